"""A duration against the endpoints told with it: ``lasted three days, from 4 to 12 May``.

Claims that, in one sentence, what lasted so long and from-to days written right beside it cannot both hold,
counting the first day or not. Silent for vague and compound durations, hours, durations of something else
than what the sentence says lasted, and endpoints further off.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from kawalis.check.words import is_word, say
from kawalis.model import Check, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kawalis.check.report import Report
    from kawalis.model import Sentence, TimeExpression

_DURATION = re.compile(r"P(\d{1,4})([DWMY])$")
_ISO = len("2021-04-08")
_ENDS = 2  # expressions that tell a range
_APART = 3  # tokens that may stand between the duration and its range
_UNITS = {"D": (1, 1), "W": (7, 7), "M": (28, 31), "Y": (365, 366)}


class _Range(NamedTuple):
    """A first and a last day, and the one or two expressions that tell them."""

    told: tuple[TimeExpression, ...]
    first: date
    last: date


def duration_clash(report: Report) -> Iterator[Check]:
    """Yield a clash for each duration that its own endpoints contradict."""
    for sentence in report.body:
        times = report.times_within(sentence.start, sentence.end)
        durations = [t for t in times if t.kind == "DURATION" and _DURATION.match(t.value)]
        if len(durations) != 1 or not _lasted(report, durations[0]):
            continue
        days = _range(report, sentence, times)
        if days is None or not _beside(report, durations[0], days) or _fits(durations[0], days):
            continue
        involved = (durations[0], *days.told)
        spans = tuple(Span(t.start, t.end, t.text) for t in involved)
        fields = {"duration": spans[0].text, "first": spans[1].text, "last": spans[-1].text}
        message = say(f"check.duration_clash{'.range' if len(days.told) == 1 else ''}", **fields)
        yield Check("duration_clash", "clash", spans, tuple(t.id for t in involved), message)


def _lasted(report: Report, duration: TimeExpression) -> bool:
    at = report.document.token_at(duration.start)
    before = report.document.tokens[max(0, at - 2) : at + 1]
    return any(is_word(token, "lasted") for token in before)


def _range(report: Report, sentence: Sentence, times: list[TimeExpression]) -> _Range | None:
    """Return the one range of days that the sentence tells, opened by a word such as ``from``."""
    dates = [t for t in times if t.kind == "DATE"]
    if not dates or len(dates) > _ENDS:
        return None
    before = report.document.token_at(dates[0].start) - 1
    if before < sentence.first or not is_word(report.document.tokens[before], "range_from"):
        return None
    if len(dates) == 1:
        begin, _, until = dates[0].value.partition("/")
        ends = _day(begin), _day(until)
    else:
        between = report.token_range(dates[0].end, dates[1].start)
        if len(between) != 1 or not is_word(between[0], "range_to"):
            return None
        ends = _day(dates[0].value), _day(dates[1].value)
    return _Range(tuple(dates), ends[0], ends[1]) if ends[0] and ends[1] else None


def _day(value: str) -> date | None:
    """Read a full ISO 8601 day; ``None`` for anything else, a day that no calendar has included."""
    try:
        return date.fromisoformat(value) if len(value) == _ISO else None
    except ValueError:
        return None


def _beside(report: Report, duration: TimeExpression, days: _Range) -> bool:
    start, end = days.told[0].start, days.told[-1].end
    gap = report.token_range(min(duration.end, end), max(duration.start, start))
    return len(gap) <= _APART + 1


def _fits(duration: TimeExpression, told: _Range) -> bool:
    match = _DURATION.match(duration.value)
    days = (told.last - told.first).days
    if match is None or days < 0:
        return True  # the years were resolved wrongly, or the order is another: no ground to judge
    count, (shortest, longest) = int(match[1]), _UNITS[match[2]]
    slack = 1 if match[2] == "D" else shortest // 4 + 1  # "a week", "a month" are round
    return count * shortest - slack <= days <= count * longest + slack
