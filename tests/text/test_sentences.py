"""Sentences of Chinese and English text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.text.sentences import sentences


@pytest.mark.parametrize(
    "marked",
    [
        "昆山很好。|“真的吗？”|他问。|好……|是的！",
        "We negotiated.|昆山很好。",
        "Dr. Li met J. R. Smith at 3.5 p.m. on Jan. 5. |“It works.” |He left.",
        "The U.S. economy grew by 3.5 per cent. |It costs $3.50.",
        "“Luzhou has incongruities,” he said, “uneven development.” |Also others.",
        "Wait… what happened? |(See Fig. 3.) |Next.",
        "他说：“好。”|「真的嗎？」|對！！|完。",
        "1. First point. |Second sentence.",
        "E.g. this one. |See www.a.com for more.",
        "“Really?” he asked. |Yes!",
    ],
)
def test_cuts(marked: str) -> None:
    """Full stops, closing quotes, abbreviations and decimals of both languages; | marks the cuts."""
    text = marked.replace("|", "")
    assert [text[start:stop] for start, stop in sentences(text)] == [part.strip() for part in marked.split("|")]


def test_a_newline_ends_a_sentence() -> None:
    """Also without a full stop; empty lines give nothing."""
    assert sentences("昆山\n\n 顺德 \n") == ((0, 2), (5, 7))


@given(st.text(st.sampled_from("昆a。.…”’) \n？!3A"), max_size=60), st.integers(0, 20), st.integers(0, 60))
def test_sentences_cover_all_but_white_space(text: str, start: int, stop: int) -> None:
    """In order, without overlap, within the bounds, trimmed; every other character is in exactly one."""
    found = sentences(text, start, stop)
    last = start
    for first, after in found:
        assert last <= first < after <= max(stop, start)
        assert not text[last:first].strip()
        assert text[first:after] == text[first:after].strip()
        last = after
    assert not text[last : max(start, min(stop, len(text)))].strip()
