"""Names as marks: B opens a name, I goes on with one of its kind, O stands outside."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
OUTSIDE, BEGIN, INSIDE = "O", "B", "I"


def follows(before: str, mark: str) -> bool:
    """Whether a mark may stand behind another; behind "" at the start."""
    return mark[0] != INSIDE or (before[:1] in (BEGIN, INSIDE) and before[2:] == mark[2:])


class Marks:
    """Reads the best sequence that holds together out of scores for `marks`."""

    def __init__(self, marks: list[str]) -> None:
        # row i: what may stand behind mark i; the last row: what may stand at the start
        self._allowed = np.array([[follows(a, b) for b in marks] for a in [*marks, ""]])
        self._costs = np.where(self._allowed, 0.0, -np.inf)

    def best_of(self, scores: Sequence[NDArray[np.float32]]) -> Ints:
        """What `best` says of each of several sentences, one behind the other."""
        sizes = [len(one) for one in scores]
        found: Ints = np.concatenate(scores).argmax(axis=1)
        starts = np.cumsum([0, *sizes[:-1]])
        before = np.concatenate([[-1], found[:-1]])
        before[starts] = -1
        wrong = np.flatnonzero(~self._allowed[before, found])
        for i in set((np.searchsorted(starts, wrong, side="right") - 1).tolist()):
            found[starts[i] : starts[i] + sizes[i]] = self.best(scores[i])
        return found

    def best(self, scores: NDArray[np.float32]) -> Ints:
        """Numbers of marks, from scores [tokens, marks]."""
        best: Ints = scores.argmax(axis=1)
        before = np.concatenate([[-1], best[:-1]])
        if self._allowed[before, best].all():
            return best
        total = scores[0] + self._costs[-1]
        back = []
        for row in scores[1:]:
            ways = total[:, None] + self._costs[:-1]
            back.append(ways.argmax(axis=0))
            total = ways.max(axis=0) + row
        best[-1] = total.argmax()
        for i in range(len(best) - 1, 0, -1):
            best[i - 1] = back[i - 1][best[i]]
        return best
