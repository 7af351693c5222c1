"""Corrections by hand of the turns that were found."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from coder.model.document import Segment, TurnEdit

Corrected = tuple[Segment, str | None]
"""A turn, and the id of the speaker given by hand."""


def corrected(turns: Iterable[Segment], edits: Iterable[TurnEdit], text: str) -> tuple[Corrected, ...]:
    """The turns after the corrections, in order, ordinals counted anew.

    `opens=True` inside a turn splits it (both parts keep the printed label); in text without a turn it opens one that reaches to
    the next label. `opens=False` at the beginning of a turn merges it with the one before; the first turn is dropped. A `speaker_id`
    goes to the turn that begins at the place, or else to the one around it. Corrections that fit nothing change nothing.
    """
    found: list[Corrected] = [(turn, None) for turn in turns]
    for edit in sorted(edits, key=lambda edit: edit.start):
        index = _index(found, edit.start)
        if edit.opens is False:
            _merge(found, index, edit.start)
            continue
        if edit.opens and not _begins(found, index, edit.start):
            index = _open(found, index, edit.start, text)
        if edit.speaker_id and 0 <= index < len(found) and _covers(found[index][0], edit.start):
            found[index] = (found[index][0], edit.speaker_id)
    return tuple((replace(turn, ordinal=number), speaker) for number, (turn, speaker) in enumerate(found, 1))


def _index(found: list[Corrected], start: int) -> int:
    """The last turn whose label or speech begins at or before `start`; -1 if none does."""
    return bisect_right(found, start, key=lambda item: min(item[0].label_start, item[0].start)) - 1


def _begins(found: list[Corrected], index: int, start: int) -> bool:
    return index >= 0 and found[index][0].label_start <= start <= found[index][0].start


def _covers(turn: Segment, start: int) -> bool:
    return min(turn.label_start, turn.start) <= start < turn.stop


def _merge(found: list[Corrected], index: int, start: int) -> None:
    if not _begins(found, index, start):
        return
    turn, _ = found.pop(index)
    if index > 0:
        before, speaker = found[index - 1]
        found[index - 1] = (replace(before, stop=turn.stop, time_stop=turn.time_stop or before.time_stop), speaker)


def _open(found: list[Corrected], index: int, start: int, text: str) -> int:
    """Open a turn at `start`; gives its index, or that of the turn around if nothing could be opened."""
    inside = index >= 0 and found[index][0].start < start < found[index][0].stop
    limit = found[index + 1][0].label_start if index + 1 < len(found) else len(text)
    if inside:
        limit = found[index][0].stop
    first, last = _strip(text, start, limit)
    if first >= last:
        return index
    if not inside:
        found.insert(index + 1, (Segment(kind="turn", ordinal=0, start=first, stop=last, label_start=first), None))
        return index + 1
    whole, speaker = found[index]
    head = _strip(text, whole.start, start)
    if head[0] >= head[1]:
        return index
    found[index] = (replace(whole, stop=head[1], time_stop=None), speaker)
    found.insert(index + 1, (replace(whole, start=first, stop=last, label_start=first, time_start=None), None))
    return index + 1


def _strip(text: str, start: int, stop: int) -> tuple[int, int]:
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return start, stop
