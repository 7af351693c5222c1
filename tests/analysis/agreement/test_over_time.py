"""Agreement by version of the codebook and in the course of time; who did what."""

from dataclasses import replace

import pytest

from coder.analysis.agreement.of_pairs import reliability_of_pairs
from coder.analysis.agreement.over_time import reliability_over
from coder.analysis.agreement.work_done import work_done
from coder.analysis.profiles.parameters import ProfileParameters
from coder.model.snapshot import Snapshot
from coder.model.user import User

CODE, OTHER = "sit.skill_matching", "sit.elite_coalition_building"


@pytest.fixture
def coded(builder) -> Snapshot:
    """Two documents by two coders: in March, under 0.1+0, they differ in one of two turns; in May, under 0.1+10, never; a third by one of them."""
    first, second, third = (builder.document(title, turns=4) for title in ("d1", "d2", "d3"))
    when, stamps = {first: "2026-03-30T08:00:00Z", second: "2026-05-04T08:00:00Z", third: "2026-05-05T08:00:00Z"}, {first: "0.1+0", second: "0.1+10"}
    builder.code(first, 1, CODE)
    builder.code(first, 2, CODE)
    builder.code(first, 1, CODE, user="li")
    builder.code(second, 1, CODE)
    builder.code(second, 1, CODE, user="li")
    builder.code(third, 1, CODE)
    snapshot = builder.snapshot()
    stamped = [replace(each, created_at=when[each.document_id], codebook_version=stamps.get(each.document_id, "0.1+2")) for each in snapshot.codings]
    return replace(snapshot, codings=tuple(stamped))


def test_versions_come_in_their_order_and_hold_their_own_codings(coded: Snapshot) -> None:
    """Revision 10 comes after revision 2; a version under which nobody coded with another is left out."""
    found = reliability_over(coded, ProfileParameters(), "version", draws=100)
    assert [each.label for each in found] == ["0.1+0", "0.1+10"]
    assert [each.found.codes[-1].coefficients["percent"].value for each in found] == [0.75, 1.0]


@pytest.mark.parametrize(("by", "labels"), [("month", ["2026-03", "2026-05"]), ("week", ["2026-W14", "2026-W19"])])
def test_a_document_belongs_to_the_time_of_its_last_coding(coded: Snapshot, by: str, labels: list[str]) -> None:
    """Weeks are those of ISO 8601; one coder who finishes later moves the document."""
    assert [each.label for each in reliability_over(coded, ProfileParameters(), by, draws=100)] == labels
    late = replace(coded.codings[0], created_at="2026-05-06T00:00:00Z")
    moved = replace(coded, codings=(late, *coded.codings[1:]))
    (one,) = reliability_over(moved, ProfileParameters(), "month", draws=100)
    assert one.label == "2026-05" and len(one.found.documents) == 2


def test_work_is_counted_by_coder(coded: Snapshot) -> None:
    """Documents, those shared, codings, days and versions; who did nothing is not named."""
    idle = replace(coded, users=(*coded.users, User(id="idle", name="idle")))
    li, wang = work_done(idle, ProfileParameters())
    assert (li.name, li.documents, li.doubled, li.codings, li.first, li.last) == ("li", 2, 2, 2, "2026-03-30", "2026-05-04")
    assert (wang.documents, wang.doubled, wang.versions) == (3, 2, ("0.1+0", "0.1+2", "0.1+10"))


def test_pairs_put_people_first(coded: Snapshot) -> None:
    """Every two coders with a document in common; one of them a machine: told so."""
    machine = User(id="m", name="a model", kind="machine")
    said = tuple(replace(each, id=f"m{each.id}", user_id="m") for each in coded.codings if each.document_id == coded.documents[0].id)
    both = replace(coded, users=(*coded.users, machine), codings=(*coded.codings, *said))
    names = tuple(user.name for user in both.users)
    found = reliability_of_pairs(both, replace(ProfileParameters(), users=names), draws=100)
    assert [(each.coders, each.machine) for each in found] == [(("li", "wang"), False), (("li", "a model"), True), (("wang", "a model"), True)]
    assert found[2].found.codes[-1].coefficients["percent"].value == 1.0


@pytest.mark.parametrize("by", ["month", "week"])
def test_what_a_machine_alone_says_belongs_to_no_time(coded: Snapshot, by: str) -> None:
    """A document of which only the machine counts (the others were not asked for) makes no stretch."""
    said = tuple(replace(each, id=f"m{each.id}", user_id="m", created_at="") for each in coded.codings)
    both = replace(coded, users=(*coded.users, User(id="m", name="a model", kind="machine")), codings=(*coded.codings, *said))
    found = reliability_over(both, replace(ProfileParameters(), users=("li", "a model")), by, draws=100)
    assert [len(each.found.documents) for each in found] == [1, 1] and all(each.label for each in found)
