"""Run-time access to the compiled tables: no YAML, no validation, milliseconds."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec

from kawalis.knowledge.overlay import current, overlaid, per_overlay
from kawalis.knowledge.schema.actors import KnownActor
from kawalis.knowledge.tables import TABLES

COMPILED = Path(__file__).resolve().parent.parent / "data" / "compiled"
T = TypeVar("T", bound=msgspec.Struct)


def table(schema: type[T]) -> tuple[T, ...]:
    """Return the entries of the table whose schema is ``schema``, in file order; read once.

    The actors are those of the overlay in force (:mod:`kawalis.knowledge.overlay`), if there is one.
    """
    if schema is KnownActor and current() is not None:
        return cast("tuple[T, ...]", _overlaid())
    entries: tuple[T, ...] = _read(schema)
    return entries


@cache
def fingerprint() -> str:
    """Return what stands for all compiled tables: the first 16 digits of the SHA-256 of their names and bytes."""
    found = hashlib.sha256()
    for path in sorted(COMPILED.glob("*.json")):
        data = path.read_bytes()
        found.update(f"{path.name} {len(data)}\n".encode() + data)
    return found.hexdigest()[:16]


@cache
def _read(schema: type[Any]) -> tuple[Any, ...]:
    shown = f"{schema.__module__.rpartition('.')[2]}:{schema.__name__}"
    name = next(name for name, entry in TABLES.items() if entry.schema == shown)
    return tuple(msgspec.json.decode((COMPILED / f"{name}.json").read_bytes(), type=list[schema]))  # type: ignore[valid-type]


@per_overlay
def _overlaid() -> tuple[KnownActor, ...]:
    overlay = current()
    return overlaid(_read(KnownActor), overlay.rows if overlay else ())
