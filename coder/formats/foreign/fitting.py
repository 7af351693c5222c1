"""How a file without quotes counts: the way in which its passages lie inside their texts, tear no character and no word."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coder.formats.foreign.offsets import Counting, Ruler

_WORD = re.compile(r"[A-Za-z0-9]")
_CLEARLY = 2
"""Faults that another way of counting must have more."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A way of counting, whether no other would do, and why, in one sentence."""

    counting: Counting
    sure: bool
    evidence: str


def fit(texts: Mapping[str, str], passages: Sequence[tuple[str, int, int]], candidates: Sequence[Counting]) -> Fitted:
    """The candidate with the fewest passages that lie outside, are empty, or begin or end inside a Latin word or a number.

    Args:
        texts: Raw, by key.
        passages: (key of the text, start, stop).
        candidates: The first is how the program is known to count.
    """
    used = [each for each in passages if each[0] in texts]
    rare = {key for key in {each[0] for each in used} if max(texts[key], default="") > "\uffff"}
    odd = [each for each in used if each[0] in rare]
    if not odd:
        return Fitted(candidates[0], True, "no character for which it matters")
    faults = [_faults(texts, odd, each) for each in candidates]
    best = min(range(len(candidates)), key=lambda index: (faults[index], index))
    sure = sum(each < faults[best] + _CLEARLY for each in faults) == 1
    told = ", ".join(f"{candidate.unit}: {number}" for candidate, number in zip(candidates, faults, strict=True))
    return Fitted(candidates[best], sure, f"of {len(odd)} passages in texts with emoji or rare characters, ends that do not fit: {told}")


def _faults(texts: Mapping[str, str], passages: Sequence[tuple[str, int, int]], counting: Counting) -> int:
    rulers = {key: Ruler(texts[key], counting) for key in {each[0] for each in passages}}
    frozen = {key: texts[key].replace("\r\n", "\n").replace("\r", "\n") for key in rulers}
    faults = 0
    for key, start, stop in passages:
        place = rulers[key].span(start, stop)
        if place is None or place[0] >= place[1]:
            faults += 2
        else:
            text = frozen[key]
            faults += sum(0 < each < len(text) and bool(_WORD.match(text[each - 1]) and _WORD.match(text[each])) for each in place)
            faults += int(text[place[0]].isspace()) + int(text[place[1] - 1].isspace())
    return faults
