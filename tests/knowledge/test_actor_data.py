import re
from collections import Counter
from itertools import pairwise

import pytest

from kawalis.knowledge import table
from kawalis.knowledge.nationality import country_of, nationalities
from kawalis.knowledge.schema.actors import KnownActor
from kawalis.knowledge.schema.countries import Country
from kawalis.knowledge.schema.outlets import Outlet
from kawalis.knowledge.schema.places import KnownPlace
from kawalis.knowledge.titles import Office, read_office

DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
CODE = re.compile(r"[A-Z]{3}")


def test_ids_are_single_across_all_tables() -> None:
    ids = [
        row.id
        for rows in (table(KnownActor), table(Outlet), table(Country), table(KnownPlace))
        for row in rows
    ]
    assert [name for name, count in Counter(ids).items() if count > 1] == []


def test_countries_are_known_everywhere() -> None:
    codes = {country.code for country in table(Country)}
    named = {a.country for a in table(KnownActor)} | {o.country for o in table(Outlet)}
    named |= {p.country for p in table(KnownPlace)}
    named |= {o.affiliation.country for o in table(Outlet) if o.affiliation}
    assert {code for code in named if code} <= codes


def test_all_states_of_the_united_nations_are_there() -> None:
    assert len({c.code for c in table(Country)}) >= 193
    assert all(CODE.fullmatch(c.code) for c in table(Country))


def test_roles_have_dates_in_order_and_read_as_their_title() -> None:
    for actor in table(KnownActor):
        for role in actor.roles:
            days = [day for day in (role.start, role.end) if day]
            assert days == sorted(days), actor.id
            assert all(DAY.fullmatch(day) for day in days), actor.id
            office = read_office(role.title_ar)
            assert office is not None, role.title_ar


def test_nobody_shares_a_state_office_on_one_day() -> None:
    """Two presidents of one state at once would leave an office without a holder."""
    held: dict[tuple[Office, str], list[tuple[str, str, str]]] = {}
    for actor in table(KnownActor):
        for role in actor.roles:
            office = read_office(role.title_ar)
            if office and role.start and (role.country or actor.country):
                key = (office, role.country or actor.country or "")
                held.setdefault(key, []).append((role.start, role.end or "9999", actor.id))
    for key, terms in held.items():
        terms.sort()
        for (_, end, first), (start, _, second) in pairwise(terms):
            assert end <= start, (key, first, second)


def test_places_lie_on_earth() -> None:
    points = [(p.lat, p.lon) for p in table(KnownPlace)] + [(c.lat, c.lon) for c in table(Country)]
    assert all(-90 <= lat <= 90 and -180 <= lon <= 180 for lat, lon in points)


def test_state_outlets_name_their_state() -> None:
    state = [o for o in table(Outlet) if o.affiliation and o.affiliation.kind == "state"]
    assert len(state) >= 20
    assert all(o.affiliation and o.affiliation.country for o in state)


@pytest.mark.parametrize(
    ("adjective", "code", "gender", "number"),
    [
        ("عراقي", "IRQ", "m", "s"),
        ("ايرانيه", "IRN", "f", "s"),
        ("اميركيين", "USA", "m", "p"),
        ("كوري جنوبي", "KOR", "m", "s"),
    ],
)
def test_national_adjectives(adjective: str, code: str, gender: str, number: str) -> None:
    found = nationalities()[adjective]
    assert (found.code, found.gender, found.number) == (code, gender, number)
    country = country_of(code)
    assert country is not None
    assert country.code == code


@pytest.mark.parametrize(
    ("words", "title", "complement"),
    [
        ("رئيس الوزراء العراقي", "prime-minister", ()),
        ("رئيس وزراء العراق", "prime-minister", ()),
        ("الرئيس الفرنسي السابق", "head-of-state", ()),
        ("وزير الخارجية العراقي", "minister", ("foreign",)),
        ("وزير خارجية إيران", "minister", ("foreign",)),
        ("قائد فيلق القدس الإيراني", "commander", ("فيلق", "القدس")),
        ("العميد", "general-officer", ()),
    ],
)
def test_offices(words: str, title: str, complement: tuple[str, ...]) -> None:
    assert read_office(words) == Office(title, complement)


def test_no_office() -> None:
    assert read_office("الطريق إلى القرية") is None
    assert read_office("") is None
