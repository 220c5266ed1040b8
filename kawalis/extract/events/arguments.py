"""What follows a trigger in its clause: noun phrases with their prepositions, in the order of the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.events.phrases import coordinated, phrase_at, phrases_length, proclitic_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kawalis.extract.events.phrases import Phrase
    from kawalis.extract.events.reading import Reading

REACH = 22  # tokens after a trigger in which its arguments stand
EARLY = 3  # tokens after the trigger within which a mark ends nothing
RELATIVE = 12  # tokens of a relative clause that is skipped
AGENT = "agent"  # the "preposition" of whoever did what a passive tells


def arguments(
    reading: Reading, index: int, limit: int, wanted: frozenset[str], stops: frozenset[str] = frozenset()
) -> Iterator[tuple[str, Phrase]]:
    """Yield (preposition or "", phrase) for what follows token ``index - 1`` in its clause.

    ``wanted`` are proclitic prepositions that the trigger governs: an unlisted word that begins so counts.
    ``stops`` are heads of the trigger's own object: a phrase before them ends there.
    """
    words, tokens = reading.words, reading.tokens
    limit = min(limit, index + REACH)
    j, prep, seen = index, "", False
    while j < limit:
        token = tokens[j]
        if token.kind in {"punct", "symbol"}:
            beyond = _aside(reading, j, limit)
            if beyond:
                j = beyond
                continue
            if token.text not in "([" and reading.ends_clause(token) and (seen or j > index + EARLY):
                return
            j = _closing(reading, j, limit) if token.text in "([" else j + 1
            continue
        step = _function_word(reading, j, limit)
        if step is not None:
            prep, j = step
            if j < 0:
                return
            continue
        phrase = phrase_at(reading, j, limit, stops)
        if phrase is None:
            prep, j = "", j + 1
            continue
        own = proclitic_of(reading, phrase)
        if not own and not prep and phrase.kind == "other" and token.fold and token.fold[0] in wanted:
            own = token.fold[0]
        if words.conjoined(token) and phrase.start > token.start and not own and seen:
            return
        yield prep or own, phrase
        seen = True
        for extra in coordinated(reading, phrase, limit):
            yield prep or own, extra
            phrase = extra
        j, prep = _beyond_adjective(reading, phrase, limit), ""


def _beyond_adjective(reading: Reading, phrase: Phrase, limit: int) -> int:
    """Return the token behind a phrase and an adjective that agrees with it (the organisation, terrorist)."""
    last, words = phrase.last, reading.words
    if last >= limit or last in reading.mention_from or not words.definite(reading.tokens[last]):
        return last
    word = next(iter(reading.document.words_of(last, last + 1)), None)
    if word is None or word.pos != "ADJ" or word.relation != "amod":
        return last
    noun = reading.document.words[word.head]
    people = reading.tokens[last].fold.endswith(words.human_plurals)
    trial = phrases_length(reading, last, limit, words.accused) > 0
    mine, theirs = word.feature("Gender"), noun.feature("Gender")
    agrees = not mine or not theirs or mine == theirs
    return last + 1 if agrees and not people and not trial and phrase.first <= noun.token < last else last


def _function_word(reading: Reading, j: int, limit: int) -> tuple[str, int] | None:
    """Return (preposition or "", next token) for a word that is no phrase; next -1 ends the clause."""
    words, token = reading.words, reading.tokens[j]
    if j in reading.timed:
        return "", j + 1
    agentive = phrases_length(reading, j, limit, words.agentive)
    if agentive:
        return AGENT, j + agentive
    if token.fold in words.relatives:
        return "", _beyond(reading, j, limit)
    if j in reading.mention_from:
        return None
    if token.fold in words.adverbs:
        return "", j + 1
    if token.fold in words.prepositions:
        return token.fold, -1 if token.fold in words.openers or token.fold in words.foreign_times else j + 1
    if reading.is_verb(j):
        return "", -1
    return ("", -1) if token.fold in words.functional or words.conjoined(token) else None


def _aside(reading: Reading, index: int, limit: int) -> int:
    """Return the token behind a time between two marks (met the minister, yesterday, the envoy), 0 for none."""
    words, tokens = reading.words, reading.tokens
    j = index + 1
    while j < limit and (j in reading.timed or tokens[j].fold in words.adverbs):
        j += 1
    closed = index + 1 < j < limit and tokens[j].kind == "punct" and tokens[j].text == tokens[index].text
    return j + 1 if closed else 0


def _beyond(reading: Reading, index: int, limit: int) -> int:
    """Return the token after the relative clause at ``index``: behind its comma, else the end."""
    for j in range(index + 1, min(limit, index + RELATIVE)):
        if reading.tokens[j].kind == "punct" and reading.ends_clause(reading.tokens[j]):
            return j + 1
    pronoun = next(iter(reading.document.words_of(index, index + 1)), None)
    verb = reading.tree.governor(pronoun) if pronoun is not None else None
    if verb is None or not reading.tree.is_verb(verb) or verb.token < index:
        return limit
    return min(limit, reading.tree.clause_end(verb) + 1)


def _closing(reading: Reading, index: int, limit: int) -> int:
    for j in range(index + 1, min(limit, index + 14)):
        if reading.tokens[j].text in ")]":
            return j + 1
    return index + 1
