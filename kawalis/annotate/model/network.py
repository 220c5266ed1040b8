"""The joint network in numpy: from word vectors to scores for readings, heads, relations and names.

Sentences lie behind one another as rows of one array, a row of zeros before and after each, so that nothing is padded
and no sentence sees another. training/network.py computes the same in torch, to train it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kawalis.annotate.model.filtering import STEP, Filter, rows_for

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Weights = dict[str, Floats]
BLOCK = 768  # rows that go through all window layers at a time: more fall out of the processor's cache
STRETCH = 1024  # rows of the recurrent layer whose inputs are multiplied at a time
FEW = 128  # rows whose relations are scored at a time
EPSILON = 1e-8


def maxout(inputs: Floats, weight: Floats, bias: Floats, gain: Floats, shift: Floats) -> Floats:
    """The largest of three linear pieces, normalised. `weight` is [inputs, 3 x outputs], a piece behind the other."""
    pieces = inputs @ weight
    pieces += bias
    one, two, three = np.split(pieces, 3, axis=1)
    return largest(one, two, three, gain, shift)


def largest(first: Floats, second: Floats, third: Floats, gain: Floats, shift: Floats) -> Floats:
    """The rest of `maxout`, from the three products with their bias: rows of the last axis."""
    best = np.maximum(first, second)
    np.maximum(best, third, out=best)
    width = len(gain)
    best = best.reshape(-1, width)
    best -= (best @ np.full(width, 1 / width, dtype="float32"))[:, None]
    spread = np.einsum("ij,ij->i", best, best) / width
    best *= (1.0 / np.sqrt(spread + np.float32(EPSILON)))[:, None]
    best *= gain
    best += shift
    return best


def relu(x: Floats) -> Floats:
    """Nothing below zero, in place."""
    np.maximum(x, 0.0, out=x)
    return x


@dataclass(frozen=True)
class Found:
    """Scores of one sentence: heads [n, n + 1] with the root first, names and readings [n, labels]."""

    tags: NDArray[np.int64]
    heads: Floats
    names: Floats


class Network:
    """The weights and what they compute. `weights` are those that training/export.py names."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.depth = sum(name.startswith("window") for name in weights) // 4
        self.layers = sum(name.startswith("recurrent") for name in weights) // 3
        self._filters = [
            Filter(weights[f"window{n}_w"], weights[f"window{n}_b"]) for n in range(1, self.depth)
        ]
        self._gates = [_gates(weights, n) for n in range(self.layers)]
        self.relations = weights["relation_flat"].shape[1] // weights["relation_flat"].shape[0]

    def words(self, rows: NDArray[np.int64], vectors: Floats) -> Floats:
        """Vectors of forms, from their rows in the hash tables [forms, columns, 4] and their subword vectors."""
        w = self.weights
        parts = [w[f"table{i}"][rows[:, i]].sum(axis=1) for i in range(rows.shape[1])]
        parts.append(vectors @ w["project_w"] + w["project_b"])
        return maxout(np.hstack(parts), w["mix_w"], w["mix_b"], w["mix_g"], w["mix_s"])

    def states(self, forms: Floats, which: Ints, lengths: list[int]) -> tuple[Floats, Floats]:
        """What windows and recurrent layers make of the tokens of sentences: [tokens, width] and [tokens, states].

        A token's vector is row `which` of `forms`. The first window layer is a sum of what three forms give to it,
        which is worked out once for each form; the news repeats itself.
        """
        forms = np.vstack([forms, np.zeros((1, forms.shape[1]), dtype="float32")])  # the gaps
        shares = []
        if self.depth:
            parts = self.weights["window0_w"].reshape(3, forms.shape[1], -1)
            shares = [forms @ part for part in parts]
            shares[1] += self.weights["window0_b"]
        local = np.concatenate(
            [self._windows(forms, shares, which[a:b], sizes) for a, b, sizes in blocks(lengths)]
        )
        order = Order(lengths)
        states = local
        for n in range(self.layers):
            states = self._recurrent(n, states, order)
        return local, states

    def _windows(self, forms: Floats, shares: list[Floats], which: Ints, lengths: list[int]) -> Floats:
        w = self.weights
        inner = np.arange(len(which)) + 1 + np.repeat(np.arange(len(lengths)), lengths)
        rows = rows_for(len(which) + len(lengths) - 1)
        place = np.full(rows, len(forms) - 1)
        place[inner] = which
        gaps = np.flatnonzero(place == len(forms) - 1)
        x = forms[place]
        for n in range(self.depth):
            gain, shift = w[f"window{n}_g"], w[f"window{n}_s"]
            if n:
                pieces = self._filters[n - 1](x)
                best = largest(pieces[:, 0], pieces[:, 1], pieces[:, 2], gain, shift)
                turned = x[1:-1].reshape(-1, STEP, x.shape[1]).transpose(1, 0, 2)
                turned += best.reshape(turned.shape)
            else:
                shared = shares[1][place[1:-1]]
                shared += shares[0][place[:-2]]
                shared += shares[2][place[2:]]
                one, two, three = np.split(shared, 3, axis=1)
                x[1:-1] += largest(one, two, three, gain, shift)
            x[gaps] = 0.0
        found: Floats = x[inner]
        return found

    def _recurrent(self, n: int, inputs: Floats, order: Order) -> Floats:
        """One LSTM layer, both ways at once: a step takes one token of every sentence that is long enough."""
        enter, carry = self._gates[n]  # [gates, ways, inputs + 1 or size, size]
        size, most = carry.shape[-1], order.steps[1] if len(order.steps) > 1 else 0
        out = np.empty((2, len(inputs), size), dtype="float32")
        hidden = cell = np.zeros((2, most, size), dtype="float32")
        room = np.empty(8 * most * size, dtype="float32")
        with np.errstate(over="ignore"):  # an endless exponential is a gate that is shut
            for steps in stretches(order.steps):
                first, last = steps[0], steps[-1]
                x = np.ones((2, last - first, inputs.shape[1] + 1), dtype="float32")
                x[0, :, :-1] = inputs[order.forth[first:last]]
                x[1, :, :-1] = inputs[order.back[first:last]]
                entering = x @ enter
                for start, end in pairwise(steps):
                    count = end - start
                    z = room[: 8 * count * size].reshape(4, 2, count, size)
                    np.matmul(hidden[:, :count], carry, out=z)
                    z += entering[:, :, start - first : end - first]
                    np.exp(z, out=z)
                    z += 1.0
                    np.reciprocal(z, out=z)
                    take, keep, give, candidate = z
                    candidate *= 2.0
                    candidate -= 1.0
                    candidate *= take
                    keep *= cell[:, :count]
                    cell = candidate + keep
                    hidden = np.tanh(cell, out=candidate)
                    hidden = np.multiply(hidden, give, out=out[:, start:end])
        result = np.empty((len(inputs), 2 * size), dtype="float32")
        result[order.forth, :size] = out[0]
        result[order.back, size:] = out[1]
        return result

    def scores(self, local: Floats, states: Floats, lengths: list[int]) -> Iterator[Found]:
        """Scores for one sentence after the other."""
        w = self.weights
        inputs = np.hstack([states, local])
        hidden = relu(inputs @ w["hidden_w"] + w["hidden_b"])
        size = w["tag_w"].shape[0]
        tags = (hidden[:, :size] @ w["tag_w"] + w["tag_b"]).argmax(axis=1)
        if "name_w" in w:
            names = hidden[:, size:] @ w["name_w"] + w["name_b"]
        else:
            names = np.zeros((len(states), 0), dtype="float32")
        dependents = relu(states @ w["arc_dependent_w"] + w["arc_dependent_b"]) @ w["arc_w"] + w["arc_b"]
        heads = relu(states @ w["arc_head_w"] + w["arc_head_b"])
        root = relu(w["root"] @ w["arc_head_w"] + w["arc_head_b"])
        at_root = dependents @ root[0]
        at = 0
        for n in lengths:
            part = slice(at, at + n)
            table = np.empty((n, n + 1), dtype="float32")
            table[:, 0] = at_root[part]
            np.matmul(dependents[part], heads[part].T, out=table[:, 1:])
            yield Found(tags[part], table, names[part])
            at += n

    def best_relations(self, states: Floats, heads: NDArray[np.int64]) -> NDArray[np.int64]:
        """The relation of every token to its head, a row of `states`; -1 is the root."""
        w = self.weights
        every = with_one(relu(np.vstack([states, w["root"]]) @ w["relation_head_w"] + w["relation_head_b"]))
        dependents = with_one(relu(states @ w["relation_dependent_w"] + w["relation_dependent_b"]))
        found = np.empty(len(states), dtype="int64")
        for start in range(0, len(states), FEW):
            part = slice(start, start + FEW)
            left = (dependents[part] @ w["relation_flat"]).reshape(-1, self.relations, every.shape[1])
            found[part] = (left @ every[heads[part], :, None])[:, :, 0].argmax(axis=1)
        return found


