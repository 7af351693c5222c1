"""The codes as a tree."""

from coder.model.codebook import Code
from coder.tui.codes.code_list import CodeList
from coder.tui.codes.code_tree import neighbour, tree


def code(key: str, parent: str | None = None, **more: object) -> Code:
    return Code(id=key, codebook_id="b", key=key, names={"en": key}, parent_id=parent, **more)  # type: ignore[arg-type]


CODES = (
    code("sit", codable=False),
    code("sit.cp", "sit"),
    code("sit.cp.deep", "sit.cp"),
    code("sit.old", "sit", retired=True),
    code("sit.below_old", "sit.old"),
    code("sit.sm", "sit"),
    code("own"),
    code("ment.leader"),
    code("own.below", "own"),
    code("kind", codable=False, attaches_to="linkage"),
    code("kind.capital", "kind", attaches_to="linkage"),
    code("empty", codable=False),
)


def drawn(*codes: Code) -> list[tuple[str, list[str]]]:
    groups = [group for book in tree(CodeList(codes, "en")) for group in book.groups]
    return [(group.title, ["  " * node.depth + node.code.key for node in group.nodes]) for group in groups]


def test_codes_stand_under_their_parents() -> None:
    """Retired ones at the end; what is below one of them moves up; a code at the top stands in its family; codes of linkages are left out."""
    assert drawn(*CODES) == [
        ("sit", ["sit.cp", "  sit.cp.deep", "sit.below_old", "sit.sm"]),
        ("Codes of one's own", ["own", "  own.below"]),
        ("ment", ["ment.leader"]),
        ("empty", []),
        ("Retired", ["sit.old"]),
    ]


def test_a_code_whose_parent_is_missing_is_not_lost() -> None:
    """It stands at the top."""
    assert drawn(code("a.b", "gone")) == [("a", ["a.b"])]


def test_the_neighbour_is_of_the_same_parent() -> None:
    """Codes below another, and retired ones, are passed over; headings have headings beside them; at the ends there is none."""
    codes = CodeList(CODES, "en")
    books = tree(codes)
    for key, direction, other in (("sit.cp", 1, "sit.sm"), ("sit.sm", -1, "sit.cp"), ("sit", 1, "empty"), ("empty", -1, "sit")):
        assert neighbour(books, codes, codes.by_id[key], direction) == other
    for key, direction in (("sit.cp", -1), ("sit.sm", 1), ("sit.cp.deep", 1), ("sit.old", -1), ("own", 1), ("empty", 1), ("kind.capital", 1)):
        assert neighbour(books, codes, codes.by_id[key], direction) is None, key
