"""The network of a town out of its linkage mentions.

An edge goes from the first end of a mention to the second, and both ways where the direction is mutual. A tie that runs over
a broker is an edge to the broker and one from it, in place of the direct one: who falls away with the broker is told so.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise, product

from coder.analysis.profiles.evidence import counting_users, standing, tie
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.scopes import scopes
from coder.model.linkage import ActorRef, LinkageMention
from coder.model.network import Network, NetworkActor, NetworkEdge
from coder.model.snapshot import Snapshot
from coder.model.town import Town

DEFAULTS = ProfileParameters()
MUTUAL = "dir.mutual"


def network(
    snapshot: Snapshot, town: Town, *, kinds: Collection[str] = (), without: Collection[str] = (), parameters: ProfileParameters = DEFAULTS
) -> Network:
    """The network of a town.

    Args:
        kinds: Keys of kinds; only mentions that carry one of them. Empty: all.
        without: Ids of actors taken out, with every edge that touches them.
        parameters: Whose mentions count, and with which status.
    """
    named = Names(snapshot)
    aside: Counter[str] = Counter()
    counted: list[LinkageMention] = []
    for mention in mentions_of(snapshot, town.id, parameters):
        if kinds and not set(map(named.key, mention.kinds)) & set(kinds):
            continue
        why_not = standing(mention, parameters.statuses)
        if why_not:
            aside[why_not] += 1
        else:
            counted.append(mention)
    gone = frozenset(without)
    return Network(
        town_id=town.id,
        town=town.name(),
        kinds=tuple(kinds),
        statuses=parameters.statuses,
        actors=tuple(each for each in _actors(counted, named) if each.id not in gone),
        edges=tuple(each for each in _edges(counted, named) if not {each.source, each.target} & gone),
        ties=len({tie(mention) for mention in counted}),
        mentions=len(counted),
        sources=len({mention.document_id for mention in counted}),
        aside=dict(sorted(aside.items())),
    )


def mentions_of(snapshot: Snapshot, town_id: str, parameters: ProfileParameters = DEFAULTS) -> Iterator[LinkageMention]:
    """The mentions of a town by the coders that count, whatever their status, in order of document and place."""
    where, counts = scopes(snapshot), counting_users(snapshot, parameters)
    known = {document.id for document in snapshot.documents} - where.superseded
    for mention in sorted(snapshot.mentions, key=lambda each: (each.document_id, each.start, each.stop, each.user_id, each.id)):
        if mention.document_id in known and counts(mention.user_id) and town_id in where.of_mention(mention):
            yield mention


class Names:
    """Identity, name and type of the ends of mentions, and keys of codes."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._codes = {code.id: code.key for code in snapshot.codes}
        self._actors = {actor.id: actor for actor in snapshot.actors}

    def key(self, reference: str) -> str:
        """The key of a code given by id or key."""
        return self._codes.get(reference, reference)

    def identity(self, end: ActorRef) -> str:
        """What is the same for the same actor."""
        return end.actor_id or end.label.strip().casefold()

    def name(self, end: ActorRef) -> str:
        """The name in the registry, else the words said."""
        known = self._actors.get(end.actor_id or "")
        return known.name() if known else end.label.strip()

    def kind(self, end: ActorRef) -> str:
        """The key of the actor type as coded in the mention, else in the registry; empty if nowhere."""
        known = self._actors.get(end.actor_id or "")
        return self.key(end.kind or (known.kind if known else ""))


@dataclass(slots=True)
class _Edge:
    kinds: set[str] = field(default_factory=set)
    mentions: dict[str, None] = field(default_factory=dict)
    documents: dict[str, None] = field(default_factory=dict)
    direct: bool = False


def _actors(mentions: list[LinkageMention], named: Names) -> Iterator[NetworkActor]:
    """Every end and broker; the type it is given most often, of equals the first in order of keys."""
    names: dict[str, str] = {}
    kinds: Mapping[str, Counter[str]] = defaultdict(Counter)
    behind: Mapping[str, dict[str, None]] = defaultdict(dict)
    for mention in mentions:
        for end in (mention.actor_a, mention.actor_b, *mention.brokers):
            identity = named.identity(end)
            names.setdefault(identity, named.name(end))
            behind[identity][mention.id] = None
            if named.kind(end):
                kinds[identity][named.kind(end)] += 1
    for identity in sorted(names, key=lambda each: (names[each], each)):
        kind = min(kinds[identity].items(), key=lambda item: (-item[1], item[0]))[0] if kinds[identity] else ""
        yield NetworkActor(id=identity, name=names[identity], kind=kind, mentions=tuple(behind[identity]))


def _edges(mentions: list[LinkageMention], named: Names) -> Iterator[NetworkEdge]:
    found: Mapping[tuple[str, str], _Edge] = defaultdict(_Edge)
    for mention in mentions:
        for path in paths(mention, named):
            for pair in pairwise(path):
                if pair[0] == pair[1]:
                    continue
                edge = found[pair]
                edge.kinds.update(map(named.key, mention.kinds))
                edge.mentions[mention.id] = None
                edge.documents[mention.document_id] = None
                edge.direct |= len(path) == 2
    for (source, target), edge in sorted(found.items()):
        yield NetworkEdge(
            source=source,
            target=target,
            weight=len(edge.documents),
            kinds=tuple(sorted(edge.kinds)),
            brokered=not edge.direct,
            mentions=tuple(edge.mentions),
            documents=tuple(edge.documents),
        )


def paths(mention: LinkageMention, named: Names) -> Iterator[tuple[str, ...]]:
    """The paths a mention tells of, one for each broker and direction."""
    a, b = named.identity(mention.actor_a), named.identity(mention.actor_b)
    over: list[tuple[str, ...]] = [(named.identity(each),) for each in mention.brokers] or [()]
    ways = [(a, b), (b, a)] if named.key(mention.direction) == MUTUAL else [(a, b)]
    for (start, stop), middle in product(ways, over):
        yield (start, *middle, stop)
