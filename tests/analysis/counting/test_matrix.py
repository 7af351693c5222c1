"""Tables of codings: what a cell counts, that it is what a naive count gives, and that every number opens its codings."""

from collections.abc import Callable
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.analysis.counting.cooccurrence import CHUNK, Together
from coder.analysis.counting.matrix import TOGETHER, Matrix, matrix
from coder.errors import Ambiguous, InvalidValue, NotFound
from coder.model.attribute import Attribute, AttributeDef
from coder.model.codebook import Code
from coder.model.coding import Coding
from coder.model.document import Document, Segment, Speaker
from coder.model.snapshot import Snapshot
from coder.model.town import Town, TownScope
from coder.model.user import User

LENGTH, TURN = 60, 10
PARENTS = {"a": None, "a.x": "a", "a.y": "a", "b": None, "b.x": "b"}
CODES = tuple(Code(id=f"id-{key}", codebook_id="book", key=key, parent_id=parent and f"id-{parent}") for key, parent in PARENTS.items())


def document(identity: str, revision_of: str | None = None) -> Document:
    """A document of 60 characters."""
    return Document(
        id=identity, title=f"title of {identity}", kind="interview", language="en", text_sha256=identity, length=LENGTH, source="", source_sha256="",
        encoding="utf-8", importer="test@1", revision_of=revision_of, created_at="", created_by="u",
    )  # fmt: skip


def coding(number: int, place: str, start: int, stop: int, key: str, user: str = "li") -> Coding:
    """A coding named by its number."""
    return Coding(id=f"c{number}", document_id=place, start=start, stop=stop, code_id=f"id-{key}", user_id=user, created_at="")


def project(*codings: Coding, **fields: object) -> Snapshot:
    """Two documents of six turns each, spoken by Ann and Bo in turns."""
    turns = tuple(
        Segment(kind="turn", ordinal=n + 1, start=n * TURN, stop=(n + 1) * TURN, label=("Ann", "Bo")[n % 2], label_start=n * TURN) for n in range(6)
    )
    values: dict[str, object] = {
        "name": "test", "codes": CODES, "documents": (document("d1"), document("d2")), "codings": codings,
        "segments": {"d1": turns, "d2": turns}, "turn_speakers": dict.fromkeys(("d1", "d2"), ("ann", "bo") * 3),
        "speakers": (Speaker(id="ann", name="Ann", labels=("Ann",)), Speaker(id="bo", name="Bo", labels=("Bo",))),
        "users": (User(id="li", name="Li"), User(id="wu", name="Wu")),
    }  # fmt: skip
    return Snapshot(**{**values, **fields})  # type: ignore[arg-type]


def cells(found: Matrix) -> dict[tuple[str, str], tuple[int, int]]:
    """Counts and sources of the cells that are not zero, by labels."""
    return {
        (row.label, column.label): (found.counts[r][c], found.sources[r][c])
        for (r, row), (c, column) in product(enumerate(found.rows), enumerate(found.columns))
        if found.counts[r][c]
    }


def _counts_for(each: Coding, key: str, rollup: bool) -> bool:
    own = each.code_id.removeprefix("id-")
    return own == key or (rollup and PARENTS[own] == key)


def _stand_together(one: Coding, other: Coding, by: str, within: int) -> bool:
    gap = max(one.start, other.start) - min(one.stop, other.stop)
    return one.document_id == other.document_id and (gap < 0 if by == "overlap" else gap <= within)


