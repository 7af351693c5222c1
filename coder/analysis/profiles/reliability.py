"""Agreement of the coders of one town on each situation and each other code of passages: Krippendorff's alpha over turns."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from coder.analysis.agreement.coders_of_documents import Coders, doubled
from coder.analysis.agreement.krippendorff import alpha_interval
from coder.analysis.profiles.evidence import TownEvidence, segment_groups
from coder.analysis.profiles.frame import Frame
from coder.analysis.profiles.scopes import Scopes
from coder.analysis.profiles.sources import Sources
from coder.analysis.turns import TurnIndex
from coder.model.profile import Agreement
from coder.model.snapshot import Snapshot


def agreement(
    snapshot: Snapshot, evidence: TownEvidence, frame: Frame, scopes: Scopes, sources: Sources, coders: Coders, unit: str
) -> tuple[Agreement, ...]:
    """Alpha of each situation, and of the other codes that passages are given, over the turns of the documents of two coders.

    Empty if there is no such document. A value is "yes" or "no"; every turn of the town's part of such a document counts, and one
    that a coder left uncoded is a "no". With `unit` linkage, ties with a situation are compared in place of the turns; the other
    codes are left aside.

    Args:
        coders: Those of each document, see `town_coders`.
    """
    shared = doubled(coders)
    if not shared:
        return ()
    units: Counter[int] = Counter()
    for document, users in shared.items():
        units[len(users)] += _units(snapshot, evidence, scopes, document, unit)
    groups = () if unit == "linkage" else segment_groups(frame)
    said: dict[str, Counter[tuple[int, int]]] = {key: Counter() for key in (*frame.situations, *_values(groups, frame))}
    for piece in (*evidence.situations, *(piece for group in groups for piece in evidence.facets.get(group, ()))):
        if piece.document_id in shared and piece.value in said:
            users = shared[piece.document_id]
            if yes := len(users.intersection(piece.users)):
                said[piece.value][yes, len(users)] += 1
    return tuple(_alpha(key, told, units, sources) for key, told in said.items())


def town_coders(evidence: TownEvidence, counts: Callable[[str, str], bool], read: Coders) -> Coders:
    """The coders of each document of a town: who found something in the town's part of it, or read it to the last line and found nothing.

    Args:
        counts, read: `counting` and `readers` of `coder.analysis.agreement.coders_of_documents`.
    """
    return {
        document: frozenset(user for user in users if counts(document, user)) | read.get(document, frozenset())
        for document, users in evidence.coders.items()
    }


def _values(groups: Sequence[str], frame: Frame) -> Iterator[str]:
    for group in groups:
        yield from frame.group_values(group)


def undecided(found: Sequence[Agreement], situations: Collection[str], floor: float) -> Mapping[str, float]:
    """The situations whose alpha is below the floor, with it."""
    return {each.code: each.alpha for each in found if each.code in situations and each.alpha is not None and each.alpha < floor}


def _units(snapshot: Snapshot, evidence: TownEvidence, scopes: Scopes, document_id: str, unit: str) -> int:
    """How many turns of a document speak of the town or hold evidence for it; with `unit` linkage, how many ties."""
    told = {piece.unit for piece in evidence.situations if piece.document_id == document_id}
    if unit != "linkage":
        told |= {piece.unit for pieces in evidence.facets.values() for piece in pieces if piece.document_id == document_id and piece.codings}
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
