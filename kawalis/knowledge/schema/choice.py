"""The trees by which an event's parties are chosen."""

from __future__ import annotations

import msgspec

from kawalis.knowledge.schema.base import Entry


class ChoiceTree(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A tree of yes-or-no questions.

    ``asks`` holds the question of each branch, a place in the list of features; ``yes`` and ``no`` say where the
    answers lead: to a branch, or below zero to a leaf (-1 is the first), which ``adds`` so much. The first branch is
    the root.
    """

    asks: tuple[int, ...]
    yes: tuple[int, ...]
    no: tuple[int, ...]
    adds: tuple[float, ...]


class ChoiceTrees(Entry, frozen=True, kw_only=True):
    """Boosted trees for one side of an event (``id``): what they add up to is the logarithm of an option's odds.

    An option is taken for the one of the rules where its odds are more than ``margin`` above; ``opening`` is how much a
    party must be above nobody where the rules found none (both logarithms).
    """

    id: str
    margin: float
    opening: float
    features: tuple[str, ...]
    trees: tuple[ChoiceTree, ...]
