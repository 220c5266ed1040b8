"""Bodies, outlets, and places that no table knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.knowledge.nationality import country_of
from kawalis.knowledge.titles import titles_by_id
from kawalis.link.transliterate import transliterate
from kawalis.text import ARTICLE, fold

if TYPE_CHECKING:
    from kawalis.link.registry import Registry
    from kawalis.model import Mention

MEDIA = "MED"  # CAMEO's role of an outlet


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
