"""How the size of an event is told: tolls, bounds, numbers in words."""

from __future__ import annotations

from typing import Literal

from kawalis.knowledge.schema.base import Entry


class CountWord(Entry, frozen=True, kw_only=True):
    """A number in words; ``times`` multiplies what stands before it (thousand)."""

    words: tuple[str, ...]
    value: int
    times: bool = False


class Toll(Entry, frozen=True, kw_only=True):
    """Words that tell what happened to so many people, and the types of event that have such a size.

    ``before`` stand before the number (the killing of five), ``counted`` are what is counted (five dead).
    """

    id: Literal["dead", "injured", "arrested", "displaced"]
    types: tuple[str, ...]
    before: tuple[str, ...]
    counted: tuple[str, ...]


class SizeGrammar(Entry, frozen=True, kw_only=True):
    """How sizes are told: bounds before a number (at least, at most), words between, number words."""

    id: str
    at_least: tuple[str, ...]
    at_most: tuple[str, ...]
    between: tuple[str, ...]
    skipped: tuple[str, ...]
    counts: tuple[CountWord, ...]
    tolls: tuple[Toll, ...]
