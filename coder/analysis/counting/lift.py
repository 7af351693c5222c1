"""How much oftener two codes stand in one turn than they would if they had nothing to do with each other.

lift = turns with both / turns expected with both, the expectation being n_one * n_other / n. Its posterior is the gamma-Poisson shrinker of
DuMouchel (1999, The American Statistician 53: 177-190): Gamma(kappa/2 + observed, kappa/2 + expected), so that a pair of which little
is expected has a lift near 1 with a wide interval. Sources are weighted by the Bayesian bootstrap, and turns of one source discounted (Kish 1965).
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from coder.analysis.counting.categories import lines_of_descent
from coder.analysis.profiles.draws import Floats, exponentials, generator, interval, source_weights
from coder.analysis.profiles.evidence import counting_users, standing
from coder.analysis.profiles.membership import effective
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.scopes import scopes
from coder.analysis.turns import TurnIndex
from coder.analysis.units_of_passages import Units
from coder.model.cooccurrence import Lift
from coder.model.snapshot import Snapshot

BASES = ("all", "coded")
Place = tuple[str, int]


@dataclass(slots=True)
class _Turns:
    """Document -> (kind, start) of a turn -> key -> ids of codings and of mentions."""

    held: Mapping[str, dict[Place, dict[str, tuple[list[str], list[str]]]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(lambda: defaultdict(lambda: ([], []))))
    )
    total: dict[str, int] = field(default_factory=dict)


def lifts(
    snapshot: Snapshot, keys: Sequence[str], parameters: ProfileParameters, *, base: str = "all", town_id: str | None = None
) -> tuple[Lift, ...]:
    """The lift of every pair of these codes, the largest first; pairs without evidence from enough sources come last.

    Args:
        keys: Keys of codes; a code counts for those above it.
        base: The turns among which is counted: `all` of the documents with some of the codes, or only those `coded` with at least one.
        town_id: Only where the text speaks of this town.
    """
    turns = _collected(snapshot, keys, parameters, town_id)
    for document, held in turns.held.items():
        turns.total[document] = len(held) if base == "coded" else max(len(held), len(TurnIndex(snapshot.segments.get(document, ())).units()))
    documents = sorted(turns.held)
    weights = source_weights(exponentials(documents, parameters.draws, parameters.seed, "lift"))
    rows = [_lift(one, other, turns, documents, weights, parameters) for one, other in combinations(keys, 2)]
    return tuple(sorted(rows, key=lambda row: (not row.sufficient, -row.lift, row.first, row.second)))


def _collected(snapshot: Snapshot, keys: Collection[str], parameters: ProfileParameters, town_id: str | None) -> _Turns:
    """The turns that hold a coding of one of the codes, or a mention that counts and carries one."""
    where, counts, units = scopes(snapshot), counting_users(snapshot, parameters), Units(snapshot)
    by_id = {code.id: code.key for code in snapshot.codes}
    above = {code: [by_id[each] for each in line if by_id[each] in keys] for code, line in lines_of_descent(snapshot.codes).items()}
    found = _Turns()
    for coding in snapshot.codings:
        wanted = above.get(coding.code_id, ())
        inside = town_id is None or town_id in where.at(coding.document_id, coding.start)
        if wanted and inside and coding.document_id not in where.superseded and counts(coding.user_id):
            for unit in units.of(coding):
                for key in wanted:
                    found.held[coding.document_id][unit.kind, unit.start][key][0].append(coding.id)
    indexes = _Indexes(snapshot)
    for mention in snapshot.mentions:
        inside = town_id is None or town_id in where.of_mention(mention)
        if not inside or mention.document_id in where.superseded or not counts(mention.user_id) or standing(mention, parameters.statuses):
            continue
        turn = indexes.at(mention.document_id, mention.start)
        for situation in mention.situations:
            for key in above.get(situation, (situation,) if situation in keys else ()):
                found.held[mention.document_id][turn][key][1].append(mention.id)
    return found


class _Indexes:
    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._known: dict[str, TurnIndex] = {}

    def at(self, document_id: str, start: int) -> Place:
        if document_id not in self._known:
            self._known[document_id] = TurnIndex(self._snapshot.segments.get(document_id, ()))
        turn = self._known[document_id].at(start)
        return turn.kind, turn.start


def _lift(one: str, other: str, turns: _Turns, documents: Sequence[str], weights: Floats, parameters: ProfileParameters) -> Lift:
    counts = np.array([list(_cells(turns.held[each].values(), one, other, turns.total[each])) for each in documents], dtype=float).reshape(-1, 4)
    both, first, second, n = (int(each) for each in (counts[:, 0].sum(), counts[:, :2].sum(), counts[:, [0, 2]].sum(), counts.sum()))
    ratio = _ratios(counts, weights, (one, other), parameters)
    low, middle, high = interval(ratio, parameters.level)
    together = [held for each in documents for held in turns.held[each].values() if one in held and other in held]
    among = int((counts[:, :3].sum(axis=1) > 0).sum())
    return Lift(
        first=one,
        second=other,
        both=both,
        n_first=first,
        n_second=second,
        turns=n,
        sources=int((counts[:, 0] > 0).sum()),
        among=among,
        counted=round(both * n / (first * second), 6) if first and second else None,
        lift=round(float(middle), 6),
        low=round(float(low), 6),
        high=round(float(high), 6),
        p=round(float(np.mean(ratio > 1)), 6),
        sufficient=among >= parameters.min_sources and min(first, second) > 0,
        codings=tuple(dict.fromkeys(each for held in together for key in (one, other) for each in held[key][0])),
        mentions=tuple(dict.fromkeys(each for held in together for key in (one, other) for each in held[key][1])),
    )


def _cells(held: Collection[Mapping[str, object]], one: str, other: str, total: int) -> Iterator[int]:
    """Turns with both, with the one alone, with the other alone, with neither."""
    both = sum(one in each and other in each for each in held)
    alone = [sum(key in each for each in held) - both for key in (one, other)]
    yield from (both, *alone, total - both - sum(alone))


def _ratios(counts: Floats, weights: Floats, pair: tuple[str, str], parameters: ProfileParameters) -> Floats:
    """Draws of the lift, shape (B,), from the four kinds of turns of each source, shape (G, 4)."""
    first, second, n = (
        np.einsum("g,gb->b", each, weights) for each in (counts[:, :2].sum(axis=1), counts[:, [0, 2]].sum(axis=1), counts.sum(axis=1))
    )
    with_one = counts[:, :3].sum(axis=1)
    discounted = effective(with_one, parameters.rho)
    kept = np.einsum("g,gb->b", discounted, weights) / np.maximum(np.einsum("g,gb->b", with_one, weights), 1e-300)
    observed = np.einsum("g,gb->b", counts[:, 0] * discounted / np.maximum(with_one, 1), weights)
    expected = first * second / np.maximum(n, 1e-300) * kept
    prior = parameters.kappa / 2
    return np.asarray(generator(parameters.seed, "lift", *pair).standard_gamma(prior + observed) / (prior + expected))
