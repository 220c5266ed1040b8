"""The features of a time expression and how two parts of it join.

Points: ``year``, ``month`` (1-12), ``day``, ``weekday`` (ISO, Monday 1), ``hour``, ``minute`` (``less``: minutes
before the hour), ``daypart`` (of the settings), ``quarter``, ``half``, ``season``, ``decade``, ``century``; ``cal`` is
``hijri`` or ``solar`` where ``hday hmonth hyear`` count in that calendar; ``part`` is START, MID or END of what is
named. ``feast`` is a feast without its name, ``nth`` counts the days of one, ``nth_decade`` the decades of a century;
``school`` tells whether a school year is the last, this or the next; ``like`` marks "the same period" of another
year, which takes the month, quarter or half that was told last; ``firstn lastn`` count the months at the beginning or
end of a year;
``eve`` marks the word for a night that may be the one before the day beside it, ``later`` words that name a time
only where they speak of what is to come, ``then`` words for the day that was told before them, ``same`` words for the
day of which the sentence speaks, ``overnight`` the night before publication.
Relative: ``drel wrel mrel qrel yrel hyrel erel crel`` count days, weeks, months, quarters, years, Hijri years, decades
and centuries from the anchor, or where ``story`` is set from the last time that was told; ``wdir mdir hdir sdir`` tell
whether a named weekday, month, Hijri month or season is the last (-1), this (0) or the next (1).
Quantities: ``n`` (or ``vague``) of ``unit`` (TIMEX3: D W M Y TH TM TS DE CE), and ``nb`` of ``unitb`` (three years and
four months), ``ago`` (-1 before, 1 after the anchor), ``approx`` (about, more than), ``since``, ``span`` (-1 the last
n, 1 the next n). ``ref`` is PAST_REF, PRESENT_REF or FUTURE_REF, ``freq`` the value of a set. A range repeats a
feature with ``2`` at its end: ``day2``, ``year2``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kawalis.extract.times.lexicon import Features

# Wide enough to keep what is wrong as found (31 February, month 13), narrow enough to pass over counts.
_LIMITS: dict[str, tuple[int, int]] = {
    "day": (0, 39),
    "month": (0, 19),
    "year": (1000, 2199),
    "hday": (0, 39),
    "hmonth": (0, 19),
    "hyear": (1, 1599),
    "hour": (0, 24),
    "less": (1, 59),
    "minute": (0, 59),
    "quarter": (1, 4),
    "half": (1, 2),
    "century": (1, 25),
    "n": (0, 10_000),
    "nb": (1, 99),
    "firstn": (1, 11),
    "lastn": (1, 11),
    "nth": (1, 10),
    "nth_decade": (1, 10),
}


_LIMITS |= {f"{name}2": limits for name, limits in _LIMITS.items()}  # the other end of a range
_LIMITED = frozenset(_LIMITS)
_YEARS = (1900, 2100)
_UNITS = ("TS", "TM", "TH", "D", "W", "M", "Y", "DE", "CE")


_SIGNED = frozenset({"drel", "wdir", "mdir", "hdir"})


def merge(left: Features, right: Mapping[str, int | str]) -> Features | None:
    """Join two sets of features; ``None`` where they disagree."""
    if not right:
        return left
    out = dict(left)
    for name, value in right.items():
        if out.setdefault(name, value) != value:
            return None
    return out


def valid(features: Mapping[str, int | str]) -> bool:
    """Whether every number lies in the range in which a writer may have meant it."""
    if features.get("unit") == "Y" and _is_year(features.get("n")):
        return False
    for name in _LIMITED.intersection(features):
        low, high = _LIMITS[name]
        value = features[name]
        if not (isinstance(value, int) and low <= value <= high):
            return False
    return _one_way(features) and _descends(features) and _ascends(features)


def _ascends(features: Mapping[str, int | str]) -> bool:
    """Whether a range of counts rises: what falls from 18 to 11 hours is no length of 18 to 11."""
    first, last = features.get("n"), features.get("n2")
    return not isinstance(first, int) or not isinstance(last, int) or first < last


def _is_year(value: int | str | None) -> bool:
    """Whether a count of years is rather the name of one (2016, a year of rights); round numbers do count."""
    return isinstance(value, int) and _YEARS[0] <= value <= _YEARS[1] and bool(value % 100)


def _descends(features: Mapping[str, int | str]) -> bool:
    """Whether the second unit of a length is smaller than its first: two days and three years are two lengths."""
    if "unitb" not in features:
        return True
    first, second = str(features.get("unit")), str(features["unitb"])
    return first in _UNITS and second in _UNITS and _UNITS.index(first) > _UNITS.index(second)


def _one_way(features: Mapping[str, int | str]) -> bool:
    """Whether words of direction agree: "yesterday, 26 February next" is two expressions."""
    if _SIGNED.isdisjoint(features):
        return True
    signs = [features[name] for name in _SIGNED if name in features]
    if features.get("drel") == 0:
        return not any(signs)
    return not (
        any(isinstance(s, int) and s > 0 for s in signs) and any(isinstance(s, int) and s < 0 for s in signs)
    )
