"""What the writer of an event knew."""

from coder.store.clocks import Clocks

CLOCKS = Clocks(
    {"a": {}, "b": {"a": 5}, "c": {"a": 5, "b": 3}, "x": {}},
    {"a": [(4, "merge:1", {"a": 3, "x": 7})], "c": [(2, "merge:1", None), (6, "merge:1", {"a": 3, "x": 7})]},
)
"""One file: a, moved to b, moved to c. It merged x in a, took that back in c, and did it again."""


def test_a_file_knows_what_it_wrote_before_and_what_it_merged() -> None:
    """And no more than that."""
    assert CLOCKS.knew(("a", 5), ("x", 7)) and not CLOCKS.knew(("a", 3), ("x", 1)) and not CLOCKS.knew(("a", 5), ("x", 8))
    assert CLOCKS.knew(("b", 1), ("a", 5)) and not CLOCKS.knew(("b", 1), ("a", 6))
    assert CLOCKS.knew(("c", 1), ("a", 5)) and CLOCKS.knew(("c", 1), ("b", 3)) and not CLOCKS.knew(("a", 5), ("b", 1))


def test_a_merge_that_was_taken_back_is_not_known() -> None:
    """Wherever the file lay when it was taken back; done again, it is known again."""
    assert CLOCKS.knew(("b", 1), ("x", 7)) and CLOCKS.knew(("c", 1), ("x", 7))
    assert not CLOCKS.knew(("c", 2), ("x", 7)) and not CLOCKS.knew(("c", 5), ("x", 7))
    assert CLOCKS.knew(("c", 6), ("x", 7))


def test_thousands_of_moves_are_followed() -> None:
    """A stick carried between two machines makes a chain each time."""
    births = {f"r{number}": {f"r{number - 1}": 2} if number else {} for number in range(5_000)}
    clocks = Clocks(births, {})
    assert clocks.knew(("r4999", 1), ("r0", 2)) and not clocks.knew(("r4999", 1), ("r0", 3))
