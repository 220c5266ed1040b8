"""The last word of a full name, where it stands alone elsewhere in the report, with the rank before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.names.lexicon import words
from kawalis.model import Candidate, Mention
from kawalis.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kawalis.model import Document, Form, Token

SHORTEST = 4  # folded letters of a surname that may stand alone
SCORE = 0.6
PARTS = 2  # words of a full name


def surnames(document: Document, found: Sequence[Mention]) -> Iterator[Mention]:
    """Yield mentions of persons by surname alone, for full names among ``found``; covered tokens are passed by."""
    known = _known(found)
    if not known:
        return
    ranks = {m.full.end + 1: m.full.start for m in found if m.kind == "person" and m.form == "description"}
    covered = {i for m in found if m.form == "name" for i in _tokens(document, m)}
    for token in document.tokens:
        if token.kind != "word" or token.index in covered:
            continue
        form = _reading(token, known)
        if form is None:
            continue
        start, end = token.core(form)
        full = known[form.fold]
        titled = ranks.get(start)
        yield Mention(
            span=document.span(start, end),
            full=document.span(titled if titled is not None else start, end),
            form="name",
            kind="person",
            ner="PER",
            candidates=tuple(Candidate(c.kb, SCORE, "surname") for c in full.candidates),
            gender=full.gender,
            definite=True,
            rule="names.person.surname",
        )


def _known(found: Sequence[Mention]) -> dict[str, Mention]:
    barred = words("common_given") | words("never") | words("adjective", "given", "godly")
    known: dict[str, Mention] = {}
    for mention in found:
        parts = fold(mention.span.text).split()
        if mention.kind != "person" or mention.form != "name" or len(parts) < PARTS:
            continue
        if len(parts[-1]) >= SHORTEST and parts[-1] not in barred and not _compound(parts):
            known.setdefault(parts[-1], mention)
    return known


def _compound(parts: list[str]) -> bool:
    """Whether a name ends with a given name of two words (عبد الكريم, نور الدين): it has no surname then."""
    return parts[-2] in words("servant") or (parts[-2] in words("prefix") and parts[-1] in words("compound"))


def _reading(token: Token, known: dict[str, Mention]) -> Form | None:
    for form in token.forms:
        if not form.enclitic and form.fold in known:
            return form
    return None


def _tokens(document: Document, mention: Mention) -> range:
    return range(document.token_at(mention.span.start), document.token_at(mention.span.end - 1) + 1)
