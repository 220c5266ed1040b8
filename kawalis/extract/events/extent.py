"""How far a party's noun phrase reaches: what its last adjective governs, and a short relative clause on it.

Names need neither; of a common noun both tell who is meant (the forces loyal to X, the fighters who hold the town).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kawalis.extract.events.lexicon import lexicon
from kawalis.extract.events.phrases import phrase_at, phrases_length
from kawalis.extract.events.syntax import WHOLE
from kawalis.text import fold

if TYPE_CHECKING:
    from collections.abc import Container

    from kawalis.extract.events.phrases import Phrase
    from kawalis.extract.events.reading import Reading

CLAUSE = 8  # tokens of a relative clause that still tells who is meant
NESTED = 2  # complements inside a complement
RELATIVE = frozenset({"acl", "acl:relcl"})


def completed(reading: Reading, phrase: Phrase, taken: Container[int] = ()) -> Phrase:
    """Return a common noun's phrase with its complement and its relative clause; ``taken`` tokens belong to others."""
    if phrase.kind == "pronoun" or (phrase.mention is not None and phrase.mention.form in WHOLE):
        return phrase
    last = _governed(reading, phrase.last, taken, NESTED)
    last = _clause(reading, phrase, last, taken)
    if last == phrase.last:
        return phrase
    return replace(phrase, last=last, end=reading.tokens[last - 1].end)


def _governed(reading: Reading, last: int, taken: Container[int], depth: int) -> int:
    """Return the token behind what the adjective at ``last - 1`` governs (loyal to X), ``last`` where it governs nothing."""
    words, tokens = reading.words, reading.tokens
    limit = reading.document.sentences[tokens[last - 1].sentence].last
    if depth == 0 or last >= limit or tokens[last - 1].fold not in words.governing_adjectives:
        return last
    if tokens[last].fold in words.resumptive:  # recognised by it, with an adverb behind
        last += 1
        return last + (last < limit and tokens[last].fold in words.manner)
    agent = phrases_length(reading, last, limit, words.agentive)
    start = last + (agent or tokens[last].fold in words.prepositions)
    if start == last and not _prefixed(reading, last):
        return last
    inner = phrase_at(reading, start, limit) if start < limit else None
    if inner is None or any(i in taken for i in range(last, inner.last)):
        return last
    return _governed(reading, inner.last, taken, depth - 1)


def _prefixed(reading: Reading, index: int) -> bool:
    """Whether a token begins with a preposition of one letter."""
    letters = reading.words.proclitic_prepositions
    word = next((w for w in reading.document.words_of(index, index + 1)), None)
    return word is not None and word.pos == "ADP" and word.norm[:1] in letters


def _clause(reading: Reading, phrase: Phrase, last: int, taken: Container[int]) -> int:
    """Return the token behind a short relative clause that begins at ``last``."""
    tokens, words = reading.tokens, reading.words
    limit = reading.document.sentences[tokens[phrase.first].sentence].last
    if last >= limit or phrase.kind == "other":
        return last
    inside = {w.index for w in reading.document.words_of(phrase.first, last)}
    head = next((w for w in reading.document.words_of(last, last + 1) if w.pos != "PUNCT"), None)
    if head is not None and tokens[last].fold in words.relatives:
        head = reading.tree.governor(head)
    if head is None or not reading.tree.is_verb(head) or head.relation not in RELATIVE or head.head not in inside:
        return last
    if fold(head.norm) in lexicon().saying:
        return last  # who is said to do something is told by who says it
    end = reading.tree.clause_end(head) + 1
    if end - last > CLAUSE or end > limit or any(i in taken for i in range(last, end)):
        return last
    return end
