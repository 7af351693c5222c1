"""Merging copies of a project: what comes in, what waits to be decided, and that the log holds."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from coder.errors import Conflict, InvalidValue, NotFound
from coder.model.document import Document
from coder.project.arriving import bundles as exchange
from coder.project.leaving import exporting
from coder.project.merging.references import needs
from coder.project.project import Project
from coder.store.entities import ENTITIES
from tests.project.conftest import INTERVIEW

CODE, OTHER = "sit.skill_matching", "sit.communicative_mediation"


@pytest.fixture
def pair(project: Project, interview: Document, tmp_path: Path) -> tuple[Project, Callable[[], Project]]:
    """Li's project with one coding and one memo, and how to open Wang's copy of it."""
    coding = project.codings.add(interview.id, 4, 9, CODE)
    project.memos.add("coding", coding.id, "why")
    other = tmp_path / "wang.coder"
    project.backup(other)
    return project, lambda: Project.open(other, user="Wang")


@pytest.fixture
def wang(tmp_path: Path) -> Path:
    """Where Wang's copy lies."""
    return tmp_path / "wang.coder"


def test_what_is_new_comes_in_with_its_chain(pair, wang: Path) -> None:
    """Codings, memos and mentions of the other, her steps in a chain of their own that still verifies; an open screen sees that something came."""
    project, other = pair
    with other() as theirs:
        coding = theirs.codings.add("zh", 20, 25, OTHER)
        theirs.memos.add("coding", coding.id, "mine")
        theirs.mentions.add("zh", 20, 25, "商会", "台商", situations=[OTHER], kinds=["information"])
    with Project.open(project.path) as screen:
        before = screen.data_version()
        report = project.merging.merge(wang)
        assert screen.data_version() != before
        assert {each.user_id for each in screen.codings.all()} == {project.user.id, theirs.user.id}
    assert report.added["coding"] == 1 and report.added["memo"] == 1 and report.added["mention"] == 1
    assert report.conflicts == () and report.events == len([each for each in project.history.events() if each.came_with])
    assert project.history.verify().problems == ()
    assert [each.label for each in project.history.transactions(1)] == ["merge another copy"]


def test_actors_of_one_name_made_by_two_coders_are_told(pair, wang: Path) -> None:
    """商會 here and 商会 there are two things in the registry until a person says that they are one."""
    project, other = pair
    project.mentions.add("zh", 20, 25, "商會", "台商", situations=[OTHER], kinds=["information"])
    with other() as theirs:
        theirs.mentions.add("zh", 20, 25, "商会", "小厂", situations=[OTHER], kinds=["information"])
    (note,) = project.merging.preview(wang).notes
    assert note.startswith("several actors go by one name (商会):")
    assert project.merging.merge(wang).notes == (note,)


def test_a_dry_run_tells_the_same_and_writes_nothing(pair, wang: Path) -> None:
    """The report of the preview is the report of the merge."""
    project, other = pair
    with other() as theirs:
        theirs.codings.add("zh", 20, 25, OTHER)
    before = project.history.newest()
    report = project.merging.preview(wang)
    assert project.history.newest() == before and len(project.codings.all()) == 1
    assert project.merging.merge(wang) == report


def test_a_merge_is_one_step_of_undo(pair, wang: Path) -> None:
    """Undo takes all of it back, redo brings it back, and after an undo it can be merged again."""
    project, other = pair
    with other() as theirs:
        theirs.codings.add_many([("zh", start, start + 3, OTHER) for start in range(10)])
    project.merging.merge(wang)
    project.history.undo()
    assert len(project.codings.all()) == 1 and project.history.verify().problems == ()
    project.history.redo()
    assert len(project.codings.all()) == 11
    project.history.undo()
    assert project.merging.merge(wang).added["coding"] == 10
    assert project.history.verify().problems == () and not project.merging.merge(wang).events


def test_changes_of_one_side_are_taken_without_asking(pair, wang: Path) -> None:
    """What only one copy changed or removed is no conflict, and what was changed back is no change."""
    project, other = pair
    (coding,) = project.codings.all()
    with other() as theirs:
        theirs.codings.edit(coding.id, start=5)
        theirs.codebooks.edit_code(OTHER, definition={**theirs.codebooks.code(OTHER).definition, "zh": "新定义"})
    project.codebooks.edit_code(OTHER, definition={**project.codebooks.code(OTHER).definition, "en": "a new definition"})
    project.codings.edit(coding.id, start=6)
    project.history.undo()
    assert project.merging.merge(wang).conflicts == ()
    assert project.codings.get(coding.id).start == 5
    assert {"zh": "新定义", "en": "a new definition"}.items() <= project.codebooks.code(OTHER).definition.items()


