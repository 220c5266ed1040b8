"""Days, weeks, months and years as intervals, in three calendars."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import NamedTuple

_HIJRI_YEARS = (1343, 1500)  # the Umm al-Qura tables of hijridate
_MONTHS = 12


class Interval(NamedTuple):
    """First and last day, both included."""

    begin: date
    until: date


class Point(NamedTuple):
    """A value and, where it is known, the days that it covers."""

    value: str
    interval: Interval | None


def day(year: int, month: int, number: int) -> date | None:
    """Return the day, ``None`` where the calendar has none (31 February, month 13)."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def shifted(anchor: date, days: int) -> date | None:
    """Return the day ``days`` after ``anchor``, ``None`` outside the years 1 to 9999."""
    try:
        return anchor + timedelta(days=days)
    except OverflowError:
        return None


def month(year: int, number: int) -> Interval | None:
    """Return a Gregorian month."""
    first = day(year, number, 1)
    if first is None:
        return None
    return Interval(first, first.replace(day=calendar.monthrange(year, number)[1]))


def add_months(year: int, number: int, months: int) -> tuple[int, int]:
    """Count months onwards."""
    total = year * _MONTHS + number - 1 + months
    return total // _MONTHS, total % _MONTHS + 1


def year(number: int) -> Interval | None:
    """Return a Gregorian year."""
    first, last = day(number, 1, 1), day(number, 12, 31)
    return Interval(first, last) if first and last else None


def week(anchor: date, weeks: int) -> Interval | None:
    """Return the ISO week ``weeks`` after the anchor's, Monday to Sunday."""
    monday = shifted(anchor, 7 * weeks - anchor.weekday())
    sunday = shifted(monday, 6) if monday else None
    return Interval(monday, sunday) if monday and sunday else None


def hijri_day(year_: int, month_: int, number: int) -> date | None:
    """Return the Gregorian day of a Hijri one by the Umm al-Qura calendar (1343-1500), else ``None``.

    A sighting of the moon may differ from the tables by a day.
    """
    from hijridate import Hijri  # noqa: PLC0415 - only a report with a Hijri date pays for the tables

    if not _HIJRI_YEARS[0] <= year_ <= _HIJRI_YEARS[1]:
        return None
    try:
        found: date = Hijri(year_, month_, number).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def hijri_month(year_: int, month_: int) -> Interval | None:
    """Return the Gregorian interval of a Hijri month."""
    first = hijri_day(year_, month_, 1)
    following = hijri_day(year_ + month_ // _MONTHS, month_ % _MONTHS + 1, 1)
    return Interval(first, following - timedelta(days=1)) if first and following else None


def hijri_year(year_: int) -> Interval | None:
    """Return the Gregorian interval of a Hijri year."""
    first, following = hijri_day(year_, 1, 1), hijri_day(year_ + 1, 1, 1)
    return Interval(first, following - timedelta(days=1)) if first and following else None


def hijri_of(anchor: date) -> tuple[int, int, int] | None:
    """Return the Hijri year, month and day of a Gregorian day, ``None`` outside the tables."""
    from hijridate import Gregorian  # noqa: PLC0415

    try:
        found = Gregorian(anchor.year, anchor.month, anchor.day).to_hijri()
    except (ValueError, OverflowError):
        return None
    return found.year, found.month, found.day


def part(whole: Interval, name: str) -> Interval:
    """Return the first (START), middle (MID) or last (END) third of an interval."""
    days = (whole.until - whole.begin).days + 1
    third = max(days // 3, 1)
    if name == "START":
        return Interval(whole.begin, whole.begin + timedelta(days=third - 1))
    if name == "END":
        return Interval(whole.until - timedelta(days=third - 1), whole.until)
    begin = whole.begin + timedelta(days=min(third, days - 1))
    return Interval(begin, max(begin, whole.until - timedelta(days=third)))
