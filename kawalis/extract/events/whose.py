"""Whose a thing is that is blamed, praised, refused or asked for, by the words around it where no tree is needed.

By whom (the statements by X), its relative clause (the violations that X commits), of whom something is asked
(guarantees from X), who would do what is asked (the help of X).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.events.lexicon import lexicon
from kawalis.extract.events.phrases import phrase_at, phrases_length
from kawalis.extract.events.subjects import with_coordinated
from kawalis.extract.events.understood import PARTIES, soil

if TYPE_CHECKING:
    from kawalis.extract.events.phrases import Phrase
    from kawalis.extract.events.reading import Reading

REACH = 14  # tokens from the beginning of a thing in which it is told whose it is
ASKED = 6  # tokens in which it is told from whom something is asked


def maker(reading: Reading, first: int, limit: int) -> list[Phrase]:
    """Return who made the thing that begins at token ``first``: by whom, or the subject of its relative clause."""
    words, tokens = reading.words, reading.tokens
    for j in range(first, min(limit - 2, first + REACH)):
        if tokens[j].kind == "punct" and reading.ends_clause(tokens[j]):
            break
        agent = phrases_length(reading, j, limit, words.agentive)
        if agent > 1:
            return _party(reading, j + agent, limit)
        if tokens[j].fold in words.relatives and _resuming(reading, j + 1):
            return _party(reading, j + 2, limit)
    return []


def holder(reading: Reading, first: int, limit: int) -> list[Phrase]:
    """Return who holds what is taken behind token ``first - 1``: the towns that X holds, from the hands of X."""
    words, tokens = reading.words, reading.tokens
    for j in range(first, min(limit - 1, first + REACH)):
        if tokens[j].kind == "punct" and reading.ends_clause(tokens[j]):
            break
        if any(f.bare in words.hands for f in tokens[j].forms) and j > first:
            return _party(reading, j + 1, limit) if tokens[j - 1].fold == words.partitive else []
        if tokens[j].fold in words.holding and j > first:
            resumed = tokens[j + 1].fold in words.resumptives
            return _party(reading, j + 1 + resumed, limit)
    return []


def taken_from(reading: Reading, first: int, limit: int) -> list[Phrase]:
    """Return from whom land is taken behind token ``first - 1`` (the freeing of the town and its outskirts from X)."""
    words, tokens = reading.words, reading.tokens
    for j in range(first, min(limit - 1, first + REACH)):
        if reading.is_verb(j) or (tokens[j].kind == "punct" and reading.ends_clause(tokens[j])):
            break
        if tokens[j].fold == words.partitive:
            return [p for p in _party(reading, j + 1, limit) if not soil(reading, p)]
    return []


def asked(reading: Reading, first: int, limit: int) -> list[Phrase]:
    """Return of whom the thing is asked that begins at token ``first``."""
    words, tokens = reading.words, reading.tokens
    if any(f.bare in lexicon().doings or f.bare in words.help for f in tokens[first].forms):
        return [p for p in _party(reading, first + 1, limit) if not soil(reading, p)]
    for j in range(first, min(limit - 1, first + ASKED)):
        if tokens[j].kind == "punct" and reading.ends_clause(tokens[j]):
            break
        if tokens[j].fold == words.partitive:
            return [p for p in _party(reading, j + 1, limit) if not soil(reading, p)]
    return []


def _party(reading: Reading, index: int, limit: int) -> list[Phrase]:
    """Return somebody who is named at a token, with whom is joined to him."""
    phrase = phrase_at(reading, index, limit) if index < limit else None
    if phrase is None or phrase.kind not in PARTIES:
        return []
    return with_coordinated(reading, phrase, limit)


def _resuming(reading: Reading, index: int) -> bool:
    """Whether a token is a verb with a pronoun that takes up what stands before."""
    word = reading.tree.head(index, index + 1)
    verb = reading.is_verb(index) or (word is not None and reading.tree.is_verb(word))
    return verb and any(f.enclitic for f in reading.tokens[index].forms)
