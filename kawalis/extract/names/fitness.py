"""Which known names stand where they can be that name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kawalis.extract.names.bodies import CLOSERS, QUOTES
from kawalis.extract.names.lexicon import titles_at, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kawalis.extract.names.gazetteer import Hit, Known
    from kawalis.model import Document

CALLERS = {"outlet": "outlet", "place": "place", "country": "place"}


def fitting(document: Document, hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the hits that fit, with the readings that do; a reading that its surroundings call for comes first.

    Short names need a word that calls for them (قناة العالم, مدينة صور); a surname after another's given name
    is no known actor.
    """
    for hit in hits:
        known = [k for k in hit.known if k.how != "short" or _called(document, hit, k)]
        if known and known[0].how == "surname" and _after_given(document, hit):
            continue
        if known:
            yield replace(hit, known=tuple(sorted(known, key=lambda k: k.how != "short")))


def _after_given(document: Document, hit: Hit) -> bool:
    tokens = document.tokens
    if not hit.first or hit.proclitics or tokens[hit.first - 1].sentence != tokens[hit.first].sentence:
        return False
    return tokens[hit.first - 1].fold in words("given", "prefix")


def _called(document: Document, hit: Hit, known: Known) -> bool:
    """Whether the word before (past an opening quotation mark) calls for such a name, or lam: told «an outlet»."""
    tokens = document.tokens
    before = hit.first - 1
    quoted = before >= 1 and tokens[before].text in QUOTES
    before -= quoted
    if before < 0 or tokens[before].sentence != tokens[hit.first].sentence:
        return False
    if known.kind == "outlet" and quoted and tokens[before].fold in words("lam"):
        return hit.last < len(tokens) and tokens[hit.last].text in CLOSERS
    return bool(titles_at(document, before, CALLERS.get(known.kind, "body")))
