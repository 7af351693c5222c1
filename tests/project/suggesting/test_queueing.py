"""Queues of a project: what is in them, what is not, and what deciding on them leaves behind."""

from collections.abc import Callable

import pytest

from coder.errors import InvalidValue
from coder.model.queue import QUEUES
from coder.project.project import Project
from coder.project.suggesting.reviewing import Reviewing

MEDIATED = "{0}和{1}为了晒场吵起来，商会出面，坐下来谈了好几次，最后谈拢了，租金一家让一点。"
RUSHED = "{0}年成立了指挥部，供电、供水、修路，全挂在墙上，倒排工期，{1}个月七通一平。"
PLAIN = "{0}门口有一棵大树，夏天大家都在树下面吃饭乘凉，{1}也常来这里听老人讲从前的事情。"
MEDIATION, TIMETABLE, MATCHING = "sit.communicative_mediation", "sit.synchronised_operation", "sit.skill_matching"


@pytest.fixture(autouse=True)
def without_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading the sentence encoder takes most of the time of a test."""
    monkeypatch.setattr("coder.suggest.encoders.registry.is_installed", lambda name="use": False)


@pytest.fixture
def talks(project: Project, write: Callable[..., object]) -> Project:
    """Four interviews of twelve turns; in the first three all turns of the two kinds are coded."""
    for number in range(4):
        lines = []
        for each in range(4):
            lines += [f"镇长：{text.format(f'{number}{each}', 9 + each)}" for text in (MEDIATED, RUSHED, PLAIN)]
        path = write(f"talk{number}.txt", "\n".join(lines) + "\n")
        document = project.documents.add([path], kind="interview").added[0]
        for turn in project.documents.turns(document.id) if number < 3 else ():
            words = project.documents.text(document.id)[turn.start : turn.stop]
            code = MEDIATION if "商会" in words else TIMETABLE if "指挥部" in words else None
            if code:
                project.codings.add(document.id, turn.start, turn.stop, code)
    return project


def key(project: Project, code_id: str) -> str:
    return next(code.key for code in project.codebooks.codes() if code.id == code_id)


def test_every_queue_can_be_made_and_leaves_out_what_is_coded(talks: Project) -> None:
    """Items lie in their documents; none but contradictions touches a coding of the person."""
    codings = {(each.document_id, each.start) for each in talks.codings.all()}
    for name in QUEUES:
        items = talks.suggestions.queue(name, count=8)
        assert all(0 <= each.start < each.stop <= talks.documents.get(each.document_id).length for each in items)
        touched = {(each.document_id, each.start) for each in items} & codings
        assert bool(touched) == (name == "contradictions" and bool(items))
    assert talks.suggestions.queue("uncertain", count=8)


def test_an_unknown_queue_is_refused(talks: Project) -> None:
    """With those there are."""
    with pytest.raises(InvalidValue, match="no queue 'random'") as refused:
        talks.suggestions.queue("random")
    assert "audit" in refused.value.hint


def test_the_audit_is_random_and_the_same_each_time(talks: Project) -> None:
    """From all that is not coded, whatever is suggested there; what would be suggested is kept and not shown."""
    first, again = talks.suggestions.queue("audit", count=10), talks.suggestions.queue("audit", count=10)
    assert first == again and len(first) == 10 and all(each.suggestion is None for each in first)
    texts = [talks.documents.text(each.document_id)[each.start : each.stop] for each in first]
    assert any("大树" in each for each in texts) and any("商会" in each or "指挥部" in each for each in texts)
    with Project.open(talks.path, user="Wu") as other:
        assert other.suggestions.queue("audit", count=10) != first


def test_an_audit_is_one_step_and_counts(talks: Project) -> None:
    """Codes and the record of what would have been suggested; taken back together."""
    items = talks.suggestions.queue("audit", count=40)
    item = next(each for each in items if "商会" in talks.documents.text(each.document_id)[each.start : each.stop])
    nothing = next(each for each in items if "大树" in talks.documents.text(each.document_id)[each.start : each.stop])
    reviewing = Reviewing(talks, [item, nothing])
    reviewing.audit([talks.codebooks.code(MEDIATION).id, talks.codebooks.code(MATCHING).id])
    reviewing.audit([])
    audit = talks.suggestions.track_record().audit
    assert (audit.passages.hits, audit.passages.trials, audit.recall.trials) == (1, 2, 2)
    assert audit.recall.hits == sum(key(talks, each.code_id) == MEDIATION for each in item.hidden)
    left = {(each.document_id, each.start) for each in talks.suggestions.queue("audit", count=40)}
    assert left.isdisjoint({(item.document_id, item.start), (nothing.document_id, nothing.start)})
    assert [reviewing.back(), reviewing.back()] == ["audited", "audited"]
    assert talks.suggestions.track_record().audit.passages.trials == 0 and talks.history.verify().ok


def test_a_coding_that_the_others_contradict_is_found(talks: Project) -> None:
    """A turn on a timetable that was given the code of mediation; it can be changed, kept or removed, and is asked about once."""
    coding = next(each for each in talks.codings.all() if key(talks, each.code_id) == TIMETABLE)
    talks.codings.edit(coding.id, code=MEDIATION)
    items = talks.suggestions.queue("contradictions")
    assert items and items[0].coding is not None and items[0].coding.id == coding.id
    assert items[0].suggestion is not None and key(talks, items[0].suggestion.code_id) == TIMETABLE
    reviewing = Reviewing(talks, items[:1])
    assert key(talks, reviewing.accept().code_id) == TIMETABLE
    assert reviewing.back() == "accepted" and key(talks, talks.codings.get(coding.id).code_id) == MEDIATION
    reviewing.remove()
    assert coding.id not in {each.id for each in talks.codings.all()}
    assert reviewing.back() == "removed"
    reviewing.reject()
    assert coding.id not in {each.coding.id for each in talks.suggestions.queue("contradictions") if each.coding}


def test_suggestions_that_are_withheld_are_in_no_queue(talks: Project) -> None:
    """But the passages can be drawn for an audit."""
    talks.suggestions.exposing.withhold(0.9, seed=3)
    shown = [each for each in talks.suggestions.queue("rare", count=30) if each.kind == "suggestion"]
    kept = talks.suggestions.exposing.exposures()
    withheld = {(each.document_id, each.start) for each in kept if each.condition == "withheld"}
    assert withheld and withheld.isdisjoint({(each.document_id, each.start) for each in shown})


def test_a_project_is_evaluated_by_document(talks: Project) -> None:
    """Three coded documents that speak alike predict each other."""
    found = talks.suggestions.evaluate()
    assert (found.documents, found.passages) == (3, 24) and found.recall_at_3 > 0.9 and found.recall_at_3 >= found.majority_at_3
    assert {key(talks, each.code_id) for each in found.codes if each.passages} == {MEDIATION, TIMETABLE}