def _gates(weights: Weights, n: int) -> tuple[Floats, Floats]:
    """[gates, ways, inputs + 1, size] and [gates, ways, size, size]: input, forget, output, doubled candidate.

    The sigmoid is 1 / (1 + exp(-z)), and tanh x = 2 sigmoid(2x) - 1: the sign goes into the weights.
    """
    carry = -weights[f"recurrent{n}_u"]
    size = carry.shape[1]
    enter = -np.vstack([weights[f"recurrent{n}_w"], weights[f"recurrent{n}_b"]])
    enter = enter.reshape(len(enter), 2, 4, size).transpose(2, 1, 0, 3)
    return np.ascontiguousarray(enter), np.ascontiguousarray(
        carry.reshape(2, size, 4, size).transpose(2, 0, 1, 3)
    )


def stretches(steps: list[int]) -> Iterator[list[int]]:
    """Cut the edges of steps into runs of at least STRETCH rows; the last edge of a run is the first of the next."""
    run = steps[:1]
    for edge in steps[1:]:
        run.append(edge)
        if edge - run[0] >= STRETCH:
            yield run
            run = [edge]
    if len(run) > 1:
        yield run


def with_one(x: Floats) -> Floats:
    """A last column of ones, for the weights that do not depend on x."""
    return np.hstack([x, np.ones((len(x), 1), dtype="float32")])


