"""What the types of an actor's file cannot say: names that are there, dates that can be."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    import msgspec

KNOWN_UNTIL = "2025-12-31"  # an open end in the files says that a role lasted at least so long
Fault = tuple[int, tuple[str | int, ...], str]
_PREFIX = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def impossible(rows: list[msgspec.Struct]) -> list[Fault]:
    """Return what cannot be in actors: no Arabic name, an empty name, a date that is none, an end before its start."""
    return [fault for i, row in enumerate(rows) for fault in _faults(i, row)]


def is_date(text: str) -> bool:
    """Whether a text is a year, a month or a day of the calendar: ``2020``, ``2020-05``, ``2020-05-07``."""
    found = _PREFIX.fullmatch(text)
    if not found:
        return False
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def is_before(one: str, other: str) -> bool:
    """Whether a date surely lies before another, as far as both are told."""
    width = min(len(one), len(other))
    return one[:width] < other[:width]


def _faults(index: int, actor: Any) -> Iterator[Fault]:
    if not actor.names.ar:
        yield index, ("names", "ar"), "names.ar: an actor has at least one Arabic name"
    for path, names in (
        (("names", "ar"), actor.names.ar),
        (("names", "en"), actor.names.en),
        (("variants",), actor.variants),
        (("surnames",), actor.surnames),
    ):
        for i, name in enumerate(names):
            if not any(char.isalpha() for char in name):
                yield index, (*path, i), f"{'.'.join(path)}: a name without letters"
    for part in ("roles", "affiliations"):
        for i, held in enumerate(getattr(actor, part)):
            for edge in ("start", "end"):
                value = getattr(held, edge)
                if value is not None and not is_date(value):
                    yield (
                        index,
                        (part, i, edge),
                        f"{part}.{edge}: no date {value!r} (YYYY, YYYY-MM or YYYY-MM-DD)",
                    )
            if held.start and held.end and is_before(held.end, held.start):
                yield index, (part, i, "end"), f"{part}: ends ({held.end}) before it begins ({held.start})"
