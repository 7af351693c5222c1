"""A passage in its surroundings as lines, and the places where words occur in a project (no Textual)."""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from coder.tui.document.finding import Finder
from coder.tui.document.layout import Layout, TextIndex
from coder.tui.lines import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A passage of a document."""

    document_id: str
    title: str
    start: int
    stop: int


Part = tuple[int, int, str]
"""Start, stop, and the style in which it stands out."""


def in_context(text: str, start: int, stop: int, width: int, *, around: int = 160, most: int = 12, parts: Sequence[Part] = ()) -> list[Line]:
    """The passage, standing out in the style `current`, between dim text of up to `around` characters on each side; at most `most` lines.

    The surroundings give way before the passage does. With `parts`, which do not overlap, only these stand out, each in its style.
    """
    given = parts or ((start, stop, "current"),)
    edges = {edge for part in given for edge in part[:2]}
    first = max(0, start - around, text.rfind("\n\n", 0, start) + 1 if stop - start > around else 0)
    last = min(len(text), stop + around)
    piece = text[first:last]
    layout = Layout(TextIndex(piece), max(10, width - 1))
    lines: list[Line] = []
    touched: list[int] = []
    for y in range(layout.height):
        a, b = (first + each for each in layout.row(y))
        if not text[a:b].strip():
            continue
        cuts = sorted({a, b, *(each for each in edges if a < each < b)})
        if a < stop and b > start:
            touched.append(len(lines))
        lines.append([(text[x:z].rstrip("\n"), _style(x, given)) for x, z in itertools.pairwise(cuts)])
    if lines and last < len(text) and text[last - 1] != "\n" and text[last] != "\n":
        lines[-1] = [*lines[-1], ("…", "dim")]
    if lines and first > 0 and text[first - 1] != "\n" and text[first] != "\n":
        lines[0] = [("…", "dim"), *lines[0]]
    if len(lines) <= most:
        return lines
    top = max(0, min(touched[0] - max(0, (most - len(touched)) // 2), len(lines) - most)) if touched else 0
    return lines[top : top + most]


def _style(position: int, parts: Sequence[Part]) -> str:
    return next((style for start, stop, style in parts if start <= position < stop), "dim")


def occurrences(project: Any, words: str, keep: Callable[[Place], bool]) -> list[Place]:
    """Every place of the project where the words stand, whatever script or width they are written in, of those that `keep` lets pass."""
    found: list[Place] = []
    for document in project.documents.list():
        finder = Finder(project.documents.text(document.id))
        finder.search(words)
        places = (Place(document_id=document.id, title=document.title, start=at, stop=at + finder.size) for at in finder.hits)
        found += [each for each in places if keep(each)]
    return found


def not_coded(project: Any, code_id: str, user_id: str) -> Callable[[Place], bool]:
    """Lets those places pass that this person has not given this code."""
    known: dict[str, list[tuple[int, int]]] = {}
    for each in project.codings.all():
        if each.code_id == code_id and each.user_id == user_id:
            known.setdefault(each.document_id, []).append((each.start, each.stop))
    return lambda place: not any(a < place.stop and b > place.start for a, b in known.get(place.document_id, ()))
