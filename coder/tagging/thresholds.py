"""The least probability of a code whose tags are right as often as was asked for, by the reviewed sample."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

import numpy as np

from coder.tagging.design import STEPS, Design
from coder.tagging.estimating import LEVEL, Looked, weights_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """The least probability of a code at which its precision reaches what was asked for.

    Attributes:
        least: None: the review cannot show it. `why`: then, the reason.
        looked, right: Clauses looked at that are tagged with that probability or more, and of them those that carry the code.
        low: The precision that they show at least.
    """

    code: str
    least: float | None
    looked: int = 0
    right: int = 0
    low: float = 0.0
    why: str = ""


def thresholds(design: Design, looked: Sequence[Looked], wanted: float, *, level: float = LEVEL) -> tuple[Threshold, ...]:
    """For each code tagged, the lowest threshold whose precision is at least `wanted`, by the lower bound of a one-sided interval.

    Thresholds are tried from high to low until one fails (a fixed sequence, so that trying many does not flatter); those with so few clauses
    looked at that even a faultless review would not show it are passed over.
    """
    weights = weights_of(design, looked)
    return tuple(_threshold(code, looked, weights, wanted, level) for code in design.tags)


def _threshold(code: str, looked: Sequence[Looked], weights: Mapping[int, float], wanted: float, level: float) -> Threshold:
    tagged = [(each.tags[code], weights[each.stratum], code in each.given) for each in looked if code in each.tags]
    best: Threshold | None = None
    tried = False
    for least in sorted({step / STEPS for step in range(STEPS) if any(each[0] >= step / STEPS for each in tagged)}, reverse=True):
        above = [each for each in tagged if each[0] >= least]
        speaking = np.array([each[1] for each in above])
        size = float(speaking.sum() ** 2 / (speaking**2).sum())
        if _lower(size, size, level) < wanted:
            continue
        tried = True
        low = _lower(size * sum(weight for _, weight, right in above if right) / float(speaking.sum()), size, level)
        if low < wanted:
            break
        best = Threshold(code=code, least=least, looked=len(above), right=sum(right for *_, right in above), low=low)
    if best:
        return best
    right = sum(each[2] for each in tagged)
    tags = "1 tag" if len(tagged) == 1 else f"{len(tagged)} tags"
    few = f"{tags} looked at: too few to show it; {needed(wanted, level)} right ones and no wrong one would do"
    wrong = f"{right} of {len(tagged)} tags looked at are right, too few at any threshold"
    return Threshold(code=code, least=None, looked=len(tagged), right=right, why=wrong if tried else few)


def needed(wanted: float, level: float = LEVEL) -> int:
    """How many right tags without a wrong one show a precision."""
    size = 1
    while _lower(size, size, level) < wanted:
        size += 1
    return size


def _lower(hits: float, size: float, level: float) -> float:
    """The lower bound of a share, one-sided, by the interval of Wilson (1927): so that a few right ones do not show more than they can."""
    z = NormalDist().inv_cdf(level)
    share = min(1.0, hits / size)
    middle = share + z * z / (2 * size)
    half = z * sqrt(max(0.0, share * (1 - share)) / size + z * z / (4 * size * size))
    return (middle - half) / (1 + z * z / size)
