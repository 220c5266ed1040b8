"""From features and an anchor day to a TIMEX3/EDTF value and an interval."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kawalis.extract.times import calendars, clock, points, quantities

if TYPE_CHECKING:
    from datetime import date

    from kawalis.extract.times.lexicon import Features

_RANGES = ("day", "month", "year", "weekday", "hday", "hyear", "decade")


class Resolved(NamedTuple):
    """What an expression denotes; ``begin`` and ``until`` are ISO 8601 days, minutes for TIME."""

    kind: str
    value: str
    begin: str | None
    until: str | None


def resolve(features: Features, kind: str, anchor: date | None, tense: int) -> Resolved:
    """Resolve against ``anchor``, the day of publication or ``None``.

    ``tense`` is 1 where the words around speak of the future, -1 of the past, 0 where they do not tell.
    What cannot be resolved keeps X for each unknown digit and has no interval.
    """
    if kind == "SET":
        return Resolved(kind, quantities.repeated(features), None, None)
    fixed = features.get("ref")
    if fixed is not None:
        return Resolved("DATE", str(fixed), None, None)
    if "ago" in features:
        value, interval = quantities.ago(features, anchor)
        return Resolved(kind, value, *_days(interval))
    if kind == "DURATION":
        value, interval = quantities.length(features, anchor)
        return Resolved(kind, value, *_days(interval))
    second = {name: features[name + "2"] for name in _RANGES if name + "2" in features}
    if second:
        return _range({k: v for k, v in features.items() if not k.endswith("2")}, second, anchor, tense)
    point = points.resolve(features, anchor, tense)
    if "eve" in features and anchor and tense <= 0 and "drel" not in features:
        point = _eve(point, anchor)
    if "daypart" in features or "hour" in features:
        return Resolved("TIME", *clock.resolve(features, point))
    return Resolved("DATE", point.value, *_days(point.interval))


def _eve(point: calendars.Point, anchor: date) -> calendars.Point:
    """Return the evening before where a night that is told would only begin on the day of publication itself."""
    if point.interval is None or point.interval.begin != anchor:
        return point
    day = calendars.shifted(anchor, -1)
    return calendars.Point(day.isoformat(), calendars.Interval(day, day)) if day else point


def _range(first: Features, second: Features, anchor: date | None, tense: int) -> Resolved:
    first, second = _years(first, second)
    a = points.resolve(first, anchor, tense)
    b = points.resolve({**first, **second}, anchor, tense)
    if "weekday" in second and a.interval and b.interval and b.interval.begin < a.interval.begin:
        a, b = _in_order(a, b, tense)
    value = f"{a.value}/{b.value}"
    if a.interval is None or b.interval is None or b.interval.until < a.interval.begin:
        return Resolved("DATE", value, None, None)
    begin, until = a.interval.begin.isoformat(), b.interval.until.isoformat()
    return Resolved("DATE", f"{begin}/{until}" if "/" in a.value else value, begin, until)


def _years(first: Features, second: Features) -> tuple[Features, Features]:
    """Give both ends of a range of whole dates their year where one is named: from December to January 2019."""
    month, month2 = first.get("month"), second.get("month")
    if not (isinstance(month, int) and isinstance(month2, int)):
        return first, second
    year, year2 = first.get("year"), second.get("year")
    if isinstance(year2, int) and year is None:
        return {**first, "year": year2 - (month > month2)}, second
    if isinstance(year, int) and year2 is None:
        return first, {**second, "year": year + (month > month2)}
    return first, second


def _in_order(a: calendars.Point, b: calendars.Point, tense: int) -> tuple[calendars.Point, calendars.Point]:
    """Move a weekday of a range by a week so that the range runs forwards."""
    late, days = (b, 7) if tense > 0 else (a, -7)
    moved = calendars.shifted(late.interval.begin, days) if late.interval else None
    if moved is None:
        return a, b
    point = calendars.Point(moved.isoformat(), calendars.Interval(moved, moved))
    return (a, point) if tense > 0 else (point, b)


def _days(interval: calendars.Interval | None) -> tuple[str | None, str | None]:
    return (interval.begin.isoformat(), interval.until.isoformat()) if interval else (None, None)
