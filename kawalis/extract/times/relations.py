"""What a length of time counts from: the day of publication (two days ago) or what happened (two days after it)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kawalis.extract.times.lexicon import settings
from kawalis.model import TimeRelation
from kawalis.text import fold

if TYPE_CHECKING:
    from kawalis.extract.times.match import Found
    from kawalis.model import Document, Token


@cache
def _kinds() -> dict[str, str]:
    return {fold(word): kind for kind, words in settings().relations.items() for word in words}


@cache
def _from() -> frozenset[str]:
    return frozenset(fold(word) for word in settings().counted_from)


def relation(document: Document, found: Found) -> TimeRelation | None:
    """Return what a DURATION behind before, after or since counts from, ``None`` for every other expression.

    ``to`` is the word after the one that ties the length to it (two days after the *attack*), without its
    proclitics.
    """
    if found.gives != "DURATION" or not found.first:
        return None
    kind = _kind(document.tokens[found.first - 1])
    sentence = document.sentences[document.tokens[found.first].sentence]
    if kind is None or found.first == sentence.first:
        return None
    if found.last + 1 >= sentence.last or document.tokens[found.last].fold not in _from():
        return TimeRelation(kind, None)
    what = document.tokens[found.last + 1]
    if what.kind != "word":
        return TimeRelation(kind, None)
    return TimeRelation(kind, document.span(what.start + what.forms[0].lead, what.end))


def _kind(token: Token) -> str | None:
    return next((_kinds()[form.fold] for form in token.forms if form.fold in _kinds()), None)
