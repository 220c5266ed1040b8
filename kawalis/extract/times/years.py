"""Years and their parts: quarters, halves, first months, seasons, school years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.times import calendars
from kawalis.extract.times.calendars import Interval, Point

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

_SCHOOL = (9, 6)  # first and last month of a school year
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
_YEAR = 12  # months


def year_of(f: Mapping[str, int], anchor: date | None) -> int | None:
    """Return the year that is named or counted from the anchor, if any."""
    if "year" in f:
        return f["year"]
    if "yrel" in f and anchor is not None:
        return anchor.year + f["yrel"]
    return None


def season_point(season: str, direction: int, anchor: date | None) -> Point:
    """Return the season of this year (0), the last that has ended (-1; -2 the one before) or the next to begin (1)."""
    if anchor is None:
        return Point(f"XXXX-{season}", None)
    around = [year_point({"year": anchor.year + i}, season, anchor) for i in range(-3, 3)]
    ended = [p for p in around if p.interval and p.interval.until < anchor]
    coming = [p for p in around if p.interval and p.interval.begin > anchor]
    now = [p for p in around if p.interval and p.interval.begin <= anchor <= p.interval.until]
    if direction == 0:
        return now[0] if now else year_point({"year": anchor.year}, season, anchor)
    return ended[direction] if direction < 0 else coming[0]


def school_point(direction: int, anchor: date | None) -> Point:
    """Return the school year of the anchor (0), the last that has ended (-1) or the next to begin (1).

    Between two of them "this" is the one to come.
    """
    if anchor is None:
        return Point("XXXX/XXXX", None)
    first, last = _SCHOOL
    begun = anchor.year if anchor.month >= first else anchor.year - 1
    between = last < anchor.month < first
    begun += direction + (between and direction <= 0)
    begin, until = calendars.month(begun, first), calendars.month(begun + 1, last)
    shown = f"{begun:04d}/{begun + 1:04d}"
    return Point(shown, Interval(begin.begin, until.until) if begin and until else None)


def _edge_months(f: Mapping[str, int]) -> tuple[int, int] | None:
    """Return the months of a year that are counted from its beginning or its end."""
    if "firstn" in f:
        return 1, f["firstn"]
    return (_YEAR + 1 - f["lastn"], _YEAR) if "lastn" in f else None


def _edge_name(months: tuple[int, int], year: str) -> str:
    """Return what the value adds to the year: a quarter, a half, else the first and the last month."""
    first, last = months
    named = {(1, 3): "-Q1", (10, 12): "-Q4", (1, 6): "-H1", (7, 12): "-H2"}
    return named.get(months, f"-{first:02d}" if first == last else f"-{first:02d}/{year}-{last:02d}")


def year_point(f: Mapping[str, int], season: str, anchor: date | None) -> Point:
    """Return a year or the part of it that is named; the year of the anchor where a quarter or half has none."""
    if "qrel" in f and anchor:
        counted, quarter = divmod(anchor.year * 4 + (anchor.month - 1) // 3 + f["qrel"], 4)
        f = {"year": counted, "quarter": quarter + 1}
    year = year_of(f, anchor)
    if year is None and ("quarter" in f or "half" in f) and anchor:
        year = anchor.year
    shown = "XXXX" if year is None else f"{year:04d}"
    months: tuple[int, int] | None = _edge_months(f)
    if months:
        shown += _edge_name(months, shown)
    elif season:
        months = _SEASONS[season]
        shown += f"-{season}"
    elif "quarter" in f:
        months = (3 * f["quarter"] - 2, 3 * f["quarter"])
        shown += f"-Q{f['quarter']}"
    elif "half" in f:
        months = (6 * f["half"] - 5, 6 * f["half"])
        shown += f"-H{f['half']}"
    else:
        months = (1, 12)
    if year is None or months is None:
        return Point(shown, None)
    first, last = (
        calendars.month(year, months[0]),
        calendars.month(*calendars.add_months(year, 1, months[1] - 1)),
    )
    return Point(shown, Interval(first.begin, last.until) if first and last else None)
