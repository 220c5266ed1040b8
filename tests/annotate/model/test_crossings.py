"""Arcs that cross: found wherever they are, moved where that costs little, and always a tree."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kawalis.annotate.model.crossings import PRICE, are_tangled, untangle, untangled
from kawalis.annotate.model.tree import best_trees, is_tree
from tests.annotate.model.test_tree import drawn

SIZES = st.lists(st.integers(1, 14), min_size=1, max_size=6)


def crossings(heads: list[int]) -> int:
    arcs = [sorted((token, head)) for token, head in enumerate(heads, start=1)]
    return sum(a < c < b < d or c < a < d < b for (a, b), (c, d) in combinations(arcs, 2))


@pytest.mark.parametrize(
    ("heads", "tangled"),
    [
        ([0], False),
        ([0, 1, 1], False),
        ([2, 0, 2], False),
        ([3, 4, 4, 0], True),
        ([0, 4, 1, 1], True),
        ([3, 0, 2], True),  # over the root's own arc
    ],
)
def test_what_is_tangled(heads: list[int], tangled: bool) -> None:
    assert are_tangled(np.array(heads), np.array([len(heads)])).tolist() == [tangled]
    assert (crossings(heads) > 0) is tangled


@given(SIZES, st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_several_sentences_at_once_are_as_each_alone(sizes: list[int], seed: int) -> None:
    scores = [drawn(size, seed + i) for i, size in enumerate(sizes)]
    trees = best_trees(scores)
    apart = np.split(trees, np.cumsum(sizes)[:-1])
    assert are_tangled(trees, np.array(sizes)).tolist() == [crossings(t.tolist()) > 0 for t in apart]
    alone = [head for tree, one in zip(apart, scores, strict=True) for head in untangle(tree, one)]
    assert untangled(trees.copy(), scores).tolist() == alone


@given(st.integers(1, 30), st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_what_comes_out_is_a_tree_with_the_same_root_and_worth_no_less(size: int, seed: int) -> None:
    scores = drawn(size, seed)
    before = best_trees([scores])
    after = untangle(before, scores)
    rows = np.arange(size)
    worth = [scores[rows, t].sum() - PRICE * crossings(t.tolist()) for t in (before, after)]
    assert is_tree(after)
    assert (before == 0).tolist() == (after == 0).tolist()
    assert worth[1] >= worth[0] - 1e-3


@pytest.mark.parametrize(("cost", "moved"), [(0.8 * PRICE, True), (1.2 * PRICE, False)])
def test_a_head_that_is_sure_may_cross(cost: float, moved: bool) -> None:
    """The first token hangs on the third over the second, which hangs on the fourth; the second would do as well."""
    heads = np.array([3, 4, 4, 0])
    scores = np.full((4, 5), -50.0, dtype="float32")
    scores[np.arange(4), heads] = 0.0
    scores[0, 2] = -cost
    assert untangle(heads, scores).tolist() == ([2, 4, 4, 0] if moved else [3, 4, 4, 0])


def test_a_row_of_signs_stays_as_it_is() -> None:
    """More than MOST_CROSSED arcs cross: that is no sentence."""
    scores = drawn(200, 7)
    before = best_trees([scores])
    assert untangle(before, scores).tolist() == before.tolist()
