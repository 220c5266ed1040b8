"""Which tokens of a text the network reads together: sentences without white space, cut into windows."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

LONGEST = 200  # tokens of a window: memory and time grow with the square of it

Ints = NDArray[np.int64]


class Layout:
    """`kept`: indices of the tokens that are read; `lengths`: of the windows, one behind the other.

    `hangs`: for every token what it hangs on as white space: the read token before it in its sentence, or after it;
    where there is none, the first token of the sentence. `first`: for each window, that of its sentence's first window.
    """

    def __init__(self, begins: NDArray[np.bool_], blank: NDArray[np.bool_]) -> None:
        starts = np.flatnonzero(begins)
        if not len(starts) or starts[0]:
            starts = np.concatenate([[0], starts])
        self.kept: Ints = np.flatnonzero(~blank)
        counts = np.diff(np.searchsorted(self.kept, [*starts.tolist(), len(begins)]))
        self.lengths: list[int] = []
        self.first: list[int] = []
        for count in counts[counts > 0].tolist():
            pieces = -(-count // LONGEST)
            self.first += [len(self.lengths)] * pieces
            edges = [count * i // pieces for i in range(pieces + 1)]
            self.lengths += [b - a for a, b in pairwise(edges)]
        self.hangs = np.arange(len(begins))
        if len(self.kept) < len(begins):
            self._hang(np.flatnonzero(blank), starts)

    def _hang(self, blank: Ints, starts: Ints) -> None:
        sentence = np.searchsorted(starts, blank, side="right")
        self.hangs[blank] = starts[sentence - 1]
        if not len(self.kept):
            return
        place = np.searchsorted(self.kept, blank)
        for near in (
            np.minimum(place, len(self.kept) - 1),
            np.maximum(place - 1, 0),
        ):  # after it, then before it
            token = self.kept[near]
            same = np.searchsorted(starts, token, side="right") == sentence
            self.hangs[blank[same]] = token[same]
