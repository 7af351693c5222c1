"""Coefficients as they are printed: two decimals, the interval in brackets, a dash for what is not defined."""

from coder.model.reliability import Coefficient

_ALMOST = 0.995
"""From here on two decimals would say that agreement is full."""


def spread(found: Coefficient) -> str:
    """A coefficient with its interval.

    >>> spread(Coefficient(value=0.7, low=0.5, high=0.85)), spread(Coefficient(value=None))
    ('0.70 [0.50, 0.85]', '–')
    """
    return two(found.value) if found.low is None or found.high is None else f"{two(found.value)} [{two(found.low)}, {two(found.high)}]"


def two(value: float | None, nothing: str = "–") -> str:
    """A figure with two decimals; what is less than 1 is never printed as 1.

    >>> two(0.666), two(-0.001), two(0.9961), two(0.99996), two(1.0)
    ('0.67', '0.00', '0.996', '0.999', '1.00')
    """
    if value is None:
        return nothing
    return f"{min(value, 0.999):.3f}" if _ALMOST <= value < 1 else f"{round(value, 2) + 0.0:.2f}"
