"""Which unit of a text a passage belongs to."""

from hypothesis import given, settings
from hypothesis import strategies as st

from coder.analysis.turns import TurnIndex
from coder.model.document import Segment


def segment(kind, ordinal, start, stop, **fields):
    return Segment(kind=kind, ordinal=ordinal, start=start, stop=stop, **fields)


def test_a_passage_belongs_to_the_turn_that_holds_its_start():
    """Turns before paragraphs."""
    index = TurnIndex([segment("turn", 1, 0, 10), segment("paragraph", 1, 0, 5), segment("paragraph", 2, 5, 10), segment("turn", 2, 10, 20)])
    assert [(index.at(place).kind, index.at(place).ordinal) for place in (0, 7, 9, 10)] == [("turn", 1), ("turn", 1), ("turn", 1), ("turn", 2)]


def test_a_passage_that_begins_in_the_printed_label_belongs_to_the_turn():
    """A selection of the whole line, name included, is the turn's."""
    index = TurnIndex([segment("turn", 1, 0, 10), segment("turn", 2, 14, 20, label="李", label_start=11)])
    assert index.at(11).ordinal == 2


def test_without_turns_the_innermost_article_counts_then_the_paragraph():
    """A clause is the smallest numbered item."""
    index = TurnIndex([segment("article", 1, 10, 50), segment("article", 2, 20, 30), segment("paragraph", 1, 0, 5), segment("heading", 1, 6, 9)])
    found = [(index.at(place).kind, index.at(place).ordinal) for place in (12, 25, 40, 2)]
    assert found == [("article", 1), ("article", 2), ("article", 1), ("paragraph", 1)]


def test_passages_in_one_gap_share_a_unit_and_other_gaps_have_their_own():
    """Text outside of any unit is counted once per stretch."""
    index = TurnIndex([segment("turn", 1, 0, 10), segment("turn", 2, 20, 30)])
    assert index.at(12) == index.at(19) != index.at(31)
    assert index.at(12).kind == "gap"
    assert TurnIndex([]).at(5) == TurnIndex([]).at(500)


@given(st.lists(st.tuples(st.integers(0, 80), st.integers(1, 30)), max_size=12), st.integers(0, 120))
@settings(max_examples=80)
def test_the_article_found_is_the_innermost_that_holds_the_place(spans, place):
    """The index agrees with looking at every article, nested or overlapping."""
    articles = [segment("article", number + 1, start, start + length) for number, (start, length) in enumerate(spans)]
    holding = [each for each in articles if each.start <= place < each.stop]
    found = TurnIndex(articles).at(place)
    if holding:
        assert found.kind == "article" and found.start == max(each.start for each in holding)
    else:
        assert found.kind == "gap"
