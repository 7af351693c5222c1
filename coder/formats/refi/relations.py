"""Links, sets and graphs of a project."""

from collections.abc import Callable, Iterator

from coder.formats.foreign.gathering import Gathering
from coder.formats.foreign.project import ForeignLink, ForeignSet
from coder.formats.refi.elements import Element, children, description, guid, name_of, said, target, within

_DIRECTIONS = {"OneWay": "one_way", "Bidirectional": "bidirectional"}
_ARROWS = {"OneWay": "->", "Bidirectional": "<->"}

Resolve = Callable[[str], tuple[str, str] | None]
"""Gives (kind, key) of what an identifier means; None: nothing in the file."""


def take_links(root: Element, gathered: Gathering, resolve: Resolve, note_of: Callable[[Element], str]) -> None:
    """Take the links whose two ends are in the file."""
    for number, each in enumerate(within(root, "Links", "Link")):
        origin, end = resolve(guid(each, "originGUID")), resolve(guid(each, "targetGUID"))
        name = said(each, "name")
        if origin is None or end is None:
            gathered.lose("links to what did not come in", name)
            continue
        note = "\n".join(part for part in (description(each), note_of(each)) if part)
        direction = _DIRECTIONS.get(said(each, "direction"), "associative")
        key = guid(each) or f"link {number}"
        gathered.links.append(ForeignLink(key=key, name=name, origin=origin, target=end, direction=direction, note=note))


def take_sets(root: Element, gathered: Gathering, resolve: Resolve) -> None:
    """Take the sets, in a project or a codebook; one of codes and texts becomes two."""
    sets = within(root, "CodeBook", "Sets", "Set") if name_of(root) == "Project" else iter(())
    for number, each in enumerate((*within(root, "Sets", "Set"), *sets)):
        key, name, told = guid(each) or f"set {number}", said(each, "name"), description(each)
        codes = _members(each, gathered, resolve, "MemberCode")
        texts = _members(each, gathered, resolve, "MemberSource")
        notes = [key for _, key in _members(each, gathered, resolve, "MemberNote")]
        if notes:
            gathered.lose("notes that belong to sets: that they do is lost", name)
        if codes or not texts:
            gathered.sets.append(ForeignSet(key=key, name=name or key, member_kind="code", members=_keys(codes, "code"), description=told))
        if texts:
            members = _keys(texts, "document")
            gathered.sets.append(ForeignSet(key=f"{key} texts", name=name or key, member_kind="document", members=members, description=told))


def take_graphs(root: Element, gathered: Gathering, name: Callable[[tuple[str, str]], str], resolve: Resolve) -> None:
    """Write each graph down as a memo of kind `graph`: its edges, and the vertices without any."""
    for each in within(root, "Graphs", "Graph"):
        vertices = {guid(vertex): _vertex(vertex, name, resolve) for vertex in children(each, "Vertex")}
        lines, joined = list[str](), set[str]()
        for edge in children(each, "Edge"):
            ends = (guid(edge, "sourceVertex"), guid(edge, "targetVertex"))
            if any(end not in vertices for end in ends):
                gathered.lose("edges of graphs to a vertex that is not there", said(edge, "name"))
                continue
            joined.update(ends)
            label = f" ({said(edge, 'name')})" if said(edge, "name") else ""
            lines.append(f"{vertices[ends[0]]} {_ARROWS.get(said(edge, 'direction'), '--')} {vertices[ends[1]]}{label}")
        lines += [vertex for key, vertex in vertices.items() if key not in joined]
        if lines:
            gathered.lose("graphs: places and shapes of their vertices are lost, the rest is a memo of kind graph", said(each, "name"))
            gathered.memo("project", None, "\n".join(lines), title=said(each, "name"), kind="graph")


def _vertex(vertex: Element, name: Callable[[tuple[str, str]], str], resolve: Resolve) -> str:
    found = resolve(guid(vertex, "representedGUID"))
    return said(vertex, "name") or (name(found) if found else "") or "?"


def _members(element: Element, gathered: Gathering, resolve: Resolve, tag: str) -> list[tuple[str, str]]:
    found = []
    for each in children(element, tag):
        thing = resolve(target(each))
        if thing is None:
            gathered.lose("members of sets that did not come in", said(element, "name"))
        else:
            found.append(thing)
    return found


def _keys(things: list[tuple[str, str]], kind: str) -> tuple[str, ...]:
    return tuple(_of_kind(things, kind))


def _of_kind(things: list[tuple[str, str]], kind: str) -> Iterator[str]:
    return (key for each, key in things if each == kind)
