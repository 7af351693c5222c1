"""Agreement on where passages begin and end: Krippendorff's alpha for unitizing, and how many passages overlap enough.

Krippendorff, On the Reliability of Unitizing Contiguous Data (1995), in the form of his Content Analysis (2004), section 11.6: a continuum
of L places that each of m coders cuts into units of a code and the gaps between them. Two units that overlap disagree by the squares of
the distances between their beginnings and between their ends; a unit inside a gap of another coder by the square of its length.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, permutations

import numpy as np

from coder.analysis.profiles.draws import Floats

Span = tuple[int, int]
OVERLAP = 0.5
"""Two passages are the same from this share of their union on."""


@dataclass(frozen=True, eq=False)
class Continua:
    """Documents as continua, cut by the same m coders with one code.

    Attributes:
        lengths: L of each document.
        coders: m.
        observed: Disagreements of each document, summed over ordered pairs of coders.
        units: Number of units of each document, of all coders.
        cubes: Of each document, the sum over units of (2 l^3 - 3 l^2 + l) / 3.
        inside: Documents x documents: what the units of the one disagree with the gaps of the other by, wherever they may lie.
        squares: Of each document, the sum over units of l (l - 1).
    """

    lengths: Floats
    coders: int
    observed: Floats
    units: Floats
    cubes: Floats
    inside: Floats
    squares: Floats

    @classmethod
    def of(cls, documents: Sequence[tuple[int, Sequence[Sequence[Span]]]]) -> "Continua":
        """From (length, spans of each coder) of every document; spans of one coder that overlap are one unit."""
        cut = [(length, [merged(spans) for spans in given]) for length, given in documents]
        units = [np.array([stop - start for spans in given for start, stop in spans], float) for _, given in cut]
        gaps = [sorted(size for spans in given for size in _gaps(spans, length)) for length, given in cut]
        return cls(
            lengths=np.array([length for length, _ in cut], float),
            coders=len(cut[0][1]) if cut else 0,
            observed=np.array([_observed(given) for _, given in cut]),
            units=np.array([len(each) for each in units], float),
            cubes=np.array([((2 * each**3 - 3 * each**2 + each) / 3).sum() for each in units]),
            inside=np.array([[_inside(own, other) for other in gaps] for own in units]).reshape(len(cut), len(cut)),
            squares=np.array([(each * (each - 1)).sum() for each in units]),
        )

    def observed_disagreement(self, times: Floats) -> Floats:
        """Do, with each document counting `times` (draws x documents)."""
        m, whole = self.coders, times @ self.lengths
        return _share(times @ self.observed, m * (m - 1) * whole**2)

    def expected_disagreement(self, times: Floats) -> Floats:
        """De, as `observed_disagreement`."""
        m, whole = self.coders, times @ self.lengths
        above = (times @ self.units - 1) * (times @ self.cubes) + ((times @ self.inside) * times).sum(axis=1)
        return _share(2 / np.maximum(whole, 1) * above, m * whole * (m * whole - 1) - times @ self.squares)


def alpha_of_units(codes: Sequence[Continua], times: Floats | None = None) -> Floats:
    """Alpha for unitizing over one code or several: 1 - sum Do / sum De; NaN where nothing can disagree.

    Args:
        times: How often each document counts, draws x documents; None: once each.
    """
    weights = np.ones((1, len(codes[0].lengths))) if times is None else times
    observed = sum(each.observed_disagreement(weights) for each in codes)
    expected = sum(each.expected_disagreement(weights) for each in codes)
    return 1 - _share(np.asarray(observed), np.asarray(expected))


def merged(spans: Sequence[Span]) -> list[Span]:
    """The spans in order, those that overlap joined into one; those that only touch stay two."""
    found: list[Span] = []
    for start, stop in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(stop, found[-1][1]))
        else:
            found.append((start, stop))
    return found


def overlap_f1(one: Sequence[Span], other: Sequence[Span], least: float = OVERLAP) -> tuple[int, int]:
    """(passages of both that have a partner, passages of both): partners share at least `least` of their union, the best pairs first."""
    pairs = sorted(((_iou(a, b), i, j) for i, a in enumerate(one) for j, b in enumerate(other)), key=lambda each: (-each[0], each[1:]))
    left, right = set(range(len(one))), set(range(len(other)))
    for iou, i, j in pairs:
        if iou >= least and i in left and j in right:
            left.discard(i)
            right.discard(j)
    size = len(one) + len(other)
    return size - len(left) - len(right), size


def _iou(one: Span, other: Span) -> float:
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / (one[1] - one[0] + other[1] - other[0] - common) if common > 0 else 0.0


def _gaps(spans: Sequence[Span], length: int) -> list[int]:
    edges = [0, *(edge for span in spans for edge in span), length]
    return [stop - start for start, stop in zip(edges[::2], edges[1::2], strict=True) if stop > start]


def _observed(given: Sequence[Sequence[Span]]) -> float:
    return float(sum(_apart(one, other) for one, other in permutations(given, 2)))


def _apart(one: Sequence[Span], other: Sequence[Span]) -> int:
    """What the units of one coder disagree with those of the other by, each pair of units counted once here and once the other way."""
    stops = [stop for _, stop in other]
    total = 0
    for start, stop in one:
        place = bisect_left(stops, start + 1)
        touched = False
        while place < len(other) and other[place][0] < stop:
            touched = True
            total += (start - other[place][0]) ** 2 + (stop - other[place][1]) ** 2
            place += 1
        if not touched:
            total += 2 * (stop - start) ** 2
    return total


def _inside(units: Floats, gaps: Sequence[int]) -> float:
    """The sum over units and the gaps they fit into of l^2 (gap - l + 1): the places at which a unit may lie in a gap."""
    if not len(units) or not gaps:
        return 0.0
    reversed_sums = [*accumulate(reversed(gaps)), 0]
    total = 0.0
    for size in units:
        place = bisect_left(gaps, size)
        count = len(gaps) - place
        if count:
            total += size**2 * (reversed_sums[count - 1] - count * (size - 1))
    return float(total)


def _share(part: Floats, whole: Floats) -> Floats:
    with np.errstate(invalid="ignore", divide="ignore"):
        found: Floats = np.where(whole > 0, part / whole, np.nan)
    return found
