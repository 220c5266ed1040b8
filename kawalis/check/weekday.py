"""Whether a weekday and a date that stand together agree.

Claims, as a note, that the day so dated falls on the weekday so named; as a clash, that it does not. The
clash is only told where the year is written beside the date or the day of publication is given, never where
it was inferred. Silent where a day is given in another calendar only.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from kawalis.check.words import is_word, say, shown, term
from kawalis.knowledge import table
from kawalis.knowledge.schema.times import TimeWord
from kawalis.model import Check, Span
from kawalis.text import fold, to_ascii_digits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kawalis.check.report import Report
    from kawalis.model import TimeExpression, Token

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:$|T)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMERIC = re.compile(r"(?<![\d/-])(\d{1,2})[/-](\d{1,2})[/-]((?:19|20)\d\d)(?![\d/-])")
_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_GIVEN = frozenset({"given", "metadata", "page"})
_NEAREST = 183  # days from publication within which a date without a year is surely of that year


def weekday_date(report: Report) -> Iterator[Check]:
    """Yield a note for the first pair that agrees and a clash for each that does not."""
    noted = False
    for time in report.times:
        named, day = _weekday(report.token_range(time.start, time.end)), _day(time)
        if named is None or day is None or not _writes(time, day):
            continue
        span = Span(time.start, time.end, time.text)
        weekday = term(f"check.weekday.{day.isoweekday()}")
        fields = {
            "text": shown(time.text),
            "date": day.isoformat(),
            "weekday": weekday,
        }
        if day.isoweekday() == named:
            if not noted:
                message = say("check.weekday_date_agreement", **fields)
                yield Check("weekday_date_agreement", "note", (span,), (time.id,), message)
            noted = True
        elif _sure_of_year(report, time, day) and not _eve(report, time, day, named):
            message = say("check.weekday_date_clash", **fields)
            yield Check("weekday_date_clash", "clash", (span,), (time.id,), message)


@cache
def _calendar() -> tuple[dict[str, int], dict[str, frozenset[int]]]:
    """Return the weekdays by folded word, and the Gregorian months by the first word of their names."""
    weekdays: dict[str, int] = {}
    months: dict[str, frozenset[int]] = {}
    for entry in table(TimeWord):
        if "weekday" in entry.set:
            weekdays.update((fold(word), int(entry.set["weekday"])) for word in entry.words)
        elif "month" in entry.set:
            for word in entry.words:
                first = fold(word).split()[0]
                months[first] = months.get(first, frozenset()) | {int(entry.set["month"])}
    return weekdays, months


def _weekday(tokens: Sequence[Token]) -> int | None:
    """Return the one weekday named in an expression (``None`` where there are none or two)."""
    weekdays, _ = _calendar()
    forms = (form for token in tokens for form in token.forms if not form.enclitic)
    found = {weekdays[form.fold] for form in forms if form.fold in weekdays}
    return found.pop() if len(found) == 1 else None


def _writes(time: TimeExpression, day: date) -> bool:
    """Whether the expression itself writes ``day`` in figures with a Gregorian month, and no other number.

    Its value may come from other words of it (``tomorrow``), or from a date in another calendar.
    """
    _, months = _calendar()
    folded = to_ascii_digits(fold(time.text))
    if numeric := _NUMERIC.search(folded):
        return (int(numeric[1]), int(numeric[2]), int(numeric[3])) == (day.day, day.month, day.year)
    words = re.findall(r"[^\W\d]+", folded)
    named = {months[word] for word in words if word in months}
    return day.month in set().union(*named) and [int(n) for n in _NUMBER.findall(folded)] == [day.day]


def _day(time: TimeExpression) -> date | None:
    found = _DAY.match(time.value)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _eve(report: Report, time: TimeExpression, day: date, named: int) -> bool:
    """Whether the night before the weekday may be meant: the night of Saturday begins on Friday."""
    night = any(is_word(t, "night") for t in report.token_range(time.start, time.end))
    return night and day.isoweekday() % 7 + 1 == named


def _sure_of_year(report: Report, time: TimeExpression, day: date) -> bool:
    if _YEAR.search(to_ascii_digits(time.text)):
        return True
    published = report.published
    if published.value is None or published.origin not in _GIVEN:
        return False
    return abs((date.fromisoformat(published.value) - day).days) < _NEAREST
