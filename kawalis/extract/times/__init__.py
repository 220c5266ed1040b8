"""Time expressions, the times that only what happened tells, and the day of publication."""

from kawalis.extract.times.anchored import anchored
from kawalis.extract.times.stage import times

__all__ = ["anchored", "times"]
