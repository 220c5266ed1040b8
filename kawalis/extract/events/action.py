"""Parties of a noun of action that neither genitive nor frame tells: behind its pronoun, before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.events.lexicon import lexicon
from kawalis.extract.events.light import resuming
from kawalis.extract.events.phrases import phrase_at, proclitic_of
from kawalis.extract.events.subjects import with_coordinated
from kawalis.extract.events.understood import PARTIES, soil

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kawalis.extract.events.candidates import Candidate
    from kawalis.extract.events.phrases import Phrase
    from kawalis.extract.events.reading import Reading

OWN_BACK = 6  # tokens before a noun with a pronoun in which the verb of its owner stands
ATTACK = 10  # tokens after a killing in which the attack is told
FORCES = frozenset({"ASSAULT"})
SPOKEN = frozenset({"ACCUSE", "REQUEST", "REJECT", "SUPPORT"})  # a demand from the president


def object_behind(reading: Reading, found: Candidate, limit: int) -> list[Phrase]:
    """Return the object right behind a noun whose pronoun is its subject (his meeting today the envoy)."""
    words, tokens = reading.words, reading.tokens
    if not found.enclitic or found.hit.trigger.genitive not in {"actor", "both"}:
        return []
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
    if trigger.type not in FORCES | SPOKEN or words.partitive in trigger.targets:
        return []
    for prep, phrase in args:
        if prep == words.partitive or (
            prep == words.purpose_proclitic and prep not in trigger.targets and trigger.genitive == "actor"
        ):
            return [phrase] if phrase.kind in {"agent", "mention"} and not soil(reading, phrase) else []
        if prep or phrase.kind != "other" or not _adjective(reading, phrase):
            return []
    return []


def by_attack(reading: Reading, found: Candidate, limit: int) -> list[Phrase]:
    """Return who made the attack in which somebody was killed (killed in a raid that X made, in shelling from X)."""
    words, tokens = reading.words, reading.tokens
    for j in range(found.last, min(limit - 1, found.last + ATTACK)):
        if tokens[j].kind == "punct" and tokens[j].text[0] in words.stops:
            break
        word = reading.tree.head(j, j + 1)
        within = tokens[j - 1].fold in words.meanwhile or any(
            f.proclitics[-1:] == (words.instrument,) for f in tokens[j].forms
        )
        if (
            word is None
            or word.pos != "NOUN"
            or not within
            or j in reading.timed
            or j in reading.mention_from
        ):
            continue
        doers = resuming(reading, j + 1, limit)
        if doers:
            return doers
        k = j + 1
        while k < limit and _adjective_at(reading, k):
            k += 1
        attack = any(f.bare in lexicon().nouns for f in tokens[j].forms)
        behind = k + 1 < limit and tokens[k].fold in {words.partitive, words.company}  # from X, with X
        phrase = phrase_at(reading, k + 1, limit) if behind else None
        if (
            attack
            and phrase is not None
            and phrase.kind in {"agent", "mention"}
            and not soil(reading, phrase)
        ):
            return [_by_tree(reading, phrase), *with_coordinated(reading, phrase, limit)[1:]]
    return []


def _by_tree(reading: Reading, phrase: Phrase) -> Phrase:
    """Return the annotator's reading of a phrase where it reaches further."""
    word = reading.tree.head(phrase.first, phrase.first + 1)
    whole = reading.tree.phrase(word) if word is not None else None
    return whole if whole is not None and whole.start == phrase.start and whole.end > phrase.end else phrase


def _adjective_at(reading: Reading, index: int) -> bool:
    word = reading.tree.head(index, index + 1)
    return word is not None and word.pos == "ADJ"


def _adjective(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase is but an adjective of the noun before it."""
    return _adjective_at(reading, phrase.first)


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
