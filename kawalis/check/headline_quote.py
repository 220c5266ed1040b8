"""A quotation in the headline whose words stand nowhere in the body.

Claims that the headline puts words in quotation marks as somebody's words, and that no stretch of the body
(two sentences together) holds even a quarter of their content words, loosely compared. Never claims that
nobody said them. Silent for a few quoted words, a headline that is all one quotation, a quoted name or
title, a quoted speaker before a colon, quotation marks inside a clause (emphasis, irony) and a body too
short to hold what the headline quotes.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kawalis.check import ladder
from kawalis.check.words import content, is_any, loose, say, shown
from kawalis.model import Check, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kawalis.check.report import Report
    from kawalis.model import Token

MARKS = frozenset("\"'«»“”‘’‚„‟‹›＂`´")
_BREAKS = frozenset(".…:-–—|،؛!؟?/,;")
_FEWEST = 3  # content words that make a quotation; fewer may be a name or a catchphrase
_SPOKEN = 2  # the same after a speaker and a colon
_COVERED = 1 / 4  # share of its content words, names aside, above which a quotation is in the body
_BODY = 40  # words below which a body is no more than a summary


def headline_quote_unsupported(report: Report) -> Iterator[Check]:
    """Yield a doubt for each such quotation."""
    if len(report.body_words) < _BODY:
        return
    windows: list[frozenset[str]] | None = None
    for quote in quotations(report.headline):
        said = content(quote)
        before = report.headline[: quote[0].index - report.headline[0].index]
        spoken = _spoken(before)
        if len(said) < (_SPOKEN if spoken else _FEWEST) or not (spoken or _opens(before)):
            continue
        windows = _windows(report) if windows is None else windows
        telling = [t for t in said if not _named(report, t)]
        best = max((sum(1 for t in telling if loose(t) & window) for window in windows), default=0)
        if not telling or best > _COVERED * len(telling):
            continue
        yield _finding(report, quote)


def quotations(headline: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Yield the tokens inside each pair of marks (of any kind, even of two) that fills a clause by itself."""
    marks = [i for i, token in enumerate(headline) if token.text[0] in MARKS]
    groups: list[tuple[int, int]] = []  # neighbouring marks are one: '' or "«
    for i in marks:
        if groups and groups[-1][1] == i and headline[i - 1].end == headline[i].start:
            groups[-1] = (groups[-1][0], i + 1)
        else:
            groups.append((i, i + 1))
    for opening, closing in zip(groups[::2], groups[1::2], strict=False):
        inner = headline[opening[1] : closing[0]]
        if inner and _stands_alone(headline, opening[0], closing[1]):
            yield inner


def _named(report: Report, token: Token) -> bool:
    """Whether a word belongs to a name: the body may well name whom the quotation names."""
    return any(span.start < token.end and token.start < span.end for span, _ in report.named_in_headline)


def _spoken(before: Sequence[Token]) -> bool:
    """Whether the last mark before a quotation, its own aside, is a colon."""
    outside = [token for token in before if token.text[0] not in MARKS]
    return bool(outside) and outside[-1].text == ":"


def _opens(before: Sequence[Token]) -> bool:
    """Whether a quotation opens the headline; one that ends it without a speaker is often a catchphrase."""
    return not any(token.kind == "word" for token in before)


def _stands_alone(headline: Sequence[Token], first: int, last: int) -> bool:
    before = headline[first - 1].text[0] in _BREAKS if first else True
    after = headline[last].text[0] in _BREAKS if last < len(headline) else True
    speaker = last < len(headline) and headline[last].text[0] == ":"
    title = any(is_any(token, "work") for token in headline if token.kind == "word")
    whole = not any(t.kind == "word" for t in (*headline[:first], *headline[last:]))  # a column's title
    return before and after and not speaker and not title and not whole


def _windows(report: Report) -> list[frozenset[str]]:
    sentences = [
        frozenset().union(*(loose(t) for t in report.document.tokens_of(s) if t.kind == "word"))
        for s in report.body
    ]
    pairs = [a | b for a, b in pairwise(sentences)]
    return pairs or sentences


def _finding(report: Report, quote: Sequence[Token]) -> Check:
    text = report.document.text
    span = Span.of(text, quote[0].start, quote[-1].end)
    milder = _milder(report, quote)
    about = tuple(i for i in report.statements_over(span) if _layer(report, i) == "headline")
    if milder is None:
        message = say("check.headline_quote_unsupported", quote=shown(span.text))
        return Check("headline_quote_unsupported", "doubt", (span,), about, message)
    message = say(
        "check.headline_quote_unsupported.milder", quote=shown(span.text), milder=shown(milder.text)
    )
    about += tuple(i for i in report.statements_over(milder) if i not in about)
    return Check("headline_quote_unsupported", "doubt", (span, milder), about, message)


def _layer(report: Report, statement: str) -> str:
    return next(s.layer for s in report.statements if s.id == statement)


def _milder(report: Report, quote: Sequence[Token]) -> Span | None:
    """Return the strongest words of the body on a ladder of the quotation, all below the quotation's rung."""
    for high in ladder.steps(quote):
        low = [
            step
            for sentence in report.body
            for step in ladder.steps(report.document.tokens_of(sentence))
            if step.ladder == high.ladder
        ]
        if low and all(step.rung < high.rung for step in low):
            best = max(low, key=lambda step: step.rung)
            return report.document.span_of(best.first, best.last)
    return None
