"""Which mentions look like one tie: same town, same pair of actors, a kind in common, times that overlap.

Direction, status and polarity do not matter: a planned, an active and a denied mention can be of one tie. A mention without
a time or a kind joins where exactly one group fits, and never holds two groups together. The order of the mentions does not matter.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from coder.analysis.networks.same_actors import SameActors
from coder.model.linkage import Linkage, LinkageMention
from coder.model.tie import TieSuggestion
from coder.model.town import Actor
from coder.text.edtf import years

Years = tuple[float, float]
_EVER: Years = (float("-inf"), float("inf"))
_Pair = tuple[str | None, str, str]


@dataclass(frozen=True, slots=True)
class _Node:
    """A loose mention, or a linkage with its mentions."""

    key: str
    mentions: tuple[LinkageMention, ...]
    linkage: Linkage | None = None

    @property
    def kinds(self) -> frozenset[str]:
        own = self.linkage.kinds if self.linkage else ()
        return frozenset(own).union(*(each.kinds for each in self.mentions))

    @property
    def times(self) -> tuple[Years, ...]:
        """The times told, each once; empty: none."""
        return tuple(sorted({span(each) for each in self.mentions} - {_EVER}))


_Group = frozenset[_Node]
_LEVELS = ("linkage", "kind and time", "kind", "less")


def suggested(mentions: Iterable[LinkageMention], linkages: Iterable[Linkage], actors: Sequence[Actor]) -> tuple[TieSuggestion, ...]:
    """What could be made one tie, by town and pair of actors.

    Args:
        mentions: Loose ones, and those of `linkages`.
        actors: The registry; names and aliases in either script tell which actors are the same.
    """
    same = SameActors(actors)
    of_pair: dict[_Pair, list[_Node]] = defaultdict(list)
    for node in _nodes(mentions, linkages):
        of_pair[_pair(node, same)].append(node)
    found = [(_suggestion(group, same), _first(group)) for nodes in of_pair.values() for group in _groups(nodes) if len(group) > 1]
    found.sort(key=lambda each: (each[0].town_id or "", each[0].actors, _place(each[1])))
    return tuple(suggestion for suggestion, _ in found)


def span(mention: LinkageMention) -> Years:
    """First and last year that a mention can mean; an end that is not told is open."""
    first, last = years(mention.time_from), years(mention.time_to)
    return (first[0] if first else _EVER[0], last[1] if last else _EVER[1])


def told_years(mentions: Iterable[LinkageMention]) -> tuple[int | None, int | None]:
    """The first and the last year that mentions tell of."""
    told = [year for each in mentions for time in (each.time_from, each.time_to) for year in years(time) or ()]
    return (min(told), max(told)) if told else (None, None)


def _nodes(mentions: Iterable[LinkageMention], linkages: Iterable[Linkage]) -> Iterator[_Node]:
    inside: dict[str, list[LinkageMention]] = defaultdict(list)
    known = {each.id: each for each in linkages}
    for mention in mentions:
        if mention.linkage_id in known:
            inside[str(mention.linkage_id)].append(mention)
        else:
            yield _Node(mention.id, (mention,))
    for linkage_id, own in inside.items():
        yield _Node(linkage_id, tuple(sorted(own, key=lambda each: each.id)), known[linkage_id])


def _pair(node: _Node, same: SameActors) -> _Pair:
    first = node.mentions[0]
    one, other = sorted((same.identity(first.actor_a), same.identity(first.actor_b)))
    return first.town_id, one, other


def _groups(nodes: Sequence[_Node]) -> Iterator[_Group]:
    """Groups of nodes of one town and pair: first the linkages, then mentions with kind and time, then those that say less."""
    groups: list[_Group] = []
    for says in _LEVELS:
        rest: list[_Node] = []
        joining: dict[_Group, set[_Node]] = defaultdict(set)
        for node in (each for each in nodes if _says(each) == says):
            fitting = [group for group in groups if any(_fit(node, member) for member in group) and not _apart(group | {node})]
            if len(fitting) == 1:
                joining[fitting[0]].add(node)
            elif not fitting:
                rest.append(node)
        groups = [group if _apart(group | joining[group]) else group | joining[group] for group in groups] + _connected(rest)
    return iter(groups)


def _says(node: _Node) -> str:
    if node.linkage:
        return "linkage"
    return ("kind and time" if node.times else "kind") if node.kinds else "less"


def _connected(nodes: Sequence[_Node]) -> list[_Group]:
    """The connected groups of nodes that fit each other; linkages kept apart by a person are never in one."""
    group_of = {node.key: frozenset({node}) for node in nodes}
    for one, other in combinations(sorted(nodes, key=lambda each: each.key), 2):
        both = group_of[one.key] | group_of[other.key]
        if _fit(one, other) and not _apart(both):
            group_of |= {member.key: both for member in both}
    return list(dict.fromkeys(group_of.values()))


def _fit(one: _Node, other: _Node) -> bool:
    kinds = not one.kinds or not other.kinds or bool(one.kinds & other.kinds)
    times = not one.times or not other.times or any(_overlap(a, b) for a in one.times for b in other.times)
    return kinds and times


def _overlap(one: Years, other: Years) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _apart(group: _Group) -> bool:
    """Whether a person has split two linkages of the group from each other."""
    linkages = [node.linkage for node in group if node.linkage]
    ids = {each.id for each in linkages}
    return any(ids & set(each.apart) for each in linkages)


def _suggestion(group: _Group, same: SameActors) -> TieSuggestion:
    mentions = [each for node in group for each in node.mentions]
    loose = sorted((node.mentions[0] for node in group if not node.linkage), key=_place)
    linkages = sorted((node.linkage for node in group if node.linkage), key=lambda each: each.id)
    first = _first(group)
    kinds = Counter(kind for node in group for kind in node.kinds)
    years_told = told_years(mentions)
    return TieSuggestion(
        linkages=tuple(each.id for each in linkages),
        mentions=tuple(each.id for each in loose),
        town_id=first.town_id,
        actors=(same.name(first.actor_a), same.name(first.actor_b)),
        kinds=tuple(sorted(kind for kind, nodes in kinds.items() if nodes > 1)),
        same_names=same.names_told(mentions),
        first=years_told[0],
        last=years_told[1],
        undated=sum(span(each) == _EVER for each in mentions),
        kindless=sum(not each.kinds for each in mentions),
    )


def _first(group: _Group) -> LinkageMention:
    return min((each for node in group for each in node.mentions), key=_place)


def _place(mention: LinkageMention) -> tuple[str, int, int, str]:
    return mention.document_id, mention.start, mention.stop, mention.id


def by_linkage(mentions: Iterable[LinkageMention]) -> Mapping[str | None, tuple[LinkageMention, ...]]:
    """Linkage (None: loose) -> its mentions, in order of document and place."""
    found: dict[str | None, list[LinkageMention]] = defaultdict(list)
    for mention in sorted(mentions, key=_place):
        found[mention.linkage_id].append(mention)
    return {linkage: tuple(own) for linkage, own in found.items()}
