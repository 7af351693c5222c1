"""Turns corrected by hand."""

from hypothesis import given
from hypothesis import strategies as st

from coder.model.document import TurnEdit
from coder.text.speech.corrections import corrected
from coder.text.speech.turns import find_turns

TEXT = "问：怎么开始的？\n答：一九八四年。后来呢？我们继续。\n问：谢谢。\n"
TURNS = find_turns(TEXT)


def _edit(start: int, opens: bool | None = None, speaker: str | None = None) -> TurnEdit:
    return TurnEdit(id=f"e{start}", document_id="d", start=start, opens=opens, speaker_id=speaker)


def _after(*edits: TurnEdit) -> list[tuple[str, str, str | None]]:
    return [(turn.label, TEXT[turn.start : turn.stop], speaker) for turn, speaker in corrected(TURNS, edits, TEXT)]


def test_without_edits_turns_stay() -> None:
    """Nothing by hand, nothing changed."""
    assert corrected(TURNS, (), TEXT) == tuple((turn, None) for turn in TURNS)


def test_split() -> None:
    """A turn opens inside another, with its own speaker; the ordinals count on."""
    place = TEXT.index("后来")
    found = corrected(TURNS, [_edit(place, True, "s1")], TEXT)
    assert _after(_edit(place, True, "s1"))[1:3] == [("答", "一九八四年。", None), ("答", "后来呢？我们继续。", "s1")]
    assert [turn.ordinal for turn, _ in found] == [1, 2, 3, 4]


def test_merge() -> None:
    """A turn goes on with the one before; the first one is dropped."""
    assert _after(_edit(TURNS[1].start, False)) == [("问", TEXT[2 : TURNS[1].stop], None), ("问", "谢谢。", None)]
    assert _after(_edit(TURNS[0].start, False))[0][0] == "答"


def test_speaker() -> None:
    """A speaker by hand for a turn as found, named by its start or its label's."""
    assert _after(_edit(TURNS[1].start, None, "s9"))[1] == ("答", "一九八四年。后来呢？我们继续。", "s9")
    assert _after(_edit(TURNS[1].label_start, None, "s9"))[1][2] == "s9"


def test_a_turn_where_none_was() -> None:
    """In prose a turn opens and reaches to the end."""
    (turn, speaker), *rest = corrected((), [_edit(3, True, "s")], "昆山 在江苏。")
    assert ((turn.start, turn.stop, turn.label, speaker), rest) == ((3, 7, "", "s"), [])


def test_edits_that_fit_nothing_change_nothing() -> None:
    """A merge inside a turn, a split at white space at the end."""
    assert _after(_edit(TURNS[1].start + 2, False), _edit(len(TEXT), True)) == _after()


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.sampled_from([True, False, None]), st.sampled_from([None, "a"])), unique_by=lambda e: e[0]))
def test_corrected_turns_lie_in_order(edits: list[tuple[int, bool | None, str | None]]) -> None:
    """Whatever the corrections: bounds, order, no overlap."""
    last = 0
    for turn, _ in corrected(TURNS, [_edit(*each) for each in edits], TEXT):
        assert last <= turn.start < turn.stop <= len(TEXT)
        last = turn.stop
