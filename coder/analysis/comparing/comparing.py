"""Several towns beside each other: their profiles in the order of likeness, and what was only wished or planned."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np

from coder.analysis.comparing.likeness import ORDERED_BY, distances, leaf_order
from coder.analysis.narrowing import narrowed
from coder.analysis.networks.network import mentions_of
from coder.analysis.profiles.draws import Floats
from coder.analysis.profiles.evidence import standing
from coder.analysis.profiles.frame import frame
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.profile import profile
from coder.model.comparison import Comparison, Standing
from coder.model.profile import ModelProfile
from coder.model.snapshot import Snapshot


def compare(snapshot: Snapshot, town_ids: Collection[str] | None, parameters: ProfileParameters) -> Comparison:
    """The towns (None: all) beside each other."""
    found = profile(snapshot, town_ids, parameters=parameters)
    enough, few = by_likeness(found, parameters.min_sources)
    table = _distances(enough)
    return Comparison(
        profiles=(*enough, *few),
        sufficient=tuple(each.town_id for each in enough),
        distances={
            (one.town_id, other.town_id): round(float(table[a, b]), 6) for a, one in enumerate(enough) for b, other in enumerate(enough) if a != b
        },
        ordered_by=ORDERED_BY,
        standings=tuple(_standings(narrowed(snapshot, parameters), [each.town_id for each in found], parameters)),
    )


def by_likeness(found: Sequence[ModelProfile], min_sources: int) -> tuple[tuple[ModelProfile, ...], tuple[ModelProfile, ...]]:
    """The towns with evidence from enough sources, those of like mixes beside each other; then the others, as they came."""
    enough = [each for each in found if each.sources >= min_sources]
    order = leaf_order(_distances(enough), [_first_pole(each) for each in enough])
    return tuple(enough[row] for row in order), tuple(each for each in found if each.sources < min_sources)


def _distances(found: Sequence[ModelProfile]) -> Floats:
    return distances(np.array([[share.share for share in each.situations] for each in found]))


def _first_pole(each: ModelProfile) -> float:
    return sum(contrast.theta for contrast in each.contrasts.values())


def _standings(snapshot: Snapshot, town_ids: Collection[str], parameters: ProfileParameters) -> Iterator[Standing]:
    listed = frame(snapshot, parameters.codebook_key).listed
    for town_id in town_ids:
        found: Mapping[str, Mapping[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for mention in mentions_of(snapshot, town_id, parameters):
            why = standing(mention, parameters.statuses) or mention.status
            for situation in dict.fromkeys(listed[each] for each in mention.situations if each in listed):
                found[situation][why].append(mention.id)
        for situation, reasons in sorted(found.items()):
            yield Standing(town_id=town_id, situation=situation, mentions={why: tuple(ids) for why, ids in sorted(reasons.items())})
