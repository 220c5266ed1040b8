"""The hashes that the shipped weights were trained with, of many strings or numbers at once.

MurmurHash64A is the number that spaCy gives a string, MurmurHash3_x64_128 finds the rows of floret vectors, and
`quarters` those of a hashed embedding, as thinc has it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
Hashes = NDArray[np.uint64]
Ints = NDArray[np.int64]
STRING_SEED = 1
LONG = 256  # bytes of a string that is hashed by itself: one long string must not hold up the others
PADDING = 16  # bytes behind the last string, so that whole words can be read everywhere
_ALL = (1 << 64) - 1
_M = 0xC6A4A7935BD1E995  # of MurmurHash64A
_C1, _C2 = np.uint64(0x87C37B91114253D5), np.uint64(0x4CF5AD432745937F)  # of MurmurHash3_x64_128
_M1, _M2 = np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53)
_ADD1, _ADD2 = np.uint64(0x52DCE729), np.uint64(0x38495AB5)
_32, _33, _47 = np.uint64(32), np.uint64(33), np.uint64(47)
_LOW = np.uint64(0xFFFFFFFF)


def string_hashes(strings: Sequence[str]) -> Hashes:
    """SpaCy's number of each string."""
    parts = [one.encode() for one in strings]
    length = np.fromiter(map(len, parts), dtype="int64", count=len(parts))
    found = np.zeros(len(parts), dtype="uint64")
    long = length > LONG
    for i in np.flatnonzero(long).tolist():
        found[i] = string_hash(parts[i])
    short = np.flatnonzero(~long)
    if len(short):
        raw = np.frombuffer(b"".join(parts) + bytes(PADDING), dtype="uint8")
        found[short] = _murmur2(raw, (np.cumsum(length) - length)[short], length[short])
    return found


def string_hash(data: bytes) -> int:
    """MurmurHash64A of one string's bytes."""
    h = STRING_SEED ^ (len(data) * _M & _ALL)
    whole = len(data) & ~7
    for at in range(0, whole, 8):
        k = int.from_bytes(data[at : at + 8], "little") * _M & _ALL
        k = (k ^ k >> 47) * _M & _ALL
        h = (h ^ k) * _M & _ALL
    if whole < len(data):
        h = (h ^ int.from_bytes(data[whole:], "little")) * _M & _ALL
    h = (h ^ h >> 47) * _M & _ALL
    return h ^ h >> 47


def _murmur2(raw: Bytes, start: Ints, length: Ints) -> Hashes:
    eight, m = _words(raw), np.uint64(_M)
    h: Hashes = np.uint64(STRING_SEED) ^ (length.astype("uint64") * m)
    blocks = length >> 3
    for block in range(int(blocks.max(initial=0))):
        k = eight[start + np.minimum(8 * block, length)] * m
        k = (k ^ (k >> _47)) * m
        h = np.where(block < blocks, (h ^ k) * m, h)
    rest = length & 7
    h = np.where(rest > 0, (h ^ first_bytes(eight[start + 8 * blocks], rest)) * m, h)
    h = (h ^ (h >> _47)) * m
    return h ^ (h >> _47)


def murmur3(raw: Bytes, start: Ints, length: Ints, seed: int) -> Hashes:
    """The first number of MurmurHash3_x64_128 of runs of bytes of `raw`, which PADDING more bytes end."""
    eight, five = _words(raw), np.uint64(5)
    one: Hashes = np.full(len(start), seed, dtype="uint64")
    two = one.copy()
    blocks = length >> 4
    for block in range(int(blocks.max(initial=0))):
        at = start + np.minimum(16 * block, length)
        inside = block < blocks
        first = one ^ (turned(eight[at] * _C1, 31) * _C2)
        first = (turned(first, 27) + two) * five + _ADD1
        second = two ^ (turned(eight[np.minimum(at + 8, len(eight) - 1)] * _C2, 33) * _C1)
        second = (turned(second, 31) + first) * five + _ADD2
        one, two = np.where(inside, first, one), np.where(inside, second, two)
    rest, tail = length & 15, start + 16 * blocks
    low, high = np.minimum(rest, 8), np.maximum(rest - 8, 0)
    one ^= turned(first_bytes(eight[tail], low) * _C1, 31) * _C2
    two ^= turned(first_bytes(eight[np.minimum(tail + 8, len(eight) - 1)], high) * _C2, 33) * _C1
    size = length.astype("uint64")
    one ^= size
    two ^= size
    one += two
    two += one
    found: Hashes = mixed(one) + mixed(two)
    return found


def quarters(numbers: Hashes, seed: int) -> NDArray[np.uint32]:
    """[numbers, 4]: thinc's four hashes of a number."""
    one = turned(numbers * _C1, 31) * _C2
    one ^= np.uint64(seed) ^ np.uint64(8)
    two: Hashes = np.full(len(numbers), seed ^ 8, dtype="uint64")
    one += two
    two += one
    one, two = mixed(one), mixed(two)
    one += two
    two += one
    return np.stack([one & _LOW, one >> _32, two & _LOW, two >> _32], axis=1).astype("uint32")


def _words(raw: Bytes) -> Hashes:
    """Eight bytes from each place on as one number."""
    words: Hashes = np.ndarray(len(raw) - 7, dtype="<u8", buffer=raw, strides=(1,))
    return words


def first_bytes(word: Hashes, count: Ints) -> Hashes:
    """The first bytes of each eight, the others zero."""
    masks = np.array([(1 << 8 * n) - 1 for n in range(9)], dtype="uint64")
    found: Hashes = word & masks[count]
    return found


def turned(x: Hashes, bits: int) -> Hashes:
    """Rotate to the left."""
    found: Hashes = (x << np.uint64(bits)) | (x >> np.uint64(64 - bits))
    return found


def mixed(x: Hashes) -> Hashes:
    """MurmurHash3's last mixing."""
    x = (x ^ (x >> _33)) * _M1
    x = (x ^ (x >> _33)) * _M2
    found: Hashes = x ^ (x >> _33)
    return found
