"""The weights by which told events are parted from mentioned ones."""

from __future__ import annotations

from kawalis.knowledge.schema.base import Entry


class TellingWeights(Entry, frozen=True, kw_only=True):
    """A logistic regression for the events of one type (``id``).

    ``bias`` and ``weights`` (by feature) add up to the logarithm of the odds that the event is told; from ``cut`` on it
    counts as told.
    """

    id: str
    cut: float
    bias: float
    weights: dict[str, float]
