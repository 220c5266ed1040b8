"""Everything said in the report rests on one unnamed source.

Claims that at least three attributed statements of the body name one unnamed source outright, and that all
others run through it too, but for background taken from one other outlet and for the talk of circles and
corridors. Never claims that what the source says is wrong. Silent as soon as anybody named or any
institution speaks outside its chain, where sources in the plural or a second introduction (``a security
source`` again) may be somebody else, and where a reporting verb was left unread, so that others may speak.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kawalis.check.words import content, is_word, say, shown
from kawalis.knowledge.reporting import complementizer
from kawalis.model import Check
from kawalis.text import ARTICLE, light_stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kawalis.check.report import Report
    from kawalis.model import Span, Statement

_FEWEST = 3  # statements that name the source outright
_BACKGROUND = 1  # statements that one other outlet may add


def single_source(report: Report) -> Iterator[Check]:
    """Yield at most one doubt."""
    relayed = {s.parent for s in report.statements if s.parent}
    body = [s for s in report.statements if s.layer == "body" and not _passes_on(report, s, relayed)]
    origins = [_origin(report, statement) for statement in body]
    through = Counter(origin for origin in origins if origin is not None)
    unnamed = [i for i in through if i in report.actor and report.actor[i].kind == "anonymous"]
    if None in origins or len(unnamed) != 1:
        return  # where someone speaks whom the record does not know, independence cannot be told
    source = unnamed[0]
    resting = [s for s, origin in zip(body, origins, strict=True) if origin == source]
    others = [i for i in through if i != source]
    if sum(1 for s in resting if _names(s, source)) < _FEWEST or not _is_one(report, source):
        return
    if not all(_is_background(report, other, through[other]) for other in others):
        return
    if any(_doubtful(report, s, source) for s in resting) or _unread(report):
        return
    spans = report.actor[source].mentions
    fields = {"count": len(resting), "source": shown(_called(report, source).text)}
    message = say(f"check.single_source{'.background' if others else ''}", **fields)
    yield Check("single_source", "doubt", spans, (source, *(s.id for s in resting)), message)


def _origin(report: Report, statement: Statement) -> str | None:
    """Return whom the word comes from: the first link after the outlet that is no outlet itself.

    Where all are, the last one; without a chain the source.
    """
    links = [link.actor for link in statement.chain[1:]]
    heard = (i for i in links if i in report.actor and report.actor[i].kind != "outlet")
    return next(heard, links[-1] if links else statement.source)


def _passes_on(report: Report, statement: Statement, relayed: set[str]) -> bool:
    """Whether an outlet's statement only holds another's, which is looked at by itself."""
    actor = report.actor.get(statement.source or "")
    return statement.id in relayed and actor is not None and actor.kind == "outlet"


def _names(statement: Statement, source: str) -> bool:
    """Whether the statement names the source itself, not by an understood pronoun."""
    return statement.source == source and bool(statement.sources)


def _introductions(report: Report, source: str) -> tuple[list[Span], list[Span]]:
    """Return the body's mentions of the source without the article, and those with it."""
    plain: list[Span] = []
    definite: list[Span] = []
    for span in report.actor[source].mentions:
        first = report.token_range(span.start, span.end)[:1]
        if span.start >= report.article.body_start and first:
            known = report.document.text[span.start : span.end]
            (definite if first[0].fold.startswith(ARTICLE) or known.startswith(ARTICLE) else plain).append(
                span
            )
    return plain, definite


def _is_one(report: Report, source: str) -> bool:
    """Whether the text leaves no doubt that all mentions mean one source.

    They are singular; and each of several introductions has a describing word of its own in a later one
    (``a source who attended the talks`` ... ``the source who attended most talks``).
    """
    starts = {span.start for span in report.actor[source].mentions}
    if any(m.number != "s" for m in report.mentions if starts & {m.span.start, m.full.start}):
        return False
    plain, definite = _introductions(report, source)
    if len(plain) <= 1:
        return len(plain) == 1
    later = [_described(report, span) for span in definite if span.start > plain[-1].start]
    said = [_described(report, span) for span in plain]
    own = (words.difference(*said[:i], *said[i + 1 :]) for i, words in enumerate(said))
    return all(any(words & after for after in later) for words in own)


def _described(report: Report, span: Span) -> frozenset[str]:
    """Return the stems of the words that describe a source, its noun aside."""
    return frozenset(light_stem(t.fold) for t in content(report.token_range(span.start, span.end)[1:]))


def _called(report: Report, source: str) -> Span:
    plain, _ = _introductions(report, source)
    return plain[0]


def _is_background(report: Report, actor: str, count: int) -> bool:
    """Whether statements of this origin leave the report's matter to the one source.

    A single statement of another outlet is background; the talk of a collective vouches for nothing. The
    report's own outlet adds no source.
    """
    if actor not in report.actor:
        return False
    if report.actor[actor].kind == "outlet":
        own = any(s.chain and s.chain[0].actor == actor for s in report.statements)
        return own or count <= _BACKGROUND
    types = {s.source_type for s in report.statements if s.source == actor}
    return types == {"collective"}


def _doubtful(report: Report, statement: Statement, source: str) -> bool:
    """Whether an understood source may be somebody else: no ``that`` and no mark opens what is said."""
    if statement.source != source or statement.sources or statement.layer != "body":
        return False
    first = report.token_range(statement.contents[0].start, statement.contents[0].end)[0]
    before = report.document.tokens[max(0, first.index - 1)]
    return first.kind == "word" and not complementizer(first) and not complementizer(before)


def _unread(report: Report) -> bool:
    """Whether a plain verb of saying is the cue of no statement."""
    cues = [s.cue for s in report.statements if s.cue]
    covered = {t.index for cue in cues for t in report.token_range(cue.start, cue.end)}
    for sentence in report.body:
        if any(is_word(t, "saying") and t.index not in covered for t in report.document.tokens_of(sentence)):
            return True
    return False
