"""Codes that occur together more, or less, than they would by chance."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Lift:
    """Two codes in the same turns.

    Attributes:
        first, second: Keys of codes.
        both: Turns with both; `n_first`, `n_second` with each; of `turns`.
        sources: Documents with at least one turn that has both; `among`: documents with one of the two codes.
        counted: both * turns / (n_first * n_second); None where one never occurs. 1 is chance.
        lift, low, high: Median and interval of the posterior.
        p: Probability that they occur together more than by chance.
        sufficient: Whether enough documents have one of the two.
        codings, mentions: Ids behind the turns with both.
    """

    first: str
    second: str
    both: int
    n_first: int
    n_second: int
    turns: int
    sources: int
    among: int
    counted: float | None
    lift: float
    low: float
    high: float
    p: float
    sufficient: bool
    codings: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
