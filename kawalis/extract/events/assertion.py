"""Whether the report tells a happening, or only refers to one (the killing's anniversary, fear of attacks).

Types that ``ontology/plover.yaml`` marks ``asserted`` are often named without being told: a noun of such a type
counts where something asserts it, a relative clause or a habitual present where it is dated or placed. Of those marked
``loosely``, too, a noun without the article and a relative clause count by themselves; those marked ``freely`` count
however they are named, but in memory (the anniversary of), bare with the article, or as who holds what.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kawalis.extract.events.acts import doers_of, done_by
from kawalis.extract.events.families import GROUND
from kawalis.extract.events.understood import PARTIES
from kawalis.knowledge import table
from kawalis.knowledge.schema.events import EventType

if TYPE_CHECKING:
    from kawalis.extract.events.candidates import Candidate
    from kawalis.extract.events.order import Parties
    from kawalis.extract.events.reading import Reading

NAMED = "named, not told"
RELATIVE = "relative clause without date or place"
BEFORE = 4  # tokens in which what puts a noun in the background stands before it
TOLD = 8  # ... and what asserts it
AFTER = 5  # ... and after it
BEHIND = 2  # ... and behind the relative pronoun after it
DATED = 9  # tokens after it in which its date stands


def stands_alone(reading: Reading, found: Candidate) -> bool:
    """Whether a noun with the article is told to have been: what asserts it stands beside it, or opens its clause."""
    if found.hit.kind == "verb" or found.hit.trigger.type not in _asserted_types():
        return False
    words, tokens = reading.words, reading.tokens
    sentence = reading.document.sentences[found.sentence]
    before = tokens[found.first - 1] if found.first > sentence.first else None
    if before is not None and any(f.fold in words.asserting for f in before.forms):
        return True
    if found.last >= sentence.last or tokens[found.last].fold not in words.relatives:
        return False
    behind = tokens[found.last + 1 : min(sentence.last, found.last + 1 + BEHIND)]
    return any(f.fold in words.asserting for token in behind for f in token.forms)


@cache
def _asserted_types() -> frozenset[str]:
    return frozenset(entry.id for entry in table(EventType) if entry.asserted)


@cache
def _loosely_asserted() -> frozenset[str]:
    return frozenset(entry.id for entry in table(EventType) if entry.loosely)


@cache
def _freely_asserted() -> frozenset[str]:
    return frozenset(entry.id for entry in table(EventType) if entry.freely)


def counts_anyhow(reading: Reading, found: Candidate, who: Parties, why: str) -> bool:
    """Whether what is only referred to (for the reason ``why``) counts by itself all the same in its type."""
    kind = found.hit.trigger.type
    if kind in _freely_asserted():
        if found.hit.kind == "verb":
            holds = found.hit.trigger.id in GROUND
            return not holds or all(f.tense == "perfect" for f in found.hit.features)
        nameless = not (who.actors or who.targets or who.nations)
        return not (found.definite and nameless) and not _remembered(reading, found)
    return why in {NAMED, RELATIVE} and not found.definite and kind in _loosely_asserted()


def _remembered(reading: Reading, found: Candidate) -> bool:
    start = reading.document.sentences[found.sentence].first
    near = reading.tokens[max(start, found.first - BEFORE) : found.first]
    wanted = reading.words.remembered
    return any(f.bare in wanted or f.fold in wanted for t in near for f in t.forms)


def background(reading: Reading, found: Candidate, who: Parties) -> str:
    """Return why the candidate is only referred to, or "" where it is told."""
    if found.hit.trigger.type not in _asserted_types():
        return ""
    if found.hit.trigger.course and any(p.kind in PARTIES for p in who.targets):
        return ""
    if found.hit.kind == "verb" and done_by(reading, who, doers_of(found.hit.trigger.type)):
        return ""  # what protesters do, in a relative clause or by habit, too
    if found.hit.kind == "verb":
        return _verb(reading, found)
    return _noun(reading, found, who)


def _verb(reading: Reading, found: Candidate) -> str:
    words, tokens = reading.words, reading.tokens
    start = reading.document.sentences[found.sentence].first
    j = found.first - 1
    while j >= start and tokens[j].fold in words.auxiliaries:
        j -= 1
    if j >= start and tokens[j].fold in words.relatives:
        if found.hit.trigger.main:
            return "relative clause of the attack itself"
        holds = found.hit.trigger.id in GROUND and all(f.tense != "perfect" for f in found.hit.features)
        if holds or (not _dated(reading, found) and not _placed(reading, found)):
            return RELATIVE
    habitual = all(f.tense != "perfect" for f in found.hit.features)
    headline = reading.document.sentences[found.sentence].layer == "headline"
    if habitual and not headline and not _dated(reading, found) and not _future(reading, found):
        return "habitual present"
    return ""


def _future(reading: Reading, found: Candidate) -> bool:
    token = reading.tokens[found.first]
    future = reading.words.future_proclitic
    return token.fold.startswith(future) or any(future in f.proclitics for f in token.forms)


def _noun(reading: Reading, found: Candidate, who: Parties) -> str:
    words, tokens = reading.words, reading.tokens
    sentence = reading.document.sentences[found.sentence]
    near = tokens[max(sentence.first, found.first - BEFORE) : found.first]
    told = _asserted(reading, found, sentence.first)
    for token in reversed(near):
        if token.kind == "punct":
            break
        if told and token.fold in words.prepositions:
            continue  # what follows is what came of it (the attack left five dead)
        if any(f.bare in words.background or f.fold in words.background for f in token.forms):
            return f"background: {token.text}"
    before = tokens[found.first - 1] if found.first > sentence.first else None
    if before is not None and any(f.fold in words.outcome for f in before.forms):
        return ""  # the raid led to: what has an outcome has happened
    if found.definite and found.hit.kind == "noun" and not (who.light and who.light.subject == "target"):
        return "named as known"
    if who.light is not None or told or _opens(reading, found, sentence.first):
        return ""
    for j in range(found.last, min(sentence.last, found.last + AFTER)):
        if any(f.fold in words.asserting for f in tokens[j].forms):
            return ""
    if _dated(reading, found) and not found.definite:
        return ""
    if who.actors and (who.targets or found.hit.trigger.genitive == "both"):
        return ""
    return NAMED


def _asserted(reading: Reading, found: Candidate, start: int) -> bool:
    """Whether a word that asserts stands before the noun."""
    near = reading.tokens[max(start, found.first - TOLD) : found.first]
    return any(f.fold in reading.words.asserting for t in near for f in t.forms)


def _opens(reading: Reading, found: Candidate, start: int) -> bool:
    if found.definite:
        return False
    before = reading.tokens[found.first - 1] if found.first > start else None
    return before is None or (before.kind == "punct" and before.text[0] in reading.words.headings)


def _dated(reading: Reading, found: Candidate) -> bool:
    sentence = reading.document.sentences[found.sentence]
    high = min(sentence.last, found.last + DATED)
    low = max(sentence.first, found.first - 3)
    return any(
        j in reading.timed and reading.timed[j].kind in {"DATE", "TIME"}
        for j in (*range(found.last, high), *range(low, found.first))
    )


def _placed(reading: Reading, found: Candidate) -> bool:
    sentence = reading.document.sentences[found.sentence]
    high = min(sentence.last, found.last + DATED)
    return any(
        (m := reading.mention_from.get(j)) is not None and m.ner == "LOC" for j in range(found.last, high)
    )
