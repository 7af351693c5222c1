"""How like each other coded passages are: the yardstick for a passage that is unlike all of them."""

from collections.abc import Sequence

import numpy as np

LEAST_CODED = 20
"""With fewer coded passages nothing is said to be unlike them."""
OUTLYING = 0.05
"""A passage is unlike anything coded if it is less like the nearest coded one than all but this share of the coded ones are."""


def nearest(kernel: np.ndarray, groups: Sequence[str]) -> np.ndarray:
    """The similarity of each coded passage to the nearest one of another group; nothing for those that have none.

    Args:
        kernel: Among the coded passages, square.
        groups: What each of them is held apart with: its document, or itself.
    """
    _, named = np.unique(groups, return_inverse=True)
    others = named[:, None] != named[None, :]
    found: np.ndarray = np.where(others, kernel, -np.inf).max(axis=1, initial=-np.inf)
    return found[np.isfinite(found)]


def nearest_of_code(kernel: np.ndarray, groups: Sequence[str], carried: np.ndarray) -> np.ndarray:
    """As `nearest`, for each passage and code it carries among the passages of that code.

    Args:
        carried: Whether a passage carries a code, passages x codes.
    """
    found = [nearest(kernel[np.ix_(same, same)], [groups[place] for place in same.tolist()]) for same in map(np.flatnonzero, carried.T)]
    return np.concatenate(found) if found else np.zeros(0)


def outlying(near: np.ndarray) -> float:
    """The similarity to the nearest coded passage below which a passage is unlike anything coded; 0 while too little is coded.

    Args:
        near: As `nearest` gives it.
    """
    return float(np.quantile(near, OUTLYING)) if len(near) >= LEAST_CODED else 0.0
