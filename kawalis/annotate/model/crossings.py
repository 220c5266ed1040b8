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
PRICE = 0.5  # of a crossing, in scores' unit, logarithms of odds: then about as many cross as in a treebank
BEST = 4  # heads of a token that are tried
MOST_MOVES = 24  # in a sentence; one or two are the rule
MOST_CROSSED = 64  # arcs that cross others: with more it is no sentence, and stays as it is


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
    above = [0, *heads.tolist()]
    arcs = {
        token: _ends(token, above[token]) for token in range(1, len(above)) if abs(token - above[token]) > 1
    }
    crossed = _crossed(arcs)
    if len(crossed) > MOST_CROSSED:
        return heads
    others: dict[int, list[tuple[int, float]]] = {}
    for _ in range(MOST_MOVES):
        tokens = [token for token, count in crossed.items() if count and above[token]]
        _look_up([token for token in tokens if token not in others], scores, others)
        best, move = 0.0, (0, 0)
        for token in tokens:
            now, most = float(scores[token - 1, above[token]]), PRICE * crossed[token]
            for head, score in others[token]:
                gain = most + score - now  # if it crossed nothing
                if gain <= best or head in (0, token, above[token]):
                    continue
                gain -= PRICE * len(_crossing(arcs, *_ends(token, head), token))
                if gain > best and not _is_under(above, head, token):
                    best, move = gain, (token, head)
        token, head = move
        if not token:
            break
        for other in _crossing(arcs, *arcs.pop(token), token):
            crossed[other] -= 1
        crossed[token], above[token] = 0, head
        arcs[token] = _ends(token, head)
        for other in _crossing(arcs, *arcs[token], token):
            crossed[other] = crossed.get(other, 0) + 1
            crossed[token] += 1
    return np.array(above[1:])


def _look_up(tokens: list[int], scores: Scores, others: dict[int, list[tuple[int, float]]]) -> None:
    """The BEST heads of these tokens, with their scores."""
    if not tokens:
        return
    rows = scores[np.array(tokens) - 1]
    few = min(BEST, rows.shape[1])
    heads = np.argpartition(-rows, few - 1, axis=1)[:, :few]
    worth = np.take_along_axis(rows, heads, 1)
    for token, columns, values in zip(tokens, heads.tolist(), worth.tolist(), strict=True):
        others[token] = list(zip(columns, values, strict=True))


def _ends(token: int, head: int) -> tuple[int, int]:
    return (head, token) if head < token else (token, head)


def _crossed(arcs: dict[int, tuple[int, int]]) -> dict[int, int]:
    """How many of the other arcs each crosses that crosses any."""
    left, right = np.array(list(arcs.values())).reshape(-1, 2).T
    over = (left > left[:, None]) & (left < right[:, None]) & (right > right[:, None])
    counts = over.sum(axis=0) + over.sum(axis=1)
    return {token: count for token, count in zip(arcs, counts.tolist(), strict=True) if count}


def _crossing(arcs: dict[int, tuple[int, int]], left: int, right: int, but: int) -> list[int]:
    """Tokens whose arcs, one's own aside, have one end strictly inside these two and one strictly outside."""
    return [
        token
        for token, (a, b) in arcs.items()
        if (left < a < right < b or a < left < b < right) and token != but
    ]


def _is_under(above: list[int], low: int, top: int) -> bool:
    """Whether the token in column `low` is that in `top`, or hangs on it by way of others."""
    while low and low != top:
        low = above[low]
    return low == top
