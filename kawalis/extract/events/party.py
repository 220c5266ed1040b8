"""From phrases to actor ids; clear agents that no stage listed become groups of the report."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from kawalis.knowledge import table
from kawalis.knowledge.schema.countries import Country
from kawalis.knowledge.schema.places import KnownPlace
from kawalis.model import Actor, Span

if TYPE_CHECKING:
    from kawalis.extract.events.phrases import Phrase
    from kawalis.extract.events.reading import Reading

PREFIX = "group"


@dataclass
class Directory:
    """The report's actors, growing."""

    reading: Reading
    actors: list[Actor]
    links: dict[tuple[int, int], str]

    def __post_init__(self) -> None:
        """Index the actors."""
        self.ids = {actor.id: i for i, actor in enumerate(self.actors)}
        self._groups: dict[str, str] = {}
        self._countries = {
            a.country: a.id for a in reversed(self.actors) if a.kind in {"country", "place"} and _state(a)
        }

    def of_phrase(self, phrase: Phrase) -> str | None:
        """Return the id of whom a phrase stands for; a clear agent is entered as a group."""
        if phrase.mention is not None:
            span = phrase.mention.span
            known = self.links.get((span.start, span.end))
            return self._state_of(known, span) if known else None
        if phrase.kind != "agent":
            return None
        span = phrase.span(self.reading)
        linked = self.links.get((span.start, span.end))
        if linked:
            return linked
        known = self._groups.get(span.text)
        if known is None:
            known = self._new()
            self._groups[span.text] = known
            self._add(Actor(known, None, "group", span.text, None, None, None, None, (span,)))
        else:
            at = self.ids[known]
            self.actors[at] = replace(self.actors[at], mentions=(*self.actors[at].mentions, span))
        self.links[span.start, span.end] = known
        return known

    def of_nation(self, first: int, last: int) -> tuple[str, Span]:
        """Return the country that a national adjective at tokens [first, last) means, and the adjective's span."""
        token = self.reading.tokens[first]
        cut = 1 if self.reading.words.conjoined(token) else 0
        span = Span.of(self.reading.document.text, token.start + cut, self.reading.tokens[last - 1].end)
        country = self.reading.words.nationalities[token.fold[cut:]]
        return self._country(country, span), span

    def _state_of(self, known: str, span: Span) -> str:
        """Return the state of a capital that acts (تصعيد بين بغداد وطهران: two states, no two cities)."""
        actor = self.actors[self.ids[known]]
        if actor.kind != "place" or actor.kb not in _capitals():
            return known
        country = _by_code().get(actor.country or "")
        return self._country(country, span) if country else known

    def _country(self, country: Country, span: Span) -> str:
        known = self._countries.get(country.code)
        if known is None:
            known = country.id if country.id not in self.ids else self._new()
            self._countries[country.code] = known
            name_ar, name_en = country.names.ar[0], country.names.en[0]
            state = Actor(
                known, country.id, "country", name_ar, name_en, None, country.code, country.code, (span,)
            )
            self._add(state)
        return known

    def _add(self, actor: Actor) -> None:
        self.ids[actor.id] = len(self.actors)
        self.actors.append(actor)

    def _new(self) -> str:
        number = len(self._groups) + 1
        while f"{PREFIX}-{number}" in self.ids:
            number += 1
        return f"{PREFIX}-{number}"


@cache
def _capitals() -> frozenset[str]:
    return frozenset(place.id for place in table(KnownPlace) if place.capital)


@cache
def _by_code() -> dict[str, Country]:
    return {country.code: country for country in table(Country)}


def _state(actor: Actor) -> bool:
    return actor.kind == "country" or actor.kb in {c.id for c in table(Country)}
