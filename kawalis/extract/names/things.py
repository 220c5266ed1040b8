"""Mentions of bodies, places and peoples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.names.bodies import OUTSIDE, bare_name
from kawalis.extract.names.gazetteer import NER, Hit, Known
from kawalis.extract.names.lexicon import adjective_at
from kawalis.model import Candidate, Mention
from kawalis.text import ARTICLE

if TYPE_CHECKING:
    from kawalis.extract.names.heads import Body
    from kawalis.extract.names.sites import Site
    from kawalis.model import Document

SCORES = {"full": 1.0, "surname": 0.6, "short": 0.5}


def site_mention(document: Document, site: Site, hits: dict[int, Hit]) -> Mention:
    """Return the mention of a place by words, a known one where it is that with its adjectives."""
    span = document.span(site.start, site.end)
    inside = (hits[i] for i in range(site.first, site.last) if i in hits)
    country = next((hit.known[0].country for hit in inside if hit.kind in {"place", "country"}), None)
    same = hits.get(site.first)  # a known facility with its adjectives
    known = same.known if same and same.kind == "place" else ()
    return Mention(
        span=span,
        full=span,
        form="name",
        kind="place",
        ner="LOC",
        candidates=tuple(Candidate(k.kb, SCORES[k.how], k.how) for k in known),
        definite=True,
        country=country,
        rule="names.place.words",
    )


def body_mention(document: Document, body: Body, inside: Hit | None) -> Mention:
    """Return the mention of a body; ``inside`` is the known name in it."""
    outlet = body.title.kind == "outlet"
    candidates: tuple[Candidate, ...] = ()
    kinds = {"outlet"} if outlet else {"organisation", "group"}
    if inside and (outlet or _whole(document, body, inside)):
        candidates = tuple(Candidate(k.kb, SCORES["full"], "full") for k in inside.known if k.kind in kinds)
    full = span = document.span(body.start, body.end)
    following = document.tokens[body.first + 1]
    if outlet and (following.kind == "latin" or body.title.id in OUTSIDE):
        span = bare_name(document, body)
    elif candidates and not outlet and following.kind == "punct":
        span = document.span(inside.start, inside.end) if inside else span  # تنظيم «كذا»
    kind = "outlet" if outlet else ("organisation" if body.named else "group")
    return Mention(
        span=span,
        full=full,
        form="name" if body.named else "description",
        kind=kind,
        ner="ORG" if body.named else None,
        candidates=candidates,
        number=body.title.number,
        definite=True,
        country=body.country,
        attributes=(body.title.id,),
        rule=f"names.{kind}.{body.title.id}",
    )


def _whole(document: Document, body: Body, inside: Hit) -> bool:
    """Whether a body is a known one with nothing but a head word and quotation marks: تنظيم «كذا»."""
    marks = {i for i in range(body.first + 1, body.last) if document.tokens[i].kind == "punct"}
    return marks | set(range(inside.first, inside.last)) == set(range(body.first + 1, body.last))


def people(document: Document, index: int) -> tuple[Mention, ...]:
    """A definite national plural that stands as a noun: الإيرانيين."""
    adjective = adjective_at(document, index, clitics=True)
    if not adjective or not adjective.definite or adjective.nationality.number != "p":
        return ()
    before = document.tokens[index - 1] if index else None
    if (
        before
        and before.kind == "word"
        and before.fold.startswith(ARTICLE)
        and before.sentence == document.tokens[index].sentence
    ):
        return ()
    span = document.span(adjective.start, adjective.end)
    people = Mention(
        span=span,
        full=span,
        form="description",
        kind="group",
        gender=adjective.nationality.gender,
        number="p",
        definite=True,
        country=adjective.nationality.code,
        rule="names.people",
    )
    return (people,)


def alike(known: Known, hit: Hit) -> bool:
    """Whether a reading of a name goes with the kind it is taken for: an outlet is no place of that name."""
    return NER[known.kind] == NER[hit.kind] and (known.kind == "outlet") == (hit.kind == "outlet")
