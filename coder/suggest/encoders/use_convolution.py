"""A convolution over a line of rows with fewer multiplications: minimal filtering (Winograd 1980; Lavin and Gray 2016).

As many products of matrices as outputs and weights have numbers, less one, give several outputs at once: polynomials are multiplied by their
values at some points (Toom 1963, Cook 1966). With ten points six outputs of five neighbours take 10 products instead of 30, eight of three 10
instead of 24. In single precision a few millionths of an output are lost to rounding, twenty times as much as in the plain way.
"""

import numpy as np
from numpy.lib.stride_tricks import as_strided

_POINTS = (0.0, 1.0, -1.0, 0.5, -2.0, 2.0, -0.5, 1.5, -2 / 3)
"""The tenth is infinity."""
_TILE = len(_POINTS) + 1


def step_of(size: int) -> int:
    """So many outputs are made at once of windows of that size."""
    return _TILE - size + 1


class Convolution:
    """Adds up what the places around each place of a line say. Rows are taken, and outputs given, a block at a time, so that they stay in the
    processor's cache; between, all that was taken is multiplied at once."""

    def __init__(self, weights: np.ndarray, room: int) -> None:
        """Take the weights of the neighbours in order, size x width x width; there is room for so many outputs."""
        self._size, self._width = weights.shape[:2]
        self._step = step_of(self._size)
        self._before = np.linalg.inv(_values(_TILE)).T.astype(np.float32)
        self._weights = np.tensordot(_values(self._size), weights.astype(np.float64), 1).astype(np.float32)
        self._after = np.ascontiguousarray(_values(self._step).T, np.float32)
        self._seen, self._made = np.empty((2, _TILE, room // self._step, self._width), np.float32)

    def take(self, start: int, rows: np.ndarray) -> None:
        """Take the rows for the outputs from `start` on: so many more than outputs as a window has neighbours.

        Both `start` and the number of outputs are multiples of the step.
        """
        first, count = start // self._step, (len(rows) - self._size + 1) // self._step
        down, across = rows.strides
        tiles = as_strided(rows, (count, _TILE, self._width), (self._step * down, down, across), writeable=False)
        np.matmul(self._before, tiles, out=self._seen[:, first : first + count].transpose(1, 0, 2))

    def multiply(self, count: int) -> None:
        """Work out the first `count` outputs, whose rows were taken."""
        tiles = count // self._step
        np.matmul(self._seen[:, :tiles], self._weights, out=self._made[:, :tiles])

    def give(self, start: int, out: np.ndarray) -> None:
        """Write the outputs from `start` on, a multiple of the step, to `out`: so many rows, a multiple of the step."""
        first, tiles = start // self._step, len(out) // self._step
        made = self._made[:, first : first + tiles].transpose(1, 0, 2)
        np.matmul(self._after, made, out=out.reshape(tiles, self._step, self._width))


def _values(terms: int) -> np.ndarray:
    """The powers of the points, _TILE x terms: what gives the values of a polynomial; at infinity it is the last coefficient."""
    return np.vstack([np.vander(_POINTS, terms, increasing=True), np.eye(terms)[-1:]])
