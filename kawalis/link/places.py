"""Places and states: those of our files, else cities of GeoNames."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kawalis.knowledge import table
from kawalis.knowledge.cities import cities_named
from kawalis.knowledge.nationality import nationalities
from kawalis.knowledge.schema.name_words import NameWords
from kawalis.knowledge.schema.places import KnownPlace
from kawalis.knowledge.schema.titles import Title
from kawalis.link.known import facts
from kawalis.link.things import link_thing, name_key
from kawalis.text import ARTICLE, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kawalis.knowledge.cities import City
    from kawalis.link.registry import Entry, Registry
    from kawalis.model import Document, Mention

LARGE = 500_000  # people of a city that a report names without its country
MUCH = 5  # times as many people as any other of the name
SHARE = 3  # a city's country is named at least once for so many times as the one named most


class PlaceLinker:
    """Links the places of one report.

    Of several places of one name the one in the state that the report names most is meant, else a seat of government.
    A capital that stands for its state does so where no place is called for.
    """

    def __init__(self, registry: Registry, document: Document, mentions: Sequence[Mention]) -> None:
        self.registry = registry
        self.document = document
        places = [m for m in mentions if m.form == "name" and m.kind == "place"]
        states = [m for m in mentions if m.kind == "country" and m.candidates]
        self._states = {m.span.start: facts()[m.candidates[0].kb].country for m in states}
        self._called = {self._key(m) for m in places if not m.candidates and self._called_for(m)}

    def link(self, mention: Mention) -> None:
        """Link a place or state."""
        if mention.candidates:
            kb = self._ours(mention)
            entry = self.registry.known(kb) if kb else None
        else:
            entry = self._unlisted(mention) if mention.kind == "place" else None
        if entry is None:
            link_thing(self.registry, mention)
        else:
            self.registry.link(mention, entry)

    def _ours(self, mention: Mention) -> str | None:
        best = max(c.score for c in mention.candidates)
        named = [c.kb for c in mention.candidates if c.score == best]
        ranks = {kb: (self.registry.countries[facts()[kb].country or ""], kb in _capitals()) for kb in named}
        kb = max(named, key=lambda kb: ranks[kb])
        if list(ranks.values()).count(ranks[kb]) > 1 and facts()[kb].kind == "place":
            return None
        state = _stands_for().get(kb)
        return state if state and not self._called_for(mention) else kb

    def _unlisted(self, mention: Mention) -> Entry | None:
        """Return who a place is that no name of ours told: one of ours whose name is common, else a city."""
        ours = [p for p in _common().get(fold(self.registry.shown(mention)), ()) if self._told(p.country)]
        if len(ours) == 1:
            return self.registry.known(ours[0].id)
        city = None if ours else self._city(mention)
        return self.registry.known(city.id, city.name_ar) if city else None

    def _city(self, mention: Mention) -> City | None:
        """Return the city that a name without a file of ours stands for, where the report tells which.

        That is the one in a state that the report names (or the outlet's), else a large one without a rival.
        """
        found = cities_named(self.registry.shown(mention))
        state = self._state_after(mention)
        if state:
            found = tuple(city for city in found if city.country == state)
        if self._key(mention) not in self._called:
            found = tuple(city for city in found if not city.common)
        here = [city for city in found if state or self._told(city.country)]
        if here:
            counts = self.registry.countries
            most = max(counts[city.country] for city in here)
            return _larger([city for city in here if counts[city.country] == most])
        plain = [city for city in found if not city.common]
        largest = _larger(plain)
        return largest if largest and largest.population >= LARGE else None

    def _told(self, country: str | None) -> bool:
        """Whether a state is the outlet's, or one that the report names often enough."""
        counts = self.registry.countries
        if country is None or country == self.registry.entries[0].country:
            return country is not None
        return counts[country] > 0 and counts[country] * SHARE >= max(counts.values())

    def _state_after(self, mention: Mention) -> str | None:
        """Return the state that follows a name, by its adjective or behind a preposition (كذا المغربية، كذا بكندا)."""
        tokens, index = self.document.tokens, self.document.token_at(mention.span.end - 1) + 1
        if index >= len(tokens):
            return None
        known = nationalities().get(tokens[index].fold.removeprefix(ARTICLE))
        if known:
            return known.code
        if tokens[index].fold in _locative():
            index += 1
            return self._states.get(tokens[index].start) if index < len(tokens) else None
        token = tokens[index]
        return next((self._states[i] for i in range(token.start + 1, token.end) if i in self._states), None)

    def _key(self, mention: Mention) -> str:
        return name_key(self.registry.shown(mention))

    def _called_for(self, mention: Mention) -> bool:
        """Whether a preposition or a word for a place stands before the name, attached or not."""
        index = self.document.token_at(mention.span.start)
        token = self.document.tokens[index]
        if token.start < mention.span.start:
            return any(c in _locative() for c in fold(self.document.text[token.start : mention.span.start]))
        before = self.document.tokens[index - 1] if index else None
        return bool(
            before and before.sentence == token.sentence and before.fold in _callers(not mention.candidates)
        )


def _larger(cities: list[City]) -> City | None:
    """Return the only city, or the one with many times the people of any other."""
    cities = sorted(cities, key=lambda city: -city.population)
    if not cities or (len(cities) > 1 and cities[0].population < MUCH * cities[1].population):
        return None
    return cities[0]


@cache
def _stands_for() -> dict[str, str]:
    return {place.id: place.stands_for for place in table(KnownPlace) if place.stands_for}


@cache
def _common() -> dict[str, list[KnownPlace]]:
    """Return our places whose names are words as well, by their folded names."""
    found: dict[str, list[KnownPlace]] = {}
    for place in table(KnownPlace):
        for name in place.names.ar if place.common else ():
            found.setdefault(fold(name), []).append(place)
    return found


@cache
def _capitals() -> frozenset[str]:
    return frozenset(place.id for place in table(KnownPlace) if place.capital)


@cache
def _locative() -> frozenset[str]:
    return frozenset(w for e in table(NameWords) if e.kind == "locative" for w in fold(e.words).split())


@cache
def _callers(nouns: bool) -> frozenset[str]:
    """Return the prepositions of place and, with ``nouns``, the words that stand before names of places (مدينة)."""
    forms = {fold(f) for t in table(Title) if nouns and t.kind == "place" for f in t.forms}
    return _locative() | forms
