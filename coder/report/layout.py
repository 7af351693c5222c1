"""Places for the nodes of a network: stress majorisation (Gansner, Koren & North 2004) from a circle, so that the same network lies the same way.

Distances are those along the ties; parts that are not tied to each other are laid out side by side.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_STEPS, _PUSHES = 300, 600


def places(count: int, ties: list[tuple[int, int]]) -> Floats:
    """Where each of `count` nodes goes, shape (count, 2), within 0 to 1 on both axes.

    Args:
        ties: Pairs of nodes.
    """
    if not count:
        return np.empty((0, 2))
    parts = _parts(count, ties)
    found = np.zeros((count, 2))
    corner = height = across = 0.0
    room = float(np.sqrt(sum(_side(len(part)) ** 2 for part in parts))) * 1.25
    for part in parts:
        side = _side(len(part))
        if across and across + side > room:
            corner, across, height = corner + height, 0.0, 0.0
        found[part] = _laid_out(part, ties) * side * 0.82 + side * 0.09 + [across, corner]
        across, height = across + side, max(height, side)
    return _spread(found)


def _side(size: int) -> float:
    return float(np.sqrt(size)) + 0.35


def _parts(count: int, ties: list[tuple[int, int]]) -> list[list[int]]:
    """The nodes that hang together, the largest part first."""
    owner = list(range(count))

    def root(node: int) -> int:
        while owner[node] != node:
            owner[node] = owner[owner[node]]
            node = owner[node]
        return node

    for first, second in ties:
        low, high = sorted((root(first), root(second)))
        owner[high] = low
    groups: dict[int, list[int]] = {}
    for node in range(count):
        groups.setdefault(root(node), []).append(node)
    return sorted(groups.values(), key=lambda part: (-len(part), part[0]))


def _laid_out(part: list[int], ties: list[tuple[int, int]]) -> Floats:
    """One part, within 0 to 1."""
    if len(part) == 1:
        return np.full((1, 2), 0.5)
    here = {node: place for place, node in enumerate(part)}
    apart = _distances(len(part), [(here[a], here[b]) for a, b in ties if a in here and b in here])
    angles = 2 * np.pi * np.arange(len(part)) / len(part)
    at = np.stack([np.cos(angles), np.sin(angles)], axis=1) * apart.max() / 2
    weights = np.divide(1.0, apart**2, out=np.zeros_like(apart), where=apart > 0)
    for _ in range(_STEPS):
        at = _nearer(at, apart, weights)
    return _spread(at)


def _nearer(at: Floats, apart: Floats, weights: Floats) -> Floats:
    """One step: every node moves to the weighted mean of where the others want it."""
    away = at[:, None, :] - at[None, :, :]
    length = np.maximum(np.sqrt(np.einsum("ijk,ijk->ij", away, away)), 1e-9)
    wanted = at[None, :, :] + apart[:, :, None] * away / length[:, :, None]
    return np.asarray(np.einsum("ij,ijk->ik", weights, wanted) / weights.sum(axis=1)[:, None])


def _distances(count: int, ties: list[tuple[int, int]]) -> Floats:
    """Steps along the ties between every two nodes of one part (Floyd and Warshall)."""
    apart = np.full((count, count), np.inf)
    np.fill_diagonal(apart, 0.0)
    for first, second in ties:
        if first != second:
            apart[first, second] = apart[second, first] = 1.0
    for middle in range(count):
        apart = np.minimum(apart, apart[:, middle, None] + apart[None, middle, :])
    return apart


def _spread(at: Floats) -> Floats:
    low, high = at.min(axis=0), at.max(axis=0)
    return np.asarray(np.where(high - low > 1e-9, (at - low) / np.maximum(high - low, 1e-9), 0.5)).round(5)


def apart(at: Floats, sizes: Floats, width: float) -> Floats:
    """Boxes moved as little as needed so that none lies on another (in the manner of Dwyer, Marriott & Stuckey 2005, by repeated pushing).

    Args:
        at: Middles of the boxes, shape (N, 2).
        sizes: Widths and heights, shape (N, 2).
        width: All boxes stay between 0 and this; downwards there is room.

    Returns:
        The middles, moved so that the highest box begins at 0.
    """
    found = at.astype(float)
    for _ in range(_PUSHES):
        found[:, 0] = np.clip(found[:, 0], sizes[:, 0] / 2, width - sizes[:, 0] / 2)
        pushes = _pushes(found, sizes)
        if not np.any(pushes):
            break
        found = found + pushes
    found[:, 1] -= (found[:, 1] - sizes[:, 1] / 2).min(initial=np.inf)
    return found.round(2)


def _pushes(at: Floats, sizes: Floats) -> Floats:
    """For each box the sum of half of every overlap, along the axis where it is smaller."""
    away = at[:, None, :] - at[None, :, :]
    overlap = (sizes[:, None, :] + sizes[None, :, :]) / 2 - np.abs(away)
    meets = (overlap > 0.01).all(axis=2) & ~np.eye(len(at), dtype=bool)
    order = np.sign(np.arange(len(at))[:, None] - np.arange(len(at))[None, :])
    side = np.where(away == 0, order[:, :, None], np.sign(away))
    across = overlap[:, :, 0] < overlap[:, :, 1]
    x = np.where(meets & across, side[:, :, 0] * overlap[:, :, 0] / 2, 0.0)
    y = np.where(meets & ~across, side[:, :, 1] * overlap[:, :, 1] / 2, 0.0)
    return np.stack([x.sum(axis=1), y.sum(axis=1)], axis=1)
