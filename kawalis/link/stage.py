"""The linking stage: mentions of one report become its actors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.link.offices import link_description, link_office
from kawalis.link.outlet import introduce
from kawalis.link.persons import PersonLinker
from kawalis.link.places import PlaceLinker
from kawalis.link.registry import Registry
from kawalis.link.things import link_thing
from kawalis.link.unnamed import link_unnamed
from kawalis.model import Actor, Article, Document, Mention, Name, Published, stage

if TYPE_CHECKING:
    from collections.abc import Sequence


@stage(requires=("article", "document", "mentions", "published"), assigns=("actors", "names", "links"))
def actors(
    article: Article, document: Document, mentions: tuple[Mention, ...], published: Published
) -> tuple[tuple[Actor, ...], tuple[Name, ...], dict[tuple[int, int], str]]:
    """Return the actors, the report's own outlet first; its proper names; and who each mention stands for.

    ``links`` maps (start, end) of a mention's ``span`` to an actor id; a mention that could be two is absent.
    """
    registry = Registry(document.text, mentions)
    outlet = introduce(registry, article, document, mentions)
    persons = PersonLinker(registry, mentions)
    places = PlaceLinker(registry, document, mentions)
    for mention in mentions:
        if mention.form == "name" and mention.kind == "person":
            persons.link(mention)  # first: a headline names by office whom the body names in full
    for mention in mentions:
        if mention.form == "name" and mention.kind == "person":
            continue
        if mention.form in {"anonymous", "document", "collective"}:
            link_unnamed(registry, mention)
        elif mention.form == "name" and mention.kind in {"place", "country"}:
            places.link(mention)
        elif mention.form == "name":
            link_thing(registry, mention)
        elif mention.form == "office":
            link_office(registry, mention, published.value, outlet.country)
        else:
            link_description(registry, mention)
    return registry.actors(), _names(mentions, registry.links), registry.links


def _names(mentions: Sequence[Mention], links: dict[tuple[int, int], str]) -> tuple[Name, ...]:
    named = [m for m in mentions if m.ner]
    out = []
    for i, m in enumerate(named, start=1):
        actor = links.get((m.span.start, m.span.end))
        out.append(Name(f"n{i}", m.span.start, m.span.end, m.span.text, m.ner or "", actor))
    return tuple(out)
