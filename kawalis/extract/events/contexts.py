"""PLOVER's contexts of an event: what its sentence is about besides."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kawalis.extract.events.grammar import with_endings
from kawalis.knowledge import table
from kawalis.knowledge.schema.events import EventContext
from kawalis.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kawalis.extract.events.draft import Draft
    from kawalis.extract.events.reading import Reading


@cache
def _tables() -> tuple[dict[str, tuple[str, ...]], tuple[tuple[str, tuple[str, ...]], ...]]:
    """Map a bare word to its contexts; list (context, words of a phrase)."""
    words: dict[str, tuple[str, ...]] = {}
    for entry in table(EventContext):
        for word in with_endings(frozenset(fold(w) for w in entry.words)):
            words[word] = (*words.get(word, ()), entry.id)
    phrases = tuple((e.id, tuple(fold(p).split())) for e in table(EventContext) for p in e.phrases)
    return words, phrases


def assign_contexts(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Give the events of each sentence its contexts, in the order of the table."""
    order = {entry.id: i for i, entry in enumerate(table(EventContext))}
    known: dict[int, list[str]] = {}
    for draft in drafts:
        found = known.get(draft.sentence)
        if found is None:
            found = known[draft.sentence] = sorted(_contexts(reading, draft.sentence), key=order.__getitem__)
        draft.contexts = list(found)


def _contexts(reading: Reading, sentence: int) -> set[str]:
    words, phrases = _tables()
    whole = reading.document.sentences[sentence]
    tokens = [t for t in reading.tokens[whole.first : whole.last] if t.kind == "word"]
    found = {c for t in tokens for f in t.forms for c in words.get(f.bare, ())}
    forms = [frozenset(f.fold for f in t.forms) | {t.fold} for t in tokens]
    every = frozenset[str]().union(*forms)
    for context, phrase in phrases:
        if not every.issuperset(phrase):
            continue
        for i in range(len(forms) - len(phrase) + 1):
            if all(p in forms[i + k] for k, p in enumerate(phrase)):
                found.add(context)
                break
    return found
