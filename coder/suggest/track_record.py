"""How well the suggestions of a project did, told from what people did with them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from coder.analysis.intervals import Proportion, difference
from coder.model.coding import Coding, Decision
from coder.model.exposure import DATA_SET, Exposure
from coder.model.snapshot import Snapshot

BANDS = tuple((low / 10, (low + 1) / 10) for low in range(10))
MOST_DAYS = 14
"""Decisions of more days than these are told by month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Decisions on suggestions with a probability from `low` to below `high`, and how many of them were accepted."""

    low: float
    high: float
    accepted: Proportion
    mean_score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchoring:
    """How often a suggested code was given where the suggestion was shown and where it was withheld at random.

    Attributes:
        difference: Of the two shares with its interval, or None where one is empty.
        unread: Exposures left out because their passage was not read yet.
    """

    shown: Proportion
    withheld: Proportion
    difference: tuple[float, float, float] | None
    unread: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """Passages drawn at random and coded without suggestions.

    Attributes:
        passages: How many, and how many of them got a code.
        recall: Of the codes given there, those that would have been suggested.
        precision: Of what would have been suggested there, the codes that were given.
    """

    passages: Proportion
    recall: Proportion
    precision: Proportion


@dataclass(frozen=True, slots=True, kw_only=True)
class OfCode:
    """One code: its decisions, and its recall in the audit."""

    code_id: str
    accepted: Proportion
    recall: Proportion


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackRecord:
    """What is known of the suggestions so far.

    Attributes:
        accepted: Of all decisions.
        bands: By the probability shown, from low to high; bands without decisions are left out.
        codes: Most decided first.
        periods: Day or month -> accepted of the decisions, in order.
    """

    accepted: Proportion
    bands: tuple[Band, ...]
    anchoring: Anchoring
    audit: Audit
    codes: tuple[OfCode, ...]
    periods: Mapping[str, Proportion]


def track_record(snapshot: Snapshot, finished: Collection[tuple[str, str]] = (), *, user_id: str = "") -> TrackRecord:
    """Count what was decided, withheld and audited.

    Args:
        finished: (document id, user id) of what was read to the last line. In other documents a passage counts as read up to the
            furthest one the person coded or decided on.
        user_id: Of one person alone; empty: all.

    Reviews of a tagged data set are left out: its tags are of another model.
    """
    decisions = [each for each in snapshot.decisions if each.verdict in ("accepted", "rejected") and _is_meant(each, user_id)]
    codings = [each for each in snapshot.codings if user_id in ("", each.user_id)]
    exposures = [each for each in snapshot.exposures if _is_meant(each, user_id)]
    given = _Given(codings)
    audits = [each for each in exposures if each.condition == "audit"]
    return TrackRecord(
        accepted=_accepted(decisions),
        bands=_bands(decisions),
        anchoring=_anchoring([each for each in exposures if each.condition != "audit"], given, _read_to(codings, decisions, finished)),
        audit=_audit(audits, given),
        codes=_codes(decisions, audits, given),
        periods=_periods(decisions),
    )


def _is_meant(each: Decision | Exposure, user_id: str) -> bool:
    return user_id in ("", each.user_id) and not each.suggester.startswith(DATA_SET)


class _Given:
    """Which codes a person gave where."""

    def __init__(self, codings: Iterable[Coding]) -> None:
        self._codings: dict[tuple[str, str], list[Coding]] = defaultdict(list)
        for each in codings:
            self._codings[each.document_id, each.user_id].append(each)

    def to(self, exposure: Exposure) -> frozenset[str]:
        """Codes that the person of the exposure gave within its passage."""
        there = self._codings.get((exposure.document_id, exposure.user_id), ())
        return frozenset(each.code_id for each in there if each.start < exposure.stop and exposure.start < each.stop)


def _accepted(decisions: Sequence[Decision]) -> Proportion:
    return Proportion(sum(each.verdict == "accepted" for each in decisions), len(decisions))


def _bands(decisions: Sequence[Decision]) -> tuple[Band, ...]:
    found = []
    for low, high in BANDS:
        inside = [each for each in decisions if low <= each.score < high or (high == 1.0 and each.score >= 1.0)]
        if inside:
            mean = sum(each.score for each in inside) / len(inside)
            found.append(Band(low=low, high=high, accepted=_accepted(inside), mean_score=mean))
    return tuple(found)


def _read_to(codings: Iterable[Coding], decisions: Iterable[Decision], finished: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], float]:
    furthest: dict[tuple[str, str], float] = {key: float("inf") for key in finished}
    touched: list[Coding | Decision] = [*codings, *decisions]
    for each in touched:
        key = each.document_id, each.user_id
        furthest[key] = max(furthest.get(key, 0.0), each.stop)
    return furthest


def _anchoring(exposures: Sequence[Exposure], given: _Given, read_to: Mapping[tuple[str, str], float]) -> Anchoring:
    read = [each for each in exposures if each.start < read_to.get((each.document_id, each.user_id), 0.0)]
    counts = {}
    for condition in ("shown", "withheld"):
        outcomes = [code in given.to(each) for each in read if each.condition == condition for code in each.codes]
        counts[condition] = Proportion(sum(outcomes), len(outcomes))
    shown, withheld = counts["shown"], counts["withheld"]
    return Anchoring(shown=shown, withheld=withheld, difference=difference(shown, withheld), unread=len(exposures) - len(read))


def _audit(audits: Sequence[Exposure], given: _Given) -> Audit:
    true, proposed, both, coded = 0, 0, 0, 0
    for each in audits:
        codes = given.to(each)
        coded += bool(codes)
        true, proposed, both = true + len(codes), proposed + len(each.codes), both + len(codes & set(each.codes))
    return Audit(passages=Proportion(coded, len(audits)), recall=Proportion(both, true), precision=Proportion(both, proposed))


def _codes(decisions: Sequence[Decision], audits: Sequence[Exposure], given: _Given) -> tuple[OfCode, ...]:
    decided: dict[str, list[Decision]] = defaultdict(list)
    for each in decisions:
        decided[each.code_id].append(each)
    recalled: dict[str, list[bool]] = defaultdict(list)
    for exposure in audits:
        for code in given.to(exposure):
            recalled[code].append(code in exposure.codes)
    known = sorted({*decided, *recalled}, key=lambda code: (-len(decided[code]), code))
    return tuple(
        OfCode(code_id=code, accepted=_accepted(decided[code]), recall=Proportion(sum(recalled[code]), len(recalled[code]))) for code in known
    )


def _periods(decisions: Sequence[Decision]) -> Mapping[str, Proportion]:
    days = {each.created_at[:10] for each in decisions}
    length = 10 if len(days) <= MOST_DAYS else 7
    found: dict[str, list[Decision]] = defaultdict(list)
    for each in sorted(decisions, key=lambda each: each.created_at):
        found[each.created_at[:length]].append(each)
    return {period: _accepted(inside) for period, inside in found.items()}
