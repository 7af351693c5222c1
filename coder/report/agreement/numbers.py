"""Coefficients as they are printed: two decimals, the interval in brackets, a dash for what is not defined."""

from coder.model.reliability import Coefficient


def spread(found: Coefficient) -> str:
    """A coefficient with its interval.

    >>> spread(Coefficient(value=0.7, low=0.5, high=0.85)), spread(Coefficient(value=None))
    ('0.70 [0.50, 0.85]', '–')
    """
    return two(found.value) if found.low is None or found.high is None else f"{two(found.value)} [{two(found.low)}, {two(found.high)}]"


def two(value: float | None) -> str:
    """A figure with two decimals."""
    return "–" if value is None else f"{round(value, 2) + 0.0:.2f}"
