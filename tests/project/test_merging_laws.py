"""Merging is a function of the events of all copies: who merges whom, in which order and how often makes no difference."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coder.project.project import Project
from coder.store.entities import ENTITIES
from tests.project.replicas import act, content, copied, differing, merged


@pytest.fixture
def fresh(tmp_path_factory: pytest.TempPathFactory, template: Path):
    """Makes a new project with a few things in it."""

    def made(seed: int) -> Path:
        path = tmp_path_factory.mktemp("copies") / "base.coder"
        path.write_bytes(template.read_bytes())
        with Project.open(path, user="Li") as project:
            project.users.add("Wang")
            project.users.add("Zhao")
        act(path, "Li", seed, 12)
        return path

    return made


RANDOM = settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)


@RANDOM
@given(seed=st.integers(0, 2**32))
def test_two_copies(fresh, seed: int) -> None:
    """merge(a, b) = merge(b, a); merge(a, a) = a; a second time changes nothing; undo gives a back, and merging again the same."""
    base = fresh(seed)
    a, b = copied(base, "a.coder"), copied(base, "b.coder")
    act(a, "Li", seed + 1, 30)
    act(b, "Wang", seed + 2, 30)
    ab, ba = merged(a, b, "ab.coder"), merged(b, a, "ba.coder", user="Wang")
    assert differing(content(ab), content(ba)) == []
    assert differing(content(a), content(merged(a, copied(a, "same.coder"), "aa.coder"))) == []
    assert differing(content(ab), content(merged(ab, b, "abb.coder"))) == []
    assert differing(content(ab), content(merged(ab, ba, "abba.coder"))) == []
    undone = copied(ab, "undone.coder")
    with Project.open(undone, user="Li") as project:
        project.history.undo()
        assert project.history.verify().problems == ()
    assert differing(content(a), content(undone)) == []
    assert differing(content(ab), content(merged(undone, b, "again.coder"))) == []


@RANDOM
@given(seed=st.integers(0, 2**32))
def test_three_copies_that_go_on(fresh, seed: int) -> None:
    """merge(merge(a, b), c) = merge(a, merge(b, c)); so it is after people went on working in what was merged."""
    base = fresh(seed)
    a, b, c = (copied(base, f"{name}.coder") for name in "abc")
    for number, (path, user) in enumerate(((a, "Li"), (b, "Wang"), (c, "Zhao"))):
        act(path, user, seed + number, 25)
    ab, bc = merged(a, b, "ab.coder"), merged(b, c, "bc.coder", user="Wang")
    assert differing(content(merged(ab, c, "ab_c.coder")), content(merged(a, bc, "a_bc.coder"))) == []
    act(ab, "Li", seed + 3, 20)
    act(bc, "Wang", seed + 4, 20)
    assert differing(content(merged(ab, bc, "one.coder")), content(merged(bc, ab, "other.coder", user="Wang"))) == []


def test_separately_made_projects(template: Path, tmp_path: Path) -> None:
    """Projects with no common past: the same texts, codes, towns and people are one, and the laws hold."""
    a, b = tmp_path / "a.coder", tmp_path / "b.coder"
    for path, user in ((a, "Li"), (b, "Wang")):
        Project.create(path, user=user).close()
    act(a, "Li", 5, 40)
    act(b, "Wang", 6, 40)
    ab, ba = merged(a, b, "ab.coder"), merged(b, a, "ba.coder", user="Wang")
    assert differing(content(ab), content(ba)) == []
    with Project.open(ab) as project:
        books = [book.key for book in project.codebooks.list()]
        assert len(books) == len(set(books))


def test_a_thousand_actions_on_either_side_lose_nothing(fresh, template: Path) -> None:
    """What is in one copy is in the merged project as it was, or the other copy changed or removed it, or both wait for a decision."""
    base = fresh(7)
    a, b = copied(base, "a.coder"), copied(base, "b.coder")
    quick = ("do_revise_document", "do_load_attributes", "do_remove_document")
    act(a, "Li", 1, 1000, without=quick)
    act(b, "Wang", 2, 1000, without=quick)
    ab = merged(a, b, "ab.coder")
    result, before = content(ab), content(base)
    corrected = {json.loads(each)["revision_of"] for each in result["document"].values()}
    with Project.open(ab) as project:
        conflicts = {each.entity_id for each in project.merging.conflicts()}
    for own, other in ((content(a), content(b)), (content(b), content(a))):
        for entity, things in own.items():
            for each, record in things.items():
                untouched_there = other[entity].get(each) == before[entity].get(each)
                if untouched_there and entity not in ("codebook", "linkage") and each not in conflicts:
                    assert each in result[entity], (entity, each)
                    assert entity == "document" or _is_on(record, corrected) or result[entity][each] == record, (entity, each)


def _is_on(record: str, documents: set[str | None]) -> bool:
    """Whether a thing is written on one of these documents: a text that came in apart takes it over, where the two go by one title."""
    told = json.loads(record)
    return not {told.get("document_id"), told.get("target_id")}.isdisjoint(documents - {None})


def test_random_actions_make_every_kind_of_thing(fresh) -> None:
    """A new kind of thing that no random action makes is not covered by the laws: it needs an action."""
    path = fresh(1)
    missing = {entity.name for entity in ENTITIES}
    for seed in range(40):
        act(path, ("Li", "Wang")[seed % 2], seed, 60)
        with Project.open(path) as project:
            missing -= {each.entity for each in project.history.events()}
        if not missing:
            break
    assert missing == set()
