"""Parties of a noun of action that neither genitive nor frame tells: behind its pronoun, before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.events.phrases import phrase_at, proclitic_of
from kawalis.extract.events.subjects import with_coordinated
from kawalis.extract.events.understood import PARTIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kawalis.extract.events.candidates import Candidate
    from kawalis.extract.events.phrases import Phrase
    from kawalis.extract.events.reading import Reading

OWN_BACK = 6  # tokens before a noun with a pronoun in which the verb of its owner stands
FORCES = frozenset({"ASSAULT"})


def object_behind(reading: Reading, found: Candidate, limit: int) -> list[Phrase]:
    """Return the object right behind a noun whose pronoun is its subject (his meeting today the envoy)."""
    words, tokens = reading.words, reading.tokens
    j = found.last
    while j < limit and (j in reading.timed or tokens[j].fold in words.adverbs):
        j += 1
    phrase = phrase_at(reading, j, limit) if j < limit else None
    if phrase is None or phrase.first != j or phrase.kind not in PARTIES or proclitic_of(reading, phrase):
        return []
    if words.conjoined(tokens[j]) and phrase.start > tokens[j].start:
        return []
    return with_coordinated(reading, phrase, limit)


def force_behind(reading: Reading, found: Candidate, args: Sequence[tuple[str, Phrase]]) -> list[Phrase]:
    """Return the force that an attack comes from or is of (a raid from warplanes, an attack of the rebels)."""
    words, trigger = reading.words, found.hit.trigger
    if trigger.type not in FORCES or words.partitive in trigger.targets:
        return []
    for prep, phrase in args:
        if prep == words.partitive or (
            prep == words.purpose_proclitic and prep not in trigger.targets and trigger.genitive == "actor"
        ):
            soil = phrase.mention is not None and phrase.mention.kind in {"place", "country"}
            return [phrase] if phrase.kind in {"agent", "mention"} and not soil else []
        if prep or phrase.kind != "other" or not _adjective(reading, phrase):
            return []
    return []


def _adjective(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase is but an adjective of the noun before it."""
    word = reading.tree.head(phrase.first, phrase.first + 1)
    return word is not None and word.pos == "ADJ"


def owner_between(reading: Reading, found: Candidate) -> list[Phrase]:
    """Return the subject between a verb and a noun that is its own (the group spread its control)."""
    tokens = reading.tokens
    start = max(reading.document.sentences[found.sentence].first, found.first - OWN_BACK)
    for j in range(found.first - 2, start - 1, -1):
        if tokens[j].kind == "punct":
            return []
        word = reading.tree.head(j, j + 1)
        if not reading.is_verb(j) and (word is None or not reading.tree.is_verb(word)):
            continue
        phrase = phrase_at(reading, j + 1, found.first)
        whole = phrase is not None and phrase.first == j + 1 and phrase.last == found.first
        return [phrase] if phrase is not None and whole and phrase.kind in {"agent", "mention"} else []
    return []
