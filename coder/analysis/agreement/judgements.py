"""What each coder said of each unit of a document, code by code: how often each pattern of yes and no occurs.

Units are turns (else articles, else paragraphs), sentences, or single characters. Characters are never listed one by one: between two
places where a coding begins or ends, all of them are judged alike.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from coder.analysis.turns import TurnIndex
from coder.model.coding import Coding
from coder.model.snapshot import Snapshot
from coder.text.sentences import sentences

UNITS = ("turn", "sentence", "character")
UNCODED = ("no", "left out")
NOTHING = ""
"""In the place of a code that nobody gave in a document."""
Spans = Mapping[str, Sequence[tuple[int, int]]]
"""Coder -> the spans to which the coder gave a code."""
Judged = Mapping[tuple[bool | None, ...], float]
"""What each coder says (yes, no; None: did not code in the document) -> number of units."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The codings of one document that several people coded.

    Attributes:
        coders: Ids of those who coded in it, or read it without giving a code.
        codes: Code id -> spans by coder.
    """

    id: str
    coders: frozenset[str]
    codes: Mapping[str, Spans]


def documents_judged(codings: Iterable[Coding], coders: Mapping[str, frozenset[str]]) -> tuple[Document, ...]:
    """The documents of these coders with what they gave, in the order of their ids."""
    found: dict[str, dict[str, dict[str, list[tuple[int, int]]]]] = {each: defaultdict(lambda: defaultdict(list)) for each in sorted(coders)}
    for coding in codings:
        if coding.user_id in coders.get(coding.document_id, ()):
            found[coding.document_id][coding.code_id][coding.user_id].append((coding.start, coding.stop))
    return tuple(Document(id=each, coders=coders[each], codes=given) for each, given in found.items())


def judged(document: Document, snapshot: Snapshot, unit: str, coders: Sequence[str], uncoded: str = "no") -> Mapping[str, Judged]:
    """For each code of the document how often each pattern of judgements occurs; the places in a pattern are those of `coders`.

    Under NOTHING stands what holds for every code that nobody gave in it.

    Args:
        unit: One of UNITS.
        uncoded: `no`: a unit without any coding is a no of everybody. `left out`: it is not counted.
    """
    if unit == "character":
        return _characters(document, len(snapshot.texts[document.id]), coders, uncoded)
    starts, stops = _units(snapshot, document.id, unit)
    touched = {
        code: {coder: _touching(spans, starts, stops, by_start=unit == "turn") for coder, spans in given.items()}
        for code, given in document.codes.items()
    }
    anywhere = {place for given in touched.values() for places in given.values() for place in places}
    total = len(anywhere) if uncoded == "left out" else len(starts)
    return {code: _patterns(given, document.coders, coders, total) for code, given in (*touched.items(), (NOTHING, {}))}


def _patterns(given: Mapping[str, set[int]], present: frozenset[str], coders: Sequence[str], total: int) -> Judged:
    places = set().union(*given.values())
    found: Counter[tuple[bool | None, ...]] = Counter(
        tuple((place in given.get(coder, ())) if coder in present else None for coder in coders) for place in places
    )
    if total > len(places):
        found[tuple(False if coder in present else None for coder in coders)] += total - len(places)
    return {pattern: float(n) for pattern, n in found.items()}


def _units(snapshot: Snapshot, document_id: str, unit: str) -> tuple[list[int], list[int]]:
    """Where the units begin and end."""
    length = len(snapshot.texts[document_id])
    starts = [turn.start for turn in TurnIndex(snapshot.segments.get(document_id, ())).units()] or [0]
    if unit == "turn":
        return starts, [*starts[1:], length]
    bounds = [*([0] if starts[0] else []), *starts, length]
    found = [span for start, stop in pairwise(bounds) for span in sentences(snapshot.texts[document_id], start, stop)]
    return [start for start, _ in found], [stop for _, stop in found]


def _touching(spans: Sequence[tuple[int, int]], starts: Sequence[int], stops: Sequence[int], *, by_start: bool) -> set[int]:
    """Places of the units that the spans reach into; what lies before the first unit counts as in it where units leave no gap."""
    found: set[int] = set()
    for start, stop in spans:
        first = max(0, bisect_right(starts, start) - 1) if by_start else bisect_right(stops, start)
        found.update(range(first, max(first + by_start, bisect_left(starts, stop))))
    return {place for place in found if place < len(starts)}


def _characters(document: Document, length: int, coders: Sequence[str], uncoded: str) -> Mapping[str, Judged]:
    whole = _covered([span for given in document.codes.values() for spans in given.values() for span in spans])
    total = whole if uncoded == "left out" else length
    return {code: _swept(given, document.coders, coders, total) for code, given in (*document.codes.items(), (NOTHING, {}))}


def _swept(given: Spans, present: frozenset[str], coders: Sequence[str], total: int) -> Judged:
    """Lengths by pattern: a sweep over the places where a coding begins or ends."""
    edges = sorted((place, step, coder) for coder, spans in given.items() for start, stop in spans for place, step in ((start, 1), (stop, -1)))
    depth: Counter[str] = Counter()
    found: Counter[tuple[bool | None, ...]] = Counter()
    before = covered = 0
    for place, step, coder in edges:
        if place > before and any(depth.values()):
            found[tuple(depth[each] > 0 if each in present else None for each in coders)] += place - before
            covered += place - before
        depth[coder] += step
        before = place
    if total > covered:
        found[tuple(False if each in present else None for each in coders)] += total - covered
    return {pattern: float(n) for pattern, n in found.items()}


def _covered(spans: Sequence[tuple[int, int]]) -> int:
    """How many characters lie in at least one span."""
    total = reach = 0
    for start, stop in sorted(spans):
        total += max(0, stop - max(start, reach))
        reach = max(reach, stop)
    return total
