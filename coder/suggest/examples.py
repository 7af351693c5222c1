"""What people decided, as examples for a suggester."""

from collections.abc import Collection, Mapping, Sequence

from coder.model.coding import Coding, Decision
from coder.model.snapshot import Snapshot
from coder.model.suggestion import Example, Unit

_COVERED = 0.5


def examples_of(snapshot: Snapshot, units: Mapping[str, Sequence[Unit]], *, read: Collection[str] = (), own: str = "") -> tuple[Example, ...]:
    """The units that people coded, rejected a suggestion for, or read without coding.

    A unit carries a code where a coding covers more than half of it, or lies in it by more than half of the coding's length. Where a
    code was first rejected and then given, it is given. Codes of all users count alike, unless `own` names one.

    Args:
        units: Document id -> its units (see `units_of`).
        read: Ids of documents that were read to the end: their uncoded units are examples of no code.
        own: Id of the user whose codings and rejections alone count; empty: everybody's.
    """
    codings: dict[str, list[Coding]] = {}
    for coding in snapshot.codings:
        if own not in ("", coding.user_id):
            continue
        codings.setdefault(coding.document_id, []).append(coding)
    refusals: dict[str, list[Decision]] = {}
    for decision in snapshot.decisions:
        if decision.verdict == "rejected" and own in ("", decision.user_id):
            refusals.setdefault(decision.document_id, []).append(decision)
    found: list[Example] = []
    for document in snapshot.documents:
        for unit in units.get(document.id, ()):
            example = _example(unit, codings.get(document.id, ()), refusals.get(document.id, ()))
            if example.codes or example.rejected or document.id in read:
                found.append(example)
    return tuple(found)


def _example(unit: Unit, codings: Sequence[Coding], refusals: Sequence[Decision]) -> Example:
    given: dict[str, str] = {}
    here = [coding for coding in codings if _belongs(unit, coding.start, coding.stop)]
    for coding in sorted(here, key=lambda coding: (coding.start, coding.stop, coding.id)):
        given.setdefault(coding.code_id, coding.id)
    refused = [decision for decision in refusals if _belongs(unit, decision.start, decision.stop)]
    rejected = sorted({decision.code_id for decision in refused} - given.keys())
    judged: list[Coding | Decision] = [*here, *refused]
    reach = (min([unit.start, *(each.start for each in judged)]), max([unit.stop, *(each.stop for each in judged)]))
    return Example(unit=unit, codes=tuple(given), rejected=tuple(rejected), coding_ids=tuple(given.values()), reach=reach)


def _belongs(unit: Unit, start: int, stop: int) -> bool:
    shared = min(unit.stop, stop) - max(unit.start, start)
    return shared > _COVERED * min(unit.stop - unit.start, stop - start)
