"""How well suggestions did: counted from decisions, exposures and audits that were made here by hand."""

import pytest

from coder.model.coding import Coding, Decision
from coder.model.exposure import Exposure
from coder.model.snapshot import Snapshot
from coder.suggest.track_record import track_record


def decision(number: int, verdict: str, score: float, code: str = "a", at: str = "2026-03-01T08:00:00Z", start: int | None = None) -> Decision:
    begin = 100 * number if start is None else start
    return Decision(
        id=f"d{number}",
        document_id="doc",
        start=begin,
        stop=begin + 10,
        code_id=code,
        user_id="u",
        verdict=verdict,
        score=score,
        suggester="s@1",
        created_at=at,
    )


def exposure(start: int, condition: str, codes: tuple[str, ...] = ("a",), document: str = "doc") -> Exposure:
    return Exposure(
        id=f"e{start}{condition}", document_id=document, start=start, stop=start + 50, user_id="u", condition=condition, codes=codes,
        scores=tuple(0.5 for _ in codes), created_at="2026-03-01T08:00:00Z",
    )  # fmt: skip


def coding(start: int, code: str = "a", document: str = "doc", user: str = "u") -> Coding:
    return Coding(
        id=f"c{start}{code}{user}", document_id=document, start=start, stop=start + 20, code_id=code, user_id=user, created_at="2026-03-02T08:00:00Z"
    )


def test_decisions_are_counted_by_band_code_and_day() -> None:
    """Skipped ones count nowhere."""
    made = (
        decision(1, "accepted", 0.95),
        decision(2, "rejected", 0.91, code="b"),
        decision(3, "accepted", 1.0, at="2026-03-02T08:00:00Z"),
        decision(4, "rejected", 0.4),
        decision(5, "skipped", 0.4),
    )
    found = track_record(Snapshot(name="p", decisions=made))
    assert (found.accepted.hits, found.accepted.trials) == (2, 4)
    assert [(each.low, each.accepted.hits, each.accepted.trials) for each in found.bands] == [(0.4, 0, 1), (0.9, 2, 3)]
    assert found.bands[1].mean_score == pytest.approx((0.95 + 0.91 + 1.0) / 3)
    assert [(each.code_id, each.accepted.hits, each.accepted.trials) for each in found.codes] == [("a", 2, 3), ("b", 0, 1)]
    assert {period: (each.hits, each.trials) for period, each in found.periods.items()} == {"2026-03-01": (1, 3), "2026-03-02": (1, 1)}


def test_many_days_are_told_by_month() -> None:
    """From a fortnight on."""
    made = tuple(decision(day, "accepted", 0.5, at=f"2026-0{1 + day // 28}-{1 + day % 28:02}T00:00:00Z") for day in range(40))
    assert list(track_record(Snapshot(name="p", decisions=made)).periods) == ["2026-01", "2026-02"]


def test_shown_against_withheld() -> None:
    """Two of three shown codes were given, one of two withheld ones; what lies behind the last coding was not read yet."""
    exposures = (
        *(exposure(start, "shown") for start in (0, 100, 200)),
        *(exposure(start, "withheld") for start in (300, 400)),
        exposure(900, "shown"),
        exposure(950, "withheld"),
    )
    codings = (coding(0), coding(110), coding(310), coding(420, "b"), coding(420, user="other"))
    found = track_record(Snapshot(name="p", exposures=exposures, codings=codings)).anchoring
    assert (found.shown.hits, found.shown.trials, found.withheld.hits, found.withheld.trials, found.unread) == (2, 3, 1, 2, 2)
    assert found.difference is not None and found.difference[0] == pytest.approx(2 / 3 - 1 / 2)
    done = track_record(Snapshot(name="p", exposures=exposures, codings=codings), {("doc", "u")}).anchoring
    assert (done.shown.trials, done.withheld.trials, done.unread) == (4, 3, 0)


def test_the_audit_tells_what_is_missed() -> None:
    """Three random passages: one right, one missed, one where something would have been suggested for nothing."""
    exposures = (exposure(0, "audit"), exposure(100, "audit", ()), exposure(200, "audit", ("b",)))
    found = track_record(Snapshot(name="p", exposures=exposures, codings=(coding(10), coding(110), coding(110, user="other"))))
    audit = found.audit
    assert (audit.passages.hits, audit.passages.trials) == (2, 3)
    assert (audit.recall.hits, audit.recall.trials, audit.precision.hits, audit.precision.trials) == (1, 2, 1, 2)
    assert [(each.code_id, each.recall.hits, each.recall.trials) for each in found.codes] == [("a", 1, 2)]


def test_of_one_person_alone() -> None:
    """Others' decisions are left out."""
    assert track_record(Snapshot(name="p", decisions=(decision(1, "accepted", 0.5),)), user_id="other").accepted.trials == 0
