"""Points of the calendar: days, weeks, months, years and longer, fixed or counted from the anchor.

A value that the report leaves open keeps an X for each digit that is not known (EDTF, TIMEX3), and then
there is no interval. A date that no calendar has (31 February) keeps its value, without an interval.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from kawalis.extract.times import calendars
from kawalis.extract.times.calendars import Interval, Point
from kawalis.extract.times.hijri import resolve_other_calendar
from kawalis.extract.times.years import school_point, season_point, year_of, year_point

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kawalis.extract.times.lexicon import Features

_OTHER = frozenset({"hmonth", "hyear", "hyrel", "feast"})
_YEARS = frozenset({"year", "yrel", "quarter", "qrel", "half", "season"})
_MONTHS_HALF = 6
_SATURDAY = 6  # ISO
_SLIP = 3  # days by which what has happened may lie after the day that is given as the one of publication
_HALF_YEAR = 183  # days
_MONTHS_PLAN = 3  # words of the future around a month that is less far back do not move it


def resolve(features: Features, anchor: date | None, tense: int) -> Point:
    """Resolve a calendar point. ``tense``: see :func:`kawalis.extract.times.resolve.resolve`."""
    point = _whole(features, anchor, tense)
    nth = features.get("nth")
    if isinstance(nth, int) and point.interval:
        found = calendars.shifted(point.interval.begin, nth - 1)
        point = _day_of(found, {})
    part = features.get("part")
    if part and point.interval:
        return Point(point.value, calendars.part(point.interval, str(part)))
    return point


def _whole(features: Features, anchor: date | None, tense: int) -> Point:
    f = {name: value for name, value in features.items() if isinstance(value, int)}
    if "drel" in f and not {"month", "day"} <= f.keys() and (anchor or "hyear" not in f):
        return _near(f, anchor)
    if "month" in f or "mrel" in f:
        return _month(f, anchor, tense)
    if not _OTHER.isdisjoint(f):
        return Point(*resolve_other_calendar(f, str(features.get("cal", "hijri")), anchor))
    if "weekday" in f:
        return _weekday(f, anchor, tense)
    if "wrel" in f:
        return _week(f["wrel"] + _begins_now(f["wrel"], anchor, tense), anchor)
    if "decade" in f or "erel" in f or "century" in f or "crel" in f:
        return _long(f, anchor)
    if "school" in f or "sdir" in f:
        return (
            season_point(str(features["season"]), f["sdir"], anchor)
            if "sdir" in f
            else school_point(f["school"], anchor)
        )
    if not _YEARS.isdisjoint(features):
        return year_point(f, str(features.get("season", "")), anchor)
    return Point("XXXX-XX-XX", None)


def _near(f: Mapping[str, int], anchor: date | None) -> Point:
    """Return today, yesterday and the like; "this day of last year" is the day of that year."""
    if anchor is None:
        return _day_of(None, f)
    year = year_of(f, anchor)
    return _day_of(_near_day(f, anchor), f) if year is None else _fixed(year, anchor.month, anchor.day)


def _near_day(f: Mapping[str, int], anchor: date) -> date | None:
    """Return the day ``drel`` days from the anchor.

    A weekday beside it that does not fit wins: "yesterday, Sunday" is a Sunday, and the day that is given as
    the day of publication may be that of a download.
    """
    found = calendars.shifted(anchor, f["drel"])
    weekday = f.get("weekday")
    if found is None or weekday in (None, found.isoweekday()):
        return found
    return nearest_weekday(weekday, 1 if f["drel"] > 0 else -1 if f["drel"] < 0 else None, anchor, 0)


def _day_of(found: date | None, f: Mapping[str, int]) -> Point:
    if found is None:
        unknown = f"XXXX-WXX-{f['weekday']}" if "weekday" in f else "XXXX-XX-XX"
        return Point(unknown, None)
    return Point(found.isoformat(), Interval(found, found))


def _fixed(year: int | None, month: int, day: int | None) -> Point:
    shown = "XXXX" if year is None else f"{year:04d}"
    if day is None:
        interval = None if year is None else calendars.month(year, month)
        return Point(f"{shown}-{month:02d}", interval)
    found = None if year is None else calendars.day(year, month, day)
    return Point(f"{shown}-{month:02d}-{day:02d}", Interval(found, found) if found else None)


def _month(f: Mapping[str, int], anchor: date | None, tense: int) -> Point:
    month, day, year = f.get("month"), f.get("day"), year_of(f, anchor)
    if "mrel" in f:
        if anchor is None:
            return (
                _fixed(year, month, day) if month else Point("XXXX-XX" + (f"-{day:02d}" if day else ""), None)
            )
        year, month = calendars.add_months(anchor.year, anchor.month, f["mrel"])
        return _fixed(year, month, day)
    if month is None or year is not None or anchor is None:
        return _fixed(year, month or 0, day)
    return _fixed(nearest_year(f, anchor, tense), month, day)


def nearest_year(f: Mapping[str, int], anchor: date, tense: int) -> int:
    """Return the year that a month (and day) without one means, seen from ``anchor``.

    "Last" and "next" exclude the anchor itself; "this" is the anchor's year. Without such a word a weekday
    beside the date decides, then the words around, then the nearest.
    """
    month, day = f["month"], f.get("day")
    direction = f.get("mdir", f.get("wdir"))
    if direction == 0:
        return anchor.year
    here = (anchor.month, anchor.day) if day else (anchor.month, 0)
    there = (month, day or 0)
    last = anchor.year if there < here else anchor.year - 1
    following = anchor.year if there > here else anchor.year + 1
    if direction is not None:
        return last + direction + 1 if direction < 0 else following
    weekday = f.get("weekday")
    if weekday and day:
        fits = [
            y
            for y in (anchor.year, anchor.year - 1, anchor.year + 1)
            if _is_weekday(y, month, day, weekday) and (tense > 0 or not _far_ahead(y, month, day, anchor))
        ]
        if len(fits) == 1:
            return fits[0]
    if there == here:
        return anchor.year
    if tense < 0:
        slip = calendars.day(anchor.year, month, day) if day else None
        return anchor.year if slip and 0 < (slip - anchor).days <= _SLIP else last
    gap = (anchor.year * 12 + anchor.month) - (last * 12 + month)
    return last if gap <= (_MONTHS_PLAN if tense > 0 else _MONTHS_HALF) else following


def _is_weekday(year: int, month: int, day: int, weekday: int) -> bool:
    found = calendars.day(year, month, day)
    return found is not None and found.isoweekday() == weekday


def _far_ahead(year: int, month: int, day: int, anchor: date) -> bool:
    """Whether a day lies more than half a year after the anchor: nothing but a slip puts it there unannounced."""
    found = calendars.day(year, month, day)
    return found is not None and (found - anchor).days > _HALF_YEAR


def _weekday(f: Mapping[str, int], anchor: date | None, tense: int) -> Point:
    weekday = f["weekday"]
    if anchor is None:
        return Point(f"XXXX-WXX-{weekday}", None)
    if "wrel" in f:
        week = calendars.week(anchor, f["wrel"])
        return _day_of(week.begin + timedelta(days=weekday - 1) if week else None, f)
    found = nearest_weekday(weekday, f.get("wdir"), anchor, tense)
    return Point(found.isoformat(), Interval(found, found))


def nearest_weekday(weekday: int, direction: int | None, anchor: date, tense: int) -> date:
    """Return the last (1 to 7 days before; -2 the one before), next (1 to 7 after) or plain such weekday.

    A plain weekday is the anchor itself or the one before it, after it only where the words around speak of
    the future.
    """
    back = (anchor.isoweekday() - weekday) % 7
    if direction is not None and direction < 0:
        return anchor - timedelta(days=(back or 7) - 7 * (direction + 1))
    if direction == 1 or (tense > 0 and back):
        return anchor + timedelta(days=7 - back)
    return anchor - timedelta(days=back)


def _begins_now(weeks: int, anchor: date | None, tense: int) -> int:
    """Return 1 where this week lies ahead on a Saturday or Sunday: where these begin a week it is the next of ISO."""
    return int(not weeks and tense > 0 and anchor is not None and anchor.isoweekday() >= _SATURDAY)


def _week(weeks: int, anchor: date | None) -> Point:
    interval = calendars.week(anchor, weeks) if anchor else None
    if interval is None:
        return Point("XXXX-WXX", None)
    year, week, _ = interval.begin.isocalendar()
    return Point(f"{year:04d}-W{week:02d}", interval)


def _long(f: Mapping[str, int], anchor: date | None) -> Point:
    """Decades (199) and centuries (19), as TIMEX3 writes them: the digits that are known."""
    century = f["century"] - 1 if "century" in f else None
    if "crel" in f and anchor:
        century = anchor.year // 100 + f["crel"]
    if "erel" in f:
        return _block(anchor.year // 10 + f["erel"], 10) if anchor else Point("XXX", None)
    if "nth_decade" in f and century is not None:
        return _block(century * 10 + f["nth_decade"] - 1, 10)
    if "decade" in f:
        # The nineties without a century are the last ones that had begun at the anchor.
        if century is None and "crel" not in f and anchor:
            century = anchor.year // 100
            if century * 100 + f["decade"] > anchor.year:
                century -= 1
        return (
            Point(f"XX{f['decade'] // 10}", None)
            if century is None
            else _block(century * 10 + f["decade"] // 10, 10)
        )
    return Point("XX", None) if century is None else _block(century, 100)


def _block(number: int, years: int) -> Point:
    first, last = calendars.year(number * years), calendars.year(number * years + years - 1)
    shown = f"{number:03d}" if years == 10 else f"{number:02d}"  # noqa: PLR2004 - a decade
    return Point(shown, Interval(first.begin, last.until) if first and last else None)