def test_the_same_coding_changed_by_both_is_decided_by_a_person(pair, wang: Path) -> None:
    """Both sides are kept with who and when; a decision keeps them and the reason, can be undone, and holds in the other copy."""
    project, other = pair
    (coding,) = project.codings.all()
    project.codings.edit(coding.id, start=5)
    with other() as theirs:
        theirs.codings.edit(coding.id, start=6)
    (conflict,) = project.merging.merge(wang).conflicts
    assert [(side.user, side.mine) for side in conflict.sides["coding"]] == [("Li", True), ("Wang", False)]
    assert [side.value[1] for side in conflict.sides["coding"]] == [5, 6]
    project.merging.take(conflict.id[:8], "mine", reason="the verb belongs to it")
    assert project.codings.get(coding.id).start == 5 and project.merging.conflicts() == ()
    (kept,) = project.merging.conflicts(decided=True)
    assert (kept.decided, kept.reason, len(kept.sides["coding"])) == ("Li", "the verb belongs to it", 2)
    project.history.undo()
    assert project.codings.get(coding.id).start == 6 and len(project.merging.conflicts()) == 1
    project.history.redo()
    with other() as theirs:
        assert theirs.merging.merge(project.path).conflicts == ()
        assert theirs.codings.get(coding.id).start == 5 and theirs.merging.conflicts() == ()
        assert theirs.history.verify().problems == ()


def test_a_conflict_is_settled_too_by_a_change_by_hand(pair, wang: Path) -> None:
    """Whoever edits the coding has decided."""
    project, other = pair
    (coding,) = project.codings.all()
    project.codings.edit(coding.id, start=5)
    with other() as theirs:
        theirs.codings.edit(coding.id, start=6)
    project.merging.merge(wang)
    project.codings.edit(coding.id, start=4)
    assert project.merging.conflicts() == ()
    with other() as theirs:
        theirs.merging.merge(project.path)
        assert theirs.codings.get(coding.id).start == 4 and theirs.merging.conflicts() == ()


@pytest.mark.parametrize(("choice", "left"), [("mine", 0), ("theirs", 1)])
def test_a_removal_against_a_change(pair, wang: Path, choice: str, left: int) -> None:
    """Neither wins by itself: the coding stays with its change until a person decides."""
    project, other = pair
    (coding,) = project.codings.all()
    project.codings.remove(coding.id)
    with other() as theirs:
        theirs.codings.edit(coding.id, start=6)
    (conflict,) = project.merging.merge(wang).conflicts
    assert project.codings.get(coding.id).start == 6
    project.merging.take(conflict.id, choice)
    assert len(project.codings.all()) == left and project.history.verify().problems == ()


def test_what_one_removed_and_the_other_still_uses_stays(pair, wang: Path) -> None:
    """A code and a document that the other coded with meanwhile; the removal is decided afterwards."""
    project, other = pair
    project.codebooks.remove_code(OTHER)
    project.documents.remove("zh")
    with other() as theirs:
        theirs.codings.add("zh", 20, 25, OTHER)
    report = project.merging.merge(wang)
    assert {each.entity for each in report.conflicts} == {"code", "document"}
    assert [each.start for each in project.codings.all()] == [20] and project.history.verify().problems == ()
    for conflict in project.merging.conflicts():
        project.merging.take(conflict.id, "mine")
    assert project.codings.all() == () and project.documents.list() == () and project.merging.conflicts() == ()
    assert project.history.verify().problems == ()


