"""Which stretches two versions of a text share, without a quadratic search: safe for 50 MB."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher

Block = tuple[int, int, int]
"""Start in the old text, start in the new text, length: the same characters in both."""
_Gap = tuple[int, int, int, int]

_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_CLAUSES = re.compile(r"[^。！？；，、,.!?;:：\s]{0,400}[。！？；，、,.!?;:：\s]|[^。！？；，、,.!?;:：\s]{1,400}")
_CELLS = 400_000
_PROBE, _PROBES, _REACH = 40, (0, 8, 32, 128, 512, 2048, 8192), 10_000


def blocks(old: str, new: str) -> tuple[Block, ...]:
    """The shared stretches in order, longest common beginning and end first, then unique lines, unique clauses, characters.

    Unique lines as anchors, kept in order by the longest increasing run: the patience method of Bram Cohen. Characters are compared
    by `difflib` only where what is left is small; larger leftovers count as different.
    """
    found: list[Block] = []
    gaps = _trim([(0, len(old), 0, len(new))], old, new, found)
    for pattern in (_LINES, _CLAUSES):
        gaps = _trim(_refine(gaps, old, new, found, pattern), old, new, found)
    for gap in _trim(_resynchronised(gaps, old, new, found), old, new, found):
        found.extend(_characters(gap, old, new))
    return _joined(sorted(found))


def _trim(gaps: Iterable[_Gap], old: str, new: str, found: list[Block]) -> list[_Gap]:
    """Take the common beginning and end off each gap; gaps with nothing on one side are settled."""
    left: list[_Gap] = []
    for a, a_stop, b, b_stop in gaps:
        size = min(a_stop - a, b_stop - b)
        head = _longest(size, lambda n, a=a, b=b: old[a : a + n] == new[b : b + n])  # type: ignore[misc]
        tail = _longest(size - head, lambda n, a=a_stop, b=b_stop: old[a - n : a] == new[b - n : b])  # type: ignore[misc]
        if head:
            found.append((a, b, head))
        if tail:
            found.append((a_stop - tail, b_stop - tail, tail))
        if a + head < a_stop - tail and b + head < b_stop - tail:
            left.append((a + head, a_stop - tail, b + head, b_stop - tail))
    return left


def _longest(limit: int, holds: Callable[[int], bool]) -> int:
    """The largest n up to `limit` for which `holds(n)`, which is true up to some n and false after it."""
    step = 64
    while step < limit and holds(step):
        step *= 2
    low, high = 0, min(step, limit)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if holds(middle) else (low, middle - 1)
    return low


def _refine(gaps: list[_Gap], old: str, new: str, found: list[Block], pattern: re.Pattern[str]) -> list[_Gap]:
    """Split gaps at the pieces that stand once on either side."""
    left: list[_Gap] = []
    for a, a_stop, b, b_stop in gaps:
        for a_from, b_from, size in _anchors(pattern, old, new, (a, a_stop, b, b_stop)):
            found.append((a_from, b_from, size))
            left.append((a, a_from, b, b_from))
            a, b = a_from + size, b_from + size
        left.append((a, a_stop, b, b_stop))
    return left


def _resynchronised(gaps: list[_Gap], old: str, new: str, found: list[Block]) -> list[_Gap]:
    """Split large gaps where both texts go on alike after an edit: probes from the old text are looked for a little way on in the new one.

    This is what helps where a text repeats itself, so that no line or clause is unique.
    """
    left: list[_Gap] = []
    for a, a_stop, b, b_stop in gaps:
        while (a_stop - a) * (b_stop - b) > _CELLS:
            met = _meet(old, new, (a, a_stop, b, b_stop))
            if met is None:
                break
            a_from, b_from = met
            size = _longest(
                min(a_stop - a_from, b_stop - b_from),
                lambda n, a=a_from, b=b_from: old[a : a + n] == new[b : b + n],  # type: ignore[misc]
            )
            found.append((a_from, b_from, size))
            left.append((a, a_from, b, b_from))
            a, b = a_from + size, b_from + size
        left.append((a, a_stop, b, b_stop))
    return [gap for gap in left if gap[0] < gap[1] and gap[2] < gap[3]]


def _meet(old: str, new: str, gap: _Gap) -> tuple[int, int] | None:
    """Where the two texts meet again soon after the beginning of a gap."""
    a, a_stop, b, b_stop = gap
    for skip in _PROBES:
        if a + skip + _PROBE > a_stop:
            return None
        place = new.find(old[a + skip : a + skip + _PROBE], b, min(b_stop, b + skip + _REACH))
        if place >= 0:
            return a + skip, place
    return None


def _anchors(pattern: re.Pattern[str], old: str, new: str, gap: _Gap) -> list[Block]:
    a, a_stop, b, b_stop = gap
    mine = _unique(pattern, old, a, a_stop)
    if not mine:
        return []
    theirs = _unique(pattern, new, b, b_stop)
    pairs = [(place, theirs[piece], len(piece)) for piece, place in mine.items() if piece in theirs]
    return _increasing(pairs)


def _unique(pattern: re.Pattern[str], text: str, start: int, stop: int) -> dict[str, int]:
    """The pieces that stand once and are not mere white space, with their places, in order."""
    places = {}
    counts: Counter[str] = Counter()
    for match in pattern.finditer(text, start, stop):
        places[match[0]] = match.start()
        counts[match[0]] += 1
    return {piece: place for piece, place in places.items() if counts[piece] == 1 and len(piece) > 1 and not piece.isspace()}


def _increasing(pairs: list[Block]) -> list[Block]:
    """The longest run of pairs whose places rise in both texts."""
    pairs = sorted(pairs)
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, b, _) in enumerate(pairs):
        place = bisect_left(tails, b)
        before.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [b]
        ends[place : place + 1] = [index]
    run: list[Block] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        run.append(pairs[index])
        index = before[index]
    return run[::-1]


def _characters(gap: _Gap, old: str, new: str) -> list[Block]:
    a, a_stop, b, b_stop = gap
    if (a_stop - a) * (b_stop - b) > _CELLS:
        return []
    matcher = SequenceMatcher(None, old[a:a_stop], new[b:b_stop], autojunk=False)
    return [(a + match.a, b + match.b, match.size) for match in matcher.get_matching_blocks() if match.size]


def _joined(found: list[Block]) -> tuple[Block, ...]:
    """The blocks with neighbours that touch in both texts made one."""
    joined: list[Block] = []
    for a, b, size in found:
        if joined and joined[-1][0] + joined[-1][2] == a and joined[-1][1] + joined[-1][2] == b:
            joined[-1] = (joined[-1][0], joined[-1][1], joined[-1][2] + size)
        else:
            joined.append((a, b, size))
    return tuple(joined)
