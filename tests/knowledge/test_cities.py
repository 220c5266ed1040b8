"""The cities of GeoNames: what the table holds, what it must not, and how it is asked."""

from __future__ import annotations

import re

import pytest

from kawalis.knowledge import table
from kawalis.knowledge.actor_search import bearers, everything
from kawalis.knowledge.cities import TABLE, cities_named, city
from kawalis.knowledge.nationality import nationalities
from kawalis.knowledge.schema.actors import KnownActor
from kawalis.knowledge.schema.countries import Country
from kawalis.knowledge.schema.outlets import Outlet
from kawalis.knowledge.schema.places import KnownPlace
from kawalis.text import fold

LINES = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()]
ARABIC = re.compile("[ء-غف-ي]+(?:[ -][ء-غف-ي]+)*")


def test_the_table_is_sorted_and_each_name_of_a_city_is_there_once() -> None:
    keys = [(line[0].encode(), -int(line[8])) for line in LINES]
    assert keys == sorted(keys)
    assert len({(line[0], line[1]) for line in LINES}) == len(LINES)
    assert len({line[1] for line in LINES}) > 8_000


def test_every_line_is_sound() -> None:
    states = {country.code for country in table(Country)}
    for key, kb, name, latin, country, _, lat, lon, people, common in LINES:
        assert ARABIC.fullmatch(name), name
        assert key == fold(name)
        assert re.fullmatch(r"geonames-\d+", kb)
        assert latin
        assert country in states
        assert -90 <= float(lat) <= 90
        assert -180 <= float(lon) <= 180
        assert int(people) >= 15_000
        assert common in {"", "c"}


def test_no_name_is_that_of_a_state_an_actor_or_a_place_of_ours() -> None:
    taken = set(nationalities())
    taken |= {fold(n) for c in table(Country) for n in c.names.ar}
    taken |= {fold(n) for p in table(KnownPlace) for n in p.names.ar}
    taken |= {fold(n) for o in table(Outlet) for n in o.names.ar}
    taken |= {fold(n) for a in table(KnownActor) for n in (*a.names.ar, *a.variants, *a.surnames)}
    assert sorted({line[0] for line in LINES} & taken) == []


@pytest.mark.parametrize(
    "word",
    [
        "دولة",
        "الثورة",
        "الحراك",
        "الشهداء",
        "بيان",
        "بورصة",
        "كورونا",
        "محمد",
        "سليم",
        "هوية",
        "وجدة",
        "القلعة",
    ],
)
def test_words_and_given_names_count_only_where_a_place_is_called_for(word: str) -> None:
    assert all(found.common for found in cities_named(word))


@pytest.mark.parametrize(
    "word",
    [
        "العراق",
        "الإيرانيين",
        "السوري",
        "بغداد",
        "الخميس",
        "الحكومة",
        "بولونيا",
        "أوريغون",
        "",
        "  ",
        "خبر\tآخر",
    ],
)
def test_what_is_no_city_of_the_table(word: str) -> None:
    assert cities_named(word) == ()


@pytest.mark.parametrize(
    ("name", "latin", "country"),
    [
        ("سطيف", "Sétif", "DZA"),
        ("مندلي", "Mandalī", "IRQ"),
        ("القريتين", "Al Qaryatayn", "SYR"),
        ("بنها", "Banhā", "EGY"),
        ("زيورخ", "Zürich", "CHE"),
        ("بوسطن", "Boston", "USA"),
    ],
)
def test_cities_by_name(name: str, latin: str, country: str) -> None:
    found = cities_named(name)[0]
    assert (found.name_en, found.country) == (latin, country)
    assert not found.common
    assert city(found.id) is not None


def test_the_largest_of_a_name_comes_first() -> None:
    people = [found.population for found in cities_named("برمنغهام")]
    assert len(people) > 1
    assert people == sorted(people, reverse=True)


@pytest.mark.parametrize("kb", ["baghdad", "geonames-", "geonames-1", ""])
def test_no_city_of_an_id(kb: str) -> None:
    assert city(kb) is None


def test_cities_are_shown_and_found_as_places_are() -> None:
    kb = cities_named("سطيف")[0].id
    assert everything()[kb].country == "DZA"
    assert kb in {row[0] for row in bearers("سطيف")}
