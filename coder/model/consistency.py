"""A coder's own consistency: the same passages coded again later, without a look at the earlier codes."""

from dataclasses import dataclass

from coder.model.recoding import Recoding
from coder.model.reliability import Reliability


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedAgain:
    """A passage that was given other codes the second time.

    Attributes:
        before, after: Keys of the codes, in the order of the codebook.
    """

    recoding: Recoding
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Consistency:
    """How far a coder agrees with himself or herself.

    Attributes:
        coder: Name.
        drawn: Passages drawn; `coded`: of them coded again.
        same: Passages given exactly the same codes.
        days: Between the first coding and the second, the median over passages that had codes; None without any.
        versions: Versions of the codebook under which passages were coded first, and again; of one that changed the definition may be the cause.
        reliability: The coefficients, the first time against the second, over the passages; None if one of the times has no code at all.
        changed: In the order of the texts.
    """

    coder: str
    drawn: int
    coded: int
    same: int
    days: float | None
    versions: tuple[tuple[str, ...], tuple[str, ...]]
    reliability: Reliability | None
    changed: tuple[CodedAgain, ...]
