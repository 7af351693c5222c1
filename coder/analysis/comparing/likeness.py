"""How unlike two mixes are, and an order in which like stands beside like."""

from collections.abc import Sequence

import numpy as np

from coder.analysis.profiles.draws import Floats

ORDERED_BY = (
    "average linkage over Jensen-Shannon distances (base 2) of the mixes, leaves ordered so that neighbours are as near as they can be"
    " (Bar-Joseph, Gifford & Jaakkola 2001)"
)


def jensen_shannon(p: Floats, q: Floats) -> float:
    """Jensen-Shannon distance of two distributions, base 2: the square root of the divergence (Lin 1991; Endres & Schindelin 2003).

    0 for the same, 1 for distributions that share nothing; shares of zero do no harm.
    """
    middle = (p + q) / 2
    divergence = (_divergence(p, middle) + _divergence(q, middle)) / 2
    return float(np.sqrt(min(max(divergence, 0.0), 1.0)))


def distances(mixes: Floats) -> Floats:
    """Distances between all rows, shape (T, T), from mixes of shape (T towns, J values)."""
    return np.array([[jensen_shannon(one, other) for other in mixes] for one in mixes]).reshape(len(mixes), len(mixes))


def leaf_order(table: Floats, ends: Sequence[float]) -> list[int]:
    """Places of the rows in the order of likeness.

    Args:
        table: Distances, shape (T, T).
        ends: A number of each row that says which end comes first: the half with the larger numbers leads.
    """
    if len(table) < 3:
        return sorted(range(len(table)), key=lambda row: (-ends[row], row))
    from scipy.cluster.hierarchy import leaves_list, linkage
    from scipy.spatial.distance import squareform

    order = [int(row) for row in leaves_list(linkage(squareform(table, checks=False), method="average", optimal_ordering=True))]
    half = len(order) // 2
    backwards = sum(ends[row] for row in order[:half]) < sum(ends[row] for row in order[-half:])
    return order[::-1] if backwards else order


def _divergence(p: Floats, q: Floats) -> float:
    held = p > 0
    return float(np.sum(p[held] * np.log2(p[held] / q[held])))
