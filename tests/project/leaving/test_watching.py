"""Who waits for an export hears how far it is; who stops it finds nothing half-written."""

from pathlib import Path

import pytest

from coder.model.snapshot import Snapshot
from coder.project.leaving import exporting
from coder.project.leaving.watching import Watched, watched
from coder.project.project import Project

TALK = "Li: 昆山的工厂很多。\nWang: 是的。\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Five texts with a coding each."""
    made = Project.create(tmp_path / "p.coder")
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"{TALK}{number}", encoding="utf-8")
    made.documents.add([tmp_path / f"{number}.txt" for number in range(5)])
    for document in made.documents.list():
        made.codings.add(document.id, 4, 9, "sit.skill_matching")
    return made


@pytest.mark.parametrize("name", ["out.csv", "out.qdpx", "out.xlsx", "out.docx", "out.html", "out.jsonl"])
def test_every_writer_tells_of_each_document_it_reaches(project: Project, tmp_path: Path, name: str) -> None:
    """In order, up to all of them, each once."""
    heard: list[tuple[int, int]] = []
    exporting.export(project.workspace.store, tmp_path / name, progress=lambda done, total: heard.append((done, total)))
    assert heard == [(number, 5) for number in range(1, 6)]


def test_what_is_written_is_the_same_watched_or_not(project: Project, tmp_path: Path) -> None:
    """Byte for byte."""
    for name, progress in (("a.qdpx", None), ("b.qdpx", lambda done, total: None)):
        exporting.export(project.workspace.store, tmp_path / name, progress=progress)
    assert (tmp_path / "a.qdpx").read_bytes() == (tmp_path / "b.qdpx").read_bytes()


@pytest.mark.parametrize("out", ["out.csv", "out.qdpx", "out.xlsx", "out.docx", "out.html", "out.jsonl", "package"])
def test_a_stopped_export_leaves_nothing(project: Project, tmp_path: Path, out: str) -> None:
    """Ctrl-C in the middle: neither the file nor a part of it is there."""
    before = sorted(each.name for each in tmp_path.iterdir())

    def stop(done: int, total: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        format = "deposit" if out == "package" else None
        exporting.export(project.workspace.store, tmp_path / out, format=format, progress=stop)
    assert sorted(each.name for each in tmp_path.iterdir()) == before


def test_the_texts_are_a_mapping_as_before() -> None:
    """Asked twice a text counts once; nobody who waits: the snapshot itself."""
    heard: list[int] = []
    texts = Watched({"a": "1", "b": "2"}, lambda done, total: heard.append(done))
    assert (texts["a"], texts["a"], len(texts), list(texts), "b" in texts) == ("1", "1", 2, ["a", "b"], True)
    assert heard == [1]
    snapshot = Snapshot(name="p")
    assert watched(snapshot, None) is snapshot
