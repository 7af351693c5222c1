"""Examples: what people decided, by unit."""

from coder.model.coding import Coding, Decision
from coder.model.document import Document
from coder.model.snapshot import Snapshot
from coder.model.suggestion import Unit
from coder.suggest.examples import examples_of

UNITS = tuple(Unit(document_id="d", start=start, stop=start + 100, text="x" * 100) for start in (0, 100, 200, 300))


def coding(number: int, start: int, stop: int, code: str, document: str = "d") -> Coding:
    return Coding(id=f"c{number}", document_id=document, start=start, stop=stop, code_id=code, user_id="u", created_at="")


def refusal(start: int, stop: int, code: str, verdict: str = "rejected") -> Decision:
    return Decision(
        id=f"r{start}{code}",
        document_id="d",
        start=start,
        stop=stop,
        code_id=code,
        user_id="u",
        verdict=verdict,
        score=0.5,
        suggester="",
        created_at="",
    )


def project(codings=(), decisions=()) -> Snapshot:
    document = Document(
        id="d", title="D", kind="interview", language="zh", text_sha256="", length=400, source="", source_sha256="", encoding="", importer="",
        created_at="", created_by="",
    )  # fmt: skip
    return Snapshot(name="p", documents=(document,), codings=codings, decisions=decisions)


def codes(examples) -> list[tuple[int, tuple[str, ...], tuple[str, ...]]]:
    return [(example.unit.start, example.codes, example.rejected) for example in examples]


def test_a_unit_carries_a_code_that_covers_it_or_lies_in_it():
    """A quote inside a turn, and a coding over two turns; a coding that only touches a turn is none of it."""
    given = (coding(1, 20, 40, "a"), coding(2, 90, 300, "b"))
    assert codes(examples_of(project(given), {"d": UNITS})) == [(0, ("a",), ()), (100, ("b",), ()), (200, ("b",), ())]


def test_two_users_who_agree_are_one_decision():
    """The first coding is named."""
    found = examples_of(project((coding(1, 0, 100, "a"), coding(2, 0, 100, "a"))), {"d": UNITS})
    assert [(example.codes, example.coding_ids) for example in found] == [(("a",), ("c1",))]


def test_rejections_count_unless_the_code_was_given():
    """A changed mind is a coding; skipping is no decision."""
    decisions = (refusal(0, 100, "a"), refusal(100, 200, "a"), refusal(200, 300, "a", "skipped"))
    found = examples_of(project((coding(1, 0, 100, "a"),), decisions), {"d": UNITS})
    assert codes(found) == [(0, ("a",), ()), (100, (), ("a",))]


def test_uncoded_units_count_only_where_the_document_was_read():
    """Silence says something only of what was read."""
    assert codes(examples_of(project((coding(1, 0, 100, "a"),)), {"d": UNITS})) == [(0, ("a",), ())]
    assert len(examples_of(project((coding(1, 0, 100, "a"),)), {"d": UNITS}, read={"d"})) == 4