def blocks(lengths: list[int]) -> Iterator[tuple[int, int, list[int]]]:
    """Cut sentences into blocks of about BLOCK tokens: start, end, lengths."""
    start = end = 0
    sizes: list[int] = []
    for n in lengths:
        if sizes and end - start + n > BLOCK:
            yield start, end, sizes
            start, sizes = end, []
        sizes.append(n)
        end += n
    if sizes:
        yield start, end, sizes


class Order:
    """Tokens of sentences step by step, the longest sentence first: `forth` from their starts, `back` from their ends.

    Step t is rows `steps[t]:steps[t + 1]` of both, one for each sentence of more than t tokens.
    """

    def __init__(self, lengths: list[int]) -> None:
        sizes = np.array(lengths, dtype="int64")
        starts = np.concatenate([[0], np.cumsum(sizes)[:-1]]) if len(sizes) else sizes
        rank = np.argsort(-sizes, kind="stable")
        sizes, starts = sizes[rank], starts[rank]
        longest = int(sizes[0]) if len(sizes) else 0
        alive = (sizes > np.arange(longest)[:, None]).sum(axis=1)  # [steps]
        self.steps: list[int] = [0, *np.cumsum(alive).tolist()]
        step = np.repeat(np.arange(longest), alive)
        which = np.arange(len(step)) - np.array(self.steps, dtype="int64")[step]
        self.forth = starts[which] + step
        self.back = starts[which] + sizes[which] - 1 - step
