"""Tables as Parquet, by DuckDB: rows wait in a file of JSON lines beside, and are turned when all are there."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from kawalis.export.extra import need
from kawalis.export.tables.text import JsonWriter
from kawalis.export.tables.views import INTEGER, LIST, NUMBER, TEXT

if TYPE_CHECKING:
    from kawalis.export.tables.views import Row, View

TYPES = {TEXT: "VARCHAR", INTEGER: "BIGINT", NUMBER: "DOUBLE", LIST: "VARCHAR[]"}
LARGEST = 1 << 28  # bytes of one row: a report has 8 MB at most, escaped six times that


class ParquetWriter:
    """A Parquet file with the view's columns, lists as lists, compressed by Zstandard."""

    def __init__(self, path: Path, view: View) -> None:
        self._library = need("duckdb", "parquet")
        self._path, self._view = path, view
        self._waiting = tempfile.NamedTemporaryFile(  # noqa: SIM115 - closed below
            "w", encoding="utf-8", newline="", prefix=".rows.", suffix=".jsonl", dir=path.parent, delete=False
        )
        self._lines = JsonWriter(self._waiting.file, view)
        self._any = False

    def add(self, row: Row) -> None:
        """Keep a row."""
        self._lines.add(row)
        self._any = True

    def close(self) -> None:
        """Turn the rows into the file."""
        self._waiting.close()
        columns = ", ".join(
            f"{_quoted(name, chr(34))} {TYPES[kind]}" for name, kind in self._view.columns.items()
        )
        typed = ", ".join(f"{_quoted(n)}: {_quoted(TYPES[kind])}" for n, kind in self._view.columns.items())
        try:
            with contextlib.closing(self._library.connect(":memory:")) as base:
                base.execute("SET threads = 1")
                base.execute(f"CREATE TABLE rows ({columns})")
                if self._any:  # nothing is no JSON
                    base.execute(
                        f"INSERT INTO rows SELECT * FROM read_json({_quoted(self._waiting.name)}, "  # noqa: S608
                        f"columns = {{{typed}}}, format = 'newline_delimited', maximum_object_size = {LARGEST})"
                    )
                base.execute(f"COPY rows TO {_quoted(str(self._path))} (FORMAT parquet, COMPRESSION zstd)")
        finally:
            self.drop()

    def drop(self) -> None:
        """Remove the rows that wait."""
        self._waiting.close()
        Path(self._waiting.name).unlink(missing_ok=True)


def _quoted(text: str, mark: str = "'") -> str:
    return mark + text.replace(mark, mark * 2) + mark
