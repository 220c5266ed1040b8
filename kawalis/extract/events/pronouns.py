"""Whom a pronoun means: inside what somebody says the speaker, else the nearest mention that fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.events.phrases import Phrase, coordinated, of_mention, phrase_at
from kawalis.model import Span

if TYPE_CHECKING:
    from kawalis.extract.events.reading import Reading
    from kawalis.model import Mention, Statement

PEOPLE = frozenset({"person", "office", "group", "organisation", "country"})
ONE = frozenset({"person", "office"})
NEAR = 8  # mentions before a pronoun that are looked at
SAID = 40  # mentions before a pronoun among which its speaker stands
PAIR_REACH = 30  # tokens before "between them" in which the two are told


def pronoun(
    reading: Reading, index: int, *, plural: bool, letters: str = "", own: bool = True
) -> Phrase | None:
    """Return whom a pronoun at token ``index`` refers to.

    Inside what somebody says it is the speaker or somebody whom he names; where both fit nobody is sure.
    ``own``: the pronoun tells who acts or whose something is; only then may it be the speaker.
    """
    words = reading.words
    token = reading.tokens[index]
    if letters and letters not in {words.masculine_pronoun, words.feminine_pronoun, *words.plural_pronouns}:
        return None  # we, you: whoever speaks
    gender = {words.masculine_pronoun: "m", words.feminine_pronoun: "f"}.get(letters, "")
    held = reading.holders.of(Span.of(reading.document.text, token.start, token.end))
    if held is None or held.source is None:
        return _nearest(reading, index, 0, gender, plural=plural)
    since = next(c.start for c in held.contents if c.start <= token.start < c.end)
    inside = _nearest(reading, index, since, gender, plural=plural)
    if plural and not letters:
        return inside  # a verb of many that names nobody: hardly the speaker
    speaker = _speaker(reading, held, token.start)
    if speaker is None:
        return None
    mention = speaker.mention
    fits = mention is None or _fits(mention, gender, plural=plural)
    if not fits or not _cue_fits(reading, held, gender):
        return inside
    if inside is None:
        return speaker if own and not _others(reading, since, index) else None
    mine = inside.mention
    same = mine is not None and mention is not None and _actor(reading, mine) == _actor(reading, mention)
    return inside if same else None


def pair(reading: Reading, index: int) -> list[Phrase]:
    """Return the two whom "between them" at token ``index`` means: parties joined last, or whoever is told as two."""
    words, tokens = reading.words, reading.tokens
    first = reading.document.sentences[tokens[index].sentence].first
    for j in range(index - 1, max(first, index - PAIR_REACH) - 1, -1):
        if j in reading.timed:
            continue
        mention = reading.mention_from.get(j)
        word = reading.tree.head(j, j + 1)
        if mention is None and word is not None and word.feature("Number") == "Dual" and word.pos != "PRON":
            phrase = phrase_at(reading, j, index)
            return [phrase] if phrase is not None and phrase.kind == "agent" else []
        phrase = of_mention(reading, mention) if mention is not None else None
        if phrase is None and words.party_form(tokens[j], words.agents) is not None:
            phrase = phrase_at(reading, j, index)
        if phrase is None or phrase.kind not in {"mention", "agent"} or phrase.last > index:
            continue
        joined = [p for p in coordinated(reading, phrase, index) if p.last <= index]
        if joined:
            return [phrase, *joined]
    return []


def _nearest(reading: Reading, index: int, since: int, gender: str, *, plural: bool) -> Phrase | None:
    """Return the nearest fitting mention before token ``index`` that begins at or after character ``since``."""
    token = reading.tokens[index]
    for mention in reading.before(token.start, NEAR):
        near = reading.tokens[reading.document.token_at(mention.span.start)].sentence
        far = token.sentence - near > 1 or reading.items_apart(mention.full.start, token.start)
        if mention.full.start < since or far:
            return None
        if _fits(mention, gender, plural=plural):
            return of_mention(reading, mention, "pronoun")
    return None


def _fits(mention: Mention, gender: str, *, plural: bool) -> bool:
    """Whether kind, gender and number of a mention let a pronoun mean it."""
    if mention.kind not in PEOPLE or mention.kind == "anonymous":
        return False
    if plural and mention.kind in ONE and mention.number == "s":
        return False
    if mention.kind == "country" and gender == "m":
        return False
    return not (gender and mention.gender and mention.gender != gender)


def _cue_fits(reading: Reading, held: Statement, gender: str) -> bool:
    """Whether the verb by which a statement is told has a subject of the pronoun's gender."""
    if held.cue is None or not gender:
        return True
    at = reading.document.token_at(held.cue.start)
    word = reading.tree.head(at, at + 1)
    mine = {"Masc": "m", "Fem": "f"}.get(word.feature("Gender"), "") if word is not None else ""
    return not mine or mine == gender


def _speaker(reading: Reading, held: Statement, offset: int) -> Phrase | None:
    """Return the last mention before ``offset`` of whoever said it, else the noun phrase that names him."""
    named = {(s.start, s.end) for s in held.sources}
    for mention in reading.before(offset, SAID):
        here = {(mention.full.start, mention.full.end), (mention.span.start, mention.span.end)}
        if named & here or _actor(reading, mention) == held.source:
            return of_mention(reading, mention, "pronoun")
    for source in held.sources:
        at = reading.document.token_at(source.start)
        phrase = phrase_at(reading, at, reading.document.token_at(source.end - 1) + 1)
        if phrase is not None and phrase.kind == "agent":
            return phrase
    return None


def _actor(reading: Reading, mention: Mention) -> str:
    """Return the actor that a mention is linked to, else its words."""
    known = reading.links.get((mention.span.start, mention.span.end))
    return known or reading.links.get((mention.full.start, mention.full.end)) or mention.span.text


def _others(reading: Reading, since: int, index: int) -> bool:
    """Whether an unnamed party stands between the beginning of what is said and a pronoun."""
    words = reading.words
    return any(
        words.party_form(token, words.agents | words.persons) is not None and token.index not in reading.timed
        for token in reading.tokens[reading.document.token_at(since) : index]
    )
