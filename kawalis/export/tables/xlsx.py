"""Tables as one workbook: a sheet a view, right to left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kawalis.export.extra import need
from kawalis.export.files import clean
from kawalis.export.tables.text import JOINED
from kawalis.export.tables.views import INTEGER, NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kawalis.export.tables.views import Cell, Row, View

ROWS = 1_048_576  # of a sheet, the head included
CHARACTERS = 32_767  # of a cell, in UTF-16 code units
CUT = "…"
NARROW, WIDE = 12, 40  # widths of columns, in characters
_PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class Workbook:
    """A workbook that is written row by row; what a cell cannot hold is cut and marked."""

    def __init__(self, path: Path, views: Iterable[View]) -> None:
        library = need("xlsxwriter", "xlsx")
        self._fault = library.exceptions.FileCreateError
        self._book = library.Workbook(str(path), {"constant_memory": True, **_PLAIN})
        self._book.set_properties({"title": "Kawalis", "comments": ""})
        self._head = self._book.add_format({"bold": True, "bottom": 1})
        self._text = self._book.add_format({"reading_order": 2, "valign": "top"})
        self.sheets = {view.name: Sheet(self, view) for view in views}

    def sheet(self, view: View, number: int) -> Any:
        """Add a sheet; the second of a view bears a number."""
        name = view.name if number == 1 else f"{view.name} {number}"
        sheet = self._book.add_worksheet(name)
        sheet.right_to_left()
        sheet.freeze_panes(1, 0)
        for column, kind in enumerate(view.columns.values()):
            sheet.set_column(column, column, NARROW if kind in {INTEGER, NUMBER} else WIDE // 2, self._text)
        for column, title in enumerate(view.columns):
            sheet.write_string(0, column, title, self._head)
        return sheet

    def close(self) -> None:
        """Write the workbook out. Raises ``OSError``."""
        try:
            self._book.close()
        except self._fault as error:
            raise OSError(str(error)) from error


class Sheet:
    """The rows of one view; where a sheet is full they go on in another."""

    def __init__(self, book: Workbook, view: View) -> None:
        self._book, self._view = book, view
        self._number, self._row = 1, 1
        self._sheet = book.sheet(view, 1)

    def add(self, row: Row) -> None:
        """Write a row."""
        if self._row >= ROWS:
            self._number += 1
            self._row = 1
            self._sheet = self._book.sheet(self._view, self._number)
        for column, cell in enumerate(row):
            self._put(column, cell)
        self._row += 1

    def _put(self, column: int, cell: Cell) -> None:
        if isinstance(cell, int | float):
            self._sheet.write_number(self._row, column, cell)
        elif cell:
            self._sheet.write_string(
                self._row, column, fitting(JOINED.join(cell) if isinstance(cell, list) else cell)
            )

    def close(self) -> None:
        """The workbook is closed as a whole."""


def fitting(text: str) -> str:
    """Return as much of ``text`` as a cell can hold."""
    text = clean(text)
    if len(text) <= CHARACTERS // 2 or len(text.encode("utf-16-le")) // 2 <= CHARACTERS:
        return text
    units = text.encode("utf-16-le")[: 2 * (CHARACTERS - 1)]
    return units.decode("utf-16-le", "ignore") + CUT
