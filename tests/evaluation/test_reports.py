"""The annotated reports: the files hold, and no figure on either half falls below its floor."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.evaluation import reports

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))["reports"]
MEASURED = (*reports.PARTS, reports.LATER)
FILES = [path for part in sorted(reports.NAMED) for path in sorted((reports.HERE / part).glob("*.json"))]

needs_texts = pytest.mark.skipif(
    not reports.available(), reason="the reports are third-party data: set KAWALIS_SHARED to their folder"
)


@cache
def measured(part: str) -> dict[str, Any]:
    return reports.measures(part)


def spans(value: Any) -> list[tuple[int, int]]:
    if isinstance(value, dict):
        own = [(value["start"], value["end"])] if "start" in value else []
        return own + [s for item in value.values() for s in spans(item)]
    return [s for item in value for s in spans(item)] if isinstance(value, list) else []


def test_there_are_twenty_of_each() -> None:
    assert [len(list((reports.HERE / part).glob("*.json"))) for part in reports.PARTS] == [20, 20]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_holds_offsets_and_no_words(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    assert gold["id"] == path.stem
    assert spans(gold)
    assert all(0 <= start < end for start, end in spans(gold))
    ids = {statement["id"] for statement in gold["statements"]}
    assert len(ids) == len(gold["statements"])
    assert {s["parent"] for s in gold["statements"]} | {e["statement"] for e in gold["events"]} <= {
        *ids,
        None,
    }
    assert not [c for c in path.read_text(encoding="utf-8") if "\u0621" <= c <= "\u064a"]


@needs_texts
@pytest.mark.parametrize("part", sorted(reports.NAMED))
def test_the_texts_are_those_that_were_annotated(part: str) -> None:
    for report in reports.load(part):
        assert max(end for _, end in spans(report.gold)) <= len(report.text)


@pytest.mark.parametrize("part", MEASURED)
def test_the_floors_were_set_on_this_gold(part: str) -> None:
    digest = hashlib.sha256(b"".join(p.read_bytes() for p in sorted((reports.HERE / part).glob("*.json"))))
    assert digest.hexdigest() == FLOORS[part]["sha256"]


@needs_texts
@pytest.mark.parametrize("part", MEASURED)
def test_no_figure_falls(part: str) -> None:
    found, floors = measured(part), FLOORS[part]["floors"]
    named = part in reports.PARTS
    assert set(floors) == {name for layer, name, _ in reports.ROWS if named or layer != "names"}
    assert {
        name: reports.value(found[name]) for name in floors if reports.value(found[name]) < floors[name]
    } == {}
    assert found["publication day"]["wrong"] == 0


def test_a_folder_without_reports_is_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no annotated reports"):
        reports.load(str(tmp_path))
