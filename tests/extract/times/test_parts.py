"""The parts of the engine, each by itself."""

from __future__ import annotations

from datetime import date

import pytest

from kawalis.extract.times import calendars
from kawalis.extract.times.features import merge, valid
from kawalis.extract.times.numerals import Tally
from kawalis.extract.times.pattern import Choice, Slot, parse

NUMERALS = [
    ([(11, "unit", False)], 11),
    ([(1, "unit", False), (10, "ten", False)], 11),
    ([(5, "unit", False), (20, "tens", True)], 25),
    ([(2000, "thousand", False), (20, "tens", True)], 2020),
    ([(3, "unit", False), (1000, "thousand", False), (400, "hundred", True)], 3400),
    ([(5, "ord", False), (20, "tens", True)], 25),
    ([(2000, "thousand", False), (1, "unit", True), (20, "tens", True)], 2021),
]


@pytest.mark.parametrize(("words", "value"), NUMERALS)
def test_numerals_add_up(words: list[tuple[int, str, bool]], value: int) -> None:
    tally = Tally()
    assert all(tally.add(*word) for word in words)
    assert tally.value == value


def test_a_numeral_ends_where_the_next_word_does_not_fit() -> None:
    tally = Tally()
    assert tally.add(20, "tens", False)
    assert not tally.add(5, "unit", True)
    assert tally.value == 20


def test_patterns_parse_to_slots_and_choices() -> None:
    assert parse("~DAY (w:NUM=day | A)? >OF") == (
        Slot("DAY", quiet=True),
        Choice(((Slot("NUM", to="day", pre="w"),), (Slot("A"),), ())),
        Slot("OF", look=">"),
    )


@pytest.mark.parametrize("pattern", ["(A", "A)", "?", "a", "A &", "x:A"])
def test_a_broken_pattern_is_named(pattern: str) -> None:
    with pytest.raises(ValueError, match="pattern"):
        parse(pattern)


def test_features_join_or_clash() -> None:
    assert merge({"month": 4}, {"month": 4, "year": 2021}) == {"month": 4, "year": 2021}
    assert merge({"month": 4}, {"month": 5}) is None


@pytest.mark.parametrize(
    ("features", "fits"),
    [
        ({"day": 31, "month": 2}, True),
        ({"day": 45}, False),
        ({"drel": -2, "mdir": 1}, False),
        ({"drel": 0, "mdir": 0}, True),
        ({"wdir": -1, "mdir": 0}, True),
    ],
)
def test_what_a_writer_may_have_meant(features: dict[str, int | str], fits: bool) -> None:
    assert valid(features) is fits


def test_calendars_refuse_what_does_not_exist() -> None:
    assert calendars.day(2021, 2, 31) is None
    assert calendars.month(2021, 13) is None
    assert calendars.hijri_day(1600, 1, 1) is None
    assert calendars.shifted(date.max, 1) is None


@pytest.mark.parametrize(
    ("name", "begin", "until"),
    [
        ("START", date(2021, 4, 1), date(2021, 4, 10)),
        ("MID", date(2021, 4, 11), date(2021, 4, 20)),
        ("END", date(2021, 4, 21), date(2021, 4, 30)),
    ],
)
def test_a_part_is_a_third(name: str, begin: date, until: date) -> None:
    whole = calendars.month(2021, 4)
    assert whole is not None
    assert calendars.part(whole, name) == (begin, until)
