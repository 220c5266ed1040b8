"""Heads out of scores: always a tree with one root, and the best one."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kawalis.annotate.model.tree import are_trees, best_tree, best_trees, is_tree, mended

if TYPE_CHECKING:
    from numpy.typing import NDArray


def drawn(size: int, seed: int) -> NDArray[np.float32]:
    return np.random.default_rng(seed).normal(size=(size, size + 1)).astype("float32")


@pytest.mark.parametrize(
    ("heads", "tree"),
    [
        ([0], True),
        ([0, 1, 1], True),
        ([2, 3, 0], True),
        ([0, 0], False),  # two roots
        ([2, 1, 0], False),  # a cycle beside the root
        ([2, 1], False),  # no root
        ([1, 0], False),  # on itself
    ],
)
def test_what_is_a_tree(heads: list[int], tree: bool) -> None:
    assert is_tree(np.array(heads)) is tree


@given(st.integers(1, 30), st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_any_scores_give_a_tree_with_one_root(size: int, seed: int) -> None:
    assert is_tree(best_tree(drawn(size, seed)))


@given(st.lists(st.integers(1, 9), min_size=1, max_size=6), st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_several_sentences_at_once_are_read_as_each_alone(sizes: list[int], seed: int) -> None:
    scores = [drawn(size, seed + i) for i, size in enumerate(sizes)]
    raw = [one.argmax(axis=1) for one in scores]
    assert are_trees(np.concatenate(raw), np.array(sizes)).tolist() == [is_tree(heads) for heads in raw]
    assert best_trees(scores).tolist() == [head for one in scores for head in best_tree(one)]


@given(st.integers(1, 5), st.integers(0, 10_000))
@settings(max_examples=40, deadline=None)
def test_no_other_tree_is_better(size: int, seed: int) -> None:
    scores = drawn(size, seed)
    rows = np.arange(size)
    trees = [np.array(heads) for heads in product(range(size + 1), repeat=size)]
    best = max(scores[rows, heads].sum() for heads in trees if is_tree(heads))
    assert scores[rows, best_tree(scores)].sum() == pytest.approx(best, abs=1e-4)


def test_equal_scores_give_a_tree() -> None:
    assert is_tree(best_tree(np.zeros((12, 13), dtype="float32")))


@given(st.integers(1, 60), st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_a_short_way_out_is_a_tree_too(size: int, seed: int) -> None:
    scores = drawn(size, seed)
    assert is_tree(mended(scores.argmax(axis=1), scores))


def test_a_row_of_signs_that_hang_on_their_neighbours_is_read() -> None:
    scores = np.zeros((200, 201), dtype="float32")
    for i in range(200):
        scores[i, 1 + (i ^ 1)] = 5.0  # a hundred cycles of two
    assert is_tree(best_tree(scores))
