"""Subword vectors of forms, as spaCy's floret vectors give them: the mean over the rows of a form's pieces.

The pieces of many forms are hashed together in numpy: MurmurHash3_x64_128 of up to fifteen bytes, which five letters
nearly always are. spaCy hashes one after the other.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.vectors import Mode, Vectors  # type: ignore[import-not-found]  # it has no stubs
from thinc.api import NumpyOps

Floats = NDArray[np.float32]
Hashes = NDArray[np.uint64]
LONGEST = 15  # bytes that are hashed here
HASHED = 2  # rows a piece, the halves of the first number
_C1, _C2 = np.uint64(0x87C37B91114253D5), np.uint64(0x4CF5AD432745937F)
_M1, _M2 = np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53)
_ABOUT, _GOES_ON = 0xC0, 0x80  # the two highest bits of a byte of UTF-8
_33, _32 = np.uint64(33), np.uint64(32)


def vectors(table: Vectors, forms: list[str]) -> Floats:
    """A vector for each form; zeros for an empty one."""
    about: Any = table
    if about.mode != Mode.floret or about.hash_count != HASHED or len(forms) == 1:
        keys = [about.strings.add(form) for form in forms]
        return np.asarray(about.get_batch(keys), dtype="float32")
    ops = NumpyOps()
    keys = [f"{about.bow}{form}{about.eow}" for form in forms]
    whole = np.array([bool(form) for form in forms], dtype="int64")
    text = "".join(keys).encode()
    raw = np.frombuffer(text + bytes(16), dtype="uint8")
    # where each character begins: at a byte that does not go on with one
    begins = np.append(np.flatnonzero((raw[: len(text)] & _ABOUT) != _GOES_ON), len(text))
    chars = np.array([len(key) for key in keys])
    first = np.cumsum(chars) - chars
    slow = [about._get_ngram_hashes(key) for key, full in zip(keys, whole.tolist(), strict=True) if full]
    rows = np.array(slow, dtype="uint64").reshape(-1)
    found, total = _sums(about.data, rows, whole, ops), whole.copy()
    for size in range(about.minn, about.maxn + 1):
        counts = np.maximum(chars - size + 1, 0) * whole
        at = np.arange(counts.sum()) + np.repeat(first - np.cumsum(counts) + counts, counts)
        start, length = begins[at], begins[at + size] - begins[at]
        hashes = murmur(raw, start, length, about.hash_seed)
        rows = np.stack([hashes & np.uint64(0xFFFFFFFF), hashes >> _32], axis=1)
        for i in np.flatnonzero(length > LONGEST).tolist():
            rows[i] = about._get_ngram_hashes(text[start[i] : start[i] + length[i]].decode())
        found += _sums(about.data, rows.reshape(-1), counts, ops)
        total += counts
    found /= np.maximum(total * HASHED, 1)[:, None].astype("float32")
    return found


def _sums(data: Any, rows: Hashes, counts: NDArray[np.int64], ops: NumpyOps) -> Floats:
    """For each form the sum of its pieces' rows."""
    if not len(rows):
        return np.zeros((len(counts), data.shape[1]), dtype="float32")
    taken: Any = data[(rows % np.uint64(len(data))).astype("int64")]
    found: Any = ops.reduce_sum(taken, (counts * HASHED).astype("int32"))
    return np.asarray(found, dtype="float32")


def murmur(raw: NDArray[np.uint8], start: NDArray[np.int64], length: NDArray[np.int64], seed: int) -> Hashes:
    """The first number of MurmurHash3_x64_128 of runs of at most LONGEST bytes of `raw`, which sixteen more end."""
    eight: Hashes = np.ndarray(len(raw) - 7, dtype="<u8", buffer=raw, strides=(1,))
    low, high = np.minimum(length, 8), np.maximum(length - 8, 0)
    one = _first(eight[start], low) * _C1
    two = _first(eight[start + 8], np.minimum(high, 7)) * _C2
    one, two = _turned(one, 31) * _C2, _turned(two, 33) * _C1
    size = length.astype("uint64")
    one ^= np.uint64(seed) ^ size
    two ^= np.uint64(seed) ^ size
    one += two
    two += one
    found: Hashes = _mixed(one) + _mixed(two)
    return found


def _first(word: Hashes, count: NDArray[np.int64]) -> Hashes:
    """The first bytes of each eight, the others zero."""
    masks = np.array([(1 << 8 * n) - 1 for n in range(9)], dtype="uint64")
    found: Hashes = word & masks[count]
    return found


def _turned(x: Hashes, bits: int) -> Hashes:
    found: Hashes = (x << np.uint64(bits)) | (x >> np.uint64(64 - bits))
    return found


def _mixed(x: Hashes) -> Hashes:
    x = (x ^ (x >> _33)) * _M1
    x = (x ^ (x >> _33)) * _M2
    found: Hashes = x ^ (x >> _33)
    return found
