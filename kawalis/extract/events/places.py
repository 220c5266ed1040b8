"""Where an event was: the place that a preposition ties to it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kawalis.knowledge import table
from kawalis.knowledge.cities import city
from kawalis.knowledge.schema.countries import Country
from kawalis.knowledge.schema.places import KnownPlace
from kawalis.model import Place, Span
from kawalis.text import fold

if TYPE_CHECKING:
    from kawalis.extract.events.draft import Draft
    from kawalis.extract.events.reading import Reading
    from kawalis.model import Mention

PRECISION = {"city": "city", "province": "province", "region": "province", "site": "site"}
PHYSICAL = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "CONSULT", "RETREAT", "AID", "COOPERATE"})
NEAR = 8  # tokens after an anchor of the other types ...
FAR = 24  # tokens after an anchor in which its place may stand


class Known(NamedTuple):
    """What the tables tell of a place name."""

    name_en: str
    country: str | None
    lat: float
    lon: float
    precision: str


@cache
def gazetteer() -> dict[str, Known]:
    """Map folded Arabic names to places; the first entry of a name counts, countries before cities."""
    out: dict[str, Known] = {}
    for country in table(Country):
        for name in country.names.ar:
            out.setdefault(
                fold(name), Known(country.names.en[0], country.code, country.lat, country.lon, "country")
            )
    for place in table(KnownPlace):
        for name in place.names.ar:
            known = Known(place.names.en[0], place.country, place.lat, place.lon, PRECISION[place.kind])
            out.setdefault(fold(name), known)
    return out


def place_of(reading: Reading, draft: Draft, until: int) -> Place | None:
    """Return the place of an event: the first that a place preposition leads to between it and token ``until``."""
    last = reading.document.sentences[draft.sentence].last
    words = reading.words
    stop = min(last, until, draft.first + (FAR if draft.type in PHYSICAL else NEAR))
    allowed = words.place_prepositions
    if draft.mode in words.way_modes:
        allowed = words.way_prepositions
    elif draft.mode in words.leaving_modes:
        allowed = words.leaving_prepositions
    for j in range(draft.first, stop):
        token = reading.tokens[j]
        if j > draft.last and (
            token.fold in words.complementizers or (words.conjoined(token) and reading.is_verb(j))
        ):
            return None
        mention = reading.mention_from.get(j)
        if mention is not None and _local(mention) and _led(reading, j, mention, allowed):
            return of_mention(mention, reading.links.get((mention.span.start, mention.span.end)))
    return None


def _local(mention: Mention) -> bool:
    return mention.ner == "LOC" or mention.kind in {"place", "country"}


def _led(reading: Reading, index: int, mention: Mention, allowed: frozenset[str]) -> bool:
    token = reading.tokens[index]
    if mention.full.start > token.start:
        return token.fold[: mention.full.start - token.start][-1:] in allowed
    if index == 0:
        return False
    before = reading.tokens[index - 1]
    if before.fold in reading.words.place_nouns and index > 1:
        if any(
            f.proclitics and f.proclitics[-1] in allowed and f.bare in reading.words.place_nouns
            for f in before.forms
        ):
            return True
        before = reading.tokens[index - 2]
    return any(form.bare in allowed or form.fold in allowed for form in before.forms)


def of_mention(mention: Mention, actor: str | None = None) -> Place:
    """Return the place that a mention names; without coordinates where the tables do not know it.

    ``actor`` is the id to which the mention is linked: it tells places of one name apart.
    """
    span: Span = mention.span
    known = _linked(actor) or gazetteer().get(fold(span.text))
    if known is None:
        return Place(
            span, None, mention.country, None, None, "country" if mention.kind == "country" else "city"
        )
    return Place(span, known.name_en, known.country, known.lat, known.lon, known.precision)


def _linked(actor: str | None) -> Known | None:
    """Return what the tables tell of a linked place; a city of GeoNames included."""
    if actor is None:
        return None
    found = city(actor)
    if found:
        return Known(found.name_en, found.country, found.lat, found.lon, "city")
    return _by_id().get(actor)


@cache
def _by_id() -> dict[str, Known]:
    return {
        place.id: Known(place.names.en[0], place.country, place.lat, place.lon, PRECISION[place.kind])
        for place in table(KnownPlace)
    }
