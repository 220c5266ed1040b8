"""Subword vectors of forms, as spaCy's floret vectors give them: the mean over the rows of a form's pieces.

The pieces of many forms are hashed together in numpy; spaCy hashes one after the other.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kawalis.annotate.model.hashing import PADDING, Ints, murmur3

Floats = NDArray[np.float32]
HASHED = 2  # rows a piece, the halves of the first number
_ABOUT, _GOES_ON = 0xC0, 0x80  # the two highest bits of a byte of UTF-8
_32, _LOW = np.uint64(32), np.uint64(0xFFFFFFFF)


@dataclass
class Pieces:
    """The table: `data` [rows, width], times `scale` [width] where it is kept in bytes, and how forms are cut."""

    data: NDArray[np.float32] | NDArray[np.int8]
    scale: Floats | None
    minn: int
    maxn: int
    hash_seed: int
    bow: str
    eow: str

    def __call__(self, forms: list[str]) -> Floats:
        """A vector for each form; zeros for an empty one."""
        order = sorted(
            range(len(forms)), key=lambda i: -len(forms[i])
        )  # so that each round is about the first ones
        keys = [f"{self.bow}{forms[i]}{self.eow}" for i in order]
        whole = np.array([bool(forms[i]) for i in order], dtype="int64")
        text = "".join(keys).encode()
        raw = np.frombuffer(text + bytes(PADDING), dtype="uint8")
        # where each character begins: at a byte that does not go on with one
        begins = np.append(np.flatnonzero((raw[: len(text)] & _ABOUT) != _GOES_ON), len(text))
        chars = np.array([len(key) for key in keys], dtype="int64")
        first = np.cumsum(chars) - chars
        sums, total = np.zeros((len(forms), self.data.shape[1]), dtype="float32"), whole.copy()
        some = first[: whole.sum()]
        self._add(sums, raw, begins[some], begins[some + chars[: len(some)]], whole)
        for size in range(self.minn, self.maxn + 1):
            counts = np.maximum(chars - size + 1, 0) * whole
            at = np.arange(counts.sum()) + np.repeat(first - np.cumsum(counts) + counts, counts)
            self._add(sums, raw, begins[at], begins[at + size], counts)
            total += counts
        if self.scale is not None:
            sums *= self.scale
        found = np.empty_like(sums)
        found[order] = sums / np.maximum(total * HASHED, 1)[:, None].astype("float32")
        return found

    def _add(self, sums: Floats, raw: NDArray[np.uint8], start: Ints, end: Ints, counts: Ints) -> None:
        """Add to each form the rows of its pieces, `counts` of them, never more than the form before has."""
        numbers = murmur3(raw, start, end - start, self.hash_seed)
        size = np.uint64(len(self.data))
        halves = [(half % size).astype("int64") for half in (numbers & _LOW, numbers >> _32)]
        offsets = np.cumsum(counts) - counts
        for piece in range(int(counts.max(initial=0))):
            having = int(np.count_nonzero(counts > piece))
            for rows in halves:
                sums[:having] += self.data[rows[offsets[:having] + piece]]
