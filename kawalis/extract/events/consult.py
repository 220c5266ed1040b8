"""Who meets whom: counterparts that are joined, with whom talks are held, whose visit it is and whom it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.events.arguments import arguments
from kawalis.extract.events.order import others
from kawalis.extract.events.phrases import phrase_at
from kawalis.extract.events.understood import PARTIES, soil

if TYPE_CHECKING:
    from kawalis.extract.events.candidates import Candidate
    from kawalis.extract.events.order import Parties
    from kawalis.extract.events.phrases import Phrase
    from kawalis.extract.events.reading import Reading

CONSULT = "CONSULT"
VISIT = "visit"
PERSONS = frozenset({"person", "office"})
COMPANY = 16  # tokens after talks in which it is told with whom they are held


def gathered(reading: Reading, found: Candidate, out: Parties) -> None:
    """Fill the sides of a meeting that frame and order of the words leave open."""
    trigger = found.hit.trigger
    if not out.targets:
        out.actors, out.targets = _peers(reading, out.actors)
    if found.hit.kind != "verb" and reading.words.company in trigger.targets and not out.targets:
        out.targets = others(reading, _company(reading, found), out.actors)
    if trigger.mode == VISIT and found.hit.kind == "noun" and not out.actors:
        out.actors, out.targets = _visitors(out.targets)
    if trigger.mode == VISIT and not out.targets:
        out.targets = others(reading, _visited(reading, found), out.actors)


def _peers(reading: Reading, actors: list[Phrase]) -> tuple[list[Phrase], list[Phrase]]:
    """Part whoever meets from his counterpart who is joined to him (X and his counterpart held talks)."""
    words, tokens = reading.words, reading.tokens
    peers = [p for p in actors[1:] if words.party_form(tokens[p.first], words.counterpart) is not None]
    return [p for p in actors if p not in peers], peers


def _company(reading: Reading, found: Candidate) -> list[Phrase]:
    """Return with whom talks are held where their clause tells it (the talks that it holds in the town with X)."""
    words, tokens = reading.words, reading.tokens
    last = reading.document.sentences[found.sentence].last
    for j in range(found.last, min(last - 1, found.last + COMPANY)):
        if tokens[j].kind == "punct" and tokens[j].text[0] in words.pauses:
            break
        if j > found.last and words.conjoined(tokens[j]):
            break
        if tokens[j].fold == words.company:
            phrase = phrase_at(reading, j + 1, last)
            return [phrase] if phrase is not None and phrase.kind in PARTIES - {"person"} else []
    return []


def _visited(reading: Reading, found: Candidate) -> list[Phrase]:
    """Return whom a visit is for talks with (arrived for talks with officials)."""
    words = reading.words
    last = reading.document.sentences[found.sentence].last
    for prep, phrase in arguments(reading, found.last, last, frozenset()):
        if prep == words.company:
            return [phrase] if phrase.kind in PARTIES and not soil(reading, phrase) else []
    return []


def _visitors(targets: list[Phrase]) -> tuple[list[Phrase], list[Phrase]]:
    """Take whom a visit is of, where nobody else makes it, for who makes it (the first visit of X to the town)."""
    somebody = bool(targets) and all(p.mention is not None and p.mention.kind in PERSONS for p in targets)
    return (targets, []) if somebody else ([], targets)
