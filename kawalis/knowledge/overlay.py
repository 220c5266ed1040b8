"""A user's own actor files over ours.

A folder of YAML files under the schema of ours. A file with an id of ours stands over ours field by field: what it
states replaces ours, what it leaves out stays; an id that we have not is a new actor. What is read from the actor
files is cached for each overlay apart (:func:`per_overlay`), so readings with and without one do not mix.
"""

from __future__ import annotations

from collections import OrderedDict
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import update_wrapper
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec

from kawalis.knowledge.schema.actors import KnownActor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")
KEPT = 4  # overlays whose tables are held at once


@dataclass(frozen=True, slots=True)
class Overlay:
    """A user's actors: ``key`` names their content, ``rows`` what each file states (plain values, checked)."""

    key: str
    rows: tuple[dict[str, Any], ...]

    def __hash__(self) -> int:
        return hash(self.key)


_current: ContextVar[Overlay | None] = ContextVar("kawalis_actors", default=None)


def current() -> Overlay | None:
    """Return the overlay that is in force, or ``None``."""
    return _current.get()


@contextmanager
def using(overlay: Overlay | None) -> Iterator[None]:
    """Put an overlay in force for what runs inside; ``None`` is our files alone."""
    token = _current.set(overlay)
    try:
        yield
    finally:
        _current.reset(token)


class PerOverlay(Generic[T]):
    """A function without arguments whose value is held for each overlay apart."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._values: OrderedDict[str, T] = OrderedDict()
        update_wrapper(self, make)

    def __call__(self) -> T:
        """Return the value under the overlay in force."""
        overlay = current()
        key = overlay.key if overlay else ""
        if key not in self._values:
            made = self._make()
            while len(self._values) > KEPT:
                oldest = next(
                    name for name in self._values if name
                )  # that of our files alone is never dropped
                del self._values[oldest]
            self._values[key] = made
        return self._values[key]


def per_overlay(make: Callable[[], T]) -> PerOverlay[T]:
    """Cache a function without arguments, as ``functools.cache`` does, for each overlay apart."""
    return PerOverlay(make)


def overlaid(ours: tuple[KnownActor, ...], rows: tuple[dict[str, Any], ...]) -> tuple[KnownActor, ...]:
    """Return our actors with a user's over them, new ones after ours."""
    merged = {actor.id: actor for actor in ours}
    for row in rows:
        theirs = msgspec.convert(row, KnownActor)
        known = merged.get(theirs.id)
        if known is not None:
            theirs = msgspec.structs.replace(known, **{name: getattr(theirs, name) for name in row})
        merged[theirs.id] = theirs
    return tuple(merged.values())
