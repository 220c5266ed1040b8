"""A report's events as tables: PLOVER-style CSV, ACLED-shaped CSV, JSON lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.export.events import acled, jsonl, plover

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kawalis.model import Record

FORMATS: dict[str, Callable[[Iterable[Record]], str]] = {
    "plover": plover.text,
    "acled": acled.text,
    "jsonl": jsonl.text,
}

__all__ = ["FORMATS"]
