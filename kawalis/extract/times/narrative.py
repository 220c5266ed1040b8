"""What a relative time counts from where that is not the day of publication.

"The following day" counts from the last time that was told (``story`` in the features of its rule). And where a
report tells what somebody had said on an earlier day ("he had said on 3 May 2019 that the delegation left last
week"), the words of direction inside what was said count from that day.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from kawalis.extract.times.lexicon import settings
from kawalis.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kawalis.extract.times.lexicon import Features
    from kawalis.extract.times.match import Found
    from kawalis.extract.times.resolve import Resolved
    from kawalis.model import Document

_SENTENCES = 2  # back to the last time that was told
_REPORTED = 2  # days from publication to a day that a report is about
_EARLIER = 14  # days before publication from which a day of speaking is another one than the report's
DAY_LENGTH = len("2021-04-08")
_SHAPE = ("month", "month2", "day", "day2", "quarter", "half", "season")
_RELATIVE = ("drel", "wrel", "mrel", "yrel", "wdir", "mdir", "sdir")


class Narrative:
    """The times of a report that have been resolved so far, in order."""

    def __init__(self, document: Document, anchor: date | None) -> None:
        self._document = document
        self._anchor = anchor
        self._told: list[tuple[Found, Resolved]] = []
        self._latest: tuple[Found, Resolved] | None = None

    def add(self, found: Found, resolved: Resolved) -> None:
        """Take what an expression denotes."""
        self._latest = found, resolved
        if resolved.begin and resolved.until and resolved.kind in {"DATE", "TIME"}:
            self._told.append((found, resolved))

    def anchor(self, found: Found) -> date | None:
        """Return the day from which an expression counts, ``None`` where it is not known."""
        if "story" in found.features:
            return self._last(found)
        if self._anchor is not None and not set(_RELATIVE).isdisjoint(found.features):
            said = self._spoken(found)
            if said is not None:
                return said
        return self._anchor

    def day(self, found: Found, tense: int) -> Features:
        """Return the features of a part of day that has none, with the day told shortly before it.

        Else it is one of the day of publication, a night that is told the one before that day (``eve``). The
        hour of a clock keeps its X there: it may be that of every day.
        """
        told = None if "overnight" in found.features else self._told_day(found, tense)
        if told is None:
            if self._anchor is None or "hour" in found.features:
                return found.features
            night = {"eve": 1} if found.features.get("daypart") == "night" else {}
            return {**found.features, **date_features(self._anchor), **night}
        return {**found.features, **date_features(told)}

    def _told_day(self, found: Found, tense: int) -> date | None:
        """Return the last day that was told by itself, shortly before an expression or near the day of publication.

        What is to come is on no day gone by, and what is told on none that is still to come.
        """
        tokens = self._document.tokens
        for earlier, resolved in reversed(self._told):
            begin, until = resolved.begin or "", resolved.until or ""
            if begin[:DAY_LENGTH] != until[:DAY_LENGTH] and resolved.kind != "TIME":
                continue
            if earlier.first and tokens[earlier.first - 1].fold in _since():
                continue
            day = date.fromisoformat(begin[:DAY_LENGTH])
            ahead = (day - self._anchor).days if self._anchor else 0
            near = tokens[found.first].sentence - tokens[earlier.first].sentence <= _SENTENCES
            of_report = abs(ahead) <= _REPORTED and "hour" not in found.features
            if (near or of_report) and (ahead >= 0 if tense > 0 else ahead <= 0):
                return day
        return None

    def then(self, found: Found) -> Features:
        """Return the features of "that time": the day told right before it, else only that it is past."""
        own = {name: value for name, value in found.features.items() if name != "then"}
        if self._latest is None or self._latest not in self._told[-1:] or self._anchor is None:
            return own
        earlier, resolved = self._latest
        begin, until = (resolved.begin or "")[:DAY_LENGTH], (resolved.until or "")[:DAY_LENGTH]
        tokens = self._document.tokens
        near = tokens[found.first].sentence - tokens[earlier.first].sentence <= _SENTENCES
        if not near or begin != until or begin >= self._anchor.isoformat() or "drel" in earlier.features:
            return own
        return date_features(date.fromisoformat(begin))

    def like(self, found: Found) -> Features:
        """Return the features of "the same period" of a year: its own, and the month, quarter or half told last."""
        own = {name: value for name, value in found.features.items() if name != "like"}
        tokens = self._document.tokens
        for earlier, resolved in reversed(self._told):
            if tokens[found.first].sentence - tokens[earlier.first].sentence > _SENTENCES:
                break
            shape = {name: earlier.features[name] for name in _SHAPE if name in earlier.features}
            if not shape and "mrel" in earlier.features and resolved.begin:
                shape = {"month": int(resolved.begin[5:7])}
            if shape:
                return {**shape, **own}
        return own

    def _last(self, found: Found) -> date | None:
        """Return the last day told shortly before, as exact as the expression needs it."""
        if not self._told:
            return None
        last, resolved = self._told[-1]
        tokens = self._document.tokens
        if tokens[found.first].sentence - tokens[last.first].sentence > _SENTENCES:
            return None
        begin, until = resolved.begin or "", resolved.until or ""
        exact = _exact(found.features)
        if begin[:exact] != until[:exact] and not (resolved.kind == "TIME" and exact == DAY_LENGTH):
            return None
        return date.fromisoformat(begin[:DAY_LENGTH])

    def _spoken(self, found: Found) -> date | None:
        """Return the earlier day on which what the expression stands in had been said."""
        tokens = self._document.tokens
        sentence = self._document.sentences[tokens[found.first].sentence]
        for earlier, resolved in reversed(self._told):
            if tokens[earlier.first].sentence != sentence.index:
                break
            if resolved.begin is None or resolved.begin[:DAY_LENGTH] != (resolved.until or "")[:DAY_LENGTH]:
                continue
            day = date.fromisoformat(resolved.begin[:DAY_LENGTH])
            if (
                self._anchor is not None
                and (self._anchor - day).days > _EARLIER
                and not any(name in earlier.features for name in _RELATIVE)
                and self._reports(sentence.first, earlier.first, _words("pluperfect"))
                and self._reports(earlier.last, found.first, _words("that"))
            ):
                return day
        return None

    def _reports(self, first: int, last: int, wanted: frozenset[str]) -> bool:
        """Whether one of the words stands in tokens [first, last) and no clause about something else after it."""
        tokens = self._document.tokens[first:last]
        at = [i for i, t in enumerate(tokens) if any(form.fold in wanted for form in t.forms)]
        if not at:
            return False
        broken = _words("relative")
        return not any(form.fold in broken for t in tokens[at[0] :] for form in t.forms)


def date_features(day: date) -> Features:
    """Return a day as features."""
    return {"year": day.year, "month": day.month, "day": day.day}


def _exact(features: Features) -> int:
    """Return how many characters of a day must be known: the year, the month or all of it."""
    return len("2021") if "yrel" in features else len("2021-04") if "mrel" in features else DAY_LENGTH


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(_folded(name))


@cache
def _since() -> frozenset[str]:
    return frozenset(fold(word) for word in settings().relations["since"])


def _folded(name: str) -> Iterator[str]:
    words: Sequence[str] = getattr(settings(), name)
    for word in words:
        yield fold(word)
