"""What holds for the source as a whole: where Arabic may stand, how long a module is, who imports whom."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "kawalis").rglob("*.py"))
WORDLESS = [
    path for path in MODULES if ROOT / "kawalis" / "text" not in path.parents
]  # its tables are letters
LONGEST = 300  # lines
ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")
MACHINE = re.compile(r"(?<![\w./])/(?:home|root|Users|work|opt)/\w")
# Put together, so that this file does not hold what it looks for.
REGISTRIES = re.compile(
    "|".join(("pypi" + r"\.org", "python" + "hosted", "npmjs" + r"\.(?:org|com)", "--extra-index" + "-url"))
)
SKIPPED = {".git", ".venv", ".venv-ftm", "out", "dist", "build", "node_modules"}


def arabic_strings(source: str) -> list[str]:
    """Return every string of a module that is written with Arabic letters and is no docstring.

    Ranges of the script given by escapes are no words.
    """
    tree = ast.parse(source)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    return [
        f"line {node.lineno}: {node.value}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
        if ARABIC.search(node.value) and ARABIC.search(ast.get_source_segment(source, node) or node.value)
    ]


def files() -> Iterator[tuple[Path, str]]:
    """Yield every text file of the project."""
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        if any(part in SKIPPED or part.endswith(("_cache", "__pycache__", ".egg-info")) for part in parts):
            continue
        if path.is_file() and parts[0] != ".hypothesis":
            yield path, path.read_text(encoding="utf-8", errors="replace")


@pytest.mark.parametrize("path", WORDLESS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_arabic_in_code(path: Path) -> None:
    assert arabic_strings(path.read_text(encoding="utf-8")) == []


def test_arabic_in_code_would_be_found() -> None:
    source = '"""قال"""\nx = "قال"  # قال\ndef f():\n    "قال"\n    return f"{x} قال", "[\\u0620-\\u064a]"\n'
    assert arabic_strings(source) == ["line 2: قال", "line 5:  قال"]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_modules_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_no_registry_and_no_path_of_a_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:90]}"
        for path, text in files()
        for number, line in enumerate(text.splitlines(), start=1)
        if REGISTRIES.search(line) or MACHINE.search(line)
    ]
    assert not found


def test_the_lock_has_hashes_for_every_release() -> None:
    for name in ("run", "dev", "ftm"):
        text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        releases = re.split(r"\n(?=\w)", text.strip())
        assert len(releases) > 5
        for release in releases:
            assert re.match(r"[\w.-]+==[\w.]+", release)
            assert "--hash=sha256:" in release


def test_the_lock_of_users_is_part_of_the_developers_own() -> None:
    pinned = {}
    for name in ("run", "dev", "ftm"):
        text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        pinned[name] = dict(re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE))
    assert pinned["run"].items() <= pinned["dev"].items()


def test_the_import_contract() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


@pytest.mark.parametrize(
    "path", sorted((ROOT / "tests").rglob("*.py")), ids=lambda path: path.relative_to(ROOT).as_posix()
)
def test_every_test_asserts(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    helpers = {
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("test_") and asserts(node, set())
    }
    idle = [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and not asserts(node, helpers)
    ]
    assert not idle


def asserts(function: ast.FunctionDef, helpers: set[str]) -> bool:
    """Whether a function asserts: by itself, by ``pytest.raises``, or by a helper that does."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assert):
            return True
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in helpers | {"raises", "fail"} or name.startswith(("check_", "assert_", "require_")):
                return True
    return False
