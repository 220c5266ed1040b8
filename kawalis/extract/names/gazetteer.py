"""Known actors, outlets, countries and places by their names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from kawalis.knowledge import table
from kawalis.knowledge.overlay import per_overlay
from kawalis.knowledge.phrases import Match, PhraseIndex
from kawalis.knowledge.schema.actors import KnownActor
from kawalis.knowledge.schema.countries import Country
from kawalis.knowledge.schema.name_words import NameWords
from kawalis.knowledge.schema.outlets import Outlet
from kawalis.knowledge.schema.places import KnownPlace
from kawalis.text import ARTICLE, fold

if TYPE_CHECKING:
    from kawalis.model import Document

NER = {
    "person": "PER",
    "organisation": "ORG",
    "group": "ORG",
    "outlet": "ORG",
    "country": "LOC",
    "place": "LOC",
}
TANWEEN = "\u064b"


@dataclass(frozen=True, slots=True)
class Known:
    """What a phrase stands for. ``how`` is ``full``, ``surname`` or ``short`` (needs a word that calls for it)."""

    kb: str
    kind: str
    how: str
    country: str | None
    gender: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name found: tokens [first, last), characters [start, end), all that it may stand for."""

    first: int
    last: int
    start: int
    end: int
    known: tuple[Known, ...]
    proclitics: tuple[str, ...]

    @property
    def kind(self) -> str:
        """Actor kind of the first reading."""
        return self.known[0].kind


@per_overlay
def index() -> PhraseIndex[Known]:
    """Index every known name."""
    phrases: PhraseIndex[Known] = PhraseIndex()
    for country in table(Country):
        how = "short" if country.common else "full"
        for name in (*country.names.ar, *country.names.en):
            phrases.add(name, Known(country.id, "country", how, country.code))
    for place in table(KnownPlace):
        how = "short" if place.common else "full"
        for name in place.names.ar:
            phrases.add(name, Known(place.id, "place", how, place.country))
    for outlet in table(Outlet):
        for name in (*outlet.names.ar, *outlet.names.en):
            phrases.add(name, Known(outlet.id, "outlet", "full", outlet.country))
        for name in outlet.short:
            phrases.add(name, Known(outlet.id, "outlet", "short", outlet.country))
    for actor in table(KnownActor):
        full = Known(actor.id, actor.kind, "full", actor.country, actor.gender)
        for name in dict.fromkeys(fold(n) for n in (*actor.names.ar, *actor.variants)):
            phrases.add(name, full)
        for name in dict.fromkeys(fold(n) for n in actor.surnames):
            phrases.add(name, replace(full, how="surname"))
    return phrases


def hits(document: Document) -> list[Hit]:
    """Return the known names of a document, the longest at each token, none inside another."""
    names = index()
    out: list[Hit] = []
    at = 0
    while at < len(document.tokens):
        matches = [
            m for m in names.at(document, at) if _allowed(m.head.fold, m.tail.enclitic, m.last - m.first)
        ]
        if TANWEEN in document.tokens[at].text:
            matches = []  # an indefinite accusative is an adjective or adverb (أفريقيًا), no name
        if not matches:
            at += 1
            continue
        width = matches[0].last - matches[0].first
        lead = min(m.head.lead for m in matches if m.last - m.first == width)
        best = [m for m in matches if m.last - m.first == width and m.head.lead == lead]
        first = best[0]
        if first.value.kind == "person" and _longer_follows(names, document, first):
            at += 1  # الملك سلمان بن عبد العزيز: the title in a short form must not cut the full name
            continue
        known = tuple(dict.fromkeys(m.value for m in best))
        out.append(Hit(first.first, first.last, first.start, first.end, known, first.head.proclitics))
        at = first.last
    return out


def _longer_follows(names: PhraseIndex[Known], document: Document, match: Match[Known]) -> bool:
    """Whether a known person's name begins inside a match and ends after it."""
    inside = (i for i in range(match.first + 1, match.last) if document.tokens[i - 1].fold not in _fathers())
    return any(
        m.last > match.last and m.value.kind == "person" for i in inside for m in names.at(document, i)
    )


@cache
def _fathers() -> frozenset[str]:
    """Return the words after which a name is that of a forefather: محمد بن سلمان بن كذا."""
    return frozenset(w for e in table(NameWords) if e.kind == "connector" for w in fold(e.words).split())


def _allowed(folded: str, enclitic: str, width: int) -> bool:
    """Names take no attached pronouns; a one-word name of two letters would match too much."""
    return not enclitic and (width > 1 or len(folded.removeprefix(ARTICLE)) > 1)
