"""The network's arithmetic: sentences do not see one another, and both ways of reading meet."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kawalis.annotate.model.network import BLOCK, STRETCH, Network, Order, Weights, blocks, stretches

WIDTH, STATE, TAGS, RELATIONS, NAMES = 6, 4, 5, 3, 2
LENGTHS = st.lists(st.integers(1, 9), min_size=1, max_size=6)


def network(seed: int = 1) -> Network:
    chance = np.random.default_rng(seed)

    def new(*shape: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        return chance.normal(size=shape).astype("float32")

    weights: Weights = {}
    for name, inputs in (("mix", 3 * WIDTH), ("window0", 3 * WIDTH), ("window1", 3 * WIDTH)):
        weights |= {f"{name}_w": new(inputs, 3 * WIDTH), f"{name}_b": new(3 * WIDTH)}
        weights |= {f"{name}_g": new(WIDTH), f"{name}_s": new(WIDTH)}
    weights |= {"recurrent0_w": new(WIDTH, 8 * STATE), "recurrent0_u": new(2, STATE, 4 * STATE)}
    weights |= {"recurrent0_b": new(8 * STATE), "root": new(1, 2 * STATE)}
    weights |= {"hidden_w": new(2 * STATE + WIDTH, 7), "hidden_b": new(7)}
    weights |= {"tag_w": new(4, TAGS), "tag_b": new(TAGS), "name_w": new(3, NAMES), "name_b": new(NAMES)}
    for name in ("arc_dependent", "arc_head", "relation_dependent", "relation_head"):
        weights |= {f"{name}_w": new(2 * STATE, 3), f"{name}_b": new(3)}
    return Network(weights | {"arc_w": new(3, 3), "arc_b": new(3), "relation_flat": new(4, RELATIONS * 4)})


@given(LENGTHS, st.integers(0, 1000))
@settings(max_examples=40, deadline=None)
def test_a_sentence_reads_alike_alone_and_among_others(lengths: list[int], seed: int) -> None:
    net = network()
    chance = np.random.default_rng(seed)
    forms = chance.normal(size=(5, WIDTH)).astype("float32")
    which = chance.integers(0, 5, sum(lengths))
    local, states = net.states(forms, which, lengths)
    at = 0
    for n in lengths:
        alone_local, alone = net.states(forms[which[at : at + n]], np.arange(n), [n])
        np.testing.assert_allclose(states[at : at + n], alone, atol=1e-4)
        np.testing.assert_allclose(local[at : at + n], alone_local, atol=1e-4)
        at += n


def test_scores_have_a_row_a_token_and_a_column_for_the_root() -> None:
    net = network()
    lengths = [3, 1, 5]
    local, states = net.states(np.ones((9, WIDTH), dtype="float32"), np.arange(9), lengths)
    found = list(net.scores(local, states, lengths))
    assert [one.heads.shape for one in found] == [(3, 4), (1, 2), (5, 6)]
    assert [one.names.shape for one in found] == [(n, NAMES) for n in lengths]
    relations = net.best_relations(states, np.array([-1, 0, 0, -1, -1, 4, 4, 4, 4]))
    assert relations.shape == (9,)
    assert set(relations.tolist()) <= set(range(RELATIONS))


@given(LENGTHS)
def test_the_order_visits_every_token_once_each_way(lengths: list[int]) -> None:
    order = Order(lengths)
    total = sum(lengths)
    assert sorted(order.forth) == sorted(order.back) == list(range(total))
    assert order.steps[-1] == total
    assert len(order.steps) == max(lengths) + 1


@pytest.mark.parametrize(
    ("lengths", "sizes"),
    [([], []), ([BLOCK * 2], [[BLOCK * 2]]), ([BLOCK, 1], [[BLOCK], [1]]), ([2, 3], [[2, 3]])],
)
def test_blocks(lengths: list[int], sizes: list[list[int]]) -> None:
    found = list(blocks(lengths))
    assert [s for _, _, s in found] == sizes
    assert all(end - start == sum(s) for start, end, s in found)


@pytest.mark.parametrize(
    ("steps", "runs"),
    [
        ([0], []),
        ([0, 3, 5], [[0, 3, 5]]),
        ([0, STRETCH, STRETCH + 1], [[0, STRETCH], [STRETCH, STRETCH + 1]]),
        (
            [0, STRETCH - 1, STRETCH + 5, STRETCH + 9],
            [[0, STRETCH - 1, STRETCH + 5], [STRETCH + 5, STRETCH + 9]],
        ),
    ],
)
def test_stretches(steps: list[int], runs: list[list[int]]) -> None:
    assert list(stretches(steps)) == runs


def test_extreme_values_give_numbers() -> None:
    net = network()
    _, states = net.states(np.full((4, WIDTH), 1e9, dtype="float32"), np.arange(4), [4])
    assert np.isfinite(states).all()
