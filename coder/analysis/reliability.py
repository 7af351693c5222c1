"""Agreement of the coders of one town on each situation: Krippendorff's alpha over turns."""

from collections import Counter
from collections.abc import Mapping, Sequence

from coder.analysis.evidence import TownEvidence
from coder.analysis.frame import Frame
from coder.analysis.krippendorff import alpha_interval
from coder.analysis.scopes import Scopes
from coder.analysis.sources import Sources
from coder.analysis.turns import TurnIndex
from coder.model.profile import Agreement
from coder.model.snapshot import Snapshot


def agreement(snapshot: Snapshot, evidence: TownEvidence, frame: Frame, scopes: Scopes, sources: Sources, unit: str) -> tuple[Agreement, ...]:
    """Alpha of each situation over the turns of the documents that at least two people coded; empty if there is no such document.

    A value is "yes" or "no"; every turn of the town's part of such a document counts, and one that a coder left uncoded is a "no".
    With `unit` linkage, the ties with a situation are compared in place of the turns.
    """
    doubled = {document: coders for document, coders in evidence.coders.items() if len(coders) > 1}
    if not doubled:
        return ()
    units: Counter[int] = Counter()
    for document, coders in doubled.items():
        units[len(coders)] += _units(snapshot, evidence, scopes, document, unit)
    said: dict[str, Counter[tuple[int, int]]] = {key: Counter() for key in frame.situations}
    for piece in evidence.situations:
        if piece.document_id in doubled:
            said[piece.value][len(piece.users), len(doubled[piece.document_id])] += 1
    return tuple(_alpha(key, said[key], units, sources) for key in frame.situations)


def undecided(found: Sequence[Agreement], floor: float) -> Mapping[str, float]:
    """The situations whose alpha is below the floor, with it."""
    return {each.code: each.alpha for each in found if each.alpha is not None and each.alpha < floor}


def _units(snapshot: Snapshot, evidence: TownEvidence, scopes: Scopes, document_id: str, unit: str) -> int:
    """How many turns of a document speak of the town or hold evidence for it; with `unit` linkage, how many ties."""
    told = {piece.unit for piece in evidence.situations if piece.document_id == document_id}
    if unit != "linkage":
        starts = TurnIndex(snapshot.segments.get(document_id, ())).units()
        told |= {(turn.start, turn.kind, "") for turn in starts if evidence.town_id in scopes.at(document_id, turn.start)}
    return len(told)


def _alpha(code: str, said: Mapping[tuple[int, int], int], units: Mapping[int, int], sources: Sources) -> Agreement:
    """Alpha of one situation.

    Args:
        said: (coders who say yes, coders of the document) -> turns. The other turns are a "no" of everybody.
        units: Coders of the document -> turns.
    """
    patterns: dict[tuple[int, ...], int] = {(yes, coders - yes): n for (yes, coders), n in said.items()}
    patterns |= {(0, coders): n - sum(said[each] for each in said if each[1] == coders) for coders, n in units.items()}
    found = alpha_interval(patterns, sources.random("alpha", code))
    value, low, high = (None if each is None else round(each, 6) for each in (found.value, found.low, found.high))
    return Agreement(code=code, units=found.units, alpha=value, low=low, high=high)
