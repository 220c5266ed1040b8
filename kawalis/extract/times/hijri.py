"""Dates of the Hijri and Solar Hijri calendars, as Gregorian days and intervals."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from kawalis.extract.times import calendars
from kawalis.extract.times.calendars import Interval

if TYPE_CHECKING:
    from collections.abc import Mapping

_SOLAR_KNOWN, _NOWRUZ = 1400, date(2021, 3, 21)  # the year of the Solar Hijri calendar that began on this day
_SOLAR_YEARS = (1178, 1632)
_FEASTS = ((10, 1), (12, 10))  # month and day
_SOLAR_LEAP = frozenset({1, 5, 9, 13, 17, 22, 26, 30})  # years of the cycle


def resolve_other_calendar(
    f: Mapping[str, int], calendar: str, anchor: date | None
) -> tuple[str, Interval | None]:
    """Return the value and interval of ``hday hmonth hyear`` (any may be missing), seen from ``anchor``."""
    if calendar == "solar":
        return _solar(f)
    if "feast" in f:
        feast = nearest_feast(anchor) if anchor else None
        return (feast.isoformat(), Interval(feast, feast)) if feast else ("XXXX-XX-XX", None)
    year, month, day = f.get("hyear"), f.get("hmonth"), f.get("hday")
    if year is None and "hyrel" in f and anchor is not None:
        here = calendars.hijri_of(anchor)
        year = here[0] + f["hyrel"] if here else None
    if year is None and month is not None and anchor is not None:
        year = hijri_year_near(month, day, f.get("hdir"), anchor)
    if year is None:
        return "XXXX-XX-XX" if day else "XXXX-XX", None
    if month is None:
        return _between(calendars.hijri_year(year), "XXXX")
    if day is None:
        return _between(calendars.hijri_month(year, month), "XXXX-XX")
    found = calendars.hijri_day(year, month, day)
    return (found.isoformat(), Interval(found, found)) if found else ("XXXX-XX-XX", None)


def hijri_year_near(month: int, day: int | None, direction: int | None, anchor: date) -> int | None:
    """Return the Hijri year that a month (and day) without one means, seen from ``anchor``."""
    here = calendars.hijri_of(anchor)
    if here is None:
        return None
    year, this_month, this_day = here
    there, now = (month, day or 0), (this_month, this_day if day else 0)
    if direction == 0 or there == now:
        return year if direction in (0, None) else year + direction
    last = year if there < now else year - 1
    following = year if there > now else year + 1
    if direction is not None:
        return last + direction + 1 if direction < 0 else following
    gap = (year * 12 + this_month) - (last * 12 + month)
    return last if gap <= 6 else following  # noqa: PLR2004 - half a year


def nearest_feast(anchor: date) -> date | None:
    """Return the first day of the feast (of fasting's end or of sacrifice) that lies nearer to ``anchor``."""
    here = calendars.hijri_of(anchor)
    if here is None:
        return None
    days = [
        calendars.hijri_day(year, *feast) for year in (here[0] - 1, here[0], here[0] + 1) for feast in _FEASTS
    ]
    return min((day for day in days if day), key=lambda day: abs(day - anchor), default=None)


def _between(interval: Interval | None, unknown: str) -> tuple[str, Interval | None]:
    if interval is None:
        return unknown, None
    return f"{interval.begin.isoformat()}/{interval.until.isoformat()}", interval


def _solar(f: Mapping[str, int]) -> tuple[str, Interval | None]:
    """Solar Hijri: six months of 31 days, five of 30, the last of 29 or 30."""
    if "hyear" not in f:
        return "XXXX-XX-XX" if "hday" in f else "XXXX-XX", None
    year, month = f["hyear"], f.get("hmonth")
    start, following = _nowruz(year), _nowruz(year + 1)
    if start is None or following is None:
        return "XXXX", None
    if month is None:
        return _between(Interval(start, following - timedelta(days=1)), "XXXX")
    first = start + timedelta(days=(month - 1) * 31 if month <= 7 else 186 + (month - 7) * 30)  # noqa: PLR2004
    after = following if month == 12 else first + timedelta(days=31 if month <= 6 else 30)  # noqa: PLR2004
    if "hday" not in f:
        return _between(Interval(first, after - timedelta(days=1)), "XXXX-XX")
    day = first + timedelta(days=f["hday"] - 1)
    return (day.isoformat(), Interval(day, day)) if first <= day < after else ("XXXX-XX-XX", None)


def _nowruz(year: int) -> date | None:
    """Return the first day of a Solar Hijri year, by the cycle of 33 years that holds from 1178 to 1633."""
    if not _SOLAR_YEARS[0] <= year <= _SOLAR_YEARS[1]:
        return None
    low, high = min(year, _SOLAR_KNOWN), max(year, _SOLAR_KNOWN)
    days = sum(366 if y % 33 in _SOLAR_LEAP else 365 for y in range(low, high))
    return _NOWRUZ + timedelta(days=days if year >= _SOLAR_KNOWN else -days)
