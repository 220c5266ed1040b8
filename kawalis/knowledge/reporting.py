"""Run-time look-ups over the cue lexicon: which reporting verb a token may be, which function word it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kawalis.knowledge.inflect import Feature, inflect
from kawalis.knowledge.load import table
from kawalis.knowledge.phrases import PhraseIndex
from kawalis.knowledge.schema.cues import ReportingVerb
from kawalis.knowledge.schema.discourse import Discourse
from kawalis.knowledge.schema.sources import SourceNoun
from kawalis.knowledge.schema.titles import Title
from kawalis.text import ARTICLE, fold

if TYPE_CHECKING:
    from kawalis.model import Form, Token

FINITE = frozenset({"perfect", "imperfect", "jussive"})


@dataclass(frozen=True, slots=True)
class VerbReading:
    """One way to take a token for a reporting verb."""

    verb: ReportingVerb
    form: Form
    features: frozenset[Feature]

    @property
    def finite(self) -> bool:
        """Whether some reading is a finite verb."""
        return any(feature.tense in FINITE for feature in self.features)

    def has(self, tense: str) -> bool:
        """Whether some reading has this tense."""
        return any(feature.tense == tense for feature in self.features)


@cache
def discourse() -> Discourse:
    """Return the closed lists of function words."""
    return table(Discourse)[0]


@cache
def _source_nouns() -> dict[str, SourceNoun]:
    forms: dict[str, SourceNoun] = {}
    for entry in table(SourceNoun):
        for noun in entry.nouns:
            forms.setdefault(fold(noun), entry)
            forms.setdefault(ARTICLE + fold(noun), entry)
    return forms


def source_noun(folded: str) -> SourceNoun | None:
    """Return the entry of an unnamed source's noun (folded, with or without article)."""
    return _source_nouns().get(folded)


@cache
def word_set(field: str) -> frozenset[str]:
    """Return the single words of a list of :class:`Discourse`, folded."""
    return frozenset(fold(phrase) for phrase in getattr(discourse(), field) if " " not in phrase)


@cache
def object_nouns(verb: str) -> frozenset[str]:
    """Return the only nouns, folded, that a verb takes as its direct object; empty where it takes any."""
    return frozenset(
        fold(noun) for entry in table(ReportingVerb) if entry.id == verb for noun in entry.objects
    )


@cache
def phrase_index(field: str) -> PhraseIndex[str]:
    """Return an index of a list of :class:`Discourse`."""
    index: PhraseIndex[str] = PhraseIndex()
    for phrase in getattr(discourse(), field):
        index.add(phrase, phrase)
    return index


@cache
def venues() -> PhraseIndex[str]:
    """Return the index of where something is said."""
    index: PhraseIndex[str] = PhraseIndex()
    for venue in discourse().venues:
        index.add(venue.phrase, venue.link)
    return index


@cache
def _verb_forms() -> dict[str, tuple[tuple[ReportingVerb, frozenset[Feature]], ...]]:
    forms: dict[str, list[tuple[ReportingVerb, frozenset[Feature]]]] = {}
    for entry in table(ReportingVerb):
        for form, features in inflect(entry.verb).items():
            forms.setdefault(form, []).append((entry, features))
    return {form: tuple(entries) for form, entries in forms.items()}


def verb_readings(token: Token) -> list[VerbReading]:
    """Return every reading of a token as a reporting verb or its noun, the one that strips least first.

    A finite verb carries no preposition and no article; the future prefix is one letter of the imperfect.
    """
    if token.kind != "word":
        return []
    found = []
    lexicon = _verb_forms()
    future = discourse().future_prefix
    for form in token.forms:
        for entry, features in lexicon.get(form.fold, ()):
            inner = tuple(letter for letter in form.proclitics if letter not in discourse().conjunctions)
            if not inner:
                kept = features
            elif inner == (future,):
                kept = frozenset(f for f in features if f.tense == "imperfect")
            elif inner == (discourse().purpose_prefix,):
                kept = frozenset(f for f in features if f.tense in {"imperfect", "jussive", "masdar"})
            else:
                kept = frozenset(f for f in features if f.tense == "masdar")
            if kept:
                found.append(VerbReading(entry, form, kept))
        for entry, features in lexicon.get(form.bare, ()) if form.definite else ():
            kept = frozenset(f for f in features if f.tense == "masdar")
            if kept:
                found.append(VerbReading(entry, form, kept))
    return found


@cache
def outlet_heads() -> frozenset[str]:
    """Return the folded nouns for outlets (وكالة، صحيفة)."""
    single = {form.split()[0] for title in table(Title) if title.kind == "outlet" for form in title.forms}
    return frozenset(fold(noun) for noun in single) | word_set("outlet_nouns")


def is_agent_noun(token: Token) -> bool:
    """Whether a token is a noun for somebody or something that acts (مكتب، قائمون)."""
    nouns = word_set("agent_nouns")
    return any(form.bare in nouns and not form.proclitics and not form.enclitic for form in token.forms)


def complementizer(token: Token) -> Form | None:
    """Return the reading under which a token heads a content clause (أن، إنه، بأن), or ``None``."""
    if token.kind != "word":
        return None
    heads = word_set("complementizers")
    allowed = {(), *((letter,) for letter in discourse().complementizer_proclitics)}
    for form in token.forms:
        inner = tuple(letter for letter in form.proclitics if letter not in discourse().conjunctions)
        if form.fold in heads and inner in allowed:
            return form
    return None
