"""Who a verb's subject is where it stands before the verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.events.phrases import Phrase, coordinated, of_mention, phrase_at
from kawalis.extract.events.pronouns import pronoun

if TYPE_CHECKING:
    from kawalis.extract.events.reading import Reading

BACK = 12  # tokens before a verb in which its topic begins


def topic_of(reading: Reading, index: int, *, plural: bool) -> list[Phrase]:
    """Return the phrase before a verb that is its subject: a topic, or what a relative pronoun refers to."""
    words, tokens = reading.words, reading.tokens
    start = reading.document.sentences[tokens[index].sentence].first
    j = index - 1
    while j >= start and (
        tokens[j].fold in words.auxiliaries or j in reading.timed or tokens[j].fold in words.adverbs
    ):
        j -= 1
    if j < start:
        return []
    if tokens[j].fold in words.relatives:
        return _antecedent(reading, j, start)
    if tokens[j].fold in words.complementizers and tokens[j].forms[-1].enclitic:
        letters = tokens[j].forms[-1].enclitic
        before = pronoun(reading, j, plural=letters in words.plural_pronouns, letters=letters)
        return [before] if before else []
    if words.conjoined(tokens[index]) and tokens[index].start < tokens[index].core(tokens[index].forms[0])[0]:
        return []
    while j >= start and tokens[j].kind == "punct" and tokens[j].text[0] not in words.stops:
        j -= 1
    boundary = _boundary(reading, j, start)
    if boundary is None:
        return []
    phrase = phrase_at(reading, boundary + 1, index)
    if phrase is None or phrase.last > index or (phrase.kind == "other" and not plural):
        return []
    joined = with_coordinated(reading, phrase, index)
    if any(_blocks(reading, k) for k in range(joined[-1].last, j + 1)):
        return []
    return joined


def _boundary(reading: Reading, j: int, start: int) -> int | None:
    """Return the token before the clause in which token ``j`` stands; ``None`` behind a verb or too far off."""
    low = max(start, j - BACK)
    boundary = j
    while boundary >= low and not _opens(reading, boundary):
        if boundary != j and reading.is_verb(boundary):
            return None
        boundary -= 1
    return None if boundary < low and low > start else boundary


def after_relative(reading: Reading, index: int) -> bool:
    """Whether a verb stands in a relative clause that begins with it."""
    words = reading.words
    while index > 0 and reading.tokens[index - 1].fold in words.auxiliaries:
        index -= 1
    return index > 0 and reading.tokens[index - 1].fold in words.relatives


def _opens(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    return (
        token.fold in reading.words.complementizers
        or token.fold in reading.words.openers
        or (token.kind == "punct" and token.text[0] in reading.words.pauses)
    )


def _blocks(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    return reading.is_verb(index) or reading.words.conjoined(token)


def _antecedent(reading: Reading, index: int, start: int) -> list[Phrase]:
    for j in range(index - 1, max(start, index - 4) - 1, -1):
        mention = reading.mention_until.get(j)
        if mention is not None:
            return [of_mention(reading, mention)]
    for j in range(max(start, index - BACK), index):
        phrase = phrase_at(reading, j, index)
        if phrase is not None and phrase.last == index and phrase.kind in {"agent", "person"}:
            return [phrase]
    return []


def with_coordinated(reading: Reading, phrase: Phrase, limit: int) -> list[Phrase]:
    """Return a phrase and the parties that are joined to it before token ``limit``."""
    end = reading.document.sentences[reading.tokens[phrase.first].sentence].last
    return [phrase, *coordinated(reading, phrase, min(limit, end))]
