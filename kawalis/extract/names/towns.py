"""Cities that the wide table knows and nothing else found: after a preposition of place, in a state that is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.names.lexicon import titles_at, words
from kawalis.extract.names.tags import is_proper
from kawalis.knowledge import table
from kawalis.knowledge.cities import cities_named
from kawalis.knowledge.overlay import per_overlay
from kawalis.knowledge.schema.actors import KnownActor
from kawalis.knowledge.schema.countries import Country
from kawalis.knowledge.schema.places import KnownPlace
from kawalis.model import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kawalis.model import Document

LONGEST = 4  # words


def towns(document: Document, found: Sequence[Mention]) -> Iterator[Mention]:
    """Yield mentions of cities at words tagged as names that stand in no mention and no entity."""
    named = frozenset(filter(None, (_country(m) for m in found)))
    if not named:
        return
    spans = [(m.span.start, m.span.end) for m in found if m.form == "name"]
    spans += [(e.start, e.end) for e in document.entities]
    covered = {
        i for start, end in spans for i in range(document.token_at(start), document.token_at(end - 1) + 1)
    }
    at = 0
    while at < len(document.tokens):
        town = None if at in covered else _town_at(document, at, covered, named)
        at += 1
        if town is not None:
            yield town
            at = document.token_at(town.span.end - 1) + 1


def _town_at(document: Document, first: int, covered: set[int], named: frozenset[str]) -> Mention | None:
    tokens = document.tokens
    if not is_proper(document, first):
        return None
    start = _called_from(document, first)
    if start is None:
        return None
    last = first + 1
    while last < len(tokens) and last - first < LONGEST and tokens[last].sentence == tokens[first].sentence:
        if last in covered or tokens[last].kind != "word":
            break
        last += 1
    for end in range(last, first, -1):
        text = document.text[start : tokens[end - 1].end]
        if any(not city.common and city.country in named for city in cities_named(text)):
            return _mention(document, start, tokens[end - 1].end)
    return None


def _called_from(document: Document, index: int) -> int | None:
    """Return where a name begins that a preposition of place or a word for places leads to, attached or before it."""
    token = document.tokens[index]
    for form in token.forms:
        if form.lead and not form.enclitic and form.proclitics and form.proclitics[-1] in words("locative"):
            return token.start + form.lead
    if not index or document.tokens[index - 1].sentence != token.sentence:
        return None
    before = document.tokens[index - 1]
    called = before.fold in words("locative") or any(
        not m.head.definite for m in titles_at(document, index - 1, "place")
    )
    return token.start if called else None


def _mention(document: Document, start: int, end: int) -> Mention:
    span = document.span(start, end)
    return Mention(
        span=span, full=span, form="name", kind="place", ner="LOC", definite=True, rule="names.place.city"
    )


def _country(mention: Mention) -> str | None:
    """Return the state that a mention tells: stated, or that of its only candidate."""
    if mention.country or len(mention.candidates) != 1:
        return mention.country
    return _countries().get(mention.candidates[0].kb)


@per_overlay
def _countries() -> dict[str, str | None]:
    found: dict[str, str | None] = {c.id: c.code for c in table(Country)}
    found.update((p.id, p.country) for p in table(KnownPlace))
    found.update((a.id, a.country) for a in table(KnownActor))
    return found
