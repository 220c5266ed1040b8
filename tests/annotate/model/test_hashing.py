"""The hashes are those of spaCy and thinc, of short strings and long ones."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.strings import hash_string  # type: ignore[attr-defined]  # missing from the stubs
from spacy.vectors import Vectors  # type: ignore[import-not-found]  # it has no stubs
from thinc.api import NumpyOps

from kawalis.annotate.model.hashing import LONG, PADDING, murmur3, quarters, string_hashes

STRINGS = st.lists(st.text(st.sampled_from("قالوزa1€😀 "), max_size=LONG), max_size=8)
SEED = 2166136261


@given(STRINGS)
@settings(max_examples=60, deadline=None)
def test_numbers_of_strings_are_spacys(strings: list[str]) -> None:
    assert string_hashes(strings).tolist() == [hash_string(one) for one in strings]


@given(STRINGS)
@settings(max_examples=60, deadline=None)
def test_rows_of_vectors_are_spacys(strings: list[str]) -> None:
    data = np.zeros((1, 1), dtype="float32")
    table: Any = Vectors(mode="floret", data=data, hash_count=2, hash_seed=SEED, minn=1, maxn=1)
    parts = [one.encode() for one in strings]
    raw = np.frombuffer(b"".join(parts) + bytes(PADDING), dtype="uint8")
    length = np.array([len(one) for one in parts], dtype="int64")
    found = murmur3(raw, np.cumsum(length) - length, length, SEED)
    halves = [[number & 0xFFFFFFFF, number >> 32] for number in found.tolist()]
    assert halves == [list(table._get_ngram_hashes(one)) for one in strings]


@pytest.mark.parametrize("seed", [0, 7, 13])
def test_quarters_are_thincs(seed: int) -> None:
    numbers = np.random.default_rng(seed).integers(0, 1 << 63, 200, dtype="uint64")
    assert quarters(numbers, seed).tolist() == NumpyOps().hash(numbers, seed).tolist()
