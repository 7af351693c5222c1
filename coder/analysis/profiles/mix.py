"""Shares of several values: the Dirichlet form of the posterior, with the same source weights and Kish discount."""

import numpy as np

from coder.analysis.profiles.draws import Floats
from coder.analysis.profiles.membership import effective


def mix_parameters(counts: Floats, weights: Floats, *, rho: float, kappa: float) -> Floats:
    """Parameters of the Dirichlet in every draw, shape (J values, B draws): kappa/J plus the weighted effective counts.

    Summed without BLAS, whose last bits may change with the number of threads.

    Args:
        counts: Pieces of evidence, shape (G sources, J values).
        weights: Source weights, shape (G, B).
    """
    n = counts.sum(axis=1, keepdims=True)
    shares = counts / np.maximum(n, 1)
    return kappa / counts.shape[1] + np.einsum("gj,gb->jb", shares * effective(n, rho), weights)


def mix_draws(parameters: Floats, random: np.random.Generator) -> Floats:
    """One vector of shares per draw, shape (J, B); each column sums to 1."""
    gammas = np.maximum(random.standard_gamma(parameters), 1e-300)
    return np.asarray(gammas / gammas.sum(axis=0))


def mix_means(parameters: Floats) -> Floats:
    """Posterior mean of each share, shape (J,): the mean over draws of the conditional means, free of sampling noise of the Dirichlet."""
    return np.asarray((parameters / parameters.sum(axis=0)).mean(axis=1))


def smallest_sets(shares: Floats, joint: float) -> np.ndarray:
    """For each draw the smallest set of values whose joint share is at least `joint`, as a Boolean array of shape (J, B)."""
    order = np.argsort(-shares, axis=0, kind="stable")
    before = np.cumsum(np.take_along_axis(shares, order, axis=0), axis=0) - np.take_along_axis(shares, order, axis=0)
    inside = np.zeros(shares.shape, dtype=bool)
    np.put_along_axis(inside, order, before < joint - 1e-9, axis=0)
    return inside


def diversity(shares: Floats) -> Floats:
    """Blau's (Simpson's) diversity 1 - sum p^2 over the first axis."""
    return np.asarray(1 - np.sum(shares**2, axis=0))
