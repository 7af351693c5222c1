"""The headline of a town: posterior over corners, type scores, the verdict, and how far it hangs on one source or one cross-over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from coder.analysis.profiles.contrasts import DimensionDraws, without_each
from coder.analysis.profiles.draws import Floats, interval
from coder.analysis.profiles.frame import Frame
from coder.analysis.profiles.gate import Tally, judge
from coder.analysis.profiles.membership import calibrate, corner_shares, power_mean, type_memberships
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.sources import Sources
from coder.model.profile import Verdict

SENSITIVITY_DRAWS = 1000
Interval = tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """What a profile says first; the fields are those of `ModelProfile`."""

    corners: Mapping[str, float]
    types: Mapping[str, Interval]
    softer: Mapping[str, Mapping[str, Interval]]
    verdict: Verdict
    sensitivity: Mapping[str, object]


def headline(drawn: Sequence[DimensionDraws], frame: Frame, sources: Sources, parameters: ProfileParameters) -> Headline:
    """Steps 5 to 9 of section 6.1, on the draws of every dimension."""
    theta = np.stack([each.theta for each in drawn])
    corners = _corners(theta, frame, parameters.anchors[1])
    verdict = judge(corners, _tallies(drawn, theta, frame, parameters.anchors[1]), parameters)
    types, softer = _types(theta, frame, parameters)
    best = max(corners, key=lambda name: corners[name])
    return Headline(
        corners={name: round(p, 6) for name, p in corners.items()},
        types=types,
        softer=softer,
        verdict=verdict,
        sensitivity={
            **_leave_one_out(drawn, frame, sources, best, parameters),
            "crossovers": _sweep(drawn, theta, frame, best, parameters),
        },
    )


def _corners(theta: Floats, frame: Frame, crossover: float) -> dict[str, float]:
    return dict(zip(frame.corners(), corner_shares(theta, crossover).tolist(), strict=True))


def _tallies(drawn: Sequence[DimensionDraws], theta: Floats, frame: Frame, crossover: float, without: str | None = None) -> tuple[Tally, ...]:
    tallies = []
    for dimension, each, row in zip(frame.dimensions, drawn, theta, strict=True):
        above = float(np.mean(row > crossover))
        kept = [place for place, document in enumerate(each.counts.documents) if document != without and each.counts.pieces[place]]
        codings = sum(each.counts.pieces[place] for place in kept)
        tallies.append(Tally(dimension=dimension.id, codings=codings, sources=len(kept), certainty=max(above, 1 - above)))
    return tuple(tallies)


def _types(theta: Floats, frame: Frame, parameters: ProfileParameters) -> tuple[dict[str, Interval], dict[str, dict[str, Interval]]]:
    """Strict (minimum) scores and the two softer means of every ideal type that names a pole."""
    out, crossover, into = parameters.anchors
    m = calibrate(theta, out=out, crossover=crossover, into=into, inclusion=parameters.inclusion)
    strict: dict[str, Interval] = {}
    softer: dict[str, dict[str, Interval]] = {}
    for kind in frame.codebook.ideal_types:
        corner = {
            index: tuple(dimension.poles).index(kind.corner[dimension.id])
            for index, dimension in enumerate(frame.dimensions)
            if kind.corner.get(dimension.id) in dimension.poles
        }
        if not corner:
            continue
        sides = type_memberships(m, corner)
        strict[kind.id] = _interval(sides.min(axis=0), parameters)
        softer[kind.id] = {
            "mean": _interval(sides.mean(axis=0), parameters),
            "power": _interval(power_mean(sides, parameters.power), parameters),
        }
    return strict, softer


def _interval(values: Floats, parameters: ProfileParameters) -> Interval:
    low, middle, high = interval(values, parameters.level)
    return round(float(middle), 6), round(float(low), 6), round(float(high), 6)


def _leave_one_out(drawn: Sequence[DimensionDraws], frame: Frame, sources: Sources, best: str, parameters: ProfileParameters) -> dict[str, object]:
    """The headline without each source in turn, and the range of the probability of the corner that is most probable with all."""
    draws = min(SENSITIVITY_DRAWS, parameters.draws)
    rows: list[dict[str, object]] = []
    ps: list[float] = []
    without = [without_each(each, dimension.id, sources, parameters.kappa, draws) for dimension, each in zip(frame.dimensions, drawn, strict=True)]
    for document in sorted({document for each in drawn for document in each.counts.documents}):
        theta = np.stack([thetas.get(document, each.theta[:draws]) for thetas, each in zip(without, drawn, strict=True)])
        corners = _corners(theta, frame, parameters.anchors[1])
        verdict = judge(corners, _tallies(drawn, theta, frame, parameters.anchors[1], without=document), parameters)
        rows.append({"document": document, **_row(corners, best, verdict)})
        ps.append(round(corners[best], 6))
    return {"corner": best, "without": rows, "p_low": min(ps, default=None), "p_high": max(ps, default=None), "draws": draws}


def _sweep(drawn: Sequence[DimensionDraws], theta: Floats, frame: Frame, best: str, parameters: ProfileParameters) -> list[dict[str, object]]:
    """The headline with the cross-over moved by a tenth either way, on the same draws."""
    rows: list[dict[str, object]] = []
    for step in (-0.1, 0.0, 0.1):
        crossover = round(parameters.anchors[1] + step, 6)
        corners = _corners(theta, frame, crossover)
        verdict = judge(corners, _tallies(drawn, theta, frame, crossover), parameters)
        rows.append({"crossover": crossover, **_row(corners, best, verdict)})
    return rows


def _row(corners: Mapping[str, float], best: str, verdict: Verdict) -> dict[str, object]:
    """Probability of the headline's corner, the corner now most probable, and what the gate says."""
    return {"p": round(corners[best], 6), "corner": max(corners, key=lambda name: corners[name]), "name": verdict.name}
