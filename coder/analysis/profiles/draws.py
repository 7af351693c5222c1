"""Random draws that stay the same for what does not change.

Every stream of random numbers has a key of its own (seed, town, purpose, source ...). So another town, another source or
more evidence elsewhere leaves all other draws as they were, and what moves in a profile moves because of the evidence.
"""

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def generator(*key: str | int) -> np.random.Generator:
    """A generator whose stream depends on the key alone."""
    digest = hashlib.sha256("\x1f".join(map(str, key)).encode()).digest()
    return np.random.Generator(np.random.PCG64(int.from_bytes(digest[:16], "big")))


def exponentials(sources: Sequence[str], draws: int, *key: str | int) -> Floats:
    """Standard exponential draws, one row per source and one column per draw: the raw weights of the Bayesian bootstrap."""
    rows = np.empty((len(sources), draws))
    for row, source in enumerate(sources):
        generator(*key, "source", source).standard_exponential(out=rows[row])
    return rows


def source_weights(raw: Floats, strata: Sequence[str] | None = None) -> Floats:
    """Weights w = G * Dirichlet(1, ..., 1) over G sources, from exponential draws (Rubin 1981).

    Args:
        raw: Exponential draws, shape (G, B).
        strata: The stakeholder type of each source; given: the weights of a stratum sum to its number of sources.
    """
    if strata is None:
        return np.asarray(raw * (len(raw) / raw.sum(axis=0))) if len(raw) else raw
    weights = np.empty_like(raw)
    for stratum in sorted(set(strata)):
        rows = [row for row, each in enumerate(strata) if each == stratum]
        weights[rows] = source_weights(raw[rows])
    return weights


def strata_or_none(types: Sequence[str], minimum: int = 3) -> tuple[str, ...] | None:
    """The strata to weight within: the types, if there are several and each has at least `minimum` sources; else None."""
    counts = {each: types.count(each) for each in set(types)}
    return tuple(types) if len(counts) > 1 and min(counts.values()) >= minimum else None


def interval(values: Floats, level: float) -> tuple[Floats, Floats, Floats]:
    """Lower end, median and upper end of the central interval, over the last axis."""
    tail = (1 - level) / 2
    low, middle, high = np.quantile(values, [tail, 0.5, 1 - tail], axis=-1)
    return low, middle, high
