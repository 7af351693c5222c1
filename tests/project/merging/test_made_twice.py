"""What one person coded in two copies counts once."""

from dataclasses import replace
from pathlib import Path

from coder.model.document import Document
from coder.project.project import Project
from coder.project.workspace import added

CODE = "sit.skill_matching"


def test_a_coding_made_in_two_copies_counts_once(project: Project, interview: Document, tmp_path: Path) -> None:
    """Both stay on record with their notes; quotes, figures and lists of documents have one; the merge says so."""
    other = tmp_path / "laptop.coder"
    project.backup(other)
    kept = project.codings.add(interview.id, 4, 9, CODE)
    with Project.open(other) as laptop:
        again = laptop.codings.add("zh", 4, 9, CODE)
        laptop.codings.add("zh", 20, 25, CODE)
        note = laptop.memos.add("coding", again.id, "as the mayor says")
    report = project.merging.preview(other)
    assert report.notes == (
        "codings that one person made in both copies, the same code on the same passage (Li 1): both stay on record, figures count them once",
    )
    assert project.merging.merge(other).notes == report.notes
    assert len(project.codings.all()) == 3
    bundle = project.snapshot()
    assert [each.id for each in bundle.codings][:1] == [kept.id] and len(bundle.codings) == 2
    assert [each.target_id for each in bundle.memos if each.id == note.id] == [kept.id]
    assert len(list(project.retrieval.quotes(CODE))) == 2
    assert [each.codings for each in project.documents.coverage()] == [2]
    assert len(project.snapshot(events=True).codings) == 3


def test_what_another_program_has_twice_is_two(project: Project, interview: Document, tmp_path: Path) -> None:
    """An import keeps both, and so does what counts and what is exported."""
    kept = project.codings.add(interview.id, 4, 9, CODE)
    twice = [replace(kept, id=f"{number}", origin="import") for number in (1, 2)]
    project.workspace.write(list(map(added, twice)), "import 2 thing(s)")
    assert len(project.snapshot().codings) == len(list(project.retrieval.quotes(CODE))) == 3
    assert [each.codings for each in project.documents.coverage()] == [3]
