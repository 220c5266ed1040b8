"""The sketch of a text, by which copies are known: MinHash over four folded words each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kawalis.ingest.extra import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from kawalis.text.shadows import Shadow

    Hashes = NDArray[np.uint64]

_SIZE = 4  # words of a shingle
_FEWEST = 12  # shingles: shorter texts are alike by chance
_WORDS = 128
_SEED = 7
_LONGEST = 20_000  # words that count
# What mixes the hashes of words: odd numbers without a pattern, and half the width of a hash or so.
_MIXING = (0x9E37_79B9_7F4A_7C15, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0x27D4_EB2F_1656_67C5)
_FACTORS = tuple(map(np.uint64, _MIXING))
_SHIFT = np.uint64(31)


def sketches(shadows: Sequence[Shadow]) -> list[bytes]:
    """Return the sketch of each text, little-endian 32-bit words; empty for a short text."""
    if not shadows:
        return []
    hashes = _shingles(np.concatenate([shadow.words[:_LONGEST] for shadow in shadows]))
    sizes = [min(len(shadow.words), _LONGEST) for shadow in shadows]
    begins = np.cumsum([0, *sizes]).tolist()  # no shingle goes over from one text to the next
    sets = [hashes[at : at + max(0, size - _SIZE + 1)] for at, size in zip(begins, sizes, strict=False)]
    bounds = [0, *np.cumsum([len(shingles) for shingles in sets]).tolist()]
    made = load("rensa").RMinHash.digest_matrix_from_flat_token_hashes
    digests = np.array(made(np.concatenate(sets), bounds, _WORDS, _SEED).to_rows(), "<u4")
    return [
        digest.tobytes() if _different(shingles) >= _FEWEST else b""
        for shingles, digest in zip(sets, digests, strict=True)
    ]


def _different(shingles: Hashes) -> int:
    return int(np.count_nonzero(np.diff(np.sort(shingles)))) + 1 if len(shingles) else 0


def _shingles(words: Hashes) -> Hashes:
    """Return a hash of each four words in a row."""
    count = max(0, len(words) - _SIZE + 1)
    mixed = np.zeros(count, np.uint64)
    for i, factor in enumerate(_FACTORS):
        mixed = (mixed ^ (mixed >> _SHIFT)) * factor + words[i : i + count]
    mixed = (mixed ^ (mixed >> _SHIFT)) * _FACTORS[0]
    return mixed ^ (mixed >> _SHIFT)
