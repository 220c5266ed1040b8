"""What a later telling of an event adds to the first one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kawalis.extract.events.draft import Draft
    from kawalis.model import Span


def absorb(into: Draft, draft: Draft) -> None:
    """Add a later telling: its parties join those of the first one."""
    into.also.append(draft.anchor)
    into.tellings.append(draft)
    into.also.extend(draft.also)
    _unite(into.actor_spans, into.actor_ids, draft.actor_spans, draft.actor_ids)
    _unite(into.target_spans, into.target_ids, draft.target_spans, draft.target_ids)
    into.size += [s for s in draft.size if all(s.kind != k.kind for k in into.size)]
    into.contexts += [c for c in draft.contexts if c not in into.contexts]
    into.sign = into.sign and draft.sign
    if draft.odds is not None:  # one telling that tells it is enough
        into.odds = draft.odds if into.odds is None else max(into.odds, draft.odds)
    into.told_in_body = into.told_in_body or not draft.headline
    told = not draft.headline and draft.why != "purpose"
    if into.headline and into.status in {"occurred", "ongoing"} and told:
        into.status, into.why, into.headline = draft.status, draft.why, False
    if into.type == "CONSULT" and into.why == "imperfect" and draft.why == "told as fact":
        into.status, into.why = draft.status, draft.why  # he visits, he visited
    into.time = into.time or draft.time
    into.place = into.place or draft.place
    into.mode = into.mode or draft.mode
    into.statement = into.statement or draft.statement
    if not into.ordinal:
        into.ordinal = draft.ordinal
    into.counts += [c for c in draft.counts if c not in into.counts]


def _unite(spans: list[Span], ids: list[str], more: Sequence[Span], others: Sequence[str]) -> None:
    known = {s.text for s in spans}
    spans.extend(s for s in more if s.text not in known)
    ids.extend(i for i in others if i not in ids)
