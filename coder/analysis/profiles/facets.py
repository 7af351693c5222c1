"""Facets of a town's ties: how far, of what kind, by whom, how risky ...; and the figures that follow from them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from coder.analysis.profiles.draws import Floats, interval
from coder.analysis.profiles.evidence import BORROWED, MENTION_FIELDS, TownEvidence, behind, segment_groups
from coder.analysis.profiles.frame import Frame
from coder.analysis.profiles.hints import NO_HINTS, Hints
from coder.analysis.profiles.mix import diversity
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.places import place_namer, place_names
from coder.analysis.profiles.shares import Group, group_shares
from coder.analysis.profiles.sources import Sources
from coder.model.profile import Measure

INTERNAL = "scale.local"


def facet_groups(
    evidence: TownEvidence, frame: Frame, sources: Sources, parameters: ProfileParameters, hints: Hints = NO_HINTS
) -> Mapping[str, Group]:
    """The shares of every facet group that the codebook knows or the mentions use, in the order of the record of a mention."""
    place_name = place_namer(frame)
    found: dict[str, Group] = {}
    for name in (*MENTION_FIELDS, *segment_groups(frame)):
        pieces, aside = evidence.facets.get(name, ()), evidence.aside.get(name, {})
        values: Sequence[str] = frame.group_values(name)
        if name == BORROWED:
            pieces = tuple(replace(piece, value=place_name(piece.value)) for piece in pieces)
            values = tuple(dict.fromkeys(place_names(frame).values()))
        if values or pieces or aside:
            found[name] = group_shares(name, values, pieces, aside, sources, parameters, hints.get(name, ()))
    return found


def measures(groups: Mapping[str, Group], parameters: ProfileParameters) -> Mapping[str, Measure]:
    """Figures over a whole group.

    `ei_index`: (external - internal) / all ties, internal being those at the local scale (Krackhardt & Stern 1988), -1 to 1.
    `kind_diversity`: 1 - sum of squared shares of the kinds (Blau 1977), 0 to 1.
    The value is as counted; the interval is that of the posterior shares.
    """
    found: dict[str, Measure] = {}
    scale, kind = groups.get("scale"), groups.get("kind")
    if scale is not None and INTERNAL in scale.values:
        here = scale.values.index(INTERNAL)
        found["ei_index"] = _measure(scale, lambda shares: 1 - 2 * shares[here], parameters)
    if kind is not None and kind.values:
        found["kind_diversity"] = _measure(kind, diversity, parameters)
    return found


def _measure(group: Group, figure: Callable[[Floats], Floats], parameters: ProfileParameters) -> Measure:
    low, _, high = interval(figure(group.draws), parameters.level)
    n = len(group.pieces)
    counts = np.array([[sum(piece.value == value for piece in group.pieces)] for value in group.values], dtype=float)
    value = round(float(figure(counts / n)[0]), 6) if n else None
    told = behind(group.pieces)
    return Measure(
        n=n,
        value=value,
        low=round(float(low), 6),
        high=round(float(high), 6),
        sources=told.sources,
        speakers=told.speakers,
        codings=told.codings,
        mentions=told.mentions,
    )
