"""Differences of two posteriors, draw by draw."""

from collections.abc import Iterator, Sequence

import numpy as np

from coder.analysis.profiles.draws import Floats, interval
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.posteriors import Posterior
from coder.analysis.profiles.shares import Group
from coder.model.comparison import Difference


def differences(first: Posterior, second: Posterior, parameters: ProfileParameters) -> tuple[Difference, ...]:
    """Theta of each dimension, then the share of each situation: how much larger in the first than in the second.

    The two are drawn independently. A difference is sufficient if both have evidence from `parameters.min_sources` sources.
    """
    return (*_thetas(first, second, parameters), *share_differences(first.mix, second.mix, first.frame.situations, parameters))


def share_differences(first: Group, second: Group, values: Sequence[str], parameters: ProfileParameters) -> tuple[Difference, ...]:
    """How much larger the share of each value is in the first group than in the second, the two being drawn independently."""
    sources = (_sources(first), _sources(second))
    found = []
    for name in values:
        draws, means, n = zip(*(_of(each, name) for each in (first, second)), strict=True)
        found.append(_difference(name, draws, means, n, sources, parameters))
    return tuple(found)


def _sources(group: Group) -> int:
    return len({piece.document_id for piece in group.pieces})


def _thetas(first: Posterior, second: Posterior, parameters: ProfileParameters) -> Iterator[Difference]:
    for name, one in first.dimensions.items():
        other = second.dimensions[name]
        n = tuple(each.counts.n_first + each.counts.n_second for each in (one, other))
        sources = tuple(len(each.counts.documents) for each in (one, other))
        yield _difference(name, (one.theta, other.theta), (one.mean, other.mean), (n[0], n[1]), (sources[0], sources[1]), parameters)


def _of(mix: Group, name: str) -> tuple[Floats, float, int]:
    row = mix.values.index(name)
    return mix.draws[row], float(mix.means[row]), sum(piece.value == name for piece in mix.pieces)


def _difference(
    name: str,
    draws: tuple[Floats, Floats],
    means: tuple[float, float],
    n: tuple[int, int],
    sources: tuple[int, int],
    parameters: ProfileParameters,
) -> Difference:
    gap = draws[0] - draws[1]
    low, _, high = interval(gap, parameters.level)
    return Difference(
        name=name,
        first=round(means[0], 6),
        second=round(means[1], 6),
        difference=round(means[0] - means[1], 6),
        low=round(float(low), 6),
        high=round(float(high), 6),
        p=round(float(np.mean(gap > 0)), 6),
        sufficient=min(sources) >= parameters.min_sources,
        n=n,
        sources=sources,
    )