@pytest.mark.parametrize("who_corrects", ["ours", "theirs"])
def test_work_on_an_old_text_moves_to_the_corrected_one(pair, wang: Path, write: Callable, who_corrects: str) -> None:
    """Whichever copy corrected it: the coding of the other stands on its words in the new text, and the report says how surely."""
    project, other = pair
    corrected = write("zh.txt", INTERVIEW.replace("访谈者：您怎么看", "（录音开始）\n访谈者：您怎么看").replace("土地流转以后", "流转以后"))
    with other() as theirs:
        first, second = (project, theirs) if who_corrects == "ours" else (theirs, project)
        first.documents.revise("zh", corrected)
        text = INTERVIEW
        second.codings.add("zh", text.index("商会"), text.index("商会") + 2, OTHER)
        second.codings.add("zh", text.index("土地流转"), text.index("土地流转") + 6, CODE)
        second.attributes.set("document", "zh", "year", "1998")
    report = project.merging.merge(wang)
    assert report.conflicts == () and {"exact", "changed"} <= {each.certainty for each in report.moved}
    assert "1 value(s) of variables" in report.notes[0]
    (document,) = project.documents.list()
    text = project.documents.text(document.id)
    quotes = {text[each.start : each.stop] for each in project.codings.all() if each.document_id == document.id}
    assert "商会" in quotes and "流转以后" in quotes and len(project.codings.all()) == 3


def test_separately_made_projects_on_the_same_text(project: Project, interview: Document, write: Callable, tmp_path: Path) -> None:
    """Text, codes and towns have the same ids on both machines: there is one document with the codings of both."""
    project.codings.add(interview.id, 4, 9, CODE)
    with Project.create(tmp_path / "apart.coder", user="Wang") as other:
        other.documents.add([write("again/zh.txt", INTERVIEW)], kind="interview", town="昆山")
        other.codings.add("zh", 4, 9, CODE)
    report = project.merging.merge(tmp_path / "apart.coder")
    assert report.conflicts == () and "document" not in report.added
    assert len(project.documents.list()) == 1 and len(project.codings.all()) == 2
    assert project.documents.summaries()[0].towns == ("昆山",)


def test_separately_made_projects_whose_texts_differ(project: Project, interview: Document, write: Callable, tmp_path: Path) -> None:
    """The same title, most of the words the same: the later text counts, and codings of the earlier move to it, whoever merges whom."""
    project.codings.add(interview.id, INTERVIEW.index("商会"), INTERVIEW.index("商会") + 2, CODE)
    with Project.create(tmp_path / "apart.coder", user="Wang") as other:
        other.documents.add([write("again/zh.txt", INTERVIEW.replace("访谈者：您", "访谈者：请问，您"))], kind="interview")
        other.documents.rename("zh", "interview of the mayor")
        other.codings.add("interview of the mayor", 4, 9, CODE)
    project.backup(tmp_path / "before.coder")
    report = project.merging.merge(tmp_path / "apart.coder")
    assert "differ" in report.notes[0] and [(each.certainty, each.new_quote) for each in report.moved if each.entity == "coding"][-1][0] == "exact"
    (document,) = project.documents.list()
    text = project.documents.text(document.id)
    assert "请问" in text and {"商会"} < {text[each.start : each.stop] for each in project.codings.all() if each.document_id == document.id}
    with Project.open(tmp_path / "apart.coder", user="Wang") as other:
        other.merging.merge(tmp_path / "before.coder")
        assert {(each.id, each.start) for each in other.codings.all()} == {(each.id, each.start) for each in project.codings.all()}
        assert [each.id for each in other.documents.list()] == [document.id]


def test_a_copy_as_jsonl(pair, wang: Path, tmp_path: Path) -> None:
    """The form that git keeps merges as the file does."""
    project, other = pair
    with other() as theirs:
        theirs.codings.add("zh", 20, 25, OTHER)
        exporting.export(theirs.workspace.store, tmp_path / "wang.jsonl")
    assert project.merging.merge(tmp_path / "wang.jsonl").added["coding"] == 1
    assert not project.merging.merge(wang).events
    exporting.export(project.workspace.store, tmp_path / "both.jsonl")
    exchange.restore(tmp_path / "both.coder", exchange.read(tmp_path / "both.jsonl"), project.user)
    with Project.open(tmp_path / "both.coder") as again:
        assert again.history.verify().problems == () and again.snapshot(events=True).events == project.snapshot(events=True).events


