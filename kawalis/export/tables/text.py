"""Tables as text: CSV that spreadsheets open, and JSON lines."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Protocol

from kawalis.export.files import clean

if TYPE_CHECKING:
    from kawalis.export.tables.views import Cell, Row, View

BOM = "\ufeff"  # without it spreadsheets take UTF-8 for an 8-bit encoding
JOINED = " | "
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")  # what begins so is run as a formula, or hides one


class Sink(Protocol):
    """Whatever takes text."""

    def write(self, text: str, /) -> object:
        """Take some."""


class CsvWriter:
    """RFC 4180 with a byte order mark; lists joined, no cell a formula."""

    def __init__(self, out: Sink, view: View) -> None:
        out.write(BOM)
        self._rows = csv.writer(out)
        self._rows.writerow(view.columns)

    def add(self, row: Row) -> None:
        """Write a row."""
        self._rows.writerow([cell_text(cell) for cell in row])

    def close(self) -> None:
        """Nothing is left to write."""


class JsonWriter:
    """One object a line, with the view's columns in their order; a column without a value is null."""

    def __init__(self, out: Sink, view: View) -> None:
        self._out = out
        self._names = tuple(view.columns)

    def add(self, row: Row) -> None:
        """Write a row."""
        self._out.write(
            clean(json.dumps(dict(zip(self._names, row, strict=True)), ensure_ascii=False)) + "\n"
        )

    def close(self) -> None:
        """Nothing is left to write."""


def cell_text(cell: Cell) -> str:
    """Return a cell as text; a number stays one, text that a spreadsheet would run gets an apostrophe before it."""
    if cell is None:
        return ""
    if isinstance(cell, int | float):
        return f"{cell:g}" if isinstance(cell, float) else str(cell)
    text = clean(JOINED.join(cell) if isinstance(cell, list) else cell)
    return f"'{text}" if text.lstrip(" \u00a0\ufeff").startswith(RISKY) or text.startswith(RISKY) else text
