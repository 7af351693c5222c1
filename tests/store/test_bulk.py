"""Many rows at once: the indexes are there afterwards, whatever happens."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coder.errors import Conflict
from coder.model.coding import Coding
from coder.model.document import Document
from coder.project.project import Project
from coder.project.workspace import added
from coder.store import bulk
from coder.store.store import Store

TEXT = "昆山的工厂。" * 40


def _indexes(store: Store) -> dict[str, str]:
    return dict(store._db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"))


def _codings(project: Project, number: int, *, first: int = 0) -> list[Coding]:
    document, code = project.documents.list()[0], next(each for each in project.codebooks.codes() if each.codable)
    same = {"document_id": document.id, "start": 0, "stop": 5, "code_id": code.id, "user_id": project.user.id, "created_at": "2026-01-01T00:00:00Z"}
    return [Coding(id=f"c{each:05}", **same) for each in range(first, first + number)]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project of one text."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    made = Project.create(tmp_path / "p.coder")
    made.documents.add([tmp_path / "a.txt"])
    return made


@pytest.fixture
def dropped(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The tables whose indexes were dropped."""
    found: list[str] = []
    real: Callable[..., list[str]] = bulk._dropped
    monkeypatch.setattr(bulk, "MANY", 50)
    monkeypatch.setattr(bulk, "_dropped", lambda db, table: [found.append(table), *real(db, table)][1:])
    return found


def test_after_many_additions_all_indexes_are_there_and_the_file_holds(project: Project, dropped: list[str]) -> None:
    """Made anew, word for word; the log and the rows are as ever, and one undo takes all back."""
    store = project.workspace.store
    before = _indexes(store)
    project.workspace.write(list(map(added, _codings(project, 60))), "code much")
    assert dropped == ["coding"]
    assert _indexes(store) == before and store.problems() == []
    project.history.undo()
    assert not project.codings.all()
    assert _indexes(store) == before and store.problems() == []


def test_what_fails_brings_the_indexes_back(project: Project, dropped: list[str]) -> None:
    """The rollback takes their absence back with the rows."""
    store = project.workspace.store
    before = _indexes(store)
    changes = list(map(added, [*_codings(project, 60), *_codings(project, 1)]))
    with pytest.raises(Conflict):
        project.workspace.write(changes, "code twice")
    assert "coding" in dropped and _indexes(store) == before and not project.codings.all()


def test_where_more_is_there_than_comes_the_indexes_stay(project: Project, dropped: list[str]) -> None:
    """To make the index of a large table anew would take longer than to keep it up."""
    project.workspace.write(list(map(added, _codings(project, 120))), "code much")
    dropped.clear()
    project.workspace.write(list(map(added, _codings(project, 60, first=500))), "code more")
    assert dropped == []


def test_a_file_that_nobody_sees_needs_no_journal_on_the_disk(tmp_path: Path) -> None:
    """Opened under its own name it has one."""
    path = tmp_path / "p.coder"
    with Project.create(path, unseen=True) as made:
        assert made.workspace.store._db.execute("PRAGMA journal_mode").fetchone()[0] == "memory"
        assert [each.name for each in tmp_path.iterdir()] == ["p.coder"]
    with Project.open(path) as opened:
        assert opened.workspace.store._db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert opened.workspace.store.all(Document) == ()
