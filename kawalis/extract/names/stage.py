"""The mentions stage: names, offices and descriptions of one report, each with what the text says of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kawalis.extract.names.assemble import Assembler
from kawalis.extract.names.bylines import byline
from kawalis.extract.names.repeats import repeats
from kawalis.extract.names.surnames import surnames
from kawalis.extract.names.towns import towns
from kawalis.model import Document, Mention, stage
from kawalis.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable


@stage(requires=("document",), assigns=("mentions",))
def mentions(document: Document) -> tuple[Mention, ...]:
    """Return every mention, sorted by span, at most one for each span."""
    found = _unique(Assembler(document).mentions())
    found = _unique([*found, *surnames(document, found), *repeats(document, found), *byline(document)])
    return _outermost(_unique(_without_ranks([*found, *towns(document, found)])))


def _without_ranks(found: list[Mention]) -> list[Mention]:
    """Drop a rank that stood for somebody by itself, where a surname behind it turned out to be his."""
    named = {m.full.start for m in found if m.form == "name" and m.full.start < m.span.start}
    return [m for m in found if m.form != "description" or m.full.start not in named]


def _outermost(found: list[Mention]) -> tuple[Mention, ...]:
    """Drop proper names inside longer ones, and those of marks alone."""
    kept, until = [], -1
    for mention in sorted(found, key=lambda m: (m.span.start, -m.span.end)):
        if mention.ner and (mention.span.end <= until or not fold(mention.span.text).strip()):
            continue
        kept.append(mention)
        if mention.ner:
            until = mention.span.end
    return tuple(sorted(kept, key=lambda m: (m.span.start, m.span.end)))


def _unique(found: Iterable[Mention]) -> list[Mention]:
    """Keep one mention a span: the one with the longest full phrase, candidates before none."""
    best: dict[tuple[int, int], Mention] = {}
    for mention in found:
        key = (mention.span.start, mention.span.end)
        known = best.get(key)
        if known is None:
            best[key] = mention
        elif _rank(mention) > _rank(known):
            best[key] = replace(mention, candidates=mention.candidates or known.candidates)
    return [best[key] for key in sorted(best)]


def _rank(mention: Mention) -> tuple[bool, bool, int]:
    return mention.form == "name", bool(mention.candidates), len(mention.full)
