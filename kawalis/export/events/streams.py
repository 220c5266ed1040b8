"""The tables of events record by record, for exports that are longer than memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.export.events import acled, plover
from kawalis.export.events.rows import lines_of
from kawalis.export.files import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kawalis.model import Record


def plover_chunks(records: Iterable[Record], *, language: str) -> Iterator[str]:  # noqa: ARG001 - names are English
    """Yield the CSV of :mod:`kawalis.export.events.plover`."""
    yield lines_of([plover.COLUMNS])
    for record in records:
        yield clean(lines_of(plover.rows(record)))


def acled_chunks(records: Iterable[Record], *, language: str) -> Iterator[str]:  # noqa: ARG001 - names are English
    """Yield the CSV of :mod:`kawalis.export.events.acled`."""
    yield lines_of([acled.COLUMNS])
    for record in records:
        yield clean(lines_of(acled.rows(record)))
