"""A duration against the endpoints told with it: ``lasted three days, from 4 to 12 May``.

Claims that, in one sentence, what lasted so long and from-to days written right beside it cannot both hold,
counting the first day or not. Silent for vague and compound durations, hours, durations of something else
than what the sentence says lasted, and endpoints further off.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from kawalis.check.words import is_word, say
from kawalis.model import Check, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kawalis.check.report import Report
    from kawalis.model import Sentence, TimeExpression

_DURATION = re.compile(r"P(\d{1,4})([DWMY])$")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")
_APART = 3  # tokens that may stand between the duration and its range
_UNITS = {"D": (1, 1), "W": (7, 7), "M": (28, 31), "Y": (365, 366)}


def duration_clash(report: Report) -> Iterator[Check]:
    """Yield a clash for each duration that its own endpoints contradict."""
    for sentence in report.body:
        times = report.times_within(sentence.start, sentence.end)
        durations = [t for t in times if t.kind == "DURATION" and _DURATION.match(t.value)]
        if len(durations) != 1 or not _lasted(report, durations[0]):
            continue
        ends = _range(report, sentence, times, durations[0])
        if ends is None or _fits(durations[0], ends[0], ends[1]):
            continue
        involved = (durations[0], *ends)
        spans = tuple(Span(t.start, t.end, t.text) for t in involved)
        message = say("check.duration_clash", duration=spans[0].text, first=spans[1].text, last=spans[2].text)
        yield Check("duration_clash", "clash", spans, tuple(t.id for t in involved), message)


def _lasted(report: Report, duration: TimeExpression) -> bool:
    at = report.document.token_at(duration.start)
    before = report.document.tokens[max(0, at - 2) : at + 1]
    return any(is_word(token, "lasted") for token in before)


def _range(
    report: Report, sentence: Sentence, times: list[TimeExpression], duration: TimeExpression
) -> tuple[TimeExpression, TimeExpression] | None:
    """Return the two days of the one range that stands beside the duration."""
    days = [t for t in times if t.kind == "DATE" and _DAY.match(t.value)]
    found = []
    for first, last in pairwise(days):
        before = report.document.token_at(first.start) - 1
        between = report.token_range(first.end, last.start)
        opened = before >= sentence.first and is_word(report.document.tokens[before], "range_from")
        closed = len(between) == 1 and is_word(between[0], "range_to")
        if opened and closed:
            gap = report.token_range(min(duration.end, last.end), max(duration.start, first.start))
            if len(gap) <= _APART + 1:
                found.append((first, last))
    return found[0] if len(found) == 1 and len(days) == len(found[0]) else None


def _fits(duration: TimeExpression, first: TimeExpression, last: TimeExpression) -> bool:
    match = _DURATION.match(duration.value)
    if match is None:
        return True
    days = (date.fromisoformat(last.value) - date.fromisoformat(first.value)).days
    if days < 0:
        return True  # the years were resolved wrongly, or the order is another: no ground to judge
    count, (shortest, longest) = int(match[1]), _UNITS[match[2]]
    slack = 1 if match[2] == "D" else shortest // 4 + 1  # "a week", "a month" are round
    return count * shortest - slack <= days <= count * longest + slack
