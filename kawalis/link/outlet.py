"""Which outlet tells this: given, or told by the text of itself."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kawalis.knowledge import table
from kawalis.knowledge.schema.messages import Message
from kawalis.knowledge.schema.name_words import NameWords
from kawalis.link.known import outlet_names
from kawalis.link.registry import Entry
from kawalis.link.things import MEDIA, name_key
from kawalis.text import fold

if TYPE_CHECKING:
    from kawalis.link.registry import Registry
    from kawalis.model import Article, Document, Mention

DATELINE = 45  # characters; a longer line is no dateline
DASHES = frozenset("-–—:/|")


def introduce(
    registry: Registry, article: Article, document: Document, mentions: tuple[Mention, ...]
) -> Entry:
    """Make the report's own outlet the first actor."""
    given = (article.outlet or "").strip()
    if given:
        kb = outlet_names().get(fold(given))
        if kb:
            return registry.known(kb)
        return _new(registry, given)
    own = _from_dateline(document, mentions, article.body_start) or _from_words(document, mentions)
    if own and own.candidates:
        return registry.known(own.candidates[0].kb)
    if own:
        return _new(registry, own.span.text)
    shown = _unnamed()
    return registry.add(Entry("outlet", None, "outlet", shown.ar, shown.en, code=MEDIA))


def _new(registry: Registry, name: str) -> Entry:
    """Add an outlet that no file knows, so that what the text says of itself is the same outlet."""
    entry = registry.add(Entry("outlet", None, "outlet", name, name, code=MEDIA))
    registry.file(entry, name_key(name))
    return entry


def _from_dateline(document: Document, mentions: tuple[Mention, ...], body: int) -> Mention | None:
    """<city> - <outlet>, in a short line of its own or before the first dash of the first body line."""
    for sentence in document.sentences:
        if sentence.layer != "body":
            continue
        head = sentence.start + DATELINE
        inside = [
            m for m in mentions if sentence.start <= m.span.start and m.span.end <= min(head, sentence.end)
        ]
        outlets = [m for m in inside if m.kind == "outlet"]
        places = [m for m in inside if m.kind in {"place", "country"}]
        if outlets and places and sentence.start >= body:
            low = min(outlets[0].span.end, places[0].span.end)
            high = max(outlets[0].full.start, places[0].full.start)
            between = document.text[low:high].strip()
            if between and set(between) <= DASHES:
                return outlets[0]
        return None
    return None


def _from_words(document: Document, mentions: tuple[Mention, ...]) -> Mention | None:
    """Words by which an outlet speaks of itself stand right before its name (علمت وكالة كذا)."""
    cues = _own_words()
    for mention in mentions:
        if mention.kind == "outlet":
            before = document.token_at(mention.full.start) - 1
            if before >= 0 and any(form.fold in cues for form in document.tokens[before].forms):
                return mention
    return None


@cache
def _own_words() -> frozenset[str]:
    return frozenset(w for e in table(NameWords) if e.kind == "own_outlet" for w in fold(e.words).split())


@cache
def _unnamed() -> Message:
    return next(message for message in table(Message) if message.id == "link.this_outlet")
