"""What only looks like a time by what no rule sees: another spelling, a name, a verb, a noun of age further back."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kawalis.extract.times.lexicon import settings
from kawalis.extract.times.tense import tells_past
from kawalis.text import fold

if TYPE_CHECKING:
    from kawalis.extract.times.match import Found
    from kawalis.model import Document

_NAMES = frozenset({"weekday", "month"})
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
    if "later" in found.features:
        return tells_past(document, found)
    if found.last - found.first == 1 and not _NAMES.isdisjoint(found.features):
        return _is_name_or_verb(document, found)
    return found.gives == "DURATION" and found.features.get("unit") == "Y" and _is_age(document, found)


def _is_name_or_verb(document: Document, found: Found) -> bool:
    """Whether a day or month is the last name of a person, or a month the verb that is spelled like it."""
    token = document.tokens[found.first]
    if "month" in found.features and any(w.pos == "VERB" for w in document.words_of(found.first, found.last)):
        return True
    return any(
        entity.kind == "PER" and entity.start < token.start and token.end <= entity.end
        for entity in document.entities
    )


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
