"""Who a verb's subject is where it is understood: whoever spoke last, or the last subject that agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.events.phrases import Phrase, of_mention

if TYPE_CHECKING:
    from kawalis.extract.events.reading import Reading
    from kawalis.model import Word

PARTIES = frozenset({"mention", "agent", "person", "pronoun"})  # kinds of phrase that are somebody
SOIL = frozenset({"place", "country"})  # a place or a state: where, not who
SPEAKER_REACH = 2  # sentences between what somebody said and what he is told to have done
BACK = 30  # words before a verb in which a subject that is understood is told


def speaker(reading: Reading, verb: Word) -> list[Phrase]:
    """Return whoever spoke last, where the verb has no subject of its own: the report goes on about him."""
    if verb.feature("Person") == "1" or any(
        w.relation.startswith("nsubj") or w.relation == "csubj" for w in reading.tree.children(verb)
    ):
        return []
    if verb.relation.startswith("acl") or reading.tree.passive(verb):
        return []
    span = reading.speaker_before(verb.start)
    if span is None or reading.items_apart(span.start, verb.start):
        return []
    token = reading.document.token_at(span.start)
    if reading.tokens[verb.token].sentence - reading.tokens[token].sentence > SPEAKER_REACH:
        return []
    mention = reading.mention_from.get(token)
    mine = {"Masc": "m", "Fem": "f"}.get(verb.feature("Gender"), "")
    if mention is None or (mine and mention.gender and mention.gender != mine):
        return []
    return [of_mention(reading, mention)]


def understood(reading: Reading, verb: Word) -> list[Word]:
    """Return the nearest subject of an earlier verb that agrees with this one."""
    words = reading.document.words
    sentence = reading.tokens[verb.token].sentence
    for index in range(verb.index - 1, max(-1, verb.index - BACK), -1):
        other = words[index]
        if sentence - reading.tokens[other.token].sentence > 1 or reading.items_apart(
            other.start, verb.start
        ):
            break
        if not reading.tree.is_verb(other) or not reading.tree.agrees(verb, other):
            continue
        if reading.told_apart(other.start, verb.start):
            continue
        if any(w.relation.startswith("nsubj") and w.index > verb.index for w in reading.tree.children(other)):
            continue
        found = reading.tree.subject(other, 1)
        if found is None or found.pos == "PRON" or not _gender_fits(verb, found):
            continue
        phrase = reading.tree.phrase(found)
        if phrase is not None and phrase.kind in PARTIES:
            return reading.tree.conjuncts(found)
    return []


def _gender_fits(verb: Word, noun: Word) -> bool:
    mine, theirs = verb.feature("Gender"), noun.feature("Gender")
    return not mine or not theirs or mine == theirs


def soil(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase is a place or a state."""
    if phrase.mention is not None:
        return phrase.mention.kind in SOIL
    return reading.words.party_form(reading.tokens[phrase.first], reading.words.realms) is not None
