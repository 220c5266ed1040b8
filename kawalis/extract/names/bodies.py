"""Bodies by their head words: ministries, parties, companies, institutions with a national adjective."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kawalis.extract.names.heads import (
    CLOSERS,
    LONGEST,
    NAME,
    QUOTES,
    Body,
    after_purpose,
    called_after,
    plain_noun,
    quoted,
    same,
)
from kawalis.extract.names.institutions import MINISTRY, institution, ministry, of_minister, portfolio
from kawalis.extract.names.lexicon import adjective_at, qualifies, titles_at, words

if TYPE_CHECKING:
    from kawalis.extract.names.gazetteer import Hit
    from kawalis.knowledge.phrases import Match
    from kawalis.knowledge.schema.titles import Title
    from kawalis.model import Document, Span

PAIR = 2
COURT = "court"
COMMITTEE = "committee"
LOCAL = "local-body"
WEAK_BODY = "body-weak"
WEAK_BODIES = frozenset({WEAK_BODY, LOCAL})
WEAK = frozenset({"outlet-word-weak", "site-word"})
OUTSIDE = frozenset({"paper-word", "site-word"})  # words for outlets that stay outside their names


def body_at(document: Document, index: int, names: dict[int, Hit]) -> Body | None:
    """Return the institution, body or outlet that begins at a token, the longest."""
    if index and titles_at(document, index, "portfolio", "institution") and of_minister(document, index - 1):
        return None  # the minister's portfolio
    found = _by_head(document, index, names) or portfolio(document, index)
    whole = _quoted_whole(document, index)
    return whole if whole and not (found and found.last >= whole.last) else found


def _quoted_whole(document: Document, index: int) -> Body | None:
    """A body whose head opens a short quotation: «مجموعة كذا كذا»."""
    heads = [m for m in titles_at(document, index, "body") if not m.head.definite and not m.head.lead]
    if not heads or not index or not same(document, index, index - 1):
        return None
    end = quoted(document, index, index - 1)
    if end - 1 <= heads[0].last:
        return None
    return Body(index, end - 1, heads[0].start, document.tokens[end - 2].end, heads[0].value, None)


def _by_head(document: Document, index: int, names: dict[int, Hit]) -> Body | None:
    for match in titles_at(document, index, "institution", "group", "body", "outlet"):
        if match.value.kind in {"institution", "group"}:
            found = institution(document, match, names)
        else:
            found = _named(document, match, names)
        if found:
            return found
    return None


def _named(document: Document, match: Match[Title], names: dict[int, Hit]) -> Body | None:
    """A head with what it is of: quoted words, a known place, Latin words, names, definite nouns."""
    if match.head.definite:
        return _qualified(document, match, names) if match.value.kind == "body" else None
    if match.value.id == MINISTRY:
        return ministry(document, match)
    found = _marked(document, match) or _extent(document, match, names)
    if found and match.value.id != LOCAL:
        found.last = after_purpose(document, match.first, found.last)
    if found is None or not _enough(document, match, found, names):
        return None
    end = document.tokens[found.last - 1].end
    return Body(match.first, found.last, match.start, end, match.value, found.country)


@dataclass
class _Extent:
    """How far a body goes, whose it is, and whether a name in it makes it one for sure."""

    last: int
    country: str | None = None
    sure: bool = False


def _marked(document: Document, match: Match[Title]) -> _Extent | None:
    """Quoted words right after the head, with a national adjective after them."""
    last = quoted(document, match.first, match.last)
    if not last:
        return None
    adjective = adjective_at(document, last) if same(document, match.first, last) else None
    if adjective and adjective.definite:
        return _Extent(adjective.last, adjective.nationality.code, sure=True)
    return _Extent(last, sure=True)


def _extent(document: Document, match: Match[Title], names: dict[int, Hit]) -> _Extent | None:
    """Names and definite nouns after the head; ``None`` for what is any one of its kind (a Chinese company)."""
    outlet = match.value.kind == "outlet"
    out = _Extent(match.last)
    while out.last - match.last < LONGEST and same(document, match.first, out.last):
        at, opens = out.last, out.last == match.last
        hit = names.get(at)
        if hit and not hit.proclitics and (opens or hit.kind != "person"):
            return _with_hit(document, match, out, hit)
        adjective = adjective_at(document, at)
        if adjective:
            return (
                _Extent(adjective.last, adjective.nationality.code, out.sure) if adjective.definite else None
            )
        called = called_after(document, match.first, at, names) if opens else 0
        latin = document.tokens[at].kind == "latin" and outlet
        if not called and not latin and not _noun(document, match.value.id, at, after_head=opens):
            break
        out = _Extent(called or at + 1, out.country, out.sure or called > 0)
    return out


def _with_hit(document: Document, match: Match[Title], out: _Extent, hit: Hit) -> _Extent:
    """End with a known name; an outlet's has its national adjective, a party is not called by a person."""
    if hit.kind == "person" and match.value.id == "body":
        return out
    last, country = hit.last, out.country or hit.known[0].country
    adjective = adjective_at(document, last) if same(document, match.first, last) else None
    if match.value.kind == "outlet" and adjective and adjective.definite:
        last = adjective.last
    return _Extent(last, country, sure=True)


