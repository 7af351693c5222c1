"""Suggestions that nobody looked at, each as less than one piece of evidence. They count only where a reader asked for it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from coder.analysis.profiles.evidence import SITUATION, TownEvidence, segment_groups
from coder.analysis.profiles.frame import Frame
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.scopes import Scopes
from coder.analysis.turns import Turn, TurnIndex
from coder.model.profile import Hint
from coder.model.snapshot import Snapshot
from coder.model.suggestion import Suggestion

Hints = Mapping[str, tuple[Hint, ...]]
"""Facet group (or `situation`) -> what is suggested of it."""

NO_HINTS: Hints = MappingProxyType({})
"""Suggestions do not count: the default of every figure."""


def hints(
    snapshot: Snapshot, frame: Frame, scopes: Scopes, evidence: TownEvidence, suggestions: Sequence[Suggestion], parameters: ProfileParameters
) -> Hints:
    """What is suggested for the town where no person found the same, once for each turn and code, in order of document and place.

    Suggestions are codings that are not made: with the unit `mention` or `linkage` they stand for no situation.
    """
    known = {document.id for document in snapshot.documents} - scopes.superseded
    found = {(piece.document_id, piece.unit[0], piece.value) for pieces in (evidence.situations, *evidence.facets.values()) for piece in pieces}
    groups = frozenset(segment_groups(frame))
    turns = _Turns(snapshot)
    best: dict[tuple[str, str, int, str], float] = {}
    for each in suggestions:
        if each.document_id not in known or evidence.town_id not in scopes.at(each.document_id, each.start):
            continue
        code, turn = frame.codes.get(each.code_id), turns.at(each.document_id, each.start)
        if code is None or (parameters.speakers and turn.kind != "turn"):
            continue
        listed = frame.listed.get(code.key)
        group = SITUATION if listed else code.key.partition(".")[0]
        counts = parameters.unit in ("both", "coding") if listed else group in groups
        if counts and (each.document_id, turn.start, listed or code.key) not in found:
            key = (group, each.document_id, turn.start, listed or code.key)
            best[key] = max(best.get(key, 0.0), float(each.score))
    by_group: dict[str, list[Hint]] = {}
    for (group, document, start, value), weight in sorted(best.items()):
        by_group.setdefault(group, []).append(Hint(document_id=document, start=start, value=value, weight=round(weight, 6)))
    return {group: tuple(some) for group, some in by_group.items()}


class _Turns:
    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._indexes: dict[str, TurnIndex] = {}

    def at(self, document_id: str, position: int) -> Turn:
        if document_id not in self._indexes:
            self._indexes[document_id] = TurnIndex(self._snapshot.segments.get(document_id, ()))
        return self._indexes[document_id].at(position)
