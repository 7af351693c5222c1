"""Networks for other programs: GraphML and GEXF (Gephi, Pajek, R igraph), and edge lists as CSV."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from coder.errors import FormatError
from coder.formats.files.atomic import replacing
from coder.formats.files.file_names import shown
from coder.formats.tables.csv_file import write_rows

if TYPE_CHECKING:
    import networkx

_META = re.compile(r"\s*<meta .*?</meta>", re.DOTALL)
"""The day of writing and the like: the same network gives the same bytes."""

Cell = str | int | float
Row = Mapping[str, Cell]


def write_network(path: Path, nodes: Sequence[Row], edges: Sequence[Row]) -> None:
    """Write a directed network; the suffix says the format: .graphml, .gexf, or .csv for the list of edges.

    Args:
        nodes: Each with an `id` and a `label`; other cells become attributes.
        edges: Each with a `source` and a `target` among the ids; other cells become attributes. CSV names both ends by label too, and
            guards cells that a spreadsheet would take for a formula.

    Raises:
        FormatError: the suffix is none of these, or the file cannot be written.
    """
    writers: Mapping[str, Callable[[Path, Sequence[Row], Sequence[Row]], None]] = {".graphml": _graphml, ".gexf": _gexf, ".csv": _csv}
    if path.suffix.lower() not in writers:
        raise FormatError(f"{shown(path)} has a suffix no network is written in", f"Use one of: {', '.join(writers)}.")
    writers[path.suffix.lower()](path, nodes, edges)


def write_graph(path: Path, nodes: Sequence[Row], edges: Sequence[Row], *, gexf: bool, directed: bool) -> None:
    """Write a network in which two nodes may have several edges, as GraphML or GEXF; `path` is a new file.

    Args:
        nodes: Each with an `id` and a `label`; other cells become attributes.
        edges: Each with an `id`, a `source` and a `target` among the ids of the nodes; other cells become attributes.
    """
    import networkx as nx

    graph = nx.MultiDiGraph() if directed else nx.MultiGraph()
    for row in nodes:
        graph.add_node(_clean(row["id"]), **{name: _clean(cell) for name, cell in row.items() if name != "id"})
    for row in edges:
        rest = {name: _clean(cell) for name, cell in row.items() if name not in ("id", "source", "target")}
        graph.add_edge(_clean(row["source"]), _clean(row["target"]), key=_clean(row["id"]), **rest)
    lines = nx.generate_gexf(graph) if gexf else nx.generate_graphml(graph)
    text = "\n".join(lines) + "\n"
    path.write_text(_META.sub("", text) if gexf else text, encoding="utf-8", newline="")


def _graphml(path: Path, nodes: Sequence[Row], edges: Sequence[Row]) -> None:
    import networkx as nx

    _write_lines(path, "\n".join(nx.generate_graphml(_graph(nodes, edges))))


def _gexf(path: Path, nodes: Sequence[Row], edges: Sequence[Row]) -> None:
    import networkx as nx

    _write_lines(path, _META.sub("", "\n".join(nx.generate_gexf(_graph(nodes, edges)))))


def _write_lines(path: Path, lines: str) -> None:
    with replacing(path) as temporary:
        temporary.write_text(lines + "\n", encoding="utf-8", newline="")


def _graph(nodes: Sequence[Row], edges: Sequence[Row]) -> "networkx.DiGraph":
    import networkx as nx

    graph = nx.DiGraph()
    for row in nodes:
        graph.add_node(_clean(row["id"]), **{name: _clean(cell) for name, cell in row.items() if name != "id"})
    for row in edges:
        rest = {name: _clean(cell) for name, cell in row.items() if name not in ("source", "target")}
        graph.add_edge(_clean(row["source"]), _clean(row["target"]), **rest)
    return graph


def _clean(cell: Cell) -> Cell:
    """A cell on one line, without the characters that XML cannot hold."""
    if not isinstance(cell, str):
        return cell
    return "".join(each if each.isprintable() else " " if each.isspace() else "" for each in cell)


def _csv(path: Path, nodes: Sequence[Row], edges: Sequence[Row]) -> None:
    labels = {row["id"]: row["label"] for row in nodes}
    columns = list(dict.fromkeys(name for row in edges for name in row)) or ["source", "target"]
    rows = ((labels.get(row["source"], ""), labels.get(row["target"], ""), *(row.get(name) for name in columns)) for row in edges)
    write_rows(path, ["source_label", "target_label", *columns], rows)
