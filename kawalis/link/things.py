"""Places, states, bodies and outlets."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kawalis.knowledge import table
from kawalis.knowledge.nationality import country_of
from kawalis.knowledge.schema.name_words import NameWords
from kawalis.knowledge.schema.places import KnownPlace
from kawalis.knowledge.titles import titles_by_id
from kawalis.link.known import facts
from kawalis.link.transliterate import transliterate
from kawalis.text import ARTICLE, fold

if TYPE_CHECKING:
    from kawalis.link.registry import Registry
    from kawalis.model import Document, Mention

MEDIA = "MED"  # CAMEO's role of an outlet


def link_place(registry: Registry, document: Document, mention: Mention) -> None:
    """Link a place or state; a capital that stands for its state does so where no place is called for."""
    if not mention.candidates:
        link_thing(registry, mention)
        return
    best = max(c.score for c in mention.candidates)
    named = [c.kb for c in mention.candidates if c.score == best]
    kb = max(named, key=lambda kb: (registry.countries[facts()[kb].country or ""], -named.index(kb)))
    state = _stands_for().get(kb)
    if state and not _called_for(document, mention):
        kb = state
    registry.link(mention, registry.known(kb))


def link_thing(registry: Registry, mention: Mention) -> None:
    """Link a body, an outlet, or a place that no file knows: by candidate, else by its folded name."""
    best = sorted(mention.candidates, key=lambda c: -c.score)
    if best and (len(best) == 1 or best[0].score > best[1].score):
        registry.link(mention, registry.known(best[0].kb))
        return
    shown = registry.shown(mention)
    key = name_key(shown)
    entry = registry.keyed(mention.kind, key)
    if entry is None and best:
        return
    if entry is None:
        name_en = english(mention) or (transliterate(shown) if mention.kind == "place" else None)
        entry = registry.new(mention.kind, shown, name_en)
        registry.file(entry, key)
        entry.code = code_of(mention)
    registry.link(mention, entry)


def name_key(text: str) -> str:
    """Return the words of a body's name without articles, folded."""
    return " ".join(word.removeprefix(ARTICLE) for word in fold(text).split())


def code_of(mention: Mention) -> str | None:
    """Return a CAMEO code: the country's, with the role that the title gives."""
    known = titles_by_id()
    suffix = next((known[t].code for t in mention.attributes if t in known and known[t].code), None)
    if suffix is None and mention.kind == "outlet":
        suffix = MEDIA
    if mention.country:
        return mention.country + (suffix or "")
    return suffix


def english(mention: Mention) -> str | None:
    """Say a body, group or office in English where its words are known: ``Iraqi Government``."""
    known = titles_by_id()
    words = next((known[t].en for t in mention.attributes if t in known and known[t].en), None)
    country = country_of(mention.country) if mention.country else None
    if words and country:
        return f"{country.adjective_en} {words}"
    if country and mention.number == "p" and not mention.attributes:
        return f"{country.adjective_en} people"
    return words


@cache
def _stands_for() -> dict[str, str]:
    return {place.id: place.stands_for for place in table(KnownPlace) if place.stands_for}


@cache
def _locative() -> frozenset[str]:
    return frozenset(w for e in table(NameWords) if e.kind == "locative" for w in fold(e.words).split())


def _called_for(document: Document, mention: Mention) -> bool:
    """Whether a preposition or a word for a place stands before the name, attached or not."""
    index = document.token_at(mention.span.start)
    token = document.tokens[index]
    if token.start < mention.span.start:
        return any(c in _locative() for c in fold(document.text[token.start : mention.span.start]))
    before = document.tokens[index - 1] if index else None
    return bool(before and before.sentence == token.sentence and before.fold in _locative())
