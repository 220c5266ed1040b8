"""Checks of single time expressions: weekday and date, impossible dates, durations."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawalis.check.bad_date import bad_date
from kawalis.check.duration import duration_clash
from kawalis.check.weekday import weekday_date
from tests.check.builders import Builder

WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")


def weekday(words: str, value: str, published: str | None = None) -> list[tuple[str, str]]:
    builder = Builder("عنوان", f"جرى ذلك {words} في العاصمة.", published=published)
    builder.time(words, value)
    return [(check.kind, check.severity) for check in weekday_date(builder.report())]


HOLDS = [("weekday_date_agreement", "note")]
CLASH = [("weekday_date_clash", "clash")]


@pytest.mark.parametrize(
    ("words", "value", "published", "found"),
    [
        ("يوم الثلاثاء الماضي (6 نيسان الحالي)", "2021-04-06", None, HOLDS),
        ("الخميس ٦ آب/أغسطس ٢٠١٥", "2015-08-06", None, HOLDS),
        ("الجمعة 6 أغسطس 2015", "2015-08-06", None, CLASH),
        ("الجمعة 6 أغسطس", "2015-08-06", "2015-08-08", CLASH),
        ("الجمعة 6 أغسطس", "2015-08-06", None, []),
        ("الجمعة 6 أغسطس", "2015-08-06", "2016-04-08", []),
        ("يوم الخميس الماضي", "2015-08-06", "2015-08-08", []),
        ("6 أغسطس 2015", "2015-08-06", None, []),
        ("الجمعة والسبت 6 أغسطس 2015", "2015-08-06", None, []),
        ("الجمعة 6 رمضان", "2015-06-23", "2015-06-24", []),
        ("الجمعة 6/8/2015", "2015-08-06", None, CLASH),
        ("الأحد 10/10/1436", "2015-07-26", None, []),
        ("غدا الاثنين الموافق 20 يوليو 2015", "2015-07-27", None, []),
        ("ليلة السبت 3 حزيران 2016", "2016-06-03", None, []),
        ("ليلة الأحد 3 حزيران 2016", "2016-06-03", None, CLASH),
        ("الجمعة 31 شباط 2015", "2015-02-31", None, []),
    ],
)
def test_weekday_and_date(
    words: str, value: str, published: str | None, found: list[tuple[str, str]]
) -> None:
    assert weekday(words, value, published) == found


@given(st.dates(date(1990, 1, 1), date(2030, 12, 31)), st.integers(0, 6))
def test_a_weekday_holds_on_its_own_day_only(day: date, other: int) -> None:
    april = day.replace(month=4, day=min(day.day, 30))
    words = f"{WEEKDAYS[other]} {april.day} نيسان {day.year}"
    value = april.isoformat()
    held = date.fromisoformat(value).weekday() == other
    assert weekday(words, value) == (HOLDS if held else CLASH)


def test_only_the_first_agreement_is_told() -> None:
    builder = Builder("عنوان", "من الخميس 6 أغسطس 2015 إلى الجمعة 7 أغسطس 2015.")
    builder.time("الخميس 6 أغسطس 2015", "2015-08-06")
    builder.time("الجمعة 7 أغسطس 2015", "2015-08-07")
    assert [check.about for check in weekday_date(builder.report())] == [("t1",)]


@pytest.mark.parametrize(
    ("words", "value", "bad"),
    [
        ("31 شباط 2015", "2015-02-31", True),
        ("12/13/2015", "2015-13-12", True),
        ("30 شباط", "XXXX-02-30", True),
        ("29 شباط", "XXXX-02-29", False),
        ("29 شباط 2015", "2015-02-29", True),
        ("28 شباط 2015", "2015-02-28", False),
        ("شباط 2015", "2015-02", False),
    ],
)
def test_days_that_do_not_exist(words: str, value: str, bad: bool) -> None:
    builder = Builder("عنوان", f"جرى ذلك في {words} بالعاصمة.")
    found = builder.time(words, value)
    builder.times = [
        type(found)(found.id, found.start, found.end, found.text, "DATE", value, None, None, "test")
    ]
    checks = list(bad_date(builder.report()))
    assert [check.about for check in checks] == ([("t1",)] if bad else [])


def duration(body: str, length: tuple[str, str], first: tuple[str, str], last: tuple[str, str]) -> list[str]:
    builder = Builder("عنوان", body)
    builder.time(*length, kind="DURATION")
    builder.time(*first)
    builder.time(*last)
    return [check.kind for check in duration_clash(builder.report())]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("استمرت الزيارة يومين من 4 أيار إلى 12 أيار.", ["duration_clash"]),
        ("زيارة استمرت يومين من 4 أيار إلى 12 أيار.", ["duration_clash"]),
        ("زيارة استمرت يومين، من 4 أيار حتى 12 أيار.", ["duration_clash"]),
        ("زيارة من 4 أيار إلى 12 أيار استمرت يومين.", ["duration_clash"]),
        ("مهلة يومين تمتد من 4 أيار إلى 12 أيار.", []),
        ("زيارة استمرت يومين. والمعرض من 4 أيار إلى 12 أيار.", []),
        ("زيارة استمرت يومين وعاد الوفد في 4 أيار ثم غادر في 12 أيار.", []),
    ],
)
def test_duration_and_its_endpoints(body: str, found: list[str]) -> None:
    assert duration(body, ("يومين", "P2D"), ("4 أيار", "2021-05-04"), ("12 أيار", "2021-05-12")) == found


@given(st.integers(1, 60), st.integers(0, 90))
def test_days_fit_with_or_without_the_first(count: int, apart: int) -> None:
    first = date(2021, 5, 4)
    last = (first + timedelta(days=apart)).isoformat()
    body = f"زيارة استمرت {count} يوما من 4 أيار إلى 12 أيار."
    found = duration(body, (f"{count} يوما", f"P{count}D"), ("4 أيار", "2021-05-04"), ("12 أيار", last))
    assert found == ([] if abs(apart - count) <= 1 else ["duration_clash"])
