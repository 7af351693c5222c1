"""Agreement in the course of the work: by version of the codebook, by month or by week.

By version, only codings made under that version are compared. By month and week, a document belongs to the time in which the last of its
coders last coded in it: then its comparison was complete. What a machine says has no time.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from coder.analysis.agreement.coders_of_documents import Coders, coders_of_documents
from coder.analysis.agreement.of_codes import reliability
from coder.analysis.profiles.parameters import ProfileParameters
from coder.model.codebook import revision_of
from coder.model.coding import Coding
from coder.model.reliability import Stretch
from coder.model.snapshot import Snapshot

STRETCHES = ("version", "month", "week")
Part = tuple[Sequence[Coding], Coders]
"""The codings of a stretch, and who is compared in which document."""


def reliability_over(
    snapshot: Snapshot,
    parameters: ProfileParameters,
    by: str,
    *,
    unit: str = "turn",
    uncoded: str = "no",
    draws: int = 1000,
    only: Collection[str] = (),
) -> tuple[Stretch, ...]:
    """The reliability in each stretch in which several people coded a document, in order.

    Args:
        by: One of STRETCHES.
        unit, uncoded, only: See `coder.analysis.agreement.of_codes`.
    """
    coders = coders_of_documents(snapshot, parameters)
    codings = [each for each in snapshot.codings if each.user_id in coders.get(each.document_id, ())]
    parts = _by_version(codings) if by == "version" else _by_time(codings, coders, _month if by == "month" else _week)
    found = [
        Stretch(
            label=label,
            found=reliability(
                replace(snapshot, codings=tuple(some)), parameters, unit=unit, uncoded=uncoded, draws=draws, only=only, coders=of_documents
            ),
        )
        for label, (some, of_documents) in parts.items()
    ]
    return tuple(each for each in found if each.found.documents)


def _by_version(codings: Sequence[Coding]) -> Mapping[str, Part]:
    """Of each version those who gave a code under it: when a document was read without one is not known."""
    found: dict[str, list[Coding]] = {}
    for stamp in sorted({each.codebook_version for each in codings}, key=lambda stamp: (stamp.rpartition("+")[0], revision_of(stamp))):
        found[stamp] = [each for each in codings if each.codebook_version == stamp]
    return {stamp: (some, _who_gave(some)) for stamp, some in found.items()}


def _who_gave(codings: Sequence[Coding]) -> Coders:
    found: dict[str, set[str]] = defaultdict(set)
    for each in codings:
        found[each.document_id].add(each.user_id)
    return {document: frozenset(users) for document, users in found.items()}


def _by_time(codings: Sequence[Coding], coders: Coders, label: Callable[[str], str]) -> Mapping[str, Part]:
    last: dict[str, str] = {}
    for coding in codings:
        last[coding.document_id] = max(last.get(coding.document_id, ""), coding.created_at)
    found: dict[str, list[Coding]] = defaultdict(list)
    for coding in codings:
        found[label(last[coding.document_id])].append(coding)
    return {name: (some, {each.document_id: coders[each.document_id] for each in some}) for name, some in sorted(found.items())}


def _month(when: str) -> str:
    return when[:7]


def _week(when: str) -> str:
    if not when:
        return ""
    year, week, _ = date.fromisoformat(when[:10]).isocalendar()
    return f"{year}-W{week:02}"
