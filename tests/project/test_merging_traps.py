"""Merging where something else was done first: undone, erased, put back, made for one coder, or by somebody new."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from coder.analysis.agreement.disagreements import compared
from coder.errors import UndoConflict
from coder.model.document import Document
from coder.model.linkage import LinkageMention
from coder.project.project import Project
from coder.project.snapshots import snapshot
from coder.project.teamwork import copying
from tests.project.conftest import INTERVIEW
from tests.project.replicas import content, copied, differing, merged

CODE, OTHER = "sit.skill_matching", "sit.communicative_mediation"


@pytest.fixture
def base(project: Project, interview: Document, tmp_path: Path) -> Path:
    """Li's project with one coding, closed."""
    project.codings.add(interview.id, 4, 9, CODE)
    for name in ("Wang", "Zhao"):
        project.users.add(name)
    project.close()
    return project.path


def _mention(project: Project, start: int) -> LinkageMention:
    return project.mentions.add("zh", start, start + 3, "商会", "台商", situations=[OTHER], kinds=["information"])


def test_who_only_merged_so_far_comes_along(base: Path) -> None:
    """Zhao's first step here is a merge, the second a coding: both reach a third copy."""
    a, b, c = (copied(base, f"{name}.coder") for name in "abc")
    with Project.open(b, user="Wang") as project:
        project.codings.add("zh", 20, 25, OTHER)
    with Project.open(a, user="Sun") as project:
        project.merging.merge(b)
        project.codings.add("zh", 26, 30, OTHER)
    ca = merged(c, a, "ca.coder", user="Li")
    assert differing(content(ca), content(a)) == []


def test_a_later_merge_by_another_stands_on_an_earlier_one(base: Path) -> None:
    """Li cannot take his merge back under Wang's: the steps in between would never come in again."""
    a, b = copied(base, "a.coder"), copied(base, "b.coder")
    with Project.open(b, user="Zhao") as project:
        project.codings.add("zh", 20, 25, OTHER)
    with Project.open(a, user="Li") as project:
        project.merging.merge(b)
    with Project.open(b, user="Zhao") as project:
        project.codings.add("zh", 26, 30, OTHER)
    with Project.open(a, user="Wang") as project:
        project.merging.merge(b)
    with Project.open(a, user="Li") as project, pytest.raises(UndoConflict):
        project.history.undo()
    with Project.open(a, user="Wang") as project:
        project.history.undo()
    with Project.open(a, user="Li") as project:
        project.history.undo()
        assert len(project.codings.all()) == 1
        project.merging.merge(b)
        assert len(project.codings.all()) == 3


def test_a_backup_put_back_takes_in_its_own_later_steps(base: Path) -> None:
    """And after an undo of that it takes them in again; both copies stay able to merge."""
    kept = copied(base, "kept.coder")
    with Project.open(base) as project:
        project.codings.add("zh", 20, 25, OTHER)
    later = copied(base, "later.coder")
    base.write_bytes(kept.read_bytes())
    with Project.open(base) as project:
        project.merging.merge(later)
        assert len(project.codings.all()) == 2
        project.history.undo()
        assert len(project.codings.all()) == 1
        project.codings.add("zh", 26, 30, OTHER)
        project.merging.merge(later)
        assert len(project.codings.all()) == 3
        assert project.history.verify().problems == ()
    with Project.open(later) as project:
        project.merging.merge(base)
        assert len(project.codings.all()) == 3


