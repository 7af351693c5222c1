"""Agreement in the course of the work: by version of the codebook, by month or by week.

By version, only codings made under that version are compared. By month and week, a document belongs to the time in which the last of its
coders last coded in it: then its comparison was complete. What a machine says has no time.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from coder.analysis.evidence import counting_users
from coder.analysis.parameters import ProfileParameters
from coder.analysis.reliability_of_codes import reliability
from coder.model.codebook import revision_of
from coder.model.coding import Coding
from coder.model.reliability import Stretch
from coder.model.snapshot import Snapshot

STRETCHES = ("version", "month", "week")


def reliability_over(
    snapshot: Snapshot, parameters: ProfileParameters, by: str, *, unit: str = "turn", uncoded: str = "no", draws: int = 1000
) -> tuple[Stretch, ...]:
    """The reliability in each stretch in which several people coded a document, in order.

    Args:
        by: One of STRETCHES.
        unit, uncoded: See `coder.analysis.judgements`.
    """
    counts = counting_users(snapshot, parameters)
    codings = [each for each in snapshot.codings if counts(each.user_id)]
    parts = _by_version(codings) if by == "version" else _by_time(codings, _month if by == "month" else _week)
    found = [
        Stretch(label=label, found=reliability(replace(snapshot, codings=tuple(some)), parameters, unit=unit, uncoded=uncoded, draws=draws))
        for label, some in parts.items()
    ]
    return tuple(each for each in found if each.found.documents)


def _by_version(codings: Sequence[Coding]) -> Mapping[str, Sequence[Coding]]:
    stamps = sorted({each.codebook_version for each in codings}, key=lambda stamp: (stamp.rpartition("+")[0], revision_of(stamp)))
    return {stamp: [each for each in codings if each.codebook_version == stamp] for stamp in stamps}


def _by_time(codings: Sequence[Coding], label: Callable[[str], str]) -> Mapping[str, Sequence[Coding]]:
    last: dict[str, str] = {}
    for coding in codings:
        last[coding.document_id] = max(last.get(coding.document_id, ""), coding.created_at)
    found: dict[str, list[Coding]] = defaultdict(list)
    for coding in codings:
        found[label(last[coding.document_id])].append(coding)
    return dict(sorted(found.items()))


def _month(when: str) -> str:
    return when[:7]


def _week(when: str) -> str:
    if not when:
        return ""
    year, week, _ = date.fromisoformat(when[:10]).isocalendar()
    return f"{year}-W{week:02}"
