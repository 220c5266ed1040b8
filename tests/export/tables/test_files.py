"""Workbooks and Parquet, read back by other libraries."""

from dataclasses import replace
from pathlib import Path

import duckdb
import openpyxl
import pytest

from kawalis.export.formats import save
from kawalis.export.tables import xlsx
from kawalis.export.tables.views import VIEWS, seen
from kawalis.model import Record


def test_the_workbook_has_a_sheet_a_view_from_right_to_left(record: Record, tmp_path: Path) -> None:
    path = tmp_path / "all.xlsx"
    save([record], path, "xlsx")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == list(VIEWS)
    for sheet in book:
        assert sheet.sheet_view.rightToLeft
        assert sheet.freeze_panes == "A2"
        rows = list(sheet.values)
        assert rows[0] == tuple(VIEWS[sheet.title].columns)
        assert len(rows) == 1 + len(list(VIEWS[sheet.title].rows(next(seen([record], "en")))))


def test_nothing_in_the_workbook_is_a_formula_or_link(record: Record, tmp_path: Path) -> None:
    for title in ('=HYPERLINK("https://example.org")', "https://example.org/a", "007"):
        save(
            [replace(record, article=replace(record.article, title=title))],
            tmp_path / "x.xlsx",
            "xlsx",
            view="articles",
        )
        cell = openpyxl.load_workbook(tmp_path / "x.xlsx").active["B2"]
        assert cell.data_type == "s"
        assert cell.value == title
        assert cell.hyperlink is None


def test_a_full_sheet_goes_on_in_another(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "ROWS", 3)
    save([record], tmp_path / "x.xlsx", "xlsx", view="statements")
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert book.sheetnames == ["statements", "statements 2", "statements 3"]
    assert [sheet.max_row for sheet in book] == [3, 3, 2]


@pytest.mark.parametrize(("text", "length"), [("ا" * 40_000, 32_767), ("😀" * 20_000, 16_384), ("ا", 1)])
def test_what_a_cell_cannot_hold_is_cut_and_marked(text: str, length: int) -> None:
    found = xlsx.fitting(text)
    assert len(found.encode("utf-16-le")) // 2 <= xlsx.CHARACTERS
    assert len(found) == length
    assert (found == text) or found.endswith(xlsx.CUT)


@pytest.mark.parametrize("view", VIEWS)
def test_parquet_is_read_back_with_its_types(record: Record, tmp_path: Path, view: str) -> None:
    path = tmp_path / "it's.parquet"
    save([record, record], path, "parquet", view=view)
    with duckdb.connect() as base:
        found = base.execute("SELECT * FROM read_parquet(?)", [str(path)])
        names = [column[0] for column in found.description]
        rows = found.fetchall()
    expected = list(VIEWS[view].rows(next(seen([record], "en"))))
    assert names == list(VIEWS[view].columns)
    assert rows == expected + expected
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_no_record_is_an_empty_table(tmp_path: Path) -> None:
    save([], tmp_path / "p", "parquet")
    with duckdb.connect() as base:
        count = base.execute(
            "SELECT count(*) FROM read_parquet(?)", [f"{tmp_path}/p/events.parquet"]
        ).fetchone()
    assert count == (0,)
