"""What a town lacks to be decided: evidence, sources, stakeholders not heard; and whether more of the same would do."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from coder.analysis.profiles.contrasts import DimensionDraws
from coder.analysis.profiles.draws import Floats, source_weights
from coder.analysis.profiles.evidence import TownEvidence
from coder.analysis.profiles.frame import Frame
from coder.analysis.profiles.gate import Tally, lacking
from coder.analysis.profiles.membership import corner_shares, posterior
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.sources import Sources
from coder.analysis.profiles.stakeholders import Stakeholders
from coder.model.profile import Need, Verdict

STEPS = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32)
"""Numbers of further sources that are tried."""

_DRAWS = 1000


def completed(
    verdict: Verdict,
    drawn: Sequence[DimensionDraws],
    evidence: TownEvidence,
    sources: Sources,
    stakeholders: Stakeholders,
    frame: Frame,
    parameters: ProfileParameters,
) -> Verdict:
    """The verdict with what each dimension lacks in numbers; one that lacks only certainty says whether more of the same would do."""
    heard = _heard(evidence, stakeholders, frame)
    missing = tuple(
        _need(dimension.id, each, {kind: len(heard[index].get(kind, ())) for kind in stakeholders.types}, parameters)
        for index, (dimension, each) in enumerate(zip(frame.dimensions, drawn, strict=True))
    )
    told = verdict.needs
    if told and not any(each.codings for each in missing):
        told = (*told, outlook(drawn, frame, sources, parameters))
    return replace(verdict, needs=told, missing=missing)


def _need(dimension: str, drawn: DimensionDraws, heard: Mapping[str, int], parameters: ProfileParameters) -> Need:
    counts = drawn.counts
    tally = Tally(dimension=dimension, codings=counts.n_first + counts.n_second, sources=counts.sources)
    codings, sources = lacking(tally, parameters)
    least = min(heard.values(), default=0)
    ask = tuple(kind for kind, number in heard.items() if number == least) if codings else ()
    return Need(dimension=dimension, codings=codings, sources=sources, heard=heard, ask=ask)


def _heard(evidence: TownEvidence, stakeholders: Stakeholders, frame: Frame) -> Mapping[int, Mapping[str, set[str]]]:
    """Index of a dimension -> stakeholder type -> documents in which it gives evidence."""
    heard: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for piece in evidence.situations:
        kinds = {stakeholders.of(piece.document_id, speaker) for speaker in piece.speakers or ("",)}
        for index, _ in frame.sides.get(piece.value, ()):
            for kind in kinds:
                heard[index][kind].add(piece.document_id)
    return heard


def outlook(drawn: Sequence[DimensionDraws], frame: Frame, sources: Sources, parameters: ProfileParameters) -> str:
    """Whether more sources like those so far would lift the most probable corner over the gate, and about how many.

    The sources of each dimension are repeated in turn, with fresh weights; which is a projection, not a promise.
    """
    none = "no number of sources like those so far would decide it"
    if not all(each.counts.documents for each in drawn):
        return none
    best = int(np.argmax(corner_shares(np.stack([each.theta for each in drawn]), parameters.anchors[1])))

    def decides(more: int) -> bool:
        thetas = [_with_more(each, dimension.id, more, sources, parameters.kappa) for dimension, each in zip(frame.dimensions, drawn, strict=True)]
        return bool(corner_shares(np.stack(thetas), parameters.anchors[1])[best] >= parameters.p_gate)

    if not decides(STEPS[-1]):
        return none
    more = STEPS[bisect_left(STEPS[:-1], True, key=decides)]
    return f"about {more} more source{'' if more == 1 else 's'} like those so far would decide it"


def _with_more(drawn: DimensionDraws, dimension: str, more: int, sources: Sources, kappa: float) -> Floats:
    known = len(drawn.counts.documents)
    rows = np.arange(known + more) % known
    draws = min(_DRAWS, sources.draws)
    raw = sources.random("outlook", str(more)).standard_exponential((len(rows), draws))
    a, b = posterior(drawn.k[rows, :draws], drawn.s[rows, :draws], source_weights(raw), kappa)
    return sources.random("outlook", str(more), dimension).beta(a, b)
