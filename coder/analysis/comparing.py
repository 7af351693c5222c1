"""Several towns beside each other: their profiles in the order of likeness, and what was only wished or planned."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

import numpy as np

from coder.analysis.evidence import standing
from coder.analysis.frame import frame
from coder.analysis.likeness import ORDERED_BY, distances, leaf_order
from coder.analysis.narrowing import narrowed
from coder.analysis.network import mentions_of
from coder.analysis.parameters import ProfileParameters
from coder.analysis.profile import profile
from coder.model.comparison import Comparison, Standing
from coder.model.profile import ModelProfile
from coder.model.snapshot import Snapshot


def compare(snapshot: Snapshot, town_ids: Collection[str] | None, parameters: ProfileParameters) -> Comparison:
    """The towns (None: all) beside each other."""
    found = profile(snapshot, town_ids, parameters=parameters)
    enough = [each for each in found if each.sources >= parameters.min_sources]
    few = [each for each in found if each.sources < parameters.min_sources]
    mixes = np.array([[share.share for share in each.situations] for each in enough])
    table = distances(mixes)
    order = leaf_order(table, [_first_pole(each) for each in enough])
    return Comparison(
        profiles=(*(enough[row] for row in order), *few),
        sufficient=tuple(enough[row].town_id for row in order),
        distances={(enough[a].town_id, enough[b].town_id): round(float(table[a, b]), 6) for a in order for b in order if a != b},
        ordered_by=ORDERED_BY,
        standings=tuple(_standings(narrowed(snapshot, parameters), [each.town_id for each in found], parameters)),
    )


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
