"""The posterior draws of one town, by the same steps as its profile: for figures that need draws, such as the difference of two."""

from collections.abc import Mapping
from dataclasses import dataclass

from coder.analysis.narrowing import narrowed
from coder.analysis.profiles.contrasts import DimensionDraws, count_dimensions, draw_dimension
from coder.analysis.profiles.evidence import SITUATION, collect
from coder.analysis.profiles.frame import Frame, frame
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.scopes import scopes
from coder.analysis.profiles.shares import Group, group_shares
from coder.analysis.profiles.sources import Sources
from coder.analysis.profiles.stakeholders import stakeholder_types
from coder.model.snapshot import Snapshot
from coder.model.town import Town


@dataclass(frozen=True, slots=True, kw_only=True)
class Posterior:
    """What is known of a town's situations.

    Attributes:
        mix: Shares of the situations. `dimensions`: dimension id -> its draws of theta.
        sources: Documents with evidence of a situation.
    """

    frame: Frame
    mix: Group
    dimensions: Mapping[str, DimensionDraws]
    sources: int


def posterior(snapshot: Snapshot, town: Town, parameters: ProfileParameters, *, stream: str = "") -> Posterior:
    """The draws of a town.

    Args:
        stream: Set: random numbers of their own, so that two sets of evidence of one town are drawn independently.
    """
    snapshot = narrowed(snapshot, parameters)
    measured_in = frame(snapshot, parameters.codebook_key)
    evidence = collect(snapshot, measured_in, scopes(snapshot), [town.id], parameters)[town.id]
    documents = sorted({piece.document_id for piece in evidence.situations})
    key = f"{town.id}\x1f{stream}" if stream else town.id
    sources = Sources(documents, stakeholder_types(snapshot, documents), draws=parameters.draws, seed=parameters.seed, town_id=key)
    drawn = {
        dimension.id: draw_dimension(counts, dimension.id, sources, parameters)
        for counts, dimension in zip(count_dimensions(evidence.situations, measured_in), measured_in.dimensions, strict=True)
    }
    aside = evidence.aside.get(SITUATION, {})
    mix = group_shares(SITUATION, measured_in.situations, evidence.situations, aside, sources, parameters)
    return Posterior(frame=measured_in, mix=mix, dimensions=drawn, sources=len(documents))
