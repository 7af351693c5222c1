"""Which of the probable codes of a unit are suggested."""

import numpy as np


def chosen(likely: np.ndarray, top: int, threshold: float) -> list[int]:
    """The columns of at most `top` codes whose probability (of one unit, length c) reaches the threshold, the most probable first."""
    return [int(code) for code in np.argsort(-likely, kind="stable")[:top] if likely[code] >= threshold]
