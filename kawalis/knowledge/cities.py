"""Cities of GeoNames by their Arabic names, read on demand.

The table (``data/cities/cities.tsv``, written by ``training/cities.py``) is wide and seldom asked: it is not decoded,
its lines are sorted by the folded name and searched.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kawalis.knowledge.schema.actors import Names
from kawalis.knowledge.schema.places import KnownPlace
from kawalis.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLE = Path(__file__).resolve().parent.parent / "data" / "cities" / "cities.tsv"
PREFIX = "geonames-"
HELD = 2048  # names and ids whose answers are kept
_met: dict[str, City] = {}  # cities read so far, by id


@dataclass(frozen=True, slots=True)
class City:
    """A city under one of its names.

    ``admin`` is GeoNames' first administrative code, ``lat`` and ``lon`` decimal degrees. ``common``: the name is a
    word or a person's name as well, and counts only after a word that calls for a place.
    """

    id: str
    name_ar: str
    name_en: str
    country: str
    admin: str
    lat: float
    lon: float
    population: int
    common: bool


@lru_cache(HELD)
def cities_named(name: str) -> tuple[City, ...]:
    """Return the cities of an Arabic name in any spelling that folds alike, the largest first."""
    key = fold(name).encode() + b"\t"
    lines, found = _lines(), []
    at = bisect_left(lines, key)
    while key != b"\t" and at < len(lines) and lines[at].startswith(key):
        found.append(_city(lines[at]))
        at += 1
    return tuple(sorted(found, key=lambda city: -city.population))


@lru_cache(HELD)
def city(kb: str) -> City | None:
    """Return the city of an id, under one of its names, or ``None``."""
    if not kb.startswith(PREFIX):
        return None
    if kb in _met:
        return _met[kb]
    wanted = b"\t" + kb.encode() + b"\t"
    return next((_city(line) for line in _lines() if wanted in line), None)


def all_cities() -> Iterator[KnownPlace]:
    """Yield every city with all its names, as an entry of our own places would give them."""
    names: dict[str, list[City]] = {}
    for line in _lines():
        found = _city(line)
        names.setdefault(found.id, []).append(found)
    for found, *others in names.values():
        spellings = [found.name_ar, *(other.name_ar for other in others)]
        yield KnownPlace(
            id=found.id,
            kind="city",
            names=Names(ar=spellings, en=[found.name_en]),
            country=found.country,
            lat=found.lat,
            lon=found.lon,
            common=found.common,
        )


@cache
def _lines() -> list[bytes]:
    return TABLE.read_bytes().splitlines()


def _city(line: bytes) -> City:
    _, kb, name, latin, country, admin, lat, lon, population, common = line.decode().split("\t")
    found = City(kb, name, latin, country, admin, float(lat), float(lon), int(population), bool(common))
    _met.setdefault(kb, found)
    return found