def test_what_a_coders_copy_left_out_is_not_taken_away(base: Path, tmp_path: Path) -> None:
    """A label and a note of others on a tie are not in the blind copy: an edit there changes what the coder changed."""
    with Project.open(base, user="Wang") as project:
        for start in (20, 26):
            _mention(project, start)
        tie = project.linkages.confirm(*(each.key for each in project.linkages.suggest()))[0]
        project.linkages.rename(tie.id, "the chamber", memo="theirs to tell")
        copying.copy_for(project.workspace.store, tmp_path / "wang.coder", "Wang", blind=True, suggestions=False)
    with Project.open(tmp_path / "wang.coder", user="Wang") as project:
        project.mentions.edit(project.mentions.list()[0].id, kinds=["information", "labour_skill"])
    with Project.open(base) as project:
        project.merging.merge(tmp_path / "wang.coder")
        (tie,) = project.workspace.store.all(type(tie))
        assert (tie.label, tie.memo) == ("the chamber", "theirs to tell")


def test_a_decision_taken_back_twice_is_taken_back(base: Path) -> None:
    """Decided, undone, redone, undone: the conflict is open in every copy."""
    a, b = copied(base, "a.coder"), copied(base, "b.coder")
    for path, user, start in ((a, "Li", 5), (b, "Wang", 6)):
        with Project.open(path, user=user) as project:
            project.codings.edit(project.codings.all()[0].id, start=start)
    with Project.open(a, user="Li") as project:
        (conflict,) = project.merging.merge(b).conflicts
        project.merging.take(conflict.id, "mine")
        project.history.undo()
        project.history.redo()
        project.history.undo()
        assert len(project.merging.conflicts()) == 1
    ba = merged(b, a, "ba.coder", user="Wang")
    assert differing(content(ba), content(a)) == []


def test_a_decision_taken_back_after_the_file_was_moved_is_taken_back(base: Path) -> None:
    """The undo stands in another chain than the decision."""
    a, b = copied(base, "a.coder"), copied(base, "b.coder")
    for path, user, start in ((a, "Li", 5), (b, "Wang", 6)):
        with Project.open(path, user=user) as project:
            project.codings.edit(project.codings.all()[0].id, start=start)
    with Project.open(a, user="Li") as project:
        (conflict,) = project.merging.merge(b).conflicts
        project.merging.take(conflict.id, "mine")
    moved = Path(shutil.move(a, a.with_name("moved.coder")))
    with Project.open(moved, user="Li") as project:
        project.history.undo()
        assert len(project.merging.conflicts()) == 1
    ba = merged(b, moved, "ba.coder", user="Wang")
    assert differing(content(ba), content(moved)) == []
    with Project.open(ba) as project:
        assert len(project.merging.conflicts()) == 1


def test_a_change_by_hand_that_was_taken_back_settles_nothing(base: Path) -> None:
    """The conflict waits again, here and in the other copy."""
    a, b = copied(base, "a.coder"), copied(base, "b.coder")
    for path, user, start in ((a, "Li", 5), (b, "Wang", 6)):
        with Project.open(path, user=user) as project:
            project.codings.edit(project.codings.all()[0].id, start=start)
    with Project.open(a, user="Li") as project:
        project.merging.merge(b)
        project.codings.edit(project.codings.all()[0].id, start=3)
        assert project.merging.conflicts() == ()
        project.history.undo()
        assert len(project.merging.conflicts()) == 1
    ba = merged(b, a, "ba.coder", user="Wang")
    assert differing(content(ba), content(a)) == []
    with Project.open(ba) as project:
        assert len(project.merging.conflicts()) == 1


def test_steps_in_a_merge_that_was_taken_back_leave_nothing_of_it(base: Path) -> None:
    """Merged, changed, all undone: a third copy that takes this in has nothing of the other."""
    a, b, c = (copied(base, f"{name}.coder") for name in "abc")
    with Project.open(b, user="Wang") as project:
        project.codings.edit(project.codings.all()[0].id, start=6)
    with Project.open(a, user="Li") as project:
        project.merging.merge(b)
        project.codings.edit(project.codings.all()[0].id, start=3)
        project.history.undo()
        project.history.undo()
        assert project.codings.all()[0].start == 4
        project.codings.add("zh", 20, 25, OTHER)
    ca = merged(c, a, "ca.coder", user="Zhao")
    assert differing(content(ca), content(a)) == []
    ab, cab = merged(a, b, "ab.coder"), merged(ca, b, "cab.coder", user="Zhao")
    assert differing(content(ab), content(cab)) == []
    with Project.open(ab) as project:
        assert {each.start for each in project.codings.all()} == {6, 20}


