"""How far coders agree on linkages: whether they record the same ties, and field by field how."""

from dataclasses import dataclass

from coder.model.reliability import Coefficient

ALONE = "alone"
"""What mentions without a partner are called where a field is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotAgreement:
    """One field of the mentions that two coders recorded of the same tie.

    Attributes:
        slot: Name of the field; `whole` for all fields that make up the tie together.
        pairs: Pairs of mentions in which at least one coder filled it.
        same: Pairs in which both filled it alike.
        percent: same / pairs.
        alpha: Krippendorff's; for fields of several values with MASI distance (Passonneau 2006).
        likeness: For fields of several values the mean share of the values of either coder that both gave (Jaccard); None for others.
        differing: Ids of the mentions of the pairs that differ, in order.
        resampled: `documents`, or `units` (pairs) where the pairs lie in fewer than three documents.
    """

    slot: str
    pairs: int
    same: int
    percent: Coefficient
    alpha: Coefficient
    likeness: float | None = None
    differing: tuple[tuple[str, str], ...] = ()
    resampled: str = "documents"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkageAgreement:
    """The agreement on linkages, over the documents in which several people recorded mentions.

    Attributes:
        coders: Names. `documents`: titles.
        mentions: Of all coders, over pairs of coders; `partnered`: those that overlap with one of the other coder's and are taken for the same.
        f1: partnered / mentions, with its interval.
        whole: Fields that must all be alike for two mentions to be alike as a whole.
        resampled: Of f1: `documents`, or `units` (pairs of mentions) where there are fewer than three documents.
        alone: Ids of mentions without a partner, in order of document and place.
        one_only: Documents with mentions of one coder only; they are not compared.
    """

    coders: tuple[str, ...]
    documents: tuple[str, ...]
    mentions: int
    partnered: int
    f1: Coefficient
    whole: tuple[str, ...]
    resampled: str
    level: float
    draws: int
    slots: tuple[SlotAgreement, ...]
    alone: tuple[str, ...] = ()
    one_only: int = 0

    @property
    def narrow(self) -> tuple[str, ...]:
        """The fields whose pairs lie in too few documents, so that their interval is too narrow."""
        return tuple(each.slot for each in self.slots if each.resampled != "documents")
