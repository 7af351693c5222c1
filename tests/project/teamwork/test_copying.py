"""Blind double coding: what is dealt out, what a coder's copy holds and what no byte of it tells, and that it merges back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coder.errors import Conflict, InvalidValue, ProjectError
from coder.model.suggestion import Suggestion
from coder.project.project import Project
from coder.project.teamwork.copying import copy_for
from tests.project.conftest import ENGLISH, INTERVIEW
from tests.project.replicas import content, differing

CODE, OTHER = "sit.skill_matching", "sit.communicative_mediation"


@pytest.fixture
def team(project: Project, write: Callable[..., Path]) -> Project:
    """Li's project: Li coded, noted, recorded and decided; two texts are assigned to Wang and Zhao."""
    project.documents.add([write("zh.txt", INTERVIEW), write("en.txt", ENGLISH)], kind="interview", town="昆山")
    coding = project.codings.add("zh", 4, 9, CODE)
    project.memos.add("coding", coding.id, "Li takes this for matching")
    project.memos.add("code", OTHER, "only where 调解 is meant")
    project.mentions.add("zh", 16, 24, "镇里的经办人", "台商协会会长", situations=[CODE], kinds=["information"], memo="secret of Li")
    again = project.mentions.add("zh", 44, 51, "镇里的经办人", "台商协会会长", situations=[CODE], kinds=["information"])
    tie = project.linkages.merge(*(each.id for each in project.mentions.list()), label="the tie as Li sees it")
    project.linkages.rename(tie.id, "the tie as Li sees it", memo="doubted by Li")
    assert project.mentions.get(again.id).linkage_id == tie.id
    project.codebooks.add_code("", names={"zh": "村里的集体经济"}, parent="sit")
    project.codings.add("zh", 44, 51, "村里的集体经济")
    suggestion = Suggestion(
        document_id=project.documents.get("zh").id, start=10, stop=20, code_id=project.codebooks.code(OTHER).id, score=0.7315, suggester="hidden@7"
    )
    project.suggestions.accept(suggestion)
    project.settings.set("suggest.withhold", {"share": 0.5, "seed": 41})
    project.assignments.assign(["Wang", "Zhao"], overlap=1.0)
    return project


def _work_of_li(project: Project) -> list[str]:
    """Words, ids and a number that nobody but Li should see; no moment can look like the number."""
    codings = [each.id for each in project.codings.all()]
    memos = [each.id for each in project.memos.list()] + ["Li takes this for matching", "only where 调解 is meant", "secret of Li"]
    mentions = [each.id for each in project.mentions.list()] + ["镇里的经办人", "台商协会会长"]
    actors = [each.id for each in project.actors.list()]
    mentions += [each.linkage_id or "" for each in project.mentions.list()] + ["the tie as Li sees it", "doubted by Li"]
    decisions = [each.id for each in project.suggestions.decisions()] + ["hidden@7", "0.7315"]
    return [*codings, *memos, *mentions, *actors, *decisions, project.codebooks.code("村里的集体经济").id]


def test_no_byte_of_a_blind_copy_tells_of_others_work(team: Project, tmp_path: Path) -> None:
    """Neither in UTF-8 nor in UTF-16, in rows, log, index or free pages; nothing lies beside the file; the texts are there."""
    done = copy_for(team.workspace.store, tmp_path / "wang.coder", "Wang", blind=True, suggestions=False)
    assert (done.documents, done.codings) == (2, 0) and done.left_out >= 6
    assert [each.name for each in tmp_path.glob("*wang*")] == ["wang.coder"]
    raw = (tmp_path / "wang.coder").read_bytes()
    for secret in [*_work_of_li(team), "suggest.withhold"]:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            assert secret.encode(encoding) not in raw, secret
    assert "招商引资".encode() in raw
    with Project.open(tmp_path / "wang.coder") as copy:
        assert copy.history.verify().problems == () and copy.user.name == "Wang"
        assert copy.workspace.store._db.execute("PRAGMA freelist_count").fetchone()[0] == 0
        assert copy.codings.all() == () and copy.memos.list() == () and copy.mentions.list() == ()
        assert copy.history.undo() is None


