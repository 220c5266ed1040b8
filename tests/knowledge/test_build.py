"""Every fault of a data file is named by file and line."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import msgspec
import pytest

from kawalis.knowledge import build
from kawalis.knowledge.build import DATA, Source, load_all
from kawalis.knowledge.tables import TABLES, Table
from kawalis.model import DataError

if TYPE_CHECKING:
    from pathlib import Path

MESSAGES = TABLES["messages"]
FIRST = "- id: a\n  ar: أ\n  en: A\n"


def source_of(folder: Path, text: str, table: Table = MESSAGES) -> Source:
    path = folder / "messages" / "x.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return Source(table, folder)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (FIRST + "- id: b\n  ar: ب\n  en: B\n  fr: B\n", 7, "unknown field `fr`"),
        (FIRST + "- id: b\n  ar: ب\n", 4, "missing required field `en`"),
        (FIRST + "- id: b\n  ar: [ب]\n  en: B\n", 5, "Expected `str`, got `array`"),
        (FIRST + "- id: a\n  ar: ب\n  en: B\n", 4, "duplicate id 'a', first at messages/x.yaml:1"),
        (FIRST + "- id: b\n  id: c\n", 5, "duplicate key 'id'"),
        (FIRST + "- just words\n", 4, "Expected `object`, got `str`"),
        ("just words\n", 1, "expected an entry or a list of entries"),
        (FIRST + "- id: {\n", 5, "broken YAML"),
    ],
)
def test_faults(tmp_path: Path, text: str, line: int, reason: str) -> None:
    with pytest.raises(DataError) as caught:
        source_of(tmp_path, text)
    assert caught.value.file == "messages/x.yaml"
    assert caught.value.line == line
    assert reason in caught.value.reason


def test_one_entry_may_stand_alone(tmp_path: Path) -> None:
    source = source_of(tmp_path, "id: a\nar: أ\nen: A\n")
    assert msgspec.json.decode(source.compiled()) == [{"id": "a", "ar": "أ", "en": "A"}]
    with pytest.raises(DataError) as caught:
        source_of(tmp_path, "id: a\nar: أ\nen: A\nfr: A\n")
    assert caught.value.line == 4


def test_a_duplicate_in_another_file(tmp_path: Path) -> None:
    source_of(tmp_path, FIRST)
    (tmp_path / "messages" / "y.yaml").write_text("\n" + FIRST, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        Source(MESSAGES, tmp_path)
    assert str(caught.value) == "messages/y.yaml:2: duplicate id 'a', first at messages/x.yaml:1"


def test_a_dangling_reference(tmp_path: Path) -> None:
    table = Table("messages", "messages/*.yaml", "messages:Message", references=(("en", "places"),))
    source = source_of(tmp_path, FIRST + "- id: b\n  ar: ب\n  en: nowhere\n", table)
    with pytest.raises(DataError) as caught:
        source.check_references({"places": {"A"}})
    assert str(caught.value) == "messages/x.yaml:6: en: no places entry 'nowhere'"


def test_what_a_type_cannot_say(tmp_path: Path) -> None:
    table = Table(
        "messages",
        "messages/*.yaml",
        "messages:Message",
        verify=lambda rows: [(len(rows) - 1, ("ar",), "no")],
    )
    with pytest.raises(DataError, match=r"messages/x.yaml:2: no"):
        source_of(tmp_path, FIRST, table)


def test_faults_in_the_real_files_are_found(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("compiled"))
    path = data / "ar" / "clitics.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("  shortest:"))
    path.write_text("\n".join([*lines[:at], "  colour: red", *lines[at:]]), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_all(data)
    assert (caught.value.file, caught.value.line) == ("ar/clitics.yaml", at + 1)
    assert "colour" in caught.value.reason


def test_every_reference_names_a_table() -> None:
    for table in TABLES.values():
        for _, target in table.references:
            assert target in TABLES, table.name


def test_a_fault_is_one_line_and_code_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "messages").mkdir()
    (tmp_path / "messages" / "x.yaml").write_text(FIRST + FIRST, encoding="utf-8")
    monkeypatch.setattr(build, "DATA", tmp_path)
    monkeypatch.setattr(build, "TABLES", {"messages": MESSAGES})
    assert build.main() == 1
    assert capsys.readouterr().err == "messages/x.yaml:4: duplicate id 'a', first at messages/x.yaml:1\n"
