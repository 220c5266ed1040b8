"""Members of a series as a report names them: a counted noun with its owner, ordinal, place and date.

Only what stands close by is taken: an adjective within a few words, a date right after. A member whose
owner cannot be told is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from kawalis.check.words import is_word
from kawalis.knowledge import table
from kawalis.knowledge.schema.checks import Ordinal, SeriesNoun
from kawalis.text import ARTICLE, fold, light_stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kawalis.check.report import Report
    from kawalis.model import Form, Span, TimeExpression, Token

_ADJECTIVE = 2  # tokens after the noun in which an ordinal, or "previous", stands
_DATE = 5  # tokens after the noun and its adjective in which its date begins
_PLACE = 8  # tokens after the noun in which its place is named
_COUNTED = 4  # tokens after an ordinal in which it is told from when it counts
_NAMED = 24  # tokens after the noun in which its predicate stands
_MAKERS = frozenset({"person", "office"})


@dataclass(frozen=True, slots=True)
class Instance:
    """One naming: ``series`` is (noun, owner), ``begin``/``until`` ISO days of the date beside it.

    ``ordinal`` is its number and ``relative`` whether that counts from something; ``latest`` tells that the
    report's own happening is meant and ``counted`` is the words of a predicate that number it.
    """

    series: tuple[str, str]
    span: Span
    place: str
    ordinal: int | None = None
    relative: bool = False
    latest: bool = False
    counted: Span | None = None
    time: str | None = None
    begin: str | None = None
    until: str | None = None


@cache
def _nouns() -> dict[str, SeriesNoun]:
    return {fold(noun): entry for entry in table(SeriesNoun) for noun in entry.nouns}


@cache
def ordinals() -> tuple[dict[str, int], dict[str, int]]:
    """Return the ordinals after the noun (with the article) and before it, by folded word."""
    after = {fold(word): entry.number for entry in table(Ordinal) for word in entry.after}
    before = {fold(word): entry.number for entry in table(Ordinal) for word in entry.before}
    return after, before


@dataclass(frozen=True, slots=True)
class _Head:
    """A counted noun: token ``at`` of its sentence, up to the next such noun at ``stop``."""

    tokens: Sequence[Token]
    at: int
    stop: int
    entry: SeriesNoun
    form: Form

    def after(self, count: int) -> Sequence[Token]:
        """Return up to ``count`` tokens after the noun, none of the next one's."""
        return self.tokens[self.at + 1 : min(self.stop, self.at + 1 + count)]


def instances(report: Report) -> Iterator[Instance]:
    """Yield the body's members of series in text order."""
    for sentence in report.body:
        tokens = report.document.tokens_of(sentence)
        found = [(i, *noun) for i, token in enumerate(tokens) if (noun := _noun(token))]
        stops = [at for at, _, _ in found[1:]] + [len(tokens)]
        for (at, entry, form), stop in zip(found, stops, strict=False):
            head = _Head(tokens, at, stop, entry, form)
            owner = _owner(report, head)
            if owner is not None:
                yield _instance(report, head, (entry.id, owner))


def _noun(token: Token) -> tuple[SeriesNoun, Form] | None:
    if token.kind != "word":
        return None
    for form in token.forms:
        entry = _nouns().get(form.bare)
        if entry is not None:
            return entry, form
    return None


def _owner(report: Report, head: _Head) -> str | None:
    """Return whose series it is: an actor's id, or the stem of what a round is of; ``None`` if not sure."""
    if not head.entry.owned:
        kinds = {fold(word) for word in head.entry.of}
        kinds |= {ARTICLE + kind for kind in kinds}
        of = next((t for t in head.after(_DATE) if t.fold in kinds), None)
        return light_stem(of.fold) if of else None
    if head.form.enclitic:
        makers = _makers(report, head.tokens[0].start, head.tokens[head.at].start)
        return makers[0] if len(set(makers)) == 1 else None
    near = head.after(2)
    if not near or head.form.definite:
        return None
    owners = _makers(report, near[0].start, near[-1].end)
    return owners[0] if owners else None


def _makers(report: Report, start: int, end: int) -> list[str]:
    return [actor.id for _, actor in report.actors_within(start, end) if actor.kind in _MAKERS]


def _instance(report: Report, head: _Head, series: tuple[str, str]) -> Instance:
    tokens = head.tokens
    ordinal, last = _ordinal(head)
    relative = any(is_word(t, "counted_from") for t in tokens[last + 1 : last + 1 + _COUNTED])
    previous = any(is_word(t, "previous") for t in head.after(_ADJECTIVE))
    latest = not previous and any(is_word(t, "latest") for t in head.after(_PLACE))
    if previous:
        last = max(last, head.at + 1)
    horizon = tokens[max(last, min(head.stop, last + 1 + _DATE) - 1)].end
    dated = _date(report, tokens[last].end, horizon)
    end = dated.end if dated else tokens[last].end
    return Instance(
        series,
        report.document.span(tokens[head.at].start + head.form.lead, end),
        _place(head),
        ordinal,
        relative,
        latest,
        _counted(report, head),
        dated.id if dated else None,
        dated.begin if dated else None,
        dated.until if dated else None,
    )


def _date(report: Report, start: int, horizon: int) -> TimeExpression | None:
    """Return the first bounded date that begins in ``[start, horizon)``."""
    return next((t for t in report.times_within(start, horizon) if t.kind == "DATE" and t.begin), None)


def _ordinal(head: _Head) -> tuple[int | None, int]:
    """Return the ordinal beside the noun and the position of the last token of both."""
    after, before = ordinals()
    for i, token in enumerate(head.after(_ADJECTIVE), start=head.at + 1):
        if token.fold in after:
            return after[token.fold], i
    if head.at:
        forms = [f.fold for f in head.tokens[head.at - 1].forms if not f.enclitic and f.fold in before]
        if forms:
            return before[forms[0]], head.at
    return None, head.at


def _place(head: _Head) -> str:
    near = head.after(_PLACE)
    return next((light_stem(b.fold) for a, b in pairwise(near) if is_word(a, "toward")), "")


def _counted(report: Report, head: _Head) -> Span | None:
    """Return the predicate that numbers the noun (``is the second since he ...``), three words of it."""
    after, _ = ordinals()
    near = head.after(_NAMED)
    for i, (joint, token) in enumerate(pairwise(near)):
        if is_word(joint, "predicate") and token.fold in after:
            return report.document.span(token.start, near[min(i + 3, len(near) - 1)].end)
    return None
