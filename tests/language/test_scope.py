"""Scope: where a cue does not count."""

import pytest

from coder.language.scope import apart, asks, negated
from coder.text.fold import fold


@pytest.mark.parametrize(
    "text",
    [
        "我们没有协商",
        "這件事並非協商",
        "从未进行过协商",
        "不是协商",
        "没有真正的协商",
        "缺乏协商",
        "we never 协商",
        "there was no 协商",
        "they did not really 协商",
        "without any 协商",
    ],
)
def test_a_negation_directly_before_denies(text):
    """Chinese and English negations, with light words between, deny what follows."""
    folded = fold(text)
    assert negated(folded, folded.index("协商"))


@pytest.mark.parametrize(
    "text",
    [
        "有没有协商",
        "我们不只是协商",
        "不断协商",
        "不但协商",
        "未来协商",
        "不过协商",
        "没有钱，但是协商",
        "协商",
        "not only 协商",
        "特别协商",
        "no, we 协商",
        "無論如何要協商",
        "是不是协商",
    ],
)
def test_questions_and_distant_negations_deny_nothing(text):
    """`有没有` asks, `不只` adds, and a negation of another clause is another clause's."""
    folded = fold(text)
    assert not negated(folded, folded.index("协商"))


def test_titles_and_addresses_stand_apart():
    """《》 and web addresses are found with their offsets."""
    text = "按《关于对接的通知》办，见 [平台](https://matching.example/platform)。"
    assert [text[start:stop] for start, stop in apart(text)] == ["《关于对接的通知》", "](https://matching.example/platform)"]


def test_questions_are_recognised():
    """By their mark or their particle."""
    assert asks("你们协商过吗") and asks("你们怎么做的？") and asks("How was it?") and not asks("我们协商过。")
