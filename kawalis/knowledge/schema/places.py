"""Cities, provinces, regions and sites."""

from __future__ import annotations

from typing import Literal

from kawalis.knowledge.schema.actors import Names
from kawalis.knowledge.schema.base import Entry


class KnownPlace(Entry, kw_only=True):
    """A place with decimal degrees (two decimals; the centre of what is wide).

    ``common`` marks a name that is also an everyday word or a person's name: it then counts only after a word
    that calls for a place. ``capital`` marks a seat of government; ``stands_for`` is the id of the country that the
    name means wherever no place is called for.
    """

    id: str
    kind: Literal["city", "province", "region", "site"]
    names: Names
    country: str | None = None
    lat: float
    lon: float
    capital: bool = False
    common: bool = False
    stands_for: str | None = None
