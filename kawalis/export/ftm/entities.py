"""Entities: articles, who is named in them, what happened, who said what, and the links of every chain.

| the record has | an entity of schema |
|---|---|
| article | Article |
| actor | Person, Organization, PublicBody (offices, countries), Address (places), LegalEntity (groups, unnamed) |
| where an actor is named | Mention |
| event | Event |
| statement | Note |
| two neighbours in a chain | UnknownLink |
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kawalis.export.ftm.countries import alpha2
from kawalis.export.ids import digest
from kawalis.export.tables.views import Seen, seen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kawalis.model import Actor, Event, Record, Statement

SCHEMATA = {
    "person": "Person",
    "organisation": "Organization",
    "outlet": "Organization",
    "office": "PublicBody",
    "country": "PublicBody",
    "place": "Address",
}
OTHERS = "LegalEntity"
BEARERS = frozenset(
    {"Person", "Organization", "PublicBody", "LegalEntity"}
)  # LegalEntity and what extends it
ARABIC, ENGLISH = "ara", "eng"
_URL = re.compile(r"https?://[^\s/]+\.[^\s]+")
_SHORT = 120  # characters of a caption


@dataclass
class Entity:
    """An entity with its values, each with its language or ""; no value stands twice."""

    id: str
    schema: str
    values: dict[str, dict[str, str]] = field(default_factory=dict)

    def add(self, name: str, *values: str | None, language: str = "") -> Entity:
        """Add values of a property, empty ones left out."""
        for value in values:
            text = " ".join((value or "").split()) if name != "bodyText" else (value or "").strip()
            if text:
                self.values.setdefault(name, {}).setdefault(text, language)
        return self


def entities(records: Iterable[Record], *, language: str) -> Iterator[Entity]:
    """Yield the entities of the records; each once, actors at the end, for they gather over the records."""
    actors: dict[str, Entity] = {}
    read: set[str] = set()
    for one in seen(records, language):
        if one.record.article.id in read:  # the same text twice tells nothing twice
            continue
        read.add(one.record.article.id)
        yield _article(one)
        for actor in one.record.actors:
            _gather(actors, one, actor)
        yield from _mentions(one)
        yield from (_event(one, event) for event in one.record.events)
        yield from (_note(one, statement) for statement in one.record.statements)
        yield from _links(one)
    yield from actors.values()


def key(own: str) -> str:
    """Return the id of an entity."""
    return f"kawalis-{own}"


def _article(one: Seen) -> Entity:
    article = one.record.article
    entity = Entity(key(article.id), "Article")
    entity.add("title", article.title or article.id, language=ARABIC).add("name", article.title or article.id)
    entity.add("fileName", f"{article.id}.txt").add("mimeType", "text/plain").add("language", ARABIC)
    entity.add("publisher", article.outlet).add("publishedAt", article.published.value)
    entity.add("bodyText", article.text, language=ARABIC).add(
        "processingAgent", f"kawalis {one.record.kawalis}"
    )
    if article.url and _URL.fullmatch(article.url):
        entity.add("sourceUrl", article.url)
    return entity


def _schema(actor: Actor) -> str:
    return SCHEMATA.get(actor.kind, OTHERS)


def _gather(actors: dict[str, Entity], one: Seen, actor: Actor) -> None:
    own = key(one.ids(actor.id))
    entity = actors.setdefault(own, Entity(own, _schema(actor)))
    place = entity.schema == "Address"
    entity.add("full" if place else "name", actor.name_ar or own, language=ARABIC)
    if actor.name_en:
        entity.add("name" if place else "alias", actor.name_en, language=ENGLISH)
    entity.add("country", alpha2(actor.country)).add("proof", key(one.record.article.id))
    if entity.schema == "Person":
        entity.add("position", actor.role, language=ARABIC)
    elif not place:
        entity.add("notes", actor.role, language=ARABIC)
    if actor.kind not in SCHEMATA:
        entity.add("notes", one.words.term("kind", actor.kind))


def _mentions(one: Seen) -> Iterator[Entity]:
    article = one.record.article
    for actor in one.record.actors:
        if not actor.mentions:
            continue
        schema, own = _schema(actor), one.ids(actor.id)
        entity = Entity(key(f"m-{digest(article.id, own)}"), "Mention").add("document", key(article.id))
        entity.add("name", *dict.fromkeys(span.text for span in actor.mentions), language=ARABIC)
        entity.add("detectedSchema", schema).add("contextCountry", alpha2(actor.country))
        if schema in BEARERS:
            entity.add("resolved", key(own))
        yield entity


def _event(one: Seen, event: Event) -> Entity:
    article, sentence = one.record.article, one.told.sentence(event)
    entity = Entity(key(one.ids(event.id)), "Event").add("proof", key(article.id))
    who = " + ".join(one.reading.names(event.actors))
    whom = " + ".join(one.reading.names(event.targets))
    kind = one.reading.kind_of(event)
    entity.add("name", _short(f"{kind}: {who} → {whom}" if whom else f"{kind}: {who or event.anchor.text}"))
    entity.add("summary", sentence, language=ARABIC).add("publisher", article.outlet)
    entity.add("keywords", event.type, event.mode, event.status, *event.contexts)
    people = {actor.id: actor for actor in one.record.actors}
    for i in (*event.actors, *event.targets):
        if i in people and _schema(people[i]) in BEARERS:
            entity.add("involved", key(one.ids(i)))
    if event.place:
        entity.add("location", event.place.name_en or event.place.span.text)
        entity.add("country", alpha2(event.place.country))
    if event.time:
        begin, until = (event.time.begin or "")[:10], (event.time.until or "")[:10]
        if begin and begin == until:
            entity.add("date", begin)
        else:
            entity.add("startDate", begin).add("endDate", until)
    return entity


def _note(one: Seen, statement: Statement) -> Entity:
    article = one.record.article
    words = " … ".join(" ".join(span.text.split()) for span in statement.contents)
    chain = " ← ".join(one.chains[statement.id])
    cue = statement.cue.text if statement.cue else ""
    entity = Entity(key(one.ids(statement.id)), "Note")
    entity.add("name", _short(f"{chain}: {words or cue}")).add("description", words or cue, language=ARABIC)
    entity.add("summary", chain).add("publisher", article.outlet).add("proof", key(article.id))
    entity.add("keywords", statement.source_type, statement.directness, statement.certainty, statement.mode)
    if statement.polarity == "-":
        entity.add("keywords", "negated")
    return entity.add("entity", key(one.ids.maybe(statement.source) or article.id))


def _links(one: Seen) -> Iterator[Entity]:
    article = one.record.article
    found: dict[str, Entity] = {}
    for statement in one.record.statements:
        for outer, inner in zip(statement.chain, statement.chain[1:], strict=False):
            ends = one.ids(outer.actor), one.ids(inner.actor)
            own = key(f"l-{digest(article.id, *ends, inner.link)}")
            entity = found.setdefault(own, Entity(own, "UnknownLink"))
            entity.add("subject", key(ends[0])).add("object", key(ends[1])).add("role", inner.link)
            entity.add("proof", key(article.id)).add("date", article.published.value).add(
                "publisher", article.outlet
            )
    yield from found.values()


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHORT else text[: _SHORT - 1].rstrip() + "…"
