"""What single expressions say about the day of publication, each as a condition on a day."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kawalis.extract.times import calendars
from kawalis.extract.times.points import nearest_weekday
from kawalis.extract.times.tense import starts, told_as_past

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from kawalis.extract.times.match import Found
    from kawalis.model import Document

_DAYS = ("", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ABSOLUTE = ("weekday", "day", "month", "year")
_WEEK = 7
_MOST = 100  # clues; the text that has more says nothing new by them


@dataclass(frozen=True)
class Clue:
    """``holds(day)`` tells whether a report with the words ``quote`` can have come out on that day.

    ``code`` and ``fields`` make the sentence that explains it (messages ``times.<code>``); ``rank`` orders
    clues, the plainest first; ``weekday`` is the ISO weekday on which alone it can hold, 0 for any.
    A clue that is not to be believed ``alone`` needs another one that names a weekday and agrees. Clues with the same
    ``key`` hold on the same days; one that holds on all days from ``since`` on says so.
    """

    code: str
    quote: str
    rank: int
    holds: Callable[[date], bool]
    fields: Mapping[str, str] = field(default_factory=dict)
    weekday: int = 0
    alone: bool = True
    key: tuple[object, ...] = ()
    since: date | None = None


def clues_of(document: Document, found: Sequence[Found]) -> list[Clue]:
    """Return the clues of all expressions, the plainest first, each wording once; of bounds the last."""
    out: dict[str, Clue] = {}
    bounds: list[tuple[date, Clue]] = []
    for item in found:
        f = {name: value for name, value in item.features.items() if isinstance(value, int)}
        if "story" in f or any(name.endswith("2") for name in f) or item.gives in {"DURATION", "SET"}:
            continue
        quote = document.text[document.tokens[item.first].start : document.tokens[item.last - 1].end]
        clue = _relative(f, quote) if len(out) < _MOST and not starts(document, item) else None
        if clue is not None:
            clue = replace(clue, key=(clue.code, *sorted(f.items())))
            out.setdefault(f"{clue.code} {clue.quote}", clue)
        bound = _bound(f, quote, document, item)
        if bound is not None and (not bounds or bound[0] > bounds[0][0]):
            bounds = [bound]
    return sorted([*out.values(), *(clue for _, clue in bounds)], key=lambda clue: clue.rank)


def _matches(day: date | None, f: Mapping[str, int]) -> bool:
    """Whether a day has the weekday, day, month and year that the features name."""
    if day is None:
        return False
    return (
        f.get("year", day.year) == day.year
        and f.get("month", day.month) == day.month
        and f.get("day", day.day) == day.day
        and ("weekday" not in f or day.isoweekday() == f["weekday"])
    )


def _relative(f: Mapping[str, int], quote: str) -> Clue | None:
    """Clues that tie a word of direction to something absolute."""
    named = [name for name in _ABSOLUTE if name in f]
    if "drel" in f and named:
        return _from_day(f, quote, named)
    if f.get("wdir") in {-1, 1} and "weekday" in f and ("day" in f or "month" in f):
        return _from_weekday(f, quote)
    if "mrel" in f and "month" in f:
        return Clue("relative_month", quote, 4, lambda day: _month_holds(day, f))
    if f.get("mdir") == 0 and "month" in f:
        return Clue("this_month", quote, 4, lambda day: _month_holds(day, {**f, "mrel": 0}))
    if "yrel" in f and "year" in f:
        return Clue("relative_year", quote, 5, lambda day: day.year + f["yrel"] == f["year"])
    if "yrel" in f and {"weekday", "day", "month"} <= f.keys():
        return Clue(
            "relative_year",
            quote,
            5,
            lambda day: _matches(calendars.day(day.year + f["yrel"], f["month"], f["day"]), f),
        )
    return None


def _from_day(f: Mapping[str, int], quote: str, named: Sequence[str]) -> Clue:
    shift = f["drel"]
    near = _hijri_days(f)
    weekday = (f["weekday"] - 1 - shift) % 7 + 1 if "weekday" in f else 0
    if near and weekday:
        return Clue(
            "hijri_day",
            quote,
            0,
            lambda day: calendars.shifted(day, shift) in near and _matches(calendars.shifted(day, shift), f),
            weekday=weekday,
        )
    if named == ["weekday"]:
        fields = {"weekday": _DAYS[weekday], "named": _DAYS[f["weekday"]]}
        return Clue("weekday", quote, 1, lambda day: day.isoweekday() == weekday, fields, weekday)
    # Without a weekday a slip shows nowhere: of 43 such dates in dated reports 3 were not the day's.
    return Clue(
        "day",
        quote,
        0,
        lambda day: _matches(calendars.shifted(day, shift), f),
        weekday=weekday,
        alone=bool(weekday),
    )


def _hijri_days(f: Mapping[str, int]) -> frozenset[date]:
    """Return the days that a full Hijri date may be: the crescent may be seen a day off the tables."""
    if not {"hday", "hmonth", "hyear"} <= f.keys():
        return frozenset()
    day = calendars.hijri_day(f["hyear"], f["hmonth"], f["hday"])
    return frozenset(found for off in (-1, 0, 1) if day and (found := calendars.shifted(day, off)))


def _from_weekday(f: Mapping[str, int], quote: str) -> Clue:
    """Return the clue of a last or next weekday that also has a date.

    The last one lies one to seven days back; the next one may be that of the next week (in dated reports
    all of the first kind did so, and one in 26 of the second did not).
    """

    def holds(day: date) -> bool:
        if f.get("mdir") == 0 and day.month != f["month"]:
            return False
        first = nearest_weekday(f["weekday"], f["wdir"], day, 0)
        if f["wdir"] < 0:
            return _matches(first, f)
        return _matches(first, f) or _matches(calendars.shifted(first, _WEEK), f)

    return Clue("last_weekday" if f["wdir"] < 0 else "next_weekday", quote, 2, holds)


def _month_holds(day: date, f: Mapping[str, int]) -> bool:
    """Whether the month that lies ``mrel`` months from a day's is the named one, and its days fit."""
    year, month = calendars.add_months(day.year, day.month, f["mrel"])
    if month != f["month"] or f.get("year", year) != year:
        return False
    return "weekday" not in f or "day" not in f or _matches(calendars.day(year, month, f["day"]), f)


def _bound(f: Mapping[str, int], quote: str, document: Document, item: Found) -> tuple[date, Clue] | None:
    """Return the lower bound of a date with its year that is told as past."""
    if "year" not in f or "yrel" in f or "drel" in f or "quarter" in f or "half" in f:
        return None
    if not told_as_past(document, item):
        return None
    begin = calendars.day(f["year"], f.get("month", 1), f.get("day", 1))
    if begin is None:
        return None
    return begin, Clue(
        "not_before", quote, 6, lambda day: day >= begin, {"day": begin.isoformat()}, since=begin
    )
