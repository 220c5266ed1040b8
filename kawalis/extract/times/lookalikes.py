"""What only looks like a time by words that no rule sees: another spelling, or a noun of age further back."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kawalis.extract.times.lexicon import settings
from kawalis.text import fold

if TYPE_CHECKING:
    from kawalis.extract.times.match import Found
    from kawalis.model import Document

_REACH = 8  # tokens from a noun of age to the years


@cache
def _spelled() -> frozenset[str]:
    return frozenset(settings().other_spellings)


@cache
def _folds(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in getattr(settings(), name))


def is_lookalike(document: Document, found: Found) -> bool:
    """Whether an expression is none: the city of Ibb for August, the years of an age for a length of time."""
    folds = _folds("other_spellings")
    for token in document.tokens[found.first : found.last]:
        for form in token.forms:
            if form.fold in folds:
                start, end = token.core(form)
                if document.text[start:end] in _spelled():
                    return True
    return found.gives == "DURATION" and found.features.get("unit") == "Y" and _is_age(document, found)


def _is_age(document: Document, found: Found) -> bool:
    """Whether years are those of an age that is named before them (the age of entry, from 18 to 21 years)."""
    first = document.sentences[document.tokens[found.first].sentence].first
    before = document.tokens[max(first, found.first - _REACH) : found.first]
    if not before or not any(form.fold in _folds("age_links") for form in before[-1].forms):
        return False
    for token in reversed(before):
        if token.kind == "punct":
            return False
        if any(form.fold in _folds("ages") for form in token.forms):
            return True
    return False
