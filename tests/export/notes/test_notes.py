import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kawalis.export.formats import save
from kawalis.export.notes.text import escaped, file_name
from kawalis.model import Record

LINK = re.compile(r"\[\[([^\]|#]+)(?:#\^([\w-]+))?\|([^\]]*)\]\]")


def notes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).with_suffix("").as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*.md")
    }


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_link_leads_to_a_note_and_its_block(record: Record, tmp_path: Path, language: str) -> None:
    other = replace(record, article=replace(record.article, id="0another"))
    save([record, other], tmp_path, "markdown", language=language)
    found = notes(tmp_path)
    assert len([name for name in found if name.startswith("articles/")]) == 2
    linked = [match for text in found.values() for match in LINK.findall(text)]
    assert len(linked) > 20
    for name, block, shown in linked:
        assert name in found
        assert shown
        assert not block or re.search(rf" \^{block}$", found[name], re.MULTILINE)


def test_an_actors_note_gathers_what_it_said_and_did(record: Record, tmp_path: Path) -> None:
    save([record], tmp_path, "markdown")
    (text,) = [t for name, t in notes(tmp_path).items() if "salem-al-haddad" in name]
    head = yaml.safe_load(text.split("---\n")[1])
    assert head["kb"] == "salem-al-haddad"
    assert head["aliases"] == ["سالم الحداد", "Salem al-Haddad"]
    assert "لن تقبل" in text
    assert "Beirut" in text


def test_the_heads_are_yaml(record: Record, tmp_path: Path) -> None:
    odd = replace(record, article=replace(record.article, title='a: "b" [c] # d | e'))
    save([odd], tmp_path, "markdown")
    for text in notes(tmp_path).values():
        assert yaml.safe_load(text.split("---\n")[1])["id"]


@given(st.text())
def test_any_title_is_a_file_name(title: str) -> None:
    name = file_name(title, "abcd1234")
    assert not set(name) & set('\\/:*?"<>|#^[]')
    assert len(name.encode("utf-8")) < 200
    assert name not in {".", ".."}
    assert not name.startswith((".", " "))


def test_markdown_in_a_text_is_shown_as_it_is() -> None:
    assert escaped("a *b* [[c]]\n# d") == r"a \*b\* \[\[c\]\] \# d"
