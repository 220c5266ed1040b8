"""Places by the words before them: facilities whole (ميناء كذا), cities and the like without (مدينة كذا)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kawalis.extract.names.heads import CLOSERS, NAME, QUOTES, called_after, quoted, same
from kawalis.extract.names.lexicon import adjective_at, qualifies, titles_at, words
from kawalis.extract.names.tags import core_word, is_proper, proper_run
from kawalis.text import ARTICLE

if TYPE_CHECKING:
    from kawalis.extract.names.gazetteer import Hit
    from kawalis.model import Document

TOWN = "town-word"


@dataclass(frozen=True, slots=True)
class Site:
    """A place found: tokens [first, last), characters [start, end)."""

    first: int
    last: int
    start: int
    end: int


def facility_at(document: Document, index: int, names: dict[int, Hit]) -> Site | None:
    """Return the facility or piece of nature that begins at a token, with its head word and its adjectives."""
    tokens = document.tokens
    for match in titles_at(document, index, "facility"):
        if match.head.definite:
            continue
        at = match.last
        if at + 1 < len(tokens) and tokens[at].fold in words("direction") and same(document, index, at + 1):
            at += 1
        last = quoted(document, index, at) or called_after(document, index, at, names)
        if not last:
            continue
        while same(document, index, last) and qualifies(document, last) and not adjective_at(document, last):
            last += 1
        return Site(index, last, match.start, tokens[last - 1].end)
    return None


def settlement_at(document: Document, index: int) -> Site | None:
    """Return the place that no file knows at a token after a word for places, quoted or not."""
    tokens = document.tokens
    before = index - 1
    if before > 0 and (tokens[before].text in QUOTES or tokens[before].text in CLOSERS):
        before -= 1
    if before < 0 or not same(document, before, index):
        return None
    callers = [
        m for m in titles_at(document, before, "place") if not m.head.definite and m.last == before + 1
    ]
    town = any(m.value.id == TOWN for m in callers) and _definite_noun(document, index)
    if not callers or not (town or is_proper(document, index)):
        return None
    last = max(proper_run(document, index, NAME), index + 1)
    return Site(index, last, tokens[index].start, tokens[last - 1].end)


def _definite_noun(document: Document, index: int) -> bool:
    """Whether a word that may be a town's name stands at a token: definite, no adjective, no title."""
    token, word = document.tokens[index], core_word(document, index)
    if word is None or word.pos != "NOUN" or word.start > token.start or token.fold in words("never", "noun"):
        return False
    return (
        token.fold.startswith(ARTICLE) and not qualifies(document, index) and not titles_at(document, index)
    )
