"""The learned judgement of an event's status: a regression over what speaks of it, the rules' own status among that.

``training/status.py`` makes the weights (``data/ar/judging/status.yaml``). The rules' status stands unless the weights
are surely against it.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from kawalis.extract.events.signs import Signs
from kawalis.knowledge import table
from kawalis.knowledge.schema.telling import StatusWeights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kawalis.extract.events.draft import Draft
    from kawalis.extract.events.reading import Reading

# the rules' reasons where no word beside the event says its status; what a word says, weights do not overrule
OPEN = frozenset({"told as fact", "imperfect", "a standing attitude", "a course of action", "statement"})
DENIED = "denied"  # ... nor what is denied
WEIGHED = "weights against"  # before the rules' reason in the reason of what the weights decided


def assign_shares(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Set the logarithms of the probabilities that the weights give the statuses of each telling."""
    entry = _entry()
    if entry is None:
        return
    signs = Signs(reading, drafts)
    for draft in drafts:
        draft.shares = shares(entry, signs.of(draft))


def shares(entry: StatusWeights, features: Sequence[str]) -> tuple[float, ...]:
    """Return the logarithm of the probability of each class."""
    rows = [row for f in features if (row := entry.weights.get(f)) is not None]
    odds = [sum(column) for column in zip(entry.bias, *rows, strict=True)]
    most = max(odds)
    whole = most + math.log(sum(math.exp(o - most) for o in odds))
    return tuple(o - whole for o in odds)


def settle(draft: Draft) -> None:
    """Give an event the status that all its tellings speak for, where that is surely another than the rules'."""
    entry = _entry()
    if entry is None or not draft.shares or not left_open(draft.status, draft.why):
        return
    later = [t.shares for t in draft.tellings if t.shares]
    odds = [s + entry.later * sum(t[i] for t in later) for i, s in enumerate(draft.shares)]
    best = max(range(len(odds)), key=odds.__getitem__)
    if odds[best] - odds[entry.classes.index(draft.status)] > entry.margin:
        draft.status, draft.why = entry.classes[best], f"{WEIGHED} {draft.status}, {draft.why}"


def left_open(status: str, why: str) -> bool:
    """Whether the rules' status is one that weights may overrule."""
    return why in OPEN and status != DENIED


def _entry() -> StatusWeights | None:
    return next(iter(table(StatusWeights)), None)
