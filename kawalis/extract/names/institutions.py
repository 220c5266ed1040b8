"""Institutions: complete with a national adjective or with whose they are; ministries by their portfolios."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.names.heads import BETWEEN, Body, same
from kawalis.extract.names.lexicon import Adjective, adjective_at, qualifies, titles_at, words
from kawalis.extract.names.tags import core_word
from kawalis.knowledge.titles import titles_by_id
from kawalis.text import ARTICLE

if TYPE_CHECKING:
    from kawalis.extract.names.gazetteer import Hit
    from kawalis.knowledge.phrases import Match
    from kawalis.knowledge.schema.titles import Title
    from kawalis.model import Document

MINISTRY = "ministry-word"
MINISTER = "minister"
OPENERS = frozenset({"VERB", "ADP", "SCONJ", "CCONJ", "PART", "PUNCT"})
PLURAL = "\u0627\u062a"  # the regular feminine plural


def institution(document: Document, match: Match[Title], names: dict[int, Hit]) -> Body | None:
    """Complete with an adjective (الحكومة العراقية, الجيش الوطني اليمني) or whose it is (حكومة العراق)."""
    title, last, country = match.value, match.last, None
    adjective = _nationality(document, match)
    if adjective:
        last, country = adjective.last, adjective.nationality.code
    elif title.kind == "institution":
        at = _past_place_word(document, match.first, match.last)
        hit = names.get(at)
        if (
            hit
            and not hit.proclitics
            and _whose(hit, plain=at == match.last)
            and same(document, match.first, at)
        ):
            last, country = hit.last, hit.known[0].country
    if last == match.last and not (
        title.kind == "institution" and match.last - match.first > 1 and not title.stated
    ):
        return None
    end = document.tokens[last - 1].end
    return Body(match.first, last, match.start, end, title, country, title.kind == "institution")


def _nationality(document: Document, match: Match[Title]) -> Adjective | None:
    """Return the national adjective of an institution; others may stand before it."""
    at = match.last
    while at - match.last <= BETWEEN and same(document, match.first, at):
        adjective = adjective_at(document, at)
        if adjective:
            return adjective if adjective.definite and _agrees(document, match, adjective) else None
        if match.value.kind != "institution" or not qualifies(document, at):
            return None
        at += 1
    return None


def _whose(hit: Hit, *, plain: bool) -> bool:
    """Whether a state or a region is one that has institutions: a region where it is called one (إقليم كذا)."""
    return hit.kind == "country" or (hit.kind == "place" and not plain)


def _past_place_word(document: Document, first: int, at: int) -> int:
    if not same(document, first, at + 1):
        return at
    callers = titles_at(document, at, "place")
    return (
        at + 1 if any(not m.head.lead and not m.head.definite and m.last == at + 1 for m in callers) else at
    )


def _agrees(document: Document, match: Match[Title], adjective: Adjective) -> bool:
    """Whether an adjective may go with an institution's first word (not الخارجية الروسي, which is the minister's)."""
    feminine_head = feminine(document.tokens[match.first].fold)
    return match.value.kind == "group" or feminine_head == (adjective.nationality.gender == "f")


def feminine(word: str) -> bool:
    """Whether a folded noun takes a feminine adjective by its ending."""
    return word[-1:] in words("feminine") or word.endswith(PLURAL)


def ministry(document: Document, match: Match[Title]) -> Body | None:
    """A ministry, by what it is of; a state's adjective belongs to its name."""
    portfolios = [m for m in titles_at(document, match.last, "portfolio") if not m.head.lead]
    if not portfolios or not same(document, match.first, match.last):
        return None
    last, country = portfolios[0].last, None
    adjective = adjective_at(document, last) if same(document, match.first, last) else None
    if adjective and adjective.definite and adjective.nationality.gender == "f":
        last, country = adjective.last, adjective.nationality.code
    return Body(match.first, last, match.start, document.tokens[last - 1].end, match.value, country)


def portfolio(document: Document, index: int) -> Body | None:
    """A ministry by its portfolio alone, where the adjective shows it: الدفاع اليمنية."""
    if index and same(document, index, index - 1) and not _opens(document, index - 1):
        return None
    for match in titles_at(document, index, "portfolio"):
        adjective = adjective_at(document, match.last) if same(document, index, match.last) else None
        head = document.tokens[index].fold
        if match.head.definite is False and not head.startswith(ARTICLE):
            continue
        if adjective and adjective.definite and adjective.nationality.gender == "f" and not feminine(head):
            country, end = adjective.nationality.code, document.tokens[adjective.last - 1].end
            return Body(index, adjective.last, match.start, end, titles_by_id()[MINISTRY], country)
    return None


def _opens(document: Document, index: int) -> bool:
    """Whether a new phrase begins after a token: it is a verb, a particle or a mark, no noun in construct."""
    word = core_word(document, index)
    return word is None or word.pos in OPENERS


def of_minister(document: Document, index: int) -> bool:
    """Whether the word for a minister stands at a token."""
    return any(match.value.id == MINISTER for match in titles_at(document, index, "head"))
