"""Passages of one document that are about the same place: those of one code that overlap, and codes that stand for each other."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from coder.model.coding import Coding

SAME_PLACE = 0.5
"""Codes of different groups are laid beside each other from this share of their union on."""


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Passages of one code, by anybody, each of which overlaps with another one of them."""

    code_id: str
    start: int
    stop: int
    codings: tuple[Coding, ...]
    users: frozenset[str]

    def overlap(self, other: "Group") -> float:
        """The share that both cover of what they cover together; 0: nothing."""
        common = min(self.stop, other.stop) - max(self.start, other.start)
        return common / (max(self.stop, other.stop) - min(self.start, other.start)) if common > 0 else 0.0


def grouped(codings: Sequence[Coding]) -> tuple[Group, ...]:
    """The passages of each code in groups, by place."""
    by_code: dict[str, list[Coding]] = defaultdict(list)
    for each in codings:
        by_code[each.code_id].append(each)
    found = [group for code, given in by_code.items() for group in _of_code(code, given)]
    return tuple(sorted(found, key=lambda each: (each.start, each.stop, each.code_id)))


def _of_code(code: str, codings: Sequence[Coding]) -> Iterator[Group]:
    some: list[Coding] = []
    reach = 0
    for each in sorted(codings, key=lambda one: (one.start, one.stop, one.id)):
        if some and each.start >= reach:
            yield _group(code, some, reach)
            some, reach = [], 0
        some.append(each)
        reach = max(reach, each.stop)
    if some:
        yield _group(code, some, reach)


def _group(code: str, some: Sequence[Coding], reach: int) -> Group:
    return Group(code, some[0].start, reach, tuple(some), frozenset(each.user_id for each in some))


def joined(groups: Sequence[Group], kind_of: Callable[[str], str]) -> tuple[tuple[Group, ...], ...]:
    """Groups of different codes by different people that stand for each other, the best pairs first; many stay alone.

    Args:
        groups: By place.
        kind_of: What a code is a kind of: two of one kind come before others, which must cover nearly the same.
    """
    pairs: list[tuple[bool, float, int, int]] = []
    for first, one in enumerate(groups):
        for second in range(first + 1, len(groups)):
            other = groups[second]
            if other.start >= one.stop:
                break
            common, alien = one.overlap(other), kind_of(one.code_id) != kind_of(other.code_id)
            if one.code_id != other.code_id and not one.users & other.users and (common >= SAME_PLACE or not alien):
                pairs.append((alien, -common, first, second))
    members = {place: [place] for place in range(len(groups))}
    for _, _, first, second in sorted(pairs):
        ours, theirs = members[first], members[second]
        if ours is theirs or _users(groups, ours) & _users(groups, theirs):
            continue
        ours += theirs
        members.update((place, ours) for place in theirs)
    found = sorted({id(each): sorted(each) for each in members.values()}.values())
    return tuple(tuple(groups[place] for place in each) for each in found)


def _users(groups: Sequence[Group], places: Sequence[int]) -> frozenset[str]:
    return frozenset().union(*(groups[place].users for place in places))


def extent(text: str, spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """What some spans, by start, cover, but for white space and punctuation at the ends of each and between them."""
    found: list[tuple[int, int]] = []
    for start, stop in spans:
        while start < stop and not text[start].isalnum():
            start += 1
        while stop > start and not text[stop - 1].isalnum():
            stop -= 1
        if found and (start <= found[-1][1] or not any(each.isalnum() for each in text[found[-1][1] : start])):
            found[-1] = found[-1][0], max(found[-1][1], stop)
        elif start < stop:
            found.append((start, stop))
    return tuple(found)


def shared_text(spans: Sequence[Sequence[tuple[int, int]]], least: int) -> tuple[tuple[int, int], ...]:
    """The stretches that lie, at every place, in some span of at least so many of the lists."""
    edges = sorted((place, step, number) for number, some in enumerate(spans) for start, stop in some for place, step in ((start, 1), (stop, -1)))
    depth = [0] * len(spans)
    found: list[tuple[int, int]] = []
    begun: int | None = None
    for place, here in groupby(edges, key=itemgetter(0)):
        for _, step, number in here:
            depth[number] += step
        enough = sum(each > 0 for each in depth) >= least
        if enough and begun is None:
            begun = place
        elif not enough and begun is not None:
            found.append((begun, place))
            begun = None
    return tuple(found)
