"""When an event was: the time expression that dates it, and nothing else."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from kawalis.extract.events.lexicon import lexicon
from kawalis.model import EventTime

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kawalis.extract.events.draft import Draft
    from kawalis.extract.events.reading import Reading
    from kawalis.model import TimeExpression

FAR = 30  # tokens between an event and its date
NEAR = 12  # ... where the date comes first
DAY, MONTH, YEAR = 10, 7, 4  # lengths of ISO 8601 dates
LONGEST = 400  # days of a duration that may stretch a date to an interval


def assign_times(
    reading: Reading, drafts: Sequence[Draft], times: Sequence[TimeExpression], taken: frozenset[str]
) -> None:
    """Give each time of one sentence to the event of that sentence that it dates, if any.

    ``taken`` are times that date the speaking, not what is told.
    """
    at = reading.document.token_at
    durations = [t for t in times if t.kind == "DURATION" and not _dates(t)]
    for time in times:
        if not _dates(time) or time.id in taken:
            continue
        first, last = at(time.start), at(time.end - 1) + 1
        if _foreign(reading, first):
            continue
        draft = _nearest(reading, drafts, first, last)
        if draft is not None and draft.time is None:
            draft.time = EventTime(time.id, time.begin, time.until, precision(time))
    for draft in drafts:
        if draft.time is not None:
            _stretch(reading, draft, durations, drafts)


def _dates(time: TimeExpression) -> bool:
    """Whether an expression names a point: a length does where it leads to one (three days ago)."""
    if time.kind == "DURATION":
        return bool(
            time.relation and time.relation.kind == "before" and time.relation.to is None and time.begin
        )
    return time.kind in {"DATE", "TIME"}


def precision(time: TimeExpression) -> str:
    """Return minute, day, month, year, interval or unknown (no calendar value) for what a time expression denotes."""
    if not time.begin and not time.until:
        return "unknown"
    if time.kind == "TIME":
        return "minute"
    if time.begin is not None and time.begin == time.until:
        return "day"
    if len(time.value) == YEAR and not _whole_year(time):
        return "interval"
    return {DAY: "day", MONTH: "month", YEAR: "year"}.get(len(time.value), "interval")


def _whole_year(time: TimeExpression) -> bool:
    """Whether nothing narrows a year (the beginning of last year does)."""
    return (time.begin or "")[YEAR:] == "-01-01" and (time.until or "")[YEAR:] == "-12-31"


def _foreign(reading: Reading, first: int) -> bool:
    """Whether a preposition makes the time a border of the event and not its date."""
    sentence = reading.tokens[first].sentence
    for j in (first - 1, first - 2):
        if j < 0 or reading.tokens[j].sentence != sentence:
            return False
        token = reading.tokens[j]
        if token.kind == "punct":
            return False
        if any(f.fold in reading.words.foreign_times for f in token.forms):
            return True
    return False


def _nearest(reading: Reading, drafts: Sequence[Draft], first: int, last: int) -> Draft | None:
    """Return the event that the time at tokens [first, last) dates: in its clause, before it rather than after."""
    ranked: list[tuple[int, int, Draft]] = []
    for draft in drafts:
        if draft.first <= first:
            gap = first - draft.last
            if gap > FAR:
                continue
            same = not _parted(reading, draft.last, first)
            ranked.append((0 if same else 2, max(gap, 0) if same else gap, draft))
        else:
            gap = draft.first - last
            if gap > NEAR:
                continue
            if _above(reading, last, draft.first):
                continue
            same = not _parted(reading, last, draft.first)
            ranked.append((1 if same else 3, gap, draft))
    if not ranked:
        return None
    return min(ranked, key=lambda r: (r[0], r[1], r[2].first))[2]


def _above(reading: Reading, first: int, last: int) -> bool:
    """Whether a time before token ``first`` dates the saying of ``last`` (on Friday a paper wrote that)."""
    tokens = reading.tokens[first:last]
    that = any(f.fold in reading.words.complementizers for t in tokens for f in t.forms)
    return that and any(f.fold in lexicon().saying for t in tokens for f in t.forms)


def _parted(reading: Reading, first: int, last: int) -> bool:
    """Whether a clause begins between two tokens."""
    words = reading.words
    for j in range(first, last):
        token = reading.tokens[j]
        if token.fold in words.complementizers or (token.fold in words.openers and token.kind == "word"):
            return True
        if token.kind == "punct" and token.text[0] in words.pauses and j + 1 < last:
            after = reading.tokens[j + 1]
            if words.conjoined(after) or reading.is_verb(after.index):
                return True
    return False


def _stretch(
    reading: Reading, draft: Draft, durations: Sequence[TimeExpression], drafts: Sequence[Draft]
) -> None:
    """Make an interval of a last day and a duration (it ended on Tuesday and lasted two days)."""
    ends = draft.light is not None and draft.light.aspect == "end"
    time = draft.time
    if not ends or time is None or time.until is None or len(time.until) != DAY:
        return
    at = reading.document.token_at
    for duration in durations:
        index = at(duration.start)
        days = days_of(duration.value)
        after = [d for d in drafts if draft.first < d.first <= index]
        if index < draft.first or after or not 1 < days <= LONGEST:
            continue
        begin = date.fromisoformat(time.until) - timedelta(days=days - 1)
        draft.time = EventTime(time.time, begin.isoformat(), time.until, "interval")
        return


def days_of(value: str) -> int:
    """Return the days of a TIMEX3 duration of days or weeks, else 0."""
    number, unit = value[1:-1], value[-1:]
    if not value.startswith("P") or not number.isdecimal():
        return 0
    return int(number[:6]) * {"D": 1, "W": 7}.get(unit, 0)