def test_what_was_erased_here_stays_erased(pair, wang: Path) -> None:
    """Work of the other on erased words stays out, and no byte of the words comes back with her log."""
    project, other = pair
    from coder.project.texts import erasing

    with other() as theirs:
        coding = theirs.codings.add("zh", INTERVIEW.index("土地"), INTERVIEW.index("土地") + 6, CODE)
        theirs.memos.add("coding", coding.id, "she said 村里的集体经济好多了")
        theirs.codings.add("zh", 20, 25, OTHER)
    speaker = next(each for each in project.speakers.list() if each.name == "村民")
    erasing.erase_speaker(project.workspace, speaker)
    report = project.merging.merge(wang)
    assert report.added["coding"] >= 1 and project.history.verify().problems == ()
    project.close()
    assert "集体经济好多了".encode() not in project.path.read_bytes()


def test_an_erasure_of_the_other_copy_is_repeated_first(pair, wang: Path) -> None:
    """A merge can be undone, an erasure cannot: it says which command does it."""
    project, other = pair
    from coder.project.texts import erasing

    with other() as theirs:
        erasing.erase_speaker(theirs.workspace, next(each for each in theirs.speakers.list() if each.name == "村民"))
    with pytest.raises(Conflict, match="were erased there for good") as refused:
        project.merging.merge(wang)
    assert "coder erase" in refused.value.hint
    erasing.erase_speaker(project.workspace, next(each for each in project.speakers.list() if each.name == "村民"))
    project.merging.merge(wang)
    assert project.history.verify().problems == ()


def test_a_forked_chain_is_refused(pair, wang: Path) -> None:
    """A backup put back over a project writes other events under the same numbers: that is said, with a way out."""
    project, other = pair
    with other() as theirs:
        theirs.codings.add("zh", 20, 25, OTHER)
    connection = sqlite3.connect(wang)
    trigger = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'event_update'").fetchone()[0]
    connection.execute("DROP TRIGGER event_update")
    connection.execute(
        "UPDATE event SET digest = 'x' WHERE id = (SELECT max(id) FROM event WHERE replica = (SELECT replica FROM event ORDER BY id LIMIT 1))"
    )
    connection.execute(trigger)
    connection.commit()
    connection.close()
    with pytest.raises(Conflict, match="go on differently") as refused:
        project.merging.merge(wang)
    assert "coder import" in refused.value.hint


def test_mistakes_are_one_line(pair, wang: Path) -> None:
    """The project itself, an unknown conflict, a side that is none."""
    project, _ = pair
    with pytest.raises(InvalidValue, match="is this project itself"):
        project.merging.merge(project.path)
    with pytest.raises(NotFound, match="no open conflict"):
        project.merging.take("abc", "mine")
    with pytest.raises(NotFound):
        project.merging.merge(wang.with_name("missing.coder"))


def test_settings_of_each_copy_stay_its_own(pair, wang: Path) -> None:
    """Who works here by default is not taken over; what somebody finished is."""
    project, other = pair
    with other() as theirs:
        theirs.settings.set("default_user", "Wang")
        theirs.documents.finish("zh")
    project.merging.merge(wang)
    assert project.users.default() == "Li"
    assert any(str(json.dumps(each.key)).startswith('"finished:') for each in project.snapshot().settings)


def test_every_foreign_key_is_known_to_the_merge(project: Project) -> None:
    """What a table cannot be without is brought back when the other copy removed it; a new table must not be forgotten."""
    connection = project.workspace.store._db
    for entity in ENTITIES:
        for row in connection.execute(f"PRAGMA foreign_key_list({entity.name})").fetchall():
            target, column = row[2], row[3]
            record = {**dict.fromkeys(entity.columns), "brokers": [], "actor_a": {"actor_id": None}, "actor_b": {"actor_id": None}}
            record |= {column: "wanted", "target_kind": "project"}
            assert target == "content" or (target, "wanted") in set(needs(entity.name, record)), (entity.name, column)


def test_a_conflict_goes_with_what_is_erased(pair, wang: Path) -> None:
    """Both sides of a note that quotes the erased speech lose the words."""
    from coder.project.texts import erasing

    project, other = pair
    (memo,) = project.memos.list()
    project.memos.edit(memo.id, body="one: 村里的集体经济好多了")
    with other() as theirs:
        theirs.memos.edit(memo.id, body="two: 村里的集体经济好多了")
    project.merging.merge(wang)
    assert len(project.merging.conflicts()) == 1
    erasing.erase_speaker(project.workspace, next(each for each in project.speakers.list() if each.name == "村民"))
    assert project.history.verify().problems == ()
    project.close()
    assert "集体经济好多了".encode() not in project.path.read_bytes()
