"""A window of three rows through a linear layer, with half the multiplications that it takes at first sight.

Four outputs that follow one another share their six inputs. Winograd's minimal filtering F(4, 3) mixes the six (`MIX`),
multiplies each mixture by weights mixed once beforehand (`WEIGH`), and gets the four outputs as sums (`GATHER`): six
products in place of twelve. Single precision holds to about 1e-5 of the outputs.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
STEP = 4  # outputs worked out together
_MIX = np.array(
    [
        [4, 0, -5, 0, 1, 0],
        [0, -4, -4, 1, 1, 0],
        [0, 4, -4, -1, 1, 0],
        [0, -2, -1, 2, 1, 0],
        [0, 2, -1, -2, 1, 0],
        [0, 4, 0, -5, 0, 1],
    ],
    dtype="float32",
)
_WEIGH = np.array([[6, 0, 0], [-4, -4, -4], [-4, 4, -4], [1, 2, 4], [1, -2, 4], [0, 0, 24]]) / 24
_GATHER = np.array(
    [[1, 1, 1, 1, 1, 0], [0, 1, -1, 2, -2, 0], [0, 1, 1, 4, 4, 0], [0, 1, -1, 8, -8, 1]], dtype="float32"
)


def rows_for(count: int) -> int:
    """Rows that an array must have for `count` outputs: a window about each, in whole steps."""
    return -(-count // STEP) * STEP + 2


class Filter:
    """The layer. `weight` is [3 x inputs, 3 x outputs]: the rows before one another, three pieces side by side."""

    def __init__(self, weight: Floats, bias: Floats) -> None:
        parts = weight.astype("float64").reshape(3, len(weight) // 3, 3, -1)
        mixed = np.tensordot(_WEIGH, parts, 1)  # [mixtures, inputs, pieces, outputs]
        self._weights = np.ascontiguousarray(mixed.transpose(0, 2, 1, 3), dtype="float32")
        self._bias = bias.reshape(3, 1, -1)

    def __call__(self, x: Floats) -> Floats:
        """[step, pieces, rows / step, outputs]: output i + step x j of `x` stands at [i, :, j].

        `x` has as many rows as `rows_for` says.
        """
        width = x.shape[1]
        count = (len(x) - 2) // STEP
        near = np.empty((len(_MIX), count, width), dtype="float32")
        for i in range(len(_MIX)):
            near[i] = x[i : i + STEP * (count - 1) + 1 : STEP]
        mixed = (_MIX @ near.reshape(len(_MIX), -1)).reshape(len(_MIX), 1, count, width)
        products = mixed @ self._weights
        products[1] += self._bias  # this mixture goes once into each output
        found: Floats = _GATHER @ products.reshape(len(_MIX), -1)
        return found.reshape(STEP, *products.shape[1:])
