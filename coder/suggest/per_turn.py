"""One suggestion for a turn: a long turn is looked at in groups of sentences, and the best group speaks for it."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from coder.model.document import Segment
from coder.model.suggestion import Suggestion


def best_of_turn(suggestions: Iterable[Suggestion], segments: Sequence[Segment]) -> tuple[Suggestion, ...]:
    """Of the suggestions of one code in one turn only the best (the first of equals), in order of place.

    A turn counts once as evidence however often it says a thing, so one suggestion is enough.

    Args:
        suggestions: All of one document.
        segments: Of that document; suggestions outside its turns are kept.
    """
    turns = sorted((segment.start, segment.stop) for segment in segments if segment.kind == "turn")
    starts = [start for start, _ in turns]
    best: dict[tuple[int, str], Suggestion] = {}
    for each in sorted(suggestions, key=lambda each: (each.start, each.stop, -each.score)):
        place = bisect_right(starts, each.start) - 1
        turn = place if place >= 0 and each.stop <= turns[place][1] else -1 - each.start
        if (turn, each.code_id) not in best or each.score > best[turn, each.code_id].score:
            best[turn, each.code_id] = each
    return tuple(sorted(best.values(), key=lambda each: (each.start, each.stop, -each.score)))
