"""Things as records and back, identities, spans and changes."""

from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.model import ids
from coder.model.change import Change
from coder.model.codebook import Code, Codebook, Dimension, IdealType
from coder.model.coding import Coding
from coder.model.document import Document, TurnEdit
from coder.model.linkage import ActorRef, LinkageMention
from coder.model.record import from_record, to_record
from coder.model.span import Anchor, Span
from coder.model.town import Actor, Town

THINGS: tuple[Any, ...] = (
    Coding(id="c", document_id="d", start=0, stop=5, code_id="k", user_id="u", created_at="t", certainty=2),
    Document(
        id="d", title="t", kind="note", language="zh", text_sha256="s", length=3, source="f", source_sha256="x", encoding="utf-8",
        importer="plain@1", created_at="t", created_by="u", metadata={"number": "〔2020〕1号", "parts": ["a", {"b": None}]},
    ),
    TurnEdit(id="e", document_id="d", start=4, opens=False),
    Code(id="k", codebook_id="b", key="sit.x", names={"zh": "匹配"}, cues={"zh": ("对接", "撮合"), "en": ()}, facets={"a": [1, {"b": True}]}),
    Codebook(
        id="b", key="b", version="1", names={"en": "B"}, languages=("zh", "en"),
        dimensions=(Dimension(id="knowledge", names={"en": "K"}, poles={"second": ("y",), "first": ("x", "z")}),),
        ideal_types=(IdealType(id="kunshan", names={}, corner={"knowledge": "first"}),),
    ),
    LinkageMention(
        id="m", document_id="d", anchors=(Anchor(start=1, stop=3, exact="ab", prefix="x"), Anchor(start=5, stop=6, exact="c")),
        actor_a=ActorRef(label="A", actor_id="1"), actor_b=ActorRef(label="B"), brokers=(ActorRef(label="C"),), user_id="u", created_at="t",
        situations=("k",), intensity=3,
    ),
    Town(id="t", names={"zh": "昆山"}, near_region=("上海", "苏州")),
    Actor(id="a", names={"zh": "商会"}, aliases=("工商联",)),
)  # fmt: skip


@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: type(thing).__name__)
def test_a_thing_comes_back_from_its_record(thing: Any) -> None:
    """Nested things, tuples and mappings too; the record is plain JSON."""
    import json

    record = to_record(thing)
    assert from_record(type(thing), json.loads(json.dumps(record))) == thing
    assert list(record) == [field.name for field in fields(thing)]


def test_the_order_of_poles_is_kept() -> None:
    """Theta is the share of the first."""
    assert list(to_record(THINGS[4])["dimensions"][0]["poles"]) == ["second", "first"]


def test_unknown_and_missing_fields_are_refused() -> None:
    """Fields left out take their default, if they have one."""
    record = to_record(THINGS[0])
    with pytest.raises(TypeError, match="no field 'surprise'"):
        from_record(Coding, {**record, "surprise": 1})
    with pytest.raises(TypeError):
        from_record(Coding, {name: value for name, value in record.items() if name != "code_id"})
    assert from_record(Coding, {name: value for name, value in record.items() if name != "certainty"}).certainty is None


def test_what_two_people_make_independently_has_one_id() -> None:
    """Names of parts never run into each other."""
    assert ids.user_id("Li") == ids.user_id("Li") != ids.user_id("li")
    assert ids.code_id("a", "bc") != ids.code_id("ab", "c")
    assert ids.speaker_id("Speaker 1") != ids.speaker_id("Speaker 1", "d")
    assert ids.new_id() != ids.new_id()
    assert ids.document_id("s") == ids.document_id("s") != ids.codebook_id("s")


@given(st.text(min_size=1), st.data())
def test_a_span_quotes_what_it_covers(text: str, data: st.DataObject) -> None:
    """In code points, astral characters as one; an anchor holds the words around."""
    start = data.draw(st.integers(0, len(text) - 1))
    stop = data.draw(st.integers(start + 1, len(text)))
    span, anchor = Span(start=start, stop=stop), Anchor.of(text, start, stop)
    assert span.quote(text) == anchor.exact == text[start:stop] and len(anchor.exact) == stop - start
    assert text[max(0, start - 32) :].startswith(anchor.prefix + anchor.exact + anchor.suffix)


@pytest.mark.parametrize(("start", "stop"), [(-1, 2), (2, 2), (3, 2)])
def test_an_impossible_span_is_refused(start: int, stop: int) -> None:
    """Empty, backwards, before the text."""
    with pytest.raises(ValueError, match="0 <= start < stop"):
        Span(start=start, stop=stop)


@given(st.integers(0, 9), st.integers(1, 9), st.integers(0, 9), st.integers(1, 9))
def test_overlap_is_a_shared_code_point(a: int, m: int, b: int, n: int) -> None:
    """And symmetric."""
    one, two = Span(start=a, stop=a + m), Span(start=b, stop=b + n)
    assert one.overlaps(two) == two.overlaps(one) == bool(set(range(a, a + m)) & set(range(b, b + n)))


def test_inverting_a_change_twice_gives_it_back() -> None:
    """Making becomes removing."""
    made = Change(entity="memo", entity_id="1", before=None, after={"id": "1"})
    assert made.invert().after is None and made.invert().invert() == made
