"""The initials with which some outlets sign a report, alone in its last words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.model import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kawalis.model import Document

FEWEST, MOST = 2, 4  # initials
STOPS = frozenset('.!?\u061f\u06d4\u2026\u00bb"\u201d)')


def byline(document: Document) -> Iterator[Mention]:
    """Yield the initials after the last stop of the report, each one letter of its own."""
    tokens = document.tokens
    first = len(tokens)
    while (
        first
        and tokens[first - 1].kind == "word"
        and len(tokens[first - 1].fold) == len(tokens[first - 1].text) == 1
    ):
        first -= 1
    count = len(tokens) - first
    if not FEWEST <= count <= MOST or not first:
        return
    before = tokens[first - 1]
    if before.text in STOPS or "\n" in document.text[before.end : tokens[first].start]:
        span = document.span_of(first, len(tokens))
        yield Mention(
            span=span, full=span, form="name", kind="person", ner="PER", definite=True, rule="names.byline"
        )
