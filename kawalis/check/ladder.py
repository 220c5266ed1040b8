"""Strength ladders: how strong a word is, and which words of a stretch stand on the same ladder."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kawalis.check.words import is_word
from kawalis.knowledge import table
from kawalis.knowledge.schema.checks import Ladder
from kawalis.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kawalis.model import Token

_REACH = 3  # tokens that a negation reaches ahead


@dataclass(frozen=True, slots=True)
class Step:
    """A word on a ladder: its rung from 0 (weakest) and the tokens [first, last) that say it."""

    ladder: str
    rung: int
    first: int
    last: int


@cache
def _index() -> tuple[dict[str, tuple[str, int]], dict[str, tuple[str, int]]]:
    plain: dict[str, tuple[str, int]] = {}
    negated: dict[str, tuple[str, int]] = {}
    for ladder in table(Ladder):
        for number, rung in enumerate(ladder.rungs):
            plain.update((fold(word), (ladder.id, number)) for word in rung.words)
            negated.update((fold(word), (ladder.id, number)) for word in rung.negated)
    return plain, negated


def steps(tokens: Sequence[Token]) -> Iterator[Step]:
    """Yield the words of a stretch of text that stand on a ladder; a negated word is not said."""
    plain, negated = _index()
    for position, token in enumerate(tokens):
        if token.kind != "word":
            continue
        found, under = _look(token, plain), _look(token, negated)
        if not found and not under:
            continue
        before = range(max(0, position - _REACH), position)
        negation = next((i for i in before if is_word(tokens[i], "negation")), None)
        if negation is None and found:
            yield Step(*found, token.index, token.index + 1)
        elif negation is not None and under:
            yield Step(*under, tokens[negation].index, token.index + 1)


def _look(token: Token, known: dict[str, tuple[str, int]]) -> tuple[str, int] | None:
    for form in token.forms:
        for core in (form.fold, form.bare):
            if core in known:
                return known[core]
    return None
