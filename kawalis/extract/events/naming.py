"""The words and the actors of an event's parties."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kawalis.extract.events.draft import Draft
    from kawalis.extract.events.fullest import Fullest
    from kawalis.extract.events.party import Directory
    from kawalis.model import Span

UNDERSTOOD = 4  # sentences back to the last mention of a speaker who is understood


def identify(directory: Directory, drafts: Sequence[Draft]) -> None:
    """Give every draft the words and the actors of its parties."""
    fullest = directory.reading.fullest
    for draft in drafts:
        _understood_source(fullest, draft)
        for phrase in draft.actors:
            known = directory.of_phrase(phrase)
            _enter(draft.actor_spans, fullest, phrase.span(directory.reading), known)
            if known and known not in draft.actor_ids:
                draft.actor_ids.append(known)
        for first, last in draft.nations:
            known, span = directory.of_nation(first, last)
            draft.actor_spans.append(span)
            named = fullest.closest(known, span.start)
            draft.actor_spans += [named] if named is not None and named not in draft.actor_spans else []
            if known not in draft.actor_ids:
                draft.actor_ids.append(known)
        for phrase in draft.targets:
            known = directory.of_phrase(phrase)
            if phrase.kind == "pronoun" and known in draft.actor_ids:
                continue  # what somebody does to himself has no other party
            _enter(draft.target_spans, fullest, phrase.span(directory.reading), known)
            if known and known not in draft.target_ids and known not in draft.actor_ids:
                draft.target_ids.append(known)


def _understood_source(fullest: Fullest, draft: Draft) -> None:
    """Give an act of words the nearest mention of its speaker where he is understood, else the fullest of his names."""
    spans = draft.actor_spans
    draft.actor_spans = []
    for span in spans:
        _enter(draft.actor_spans, fullest, span, next(iter(draft.actor_ids), None))
    if not spans and not draft.actors and draft.actor_ids:
        near = fullest.nearest(draft.actor_ids[0], draft.anchor.start, sentences=UNDERSTOOD)
        draft.actor_spans += [near] if near is not None else []


def _enter(spans: list[Span], fullest: Fullest, span: Span, known: str | None) -> None:
    """Add a party's words, and the fullest mention of the same actor in the sentence."""
    span = fullest.issuer(span, known)
    wide = fullest.widened(span)
    spans.append(wide)
    beside = fullest.beside(known, wide) if known else None
    if beside is not None and beside not in spans:
        spans.append(beside)