def test_without_suggestions_none_is_made(team: Project, write: Callable[..., Path], tmp_path: Path) -> None:
    """In the copy every suggester is silent, and a queue says why."""
    told = "访谈者：后来呢？\n镇长：村民和企业吵起来，商会出面，居中协调，谈了好几次，最后谈拢了，取得共识。\n"
    team.documents.add([write("told.txt", told)], kind="interview")
    team.settings.set("suggest.withhold", None)
    copy_for(team.workspace.store, tmp_path / "quiet.coder", "Wang", blind=True, suggestions=False, documents=["told"])
    copy_for(team.workspace.store, tmp_path / "helped.coder", "Wang", blind=True, suggestions=True, documents=["told"])
    with Project.open(tmp_path / "quiet.coder") as quiet, Project.open(tmp_path / "helped.coder") as helped:
        assert helped.suggestions.for_documents() != () and quiet.suggestions.for_documents() == ()
        assert quiet.suggestions.unread() == ()
        with pytest.raises(InvalidValue, match="without suggestions"):
            quiet.suggestions.queue("uncertain")


def test_a_blind_copy_merges_back(team: Project, tmp_path: Path) -> None:
    """What Wang made comes in without a conflict, though the copy lacks Li's log and Li went on; nothing of Li's is removed."""
    before = len(team.codings.all())
    copy_for(team.workspace.store, tmp_path / "wang.coder", "Wang", blind=True, suggestions=False)
    team.codebooks.edit_code(CODE, definition={"en": "sharper", "zh": "更明确"})
    team.documents.rename("en", "English talk")
    with Project.open(tmp_path / "wang.coder") as copy:
        coding = copy.codings.add("zh", 4, 9, OTHER)
        copy.memos.add("coding", coding.id, "Wang's own")
        copy.mentions.add("zh", 16, 24, "镇政府", "台商", situations=[CODE], kinds=["information"])
        copy.documents.finish("zh")
    report = team.merging.merge(tmp_path / "wang.coder")
    assert report.conflicts == () and not report.removed and not report.changed and report.added["coding"] == 1
    assert len(team.codings.all()) == before + 1 and team.history.verify().problems == ()
    assert team.codebooks.code(CODE).definition["en"] == "sharper"
    assert not team.merging.merge(tmp_path / "wang.coder").events
    with Project.open(tmp_path / "wang.coder") as copy:
        copy.codings.add("zh", 0, 3, CODE)
    assert team.merging.merge(tmp_path / "wang.coder").added == {"coding": 1}


def test_nothing_comes_into_a_blind_copy_before_the_reveal(team: Project, tmp_path: Path) -> None:
    """The team's project cannot be merged into it, nor another blind copy; after the reveal it can, and both hold the same."""
    for name in ("Wang", "Zhao"):
        copy_for(team.workspace.store, tmp_path / f"{name}.coder", name, blind=True, suggestions=True)
        with Project.open(tmp_path / f"{name}.coder") as copy:
            copy.codings.add("zh", 4, 9, OTHER)
        team.merging.merge(tmp_path / f"{name}.coder")
    team.assignments.begin("independent")
    for other in (team.path, tmp_path / "Zhao.coder"):
        with Project.open(tmp_path / "Wang.coder") as wang, pytest.raises(Conflict, match="before the reveal"):
            wang.merging.merge(other)
    team.assignments.begin("reveal")
    with Project.open(tmp_path / "Wang.coder") as wang:
        wang.merging.merge(team.path)
        assert wang.history.verify().problems == ()
    assert differing(content(tmp_path / "Wang.coder"), content(team.path)) == []


def test_a_copy_that_is_not_blind_has_the_work_of_all(team: Project, tmp_path: Path) -> None:
    """Of the documents asked for, with the codings of everybody."""
    done = copy_for(team.workspace.store, tmp_path / "open.coder", "Wang", blind=False, suggestions=True, documents=["zh"])
    assert done.documents == 1 and done.codings == len(team.codings.all()) and done.left_out == 0
    with Project.open(tmp_path / "open.coder") as copy:
        assert copy.history.verify().problems == () and len(copy.mentions.list()) == 2 and len(copy.memos.list()) == 2


def test_dealing_out_is_seeded_stratified_and_even(project: Project, write: Callable[..., Path]) -> None:
    """The same seed gives the same plan; each kind has its part of the overlap; the rest is shared out by length."""
    for number in range(10):
        kind = "interview" if number < 5 else "note"
        project.documents.add([write(f"t{number}.txt", f"Text {number}. " * 20)], kind=kind)
    plan = project.assignments.assign(["A", "B"], overlap=0.4, seed=7, stratify=["kind"])
    kinds = {each.id: each.kind for each in project.documents.list()}
    assert sorted(kinds[each] for each in plan.shared) == ["interview", "interview", "note", "note"]
    assert [len(plan.documents_of(each)) for each in plan.coders] == [7, 7]
    again = project.assignments.assign(["A", "B"], overlap=0.4, seed=7, stratify=["kind"])
    assert again.shares == plan.shares
    assert project.assignments.assign(["A", "B"], overlap=0.4, seed=8, stratify=["kind"]).shares != plan.shares
    chosen = project.assignments.assign(["A", "B", "C"], overlap=0.0, shared=["t1", "t9"])
    assert {kinds[each] for each in chosen.shared} == {"interview", "note"} and len(chosen.shared) == 2
    project.documents.add([write("late.txt", "Late. " * 9)])
    late = project.assignments.assign(["A", "B"], overlap=1.0, documents=["late"])
    assert len(late.shares) == 11 and late.documents_of(late.coders[2]) == chosen.documents_of(chosen.coders[2])
    project.history.undo()
    assert len(project.assignments.plan().shares) == 10


