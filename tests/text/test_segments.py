"""Segments of every kind of document."""

from collections.abc import Callable

import pytest

from coder.text.cells import cell_len
from coder.text.freeze import freeze
from coder.text.reanchor import reanchor
from coder.text.search.fold import fold, index_form
from coder.text.segments import segment
from coder.text.sentences import sentences
from coder.text.speech.quotes import find_quotes

PROSE_EN = (
    "I met Luzhou Mayor Liu Qiang, who explained how the city has changed.\n"
    "“Luzhou has incongruities,” he said, “uneven development, above all. The burden is heavy.”\n"
    "Liu explained how they work together. “With Chongqing, we cooperate in tourism.”\n"
    "The market must play a “decisive” role.\n"
    "Liu does not fear competition. “Competition is the driving force,” he said."
)
PROSE_ZH = (
    "泸州市市长刘强告诉记者，城市正在转型。“我们要竞争，也要合作。”他说。\n“继续招商引资，服务企业”，刘强说。所谓“特色小镇”不是建制镇。\n"
    "企业家王芳表示：“政府帮了很多忙。”她说：“没有补贴，我们也会留下来的。”\n村支書陳明說：「我們村裡的工廠都是自己辦的。」"
)


def _spoken(text: str) -> list[tuple[str, str]]:
    return [(turn.label, text[turn.start : turn.stop]) for turn in find_quotes(text)]


def test_quotes_in_english_prose() -> None:
    """Said by whom: a name, he for the one man named, the sentence before; a word in quotation marks is no speech."""
    assert _spoken(PROSE_EN) == [
        ("Liu Qiang", "Luzhou has incongruities,"),
        ("Liu Qiang", "uneven development, above all. The burden is heavy."),
        ("Liu Qiang", "With Chongqing, we cooperate in tourism."),
        ("Liu Qiang", "Competition is the driving force,"),
    ]


def test_quotes_in_chinese_prose() -> None:
    """Before and after the speech, Simplified and Traditional."""
    assert _spoken(PROSE_ZH)[:4] == [
        ("刘强", "我们要竞争，也要合作。"),
        ("刘强", "继续招商引资，服务企业"),
        ("王芳", "政府帮了很多忙。"),
        ("王芳", "没有补贴，我们也会留下来的。"),
    ]
    assert _spoken(PROSE_ZH)[4][1] == "我們村裡的工廠都是自己辦的。"


def test_he_may_be_nobody() -> None:
    """Two people named nearby: the label stays empty."""
    text = "Mayor Wang Wei explained the plan. Chen Li, a manager, said it failed.\n“We left the town in 2005,” he said."
    assert _spoken(text) == [("", "We left the town in 2005,")]


def test_a_prose_interview_has_quotes_and_paragraphs() -> None:
    """Turns where speech is quoted, and every paragraph; a note has paragraphs only."""
    kinds = [found.kind for found in segment(PROSE_EN, "interview")]
    assert (kinds.count("turn"), kinds.count("paragraph")) == (4, 5)
    assert {found.kind for found in segment(PROSE_EN, "note")} == {"paragraph"}


def test_a_transcript_has_turns_and_titles() -> None:
    """Titles, topic lines and turns in order of start; labels are no titles."""
    text = "# 會議\n\n> 【開場】\n\n### 唐鳳：\n好。\n\n## 二\n\n### 唐鳳：\n嗯。"
    found = segment(text, "roundtable")
    assert [(each.kind, text[each.start : each.stop], each.level) for each in found] == [
        ("heading", "會議", 1),
        ("heading", "開場", 2),
        ("turn", "好。", 0),
        ("heading", "二", 2),
        ("turn", "嗯。", 0),
    ]
    assert [each.ordinal for each in found if each.kind == "heading"] == [1, 2, 3]


@pytest.mark.parametrize("shape", ["昆山的发展，", "a", "：昆", ". ", "“昆", "### ", "（一）", "第一条", "Li: "])
def test_one_endless_line(shape: str, growth: Callable[..., float]) -> None:
    """A single line of a megabyte is frozen, segmented, folded, cut and carried over at a cost that grows as the line."""
    assert growth(lambda size: _through_all(shape, size), 125_000) < 1.6


def _through_all(shape: str, size: int) -> None:
    data = (shape * (size // len(shape.encode()))).encode() + b"x"
    text = freeze(data, name="long.txt").text
    for kind in ("interview", "roundtable", "policy", "note"):
        segment(text, kind)
    assert len(fold(text)) == len(text)
    index_form(text)
    assert cell_len(text) > 0
    if shape != ". ":
        sentences(text)
    new = text[: len(text) // 3] + "改" + text[len(text) // 3 + 2 : -5]
    assert reanchor(text, new, [(0, 10)])[0].certainty == "exact"


def test_five_megabytes_of_real_size() -> None:
    """5 MB of Chinese on one line."""
    text = freeze(("昆山的招商引资经验值得学习，顺德却走了另一条路。" * 70_000).encode()[:5_000_001], name="a").text
    assert len(text) > 1_600_000
    assert len(segment(text, "interview")) == 1
    assert len(segment(text, "policy")) == 1
