"""Topics: the directions found by random projection are those of the singular value decomposition."""

import numpy as np
from scipy import sparse

from coder.suggest.topics import Topics, _directions


def matrix(rows: int = 400, columns: int = 900, seed: int = 1) -> sparse.csr_matrix:
    """Texts of six themes, each with words of its own."""
    chance = np.random.default_rng(seed)
    themes = chance.random((6, columns)) ** 8
    mixed = chance.dirichlet(np.full(6, 0.2), rows) @ themes
    values = mixed * (chance.random((rows, columns)) < 0.08)
    values /= np.maximum(np.linalg.norm(values, axis=1, keepdims=True), 1e-9)
    return sparse.csr_matrix(values.astype(np.float32))


def test_the_directions_hold_as_much_as_exact_ones() -> None:
    """Of the variance of the centred matrix; they are orthonormal, and the same each time."""
    terms = matrix()
    mean = np.asarray(terms.mean(axis=0)).ravel()
    found = _directions(terms, mean, 20)
    assert np.allclose(found @ found.T, np.eye(20), atol=1e-3)
    centred = terms.toarray() - mean
    exact = np.linalg.svd(centred, full_matrices=False)[2][:20]
    held, best = (np.linalg.norm(centred @ rows.T) ** 2 for rows in (found, exact))
    assert 0.98 * best < held <= best * 1.0001
    assert np.array_equal(found, _directions(terms, mean, 20))


def test_few_texts_have_no_topics() -> None:
    """Nothing is learned of fewer than 300 texts."""
    small = matrix(rows=100)
    assert not Topics().fit(small).are_known and Topics().fit(small).of(small).shape == (100, 0)
    topics = Topics().fit(matrix())
    assert topics.are_known and np.allclose(np.linalg.norm(topics.of(matrix()), axis=1), 1, atol=1e-5)
