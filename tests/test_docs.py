"""The documentation says what is there: every command and option, links that resolve, real output."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING

import pytest

from kawalis import model
from kawalis.knowledge import table
from kawalis.knowledge.schema.messages import Message
from tests.shown import PAGES, ROOT, renewed

if TYPE_CHECKING:
    from pathlib import Path

LINK = re.compile(r"\]\(([^)#\s]+)(?:#[\w-]+)?\)")
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARABIC = (ROOT / "README.ar.md").read_text(encoding="utf-8")


@cache
def help_of(*command: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "kawalis", *command, "--help"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    )
    return done.stdout


def commands() -> list[str]:
    return re.findall(r"^  (\w+)", help_of().partition("Commands:")[2], re.MULTILINE)


def test_every_command_is_documented() -> None:
    assert set(commands()) >= {"read", "demo"}
    for command in commands():
        assert f"kawalis {command}" in README
        assert f"kawalis {command}" in ARABIC


@pytest.mark.parametrize("command", [(), *((name,) for name in commands())], ids=" ".join)
def test_every_option_is_documented(command: tuple[str, ...]) -> None:
    options = set(re.findall(r"(?<![\w-])--[a-z][\w-]+", help_of(*command)))
    assert "--help" in options
    for option in options:
        assert option in README
        assert option in ARABIC


@pytest.mark.parametrize(
    "page", [*PAGES, ROOT / "CHANGELOG.md"], ids=lambda page: page.relative_to(ROOT).as_posix()
)
def test_links_resolve(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text.strip()
    for target in LINK.findall(text):
        assert target.startswith("https://") or (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_what_is_shown_is_what_is_printed(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text == renewed(text), "run make docs"


def test_both_readmes_say_the_same() -> None:
    def shape(text: str) -> list[object]:
        return [
            re.findall(r"^#+ ", text, re.MULTILINE),
            len(re.findall(r"^- ", text, re.MULTILINE)),
            sorted({link.replace(".ar.md", ".md") for link in LINK.findall(text)}),
            len(re.findall(r"^\|", text, re.MULTILINE)),
            sorted(s.rstrip() for s in re.findall(r"^(?:make|kawalis|pip|cat) [^#\n]*", text, re.MULTILINE)),
        ]

    assert shape(README) == shape(ARABIC)


def test_every_field_of_the_record_is_documented() -> None:
    text = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
    inside = {"body_start", "index", "first", "last", "why_ar"}  # not printed
    names = {
        field.name
        for thing in vars(model).values()
        if isinstance(thing, type) and is_dataclass(thing)
        if thing.__module__.endswith((".record", ".article"))
        for field in fields(thing)
    }
    assert len(names) > 40
    assert {name for name in names - inside if f"`{name}`" not in text} == set()


def test_every_check_is_documented() -> None:
    text = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    kinds = {row.id.removeprefix("term.check.") for row in table(Message) if row.id.startswith("term.check.")}
    assert len(kinds) >= 7
    assert {kind for kind in kinds if f"`{kind}`" not in text} == set()


def test_every_target_is_listed() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z]+):", makefile, re.MULTILINE)
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony is not None
    assert set(targets) == set(phony[1].split())
    assert {"demo", "test", "lint", "types", "contract", "data", "bench", "lock", "clean", "check"} <= set(
        targets
    )
    assert all(re.search(rf"^{target}:.*## \w", makefile, re.MULTILINE) for target in targets)


def test_the_version_is_in_the_changelog() -> None:
    import kawalis  # noqa: PLC0415

    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## [Unreleased]" in changelog or f"## [{kawalis.__version__}]" in changelog
