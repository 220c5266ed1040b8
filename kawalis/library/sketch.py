"""The sketch of a text, by which copies are known: MinHash over four folded words each."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from kawalis.ingest.extra import load
from kawalis.text import shadow_words

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIZE = 4  # words of a shingle
_FEWEST = 12  # shingles: shorter texts are alike by chance
_WORDS = 128
_SEED = 7
_LONGEST = 20_000  # words that count


def sketches(texts: Sequence[str]) -> list[bytes]:
    """Return the sketch of each text, little-endian 32-bit words; empty for a short text."""
    sets = [_shingles(text) for text in texts]
    digests = load("rensa").RMinHash.digests_from_token_sets(sets, _WORDS, _SEED)
    return [
        struct.pack(f"<{_WORDS}I", *digest) if len(shingles) >= _FEWEST else b""
        for shingles, digest in zip(sets, digests, strict=True)
    ]


def _shingles(text: str) -> set[str]:
    words = shadow_words(text)[:_LONGEST]
    return set(map(" ".join, zip(*(words[i:] for i in range(_SIZE)), strict=False)))
