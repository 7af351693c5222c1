"""One suggestion for a turn: a long turn is looked at in groups of sentences, and the best group speaks for it."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from coder.model.document import Segment
from coder.model.suggestion import Suggestion, Unit


def best_of_turn(suggestions: Iterable[Suggestion], segments: Sequence[Segment]) -> tuple[Suggestion, ...]:
    """Of the suggestions of one code in one turn only the best (the first of equals), in order of place.

    A turn counts once as evidence however often it says a thing, so one suggestion is enough.

    Args:
        suggestions: All of one document.
        segments: Of that document; suggestions outside its turns are kept.
    """
    turns = _turns(segments)
    best: dict[tuple[tuple[int, int], str], Suggestion] = {}
    for each in sorted(suggestions, key=lambda each: (each.start, each.stop, -each.score)):
        turn = _around(each, turns)
        if (turn, each.code_id) not in best or each.score > best[turn, each.code_id].score:
            best[turn, each.code_id] = each
    return tuple(sorted(best.values(), key=lambda each: (each.start, each.stop, -each.score)))


def passage_of(suggestion: Suggestion | Unit, segments: Sequence[Segment]) -> tuple[int, int]:
    """The turn that a suggestion or unit lies in, else its own span."""
    return _around(suggestion, _turns(segments))


def _turns(segments: Sequence[Segment]) -> list[tuple[int, int]]:
    return sorted((segment.start, segment.stop) for segment in segments if segment.kind == "turn")


def _around(suggestion: Suggestion | Unit, turns: Sequence[tuple[int, int]]) -> tuple[int, int]:
    place = bisect_right(turns, suggestion.start, key=lambda turn: turn[0]) - 1
    inside = place >= 0 and suggestion.stop <= turns[place][1]
    return turns[place] if inside else (suggestion.start, suggestion.stop)
