"""The findings a grouped codebook is about, with the evidence for and against each, place by place."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from coder.model.comparison import Difference
from coder.model.profile import Quote, Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """How much of the evidence on a finding speaks for it.

    Attributes:
        share, low, high: Posterior mean and interval of the share that speaks for it.
        n_for, n_against: Pieces of evidence; `sources` have one of either.
        sufficient: Whether that is enough to say so.
        codings, mentions: Ids behind both.
    """

    share: float
    low: float
    high: float
    n_for: int
    n_against: int
    sources: int
    sufficient: bool
    codings: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearness:
    """Which pole of a dimension the passages on a finding are nearer to.

    Attributes:
        dimension, first, second: Ids of the dimension and its poles.
        share, low, high: Posterior mean and interval of the share of the first pole.
        p: Probability that the first pole has more than half.
        n_first, n_second, sources: Pieces of evidence in the turns that carry the finding, and their documents.
        sufficient: Whether that is enough to say so.
        codings, mentions: Ids behind both poles.
    """

    dimension: str
    first: str
    second: str
    share: float
    low: float
    high: float
    p: float
    n_first: int
    n_second: int
    sources: int
    sufficient: bool
    codings: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding: a group of codes.

    Attributes:
        key: Of the group.
        share: Among the evidence of all findings.
        p_least: Probability that no other finding has a smaller share.
        support: For and against.
        codes: Share of each of its codes among its own evidence.
        quotes_for, quotes_against: Up to three, the strongest first.
        nearness: The poles of the dimension asked for; None: none was asked for.
    """

    key: str
    share: Share
    p_least: float
    support: Support
    codes: tuple[Share, ...]
    quotes_for: tuple[Quote, ...] = ()
    quotes_against: tuple[Quote, ...] = ()
    nearness: Nearness | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The findings in the evidence of one kind of place, or of whatever else the evidence is told apart by.

    Attributes:
        label: Value of the variable; `(none)`: not known.
        n, sources: Pieces of evidence for some finding, and their documents.
        shares: Finding -> its share among this side's evidence.
        codes: Finding -> the share of each of its codes among this side's evidence of the finding.
        supports: Finding -> for and against on this side.
        sufficient: Keys of the findings of which there is enough on this side for the shares of their codes; the empty key: for
            those of the findings.
    """

    label: str
    n: int
    sources: int
    shares: Mapping[str, Share]
    codes: Mapping[str, tuple[Share, ...]]
    supports: Mapping[str, Support]
    sufficient: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What a project says on the findings of a codebook.

    Attributes:
        codebook: Key of the codebook; `version`: its version and revision.
        rule: What counts as evidence against, in words.
        findings: In the order of the codebook.
        ranked: Keys of the findings, that with least evidence first: by documents, then by pieces of evidence.
        by: What the sides are told apart by; empty: nothing.
        sides: In the order of the codebook's values of the variable, else of the alphabet.
        compared: Labels of the two sides that stand face to face; empty: there are not two.
        differences: Of the first less the second of these two: the share of each finding and code.
    """

    codebook: str
    version: str
    rule: str
    findings: tuple[Finding, ...]
    ranked: tuple[str, ...]
    by: str = ""
    sides: tuple[Side, ...] = ()
    compared: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = field(default=())

    def side(self, label: str) -> Side:
        """The side with a label."""
        return next(each for each in self.sides if each.label == label)
