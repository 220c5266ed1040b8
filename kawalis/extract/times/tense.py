"""Whether the words around an expression speak of the future or of what has happened."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from kawalis.extract.times.lexicon import settings
from kawalis.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kawalis.extract.times.match import Found
    from kawalis.model import Document, Token

_REACH = 12  # tokens: further words of a long sentence belong to other clauses
_CLAUSE = 40  # tokens back to the verb on which an expression hangs, where no other verb stands between
_VERB_REACH = 4
_NEAR = 40
_STATE_REACH = 3
_BEHIND = 3  # tokens to words behind an expression that tell of what is to come

_MEMO = 100_000
_VERBAL = frozenset(
    {"VERB", "AUX", "X"}
)  # what the annotator calls the verb behind the particle of the future


@cache
def _folded(name: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in getattr(settings(), name))


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(_folded(name))


@cache
def _phrases(name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in _folded(name))


def _is_future(document: Document, token: Token) -> bool:
    """Whether a token is a word of plan or a verb of the future, by the particle that the annotator splits off."""
    if any(form.fold in _set("future") for form in token.forms):
        return True
    words = document.words_of(token.index, token.index + 1)
    return any(
        word.pos == "AUX" and word.norm in _set("future_particles") and following.pos in _VERBAL
        for word, following in pairwise(words)
    )


def _is_perfect(document: Document, token: Token) -> bool:
    """Whether a token is a verb of what has happened."""
    return any(
        word.pos == "VERB" and word.feature("Aspect") == "Perf"
        for word in document.words_of(token.index, token.index + 1)
    )


def _is_verb(document: Document, token: Token) -> bool:
    return any(word.pos == "VERB" for word in document.words_of(token.index, token.index + 1))


def tense(document: Document, found: Found) -> int:
    """Return 1 where the words around an expression speak of the future, -1 where it is told as past, else 0.

    What is told as past is looked at for a month without a year alone: nothing else could be the one to come.
    """
    sentence = document.sentences[document.tokens[found.first].sentence]
    before = document.tokens[max(sentence.first, found.first - _CLAUSE) : found.first]
    if _announced(document, found) or _to_come(document, before):
        return 1
    if "month" not in found.features or "year" in found.features:
        return 0
    past = (
        told_as_past(document, found)
        or _hangs_on_past(document, found, before[-_REACH:])
        or _dates_past(document, found)
    )
    return -1 if past else 0


def _to_come(document: Document, before: Sequence[Token]) -> bool:
    """Whether the nearest verb or word of plan before an expression tells of the future.

    Behind a perfect verb, after, since or a verb of saying the expression belongs to what has happened (he will come
    after the attack of Tuesday). An imperfect that news uses of what is fixed for a day counts in its own clause: the
    council convenes Monday is the next one. Of 42 such verbs beside a weekday with its date in dated reports 39
    spoke of a day to come.
    """
    if not before or _since()(before[-1]):
        return False
    own_clause = True
    for at in range(len(before) - 1, -1, -1):
        token = before[at]
        if _is_future(document, token):
            return True
        if own_clause and _among("scheduled")(token) and len(before) - at <= _REACH:
            return not any(_among("not_scheduled")(other) for other in before[max(0, at - _REACH) : at])
        if _told_before()(token) or _is_perfect(document, token):
            return False
        own_clause = own_clause and not _ends_clause()(token)
    return False


def _announced(document: Document, found: Found) -> bool:
    """Whether words behind an expression tell of the future: God willing; or, where it opens its clause, the verb."""
    tokens = document.tokens
    behind = [token.fold for token in tokens[found.last : found.last + 2 * _BEHIND]]
    for at in range(_BEHIND):
        if any(tuple(behind[at : at + len(phrase)]) == phrase for phrase in _phrases("future_behind")):
            return True
    opens = found.first == 0 or tokens[found.first - 1].kind == "punct"
    return (
        opens
        and found.last < len(tokens)
        and tokens[found.last].sentence == tokens[found.first].sentence
        and _is_future(document, tokens[found.last])
    )


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
def _told_before() -> _Among:
    """Return the words behind which a time belongs to what has happened."""
    return _Among(_set("happened") | _set("said") | _set("not_scheduled") | _past() | _related("since"))


@cache
def _ends_clause() -> _Among:
    """Return the words behind which a time belongs to another clause than what stands before them."""
    return _Among(_set("relative"))


def _related(kind: str) -> frozenset[str]:
    return frozenset(fold(word) for word in settings().relations[kind])


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
    return any(
        _is_future(document, token) or _among("planned")(token) for token in document.tokens[slice(*near)]
    )


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
    behind = document.tokens[found.last : found.last + 2]
    if len(behind) > 1 and _among("once")(behind[0]) and _is_perfect(document, behind[1]):
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


def tells_past(document: Document, found: Found) -> bool:
    """Whether the verb right behind an expression, else the nearest before it in its sentence, has happened."""
    tokens = document.tokens
    sentence = document.sentences[tokens[found.first].sentence]
    around = [*tokens[found.last : found.last + 1], *reversed(tokens[sentence.first : found.first])]
    for token in around:
        if token.sentence == sentence.index:
            if _is_perfect(document, token):
                return True
            if _is_future(document, token) or _is_verb(document, token):
                return False
    return False


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
