"""Talks with an outlet are an interview: no happening among parties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.events.lexicon import lexicon

if TYPE_CHECKING:
    from kawalis.extract.events.candidates import Candidate
    from kawalis.extract.events.reading import Reading

CONSULT = "CONSULT"
VISIT = "visit"  # an outlet's house can be visited
OUTLET = "outlet"
REACH = 6  # tokens after a word for talks in which whoever leads an interview is named


def interview(reading: Reading, found: Candidate) -> bool:
    """Whether talks, a meeting or a call are somebody's answers to the press."""
    trigger, words, tokens = found.hit.trigger, reading.words, reading.tokens
    if trigger.type != CONSULT or trigger.mode == VISIT:
        return False
    last = reading.document.sentences[found.sentence].last
    led = False
    for j in range(found.last, min(last, found.last + REACH)):
        token = tokens[j]
        if token.kind == "punct" and reading.ends_clause(token):
            return False
        led = led or any(f.fold in words.interviewers for f in token.forms)
        to = any(f.proclitics and f.proclitics[-1] in words.proclitic_prepositions for f in token.forms)
        if _press(reading, j):
            return led or to
        led = led or to or any(f.fold in lexicon().light for f in token.forms)
        mention = reading.mention_from.get(j)
        if token.kind == "word" and (
            mention is not None or words.party_form(token, words.agents | words.persons) is not None
        ):
            return False
    return False


def _press(reading: Reading, index: int) -> bool:
    """Whether an outlet or a journalist is named at a token."""
    words, token = reading.words, reading.tokens[index]
    mention = reading.mention_from.get(index)
    if mention is not None:
        return mention.kind == OUTLET
    if words.party_form(token, words.press) is not None:
        return True
    after = reading.tokens[index + 1] if index + 1 < len(reading.tokens) else None
    agency = words.party_form(token, words.agencies) is not None and after is not None
    return agency and after is not None and any(f.fold in words.agency_of for f in after.forms)
