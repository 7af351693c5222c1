"""Theta of every dimension of a town: counts per source, coder draw, posterior draws, with and without each source."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from coder.analysis.profiles.coder_draw import CodedUnit, Confusion, confusion, drawn_counts
from coder.analysis.profiles.draws import Floats
from coder.analysis.profiles.evidence import Piece, Unit
from coder.analysis.profiles.frame import Frame
from coder.analysis.profiles.membership import discounted, posterior
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.sources import Sources
from coder.model.profile import Hint


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionCounts:
    """The evidence of one dimension.

    Attributes:
        documents: Ids of the sources with some, sorted.
        units: For each source, what each coder found in each turn (or tie).
        pieces: For each source, how many pieces of evidence of either pole.
        n_first, n_second: Pieces of evidence of each pole.
        hints: For each source, the weight of what is suggested of each pole; empty: suggestions do not count.
    """

    documents: tuple[str, ...]
    units: tuple[tuple[CodedUnit, ...], ...]
    pieces: tuple[int, ...]
    n_first: int
    n_second: int
    hints: tuple[tuple[float, float], ...] = ()

    @property
    def sources(self) -> int:
        """How many sources have evidence that a person found."""
        return sum(pieces > 0 for pieces in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionDraws:
    """The posterior of one dimension.

    Attributes:
        k, s: Effective counts of the two poles per source, shape (G, B) or (G, 1).
        theta: Draws, shape (B,).
        mean: Posterior mean: over draws of weights and coders the conditional means of the Beta, free of its sampling noise.
        errors: What is known of the coders' errors; None: no unit is double-coded.
    """

    counts: DimensionCounts
    k: Floats
    s: Floats
    theta: Floats
    mean: float
    errors: Confusion | None


def count_dimensions(pieces: Sequence[Piece], frame: Frame, hints: Sequence[Hint] = ()) -> tuple[DimensionCounts, ...]:
    """The evidence of each dimension, in the order of the frame, and what is suggested beside it."""
    found: list[dict[str, dict[Unit, dict[str, list[int]]]]] = [defaultdict(lambda: defaultdict(dict)) for _ in frame.dimensions]
    totals = [[0, 0] for _ in frame.dimensions]
    by_source: list[Counter[str]] = [Counter() for _ in frame.dimensions]
    for piece in pieces:
        for index, side in frame.sides.get(piece.value, ()):
            totals[index][side] += 1
            by_source[index][piece.document_id] += 1
            unit = found[index][piece.document_id][piece.unit]
            for user in piece.users:
                unit.setdefault(user, [0, 0])[side] += 1
    weights = _weights(hints, frame)
    return tuple(
        DimensionCounts(
            documents=(documents := tuple(sorted({*sources, *weighed}))),
            units=tuple(tuple({user: (n[0], n[1]) for user, n in unit.items()} for unit in sources.get(each, {}).values()) for each in documents),
            pieces=tuple(pieces_of[each] for each in documents),
            n_first=first,
            n_second=second,
            hints=tuple((weighed[each][0], weighed[each][1]) if each in weighed else (0.0, 0.0) for each in documents) if hints else (),
        )
        for sources, pieces_of, (first, second), weighed in zip(found, by_source, totals, weights, strict=True)
    )


def _weights(hints: Sequence[Hint], frame: Frame) -> tuple[Mapping[str, list[float]], ...]:
    """For each dimension: source -> weight of what is suggested of each pole."""
    found: tuple[dict[str, list[float]], ...] = tuple({} for _ in frame.dimensions)
    for hint in hints:
        for index, side in frame.sides.get(hint.value, ()):
            found[index].setdefault(hint.document_id, [0.0, 0.0])[side] += hint.weight
    return found


def draw_dimension(counts: DimensionCounts, dimension: str, sources: Sources, parameters: ProfileParameters) -> DimensionDraws:
    """Steps 1 to 4 of section 6.1 for one dimension."""
    errors = confusion(unit for units in counts.units for unit in units)
    columns = [
        drawn_counts(units, errors, parameters.draws, sources.random("coders", dimension, document))
        for document, units in zip(counts.documents, counts.units, strict=True)
    ]
    beside = np.array(counts.hints or [(0.0, 0.0)] * len(columns)).reshape(-1, 2)
    first, second = (_stacked([column[side] for column in columns]) + beside[:, side : side + 1] for side in (0, 1))
    k, s = discounted(first, second, parameters.rho)
    weights = sources.weights(counts.documents)
    a, b = posterior(k, s, weights, parameters.kappa)
    theta = sources.random("theta", dimension).beta(a, b, size=parameters.draws)
    return DimensionDraws(counts=counts, k=k, s=s, theta=theta, mean=float(np.mean(a / (a + b))), errors=errors)


def without_each(drawn: DimensionDraws, dimension: str, sources: Sources, kappa: float, draws: int) -> Mapping[str, Floats]:
    """Draws of theta, shape (draws,), as if one source had not been collected, for each source of the dimension."""
    documents = drawn.counts.documents
    left = range(len(documents))
    rest = [[row for row in left if row != place] for place in left]
    if sources.may_stratify(documents):
        weighted = [sources.weights([documents[row] for row in rows], draws=draws) for rows in rest]
        each = [posterior(drawn.k[rows, :draws], drawn.s[rows, :draws], w, kappa) for rows, w in zip(rest, weighted, strict=True)]
        a, b = np.array([first for first, _ in each]), np.array([second for _, second in each])
    else:
        raw = sources.raw(documents, draws)
        a, b = (kappa / 2 + _weighted_without(counts[:, :draws], raw) for counts in (drawn.k, drawn.s))
    theta = sources.random("theta", dimension, "without").beta(a, b)
    return dict(zip(documents, theta, strict=True))


def _weighted_without(counts: Floats, raw: Floats) -> Floats:
    """For each source the weighted sum over the others, shape (G, draws), from raw weights that are not yet scaled to sum to G - 1."""
    if len(raw) < 2:
        return np.zeros_like(raw)
    weighed = raw * counts
    return np.asarray((len(raw) - 1) * (weighed.sum(axis=0) - weighed) / (raw.sum(axis=0) - raw))


def _stacked(columns: Sequence[Floats]) -> Floats:
    """Rows of one shape from rows that hold one number or one per draw."""
    width = max((len(column) for column in columns), default=1)
    return np.array([np.broadcast_to(column, width) for column in columns]).reshape(len(columns), width)
