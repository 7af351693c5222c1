"""Scores of different codes made to compare: how far above what is usual for the code, in widths."""

import numpy as np

STEEPNESS = 0.75
"""Power of the width that scores are divided by: 1 treats all codes alike, 0 prefers those whose scores vary most, the often coded ones."""
EVEN = 10.0
"""With so many coded passages a code, half of what sets the widths apart is gone. Of few passages scores say little but for their order within a
code; the scores of many are shares (least squares on 0 and 1) and compare as they are: a code that is hard to tell from another has low ones, and
to divide by its narrow width would put it before the one that fits. First code right on abstracts (csldcp): .592 -> .596 with 30 passages a code,
and .483 as before with 8."""


def standard(scores: np.ndarray, scale: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    """Scores in widths above the middle, the codes drawn together by less than their widths differ (see `STEEPNESS`)."""
    middle, width = scale
    common = np.exp(np.log(width).mean()) if width.size else 1.0
    found: np.ndarray = (scores - middle) / (width**STEEPNESS * common ** (1 - STEEPNESS))
    return found


def evened(width: np.ndarray, passages: float) -> np.ndarray:
    """Widths drawn towards what they have in common, the more passages a code are coded (see `EVEN`)."""
    apart = EVEN / (EVEN + passages)
    found: np.ndarray = width**apart * np.exp(np.log(width).mean()) ** (1 - apart) if width.size else width
    return found
