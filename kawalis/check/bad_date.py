"""A date that no calendar has: 31 February, day 12 of month 13.

Claims only that the day as written does not exist. The reader of times keeps such a date's value as found
and bounds it by nothing. Silent for other calendars than the Gregorian.
"""

from __future__ import annotations

import re
from calendar import monthrange
from typing import TYPE_CHECKING

from kawalis.check.words import say, shown
from kawalis.model import Check, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kawalis.check.report import Report

_DAY = re.compile(r"(\d{4}|XXXX)-(\d{2})-(\d{2})(?:$|T)")
_LEAP = 2000  # stands for a year that is not told: 29 February may exist
_MONTHS = 12


def bad_date(report: Report) -> Iterator[Check]:
    """Yield a clash for each date, or range of dates, with a day that does not exist."""
    for time in report.times:
        days = [_DAY.match(value) for value in time.value.split("/")]
        if time.begin is not None or all(day is None or _exists(day) for day in days):
            continue
        span = Span(time.start, time.end, time.text)
        yield Check("bad_date", "clash", (span,), (time.id,), say("check.bad_date", text=shown(time.text)))


def _exists(found: re.Match[str]) -> bool:
    """Whether the calendar has a day; one of a year that is not told may be 29 February."""
    year = _LEAP if found[1] == "XXXX" else int(found[1])
    month, day = int(found[2]), int(found[3])
    return 1 <= month <= _MONTHS and year >= 1 and 1 <= day <= monthrange(year, month)[1]
