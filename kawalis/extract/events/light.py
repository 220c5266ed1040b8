"""The light verb that carries a noun of action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.events.lexicon import in_report, lexicon
from kawalis.extract.events.phrases import Phrase, phrase_at, phrases_length
from kawalis.extract.events.subjects import with_coordinated
from kawalis.extract.events.understood import PARTIES
from kawalis.text import fold

if TYPE_CHECKING:
    from kawalis.extract.events.candidates import Candidate
    from kawalis.extract.events.reading import Reading
    from kawalis.knowledge.inflect import Feature
    from kawalis.knowledge.schema.events import LightVerb

GOVERNED = 2  # tokens before a noun in which a noun above it stands (carried out a series of raids)
RELATIVE_NEAR = 5  # tokens after a noun in which its relative clause begins
WHOEVER = 7  # tokens of a clause that tells who did it
LIGHT_BACK = 12  # tokens before a noun in which its light verb stands


def light_verb(reading: Reading, found: Candidate) -> tuple[int, LightVerb, frozenset[Feature]] | None:
    """Return the light verb that carries a noun: (token, entry, features of its form)."""
    words = reading.words
    light = lexicon().light
    start = reading.document.sentences[found.sentence].first
    for j in range(found.first - 1, max(start, found.first - LIGHT_BACK) - 1, -1):
        token = reading.tokens[j]
        if token.fold in words.complementizers or (token.kind == "punct" and token.text[0] in words.stops):
            return None
        if j in reading.named or j in reading.timed or reading.is_verb(j + 1):
            continue
        for form in token.forms:
            if not set(form.proclitics) <= words.verb_proclitics | words.noun_proclitics:
                continue
            for entry, features in light.get(form.fold, ()):
                if j > start and reading.tokens[j - 1].fold in entry.not_after:
                    continue
                if entry.particle is None or _particle(reading, j, found, fold(entry.particle)):
                    nominal = frozenset(f for f in features if f.tense == "masdar")
                    if nominal and reading.noun_position(j, form):
                        return j, entry, nominal
                    return j, entry, frozenset(features - nominal) or nominal
    return None


def _particle(reading: Reading, index: int, found: Candidate, particle: str) -> bool:
    if particle in found.proclitics:
        return True
    near = reading.tokens[index + 1 : found.first]
    if particle != reading.words.instrument:
        return any(t.fold == particle or (t.fold[:1] == particle and len(particle) == 1) for t in near)
    near = reading.tokens[max(index + 1, found.first - GOVERNED) : found.first]
    return any(t.fold[:1] == particle and t.fold not in reading.words.functional for t in near)


def resuming(reading: Reading, last: int, limit: int) -> list[Phrase]:
    """Return who did what the noun that ends before token ``last`` names by its relative clause (that X launched)."""
    words, light = reading.words, lexicon().light
    for j in range(last, min(limit - 1, last + RELATIVE_NEAR)):
        token = reading.tokens[j]
        if token.kind == "punct" and token.text[0] in words.stops:
            break
        for form in token.forms:
            if not form.enclitic or form.proclitics or j in reading.named:
                continue
            if any(e.subject == "actor" and in_report(f) for e, f in light.get(form.fold, ())):
                start = j + 1
                start += phrases_length(reading, start, limit, words.asides) if start < limit else 0
                unknown = _whoever(reading, start, limit)
                if unknown is not None:
                    return [unknown]
                phrase = phrase_at(reading, start, limit) if start < limit else None
                if phrase is None or phrase.kind not in PARTIES:
                    return []
                return with_coordinated(reading, phrase, limit)
    return _laid_to(reading, last, limit)


def _whoever(reading: Reading, index: int, limit: int) -> Phrase | None:
    """Return whoever is told by a clause (those who are believed to be rebels) as a phrase up to the next mark."""
    tokens = reading.tokens
    if index + 1 >= limit or tokens[index].fold != reading.words.partitive or not reading.is_verb(index + 1):
        return None
    end = next((j for j in range(index + 1, limit) if tokens[j].kind == "punct"), limit)
    if end - index > WHOEVER:
        return None
    return Phrase(index, end, tokens[index].start, tokens[end - 1].end, "agent")


def _laid_to(reading: Reading, last: int, limit: int) -> list[Phrase]:
    """Return to whom an attack is laid (an attack that is laid to rebels)."""
    words, tokens = reading.words, reading.tokens
    for j in range(last, min(limit - 2, last + RELATIVE_NEAR)):
        if tokens[j].kind == "punct":
            break
        if tokens[j].fold in words.laying and tokens[j + 1].fold in words.laid_to:
            phrase = phrase_at(reading, j + 2, limit)
            return [phrase] if phrase is not None and phrase.kind in PARTIES else []
    return []