def test_a_merge_taken_back_after_the_file_was_moved_is_not_known(base: Path) -> None:
    """Li merges, moves the file, takes the merge back and changes the same coding: Wang's change waits to be decided, it is not passed over."""
    a, b = copied(base, "a.coder"), copied(base, "b.coder")
    with Project.open(b, user="Wang") as project:
        project.codings.edit(project.codings.all()[0].id, start=6)
    with Project.open(a, user="Li") as project:
        project.merging.merge(b)
    moved = Path(shutil.move(a, a.with_name("moved.coder")))
    with Project.open(moved, user="Li") as project:
        project.history.undo()
        project.codings.edit(project.codings.all()[0].id, start=5)
        assert len(project.merging.merge(b).conflicts) == 1


def test_a_copy_of_an_older_version_is_read_and_left_as_it_is(base: Path) -> None:
    """Whoever works in it may have the older program still."""
    older = copied(base, "older.coder")
    with Project.open(older, user="Wang") as project:
        project.codings.add("zh", 20, 25, OTHER)
    connection = sqlite3.connect(older)
    connection.execute("ALTER TABLE event DROP COLUMN came_with")
    connection.execute("PRAGMA user_version = 4")
    connection.commit()
    connection.close()
    before = older.read_bytes()
    with Project.open(base) as project:
        assert project.merging.preview(older).added == {"coding": 1}
        assert project.merging.merge(older).added == {"coding": 1}
    assert older.read_bytes() == before
    assert [each.name for each in base.parent.iterdir() if each.name.startswith(".")] == []


def test_a_file_put_back_begins_a_chain_of_its_own(base: Path) -> None:
    """Whatever was written after the backup was made can still be merged: the file is another one, though it lies at the same place."""
    kept = copied(base, "kept.coder")
    with Project.open(base) as project:
        project.codings.add("zh", 20, 25, OTHER)
    later = Path(shutil.move(base, base.with_name("later.coder")))
    shutil.move(kept, base)
    with Project.open(base) as project:
        project.codings.add("zh", 26, 30, OTHER)
        project.merging.merge(later)
        assert len(project.codings.all()) == 3 and project.history.verify().problems == ()


def test_an_edit_of_another_field_and_a_further_merge_leave_a_conflict_open(base: Path) -> None:
    """Only who decides about the field in question settles it."""
    a, b, c = (copied(base, f"{name}.coder") for name in "abc")
    for path, user, colour in ((a, "Li", "#111111"), (b, "Wang", "#222222")):
        with Project.open(path, user=user) as project:
            project.codebooks.edit_code(CODE, colour=colour)
    with Project.open(c, user="Zhao") as project:
        project.codebooks.edit_code(CODE, mnemonic="q")
    with Project.open(a, user="Li") as project:
        project.merging.merge(b)
        project.codebooks.edit_code(CODE, definition={"en": "another meaning"})
        project.merging.merge(c)
        (conflict,) = project.merging.conflicts()
        assert set(conflict.sides) == {"colour"}
        project.codebooks.edit_code(CODE, colour="#333333")
        assert project.merging.conflicts() == ()
    cba = merged(merged(c, b, "cb.coder", user="Zhao"), a, "cba.coder", user="Zhao")
    with Project.open(cba) as project:
        assert project.codebooks.code(CODE).colour == "#333333" and project.merging.conflicts() == ()


