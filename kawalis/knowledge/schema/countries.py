"""States, with their adjectives."""

from __future__ import annotations

from kawalis.knowledge.schema.actors import Names
from kawalis.knowledge.schema.base import Entry


class Country(Entry, kw_only=True):
    """A state. ``code`` is ISO 3166-1 alpha-3 (CAMEO uses the same); ``lat`` and ``lon`` are about its centre.

    ``adjectives`` are masculine singular forms without article; the regular feminine, dual and plurals are
    derived. ``people`` lists plurals that are not derived that way. ``common`` marks a name that is also an
    everyday word. ``capital`` names a place id.
    """

    id: str
    code: str
    names: Names
    adjectives: list[str] = []
    people: list[str] = []
    adjective_en: str
    lat: float
    lon: float
    common: bool = False


class NisbaEnding(Entry):
    """An ending that inflects a national adjective; ``ending`` is folded and goes after the masculine singular."""

    id: str
    ending: str
    gender: str
    number: str
