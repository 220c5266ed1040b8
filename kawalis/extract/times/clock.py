"""Parts of the day and clock times on a resolved day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from kawalis.extract.times.lexicon import settings

if TYPE_CHECKING:
    from kawalis.extract.times.calendars import Point
    from kawalis.extract.times.lexicon import Features

_AFTERNOON = frozenset({"afternoon", "evening", "night", "noon"})
_NOON = 12
_SMALL_HOURS = 5  # two at night is after midnight, nine at night before


def resolve(features: Features, point: Point) -> tuple[str, str | None, str | None]:
    """Return value, begin and until (minutes) of a time on the day of ``point``; see :mod:`.features`."""
    part = str(features.get("daypart", ""))
    day = point.interval.begin if point.interval and point.interval.begin == point.interval.until else None
    if "hour" not in features:
        code, first, last = settings().dayparts[part]
        value = f"{point.value}T{code}"
        if day is None:
            return value, None, None
        end = day + timedelta(days=1) if last < first else day
        return value, f"{day.isoformat()}T{first}", f"{end.isoformat()}T{last}"
    shown = _shown(int(features["hour"]), int(features.get("minute", 0)) - int(features.get("less", 0)), part)
    named = point.value != "XXXX-XX-XX"
    value = f"{point.value}T{shown}" if named else f"T{shown}"
    value += str(features.get("zone", ""))
    last = shown
    if "hour2" in features:
        last = _shown(int(features["hour2"]), int(features.get("minute2", 0)), part)
        value += f"/{point.value}T{last}" if named else f"/T{last}"
        value += str(features.get("zone", ""))
    if day is None or last < shown:
        return value, None, None
    return value, f"{day.isoformat()}T{shown}", f"{day.isoformat()}T{last}"


def _shown(hour: int, minute: int, part: str) -> str:
    """Return ``HH:MM``; negative minutes count back from the hour (a quarter to eight)."""
    hour = _hour(hour, part)
    return f"{hour:02d}:{minute:02d}" if minute >= 0 else f"{(hour - 1) % 24:02d}:{minute + 60:02d}"


def _hour(hour: int, part: str) -> int:
    """Return the hour of 24 that a clock hour and a part of day mean."""
    if part == "night" and (hour == _NOON or hour < _SMALL_HOURS):
        return 0 if hour == _NOON else hour
    if part in {"dawn", "morning"} and hour == _NOON:
        return 0
    if part == "noon" and hour in {10, 11}:
        return hour
    return hour + _NOON if part in _AFTERNOON and hour < _NOON else hour
