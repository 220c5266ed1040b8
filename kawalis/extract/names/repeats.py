"""Places that the report has named by a word for places, where they stand alone elsewhere in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.names.tags import core_word
from kawalis.model import Mention
from kawalis.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kawalis.model import Document, Token

SHORTEST = 4  # folded letters of a name that may stand alone
NAMES = frozenset({"NOUN", "X", "PROPN"})
RULE = "names.place.words"


def repeats(document: Document, found: Sequence[Mention]) -> Iterator[Mention]:
    """Yield further mentions of the places of one word among ``found`` that no file knows."""
    known = {fold(m.span.text) for m in found if m.rule == RULE and len(fold(m.span.text)) >= SHORTEST}
    if not known:
        return
    covered = {
        i
        for m in found
        if m.form == "name"
        for i in range(document.token_at(m.span.start), document.token_at(m.span.end - 1) + 1)
    }
    for token in document.tokens:
        span = None if token.index in covered or token.kind != "word" else _span(document, token, known)
        if span is not None:
            yield Mention(
                span=document.span(*span),
                full=document.span(*span),
                form="name",
                kind="place",
                ner="LOC",
                definite=True,
                rule="names.place.repeated",
            )


def _span(document: Document, token: Token, known: set[str]) -> tuple[int, int] | None:
    word = core_word(document, token.index)
    if word is None or word.pos not in NAMES:
        return None
    return next((token.core(f) for f in token.forms if not f.enclitic and f.fold in known), None)
