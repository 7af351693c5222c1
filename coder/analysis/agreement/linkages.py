"""How far coders agree on linkages: matched mentions first, then field by field, then the tie as a whole.

Mentions are paired within each document and each pair of coders (`coder.analysis.agreement.mention_pairs`). A field that neither coder filled is
not compared; `unclear` is a value of its own. Alpha is Krippendorff's over the pairs, with MASI distance for fields of several values.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from coder.analysis.agreement.coders_of_documents import counting
from coder.analysis.agreement.coefficients import Pattern, Ratings, krippendorff, observed
from coder.analysis.agreement.mention_pairs import SETS, SLOTS, WHOLE, MentionPair, jaccard, masi, paired, slots
from coder.analysis.agreement.resampling import LEAST_DOCUMENTS, LEVEL, coefficient, documents_drawn, resampled
from coder.analysis.networks.same_actors import SameActors
from coder.analysis.profiles.draws import Floats, generator
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.scopes import scopes
from coder.model.linkage import LinkageMention
from coder.model.linkage_agreement import LinkageAgreement, SlotAgreement
from coder.model.reliability import Coefficient
from coder.model.snapshot import Snapshot

TOGETHER = "whole"
NONE = Coefficient(value=None)
Said = tuple[Hashable, Hashable]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compared:
    """One document: its pairs with what both coders say, and how many mentions there are and stay alone."""

    pairs: tuple[tuple[MentionPair, Mapping[str, Hashable], Mapping[str, Hashable]], ...]
    alone: tuple[LinkageMention, ...]
    mentions: int


def linkage_agreement(snapshot: Snapshot, parameters: ProfileParameters, *, draws: int = 1000) -> LinkageAgreement:
    """The agreement of the coders that count, in the documents in which at least two of them recorded mentions.

    Whether somebody who recorded none saw no tie or did not look for ties cannot be told: such documents are counted, not compared.
    """
    recorded = _by_coder(snapshot, parameters)
    documents = {document: given for document, given in recorded.items() if len(given) > 1}
    same = SameActors(snapshot.actors)
    compared = [_compared(given, same) for given in documents.values()]
    over_documents = len(compared) >= LEAST_DOCUMENTS
    names, titles = {user.id: user.name for user in snapshot.users}, {document.id: document.title for document in snapshot.documents}
    mentions, alone = sum(each.mentions for each in compared), sum(len(each.alone) for each in compared)
    rows = [_slot(name, compared, parameters.seed, draws) for name in (*SLOTS, TOGETHER)]
    return LinkageAgreement(
        coders=tuple(sorted({names.get(coder, coder) for given in documents.values() for coder in given})),
        documents=tuple(sorted(titles[each] for each in documents)),
        mentions=mentions,
        partnered=mentions - alone,
        f1=_f1(compared, draws, parameters.seed, over_documents=over_documents),
        whole=WHOLE,
        resampled="documents" if over_documents else "units",
        level=LEVEL,
        draws=draws,
        slots=tuple(each for each in rows if each.pairs),
        one_only=len(recorded) - len(documents),
        alone=tuple(dict.fromkeys(each.id for one in compared for each in one.alone)),
    )


def _by_coder(snapshot: Snapshot, parameters: ProfileParameters) -> Mapping[str, Mapping[str, Sequence[LinkageMention]]]:
    """Document -> coder -> mentions, in the order of the ids of the documents."""
    counts, gone = counting(snapshot, parameters), scopes(snapshot).superseded
    found: dict[str, dict[str, list[LinkageMention]]] = defaultdict(lambda: defaultdict(list))
    for mention in snapshot.mentions:
        if counts(mention.document_id, mention.user_id) and mention.document_id not in gone:
            found[mention.document_id][mention.user_id].append(mention)
    return dict(sorted(found.items()))


def _compared(given: Mapping[str, Sequence[LinkageMention]], same: SameActors) -> _Compared:
    pairs: list[tuple[MentionPair, Mapping[str, Hashable], Mapping[str, Hashable]]] = []
    alone: list[LinkageMention] = []
    mentions = 0
    for one, other in combinations(sorted(given), 2):
        found = paired(given[one], given[other], same)
        mentions += len(given[one]) + len(given[other])
        alone += found.alone
        pairs += [(each, slots(each.one, same), slots(each.other, same, turned=each.turned)) for each in found.pairs]
    return _Compared(pairs=tuple(pairs), alone=tuple(alone), mentions=mentions)


def _f1(compared: Sequence[_Compared], draws: int, seed: int, *, over_documents: bool) -> Coefficient:
    sizes = np.array([[each.mentions - len(each.alone), each.mentions] for each in compared], float).reshape(-1, 2)
    if not sizes[:, 1].sum():
        return NONE
    random = generator(seed, "linkages", "f1")
    drawn = documents_drawn(len(sizes), draws, random) @ sizes if over_documents else _units_drawn(sizes, draws, random)
    with np.errstate(invalid="ignore", divide="ignore"):
        return coefficient(sizes[:, 0].sum() / sizes[:, 1].sum(), drawn[:, 0] / drawn[:, 1])


def _units_drawn(sizes: Floats, draws: int, random: np.random.Generator) -> Floats:
    partnered, mentions = sizes.sum(axis=0)
    return np.stack([random.binomial(int(mentions), partnered / mentions, size=draws), np.full(draws, mentions)], axis=1).astype(float)


def _slot(name: str, compared: Sequence[_Compared], seed: int, draws: int) -> SlotAgreement:
    said = [[(_value(one, name), _value(other, name)) for _, one, other in each.pairs] for each in compared]
    filled = [[pair for pair in pairs if pair[0] or pair[1]] for pairs in said]
    differing = [
        (pair.one.id, pair.other.id)
        for each, pairs in zip(compared, said, strict=True)
        for (pair, *_), (a, b) in zip(each.pairs, pairs, strict=True)
        if a != b
    ]
    flat = [pair for pairs in filled for pair in pairs]
    over_documents = sum(map(bool, filled)) >= LEAST_DOCUMENTS
    percent, alpha = _figures(name, filled, generator(seed, "linkages", name), draws, over_documents=over_documents) if flat else (NONE, NONE)
    return SlotAgreement(
        slot=name,
        pairs=len(flat),
        same=sum(a == b for a, b in flat),
        percent=percent,
        alpha=alpha,
        likeness=round(float(np.mean([_likeness(*pair) for pair in flat])), 6) if flat and name in SETS else None,
        differing=tuple(differing),
        resampled="documents" if over_documents else "units",
    )


def _figures(
    name: str, filled: Sequence[Sequence[Said]], random: np.random.Generator, draws: int, *, over_documents: bool
) -> tuple[Coefficient, Coefficient]:
    """Percent and alpha, with their intervals."""
    values = sorted({value for pairs in filled for pair in pairs for value in pair}, key=_order)
    ratings, often = _ratings(filled, values)
    drawn = resampled(often, draws, random, over_documents=over_documents)
    apart = _distances(values) if name in SETS else None
    return (
        coefficient(observed(ratings)[0], observed(ratings, drawn)),
        coefficient(krippendorff(ratings, apart=apart)[0], krippendorff(ratings, drawn, apart=apart)),
    )


def _value(said: Mapping[str, Hashable], name: str) -> Hashable:
    """What a mention says in a slot; the whole is all fields that make up the tie."""
    return tuple(said[each] for each in WHOLE) if name == TOGETHER else said[name]


def _ratings(filled: Sequence[Sequence[Said]], values: Sequence[Hashable]) -> tuple[Ratings, Floats]:
    """The pairs as ratings by two coders, and how often each pattern occurs in each document."""
    place = {value: float(number) for number, value in enumerate(values)}
    patterns: dict[Pattern, float] = {}
    for pairs in filled:
        for a, b in pairs:
            patterns[place[a], place[b]] = patterns.get((place[a], place[b]), 0.0) + 1
    order = {pattern: number for number, pattern in enumerate(sorted(patterns, key=repr))}
    often = np.zeros((len(filled), len(order)))
    for row, pairs in enumerate(filled):
        for a, b in pairs:
            often[row, order[place[a], place[b]]] += 1
    return Ratings.of(patterns, values=[float(number) for number in range(len(values))]), often


def _distances(values: Sequence[Hashable]) -> Floats:
    sets = [value if isinstance(value, frozenset) else frozenset() for value in values]
    return np.array([[masi(one, other) for other in sets] for one in sets]).reshape(len(sets), len(sets))


def _likeness(one: Hashable, other: Hashable) -> float:
    return jaccard(one, other) if isinstance(one, frozenset) and isinstance(other, frozenset) else float(one == other)


def _order(value: Hashable) -> str:
    """A stable order for values, sets among them."""
    if isinstance(value, tuple):
        return "\x1f".join(_order(each) for each in value)
    return "\x1e".join(sorted(value)) if isinstance(value, frozenset) else str(value)
