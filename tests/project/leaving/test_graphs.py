"""Networks of a project, opened again by networkx: who is tied to whom over whom, and which codes occur together."""

from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from coder.model.document import Document
from coder.project.leaving import exporting
from coder.project.project import Project

CODE, OTHER = "sit.skill_matching", "sit.elite_coalition_building"
READ = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}


@pytest.fixture
def tied(project: Project, interview: Document) -> Project:
    """Three mentions: a direct one, one over a broker, one denied; codes that overlap and that only share a turn."""
    project.mentions.add(interview.id, 4, 9, "商会", "台商", kinds=["information"], situations=[CODE])
    project.mentions.add(interview.id, 4, 9, "镇政府", "台商", brokers=["商会"], kinds=["capital"])
    project.mentions.add(interview.id, 4, 9, "商会", "台商", polarity="denied")
    turn = project.documents.turns(interview.id)[1]
    project.codings.add(interview.id, turn.start, turn.start + 4, CODE)
    project.codings.add(interview.id, turn.start + 2, turn.start + 6, OTHER)
    project.codings.add(interview.id, turn.stop - 2, turn.stop, "sit.synchronised_operation")
    return project


def _graph(project: Project, path: Path, format: str) -> Any:
    exporting.export(project.workspace.store, path, format=format)
    return READ[format.rpartition("-")[2]](path)


@pytest.mark.parametrize("suffix", ["graphml", "gexf"])
def test_every_step_of_every_mention_is_an_edge(tied: Project, tmp_path: Path, suffix: str) -> None:
    """With what was coded of it; a broker stands between, and what is denied is there, marked."""
    graph = _graph(tied, tmp_path / "out.x", f"linkages-{suffix}")
    names = {node: data["label"] for node, data in graph.nodes(data=True)}
    edges = [(names[a], names[b], data["kinds"], data["brokered"], data["polarity"], data["eligible"]) for a, b, data in graph.edges(data=True)]
    assert sorted(edges) == sorted(
        [
            ("商会", "台商", "kind.information", False, "affirmed", True),
            ("镇政府", "商会", "kind.capital", True, "affirmed", True),
            ("商会", "台商", "kind.capital", True, "affirmed", True),
            ("商会", "台商", "", False, "denied", False),
        ]
    )
    assert graph.is_multigraph() and graph.is_directed()


@pytest.mark.parametrize("suffix", ["graphml", "gexf"])
def test_codes_that_occur_together(tied: Project, tmp_path: Path, suffix: str) -> None:
    """Pairs that share characters and turns that have both, undirected."""
    graph = _graph(tied, tmp_path / "out.x", f"codes-{suffix}")
    keys = {node: data["code"] for node, data in graph.nodes(data=True)}
    edges = {frozenset((keys[a], keys[b])): (data["turns"], data["overlaps"], data["documents"]) for a, b, data in graph.edges(data=True)}
    assert edges[frozenset((CODE, OTHER))] == (1, 1, 1)
    assert edges[frozenset((CODE, "sit.synchronised_operation"))] == (1, 0, 1)
    assert len(edges) == 3 and not graph.is_directed()


def test_the_suffix_is_the_network_of_linkages_and_bytes_are_the_same(tied: Project, tmp_path: Path) -> None:
    """No day of writing inside, and what is not in the network is told."""
    for suffix in ("graphml", "gexf"):
        (lost,) = exporting.export(tied.workspace.store, tmp_path / f"a.{suffix}").lost
        exporting.export(tied.workspace.store, tmp_path / f"b.{suffix}")
        assert (lost.what.partition(" ")[0], lost.count) == ("codings", 3)
        assert (tmp_path / f"a.{suffix}").read_bytes() == (tmp_path / f"b.{suffix}").read_bytes()
