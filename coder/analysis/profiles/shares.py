"""Shares of the values of one group (the situations, the scales ...) with intervals over sources."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from coder.analysis.profiles.draws import Floats, interval
from coder.analysis.profiles.evidence import Piece, behind
from coder.analysis.profiles.mix import mix_draws, mix_means, mix_parameters
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.sources import Sources
from coder.model.linkage import UNCLEAR
from coder.model.profile import Hint, Share

Aside = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Value -> why it does not count -> ids of mentions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The posterior shares of a group.

    Attributes:
        values: What is counted, without `unclear`.
        pieces: Evidence of these values; `unclear` the evidence that says nothing clear.
        draws: Shape (J values, B draws); each column sums to 1.
        means: Posterior means, shape (J,).
        shares: What a profile shows, `unclear` last where the group knows it.
    """

    values: tuple[str, ...]
    pieces: tuple[Piece, ...]
    unclear: tuple[Piece, ...]
    draws: Floats
    means: Floats
    shares: tuple[Share, ...]


def group_shares(
    name: str,
    values: Sequence[str],
    pieces: Sequence[Piece],
    aside: Aside,
    sources: Sources,
    parameters: ProfileParameters,
    hints: Sequence[Hint] = (),
) -> Group:
    """Shares of the values among clear evidence, and of `unclear` among all evidence.

    Args:
        values: Listed even without evidence; other values found follow in alphabetical order.
        hints: What is suggested beside the evidence, where suggestions are asked to count.
    """
    unclear = tuple(piece for piece in pieces if piece.value == UNCLEAR)
    clear = tuple(piece for piece in pieces if piece.value != UNCLEAR)
    known = (*values, *sorted(({piece.value for piece in clear} | {hint.value for hint in hints} | set(aside)) - {*values, UNCLEAR}))
    draws, means = _posterior(name, known, clear, sources, parameters, hints=hints)
    shares = _suggested(_shares(known, clear, draws, means, aside, parameters), hints)
    if unclear or UNCLEAR in aside:
        marks = [UNCLEAR if piece.value == UNCLEAR else "clear" for piece in pieces]
        two, mean = _posterior(f"{name}:{UNCLEAR}", (UNCLEAR, "clear"), pieces, sources, parameters, marks)
        counted = _shares((UNCLEAR,), unclear, two[:1], mean[:1], aside, parameters, within=pieces)
        shares = (*shares, *counted)
    return Group(values=known, pieces=clear, unclear=unclear, draws=draws, means=means, shares=shares)


def _posterior(
    name: str,
    values: Sequence[str],
    pieces: Sequence[Piece],
    sources: Sources,
    parameters: ProfileParameters,
    marks: Sequence[str] | None = None,
    hints: Sequence[Hint] = (),
) -> tuple[Floats, Floats]:
    """Draws and means of the shares of the values; `marks` stand in for the values of the pieces, `hints` weigh beside them."""
    if not values:
        return np.empty((0, parameters.draws)), np.empty(0)
    documents = sorted({piece.document_id for piece in pieces} | {hint.document_id for hint in hints})
    rows = {document: row for row, document in enumerate(documents)}
    columns = {value: column for column, value in enumerate(values)}
    counts = np.zeros((len(documents), len(values)))
    for piece, value in zip(pieces, marks or [piece.value for piece in pieces], strict=True):
        counts[rows[piece.document_id], columns[value]] += 1
    for hint in hints:
        counts[rows[hint.document_id], columns[hint.value]] += hint.weight
    mixing = mix_parameters(counts, sources.weights(documents), rho=parameters.rho, kappa=parameters.kappa)
    return mix_draws(mixing, sources.random("shares", name)), mix_means(mixing)


def _suggested(shares: tuple[Share, ...], hints: Sequence[Hint]) -> tuple[Share, ...]:
    weights: dict[str, float] = {}
    for hint in hints:
        weights[hint.value] = weights.get(hint.value, 0.0) + hint.weight
    return tuple(replace(each, suggested=round(weights[each.code], 6)) if each.code in weights else each for each in shares)


def _shares(
    values: Sequence[str],
    pieces: Sequence[Piece],
    draws: Floats,
    means: Floats,
    aside: Aside,
    parameters: ProfileParameters,
    within: Sequence[Piece] | None = None,
) -> tuple[Share, ...]:
    if not values:
        return ()
    low, _, high = interval(draws, parameters.level)
    held: dict[str, list[Piece]] = {value: [] for value in values}
    for piece in pieces:
        held[piece.value].append(piece)
    found = [behind(held[value]) for value in values]
    everywhere = len({piece.document_id for piece in (pieces if within is None else within)})
    return tuple(
        Share(
            code=value,
            n=len(held[value]),
            sources=each.sources,
            share=round(float(means[place]), 6),
            low=round(float(low[place]), 6),
            high=round(float(high[place]), 6),
            codings=each.codings,
            mentions=each.mentions,
            speakers=each.speakers,
            breadth=round(each.sources / everywhere, 6) if everywhere else 0.0,
            aside={why: len(ids) for why, ids in aside.get(value, {}).items()},
        )
        for place, (value, each) in enumerate(zip(values, found, strict=True))
    )
