"""The network of a town, measured as networkx and as the sources of the measures do."""

import networkx as nx
import pytest

from coder.analysis.networks.brokerage import brokerage
from coder.analysis.networks.measures import centralisation, measures, undirected
from coder.analysis.networks.network import network
from coder.model.linkage import ActorRef

GOVERNMENT, FIRM, VILLAGE = "actor.gov_township", "actor.enterprise_private", "actor.village_collective"


def _end(name, kind=""):
    return ActorRef(label=name, kind=kind)


def _tell(builder, document, turn, a, b, *, kinds=("kind.capital",), **fields):
    """A mention between two ends, each a name or a pair of name and type."""
    ends = [_end(*each) if isinstance(each, tuple) else _end(each) for each in (a, b)]
    identity = builder.mention(document, turn, kinds=kinds, **{"ends": ("x", "y"), **fields})
    held = builder.mentions.pop()
    from dataclasses import replace

    builder.mentions.append(replace(held, actor_a=ends[0], actor_b=ends[1]))
    return identity


def _measured(builder, **chosen):
    snapshot = builder.snapshot()
    found = network(snapshot, builder.towns["East"], **chosen)
    return found, measures(snapshot, found)


@pytest.fixture
def krackhardt(builder):
    """The kite of Krackhardt (1990, Administrative Science Quarterly 35: 342-369), told in one document."""
    document = builder.document("Talk", "East")
    for turn, (a, b) in enumerate(nx.krackhardt_kite_graph().edges, 1):
        _tell(builder, document, turn, f"n{a}", f"n{b}")
    return builder


def test_degree_and_betweenness_are_those_of_the_kite(krackhardt):
    """Node 7 holds the tail and has the highest betweenness (14 of 36 pairs), node 3 the most neighbours (6)."""
    found, figures = _measured(krackhardt)
    kite = nx.krackhardt_kite_graph()
    wanted = {f"n{node}": value for node, value in nx.betweenness_centrality(kite).items()}
    assert {each.id: each.betweenness for each in figures.actors} == pytest.approx(wanted, abs=1e-6)
    assert {each.id: each.degree for each in figures.actors} == {f"n{node}": degree for node, degree in kite.degree}
    assert figures.actors[0].id == "n7" and figures.actors[0].betweenness == pytest.approx(14 / 36, abs=1e-6)
    assert nx.is_isomorphic(undirected(found), kite) and figures.density == pytest.approx(nx.density(kite), abs=1e-6)


def test_without_the_broker_of_the_kite_the_tail_falls_off(krackhardt):
    """Taking out node 7 leaves two components and cuts 7 times 2 pairs; the network without it says the same."""
    found, figures = _measured(krackhardt)
    row = next(each for each in figures.actors if each.id == "n7")
    assert (row.components_without, row.ties_lost, row.pairs_cut) == (2, 3, 14)
    rest, left = _measured(krackhardt, without=["n7"])
    assert left.components == 2 and len(found.edges) - len(rest.edges) == 3 and "n7" not in {each.id for each in rest.actors}


def test_a_star_is_wholly_centralised_and_a_ring_not_at_all():
    """Freeman 1979, Social Networks 1: 215-239: 1 for a star, 0 where all are alike."""
    assert centralisation([4, 1, 1, 1, 1]) == 1 and centralisation([2, 2, 2, 2]) == 0
    assert centralisation([1, 1]) is None


def test_around_government_counts_its_tiers_as_one(builder):
    """Two tiers with two firms each are one star; its degree stands in the place of the largest."""
    document = builder.document("Talk", "East")
    for turn, (office, firm) in enumerate((("镇", "a"), ("镇", "b"), ("县", "c"), ("县", "d")), 1):
        _tell(builder, document, turn, (office, GOVERNMENT), (firm, FIRM))
    _, figures = _measured(builder)
    assert figures.government_centralisation == 1 and figures.centralisation < 1


@pytest.mark.parametrize(
    ("groups", "role"),
    [("AAA", "coordinator"), ("ABA", "itinerant"), ("AAB", "representative"), ("ABB", "gatekeeper"), ("ABC", "liaison")],
)
def test_each_triad_is_the_role_of_gould_and_fernandez(groups, role):
    """The five triads i -> v -> k of Gould & Fernandez (1989), figure 1, told by the groups of i, v and k."""
    found = brokerage([("i", "v"), ("v", "k")], dict(zip("ivk", groups, strict=True)))
    assert found == {"i": {}, "v": {role: 1}, "k": {}}


def test_nobody_brokers_where_the_two_are_tied_themselves():
    """With i -> k there is no triad; with k -> i only there is one."""
    groups = dict.fromkeys("ivk", "A")
    assert brokerage([("i", "v"), ("v", "k"), ("i", "k")], groups)["v"] == {}
    assert brokerage([("i", "v"), ("v", "k"), ("k", "i")], groups)["v"] == {"coordinator": 1}


def test_an_edge_weighs_its_distinct_sources_and_keeps_its_mentions(builder):
    """Told twice in one interview and once in another: weight 2, three mentions; layers are kept apart."""
    first, second = builder.document("One", "East"), builder.document("Two", "East")
    ids = [_tell(builder, first, 2, "a", "b"), _tell(builder, first, 4, "a", "b", kinds=("kind.information",)), _tell(builder, second, 2, "a", "b")]
    found, _ = _measured(builder)
    (edge,) = found.edges
    assert (edge.weight, sorted(edge.mentions), edge.kinds) == (2, sorted(ids), ("kind.capital", "kind.information"))
    layer, _ = _measured(builder, kinds=["kind.information"])
    assert layer.edges[0].weight == 1 and layer.edges[0].mentions == (ids[1],)


def test_a_tie_over_a_broker_runs_through_it(builder):
    """Two edges in place of one; a mutual tie goes both ways."""
    document = builder.document("Talk", "East")
    _tell(builder, document, 2, "a", "b", brokers=(_end("商会"),), direction="dir.mutual")
    found, figures = _measured(builder)
    assert {(each.source, each.target) for each in found.edges} == {("a", "商会"), ("商会", "b"), ("b", "商会"), ("商会", "a")}
    assert all(each.brokered for each in found.edges) and figures.actors[0].id == "商会" and figures.actors[0].betweenness == 1


def test_planned_and_denied_ties_stand_aside(builder):
    """They are counted by the reason; asked for, planned ones make the network."""
    document = builder.document("Talk", "East")
    _tell(builder, document, 2, "a", "b", status="planned")
    _tell(builder, document, 4, "a", "c", polarity="denied")
    found, figures = _measured(builder)
    assert not found.edges and found.aside == {"denied": 1, "planned": 1}
    assert figures.components == 0 and figures.centralisation is None and figures.initiated_by_government.share is None


def test_shares_of_ties_leave_out_what_is_unclear(builder):
    """A tie counts once; government started one of two with a known initiator; one of three reaches a village."""
    document = builder.document("Talk", "East")
    by_government = [_tell(builder, document, turn, ("镇", GOVERNMENT), ("a", FIRM), initiator="a") for turn in (2, 3)]
    _tell(builder, document, 4, ("镇", GOVERNMENT), ("b", FIRM), initiator="b")
    _tell(builder, document, 5, ("村", VILLAGE), ("b", FIRM))
    _, figures = _measured(builder)
    started, rural = figures.initiated_by_government, figures.rural
    assert (started.hits, started.n, started.unclear, started.share) == (1, 2, 1, 0.5) and sorted(started.mentions) == sorted(by_government)
    assert (rural.hits, rural.n, rural.unclear) == (1, 3, 0)
