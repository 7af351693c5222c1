"""The log in numbers."""

from pathlib import Path

from coder.project.project import Project
from coder.report.log import log_of


def test_a_merge_makes_nobody_the_author_of_others_work(tmp_path: Path) -> None:
    """What came in counts once, for the person who did it in the other copy."""
    (tmp_path / "t.txt").write_text("One sentence here. Another one there.\n", encoding="utf-8")
    with Project.create(tmp_path / "a.coder", user="Li") as project:
        project.documents.add([tmp_path / "t.txt"])
        project.backup(tmp_path / "b.coder")
        with Project.open(tmp_path / "b.coder", user="Wang") as other:
            other.codings.add_many([("t", start, start + 4, "sit.skill_matching") for start in range(3)])
        project.merging.merge(tmp_path / "b.coder")
        bundle = project.snapshot(events=True)
    work = log_of(bundle.events, bundle.users).work or {}
    assert work["Wang"]["coding"] == 3 and "coding" not in work["Li"]
