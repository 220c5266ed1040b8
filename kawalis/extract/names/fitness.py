"""Which known names stand where they can be that name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kawalis.extract.names.heads import CLOSERS, QUOTES
from kawalis.extract.names.lexicon import titles_at, words
from kawalis.extract.names.persons import name_at
from kawalis.extract.names.tags import core_word, describes, is_proper

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kawalis.extract.names.gazetteer import Hit, Known
    from kawalis.model import Document

TOLD = frozenset({"VERB", "ADP"})
STATES = frozenset({"country", "group", "organisation"})  # whose names may be adjectives: السعودية, الحوثيين
DASHES = frozenset("-–—:")
CALLERS = {"outlet": "outlet", "place": "place", "country": "place"}


def fitting(document: Document, hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the hits that fit, with the readings that do; a reading that its surroundings call for comes first.

    Short names need a word that calls for them (قناة العالم, مدينة صور); a surname after another's given name
    is no known actor.
    """
    for hit in hits:
        if (
            hit.last - hit.first == 1
            and not hit.proclitics
            and hit.kind in STATES
            and describes(document, hit.first)
        ):
            continue
        known = [k for k in hit.known if k.how != "short" or _called(document, hit, k)]
        if known and known[0].how == "surname" and _of_another(document, hit):
            continue
        if known:
            yield replace(hit, known=tuple(sorted(known, key=lambda k: k.how != "short")))


def _of_another(document: Document, hit: Hit) -> bool:
    """Whether a surname belongs to somebody else's name, or is an everyday word here."""
    return _after_given(document, hit) or _everyday(document, hit) or _goes_on(document, hit)


def _goes_on(document: Document, hit: Hit) -> bool:
    """Whether a surname that is a given name as well opens a longer name (صالح بن كذا): it is that person's own."""
    if hit.last - hit.first > 1 or document.tokens[hit.first].fold not in words("given", "common_given"):
        return False
    name = name_at(document, hit.first, titled=True)
    return name is not None and name.last > hit.last


def _after_given(document: Document, hit: Hit) -> bool:
    tokens = document.tokens
    if not hit.first or hit.proclitics or tokens[hit.first - 1].sentence != tokens[hit.first].sentence:
        return False
    return tokens[hit.first - 1].fold in words("given", "prefix")


def _byline(document: Document, hit: Hit) -> bool:
    """Whether a name opens the body and a dash follows: سبق - وكالات."""
    tokens = document.tokens
    sentence = document.sentences[tokens[hit.first].sentence]
    opens = sentence.first == hit.first and sentence.layer == "body"
    first = sentence.index == 0 or document.sentences[sentence.index - 1].layer != "body"
    return opens and first and hit.last < len(tokens) and tokens[hit.last].text in DASHES


def _everyday(document: Document, hit: Hit) -> bool:
    """Whether a surname that is an everyday word as well is tagged as that (هادي: quiet)."""
    word = document.tokens[hit.first]
    common = any(form.fold in words("common_given") for form in word.forms)
    return common and hit.last - hit.first == 1 and not is_proper(document, hit.first)


def _called(document: Document, hit: Hit, known: Known) -> bool:
    """Whether the word before (past an opening quotation mark) calls for such a name, or lam: told «an outlet»."""
    tokens = document.tokens
    before = hit.first - 1
    if known.kind == "outlet" and _byline(document, hit):
        return True
    quoted = before >= 1 and (tokens[before].text in QUOTES or tokens[before].text in CLOSERS)
    before -= quoted
    if before < 0 or tokens[before].sentence != tokens[hit.first].sentence:
        return False
    if (
        known.kind == "outlet"
        and quoted
        and any(f.fold in words("lam", "own_outlet") for f in tokens[before].forms)
    ):
        return hit.last < len(tokens) and tokens[hit.last].text in CLOSERS
    callers = titles_at(document, before, CALLERS.get(known.kind, "body"))
    if known.kind == "place":
        return any(not m.head.definite for m in callers)  # المنطقة الشرقية is no province of that name
    if callers:
        return True
    return (
        known.kind == "outlet"
        and quoted
        and hit.last < len(tokens)
        and tokens[hit.last].text in CLOSERS
        and (_told(document, before))
    )


def _told(document: Document, index: int) -> bool:
    """Whether a word before a quoted name is a verb or a preposition (أجرته معه «كذا»), not what is called so."""
    word = core_word(document, index)
    return word is not None and word.pos in TOLD
