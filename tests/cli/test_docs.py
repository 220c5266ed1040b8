"""What the command offers is documented in both languages, and nothing that it does not offer."""

import re
from pathlib import Path
from typing import Any

import pytest
import typer.main

from kawalis.cli.app import build

DOCS = Path(__file__).resolve().parents[2] / "docs"
GUIDES = ("reading.md", "reading.ar.md")


def every(command: Any) -> list[Any]:
    return [command, *(c for inner in getattr(command, "commands", {}).values() for c in every(inner))]


def options() -> set[str]:
    group = typer.main.get_command(build("en"))
    commands = every(group)
    return {option for command in commands for parameter in command.params for option in parameter.opts}


@pytest.mark.parametrize("guide", GUIDES)
def test_every_option_is_documented_and_every_documented_one_is_there(guide: str) -> None:
    text = (DOCS / guide).read_text(encoding="utf-8")
    offered = {option for option in options() if option.startswith("--")} | {"--help"}
    assert len(offered) > 6
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text)) == offered
    assert all(f"kawalis {command}" in text for command in ("read", "events", "demo"))


@pytest.mark.parametrize("guide", GUIDES)
def test_links_lead_somewhere(guide: str) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", (DOCS / guide).read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (DOCS / link).exists()] == []