def test_notes_on_a_tie_stay_with_what_it_becomes(base: Path) -> None:
    """Merged into another, the note is on that one; dissolved, on its first mention; removed with its last mention, the note goes too."""
    with Project.open(base) as project:
        mentions = [
            project.mentions.add("zh", start, start + 3, "商会", "台商", situations=[OTHER], kinds=["information"]) for start in (20, 26, 30, 34)
        ]
        one, other = (project.linkages.merge(*(each.id for each in some)) for some in (mentions[:2], mentions[2:]))
        memo = project.memos.add("linkage", other.id, "seen by two")
        project.linkages.merge(one.id, other.id)
        assert project.memos.get(memo.id).target_id == one.id
        project.linkages.dissolve(one.id)
        assert project.memos.get(memo.id).target_id == mentions[0].id
        project.history.undo()
        for each in mentions:
            project.mentions.remove(each.id)
        assert project.memos.list() == () and project.history.verify().problems == ()


def test_a_tie_whose_mentions_are_gone_in_both_is_gone(base: Path) -> None:
    """One copy split a tie, the other removed its mentions: nothing is left of it in either."""
    with Project.open(base) as project:
        mentions = [_mention(project, start) for start in (20, 26)]
        tie = project.linkages.merge(*(each.id for each in mentions))
    a, b = copied(base, "a.coder"), copied(base, "b.coder")
    with Project.open(a) as project:
        project.linkages.split(tie.id, mentions[1].id)
    with Project.open(b, user="Wang") as project:
        for each in mentions:
            project.mentions.remove(each.id)
    ab, ba = merged(a, b, "ab.coder"), merged(b, a, "ba.coder", user="Wang")
    assert differing(content(ab), content(ba)) == []


def test_a_town_made_anew_has_not_the_names_of_before(base: Path) -> None:
    """Named, removed and made again here; another copy sees the same."""
    other = copied(base, "other.coder")
    with Project.open(other, user="Wang") as project:
        project.documents.rename("zh", "one")
    with Project.open(base) as project:
        project.towns.add("East")
        project.towns.rename("East", "东镇", language="zh")
        project.towns.remove("East")
        project.towns.add("East")
    assert differing(content(base), content(merged(other, base, "both.coder", user="Wang")))[1:] == []


def test_a_decision_about_coders_moves_to_the_corrected_text(base: Path, write: Callable) -> None:
    """One copy corrected the text, the other adjudicated on the old one: the decision holds in the new."""
    with Project.open(base, user="Wang") as project:
        project.codings.add("zh", 4, 9, OTHER)
    a, b = copied(base, "a.coder"), copied(base, "b.coder")
    with Project.open(a) as project:
        project.documents.revise("zh", write("zh.txt", "（录音）\n" + INTERVIEW))
    with Project.open(b, user="Wang") as project:
        found = compared(snapshot(project.workspace.store)).disagreements
        project.adjudications.decide(found[0], "chosen", chosen=["Li"])
    with Project.open(merged(a, b, "ab.coder")) as project:
        found = compared(snapshot(project.workspace.store)).disagreements
        assert [each.start for each in found] == [9] and len(project.adjudications.holding(found)) == 1


def test_a_note_on_a_tie_that_was_nothing_here_brings_it_back(base: Path) -> None:
    """Two copies split a tie; what is left of one split is empty after a merge, until its maker writes a note on it."""
    with Project.open(base) as project:
        mentions = [_mention(project, start) for start in (20, 26)]
        tie = project.linkages.merge(*(each.id for each in mentions))
    a, b = copied(base, "a.coder"), copied(base, "b.coder")
    with Project.open(a) as project:
        part = project.linkages.split(tie.id, mentions[1].id)
    with Project.open(b, user="Wang") as project:
        project.linkages.split(tie.id, mentions[1].id)
        project.merging.merge(a)
    with Project.open(a) as project:
        project.memos.add("linkage", part.id, "two ties after all")
    ab, ba = merged(a, b, "ab.coder"), merged(b, a, "ba.coder", user="Wang")
    assert differing(content(ab), content(ba)) == []
    with Project.open(ba) as project:
        assert project.linkages.get(part.id).id == part.id
