"""How far each document is."""

from coder.model.document import Document
from coder.project.project import Project
from coder.project.texts.coverage import touched
from coder.project.texts.erasing import erase_document

CODE = "sit.skill_matching"


def test_what_is_counted(project: Project, interview: Document, english: Document) -> None:
    """Turns that a coding touches, each once; codings; memos on the document, a passage or a coding; towns; who finished it."""
    turns = project.documents.turns(interview.id)
    first = project.codings.add(interview.id, turns[0].start, turns[1].stop, CODE)
    project.codings.add(interview.id, turns[1].start, turns[1].stop, CODE)
    project.memos.add("document", interview.id, "a")
    project.memos.add("coding", first.id, "b")
    project.memos.add("passage", interview.id, "c", start=0, stop=5)
    project.memos.add("project", None, "d")
    project.towns.add("昆山")
    project.towns.speaks_of(interview.id, "昆山")
    project.documents.finish(interview.id)
    one, other = project.documents.coverage()
    assert (one.units, one.coded, one.codings, one.memos) == (5, 2, 2, 3)
    assert (one.towns, one.finished_by, one.share) == (("昆山",), ("Li",), 0.4)
    assert (other.coded, other.codings, other.memos, other.finished_by) == (0, 0, 0, ())


def test_corrected_turns_count(project: Project, interview: Document) -> None:
    """A turn joined to the one before is one."""
    project.documents.merge_turn(interview.id, 2)
    assert next(project.documents.coverage()).units == 4


def test_units_are_touched_from_their_label_to_their_stop() -> None:
    """Half-open on both sides; a span between two units touches neither."""
    units = [(0, 10), (12, 20), (20, 30)]
    assert touched(units, [(10, 12)]) == 0
    assert touched(units, [(9, 12)]) == 1
    assert touched(units, [(9, 13), (12, 20)]) == 2
    assert touched(units, [(0, 30), (5, 6)]) == 3
    assert touched([], [(0, 5)]) == 0


def test_opening_is_kept_without_a_step_of_the_log(project: Project, interview: Document) -> None:
    """For each person; undo has nothing to do with it."""
    before = project.history.verify().events
    project.documents.note_opened(interview.id)
    assert next(project.documents.coverage()).opened_at
    assert project.history.verify().events == before and project.history.verify().ok
    with Project.open(project.path, user="Wu") as other:
        assert next(other.documents.coverage()).opened_at == ""


def test_an_erased_document_was_never_opened(project: Project, interview: Document, english: Document) -> None:
    """Nothing in the file tells of it."""
    project.documents.note_opened(interview.id)
    project.documents.note_opened(english.id)
    erase_document(project.workspace, project.documents.get(interview.id))
    assert project.workspace.store.opened(project.user.id).keys() == {english.id}


def test_finished_is_told(project: Project, interview: Document) -> None:
    """Until it is taken back."""
    assert not project.documents.is_finished(interview.id)
    project.documents.finish(interview.id)
    assert project.documents.is_finished(interview.id)
    project.history.undo()
    assert not project.documents.is_finished(interview.id)


def test_the_work_grows_with_the_codings(growth) -> None:  # type: ignore[no-untyped-def]
    """Many codings in one document are no square."""
    units = [(at * 10, at * 10 + 9) for at in range(2_000)]

    def work(size: int) -> None:
        touched(units, [((at * 7) % 19_000, (at * 7) % 19_000 + 12) for at in range(size)])

    assert growth(work, 4_000) < 1.5