def _enough(document: Document, match: Match[Title], found: _Extent, names: dict[int, Hit]) -> bool:
    """Whether what follows a head makes a name; words that mean much else need a sure sign."""
    if found.last == match.last:
        return False
    sure = found.sure or found.country is not None
    if match.value.id in WEAK_BODIES and not sure:
        return False
    if match.value.id == COMMITTEE and found.last - match.last < PAIR and not sure:
        return False  # the committee of inquiry, whichever
    marked = bool(quoted(document, match.first, match.last))
    return match.value.kind != "outlet" or marked or _outlet(document, match, found.last, names)


def _qualified(document: Document, match: Match[Title], names: dict[int, Hit]) -> Body | None:
    """A definite head with the adjectives that make it a name: المحكمة الجزائية المتخصصة, الهيئة العامة لكذا."""
    at, country, strong = match.last, None, False
    while at - match.last < LONGEST and same(document, match.first, at) and qualifies(document, at):
        adjective = adjective_at(document, at)
        if adjective and adjective.definite:
            country = country or adjective.nationality.code
        strong = strong or document.tokens[at].fold in words("quality")
        at += 1
    count = at - match.last
    last = after_purpose(document, match.first, at)
    known = last > at or (strong and (count > 1 or match.value.id == COURT))
    if not count or not (known or (match.value.id == COURT and count > 1)):
        return None
    if last > at:
        last = _within(document, match.first, last, names)
    return Body(match.first, last, match.start, document.tokens[last - 1].end, match.value, country)


def _within(document: Document, first: int, at: int, names: dict[int, Hit]) -> int:
    """Return the token after the state that a body is for: الحملة الوطنية لنصرة المتضررين في كذا."""
    if not same(document, first, at + 1) or document.tokens[at].fold not in words("within_state"):
        return at
    hit = names.get(at + 1)
    return hit.last if hit and hit.kind == "country" and not hit.proclitics else at


def outside(document: Document, index: int) -> bool:
    """Whether a word for an outlet that stays outside of names stands at a token (صحيفة كذا)."""
    return any(m.value.id in OUTSIDE and not m.head.definite for m in titles_at(document, index, "outlet"))


def bare_name(document: Document, body: Body) -> Span:
    """Cut a body's name without its head word and quotation marks."""
    tokens = document.tokens
    first, last = body.first + 1, body.last
    if tokens[first].text in QUOTES and first + 1 < last:
        first += 1
        last = next((i for i in range(first + 1, last) if tokens[i].text in CLOSERS), last)
    return document.span_of(first, last)


def _outlet(document: Document, match: Match[Title], last: int, names: dict[int, Hit]) -> bool:
    """Whether what follows a word for an outlet is its name; words that mean much else need a sure sign."""
    hit = names.get(match.last)
    known = hit is not None and any(k.kind == "outlet" for k in hit.known)
    latin = document.tokens[match.last].kind == "latin"
    if called_after(document, match.first, match.last, {}):
        return True
    return known or latin or (match.value.id not in WEAK and last - match.last <= NAME)


def _noun(document: Document, head: str, at: int, *, after_head: bool) -> bool:
    token = document.tokens[at]
    if token.kind != "word" or token.fold in words("never"):
        return False
    if after_head and any(
        not m.head.lead for m in titles_at(document, at, "body", *(() if head == WEAK_BODY else ("place",)))
    ):
        return True
    return plain_noun(document, at)
