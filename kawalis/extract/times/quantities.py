"""Lengths of time, points counted back from the anchor, and what repeats."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from kawalis.extract.times import calendars
from kawalis.extract.times.calendars import Interval
from kawalis.extract.times.lexicon import settings

if TYPE_CHECKING:
    from kawalis.extract.times.lexicon import Features

_DAYS = {"D": 1, "W": 7}
_MONTHS = {"M": 1, "Y": 12, "DE": 120, "CE": 1200}
_INEXACT = frozenset({"half", "approx"})  # about, more than: the count stays, its ends are not known
_HALVES = {"Y": (6, "M"), "D": (12, "TH"), "TH": (30, "TM"), "DE": (5, "Y"), "CE": (50, "Y"), "M": (15, "D")}


def period(features: Features) -> str:
    """Return the ISO 8601 / TIMEX3 duration: P2D, PT3H, P1Y6M, PXD where the count is vague."""
    unit = str(features.get("unit", "X"))
    if unit == "X":
        return "PXX"
    if "n" not in features:
        return _period("X", unit)
    count = int(features["n"])
    if "unitb" in features:
        return _joined(_period(str(count), unit), _period(str(features["nb"]), str(features["unitb"])))
    if features.get("half") and unit == "W":
        return _period(f"{count}.5", unit)
    if "half" not in features or unit not in _HALVES:
        return _period(str(count), unit)
    extra, smaller = _HALVES[unit]
    if not count:
        return _period(str(extra), smaller)
    whole, part = _period(str(count), unit), _period(str(extra), smaller)
    return _joined(whole, part)


def _joined(whole: str, part: str) -> str:
    """Join two durations; the T stands once."""
    return whole + part[1:].removeprefix("T") if whole[1] == "T" or part[1] != "T" else whole + part[1:]


def _period(count: str, unit: str) -> str:
    return f"PT{count}{unit[1]}" if len(unit) == 2 and unit[0] == "T" else f"P{count}{unit}"  # noqa: PLR2004 - TH


def length(features: Features, anchor: date | None) -> tuple[str, Interval | None]:
    """Return a duration, with its days where it ends (since, the last n) or begins at the anchor."""
    value = period(features)
    if "n2" in features:
        return f"{value}/{period({**features, 'n': features['n2']})}", None
    direction = -1 if "since" in features else int(features.get("span", 0))
    if (
        anchor is None
        or not direction
        or "n" not in features
        or "unitb" in features
        or not _INEXACT.isdisjoint(features)
    ):
        return value, None
    edge = moved(anchor, int(features["n"]) * direction, str(features["unit"]))
    if edge is None:
        return value, None
    return value, Interval(edge, anchor) if direction < 0 else Interval(anchor, edge)


def ago(features: Features, anchor: date | None) -> tuple[str, Interval | None]:
    """Return a length, with the day, week, month or year that lies as long before (``ago`` -1) or after the anchor."""
    value, unit = period(features), str(features.get("unit", "X"))
    if anchor is None or "n" not in features or "unitb" in features or not _INEXACT.isdisjoint(features):
        return value, None
    found = moved(anchor, int(features["n"]) * int(features["ago"]), unit)
    return value, _around(found, unit) if found else None


def _around(found: date, unit: str) -> Interval | None:
    """Return the day, week, month or year in which a day lies, ``None`` for longer units."""
    if unit == "D":
        return Interval(found, found)
    if unit == "W":
        return calendars.week(found, 0)
    if unit == "M":
        return calendars.month(found.year, found.month)
    return calendars.year(found.year) if unit == "Y" else None


def moved(anchor: date, count: int, unit: str) -> date | None:
    """Return ``anchor`` moved by ``count`` units, a missing day becoming the month's last."""
    if unit in _DAYS:
        return calendars.shifted(anchor, count * _DAYS[unit])
    if unit not in _MONTHS:
        return None
    year, month = calendars.add_months(anchor.year, anchor.month, count * _MONTHS[unit])
    whole = calendars.month(year, month)
    return min(whole.begin + timedelta(days=anchor.day - 1), whole.until) if whole else None


def repeated(features: Features) -> str:
    """Return the value of a set: P1D (daily), XXXX-WXX-4 (every Thursday), XXXX-WXX-4TEV (every Thursday evening)."""
    if "freq" in features:
        return str(features["freq"])
    weekday = features.get("weekday", features.get("every"))
    if weekday is None and "unit" not in features and "daypart" in features:
        return f"XXXX-XX-XXT{settings().dayparts[str(features['daypart'])][0]}"
    if weekday is None:
        return period({"n": 1, **features})
    value = f"XXXX-WXX-{weekday}"
    if "weekday2" in features:
        return f"{value}/XXXX-WXX-{features['weekday2']}"
    part = features.get("daypart")
    return f"{value}T{settings().dayparts[str(part)][0]}" if part else value
