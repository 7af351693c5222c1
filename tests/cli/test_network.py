"""coder network: figures, what falls away without an actor, and files for other programs."""

import csv
from collections.abc import Callable
from pathlib import Path

import networkx as nx


def test_a_network_in_lines_and_as_json(coder: Callable, project: Path) -> None:
    """Actors, edges with sources and mentions; every edge of the JSON holds the ids of its mentions, and --quotes prints them."""
    told = coder("network", project, "昆山", "--quotes")
    assert told.status == 0 and "2 actors, 1 edge, from 1 mention of 1 tie in 1 source" in told.out
    assert "镇政府 -> 台商: information (1 source, 1 mention)" in told.out and "和台商对接" in told.out
    found = coder("network", project, "昆山", "--json").json
    known = [each["id"] for each in coder("link", project, "--json").json["mentions"]]
    assert found["network"]["edges"][0]["mentions"] == known and known[0] in told.out
    assert found["measures"]["components"] == 1 and found["before"] is None


def test_an_actor_is_taken_out_by_name_in_either_script(coder: Callable, project: Path) -> None:
    """The edge goes with it; a name that is nobody's is said in two lines."""
    found = coder("network", project, "昆山", "--without", "臺商", "--json").json
    assert not found["network"]["edges"] and found["before"]["components"] == 1
    wrong = coder("network", project, "昆山", "--without", "nobody")
    assert wrong.status == 1 and wrong.err.count("\n") == 2


def test_a_network_is_written_for_other_programs(coder: Callable, project: Path, tmp_path: Path) -> None:
    """GraphML and GEXF read back by networkx; the list of edges holds no live formula; another suffix is refused."""
    coder("link", project, "zh", 16, 30, "--from", "=cmd()", "--to", "台商", "--kind", "capital")
    for suffix, read in ((".graphml", nx.read_graphml), (".gexf", nx.read_gexf)):
        assert coder("network", project, "昆山", "--out", tmp_path / f"net{suffix}").status == 0
        graph = read(tmp_path / f"net{suffix}")
        assert len(graph) == 3 and graph.number_of_edges() == 2
    coder("network", project, "昆山", "--out", tmp_path / "net.csv")
    rows = list(csv.DictReader((tmp_path / "net.csv").read_text(encoding="utf-8-sig").split("\n")))
    assert {"'=cmd()", "镇政府"} == {row["source_label"] for row in rows}
    refused = coder("network", project, "昆山", "--out", tmp_path / "net.xyz")
    assert refused.status == 1 and refused.err.count("\n") == 2 and not (tmp_path / "net.xyz").exists()


def test_layers_and_statuses_are_chosen(coder: Callable, project: Path) -> None:
    """A layer without a tie is empty; an unknown kind is refused."""
    assert "0 actors" in coder("network", project, "昆山", "--kind", "capital").out
    assert coder("network", project, "昆山", "--kind", "weather").status == 1
    assert "0 actors" in coder("network", project, "昆山", "--status", "planned").out


def test_pseudonyms_take_the_place_of_names_everywhere(coder: Callable, project: Path, tmp_path: Path) -> None:
    """In actors, edges, quotes, JSON and files; an actor is still taken out by its name; without pseudonyms it is refused."""
    assert coder("network", project, "昆山", "--pseudonyms").status == 1
    coder("actors", project, "set", "台商", "--pseudonym", "A1")
    out = tmp_path / "net.graphml"
    told = coder("network", project, "昆山", "--pseudonyms", "--quotes", "--out", out)
    assert told.status == 0 and "镇政府 -> A1" in told.out and "和A1对接" in told.out
    for printed in (told.out, coder("network", project, "昆山", "--pseudonyms", "--json").out, out.read_text(encoding="utf-8")):
        assert "台商" not in printed and "A1" in printed
    without = coder("network", project, "昆山", "--pseudonyms", "--without", "台商")
    assert without.status == 0 and "台商" not in without.out and "before (1 actor taken out)" in without.out
    for command in ("episodes", "cooccur", "agree"):
        assert coder(command, project, "--pseudonyms").status == 0