def _turns(each: Coding) -> set[tuple[str, int]]:
    return {(each.document_id, n) for n in range(each.start // TURN, (each.stop - 1) // TURN + 1)}


def _naive(codings: list[Coding], row: str, column: str, by: str, within: int, rollup: bool) -> set[frozenset[str]] | set[tuple[str, int]]:
    pairs = [
        (one, other)
        for pair in combinations(codings, 2)
        for one, other in (pair, pair[::-1])
        if _counts_for(one, row, rollup) and _counts_for(other, column, rollup)
    ]
    if by == "turn":
        return {turn for one, other in pairs for turn in _turns(one) & _turns(other)}
    return {frozenset((one.id, other.id)) for one, other in pairs if _stand_together(one, other, by, within)}


spans = st.tuples(st.sampled_from(["d1", "d2"]), st.integers(0, LENGTH - 1), st.integers(1, 25), st.sampled_from(list(PARENTS)))


@settings(max_examples=120, deadline=None)
@given(st.lists(spans, max_size=14), st.sampled_from(TOGETHER), st.integers(0, 12), st.booleans())
def test_the_sweep_counts_what_comparing_all_pairs_counts(drawn: list[tuple[str, int, int, str]], by: str, within: int, rollup: bool) -> None:
    """Counts, sources and the codings behind them, in every cell, for each way to stand together."""
    codings = [coding(n, place, start, min(LENGTH, start + length), key) for n, (place, start, length, key) in enumerate(drawn)]
    home = {each.id: each.document_id for each in codings}
    found = matrix(project(*codings), "code", "code", by=by, within=within, rollup=rollup)
    everything = found.evidence.all()
    for (r, row), (c, column) in product(enumerate(found.rows), enumerate(found.columns)):
        wanted = _naive(codings, row.label, column.label, by, within, rollup)
        pieces = found.evidence.of(r, c)
        assert found.counts[r][c] == len(wanted) == len(pieces)
        assert found.sources[r][c] == len({home[piece[0]] for piece in pieces})
        assert everything.get((r, c), ()) == pieces
        if by != "turn":
            assert {frozenset(piece) for piece in pieces} == wanted
            assert all(_counts_for(codings[int(one[1:])], row.label, rollup) for one, _ in pieces)
    assert {key.label for key in found.rows} >= {_topmost(each, rollup) for each in codings}


def _topmost(each: Coding, rollup: bool) -> str:
    """The topmost key that a coding counts for."""
    own = each.code_id.removeprefix("id-")
    return (PARENTS[own] if rollup else None) or own


def test_a_coding_never_stands_together_with_itself() -> None:
    """Alone it makes no pair, not even with the group above it; two of one code make one."""
    alone = matrix(project(coding(1, "d1", 0, 5, "a.x")), "code", "code", rollup=True)
    assert cells(alone) == {}
    two = matrix(project(coding(1, "d1", 0, 5, "a.x"), coding(2, "d1", 4, 9, "a.x", "wu")), "code", "code")
    assert cells(two) == {("a.x", "a.x"): (1, 1)}


def test_passages_that_touch_do_not_overlap_but_are_near() -> None:
    """Spans are half-open; near counts the characters between, and overlaps too."""
    touching = project(coding(1, "d1", 0, 5, "a.x"), coding(2, "d1", 5, 9, "b.x"), coding(3, "d1", 11, 12, "b"))
    assert cells(matrix(touching, "code", "code")) == {}
    assert cells(matrix(touching, "code", "code", by="near", within=0)) == {("a.x", "b.x"): (1, 1), ("b.x", "a.x"): (1, 1)}
    assert ("b", "b.x") in cells(matrix(touching, "code", "code", by="near", within=2))
    assert ("b", "b.x") not in cells(matrix(touching, "code", "code", by="near", within=1))


def test_near_never_reaches_into_the_next_document() -> None:
    """However large the distance."""
    apart = project(coding(1, "d1", 55, 60, "a.x"), coding(2, "d2", 0, 5, "b.x"))
    assert cells(matrix(apart, "code", "code", by="near", within=10_000)) == {}


def test_a_passage_over_several_turns_is_in_each_of_them() -> None:
    """Question and answer coded together share a turn with a code of the answer."""
    found = project(coding(1, "d1", 0, 20, "a.x"), coding(2, "d1", 12, 15, "b.x"), coding(3, "d1", 31, 33, "b.x"))
    assert cells(matrix(found, "code", "code", by="turn")) == {("a.x", "b.x"): (1, 1), ("b.x", "a.x"): (1, 1)}
    assert cells(matrix(found, "code", "speaker")) == {("a.x", "Ann"): (1, 1), ("a.x", "Bo"): (1, 1), ("b.x", "Bo"): (2, 1)}


def test_codes_by_documents_and_users() -> None:
    """In the order of the project; documents without codings are left out."""
    found = project(coding(1, "d2", 0, 5, "b.x"), coding(2, "d2", 20, 25, "a.x", "wu"), coding(3, "d2", 30, 35, "a.x"))
    by_document = matrix(found, "code", "document")
    assert [key.label for key in by_document.rows] == ["a.x", "b.x"] and [key.id for key in by_document.columns] == ["d2"]
    assert by_document.counts == ((2,), (1,)) and by_document.codings(0, 0) == ("c2", "c3")
    assert cells(matrix(found, "user", "code")) == {("Li", "a.x"): (1, 1), ("Li", "b.x"): (1, 1), ("Wu", "a.x"): (1, 1)}


def test_towns_count_by_place_and_codings_without_one_are_seen() -> None:
    """A passage about two towns counts for both; what speaks of none stands under (none)."""
    towns = {
        "towns": (Town(id="k", names={"en": "Kunshan"}), Town(id="s", names={"zh": "顺德"})),
        "town_scopes": (
            TownScope(id="1", town_id="k", document_id="d1"),
            TownScope(id="2", town_id="s", document_id="d1"),
            TownScope(id="3", town_id="s", document_id="d2", start=0, stop=20),
        ),
    }
    found = project(coding(1, "d1", 0, 5, "a.x"), coding(2, "d2", 5, 9, "a.x"), coding(3, "d2", 30, 35, "a.x"), **towns)
    assert cells(matrix(found, "code", "town")) == {("a.x", "Kunshan"): (1, 1), ("a.x", "顺德"): (2, 2), ("a.x", "(none)"): (1, 1)}


@pytest.fixture
def with_variables() -> Snapshot:
    """Years of documents, and the sector of documents and of speakers."""
    return project(
        coding(1, "d1", 0, 5, "a.x"), coding(2, "d2", 11, 15, "a.x"),
        attribute_defs=(
            AttributeDef(id="y", key="year", target_kind="document", value_type="integer"),
            AttributeDef(id="s1", key="sector", target_kind="document"), AttributeDef(id="s2", key="sector", target_kind="speaker"),
        ),
        attributes=(
            Attribute(id="1", def_id="y", target_id="d1", value="1000"), Attribute(id="2", def_id="y", target_id="d2", value="98"),
            Attribute(id="3", def_id="s2", target_id="bo", value="trade"),
        ),
    )  # fmt: skip


def test_variables_of_documents_and_speakers(with_variables: Snapshot) -> None:
    """Numbers in their order; a value that is not set is (none)."""
    assert [key.label for key in matrix(with_variables, "code", "year").columns] == ["98", "1000"]
    assert cells(matrix(with_variables, "code", "speaker.sector")) == {("a.x", "trade"): (1, 1), ("a.x", "(none)"): (1, 1)}


@pytest.mark.parametrize(("rows", "columns", "error"), [("code", "sector", Ambiguous), ("code", "weather", NotFound), ("code:zzz", "town", NotFound)])
def test_what_names_nothing_or_two_things_is_refused(with_variables: Snapshot, rows: str, columns: str, error: type[Exception]) -> None:
    """With a hint of what there is."""
    with pytest.raises(error) as raised:
        matrix(with_variables, rows, columns)
    assert raised.value.hint  # type: ignore[attr-defined]


def test_another_way_to_stand_together_is_refused() -> None:
    """Only overlap, near and turn; no negative distance."""
    for wrong in ({"by": "heart"}, {"by": "near", "within": -1}):
        with pytest.raises(InvalidValue):
            matrix(project(), "code", "code", **wrong)  # type: ignore[arg-type]


def test_roll_up_and_one_branch() -> None:
    """A group counts what is below it, once; `code:a` shows that branch only."""
    found = project(coding(1, "d1", 0, 5, "a.x"), coding(2, "d1", 2, 6, "a.y"), coding(3, "d2", 0, 5, "b.x"))
    assert cells(matrix(found, "code:a", "document", rollup=True)) == {
        ("a", "title of d1"): (2, 1), ("a.x", "title of d1"): (1, 1), ("a.y", "title of d1"): (1, 1)
    }  # fmt: skip
    rolled = cells(matrix(found, "code:a", "code", rollup=True))
    assert rolled["a", "a"] == rolled["a", "a.x"] == rolled["a.x", "a.y"] == (1, 1) and ("a.x", "a.x") not in rolled


def test_a_replaced_document_is_no_evidence() -> None:
    """What a revision replaced does not count twice."""
    documents = (document("d1"), document("d2", revision_of="d1"))
    found = project(coding(1, "d1", 0, 5, "a.x"), coding(2, "d2", 0, 5, "a.x"), documents=documents)
    assert cells(matrix(found, "code", "document")) == {("a.x", "title of d2"): (1, 1)}


def test_a_project_without_codings_gives_an_empty_table() -> None:
    """Of any kind."""
    for columns, by in (("code", "overlap"), ("code", "turn"), ("town", "overlap")):
        assert matrix(project(), "code", columns, by=by).counts == ()


def test_counting_piece_by_piece_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A passage with more neighbours than fit in memory at once is counted all the same."""
    many = project(*(coding(n, ("d1", "d2")[n % 2], n % 40, 41 + n % 19, list(PARENTS)[n % 5]) for n in range(80)))
    whole = matrix(many, "code", "code", rollup=True)
    monkeypatch.setattr("coder.analysis.counting.cooccurrence.CHUNK", 7)
    pieces = matrix(many, "code", "code", rollup=True)
    assert (pieces.counts, pieces.sources, pieces.evidence.all()) == (whole.counts, whole.sources, whole.evidence.all())
    assert CHUNK > 7 and isinstance(pieces.evidence, Together)


def test_ten_thousand_codings_of_one_document(growth: Callable[..., float]) -> None:
    """Far from the 50 million comparisons of all pairs: the cost grows as the number of codings."""
    codings = [coding(n, "d1", n * 97, n * 97 + 10 + n * 31 % 400, list(PARENTS)[n * 7 % 5]) for n in range(16_000)]
    found = {number: project(*codings[:number]) for number in (2_000, 16_000)}
    assert growth(lambda number: matrix(found[number], "code", "code"), 2_000) < 1.6


def test_two_things_joined_by_a_comma_are_counted_by_together(with_variables: Snapshot) -> None:
    """The parts of a joined head say which is which; a coding counts once; a name that means nothing is refused as elsewhere."""
    apart, joined = matrix(with_variables, "code", "user"), matrix(with_variables, "code", "document, user")
    assert sum(map(sum, joined.counts)) == sum(map(sum, apart.counts))
    assert all(len(key.label.split(" / ")) == 2 and key.label.startswith("title of") for key in joined.columns)
    assert matrix(with_variables, "user,document", "code").by == ""
    with pytest.raises(NotFound):
        matrix(with_variables, "code", "document,weather")
