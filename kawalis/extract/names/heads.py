"""What the names of bodies and places are made of after their head words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kawalis.extract.names.lexicon import qualifies, titles_at, words
from kawalis.extract.names.tags import entity_end, joined, proper_run
from kawalis.text import ARTICLE

if TYPE_CHECKING:
    from kawalis.extract.names.gazetteer import Hit
    from kawalis.knowledge.schema.titles import Title
    from kawalis.model import Document

LONGEST = 5  # words after the head
NAME = 3  # words of a name that no file knows
BETWEEN = 3  # adjectives, words of a purpose
PERSON = 3  # words of a person's name in the name of a thing
QUOTES = frozenset("\"«“”'‘")
CLOSERS = frozenset("\"»”“'’")


@dataclass(frozen=True, slots=True)
class Body:
    """A body found: tokens [first, last); ``named`` tells a proper name from a description."""

    first: int
    last: int
    start: int
    end: int
    title: Title
    country: str | None
    named: bool = True


def quoted(document: Document, first: int, at: int) -> int:
    """Return the token after a closing mark of a short quoted name, 0 where none stands."""
    tokens = document.tokens
    if not same(document, first, at) or tokens[at].text not in QUOTES:
        return 0
    for last in range(at + 2, min(at + LONGEST + 1, len(tokens))):
        if tokens[last].text in CLOSERS:
            return last + 1
    return 0


def called_after(document: Document, first: int, at: int, names: dict[int, Hit]) -> int:
    """Return the token after the proper name at ``at`` that a thing is called by, 0 where none stands.

    A known place or body, a word tagged as a name, a ruler with title (مطار الملك فلان).
    """
    if not same(document, first, at):
        return 0
    hit = names.get(at)
    if hit and not hit.proclitics and hit.kind != "person":
        return hit.last
    ranks = [m for m in titles_at(document, at, "head", "rank", "honorific", "calling") if m.head.definite]
    if ranks and not ranks[0].head.lead:
        person = names.get(ranks[0].last)
        if person and person.kind == "person" and not person.proclitics:
            return person.last
        last = proper_run(document, ranks[0].last, PERSON)
        return last if last > ranks[0].last and same(document, first, last - 1) else 0
    if joined(document, at):
        return 0
    last = max(proper_run(document, at, NAME, names), entity_end(document, at))
    return last if last > at else 0


def after_purpose(document: Document, first: int, at: int) -> int:
    """Return the token after what a body is for, where that is part of names (للأنباء, لحقوق الإنسان)."""
    if not same(document, first, at):
        return at
    token = document.tokens[at]
    form = next(
        (f for f in token.forms if f.lead and f.proclitics[:1] and f.proclitics[0] in words("lam")), None
    )
    if form is None or form.bare not in words("purpose"):
        return at
    last = at + 1
    if not form.definite and not (same(document, first, last) and plain_noun(document, last)):
        return at
    while (
        last - at < BETWEEN
        and same(document, first, last)
        and (qualifies(document, last) or (not form.definite and last == at + 1))
    ):
        last += 1
    return _and_purpose(document, first, last)


def _and_purpose(document: Document, first: int, at: int) -> int:
    """Return the token after a second purpose joined by waw: للإغاثة والأعمال الإنسانية."""
    if not same(document, first, at):
        return at
    forms = (f for f in document.tokens[at].forms if f.definite and f.proclitics == tuple(words("waw")))
    if not any(form.bare in words("purpose") for form in forms):
        return at
    last = at + 1
    while last - at < BETWEEN and same(document, first, last) and qualifies(document, last):
        last += 1
    return last


def plain_noun(document: Document, at: int) -> bool:
    """Whether a token is a definite noun that is no title."""
    token = document.tokens[at]
    if token.kind != "word" or token.fold in words("never", "epithet"):
        return False
    return token.fold.startswith(ARTICLE) and not titles_at(
        document, at, "office", "head", "rank", "honorific"
    )


def same(document: Document, first: int, at: int) -> bool:
    """Whether a token exists and stands in the sentence of another."""
    tokens = document.tokens
    return at < len(tokens) and tokens[at].sentence == tokens[first].sentence
