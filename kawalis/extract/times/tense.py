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
    if before and not _since()(before[-1]) and (any(map(_is_future, before)) or _scheduled(before)):
        return 1
    if "month" not in found.features or "year" in found.features:
        return 0
    past = (
        told_as_past(document, found)
        or _hangs_on_past(document, found, before)
        or _dates_past(document, found)
    )
    return -1 if past else 0


class _Among:
    """Some words, as a question to a token; answers are remembered by folded word, as readings hang on it alone."""

    def __init__(self, words: frozenset[str]) -> None:
        self._words = words
        self._memo: dict[str, bool] = {}

    def __call__(self, token: Token) -> bool:
        """Whether a token is one of them, with no letter before it than and, so (was is no "like that")."""
        known = self._memo.get(token.fold)
        if known is None:
            if len(self._memo) >= _MEMO:
                self._memo.clear()
            known = self._memo[token.fold] = token.fold in self._words or any(
                form.fold in self._words for form in token.forms if _links().issuperset(form.proclitics)
            )
        return known


@cache
def _among(name: str) -> _Among:
    return _Among(_set(name))


@cache
def _links() -> frozenset[str]:
    return frozenset(settings().links)


@cache
def _since() -> _Among:
    return _Among(_related("since"))


@cache
def _ends_clause() -> _Among:
    """Return the words behind which a time belongs to something else than the verb before them."""
    own = _set("happened") | _set("said") | _set("relative") | _set("not_scheduled")
    return _Among(own | _past() | _related("since"))


def _related(kind: str) -> frozenset[str]:
    return frozenset(fold(word) for word in settings().relations[kind])


def _scheduled(before: Sequence[Token]) -> bool:
    """Whether the verb on which the expression hangs is an imperfect that news uses of what is fixed for a day.

    The council convenes Monday: the next one. Of 42 such verbs beside a weekday with its date in dated reports 39
    spoke of a day to come.
    """
    for at in range(len(before) - 1, -1, -1):
        if _among("scheduled")(before[at]):
            return not any(_among("not_scheduled")(token) for token in before[:at])
        if _ends_clause()(before[at]):
            return False
    return False


def told_as_past(document: Document, found: Found) -> bool:
    """Whether a perfect verb of occurrence stands right before the expression, and nothing takes it back.

    Only small words may stand between; a word of plan, condition or future near it in the sentence forbids
    the conclusion.
    """
    sentence = document.sentences[document.tokens[found.first].sentence]
    lowest = max(sentence.first, found.first - _VERB_REACH)
    for token in reversed(document.tokens[lowest : found.first]):
        if any(form.fold in _set("happened") and not form.enclitic for form in token.forms):
            return not _taken_back(document, found)
        if token.fold not in _set("linking"):
            return False
    return False


def _taken_back(document: Document, found: Found) -> bool:
    """Whether a word of plan, condition or future stands near the expression in its sentence."""
    sentence = document.sentences[document.tokens[found.first].sentence]
    near = max(sentence.first, found.first - _NEAR), min(sentence.last, found.last + _NEAR)
    return any(_is_future(token) or _among("planned")(token) for token in document.tokens[slice(*near)])


@cache
def _past() -> frozenset[str]:
    """Return the words on which something that has happened hangs: verbs that do not announce, and after."""
    return _set("happened") - _set("announced") | _set("pluperfect") | _related("after")


def _hangs_on_past(document: Document, found: Found, before: Sequence[Token]) -> bool:
    """Whether the expression stands in the same phrase behind such a word (after the departure of most in December)."""
    for token in reversed(before):
        if token.kind == "punct" or _among("that")(token):
            return False
        if any(form.fold in _past() and not form.enclitic for form in token.forms):
            return not _taken_back(document, found)
    return False


def _dates_past(document: Document, found: Found) -> bool:
    """Whether a month dates a perfect verb itself (in December they asked), or once something had come about."""
    if found.last < len(document.tokens) and _among("once")(document.tokens[found.last]):
        return not _taken_back(document, found)
    if not _among("within")(document.tokens[found.first - 1]):
        return False
    words = document.words_of(found.first, found.last)
    inside = range(words[0].index, words[-1].index + 1) if words else range(0)
    head = next((document.words[word.head] for word in words if word.head not in inside), None)
    return (
        head is not None
        and head.pos == "VERB"
        and head.feature("Aspect") == "Perf"
        and not _among("announced")(document.tokens[head.token])
        and not _taken_back(document, found)
    )


def nowadays(document: Document, found: Found) -> bool:
    """Whether the word for today means these days: behind a verb or noun of a state (the state of affairs today)."""
    if found.features != {"drel": 0} or found.last - found.first > 1:
        return False
    first = document.sentences[document.tokens[found.first].sentence].first
    for token in reversed(document.tokens[max(first, found.first - _STATE_REACH) : found.first]):
        if token.kind == "punct":
            return False
        if any(form.fold in _set("states") for form in token.forms):
            return True
        if any(form.fold in _set("state_nouns") for form in token.forms):
            return all(word.pos != "VERB" for word in document.words_of(token.index, token.index + 1))
    return False


def starts(document: Document, found: Found) -> bool:
    """Whether the expression is the day from which something holds: the "today" of a decision, not of the report."""
    return found.first > 1 and document.tokens[found.first - 2].fold in _set("starting")
