"""Arcs that cross: scores of single heads make far more of them than sentences have, so each has its price.

One head in a hundred of a treebank of news crosses another arc; of the best heads, taken one by one, three do, and two
in three of these are wrong. Heads are column numbers as in `tree`: 0 the root, which stands before the sentence, j
token j - 1.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Heads = NDArray[np.int64]
PRICE = 2.0  # of a crossing, in the unit of scores: natural logarithm of the odds of a head
BEST = 4  # heads of a token that are tried
MOST_MOVES = 24  # in a sentence; one or two are the rule


def untangled(heads: Heads, scores: Sequence[Scores]) -> Heads:
    """Trees of several sentences, one behind the other, with the arcs moved that cross others for too little."""
    sizes = np.array([len(one) for one in scores])
    starts = np.cumsum(sizes) - sizes
    for i in np.flatnonzero(are_tangled(heads, sizes)).tolist():
        part = slice(starts[i], starts[i] + sizes[i])
        heads[part] = untangle(heads[part], scores[i])
    return heads


def are_tangled(heads: Heads, sizes: Heads) -> NDArray[np.bool_]:
    """Whether any arcs cross, for each of several trees of these sizes.

    They do where some token between the ends of an arc hangs on one beyond them.
    """
    starts = np.cumsum(sizes + 1) - sizes - 1  # of the roots, each before its sentence
    above = heads + np.repeat(starts, sizes)
    tokens = np.arange(len(heads)) + np.repeat(np.arange(len(sizes)), sizes) + 1
    place = np.repeat(starts, sizes + 1)
    place[tokens] = above
    left, right = np.minimum(tokens, above), np.maximum(tokens, above)
    between = np.column_stack([np.minimum(left + 1, right), right]).ravel()
    lowest, highest = np.minimum.reduceat(place, between)[::2], np.maximum.reduceat(place, between)[::2]
    over = (right - left > 1) & ((lowest < left) | (highest > right))
    tangled: NDArray[np.bool_] = np.add.reduceat(over, np.cumsum(sizes) - sizes, dtype="int64") > 0
    return tangled


def untangle(heads: Heads, scores: Scores) -> Heads:
    """One tree: move the arc that pays most, again and again, until none pays. The root stays what it is."""
    heads = heads.copy()
    tokens = np.arange(1, len(heads) + 1)
    few = min(BEST, scores.shape[1])
    for _ in range(MOST_MOVES):
        left, right = np.minimum(tokens, heads), np.maximum(tokens, heads)
        wide = np.flatnonzero(right - left > 1)  # the others cross nothing
        left, right = left[wide].astype("int32"), right[wide].astype("int32")
        crossed = _crosses(left, right, left, right).sum(axis=1)
        place = np.flatnonzero((crossed > 0) & (heads[wide] > 0))
        if not len(place):
            return heads
        others = np.argpartition(-scores[wide[place]], few - 1, axis=1)[:, :few].ravel()
        place = np.repeat(place, few)
        moving = wide[place]
        able = (others != heads[moving]) & (others != moving + 1) & (others > 0)
        place, moving, others = place[able], moving[able], others[able]
        after = _crosses(np.minimum(moving + 1, others), np.maximum(moving + 1, others), left, right)
        after[np.arange(len(place)), place] = False  # the arc that it gives up
        gain = (
            PRICE * (crossed[place] - after.sum(axis=1))
            + scores[moving, others]
            - scores[moving, heads[moving]]
        )
        for best in np.argsort(-gain, kind="stable").tolist():
            if gain[best] <= 0:
                return heads
            if not _is_under(heads, int(others[best]), int(moving[best]) + 1):
                heads[moving[best]] = others[best]
                break
        else:
            return heads
    return heads


def _crosses(left: Heads, right: Heads, lefts: Heads, rights: Heads) -> NDArray[np.bool_]:
    """Which arcs [arcs, of these] cross: one end of the one strictly inside the other, one strictly outside."""
    left, right = left[:, None], right[:, None]
    found: NDArray[np.bool_] = (lefts > left) & (lefts < right) & (rights > right)
    found |= (lefts < left) & (rights > left) & (rights < right)
    return found


def _is_under(heads: Heads, low: int, top: int) -> bool:
    """Whether the token in column `low` is that in `top`, or hangs on it by way of others."""
    while low and low != top:
        low = int(heads[low - 1])
    return low == top
