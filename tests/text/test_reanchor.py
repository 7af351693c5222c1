"""Spans carried over to a corrected text."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.text.alignment import blocks
from coder.text.reanchor import CERTAINTIES, reanchor

OLD = "记者：昆山的招商引资怎么开始？\n刘强：一九八四年我们自费办区。\n记者：后来呢？\n刘强：台商来了，带来订单和技术。\n"
SHORT = st.text(st.sampled_from("昆山ab。\n "), max_size=60)


def _carry(new: str, words: str) -> tuple[str | None, str]:
    start = OLD.index(words)
    (moved,) = reanchor(OLD, new, [(start, start + len(words))])
    assert (moved.start, moved.stop) == (start, start + len(words))
    return (None if moved.new_start is None else new[moved.new_start : moved.new_stop], moved.certainty)


@pytest.mark.parametrize(
    ("new", "words", "expected"),
    [
        ("序言。\n" + OLD, "自费办区", ("自费办区", "exact")),
        (OLD.replace("一九八四年", "1984年"), "台商来了", ("台商来了", "exact")),
        (OLD.replace("订单和技术", "订单、资金和技术"), "带来订单和技术", ("带来订单、资金和技术", "changed")),
        (OLD.replace("台商来了，带来订单和技术。", "没有。"), "台商来了，带来订单和技术", (None, "lost")),
        ("刘强：台商来了，带来订单和技术。\n" + OLD.replace("刘强：台商来了，带来订单和技术。\n", ""), "带来订单和技术", ("带来订单和技术", "moved")),
    ],
)
def test_certainties(new: str, words: str, expected: tuple[str | None, str]) -> None:
    """Exact, changed, lost, moved."""
    assert _carry(new, words) == expected


@given(SHORT, st.data())
def test_an_unchanged_text_keeps_its_spans(text: str, data: st.DataObject) -> None:
    """Identity."""
    start = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(start, len(text)))
    (moved,) = reanchor(text, text, [(start, stop)])
    assert (moved.new_start, moved.new_stop, moved.certainty) == (start, stop, "exact")


@given(SHORT, SHORT, st.data())
def test_blocks_are_equal_and_spans_true(old: str, new: str, data: st.DataObject) -> None:
    """Blocks rise in both texts and hold the same characters; exact and moved spans have the same words."""
    last = (0, 0)
    for a, b, size in blocks(old, new):
        assert old[a : a + size] == new[b : b + size]
        assert (a, b) >= last
        assert a >= last[0]
        assert b >= last[1]
        last = (a + size, b + size)
    if old:
        start = data.draw(st.integers(0, len(old) - 1))
        stop = data.draw(st.integers(start + 1, len(old)))
        (moved,) = reanchor(old, new, [(start, stop)])
        assert moved.certainty in CERTAINTIES
        if moved.certainty in ("exact", "moved"):
            assert new[moved.new_start : moved.new_stop] == old[start:stop]
        assert (moved.new_start is None) == (moved.certainty == "lost")


def _repeated(times: int) -> None:
    old = "昆山的招商引资经验值得学习，顺德走了另一条路。" * times
    third = len(old) // 3
    new = old[:third] + "改了" + old[third + 10 : 2 * third] + old[2 * third + 1 :]
    moved = reanchor(old, new, [(start, start + 20) for start in range(0, len(old) - 20, 1000)])
    assert sum(each.certainty == "exact" for each in moved) >= len(moved) - 2


def test_a_long_text_that_repeats_itself(growth: Callable[..., float]) -> None:
    """Two edits in 1.5 million characters without a unique line: every span is found, at a cost that grows as the text."""
    assert growth(_repeated, 8_000) < 1.6


def _unlike(length: int) -> None:
    moved = reanchor("昆山" * length, "顺德" * length, [(5, 50)])
    assert moved[0].certainty == "lost"


def test_two_different_long_texts_do_not_hang(growth: Callable[..., float]) -> None:
    """Nothing in common, one line each of a million characters: lost, at a cost that grows as the text."""
    assert growth(_unlike, 62_500) < 1.6
