"""How near a town is to each corner of a codebook's dimensions: steps 2 to 7 of section 6.1 of the domain guide.

Fuzzy-set ideal type analysis (Kvist 2007) on Kish-discounted Beta posteriors with a Bayesian bootstrap over sources.
All functions are pure; counts have shape (G sources, B draws) or (G, 1), draws have shape (B,) or (D dimensions, B).
"""

import math

import numpy as np
from numpy.typing import NDArray

from coder.analysis.profiles.draws import Floats


def effective(n: Floats, rho: float) -> Floats:
    """Effective number of independent pieces among n of one source: n / (1 + (n - 1) rho) (Kish 1965); 0 for n = 0."""
    return np.where(n > 0, n / (1 + (np.maximum(n, 1) - 1) * rho), 0.0)


def discounted(first: Floats, second: Floats, rho: float) -> tuple[Floats, Floats]:
    """Effective counts of the two poles: k * n_eff / n, and n_eff less that; 0 where a source has none."""
    n = first + second
    n_eff = effective(n, rho)
    k = first * (n_eff / np.maximum(n, 1))
    return k, n_eff - k


def posterior(k: Floats, s: Floats, weights: Floats, kappa: float) -> tuple[Floats, Floats]:
    """Parameters a, b of theta ~ Beta(a, b) in every draw: kappa/2 plus the weighted effective counts of each pole.

    Args:
        k, s: Effective counts per source (see `discounted`), shape (G, B) or (G, 1).
        weights: Source weights, shape (G, B).
    """
    return kappa / 2 + _weighted(k, weights), kappa / 2 + _weighted(s, weights)


def _weighted(counts: Floats, weights: Floats) -> Floats:
    """Sum over sources of weights times counts, shape (B,), in one order whatever the machine's threads."""
    if counts.shape[1] == 1:
        return np.einsum("g,gb->b", counts[:, 0], weights)
    return np.einsum("gb,gb->b", counts, weights)


def calibrate(theta: Floats, *, out: float, crossover: float, into: float, inclusion: float = 0.95) -> Floats:
    """Fuzzy membership by Ragin's direct method (2008): .5 at the cross-over, `inclusion` at `into`, 1 - `inclusion` at `out`."""
    steepness = math.log(inclusion / (1 - inclusion))
    distance = theta - crossover
    return 1 / (1 + np.exp(-steepness * distance / np.where(distance >= 0, into - crossover, crossover - out)))


def type_memberships(m: Floats, corner: dict[int, int]) -> Floats:
    """Membership in each side that an ideal type asks for: m of its first poles, 1 - m of its second poles.

    Args:
        m: Memberships in the first poles, shape (D, B).
        corner: Index of a dimension -> 0 for its first pole, 1 for its second.
    """
    return np.stack([m[index] if side == 0 else 1 - m[index] for index, side in sorted(corner.items())])


def power_mean(sides: Floats, exponent: float) -> Floats:
    """Power mean over the first axis: 1 is the mean, -1 the harmonic mean; the lower, the nearer to the minimum."""
    floor = np.maximum(sides, 1e-12)
    return np.asarray(np.mean(floor**exponent, axis=0) ** (1 / exponent))


def corner_indices(theta: Floats, crossover: float) -> NDArray[np.int64]:
    """The corner each draw falls in: binary digits, 1 where theta is not above the cross-over; the last dimension varies fastest."""
    index = np.zeros(theta.shape[1], dtype=np.int64)
    for row in theta:
        index = 2 * index + (row <= crossover)
    return index


def corner_shares(theta: Floats, crossover: float) -> Floats:
    """Probability of each of the 2^D corners: the share of draws that fall in it."""
    return np.bincount(corner_indices(theta, crossover), minlength=2 ** len(theta)) / theta.shape[1]
