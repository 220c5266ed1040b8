"""A day as files and servers write it. Arabic dates are the pipeline's to read."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"\s*([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})(?![0-9])")
_COMPACT = re.compile(r"\s*([0-9]{4})([0-9]{2})([0-9]{2})(?:T[0-9]{4,6}.*)?\s*$")
_EPOCH = re.compile(r"\s*([0-9]{9,10})(?:[0-9]{3})?\s*$")
YEARS = range(1900, 2101)


def day_of(written: str | None) -> str | None:
    """Return the ISO 8601 day of a date in digits (year first), of RFC 2822 or in seconds; ``None`` for others."""
    if not written:
        return None
    for pattern in (_ISO, _COMPACT):
        if match := pattern.match(written):
            return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _EPOCH.match(written):
        return datetime.fromtimestamp(int(match[1]), UTC).date().isoformat()
    try:
        found = parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return _day(found.year, found.month, found.day)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if year in YEARS else None
    except ValueError:
        return None
