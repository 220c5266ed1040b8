"""Whether the words around an expression speak of the future or of what has happened."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kawalis.extract.times.lexicon import settings
from kawalis.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kawalis.extract.times.match import Found
    from kawalis.model import Document, Token

_REACH = 12  # tokens: further words of a long sentence belong to other clauses
_VERB_REACH = 4
_NEAR = 40
_STATE_REACH = 3
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
    if before and not _any(before[-1], _since()) and (any(map(_is_future, before)) or _scheduled(before)):
        return 1
    if "month" not in found.features or "year" in found.features:
        return 0
    past = (
        told_as_past(document, found)
        or _hangs_on_past(document, found, before)
        or _dates_past(document, found)
    )
    return -1 if past else 0


def _any(token: Token, words: frozenset[str]) -> bool:
    """Whether a token is one of some words, with no other letter before it than and, so (was is no "like that")."""
    return token.fold in words or any(
        form.fold in words for form in token.forms if _links().issuperset(form.proclitics)
    )


@cache
def _links() -> frozenset[str]:
    return frozenset(settings().links)


@cache
def _since() -> frozenset[str]:
    return frozenset(fold(word) for word in settings().relations["since"])


@cache
def _ends_clause() -> frozenset[str]:
    """Return the words behind which a time belongs to something else than the verb before them."""
    return _set("happened") | _set("said") | _set("relative") | _set("not_scheduled") | _past() | _since()


def _scheduled(before: Sequence[Token]) -> bool:
    """Whether the verb on which the expression hangs is an imperfect that news uses of what is fixed for a day.

    The council convenes Monday: the next one. Of 42 such verbs beside a weekday with its date in dated reports 39
    spoke of a day to come.
    """
    for at in range(len(before) - 1, -1, -1):
        if _any(before[at], _set("scheduled")):
            return not any(_any(token, _set("not_scheduled")) for token in before[:at])
        if _any(before[at], _ends_clause()):
            return False
    return False


def told_as_past(document: Document, found: Found) -> bool:
    """Whether a perfect verb of occurrence stands right before the expression, and nothing takes it back.

    Only small words may stand between; a word of plan, condition or future near it in the sentence forbids
    the conclusion.
    """
    if _taken_back(document, found):
        return False
    sentence = document.sentences[document.tokens[found.first].sentence]
    lowest = max(sentence.first, found.first - _VERB_REACH)
    for token in reversed(document.tokens[lowest : found.first]):
        if any(form.fold in _set("happened") and not form.enclitic for form in token.forms):
            return True
        if token.fold not in _set("linking"):
            return False
    return False


def _taken_back(document: Document, found: Found) -> bool:
    """Whether a word of plan, condition or future stands near the expression in its sentence."""
    sentence = document.sentences[document.tokens[found.first].sentence]
    near = max(sentence.first, found.first - _NEAR), min(sentence.last, found.last + _NEAR)
    return any(_is_future(token) or _any(token, _set("planned")) for token in document.tokens[slice(*near)])


@cache
def _past() -> frozenset[str]:
    """Return the words on which something that has happened hangs: verbs that do not announce, and after."""
    after = frozenset(fold(word) for word in settings().relations["after"])
    return _set("happened") - _set("announced") | _set("pluperfect") | after


def _hangs_on_past(document: Document, found: Found, before: Sequence[Token]) -> bool:
    """Whether the expression stands in the same phrase behind such a word (after the departure of most in December)."""
    for token in reversed(before):
        if token.kind == "punct" or _any(token, _set("that")):
            return False
        if any(form.fold in _past() and not form.enclitic for form in token.forms):
            return not _taken_back(document, found)
    return False


def _dates_past(document: Document, found: Found) -> bool:
    """Whether a month dates a perfect verb itself (in December they asked), or once something had come about."""
    if _taken_back(document, found):
        return False
    if found.last < len(document.tokens) and _any(document.tokens[found.last], _set("once")):
        return True
    words = document.words_of(found.first, found.last)
    inside = range(words[0].index, words[-1].index + 1) if words else range(0)
    heads = [document.words[word.head] for word in words if word.head not in inside]
    return (
        bool(heads)
        and _any(document.tokens[found.first - 1], _set("within"))
        and heads[0].pos == "VERB"
        and heads[0].feature("Aspect") == "Perf"
        and not _any(document.tokens[heads[0].token], _set("announced"))
    )


def nowadays(document: Document, found: Found) -> bool:
    """Whether the word for today means these days: behind a state or a word for one (the world today)."""
    if found.features != {"drel": 0} or found.last - found.first > 1:
        return False
    first = document.sentences[document.tokens[found.first].sentence].first
    for token in reversed(document.tokens[max(first, found.first - _STATE_REACH) : found.first]):
        if token.kind == "punct":
            return False
        if any(form.fold in _set("states") for form in token.forms):
            return True
    return False


def starts(document: Document, found: Found) -> bool:
    """Whether the expression is the day from which something holds: the "today" of a decision, not of the report."""
    return found.first > 1 and document.tokens[found.first - 2].fold in _set("starting")
