"""Which mentions of two coders tell of the same tie in the same place, and what each says in its fields.

Two mentions can be partners if their passages share a character. Those with the same two actors (by the registry, in either order)
come first, then those with one, then those whose passages overlap most; each has at most one partner. The order of the coders makes no difference.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from coder.analysis.networks.same_actors import SameActors
from coder.model.linkage import LinkageMention

Ends = tuple[str, str]

SETS = ("situations", "systems", "kinds", "borrowed_from")
"""Fields of several values."""
SINGLE = (
    *("scale", "direction", "status", "polarity", "initiator", "step", "dynamics", "risk", "relation"),
    *("valence", "evidence_mode", "town", "time"),
)
SLOTS = ("actors", "actor_types", *SETS, *SINGLE)
WHOLE = ("actors", "situations", "kinds", "scale", "direction", "status", "polarity")
"""The fields that make up a tie: whom it joins, in what situation, what passes, how far, which way, and whether it is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionPair:
    """Two mentions of one tie. `turned`: the actors are the same, but the one coder's A is the other's B."""

    one: LinkageMention
    other: LinkageMention
    turned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paired:
    """What became of the mentions of two coders: pairs, and those that stay alone."""

    pairs: tuple[MentionPair, ...]
    alone: tuple[LinkageMention, ...]


def paired(one: Sequence[LinkageMention], other: Sequence[LinkageMention], same: SameActors) -> Paired:
    """The mentions of two coders in one document, paired."""
    likely = [(a, b) for a in one for b in other if overlap(a, b) > 0]
    likely.sort(key=lambda each: (-shared(each[0], each[1], same), -overlap(*each), sorted((each[0].id, each[1].id))))
    taken: set[str] = set()
    found = []
    for a, b in likely:
        if a.id not in taken and b.id not in taken:
            taken |= {a.id, b.id}
            found.append(MentionPair(one=a, other=b, turned=is_turned(a, b, same)))
    found.sort(key=lambda pair: _place(pair.one))
    alone = sorted((each for each in (*one, *other) if each.id not in taken), key=_place)
    return Paired(pairs=tuple(found), alone=tuple(alone))


def slots(mention: LinkageMention, same: SameActors, *, turned: bool = False) -> Mapping[str, Hashable]:
    """What a mention says in each of SLOTS: a text, empty where nothing; a frozenset for those of several values.

    Args:
        turned: Read it from the other end: B as A.
    """
    values: dict[str, Hashable] = {name: getattr(mention, name) for name in SINGLE if name not in ("town", "time")}
    values |= {name: frozenset(getattr(mention, name)) for name in SETS}
    if turned:
        values["initiator"] = {"a": "b", "b": "a"}.get(mention.initiator, mention.initiator)
    values["actors"] = " + ".join(sorted(_ends(mention, same)))
    values["actor_types"] = " + ".join(sorted((mention.actor_a.kind, mention.actor_b.kind))) if mention.actor_a.kind or mention.actor_b.kind else ""
    values["town"] = mention.town_id or ""
    values["time"] = f"{mention.time_from}/{mention.time_to}" if mention.time_from or mention.time_to else ""
    return values


def differing(pair: MentionPair, same: SameActors, names: Iterable[str] = SLOTS) -> tuple[str, ...]:
    """The fields in which the two mentions say something else."""
    one, other = slots(pair.one, same), slots(pair.other, same, turned=pair.turned)
    return tuple(name for name in names if one[name] != other[name])


def masi(one: frozenset[str], other: frozenset[str]) -> float:
    """How far apart two sets are, 0 to 1 (Passonneau, Measuring Agreement on Set-valued Items, 2006): 1 - Jaccard * monotonicity."""
    common, whole = len(one & other), len(one | other)
    if not whole or one == other:
        return 0.0
    monotonic = 0.0 if not common else 2 / 3 if one <= other or other <= one else 1 / 3
    return 1 - common / whole * monotonic


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the values of either that both have; 1 for two empty sets."""
    return len(one & other) / len(one | other) if one | other else 1.0


def _ends(mention: LinkageMention, same: SameActors) -> Ends:
    return same.identity(mention.actor_a), same.identity(mention.actor_b)


def shared(one: LinkageMention, other: LinkageMention, same: SameActors) -> int:
    """How many actors they share, each end once: 0, 1 or 2."""
    a, b = _ends(one, same), _ends(other, same)
    return max(_alike(a, b), _alike(a, b[::-1]))


def is_turned(one: LinkageMention, other: LinkageMention, same: SameActors) -> bool:
    """Whether two mentions name their actors the other way round."""
    a, b = _ends(one, same), _ends(other, same)
    return _alike(a, b[::-1]) > _alike(a, b)


def _alike(one: Ends, other: Ends) -> int:
    return sum(a == b for a, b in zip(one, other, strict=True))


def overlap(one: LinkageMention, other: LinkageMention) -> float:
    """Characters of both over characters of either."""
    a, b = _covered(one), _covered(other)
    common = sum(max(0, min(stop, other_stop) - max(start, other_start)) for start, stop in a for other_start, other_stop in b)
    whole = sum(stop - start for start, stop in (*a, *b)) - common
    return common / whole if whole else 0.0


def _covered(mention: LinkageMention) -> list[tuple[int, int]]:
    """Its passages, those that overlap joined."""
    found: list[tuple[int, int]] = []
    for start, stop in sorted((each.start, each.stop) for each in mention.anchors):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(stop, found[-1][1]))
        else:
            found.append((start, stop))
    return found


def _place(mention: LinkageMention) -> tuple[str, int, int, str]:
    return mention.document_id, mention.start, mention.stop, mention.id
