"""Bodies by their head words: ministries, parties, companies, institutions with a national adjective."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kawalis.extract.names.lexicon import Adjective, adjective_at, titles_at, words
from kawalis.text import ARTICLE

if TYPE_CHECKING:
    from kawalis.extract.names.gazetteer import Hit
    from kawalis.knowledge.phrases import Match
    from kawalis.knowledge.schema.titles import Title
    from kawalis.model import Document

LONGEST = 5  # words after the head
NAME = 3  # words of an outlet's name that no file knows
WEAK_BODY = "body-weak"
MINISTRY = "ministry-word"
WEAK = "outlet-word-weak"
QUOTES = frozenset("\"«“”'‘")
CLOSERS = frozenset("\"»”“'’")


@dataclass(frozen=True, slots=True)
class Body:
    """A body found: tokens [first, last); ``named`` tells a proper name from a description."""

    first: int
    last: int
    start: int
    end: int
    title: Title
    country: str | None
    named: bool = True


def body_at(document: Document, index: int, names: dict[int, Hit]) -> Body | None:
    """Return the institution, body or outlet that begins at a token, the longest."""
    for match in titles_at(document, index, "institution", "group", "body", "outlet"):
        if match.value.kind in {"institution", "group"}:
            found = _institution(document, match, names)
        else:
            found = _named(document, match, names)
        if found:
            return found
    return None


def _institution(document: Document, match: Match[Title], names: dict[int, Hit]) -> Body | None:
    """Complete with an adjective (الحكومة العراقية) or a country (حكومة العراق)."""
    title, last, country = match.value, match.last, None
    adjective = _same(document, match.first, last) and adjective_at(document, last)
    if adjective and adjective.definite and _agrees(document, match, adjective):
        last, country = adjective.last, adjective.nationality.code
    elif title.kind == "institution":
        hit = names.get(last)
        if hit and not hit.proclitics and hit.kind == "country" and _same(document, match.first, last):
            last, country = hit.last, hit.known[0].country
    if country is None and not (title.kind == "institution" and match.last - match.first > 1):
        return None
    end = document.tokens[last - 1].end
    return Body(match.first, last, match.start, end, title, country, title.kind == "institution")


def _agrees(document: Document, match: Match[Title], adjective: Adjective) -> bool:
    """Whether an adjective may go with an institution's first word (not الخارجية الروسي, which is the minister's)."""
    feminine = document.tokens[match.first].fold[-1:] in words("feminine")
    return match.value.kind == "group" or feminine == (adjective.nationality.gender == "f")


def _named(document: Document, match: Match[Title], names: dict[int, Hit]) -> Body | None:
    """A head with what it is of: quoted words, a known place, Latin words, definite nouns."""
    if match.head.definite and match.value.kind == "body":
        return None
    tokens = document.tokens
    first, at = match.first, match.last
    country = None
    if match.value.id == MINISTRY:
        return _ministry(document, match)
    quoted = _quoted(document, first, at)
    if quoted:
        return Body(first, quoted, match.start, tokens[quoted - 1].end, match.value, None)
    hit_inside = False
    while at < len(tokens) and at - match.last < LONGEST and _same(document, first, at):
        hit = names.get(at)
        if hit and not hit.proclitics and (at == match.last or hit.kind != "person"):
            if hit.kind == "person" and match.value.id == "body":
                break
            at = hit.last
            hit_inside = True
            country = country or hit.known[0].country
            break
        adjective = adjective_at(document, at)
        if adjective and not adjective.definite:
            return None  # a Chinese company, whichever
        if adjective:
            country, at = adjective.nationality.code, adjective.last
            break
        latin = tokens[at].kind == "latin" and match.value.kind == "outlet"
        if not latin and not _noun(document, at, after_head=at == match.last):
            break
        at += 1
    if at == match.last or (match.value.id == WEAK_BODY and not country and not hit_inside):
        return None
    if match.value.kind == "outlet" and (match.head.definite or not _outlet(document, match, at, names)):
        return None
    return Body(first, at, match.start, tokens[at - 1].end, match.value, country)


def _ministry(document: Document, match: Match[Title]) -> Body | None:
    """A ministry, by what it is of; a state's adjective belongs to its name."""
    portfolios = [m for m in titles_at(document, match.last, "portfolio") if not m.head.lead]
    if not portfolios or not _same(document, match.first, match.last):
        return None
    last, country = portfolios[0].last, None
    adjective = adjective_at(document, last) if _same(document, match.first, last) else None
    if adjective and adjective.definite and adjective.nationality.gender == "f":
        last, country = adjective.last, adjective.nationality.code
    return Body(match.first, last, match.start, document.tokens[last - 1].end, match.value, country)


def _outlet(document: Document, match: Match[Title], last: int, names: dict[int, Hit]) -> bool:
    """Whether what follows a word for an outlet is its name; words that mean much else need a sure sign."""
    hit = names.get(match.last)
    known = hit is not None and any(k.kind == "outlet" for k in hit.known)
    latin = document.tokens[match.last].kind == "latin"
    return known or latin or (match.value.id != WEAK and last - match.last <= NAME)


def _noun(document: Document, at: int, *, after_head: bool) -> bool:
    token = document.tokens[at]
    if token.kind != "word" or token.fold in words("never"):
        return False
    if after_head and titles_at(document, at, "body"):
        return True
    return token.fold.startswith(ARTICLE) and not titles_at(
        document, at, "office", "head", "rank", "honorific"
    )


def _quoted(document: Document, first: int, at: int) -> int:
    """Return the token after a closing mark of a short quoted name, 0 where none stands."""
    tokens = document.tokens
    if not _same(document, first, at) or tokens[at].text not in QUOTES:
        return 0
    for last in range(at + 2, min(at + LONGEST + 1, len(tokens))):
        if tokens[last].text in CLOSERS:
            return last + 1
    return 0


def _same(document: Document, first: int, at: int) -> bool:
    tokens = document.tokens
    return at < len(tokens) and tokens[at].sentence == tokens[first].sentence
