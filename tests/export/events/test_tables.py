"""Events as tables: a row an event, nothing invented."""

from __future__ import annotations

import csv
import io
import json

import pytest

import kawalis
from kawalis.export.events import FORMATS
from kawalis.export.events.acled import time_precision
from kawalis.export.events.rows import table_of
from kawalis.model import EventTime, Record

TEXT = (
    "بيان للشرطة\n"
    "قال متحدث باسم الشرطة إن مسلحين قتلوا خمسة جنود على الأقل في بغداد يوم 14 أيار 2020. "
    "ونفت الوزارة اعتقال ناشطين. وتظاهر عمال في البصرة."
)


@pytest.fixture(scope="module")
def record() -> Record:
    return kawalis.read(TEXT, "صحيفة الرواق")


def rows(record: Record, form: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(FORMATS[form]([record]))))


def test_plover_has_a_row_for_each_event(record: Record) -> None:
    found = rows(record, "plover")
    assert [r["event_text"] for r in found] == [e.anchor.text for e in record.events]
    attack = next(r for r in found if r["event"] == "ASSAULT")
    assert (attack["date"], attack["date_precision"]) == ("2020-05-14", "day")
    assert (attack["dead_low"], attack["dead_high"]) == ("5", "")
    assert (attack["place"], attack["country"], attack["geo_precision"]) == ("Baghdad", "IRQ", "city")
    assert attack["chain"].startswith("صحيفة الرواق > ")


def test_acled_has_what_happened_and_no_date_that_is_not_told(record: Record) -> None:
    found = rows(record, "acled")
    kinds = {r["event_type"] for r in found}
    assert "Protests" in kinds
    assert all("status=denied" not in r["tags"] for r in found)
    protest = next(r for r in found if r["event_type"] == "Protests")
    assert (protest["event_date"], protest["time_precision"]) == ("", "")
    attack = next(r for r in found if r["fatalities"])
    assert (attack["event_date"], attack["time_precision"], attack["geo_precision"]) == (
        "2020-05-14",
        "1",
        "1",
    )
    assert attack["fatalities"] == "5"


def test_json_lines_hold_the_event_and_whom_it_names(record: Record) -> None:
    lines = [json.loads(line) for line in FORMATS["jsonl"]([record]).splitlines()]
    assert [line["id"] for line in lines] == [e.id for e in record.events]
    for line in lines:
        assert {*line["actors"], *line["targets"]} <= {a["id"] for a in line["named"]}
        assert "text" not in line["article"]


@pytest.mark.parametrize("form", FORMATS)
def test_no_report_is_a_head_or_nothing(form: str) -> None:
    assert FORMATS[form]([]).count("\n") <= 1


@pytest.mark.parametrize(
    ("begin", "until", "expected"),
    [
        ("2020-05-14", "2020-05-14", "1"),
        ("2020-05-14", "2020-05-20", "2"),
        ("2020-05-01", "2020-05-31", "3"),
        (None, "2020-05-31", ""),
    ],
)
def test_time_precision(begin: str | None, until: str | None, expected: str) -> None:
    assert time_precision(EventTime("t1", begin, until, "day")) == expected


def test_a_cell_is_no_formula() -> None:
    table = table_of(("a", "b"), [["=1+1", "-3.5"]])
    assert table == "a,b\n'=1+1,-3.5\n"
