"""The span index gives what a plain list gives."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.tui.document.lanes import Lanes
from coder.tui.document.spans import SpanIndex

spans = st.tuples(st.integers(0, 2000), st.one_of(st.integers(1, 60), st.integers(1, 1500))).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(spans, max_size=60), st.data())
@settings(max_examples=150, deadline=None)
def test_queries_equal_a_plain_list(pairs: list[tuple[int, int]], data: st.DataObject) -> None:
    """Built at once or one by one, with some removed again, the same spans are found."""
    entries = [(start, stop, str(at)) for at, (start, stop) in enumerate(pairs)]
    half = len(entries) // 2
    index = SpanIndex(entries[:half])
    for entry in entries[half:]:
        index.add(*entry)
    gone = set(data.draw(st.lists(st.sampled_from([entry[2] for entry in entries]), unique=True))) if entries else set()
    for span_id in gone:
        index.remove(span_id)
    left = [entry for entry in entries if entry[2] not in gone]
    start, stop = data.draw(spans)
    assert index.overlapping(start, stop) == sorted(entry for entry in left if entry[0] < stop and entry[1] > start)
    assert len(index) == len(left)
    assert list(index) == sorted(left)


def test_an_empty_span_is_refused() -> None:
    """Nothing of no length reaches the screen."""
    with pytest.raises(ValueError, match="empty"):
        SpanIndex([(5, 5, "a")])


def test_an_id_is_there_once() -> None:
    """The same coding cannot be shown twice."""
    index = SpanIndex([(0, 5, "a")])
    with pytest.raises(ValueError, match="already"):
        index.add(2, 6, "a")


def row_of(position: int) -> int:
    return position // 40


def rows(entry: tuple[int, int, str]) -> tuple[int, int]:
    return row_of(entry[0]), row_of(entry[1] - 1)


@given(st.lists(spans, max_size=40), st.lists(spans, max_size=10))
@settings(max_examples=100, deadline=None)
def test_no_lane_is_shared_on_a_row(pairs: list[tuple[int, int]], added: list[tuple[int, int]]) -> None:
    """Two spans with a row in common never stand in one lane, and adding moves no other."""
    entries = [(start, stop, f"old{at}") for at, (start, stop) in enumerate(pairs)]
    index, lanes = SpanIndex(entries), Lanes(entries, row_of)
    before = {entry[2]: lanes[entry[2]] for entry in entries}
    for at, (start, stop) in enumerate(added):
        lanes.add(f"new{at}", index.overlapping(row_of(start) * 40, (row_of(stop - 1) + 1) * 40))
        index.add(start, stop, f"new{at}")
    assert {span_id: lanes[span_id] for span_id in before} == before
    every = list(index)
    for first in every:
        for second in every:
            if first[2] < second[2] and rows(first)[0] <= rows(second)[1] and rows(second)[0] <= rows(first)[1]:
                assert lanes[first[2]] != lanes[second[2]]


def test_spans_on_different_rows_share_a_lane() -> None:
    """The margin stays narrow."""
    lanes = Lanes([(0, 10, "a"), (41, 50, "b"), (45, 60, "c")], row_of)
    assert [lanes["a"], lanes["b"], lanes["c"]] == [0, 0, 1]


def test_a_lane_is_used_again_after_a_removal() -> None:
    """A bracket drawn after one was taken away stands in its place."""
    lanes = Lanes([(0, 10, "a"), (2, 8, "b")], row_of)
    lanes.remove("a")
    assert lanes.add("c", [(2, 8, "b")]) == 0
