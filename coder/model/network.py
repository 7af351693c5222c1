"""The network of a town: actors, and the ties between them that were told."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkActor:
    """A node.

    Attributes:
        id: Of the actor of the registry, else the words said in lower case.
        name: To be shown.
        kind: Key of the actor type (`actor.gov_county`), or empty.
        mentions: Ids of the mentions in which it is an end or a broker.
    """

    id: str
    name: str
    kind: str = ""
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkEdge:
    """A directed edge, from the first end of a mention to the second; one that goes both ways is two edges.

    Attributes:
        source, target: Ids of actors.
        weight: Distinct sources (documents) that tell of it.
        kinds: Keys of what flows, sorted: the layers of the network.
        brokered: Whether every mention of it runs over a broker.
        mentions, documents: Ids behind it.
    """

    source: str
    target: str
    weight: int
    kinds: tuple[str, ...]
    brokered: bool
    mentions: tuple[str, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The ties of one town, of all kinds or some.

    Attributes:
        kinds: The layers asked for; empty: all.
        statuses: Of the mentions that count.
        ties: Number of distinct ties (merged linkages, else pair of actors and kinds).
        mentions, sources: Mentions that count, and documents they stand in.
        aside: Why a mention does not count (`planned`, `denied` ...) -> number of mentions.
    """

    town_id: str
    town: str
    kinds: tuple[str, ...]
    statuses: tuple[str, ...]
    actors: tuple[NetworkActor, ...]
    edges: tuple[NetworkEdge, ...]
    ties: int
    mentions: int
    sources: int
    aside: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMeasures:
    """Where an actor stands in the network; directions do not count but for `roles`.

    Attributes:
        degree: Number of neighbours. `strength`: sum of the weights of their edges.
        betweenness: Freeman (1977), normalised to 0..1: the share of shortest paths between two others that run over the actor.
        roles: Brokerage role of Gould & Fernandez (1989) -> number of triads.
        components_without: Connected components among the others once the actor is gone.
        ties_lost: Neighbouring pairs (edges, directions apart) that go with it.
        pairs_cut: Pairs of other actors that could reach each other and no longer can.
    """

    id: str
    degree: int
    strength: int
    betweenness: float
    roles: Mapping[str, int]
    components_without: int
    ties_lost: int
    pairs_cut: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TieShare:
    """So many ties of all for which it is known, with a 90 % score interval.

    Attributes:
        hits, n: Ties. `unclear`: ties that say nothing about it; never imputed.
        share, low, high: None without a tie.
        mentions: Ids of the mentions of the hits.
    """

    hits: int
    n: int
    unclear: int
    share: float | None
    low: float | None
    high: float | None
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkMeasures:
    """Figures of a whole network.

    Attributes:
        components: Connected components. `density`: neighbouring pairs of all pairs; None below two actors.
        centralisation: Degree centralisation of Freeman (1979), 0 (all alike) to 1 (a star); None below three actors.
        government_centralisation: The same with all government actors as one, and that one in the place of the most central: 1 is a star
            around government, below 0 government is less central than the others on average; None without government or below three actors.
        actors: In order of betweenness, then degree, then name.
        initiated_by_government: Of the ties with a known initiator. `rural`: ties with a village or migrant end.
    """

    components: int
    density: float | None
    centralisation: float | None
    government_centralisation: float | None
    actors: tuple[ActorMeasures, ...]
    initiated_by_government: TieShare
    rural: TieShare
