"""Who is in the files: by id, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kawalis.knowledge import table
from kawalis.knowledge.cities import all_cities
from kawalis.knowledge.schema.actors import KnownActor
from kawalis.knowledge.schema.countries import Country
from kawalis.knowledge.schema.outlets import Outlet
from kawalis.knowledge.schema.places import KnownPlace
from kawalis.text import ARTICLE, fold

if TYPE_CHECKING:
    from collections.abc import Iterator


def everything() -> dict[str, Any]:
    """Return every actor, outlet, state and place by its id."""
    return {row.id: row for row in _rows()}


def known(wanted: str) -> Any:
    """Return the actor, outlet, state or place of an id, ``None`` where there is none."""
    return next((row for row in _rows() if row.id == wanted), None)


def bearers(name: str) -> list[tuple[str, ...]]:
    """Return (id, kind, Arabic name, Latin name, country) of all whose names hold these words, whole names first."""
    wanted = _words(name)
    found = []
    for row in _rows():
        names = [_words(known) for known in _names(row)]
        if wanted and any(_holds(known, wanted) for known in names):
            kind = "country" if isinstance(row, Country) else row.kind
            country = row.code if isinstance(row, Country) else row.country or ""
            latin = row.names.en[0] if row.names.en else ""
            found.append((wanted not in names, row.id, kind, row.names.ar[0], latin, country))
    return [tuple(str(part) for part in row[1:]) for row in sorted(found, key=lambda row: row[:2])]


def _rows() -> Iterator[Any]:
    for schema in (KnownActor, Outlet, Country, KnownPlace):
        yield from table(schema)
    yield from all_cities()


def _names(row: Any) -> Iterator[str]:
    yield from (*row.names.ar, *row.names.en)
    for field in ("variants", "surnames", "short"):
        yield from getattr(row, field, ())


def _words(name: str) -> tuple[str, ...]:
    folded = "".join(char if char.isalnum() else " " for char in fold(name).casefold()).split()
    return tuple(word.removeprefix(ARTICLE) for word in folded if word != "al")


def _holds(name: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    return any(name[i : i + len(wanted)] == wanted for i in range(len(name) - len(wanted) + 1))
