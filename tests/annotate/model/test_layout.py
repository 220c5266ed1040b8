"""Which tokens are read together, and what white space hangs on."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawalis.annotate.model.layout import LONGEST, Layout


def layout_of(words: list[str], starts: tuple[int, ...] = (0,)) -> Layout:
    begins = np.array([i in starts for i in range(len(words))])
    return Layout(begins, np.array([word.isspace() for word in words]))


@pytest.mark.parametrize(
    ("words", "starts", "lengths", "hangs"),
    [
        (["a", "b"], (0,), [2], [0, 1]),
        (["a", "b"], (0, 1), [1, 1], [0, 1]),
        (["a", " ", "b"], (0,), [2], [0, 0, 2]),
        (["a", " ", "b"], (0, 2), [1, 1], [0, 0, 2]),
        ([" ", "a"], (0,), [1], [1, 1]),  # nothing before it in the sentence
        (["a", " ", "\n", "b"], (0, 2), [1, 1], [0, 0, 3, 3]),
        ([" ", "\n"], (0,), [], [0, 0]),
        (["a", " ", " "], (0, 1), [1], [0, 1, 1]),  # a sentence of white space alone
    ],
)
def test_layout(words: list[str], starts: tuple[int, ...], lengths: list[int], hangs: list[int]) -> None:
    layout = layout_of(words, starts)
    assert layout.lengths == lengths
    assert layout.hangs.tolist() == hangs


@given(st.integers(1, 3 * LONGEST))
def test_long_sentences_are_read_in_windows_of_like_length(size: int) -> None:
    layout = layout_of(["a"] * size)
    assert sum(layout.lengths) == size
    assert max(layout.lengths) <= LONGEST
    assert max(layout.lengths) - min(layout.lengths) <= 1
    assert layout.first == [0] * len(layout.lengths)
