"""What was undone in the end counts as never done."""

from coder.store.clocks import Clocks
from coder.store.taken_back import Turn, taken_back

CLOCKS = Clocks({"a": {}, "b": {"a": 9}, "c": {"a": 9}, "d": {"a": 2}}, {})
"""The file a was copied twice; d is a copy of it from before."""


def _turn(replica: str, txn: int, last: int, kind: str = "do", undoes: int | None = None) -> Turn:
    return Turn(replica=replica, txn=txn, last=last, kind=kind, undoes=undoes)


DONE = _turn("a", 1, 2)


def test_the_last_word_counts() -> None:
    """Undone: all of it; brought back: nothing of it."""
    undo, redo = _turn("a", 2, 3, "undo", 1), _turn("a", 3, 4, "redo", 1)
    assert set(taken_back([undo], [DONE], CLOCKS)) == {("a", 1), ("a", 2)}
    assert taken_back([undo, redo], [DONE], CLOCKS) == {}
    assert set(taken_back([undo, redo, _turn("b", 4, 1, "undo", 1)], [DONE], CLOCKS)) == {("a", 1), ("a", 2), ("a", 3), ("b", 4)}


def test_numbers_belong_to_one_line_of_files() -> None:
    """A transaction of the same number in another copy is another one; two copies that disagree take nothing back."""
    other = _turn("d", 4, 1)
    assert set(taken_back([_turn("b", 5, 2, "undo", 4)], [other, _turn("b", 4, 1)], CLOCKS)) == {("b", 4), ("b", 5)}
    undone, redone = _turn("b", 4, 1, "undo", 1), _turn("c", 5, 2, "redo", 1)
    assert taken_back([undone, redone, _turn("c", 4, 1, "undo", 1)], [DONE], CLOCKS) == {}


def test_whoever_built_on_it_is_concerned() -> None:
    """Who saw it and not the undo, and what became known in between."""
    (group, *_) = taken_back([_turn("a", 3, 5, "undo", 1)], [DONE], CLOCKS).values()
    assert group.concerns(("d", 1), CLOCKS) and group.concerns(("a", 4), CLOCKS)
    assert not group.concerns(("b", 1), CLOCKS) and not group.concerns(("a", 1), CLOCKS)
