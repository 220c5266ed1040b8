"""A headline that says more than its body.

Claims one of three things, each about one word: that the headline asserts a happening which every sentence
of the body that names it leaves open; that the body names it only to deny it; or that the headline puts a
word of a strength ladder on somebody of whom the body uses weaker words of that ladder only. Silent for
questions, quotations (the check of quoted headlines covers them), attributed and hedged headlines, and
whatever the body asserts once.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kawalis.check import ladder
from kawalis.check.headline_quote import MARKS
from kawalis.check.words import is_word, loose, say, shown, words
from kawalis.model import Check, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kawalis.check.report import Report
    from kawalis.model import Event, Token

_HEDGED = 4  # tokens before a word in which what leaves it open stands
_ATTRIBUTED = frozenset(":؟?…")
_BODY = 40  # words below which a body is no more than a summary


def headline_stronger(report: Report) -> Iterator[Check]:
    """Yield at most one doubt."""
    headline = report.headline
    if len(report.body_words) < _BODY or any(
        t.text[0] in _ATTRIBUTED or t.text[0] in MARKS for t in headline
    ):
        return
    if any(
        is_word(t, "hedge") or is_word(t, "may") or is_word(t, "denial") or is_word(t, "negation")
        for t in headline
    ):
        return
    finding = next(_open(report), None) or next(_ladders(report), None)
    if finding is not None:
        yield finding


def _open(report: Report) -> Iterator[Check]:
    """Yield happenings asserted in the headline that the body only leaves open or denies."""
    for event in report.events:
        anchors = [s for s in (event.anchor, *event.also) if s.end <= report.article.body_start]
        if not anchors or event.status != "occurred" or not event.actors:
            continue
        word = report.token_range(anchors[0].start, anchors[0].end)[0]
        told = [
            (tokens, i)
            for sentence in report.body
            for tokens in (report.document.tokens_of(sentence),)
            for i, token in enumerate(tokens)
            if token.kind == "word" and loose(token) & loose(word)
        ]
        for kind in ("hedge", "denial"):
            if told and all(_left_open(tokens, i, kind) for tokens, i in told):
                yield _finding(report, anchors[0], told[0], "hedged" if kind == "hedge" else "denied", event)


def _left_open(tokens: Sequence[Token], at: int, kind: str) -> bool:
    before = tokens[max(0, at - _HEDGED) : at + 1]
    return any(is_word(t, kind) for t in before[:-1]) or (
        kind == "hedge" and any(_may(first, then) for first, then in pairwise(before))
    )


def _may(particle: Token, verb: Token) -> bool:
    """Whether a particle that stresses a perfect leaves an imperfect open (قد يستقيل, not قد استقال)."""
    return is_word(particle, "may") and any(verb.fold.startswith(letter) for letter in words("imperfect"))


def _finding(
    report: Report, headline: Span, told: tuple[Sequence[Token], int], kind: str, event: Event
) -> Check:
    tokens, at = told
    shows = report.document.span(tokens[max(0, at - _HEDGED)].start, tokens[at].end)
    words = Span.of(report.document.text, report.headline[0].start, report.headline[-1].end)
    message = say(f"check.headline_stronger.{kind}", headline=shown(words.text), body=shown(shows.text))
    return Check("headline_stronger", "doubt", (headline, shows), (event.id,), message)


def _ladders(report: Report) -> Iterator[Check]:
    """Yield words of the headline above all that the body says, on one ladder and of one subject."""
    named = report.actors_within(report.headline[0].start, report.headline[-1].end) if report.headline else []
    subjects = {actor.id for _, actor in named}
    for high in ladder.steps(report.headline):
        low = [
            (step, sentence)
            for sentence in report.body
            for step in ladder.steps(report.document.tokens_of(sentence))
            if step.ladder == high.ladder
        ]
        if not low or any(step.rung >= high.rung for step, _ in low):
            continue
        for step, sentence in low:
            spoken = {actor.id for _, actor in report.actors_within(sentence.start, sentence.end)}
            if spoken & subjects:
                above = report.document.span_of(high.first, high.last)
                below = report.document.span_of(step.first, step.last)
                message = say("check.headline_stronger.ladder", headline=above.text, body=below.text)
                yield Check(
                    "headline_stronger", "doubt", (above, below), tuple(sorted(spoken & subjects)), message
                )
                break
