"""Subword vectors of forms, as spaCy's floret vectors give them: the mean over the rows of a form's pieces.

The pieces of many forms are hashed together in numpy; spaCy hashes one after the other.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kawalis.annotate.model.hashing import PADDING, Hashes, Ints, murmur3

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
        keys = [f"{self.bow}{form}{self.eow}" for form in forms]
        whole = np.array([bool(form) for form in forms], dtype="int64")
        text = "".join(keys).encode()
        raw = np.frombuffer(text + bytes(PADDING), dtype="uint8")
        # where each character begins: at a byte that does not go on with one
        begins = np.append(np.flatnonzero((raw[: len(text)] & _ABOUT) != _GOES_ON), len(text))
        chars = np.array([len(key) for key in keys], dtype="int64")
        first = np.cumsum(chars) - chars
        found, total = np.zeros((len(forms), self.data.shape[1]), dtype="float32"), whole.copy()
        some = np.flatnonzero(whole)
        self._add(found, raw, begins[first[some]], begins[first[some] + chars[some]], whole)
        for size in range(self.minn, self.maxn + 1):
            counts = np.maximum(chars - size + 1, 0) * whole
            at = np.arange(counts.sum()) + np.repeat(first - np.cumsum(counts) + counts, counts)
            self._add(found, raw, begins[at], begins[at + size], counts)
            total += counts
        found /= np.maximum(total * HASHED, 1)[:, None].astype("float32")
        return found

    def _add(self, found: Floats, raw: NDArray[np.uint8], start: Ints, end: Ints, counts: Ints) -> None:
        """Add to each form the rows of its pieces, `counts` of them."""
        if not len(start):
            return
        rows = halves(murmur3(raw, start, end - start, self.hash_seed)) % np.uint64(len(self.data))
        taken = self.data[rows.astype("int64")].astype("float32", copy=False)
        if self.scale is not None:
            taken *= self.scale
        counts = counts * HASHED
        some = np.flatnonzero(counts)
        found[some] += np.add.reduceat(taken, (np.cumsum(counts) - counts)[some], axis=0)


def halves(numbers: Hashes) -> Hashes:
    """The lower and the higher half of each number, one behind the other."""
    return np.stack([numbers & _LOW, numbers >> _32], axis=1).reshape(-1)
