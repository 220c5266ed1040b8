"""Time expressions and the day of publication."""

from kawalis.extract.times.stage import times

__all__ = ["times"]
