"""What the project's own texts tell of words that go together: latent semantic analysis (Deerwester and others 1990).

Passages that share no word are alike where their words stand together elsewhere in the project. Measured beside words and sentence
vectors: recall@3 .54 -> .58 on Chinese abstracts and .53 -> .56 on chapters of regulations at 100 codings, no change on English titles.
"""

from typing import Any

import numpy as np
from scipy import sparse

LEAST_TEXTS = 300
"""From so many texts on there is something to learn from."""
TOPICS = 100
LEAST_FREQUENCY = 5
MORE, ITERATIONS = 20, 3
"""Directions drawn beyond those wanted, and power iterations."""


class Topics:
    """A linear map from TF-IDF rows to at most 100 topics: the first singular vectors of the centred matrix of the project's texts."""

    def __init__(self) -> None:
        """Nothing is known before `fit`: every text then has no topics at all."""
        self._columns = np.empty(0, np.int64)
        self._map = np.empty((0, 0), np.float32)
        self._mean = np.empty(0, np.float32)

    @property
    def are_known(self) -> bool:
        """Whether there were texts enough."""
        return bool(self._map.size)

    def fit(self, terms: sparse.csr_matrix) -> "Topics":
        """Learn from TF-IDF rows (texts x terms); terms in fewer than five texts are left out."""
        if terms.shape[0] < LEAST_TEXTS:
            return self.__class__()
        columns = np.flatnonzero(np.bincount(terms.indices, minlength=terms.shape[1]) >= LEAST_FREQUENCY)
        kept = terms[:, columns].astype(np.float32)
        mean = np.asarray(kept.mean(axis=0), np.float32).ravel()
        size = min(TOPICS, min(kept.shape) - 1)
        if size < 1:
            return self
        rows = _directions(kept, mean, size)
        self._columns, self._map = columns, rows.T.astype(np.float32)
        self._mean = (mean @ rows.T).astype(np.float32)
        return self

    def of(self, terms: sparse.csr_matrix) -> np.ndarray:
        """The topics of TF-IDF rows, each of length 1 (0 for a row without a known term): rows x topics, float32."""
        found = self._apart(terms)
        return found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)

    def weights(self, terms: sparse.csr_matrix, direction: np.ndarray) -> np.ndarray:
        """What each term of one row adds, per unit of its TF-IDF value, to the inner product of its topics with `direction`; length of all terms.

        The sum over the terms of the row falls short of that product by the part that comes from what all texts have in common.
        """
        found = np.zeros(terms.shape[1])
        if self.are_known:
            found[self._columns] = self._map @ direction / self.sizes(terms)[0]
        return found

    def sizes(self, terms: sparse.csr_matrix) -> np.ndarray:
        """The length that the topics of each row have before they are given length 1."""
        return np.maximum(np.linalg.norm(self._apart(terms), axis=1), 1e-9)

    def spread(self, directions: np.ndarray, terms: int) -> np.ndarray:
        """As `weights` for a row of size 1, for several directions (topics x k): terms x k, float32."""
        found = np.zeros((terms, directions.shape[1]), np.float32)
        if self.are_known:
            found[self._columns] = self._map @ directions
        return found

    def state(self) -> dict[str, np.ndarray]:
        """What `restore` needs."""
        return {"topic_columns": self._columns, "topic_map": self._map, "topic_mean": self._mean}

    def restore(self, arrays: dict[str, Any]) -> "Topics":
        """Take back what `state` gave."""
        self._columns, self._map, self._mean = arrays["topic_columns"], arrays["topic_map"], arrays["topic_mean"]
        return self

    def _apart(self, terms: sparse.csr_matrix) -> np.ndarray:
        if not self.are_known:
            return np.zeros((terms.shape[0], 0), np.float32)
        return np.asarray(terms[:, self._columns] @ self._map, np.float32) - self._mean


def _directions(kept: sparse.csr_matrix, mean: np.ndarray, size: int) -> np.ndarray:
    """The first right singular vectors of the centred rows, size x terms, by random projection and a few power iterations.

    Halko, Martinsson and Tropp (2011), algorithms 4.4 and 5.1, with a fixed seed; the matrix is never centred in memory. A tenth of the
    time that Lanczos iterations take here; recall on the benchmark within .004 of theirs.
    """
    turned = kept.T.tocsr()
    drawn = np.random.default_rng(0).standard_normal((kept.shape[1], min(size + MORE, min(kept.shape)))).astype(np.float32)
    ahead = kept @ drawn - mean @ drawn
    for _ in range(ITERATIONS):
        basis = np.linalg.qr(ahead)[0]
        back = turned @ basis - np.outer(mean, basis.sum(axis=0))
        ahead = kept @ back - mean @ back
    basis = np.linalg.qr(ahead)[0]
    small = (turned @ basis - np.outer(mean, basis.sum(axis=0))).astype(np.float64)
    values, turns = np.linalg.eigh(small.T @ small)
    first = np.argsort(-values)[:size]
    found: np.ndarray = (small @ turns[:, first] / np.sqrt(np.maximum(values[first], 1e-12))).T
    return found
