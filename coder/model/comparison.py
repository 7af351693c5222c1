"""What comes out of comparing towns, or one town at two times."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from coder.model.profile import ModelProfile


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How much larger a share is in the first of two than in the second, with the interval of the posterior.

    Attributes:
        name: Key of the situation, or id of the dimension (theta: the share of its first pole).
        first, second: Posterior means.
        difference, low, high: Mean and interval of the draws of first - second.
        p: Probability that the first is larger.
        sufficient: Whether both have evidence from enough sources to be compared.
        n, sources: Pieces of evidence and documents, of the first and the second.
    """

    name: str
    first: float
    second: float
    difference: float
    low: float
    high: float
    p: float
    sufficient: bool
    n: tuple[int, int]
    sources: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The mentions of a town that carry a situation, by whether they count or why not.

    Attributes:
        mentions: `active`, `ended`, `wished`, `planned`, `failed`, `counterfactual` or `denied` -> ids.
    """

    town_id: str
    situation: str
    mentions: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Several towns beside each other.

    Attributes:
        profiles: In the order of likeness; towns with too little evidence stand last, by name.
        sufficient: Ids of the towns with evidence of a situation from enough sources.
        distances: (town id, town id) -> Jensen-Shannon distance of their mixes, base 2, from 0 to 1; of sufficient towns.
        ordered_by: How the order was found, in words.
        standings: By town and situation; what was wished or planned beside what is active.
    """

    profiles: tuple[ModelProfile, ...]
    sufficient: tuple[str, ...]
    distances: Mapping[tuple[str, str], float]
    ordered_by: str
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodProfile:
    """A town's profile from the evidence of one period.

    Attributes:
        label: Such as `1984-1991`; of what has no period: why.
        kind: `period`, or `undated`, `coarse` (the date fits several periods) or `outside` (of all periods).
        first, last: Years; None: open.
    """

    label: str
    kind: str
    first: int | None
    last: int | None
    profile: ModelProfile


@dataclass(frozen=True, slots=True, kw_only=True)
class Trajectory:
    """A town's profiles over time.

    Attributes:
        rows: The periods in their order; then what has no period, where there is some.
        shift: Last period with evidence less the first: how the shares moved; empty with fewer than two.
        compared: Labels of these two periods.
    """

    town_id: str
    town: str
    rows: tuple[PeriodProfile, ...]
    shift: tuple[Difference, ...] = ()
    compared: tuple[str, ...] = field(default=())
