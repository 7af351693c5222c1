"""The coder draw: step 1 of section 6.1 of the domain guide.

A unit is a turn (or tie) with evidence in one dimension. Where several coders found evidence, a draw takes one of them at
random. Where one did, each piece may belong to the other pole with the probability that this coder errs, estimated on the
units that several coded (Dawid & Skene 1979) and smoothed towards no error. Without such units nothing is flipped.
That one coder found a pole where another found nothing does not enter here; it shows in Krippendorff's alpha.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from coder.analysis.profiles.draws import Floats

SMOOTHING = 2.0
Counts = tuple[int, int]
"""Pieces of the first and the second pole."""

CodedUnit = Mapping[str, Counts]
"""What each coder found in one unit: user id -> counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confusion:
    """How often a piece of evidence belongs to the other pole than the coder says.

    Attributes:
        flips: User id -> (probability that "first" is in truth second, that "second" is in truth first).
        pooled: The same for a coder who shared no unit.
        units: Number of units behind it.
    """

    flips: Mapping[str, tuple[float, float]]
    pooled: tuple[float, float]
    units: int


def confusion(units: Iterable[CodedUnit], *, smoothing: float = SMOOTHING, rounds: int = 50) -> Confusion | None:
    """Estimate coders' errors from the units in which at least two coders name one pole each; None if there is none.

    Expectation-maximisation of Dawid & Skene (1979), started at the majority. `smoothing` pseudo-observations without error are
    added for each coder and pole, so that few units move little. Poles are taken as equally likely beforehand: how often each
    occurs is for the posterior to say.
    """
    patterns = Counter(tuple(sorted(labels.items())) for unit in units if len(labels := _pure(unit)) > 1)
    if not patterns:
        return None
    users = sorted({user for pattern in patterns for user, _ in pattern})
    place = {user: index for index, user in enumerate(users)}
    keys = sorted(patterns)
    marks = np.zeros((len(keys), len(users), 2))
    for row, pattern in enumerate(keys):
        for user, label in pattern:
            marks[row, place[user], label] = 1
    counts = np.array([patterns[key] for key in keys], dtype=float)
    matrices = _maximise(marks, counts, rounds, smoothing)
    wrong = matrices[:, [1, 0], [0, 1]] / matrices.sum(axis=1)
    seen = (marks * counts[:, None, None]).sum(axis=0)
    pooled = (wrong * seen).sum(axis=0) / np.maximum(seen.sum(axis=0), 1)
    return Confusion(
        flips={user: (float(wrong[index, 0]), float(wrong[index, 1])) for user, index in place.items()},
        pooled=(float(pooled[0]), float(pooled[1])),
        units=int(counts.sum()),
    )


def drawn_counts(units: Sequence[CodedUnit], errors: Confusion | None, draws: int, random: np.random.Generator) -> tuple[Floats, Floats]:
    """Counts of both poles in one source, shape (draws,) each, or (1,) where no draw can differ."""
    fixed = [0, 0]
    single: Counter[tuple[str, int]] = Counter()
    several: Counter[tuple[Counts, ...]] = Counter()
    for unit in units:
        options = tuple(sorted(unit.values()))
        if len(options) == 1:
            for side in (0, 1):
                single[next(iter(unit)), side] += options[0][side]
        elif len(set(options)) == 1:
            fixed[0], fixed[1] = fixed[0] + options[0][0], fixed[1] + options[0][1]
        else:
            several[options] += 1
    totals: list[Floats] = [np.array([float(fixed[0])]), np.array([float(fixed[1])])]
    for (user, side), n in sorted(single.items()):
        p = errors.flips.get(user, errors.pooled)[side] if errors else 0.0
        turned = random.binomial(n, p, draws).astype(float) if p > 0 and n else np.zeros(1)
        totals[side] = totals[side] + (n - turned)
        totals[1 - side] = totals[1 - side] + turned
    for options, n in sorted(several.items()):
        chosen = random.multinomial(n, [1 / len(options)] * len(options), size=draws).astype(float)
        for side in (0, 1):
            totals[side] = totals[side] + chosen @ np.array([float(option[side]) for option in options])
    return totals[0], totals[1]


def _pure(unit: CodedUnit) -> dict[str, int]:
    """User id -> pole, of the coders who name one pole only."""
    return {user: 0 if first else 1 for user, (first, second) in unit.items() if bool(first) != bool(second)}


def _maximise(marks: Floats, counts: Floats, rounds: int, smoothing: float) -> Floats:
    """Confusion matrices, shape (coder, truth, label), from marks of shape (pattern, coder, label)."""
    belief = marks.sum(axis=1) / marks.sum(axis=(1, 2))[:, None]
    identity = smoothing * np.eye(2)
    matrices = np.empty((marks.shape[1], 2, 2))
    for _ in range(rounds):
        matrices = np.einsum("pt,p,pcl->ctl", belief, counts, marks) + identity
        matrices /= matrices.sum(axis=2, keepdims=True)
        likelihood = np.exp(np.einsum("pcl,ctl->pt", marks, np.log(np.maximum(matrices, 1e-12))))
        belief = likelihood / likelihood.sum(axis=1, keepdims=True)
    return matrices
