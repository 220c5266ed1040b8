"""From scores of heads to a tree with one root: the best head of each token where that is a tree, else Chu-Liu/Edmonds.

Scores are [n, n + 1]: row i is token i as dependent, column 0 the root, column j token j - 1 as its head.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Heads = NDArray[np.int64]
MOST_ROOTS = 4
MOST_CYCLES = (
    24  # shrunk, one inside the other or side by side; a sentence has a few, a row of signs hundreds
)
FORCED = 1e6  # what the only root gets on top, so that no cycle takes it in


def best_trees(scores: Sequence[Scores]) -> Heads:
    """What `best_tree` says of each of several sentences, one behind the other."""
    sizes = np.array([len(one) for one in scores])
    heads: Heads = np.concatenate([one.argmax(axis=1) for one in scores])
    starts = np.cumsum(sizes) - sizes
    for i in np.flatnonzero(~are_trees(heads, sizes)).tolist():
        heads[starts[i] : starts[i] + sizes[i]] = best_tree(scores[i])
    return heads


def are_trees(heads: Heads, sizes: Heads) -> NDArray[np.bool_]:
    """What `is_tree` says of each of several sentences of these sizes: all climb at once, twice as far each time."""
    starts = np.cumsum(sizes) - sizes
    above = np.append(np.where(heads == 0, len(heads), heads - 1 + np.repeat(starts, sizes)), len(heads))
    for _ in range(int(sizes.max()).bit_length()):
        above = above[above]
    lost = np.add.reduceat(above[:-1] != len(heads), starts, dtype="int64")
    roots = np.add.reduceat(heads == 0, starts, dtype="int64")
    trees: NDArray[np.bool_] = (lost == 0) & (roots == 1)
    return trees


def best_tree(scores: Scores) -> Heads:
    """Head of each token as a column number (0: the root) of the best tree found that has a single root.

    The best tree of all may have several roots; then each of them has its turn as the only one.
    """
    heads: Heads = scores.argmax(axis=1)
    if is_tree(heads):
        return heads
    size = len(scores)
    square = np.full((size + 1, size + 1), -np.inf)
    square[1:] = scores
    np.fill_diagonal(square, -np.inf)
    spanning = _spanning(square, MOST_CYCLES)
    if spanning is None:
        return mended(heads, scores)
    found = spanning[1:]
    roots = np.flatnonzero(found == 0)
    if len(roots) == 1:
        return found
    at_root = square[1:, 0].copy()
    best = -np.inf
    for root in roots[np.argsort(-at_root[roots], kind="stable")][:MOST_ROOTS]:
        square[1:, 0] = -np.inf
        square[root + 1, 0] = at_root[root] + FORCED
        spanning = _spanning(square, MOST_CYCLES)
        if spanning is None:
            break
        total = float(scores[np.arange(size), spanning[1:]].sum())
        if total > best:
            found, best = spanning[1:], total
    return found if best > -np.inf else mended(heads, scores)


def mended(heads: Heads, scores: Scores) -> Heads:
    """A tree out of best heads, in short: the likeliest root, and each cycle opened where the root costs it least."""
    heads = heads.copy()
    root = int(scores[:, 0].argmax())
    heads[heads == 0] = root + 1
    heads[root] = 0
    while cycle := _cycle(np.concatenate([[0], heads])):
        members = np.array(cycle) - 1
        loss = scores[members, heads[members]] - scores[members, root + 1]
        heads[members[loss.argmin()]] = root + 1
    return heads


def is_tree(heads: Heads) -> bool:
    """Whether exactly one token hangs on the root, and every other token on it in the end."""
    above = [0, *heads.tolist()]
    if above[1:].count(0) != 1:
        return False
    safe = [True] + [False] * len(heads)
    for i in range(1, len(above)):
        path: list[int] = []
        while not safe[i]:
            if above[i] == i or len(path) > len(heads):
                return False
            path.append(i)
            i = above[i]  # noqa: PLW2901 - climbing
        for j in path:
            safe[j] = True
    return True


def _spanning(scores: NDArray[np.float64], cycles: int) -> Heads | None:
    """Heads of the best arborescence from node 0; `scores[i, j]` of j as head of i. Cycles shrink to one node each.

    None where more than `cycles` of them would have to.
    """
    heads: Heads = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    if not cycles:
        return None
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    members, others = np.flatnonzero(inside), np.flatnonzero(~inside)
    kept = scores[members, heads[members]]
    small = np.full((len(others) + 1, len(others) + 1), -np.inf)
    small[:-1, :-1] = scores[others[:, None], others]
    out = scores[others[:, None], members]  # the cycle as head of another
    small[:-1, -1] = out.max(axis=1)
    small[0] = -np.inf
    into = scores[members[:, None], others] - kept[:, None]  # another as head of the cycle, which opens there
    small[-1, :-1] = into.max(axis=0)
    found = _spanning(small, cycles - 1)
    if found is None:
        return None
    result = heads.copy()
    under = found[:-1] == len(others)
    result[others] = np.where(under, members[out.argmax(axis=1)], others[np.where(under, 0, found[:-1])])
    result[0] = 0
    opens = into[:, found[-1]].argmax()
    result[members[opens]] = others[found[-1]]
    return result


def _cycle(heads: Heads) -> list[int]:
    """The nodes of some cycle, none where there is none."""
    above = heads.tolist()
    state = [0] * len(above)  # number of the climb that came by
    state[0] = -1
    for start in range(1, len(above)):
        i = start
        while not state[i]:
            state[i] = start
            i = above[i]
        if state[i] == start:
            cycle = [i]
            while above[cycle[-1]] != i:
                cycle.append(above[cycle[-1]])
            return cycle
    return []