def test_phases_follow_each_other_and_are_kept(team: Project) -> None:
    """With who and when; none is left out; while coding goes on a reader of figures is told so."""
    with pytest.raises(InvalidValue, match="after norming does not come reveal"):
        team.assignments.begin("reveal")
    team.assignments.begin("independent")
    assert "independent" in team.assignments.remark() and "Wang 0/2" in team.assignments.remark()
    team.assignments.begin("reveal")
    assert team.assignments.remark() == ""
    team.assignments.begin("adjudicate")
    assert [each.phase for each in team.assignments.begin("norming").phases] == ["norming", "independent", "reveal", "adjudicate", "norming"]


def test_progress(team: Project, tmp_path: Path) -> None:
    """Documents begun and finished, codings, turns coded: as far as the copies were merged."""
    copy_for(team.workspace.store, tmp_path / "wang.coder", "Wang", blind=True, suggestions=True)
    with Project.open(tmp_path / "wang.coder") as copy:
        copy.codings.add("zh", 4, 9, OTHER)
        copy.documents.finish("zh")
    team.merging.merge(tmp_path / "wang.coder")
    wang, zhao = team.assignments.progress()
    assert (wang.coder, wang.documents, wang.shared, wang.begun, wang.finished, wang.codings, wang.units_coded) == ("Wang", 2, 2, 1, 1, 1, 1)
    assert (zhao.begun, zhao.finished, zhao.codings, zhao.last_at) == (0, 0, 0, "")


def test_mistakes(team: Project, tmp_path: Path) -> None:
    """Nothing assigned, a file that is there, the project itself, one coder only."""
    store = team.workspace.store
    with pytest.raises(InvalidValue, match="nothing is assigned to Sun"):
        copy_for(store, tmp_path / "sun.coder", "Sun", blind=True, suggestions=True)
    (tmp_path / "there.coder").write_text("mine")
    with pytest.raises(ProjectError, match="there is already a file"):
        copy_for(store, tmp_path / "there.coder", "Wang", blind=True, suggestions=True)
    assert (tmp_path / "there.coder").read_text() == "mine"
    with pytest.raises(InvalidValue, match="two coders"):
        team.assignments.assign(["Wang"])


def test_a_plan_and_a_phase_are_written_together_or_not_at_all(project: Project, write: Callable[..., Path]) -> None:
    """A first plan begins with norming, asked for or not; where another phase comes first nothing is dealt out; the error says what may follow."""
    project.documents.add([write("zh.txt", INTERVIEW)])
    with pytest.raises(InvalidValue, match="after norming does not come adjudicate"):
        project.assignments.assign(["Li", "Wang"], phase="adjudicate")
    assert project.assignments.plan() is None
    assert project.assignments.assign(["Li", "Wang"], phase="norming").phase == "norming"
    with pytest.raises(InvalidValue, match="the phase is norming already") as refused:
        project.assignments.assign(["Li", "Wang", "Zhao"], phase="norming")
    assert refused.value.hint == "Next: independent."
    assert project.assignments.assign(["Li", "Wang", "Zhao"], phase="independent").phase == "independent"
    project.history.undo()
    plan = project.assignments.plan()
    assert plan is not None and (plan.phase, len(plan.coders)) == ("norming", 2)


def test_a_copy_without_suggestions_suggests_no_fields_of_a_linkage(team: Project, tmp_path: Path) -> None:
    """The form of a linkage is empty there, as the likeliest codes are; in the project itself it is not."""
    talk = team.documents.get("zh")
    text = team.documents.text(talk.id)
    assert team.suggestions.offered and team.mentions.prefill(talk.id, 0, len(text)).fields
    copy_for(team.workspace.store, tmp_path / "quiet.coder", "Wang", blind=True, suggestions=False, documents=[talk.id])
    with Project.open(tmp_path / "quiet.coder") as quiet:
        assert not quiet.suggestions.offered
        found = quiet.mentions.prefill(talk.id, 0, len(text))
        assert (found.fields, found.actors) == ((), ())
