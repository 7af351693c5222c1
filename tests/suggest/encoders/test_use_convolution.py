"""Fast convolutions give what the plain ones do."""

import numpy as np
import pytest

from coder.suggest.encoders.use_convolution import Convolution, step_of


@pytest.mark.parametrize(("size", "step"), [(2, 9), (3, 8), (5, 6)])
def test_the_outputs_are_sums_over_the_windows(size: int, step: int) -> None:
    """Taken in two blocks, multiplied at once, given in two other blocks; then a shorter line in the same room."""
    assert step_of(size) == step
    chance = np.random.default_rng(size)
    weights = chance.standard_normal((size, 16, 16)).astype(np.float32) / 4
    fast = Convolution(weights, 6 * step)
    for tiles in (6, 3):
        count = tiles * step
        rows = chance.standard_normal((count + size - 1, 16)).astype(np.float32)
        fast.take(0, rows[: 2 * step + size - 1])
        fast.take(2 * step, rows[2 * step :])
        fast.multiply(count)
        found = np.empty((count, 16), np.float32)
        fast.give(0, found[:step])
        fast.give(step, found[step:])
        plain = sum(rows[place : place + count].astype(np.float64) @ weights[place] for place in range(size))
        assert np.allclose(found, plain, atol=5e-5)
