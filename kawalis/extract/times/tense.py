"""Whether the words around an expression speak of the future or of what has happened."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kawalis.extract.times.lexicon import settings
from kawalis.text import fold

if TYPE_CHECKING:
    from kawalis.extract.times.match import Found
    from kawalis.model import Document, Token

_REACH = 12  # tokens: further words of a long sentence belong to other clauses
_VERB_REACH = 4
_NEAR = 40
_SHORTEST = 4  # letters of a verb with its future prefix

_MEMO = 100_000
_FUTURE: dict[str, bool] = {}  # by folded word, as its readings are


@cache
def _folded(name: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in getattr(settings(), name))


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(_folded(name))


def _is_future(token: Token) -> bool:
    word = token.fold
    known = _FUTURE.get(word)
    if known is None:
        if len(_FUTURE) >= _MEMO:
            _FUTURE.clear()
        future = _set("future")
        known = _FUTURE[word] = any(form.fold in future for form in token.forms) or (
            len(word) >= _SHORTEST
            and word.startswith(_folded("future_prefixes"))
            and not word.startswith(_folded("not_future"))
        )
    return known


def tense(document: Document, found: Found) -> int:
    """Return 1 where a word of the future precedes the expression in its sentence, -1 where it is told as past, else 0.

    What is told as past is looked at for a month without a year alone: nothing else could be the one to come.
    """
    first = document.sentences[document.tokens[found.first].sentence].first
    before = document.tokens[max(first, found.first - _REACH) : found.first]
    if any(_is_future(token) for token in before):
        return 1
    open_year = "month" in found.features and "year" not in found.features
    return -1 if open_year and told_as_past(document, found) else 0


def told_as_past(document: Document, found: Found) -> bool:
    """Whether a perfect verb of occurrence stands right before the expression, and nothing takes it back.

    Only small words may stand between; a word of plan, condition or future near it in the sentence forbids
    the conclusion.
    """
    sentence = document.sentences[document.tokens[found.first].sentence]
    near = max(sentence.first, found.first - _NEAR), min(sentence.last, found.last + _NEAR)
    for token in document.tokens[slice(*near)]:
        if _is_future(token) or any(form.fold in _set("planned") for form in token.forms):
            return False
    lowest = max(sentence.first, found.first - _VERB_REACH)
    for token in reversed(document.tokens[lowest : found.first]):
        if any(form.fold in _set("happened") and not form.enclitic for form in token.forms):
            return True
        if token.fold not in _set("linking"):
            return False
    return False


def starts(document: Document, found: Found) -> bool:
    """Whether the expression is the day from which something holds: the "today" of a decision, not of the report."""
    return found.first > 1 and document.tokens[found.first - 2].fold in _set("starting")
