"""The codes as a tree: books, their groups, codes with the codes below them (no Textual)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from coder.model.codebook import Code
from coder.tui.codes.code_list import CodeList
from coder.tui.texts.screens import Texts


@dataclass(frozen=True, slots=True)
class Node:
    """A code, or a group inside a group, and how many levels below its heading it stands (from 0)."""

    code: Code
    depth: int


@dataclass(frozen=True, slots=True)
class Group:
    """A heading with the codes under it.

    Attributes:
        id: Id of the code that is the heading, or of its own where there is none.
    """

    id: str
    title: str
    nodes: tuple[Node, ...]

    @property
    def codes(self) -> tuple[Code, ...]:
        """The codes, without the groups between them."""
        return tuple(node.code for node in self.nodes if node.code.codable)


@dataclass(frozen=True, slots=True)
class Book:
    """One codebook with its groups, the retired codes last."""

    id: str
    title: str
    groups: tuple[Group, ...]


def tree(codes: CodeList) -> tuple[Book, ...]:
    """The codebooks that have something to show, in their order."""
    by_book: dict[str, list[Code]] = defaultdict(list)
    for code in codes.by_id.values():
        by_book[code.codebook_id].append(code)
    books = (Book(book, codes.title(book), tuple(_groups(book, members, codes.language))) for book, members in by_book.items())
    return tuple(book for book in books if book.groups)


def neighbour(books: Sequence[Book], codes: CodeList, code: Code, direction: int) -> str | None:
    """Id of the code, or of the heading, of the same parent that stands before (-1) or after (1) it under its heading; None at the ends."""
    rows = [[group.id for group in book.groups if group.id in codes.by_id] for book in books]
    rows += [[node.code.id for node in group.nodes if node.code.parent_id == code.parent_id] for book in books for group in book.groups]
    row = next((row for row in rows if code.id in row), [])
    at = row.index(code.id) + direction if row and not code.retired else -1
    return row[at] if 0 <= at < len(row) else None


def _groups(book: str, members: Sequence[Code], language: str) -> Iterator[Group]:
    known = {code.id for code in members}
    below: dict[str | None, list[Code]] = defaultdict(list)
    for code in members:
        below[code.parent_id if code.parent_id in known else None].append(code)
    families: dict[str, list[Node]] = {}
    for top in below[None]:
        if top.codable:
            families.setdefault(_family(top), []).extend(_nodes(top, below, 0))
    for top in below[None]:
        if top.codable and families.get(_family(top)):
            name = _family(top)
            yield Group(f"{book}/{name}", Texts(language)("own codes") if name == _NO_FAMILY else name, tuple(families.pop(name)))
        elif not top.codable:
            nodes = [node for child in below[top.id] for node in _nodes(child, below, 0)]
            if nodes or (not below[top.id] and top.attaches_to == "segment"):
                yield Group(top.id, top.name(language), tuple(nodes))
    retired = [Node(code, 0) for code in members if code.retired and code.attaches_to == "segment"]
    if retired:
        yield Group(f"{book}/retired", Texts(language)("retired codes"), tuple(retired))


def _nodes(code: Code, below: Mapping[str | None, Sequence[Code]], depth: int) -> list[Node]:
    """A code and what is below it; what is retired or belongs to linkages is left out, and a group with nothing left in it."""
    shown = not code.retired and code.attaches_to == "segment"
    under = [node for child in below.get(code.id, ()) for node in _nodes(child, below, depth + shown)]
    empty = not code.codable and not under and bool(below.get(code.id))
    return ([Node(code, depth)] if shown and not empty else []) + under


_NO_FAMILY = "·"


def _family(code: Code) -> str:
    return code.key.split(".", 1)[0] if "." in code.key else _NO_FAMILY
