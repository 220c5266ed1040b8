"""Weights of trained judgements: told or only mentioned, and an event's status."""

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


class StatusWeights(Entry, frozen=True, kw_only=True):
    """A logistic regression over ``classes``: ``bias`` and each of ``weights`` (by feature) hold a number a class.

    Their sum, by feature, goes up with the probability of a class. What a later telling of an event says counts
    ``later`` times; the rules' status stays unless the logarithm of the odds against it is above ``margin``.
    """

    id: str
    classes: tuple[str, ...]
    margin: float
    later: float
    bias: tuple[float, ...]
    weights: dict[str, tuple[float, ...]]
