"""Which tokens of a Doc the network reads together: sentences without white space, cut into windows."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE, NORM, SENT_START
from spacy.tokens import Doc

LONGEST = 200  # tokens of a window: memory and time grow with the square of it

Ints = NDArray[np.int64]


class Layout:
    """`kept`: indices of the tokens that are read; `norms`: theirs; `lengths`: of the windows, one behind the other.

    `hangs`: for every token what it hangs on as white space: the read token before it in its sentence, or after it;
    where there is none, the first token of the sentence. `first`: for each window, that of its sentence's first window.
    """

    def __init__(self, doc: Doc) -> None:
        values = doc.to_array([NORM, SENT_START, IS_SPACE]).reshape(len(doc), 3)
        begins = values[:, 1] == 1
        begins[:1] = True
        sentence = np.cumsum(begins) - 1
        blank = values[:, 2] != 0
        self.kept: Ints = np.flatnonzero(~blank)
        self.norms = values[self.kept, 0]
        counts = np.bincount(sentence[self.kept], minlength=len(np.flatnonzero(begins)))
        self.lengths: list[int] = []
        self.first: list[int] = []
        for count in counts[counts > 0].tolist():
            pieces = -(-count // LONGEST)
            self.first += [len(self.lengths)] * pieces
            edges = [count * i // pieces for i in range(pieces + 1)]
            self.lengths += [b - a for a, b in pairwise(edges)]
        self.hangs = np.arange(len(doc))
        if blank.any():
            self._hang(np.flatnonzero(blank), sentence, np.flatnonzero(begins))

    def _hang(self, blank: Ints, sentence: Ints, starts: Ints) -> None:
        self.hangs[blank] = starts[sentence[blank]]
        if not len(self.kept):
            return
        place = np.searchsorted(self.kept, blank)
        for near in (
            np.minimum(place, len(self.kept) - 1),
            np.maximum(place - 1, 0),
        ):  # after it, then before it
            token = self.kept[near]
            same = sentence[token] == sentence[blank]
            self.hangs[blank[same]] = token[same]
