"""The wheel, installed alone: the command, the data files and the function, from any folder."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "kawalis"
SAMPLE = PACKAGE / "data" / "samples" / "baghdad-2021.txt"
pytestmark = pytest.mark.wheel


def call(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "VIRTUAL_ENV", "PYTHONHOME"}
    }
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    done = call(sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", out, ROOT, cwd=out)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(out.glob("kawalis-*.whl"))


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an environment with nothing but the locked dependencies and the wheel."""
    folder = tmp_path_factory.mktemp("empty environment")
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    lock = ROOT / "requirements" / "run.txt"
    for arguments in (("--require-hashes", "-r", str(lock)), ("--no-deps", str(wheel))):
        done = call(
            python, "-m", "pip", "install", "-q", "--disable-pip-version-check", *arguments, cwd=folder
        )
        assert done.returncode == 0, done.stdout + done.stderr
    return python


def test_the_wheel_holds_code_data_and_licence(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        path.relative_to(ROOT).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert wanted <= held
    assert any(name.endswith("licenses/LICENSE") for name in held)
    assert not any(name.startswith(("tests/", "docs/")) for name in held)


def test_the_command_reads_a_report(python: Path, tmp_path: Path) -> None:
    report = tmp_path / "تقرير.txt"
    report.write_bytes(SAMPLE.read_bytes())
    done = call(python.with_name("kawalis"), "read", report.name, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert len(done.stdout) > 500


def test_the_command_writes_a_page(python: Path, tmp_path: Path) -> None:
    done = call(python.with_name("kawalis"), "demo", "--html", "page.html", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert 'dir="rtl"' in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_the_function_reads_a_report(python: Path, tmp_path: Path) -> None:
    code = (
        "import kawalis, pathlib, sys; text = pathlib.Path(sys.argv[1]).read_text(encoding='utf-8'); "
        "record = kawalis.read(text); "
        "print(record.article.text == text, len(record.statements) > 0, kawalis.__file__)"
    )
    done = call(python, "-c", code, SAMPLE, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("True True ")
    assert str(PACKAGE) not in done.stdout
