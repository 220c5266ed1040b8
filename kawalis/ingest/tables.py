"""Rows of CSV, JSON, JSON lines and Parquet."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from kawalis.ingest.decode import decode
from kawalis.ingest.extra import load
from kawalis.ingest.limits import LIMIT
from kawalis.model import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DELIMITERS = (",", ";", "\t")


def csv_rows(data: bytes, source: str) -> Iterator[tuple[int, Any]]:
    """Yield the rows of a CSV with a head line; numbers are those of rows, the first after the head is 1.

    Raises :class:`InputError` (``broken_table``).
    """
    text = decode(data, source)
    head = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    csv.field_size_limit(LIMIT)
    number = 0
    try:
        for number, row in enumerate(
            csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter), start=1
        ):
            row.pop(None, None)
            yield number, row
    except csv.Error as error:
        raise InputError("broken_table", f"{source}#{number + 1}", reason=str(error)) from error


def json_value(data: bytes, source: str) -> Any:
    """Return the value of a JSON file. Raises :class:`InputError` (``broken_json``)."""
    try:
        return json.loads(decode(data, source))
    except (ValueError, RecursionError) as error:
        raise InputError("broken_json", source, reason=str(error)[:200]) from error


def line_rows(data: bytes, source: str) -> Iterator[tuple[int, Any]]:
    """Yield the values of JSON lines; a broken line is ``None``."""
    for number, line in enumerate(decode(data, source).split("\n"), start=1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError):
                yield number, None


def parquet_rows(path: Path, source: str) -> Iterator[tuple[int, Any]]:
    """Yield the rows of a Parquet file, a few at a time. Raises :class:`InputError` (``broken_table``)."""
    duckdb = load("duckdb")
    try:
        with duckdb.connect(config={"threads": 1, "autoinstall_known_extensions": False}) as connection:
            # The name is bound, and what a glob would read as a pattern stands for itself.
            name = "".join(f"[{c}]" if c in "*?[" else c for c in str(path))
            cursor = connection.execute("SELECT * FROM read_parquet(?)", [name])
            names = [column[0] for column in cursor.description or ()]
            number = 0
            while rows := cursor.fetchmany(256):
                for row in rows:
                    number += 1
                    yield number, dict(zip(names, row, strict=True))
    except duckdb.Error as error:
        raise InputError("broken_table", source, reason=str(error).partition("\n")[0][:200]) from error
