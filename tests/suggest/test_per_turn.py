"""One suggestion for a turn and a code."""

from coder.model.document import Segment
from coder.model.suggestion import Suggestion
from coder.suggest.per_turn import best_of_turn

TURNS = (
    Segment(kind="heading", ordinal=1, start=0, stop=4),
    Segment(kind="turn", ordinal=1, start=5, stop=100),
    Segment(kind="turn", ordinal=2, start=105, stop=200),
)


def made(start: int, stop: int, score: float, code: str = "a") -> Suggestion:
    return Suggestion(document_id="d", start=start, stop=stop, code_id=code, score=score, suggester="s")


def test_the_best_group_of_a_long_turn_speaks_for_it():
    """Two groups of one turn with the same code leave the better one; another turn and another code stay."""
    weak, best, other, later = made(5, 50, 0.4), made(50, 100, 0.6), made(5, 50, 0.5, "b"), made(105, 200, 0.3)
    assert best_of_turn([later, weak, other, best], TURNS) == (other, best, later)


def test_the_first_of_equals_is_kept():
    """Reading order decides."""
    assert best_of_turn([made(50, 100, 0.4), made(5, 50, 0.4)], TURNS) == (made(5, 50, 0.4),)


def test_suggestions_outside_turns_stay():
    """Clauses of a policy text are no turns."""
    found = (made(300, 310, 0.4), made(320, 330, 0.4))
    assert best_of_turn(found, TURNS) == found
    assert best_of_turn(found, ()) == found
