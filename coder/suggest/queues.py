"""Which passages to look at next, where reading order is not wanted. Pure functions from scores to places in a list of passages.

Measured on three labelled sets (see the benchmark): gains over reading at random are modest, so reading order stays the default.
"""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np

Item = TypeVar("Item")
DOUBT = 0.35
"""A probability that leaves most in doubt: many a code given lies above it, most codes not given below (Settles 2009, uncertainty sampling)."""
DIVERSE_UNTIL = 50
"""Up to so many coded passages it matters more that passages differ than that they are in doubt."""
AUDIT_EVERY = 5


def uncertain(likely: np.ndarray, similar: np.ndarray, near: np.ndarray, count: int, *, coded: int) -> list[int]:
    """Passages in doubt that are not alike, the most doubtful first.

    Args:
        likely: Probability of each code, passages x codes.
        similar: Kernel among the passages, square.
        near: For each passage the kernel to the nearest coded one.
        coded: How many passages are coded: with few, those farthest from everything known come first (farthest-first traversal).
    """
    doubt = 1 - np.abs(likely - DOUBT).min(axis=1, initial=1.0)
    weight = coded / (coded + DIVERSE_UNTIL)
    known = near.astype(float).copy()
    open_ = np.ones(len(likely), bool)
    chosen: list[int] = []
    while len(chosen) < min(count, len(likely)):
        worth = np.where(open_, weight * doubt - (1 - weight / 2) * known, -np.inf)
        place = int(worth.argmax())
        chosen.append(place)
        open_[place] = False
        known = np.maximum(known, similar[place])
    return chosen


def rare(likely: np.ndarray, codings: np.ndarray, count: int) -> list[tuple[int, int]]:
    """(passage, code) pairs that may give seldom used codes more passages: highest probability over the root of the codings so far."""
    worth = likely / np.sqrt(1 + codings)
    best = worth.argmax(axis=1)
    order = np.argsort(-worth[np.arange(len(worth)), best], kind="stable")[:count]
    return [(int(place), int(best[place])) for place in order]


def rule_only(cues: np.ndarray, learned: np.ndarray, count: int) -> list[tuple[int, int]]:
    """(passage, code) pairs where cue words speak for the code and what was learned speaks against it, the sharpest contrast first.

    Args:
        cues: Strength of the cues, passages x codes.
        learned: Scores of the model without cues, in standard deviations above the project's mean.
    """
    return _contrast(np.where((cues > 0) & (learned < 0), np.minimum(cues, 2) - learned, -np.inf), count)


def model_only(cues: np.ndarray, learned: np.ndarray, count: int) -> list[tuple[int, int]]:
    """(passage, code) pairs where what was learned speaks for the code and no cue does: the negative reversion set (Cai et al. 2022).

    Args:
        cues, learned: As in `rule_only`.
    """
    return _contrast(np.where((cues <= 0) & (learned > 0), learned, -np.inf), count)


def contradictions(predicted: np.ndarray, carried: np.ndarray, count: int, *, least: float = 0.5) -> list[tuple[int, int]]:
    """(passage, code) pairs whose coding the prediction made without them contradicts most.

    Args:
        predicted: Probability of each code made without the passage's own document or coding, coded passages x codes.
        carried: 1 where the passage carries the code.
        least: By how much the likeliest code that was not given must outdo the one that was.
    """
    rival = np.where(carried > 0, -np.inf, predicted).max(axis=1, initial=-np.inf)
    return _contrast(np.where(carried > 0, rival[:, None] - predicted - least, -np.inf), count, above=0.0)


def lookalikes(similar: np.ndarray, carried: np.ndarray, count: int, *, least: float = 0.8) -> list[tuple[int, int]]:
    """Pairs of coded passages that are nearly the same and share no code, the most alike first.

    Args:
        similar: Kernel among the coded passages, square.
        carried: 1 where the passage carries the code.
    """
    apart = (carried @ carried.T == 0) & np.triu(np.ones(similar.shape, bool), 1) & (similar >= least)
    rows, columns = np.nonzero(apart)
    order = np.argsort(-similar[rows, columns], kind="stable")[:count]
    return [(int(rows[each]), int(columns[each])) for each in order]


def mixed_in(chosen: Sequence[Item], drawn: Sequence[Item]) -> list[Item]:
    """A queue whose every fifth place goes to an item drawn at random, as long as there are any."""
    mixed: list[Item] = []
    extras = iter(drawn)
    for item in chosen:
        if len(mixed) % AUDIT_EVERY == AUDIT_EVERY - 1:
            mixed += [extra for extra in (next(extras, None),) if extra is not None]
        mixed.append(item)
    return mixed


def _contrast(worth: np.ndarray, count: int, *, above: float = -np.inf) -> list[tuple[int, int]]:
    """The places of the highest finite values above a bound, one code a passage."""
    if not worth.size:
        return []
    best = worth.argmax(axis=1)
    height = worth[np.arange(len(worth)), best]
    order = [int(place) for place in np.argsort(-height, kind="stable") if np.isfinite(height[place]) and height[place] > above]
    return [(place, int(best[place])) for place in order[:count]]
