"""From features and an anchor day to a TIMEX3/EDTF value and an interval."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kawalis.extract.times import clock, points, quantities

if TYPE_CHECKING:
    from datetime import date

    from kawalis.extract.times.lexicon import Features

_RANGES = ("day", "month", "year", "weekday", "hour", "hday")


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
    fixed = features.get("ref", features.get("other"))
    if fixed is not None:
        return Resolved("DATE", str(fixed), None, None)
    if "ago" in features:
        value, interval = quantities.ago(features, anchor)
        return Resolved("DATE", value, *_days(interval))
    if kind == "DURATION":
        value, interval = quantities.length(features, anchor)
        return Resolved(kind, value, *_days(interval))
    second = {name: features[name + "2"] for name in _RANGES if name + "2" in features}
    if second:
        return _range({k: v for k, v in features.items() if not k.endswith("2")}, second, anchor, tense)
    point = points.resolve(features, anchor, tense)
    if "daypart" in features or "hour" in features:
        return Resolved("TIME", *clock.resolve(features, point))
    return Resolved("DATE", point.value, *_days(point.interval))


def _range(first: Features, second: Features, anchor: date | None, tense: int) -> Resolved:
    a = points.resolve(first, anchor, tense)
    b = points.resolve({**first, **second}, anchor, tense)
    value = f"{a.value}/{b.value}"
    if a.interval is None or b.interval is None or b.interval.until < a.interval.begin:
        return Resolved("DATE", value, None, None)
    return Resolved("DATE", value, a.interval.begin.isoformat(), b.interval.until.isoformat())


def _days(interval: points.Interval | None) -> tuple[str | None, str | None]:
    return (interval.begin.isoformat(), interval.until.isoformat()) if interval else (None, None)
