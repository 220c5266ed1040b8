"""The filter gives what the plain product of each window gives."""

from __future__ import annotations

import numpy as np
import pytest

from kawalis.annotate.model.filtering import STEP, Filter, rows_for

WIDTH, OUTPUTS = 16, 8


@pytest.mark.parametrize("count", [1, STEP - 1, STEP, STEP + 1, 50])
def test_as_the_plain_product(count: int) -> None:
    chance = np.random.default_rng(count)
    x = chance.normal(size=(rows_for(count), WIDTH)).astype("float32")
    weight = chance.normal(size=(3 * WIDTH, 3 * OUTPUTS)).astype("float32")
    bias = chance.normal(size=3 * OUTPUTS).astype("float32")
    plain = np.hstack([x[:-2], x[1:-1], x[2:]]) @ weight + bias
    found = Filter(weight, bias)(x)  # [step, pieces, rows / step, outputs]
    assert len(plain) >= count
    np.testing.assert_allclose(found.transpose(2, 0, 1, 3).reshape(plain.shape), plain, atol=1e-3)
