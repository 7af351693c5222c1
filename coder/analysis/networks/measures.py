"""Figures of a network; centrality and components by networkx."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from coder.analysis.networks.brokerage import GOVERNMENT, actor_group, brokerage
from coder.analysis.profiles.tie_shares import initiated_by_government, rural
from coder.model.network import ActorMeasures, Network, NetworkMeasures
from coder.model.snapshot import Snapshot

if TYPE_CHECKING:
    import networkx


def measures(snapshot: Snapshot, found: Network) -> NetworkMeasures:
    """All figures of a network built from this snapshot."""
    import networkx as nx

    graph = undirected(found)
    groups = {actor.id: actor_group(actor.kind) for actor in found.actors}
    counted = {each for edge in found.edges for each in edge.mentions}
    mentions = [each for each in snapshot.mentions if each.id in counted]
    return NetworkMeasures(
        components=nx.number_connected_components(graph),
        density=round(nx.density(graph), 6) if len(graph) > 1 else None,
        centralisation=centralisation([degree for _, degree in graph.degree()]),
        government_centralisation=_around_government(graph, groups),
        actors=_actors(graph, found, groups),
        initiated_by_government=initiated_by_government(snapshot, mentions),
        rural=rural(snapshot, mentions),
    )


def undirected(found: Network) -> "networkx.Graph":
    """The network without directions: nodes by id, the attribute `weight` of an edge being its distinct sources."""
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(actor.id for actor in found.actors)
    sources: dict[frozenset[str], set[str]] = {}
    for edge in found.edges:
        sources.setdefault(frozenset((edge.source, edge.target)), set()).update(edge.documents)
    for pair, documents in sources.items():
        graph.add_edge(*sorted(pair), weight=len(documents))
    return graph


def centralisation(degrees: Sequence[int], central: int | None = None) -> float | None:
    """Degree centralisation, sum of (largest - each) / ((n - 1)(n - 2)) (Freeman 1979); None below three nodes.

    Args:
        central: The degree of the node to measure against, in place of the largest.
    """
    n = len(degrees)
    if n < 3:
        return None
    against = max(degrees) if central is None else central
    return round(sum(against - degree for degree in degrees) / ((n - 1) * (n - 2)), 6)


def _around_government(graph: "networkx.Graph", groups: dict[str, str]) -> float | None:
    import networkx as nx

    if GOVERNMENT not in groups.values():
        return None
    names = {node: GOVERNMENT if groups[node] == GOVERNMENT else f"actor:{node}" for node in graph}
    merged = nx.Graph()
    merged.add_nodes_from(names.values())
    merged.add_edges_from((names[a], names[b]) for a, b in graph.edges if names[a] != names[b])
    return centralisation([degree for _, degree in merged.degree()], merged.degree(GOVERNMENT))


def _actors(graph: "networkx.Graph", found: Network, groups: dict[str, str]) -> tuple[ActorMeasures, ...]:
    import networkx as nx

    between = nx.betweenness_centrality(graph)
    roles = brokerage(((edge.source, edge.target) for edge in found.edges), groups)
    names, removals = {actor.id: actor.name for actor in found.actors}, _removals(graph)
    rows = [
        ActorMeasures(
            id=node,
            degree=graph.degree(node),
            strength=graph.degree(node, weight="weight"),
            betweenness=round(between[node], 6),
            roles=roles[node],
            ties_lost=graph.degree(node),
            **removals[node],
        )
        for node in graph
    ]
    return tuple(sorted(rows, key=lambda row: (-row.betweenness, -row.degree, names[row.id], row.id)))


def _removals(graph: "networkx.Graph") -> Mapping[str, dict[str, int]]:
    """What falls apart without each node: components among the others, and pairs of them that no longer reach each other.

    Only an articulation point cuts others off; the rest of the component of any other node stays whole.
    """
    import networkx as nx

    found: dict[str, dict[str, int]] = {}
    parts = list(nx.connected_components(graph))
    cuts = set(nx.articulation_points(graph))
    for part in parts:
        for node in part:
            rest = [len(part) - 1] if len(part) > 1 else []
            if node in cuts:
                rest = [len(each) for each in nx.connected_components(graph.subgraph(part - {node}))]
            found[node] = {"components_without": len(parts) - 1 + len(rest), "pairs_cut": _pairs([sum(rest)]) - _pairs(rest)}
    return found


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)
