"""Run-time access to the compiled tables: no YAML, no validation, milliseconds."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from kawalis.knowledge.tables import TABLES

_COMPILED = Path(__file__).resolve().parent.parent / "data" / "compiled"
T = TypeVar("T", bound=msgspec.Struct)


def table(schema: type[T]) -> tuple[T, ...]:
    """Return the entries of the table whose schema is ``schema``, in file order; read once."""
    entries: tuple[T, ...] = _read(schema)
    return entries


@cache
def _read(schema: type[Any]) -> tuple[Any, ...]:
    shown = f"{schema.__module__.rpartition('.')[2]}:{schema.__name__}"
    name = next(name for name, entry in TABLES.items() if entry.schema == shown)
    return tuple(msgspec.json.decode((_COMPILED / f"{name}.json").read_bytes(), type=list[schema]))  # type: ignore[valid-type]
