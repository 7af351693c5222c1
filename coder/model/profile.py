"""The model profile of a town: derived by a pure function, never stored as truth."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share with its interval and the evidence behind it.

    Attributes:
        code: Key of the code (or value) that is counted.
        n: Pieces of evidence.
        sources: Documents with at least one.
        share, low, high: Posterior median and 90 % interval, from 0 to 1.
        codings, mentions: Ids behind the number.
    """

    code: str
    n: int
    sources: int
    share: float
    low: float
    high: float
    codings: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """The share of the first pole of a dimension: theta, with its 90 % interval and the counts of both poles.

    Attributes:
        first, second: Pole ids.
        n_first, n_second: Pieces of evidence; `sources` have at least one of either pole.
    """

    dimension: str
    first: str
    second: str
    theta: float
    low: float
    high: float
    n_first: int
    n_second: int
    sources: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The headline: a corner, or what is missing.

    Attributes:
        name: Id of the ideal type, or a hybrid's name; None: undetermined.
        p: Probability of the most probable corner.
        needs: What is missing, in words; empty if named.
    """

    name: str | None
    p: float
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelProfile:
    """Everything the tool says about one town; see the domain guide for the method.

    Attributes:
        town_id, town: Id and name.
        documents, codings, mentions: Counts of what speaks of the town.
        situations: Share of each situation of the dimensions.
        contrasts: Dimension id -> contrast.
        facets: Facet group (`scale`, `kind` ...) -> shares over eligible mentions.
        corners: Corner name -> probability; sums to 1.
        types: Ideal type id -> (median, low, high) of the strict (min) score.
        sensitivity: Headline without each source, and with other cross-overs.
        parameters: Everything that fixes the numbers: rho, kappa, draws, seed, anchors, unit, hashes of codebook and inputs.
        notes: Remarks to print beside the numbers, such as that coder disagreement is unknown.
    """

    town_id: str
    town: str
    documents: int
    codings: int
    mentions: int
    situations: tuple[Share, ...]
    contrasts: Mapping[str, Contrast]
    facets: Mapping[str, tuple[Share, ...]]
    corners: Mapping[str, float]
    types: Mapping[str, tuple[float, float, float]]
    verdict: Verdict
    sensitivity: Mapping[str, object] = field(default_factory=dict)
    parameters: Mapping[str, object] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
