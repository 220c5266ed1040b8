"""Logistic regression over named features, of two classes or more: numpy alone, and the same bytes at every run.

The loss is the mean negative logarithm of the odds of what is right, each row as its weight says, plus
``strength / 2`` times the squares of the weights (the bias of a class is free). It is minimised by L-BFGS.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

MEMORY = 12  # steps that L-BFGS keeps
TURNS = 60
CLOSE = 1e-5  # largest slope at which it stops
ARMIJO = 1e-4
HALVINGS = 25


@dataclass
class Model:
    """Weights by feature, one number a class; ``bias`` likewise."""

    classes: tuple[str, ...]
    bias: Floats
    names: dict[str, int]
    weights: Floats  # [features, classes]

    def odds(self, features: Sequence[str]) -> Floats:
        """Return one number a class: the larger, the more probable."""
        rows = [self.names[f] for f in features if f in self.names]
        return self.bias + self.weights[rows].sum(axis=0)

    def shares(self, features: Sequence[str]) -> Floats:
        """Return the probability of each class."""
        return softmax(self.odds(features)[None])[0]


def softmax(odds: Floats) -> Floats:
    """Return probabilities, row by row."""
    raised = np.exp(odds - odds.max(axis=1, keepdims=True))
    out: Floats = raised / raised.sum(axis=1, keepdims=True)
    return out


def fit(
    rows: Sequence[Sequence[str]],
    labels: Sequence[str],
    *,
    strength: float,
    weights: Sequence[float] | None = None,
    least: int = 3,
    scale: Callable[[str], float] | None = None,
) -> Model:
    """Fit a model; a feature that fewer than ``least`` rows show is none, ``scale`` says how freely one may be used."""
    counts = Counter(f for row in rows for f in row)
    names = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= least))}
    classes = tuple(sorted(set(labels)))
    table = np.zeros((len(rows), len(names)), dtype="float32")
    for i, row in enumerate(rows):
        table[i, [names[f] for f in row if f in names]] = 1
    sizes = np.array([scale(f) if scale else 1.0 for f in names])
    table *= sizes.astype("float32")
    right = np.zeros((len(rows), len(classes)))
    right[np.arange(len(rows)), [classes.index(label) for label in labels]] = 1
    share = np.asarray(weights if weights is not None else np.ones(len(rows)))
    share = share / share.sum()
    shape = (len(names) + 1, len(classes))

    def loss(flat: Floats) -> tuple[float, Floats]:
        both = flat.reshape(shape)
        odds = (table @ both[:-1].astype("float32")).astype("float64") + both[-1]
        guess = softmax(odds)
        value = -(share * np.log((guess * right).sum(axis=1) + 1e-300)).sum()
        slope = (guess - right) * share[:, None]
        down = np.empty(shape)
        down[:-1] = (table.T @ slope.astype("float32")).astype("float64") + strength * both[:-1]
        down[-1] = slope.sum(axis=0)
        return float(value + strength / 2 * (both[:-1] ** 2).sum()), down.ravel()

    best = minimise(loss, np.zeros(shape).ravel()).reshape(shape)
    return Model(classes, best[-1], names, best[:-1] * sizes[:, None])


def minimise(loss: Callable[[Floats], tuple[float, Floats]], start: Floats) -> Floats:
    """Return where a smooth function is least: L-BFGS with halved steps."""
    at, (value, slope) = start, loss(start)
    moves: list[tuple[Floats, Floats]] = []
    for _ in range(TURNS):
        if np.abs(slope).max() < CLOSE:
            break
        way = -_inverse(moves, slope)
        step, gain = 1.0, float(way @ slope)
        for _ in range(HALVINGS):
            there = at + step * way
            value_there, slope_there = loss(there)
            if value_there <= value + ARMIJO * step * gain:
                break
            step /= 2
        else:
            break
        moved, turned = there - at, slope_there - slope
        if moved @ turned > 0:
            moves = [*moves, (moved, turned)][-MEMORY:]
        at, value, slope = there, value_there, slope_there
    return at


def _inverse(moves: Sequence[tuple[Floats, Floats]], slope: Floats) -> Floats:
    """Return the slope turned by the inverse curvature that the last steps show."""
    out, kept = slope.copy(), []
    for moved, turned in reversed(moves):
        rho = 1 / (moved @ turned)
        share = rho * (moved @ out)
        out -= share * turned
        kept.append((moved, turned, rho, share))
    if moves:
        moved, turned = moves[-1]
        out *= (moved @ turned) / (turned @ turned)
    for moved, turned, rho, share in reversed(kept):
        out += moved * (share - rho * (turned @ out))
    return out
