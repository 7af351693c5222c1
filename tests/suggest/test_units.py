"""Units: what suggestions are made for."""

import dataclasses
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.model.document import Document, Segment, Speaker
from coder.model.snapshot import Snapshot
from coder.model.suggestion import Unit
from coder.suggest.units import LONGEST, groups, introduces, is_askable, passages, role_of, units_of
from coder.text.segments import segment


def snapshot(text: str, kind: str, **more) -> Snapshot:
    document = Document(
        id="d", title="D", kind=kind, language="zh", text_sha256="", length=len(text), source="", source_sha256="", encoding="utf-8",
        importer="", created_at="", created_by="",
    )  # fmt: skip
    return Snapshot(name="p", documents=(document,), texts={"d": text}, segments={"d": segment(text, kind)}, **more)


def test_a_turn_is_a_unit_without_its_label():
    """Text and offsets are those of the speech; the printed label gives the role."""
    text = "访谈者：后来怎么样了？\n周主任：后来商会出面，大家坐下来谈。\n访谈者：谈成了吗？\n周主任：谈成了，签了公约。\n"
    units = units_of(snapshot(text, "interview"), "d")
    assert [unit.text for unit in units] == ["后来怎么样了？", "后来商会出面，大家坐下来谈。", "谈成了吗？", "谈成了，签了公约。"]
    assert all(text[unit.start : unit.stop] == unit.text for unit in units)
    assert [unit.role for unit in units] == ["interviewer", "", "interviewer", ""]


def test_a_given_role_counts_more_than_the_label():
    """The researcher knows who asks."""
    assert role_of("唐鳳", Speaker(id="s", name="唐鳳", labels=("唐鳳",), role="moderator")) == "moderator"
    assert role_of("Q") == role_of("主持人") == "interviewer" and role_of("王經理") == ""


def test_the_smallest_clauses_of_a_policy_text_are_units():
    """Headings are none, and a clause that holds clauses is left to them."""
    parts = (
        Segment(kind="heading", ordinal=1, start=0, stop=5),
        Segment(kind="article", ordinal=1, start=6, stop=40),
        Segment(kind="article", ordinal=2, start=10, stop=20),
    )
    assert [part.ordinal for part in passages((*parts, Segment(kind="article", ordinal=3, start=40, stop=50)), 50)] == [2, 3]
    assert passages((), 0) == () and passages((), 9)[0].stop == 9


def test_policy_articles_become_units():
    """Each article is read by itself."""
    text = "第一条 鼓励企业对接高校。\n第二条 支持商会制定公约。\n"
    assert len(units_of(snapshot(text, "policy"), "d")) == 2


def test_a_long_turn_is_parted_at_sentences_into_even_groups():
    """2,000 characters are no unit: groups of whole sentences up to about 400 characters."""
    text = "".join(f"这是第{number}句话，说的是镇里办厂的事情，讲得比较长。" for number in range(80))
    spans = groups(text, 0, len(text), "zh")
    assert len(spans) == -(-len(text) // LONGEST["zh"])
    assert all(text[stop - 1] == "。" and stop - start <= LONGEST["zh"] + 30 for start, stop in spans)


@settings(max_examples=80, deadline=None)
@given(st.text(st.sampled_from("商会 谈。！\nab. ?"), max_size=300), st.sampled_from(["zh", "en", "mixed"]))
def test_groups_hold_everything_but_white_space(text, language):
    """In order, without overlap, nothing lost."""
    spans = groups(text * 6, 0, len(text) * 6, language)
    kept = "".join((text * 6)[start:stop] for start, stop in spans)
    assert "".join(kept.split()) == "".join((text * 6).split())
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


def unit(text: str, **more) -> Unit:
    return Unit(document_id="d", start=0, stop=len(text), text=text, **more)


@pytest.mark.parametrize(
    "text", ["政委、各位先進大家好，我是農糧署運銷加工組科長，謝謝。", "大家好，我是偉庭，我的專長是有關防火安全、消防安全的設計。"]
)
def test_introductions_are_not_asked_about(text):
    """Who greets the round and names an office tells of no situation."""
    assert introduces(unit(text)) and not is_askable(unit(text))


@pytest.mark.parametrize(
    "text", ["他們做得很好，我們是後來才發現市場在哪裡，就跟商會一起去談。", "我是覺得商會出面比較好，大家才肯坐下來一起談這個租金的事。"]
)
def test_speech_about_matters_is_asked_about(text):
    """`我是覺得` is no introduction."""
    assert is_askable(unit(text))


def test_questions_of_interviewers_are_not_asked_about():
    """Role decides; an unknown role is no reason to be silent."""
    long = unit("我们后来就请商会出面，把几个老板叫到一起，谈了一个冬天。")
    assert is_askable(long)
    assert not is_askable(dataclasses.replace(long, role="interviewer")) and not is_askable(dataclasses.replace(long, role="moderator"))
    assert not is_askable(unit("是的，谢谢。"))
