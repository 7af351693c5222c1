"""Which mentions of any number of coders tell of the same tie in the same place: the pairs of `mention_pairs`, joined."""

from collections.abc import Hashable, Iterator, Mapping, Sequence

from coder.analysis.agreement.mention_pairs import SLOTS, overlap, shared
from coder.analysis.networks.same_actors import SameActors
from coder.model.disagreement import Slots
from coder.model.linkage import LinkageMention

Tie = tuple[LinkageMention, ...]
"""Mentions of one tie, at most one of each person."""


def same_ties(mentions: Sequence[LinkageMention], same: SameActors) -> tuple[Tie, ...]:
    """The mentions of one document in groups of one tie, by place; the best pairs are joined first, and some stay alone."""
    ordered = sorted(mentions, key=_place)
    pairs = list(_overlapping(mentions))
    pairs.sort(key=lambda each: (-shared(each[0], each[1], same), -overlap(*each), sorted((each[0].id, each[1].id))))
    group = {each.id: [each] for each in ordered}
    for one, other in pairs:
        ours, theirs = group[one.id], group[other.id]
        if ours is theirs or {each.user_id for each in ours} & {each.user_id for each in theirs}:
            continue
        ours += theirs
        group.update((each.id, ours) for each in theirs)
    found = {id(each): each for each in group.values()}.values()
    return tuple(sorted((tuple(sorted(each, key=_place)) for each in found), key=lambda each: _place(each[0])))


def _overlapping(mentions: Sequence[LinkageMention]) -> Iterator[tuple[LinkageMention, LinkageMention]]:
    """Pairs of mentions by different people whose passages share a character: a sweep over where they begin."""
    spread = sorted(((min(one.start for one in each.anchors), max(one.stop for one in each.anchors), each.id, each) for each in mentions), key=_first)
    for place, (_, stop, _, one) in enumerate(spread):
        for later in range(place + 1, len(spread)):
            start, _, _, other = spread[later]
            if start >= stop:
                break
            if one.user_id != other.user_id and overlap(one, other):
                yield one, other


def _first(spread: tuple[int, int, str, LinkageMention]) -> tuple[int, int, str]:
    return spread[:3]


def kept(said: Mapping[str, Hashable]) -> Slots:
    """What a mention says in each slot, as it can be written down."""
    return {name: tuple(sorted(value)) if isinstance(value, frozenset) else (str(value),) if value else () for name, value in said.items()}


def differing(versions: Sequence[Slots]) -> tuple[str, ...]:
    """The slots in which not all say the same."""
    return tuple(name for name in SLOTS if len({each.get(name, ()) for each in versions}) > 1)


def _place(mention: LinkageMention) -> tuple[int, int, str]:
    return mention.start, mention.stop, mention.id
