"""How far a party's noun phrase reaches: what its last adjective governs, and a short relative clause on it.

Names need neither; of a common noun both tell who is meant (the forces loyal to X, the fighters who hold the town).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kawalis.extract.events.lexicon import lexicon
from kawalis.extract.events.phrases import governed
from kawalis.extract.events.syntax import WHOLE
from kawalis.text import fold

if TYPE_CHECKING:
    from collections.abc import Container

    from kawalis.extract.events.phrases import Phrase
    from kawalis.extract.events.reading import Reading
    from kawalis.model import Word

CLAUSE = 8  # tokens of a relative clause that still tells who is meant
RELATIVE = frozenset({"acl", "acl:relcl"})


def completed(reading: Reading, phrase: Phrase, taken: Container[int] = ()) -> Phrase:
    """Return a common noun's phrase with its complement and its relative clause; ``taken`` tokens belong to others."""
    if phrase.kind == "pronoun" or (phrase.mention is not None and phrase.mention.form in WHOLE):
        return phrase
    limit = reading.document.sentences[reading.tokens[phrase.first].sentence].last
    last = governed(reading, phrase.last, limit)
    last = _clause(reading, phrase, last, taken)
    if last == phrase.last:
        return phrase
    return replace(phrase, last=last, end=reading.tokens[last - 1].end)


def _clause(reading: Reading, phrase: Phrase, last: int, taken: Container[int]) -> int:
    """Return the token behind a short relative clause that begins at ``last``."""
    tokens, words = reading.tokens, reading.words
    limit = reading.document.sentences[tokens[phrase.first].sentence].last
    if last >= limit or phrase.kind == "other":
        return last
    inside = {w.index for w in reading.document.words_of(phrase.first, last)}
    head = next((w for w in reading.document.words_of(last, last + 1) if w.pos != "PUNCT"), None)
    relative = head is not None and tokens[last].fold in words.relatives
    if head is not None and relative:
        if not _agrees(reading, phrase, head):
            return last
        head = reading.tree.governor(head)
    if (
        head is None
        or not reading.tree.is_verb(head)
        or head.relation not in RELATIVE
        or not (relative or head.head in inside)
    ):
        return last
    if fold(head.norm) in lexicon().saying or fold(head.norm) in words.auxiliaries:
        return last  # who is said to do something is told by who says it
    end = reading.tree.clause_end(head) + 1
    if end - last > CLAUSE or end > limit or any(i in taken for i in range(last, end)):
        return last
    return end


def _agrees(reading: Reading, phrase: Phrase, relative: Word) -> bool:
    """Whether a relative pronoun may mean a phrase: gender and number of one, never "which" of several people."""
    words = reading.words
    noun = reading.tree.head(phrase.first, phrase.last)
    if noun is None:
        return True
    mine, theirs = relative.feature("Gender"), noun.feature("Gender")
    if noun.feature("Number") == "Sing" and mine and theirs and mine != theirs:
        return False
    people = fold(noun.norm).endswith(words.human_plurals)
    return not (people and relative.feature("Number") == "Sing")
