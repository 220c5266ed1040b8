import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawalis.export.formats import save, stream
from kawalis.export.tables.text import RISKY, cell_text
from kawalis.export.tables.views import VIEWS, Cell, seen
from kawalis.model import Record

COUNTS = {"articles": 1, "statements": 5, "events": 3, "actors": 7, "times": 2, "checks": 3}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_row_has_a_cell_for_each_column(record: Record, view: str, language: str) -> None:
    kinds = {"text": (str,), "integer": (int,), "number": (int, float), "list": (list,)}
    rows = list(VIEWS[view].rows(next(seen([record], language))))
    assert len(rows) == COUNTS[view]
    for row in rows:
        assert len(row) == len(VIEWS[view].columns)
        for cell, kind in zip(row, VIEWS[view].columns.values(), strict=True):
            assert cell is None or isinstance(cell, kinds[kind])


@pytest.mark.parametrize("view", VIEWS)
def test_csv_and_json_lines_hold_the_same_rows(record: Record, view: str) -> None:
    text = "".join(stream([record, record], "csv", view=view))
    assert text.startswith("\ufeff")
    table = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    lines = [json.loads(line) for line in "".join(stream([record, record], "jsonl", view=view)).splitlines()]
    assert len(table) == len(lines) == 2 * COUNTS[view]
    for row, line in zip(table, lines, strict=True):
        assert row == {name: cell_text(value) for name, value in line.items()}


def test_the_statements_know_their_chain(record: Record) -> None:
    lines = [json.loads(line) for line in "".join(stream([record], "jsonl", view="statements")).splitlines()]
    told = lines[2]
    assert told["chain"] == ["صحيفة الشرفة", "Al-Marfa", "مصدر مطلع", "Salem al-Haddad"]
    assert told["chain_ids"][-1] == "salem-al-haddad"
    assert told["links"][1:] == ["relayed", "relayed", "attributed"]
    assert (told["weakest"], told["weakness"]) == (2, "anonymous")
    assert told["parent"] == lines[1]["id"]
    assert told["spans"] == [f"{told['start']}-{told['end']}"]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (None, ""),
        (3, "3"),
        (-3, "-3"),
        (33.89, "33.89"),
        (-0.5, "-0.5"),
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("@x", "'@x"),
        ("\t=1", "'\t=1"),
        (" =1", "' =1"),
        (["=1", "b"], "'=1 | b"),
        (["a", "=1"], "a | =1"),
        ("a\ud800", "a\ufffd"),
    ],
)
def test_cells(cell: Cell, shown: str) -> None:
    assert cell_text(cell) == shown


@given(st.text() | st.lists(st.text()))
def test_no_text_is_run_as_a_formula(cell: str | list[str]) -> None:
    assert not cell_text(cell).lstrip(" ").startswith(RISKY)


def test_all_views_are_a_folder_of_tables(record: Record, tmp_path: Path) -> None:
    save([record], tmp_path / "all", "csv")
    assert sorted(path.stem for path in (tmp_path / "all").iterdir()) == sorted(VIEWS)
