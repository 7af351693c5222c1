"""Judgements are counted as one would count them unit by unit."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.analysis.agreement.coefficients import Ratings, conger, observed
from coder.analysis.agreement.judgements import Document, judged
from coder.model.document import Segment
from coder.model.snapshot import Snapshot

TEXT = "甲：先问价。再谈租金。后来签了。\n乙：没有的事。他们没来。\n甲：那是第二年。\n"
TURNS = ((0, 15), (16, 29), (30, len(TEXT) - 1))
spans = st.lists(st.tuples(st.integers(0, len(TEXT) - 2), st.integers(1, 12)).map(lambda each: (each[0], min(len(TEXT), sum(each)))), max_size=4)


def snapshot() -> Snapshot:
    turns = [Segment(kind="turn", ordinal=n, start=start + 2, stop=stop, label="甲", label_start=start) for n, (start, stop) in enumerate(TURNS, 1)]
    empty = dict.fromkeys(("users", "codebooks", "codes", "documents", "speakers", "codings", "memos"), ())
    fields = {name: empty.get(name, ()) for name in Snapshot.__dataclass_fields__}
    return Snapshot(**{**fields, "name": "p", "texts": {"d": TEXT}, "segments": {"d": tuple(turns)}, "turn_speakers": {}})  # type: ignore[arg-type]


def document(one: list[tuple[int, int]], other: list[tuple[int, int]], third: list[tuple[int, int]]) -> Document:
    return Document(id="d", coders=frozenset({"A", "B"}), codes={"x": {"A": one, "B": other}, "y": {"A": third}})


@given(spans, spans, spans)
def test_characters_are_counted_without_listing_them(one: list[tuple[int, int]], other: list[tuple[int, int]], third: list[tuple[int, int]]) -> None:
    """The sweep gives what a look at every character gives, whatever overlaps; a coder of another document has no say."""
    for uncoded in ("no", "left out"):
        found = judged(document(one, other, third), snapshot(), "character", ("A", "B", "C"), uncoded)
        any_code = [start_stop for some in (one, other, third) for start_stop in some]
        expected = Counter(
            (*(any(start <= place < stop for start, stop in some) for some in (one, other)), None)
            for place in range(len(TEXT))
            if uncoded == "no" or any(start <= place < stop for start, stop in any_code)
        )
        assert {pattern: n for pattern, n in found["x"].items() if n} == dict(expected)


@pytest.mark.parametrize(("unit", "units"), [("turn", 3), ("sentence", 6)])
@given(spans, spans, spans)
def test_every_unit_is_judged_once(
    unit: str, units: int, one: list[tuple[int, int]], other: list[tuple[int, int]], third: list[tuple[int, int]]
) -> None:
    """All units are there; left out are those that nobody gave any code."""
    found = judged(document(one, other, third), snapshot(), unit, ("A", "B"))
    assert all(sum(patterns.values()) == units for patterns in found.values())
    left = judged(document(one, other, third), snapshot(), unit, ("A", "B"), "left out")
    assert all(sum(patterns.values()) <= units for patterns in left.values())
    assert all({p: n for p, n in left[code].items() if any(p)} == {p: n for p, n in found[code].items() if any(p)} for code in found)


def test_a_passage_counts_in_every_unit_it_reaches_into() -> None:
    """One that runs from the end of a turn into the next is a yes in both, and one in a label belongs to its turn."""
    found = judged(document([(12, 18)], [(16, 17)], []), snapshot(), "turn", ("A", "B"))
    assert found["x"] == {(True, False): 1.0, (True, True): 1.0, (False, False): 1.0}


def test_the_documented_example_of_nvivo() -> None:
    """Help of NVivo 9 to 12, coding comparison: of 1,000 characters 50 are coded by both, 150 by one, 800 by neither: agreement 85 %.

    The help leaves open how the 150 are shared; 75 each give kappa .314 by its two steps (expected frequency 781.25).
    """
    whole = replace(snapshot(), texts={"d": "字" * 1000})
    found = judged(document([(100, 225)], [(175, 300)], []), whole, "character", ("A", "B"))["x"]
    assert found == {(True, True): 50.0, (True, False): 75.0, (False, True): 75.0, (False, False): 800.0}
    ratings = Ratings.of({tuple(map(float, pattern)): n for pattern, n in found.items()})
    assert round(float(observed(ratings)[0]), 2) == 0.85
    assert round(float(conger(ratings)[0]), 3) == 0.314
