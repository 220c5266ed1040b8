"""Names out of marks: what is read holds together."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kawalis.annotate.model.marks import Marks, follows

MARKS = ["B-LOC", "B-PER", "I-LOC", "I-PER", "O"]


@pytest.mark.parametrize(
    ("before", "mark", "may"),
    [
        ("", "O", True),
        ("", "B-PER", True),
        ("", "I-PER", False),
        ("O", "I-PER", False),
        ("B-PER", "I-PER", True),
        ("I-PER", "I-PER", True),
        ("B-LOC", "I-PER", False),
        ("I-LOC", "B-LOC", True),
    ],
)
def test_what_may_follow(before: str, mark: str, may: bool) -> None:
    assert follows(before, mark) is may


@given(st.integers(1, 20), st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_any_scores_give_marks_that_hold_together(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, len(MARKS))).astype("float32")
    found = [MARKS[i] for i in Marks(MARKS).best(scores)]
    assert all(follows(a, b) for a, b in pairwise(["", *found]))


@given(st.lists(st.integers(1, 6), min_size=1, max_size=6), st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_several_sentences_at_once_are_read_as_each_alone(sizes: list[int], seed: int) -> None:
    chance = np.random.default_rng(seed)
    scores = [chance.normal(size=(size, len(MARKS))).astype("float32") for size in sizes]
    marks = Marks(MARKS)
    assert marks.best_of(scores).tolist() == [mark for one in scores for mark in marks.best(one)]


def test_a_weak_opening_is_taken_for_a_strong_name() -> None:
    scores = np.array([[0, 1, 0, 9, 2], [0, 0, 0, 9, 0]], dtype="float32")
    assert [MARKS[i] for i in Marks(MARKS).best(scores)] == ["B-PER", "I-PER"]
