"""The tables of a project file: their golden form, and what the triggers refuse."""

import sqlite3
from pathlib import Path

import pytest

from coder.errors import NotFound, ProjectError, SchemaTooNew
from coder.project.project import Project
from coder.store.migrations import VERSION
from coder.store.schema import APPLICATION_ID
from coder.store.store import Store

GOLDEN = Path(__file__).parents[1] / "golden" / "store"


def _ddl(path: Path) -> str:
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'search_%'").fetchall()
    connection.close()
    rows.sort(key=lambda row: (("table", "index", "trigger").index(row[0]), row[1]))
    return "\n".join(" ".join(sql.split()) + ";" for _, _, sql in rows) + "\n"


def test_the_schema_of_this_version_is_the_golden_one(store: Store, path: Path) -> None:
    """A change of the tables without a new version would leave older files behind: raise the version, add a golden file."""
    store.close()
    assert _ddl(path) == (GOLDEN / f"schema-{VERSION}.sql").read_text(encoding="utf-8")


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_file_of_every_past_version_becomes_one_of_this_version(path: Path, version: int) -> None:
    """Made from its golden schema, it is opened, migrated and holds."""
    connection = sqlite3.connect(path)
    connection.executescript((GOLDEN / f"schema-{version}.sql").read_text(encoding="utf-8"))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    opened = Store.open(path)
    assert opened.problems() == []
    opened.close()
    assert _ddl(path) == (GOLDEN / f"schema-{VERSION}.sql").read_text(encoding="utf-8")


def test_a_file_says_what_it_is(project: Project, path: Path) -> None:
    """The application id and the version stand in the head of the file."""
    project.close()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    connection.close()


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE content SET body = 'x'", "a text never changes"),
        ("DELETE FROM content", "a text is never deleted"),
        ("UPDATE document SET text_sha256 = 'x'", "a text never changes"),
        ("UPDATE document SET length = 5", "a text never changes"),
        ("UPDATE event SET label = 'x'", "the log is only added to"),
        ("UPDATE event SET payload = NULL", "the log is only added to"),
        ("DELETE FROM event", "the log is only added to"),
        ("UPDATE coding SET stop = 100000", "span outside its document"),
        ("UPDATE coding SET start = -1", "span outside its document"),
        ("UPDATE coding SET stop = start", "span outside its document"),
        ("INSERT INTO town_scope VALUES ('x', 't', (SELECT id FROM document), 5, 100000)", "span outside its document"),
        ("INSERT INTO exposure VALUES ('x', (SELECT id FROM document), 5, 100000, 'u', 'shown', '[]', '[]', 's', 't')", "span outside its document"),
        ("INSERT INTO exposure VALUES ('x', (SELECT id FROM document), 1, 2, 'u', 'guessed', '[]', '[]', 's', 't')", "CHECK constraint failed"),
        ("UPDATE document SET kind = 'poem'", "CHECK constraint failed"),
        ("UPDATE coding SET start = 'ten'", "cannot store TEXT value in INTEGER column"),
    ],
)
def test_the_file_itself_refuses_what_would_break_a_law(project: Project, path: Path, statement: str, said: str) -> None:
    """Whoever writes with whatever program: texts, the log and spans are guarded."""
    project.codings.add("kunshan", 4, 10, "sit.skill_matching")
    project.close()
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match=said):
        connection.execute(statement)
    connection.close()


def test_a_newer_schema_is_refused(project: Project, path: Path) -> None:
    """It says which versions, and to install a newer program; the file stays as it was."""
    project.close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(SchemaTooNew, match=f"schema version 99; this program reads up to {VERSION}") as refused:
        Project.open(path)
    assert "newer version" in refused.value.hint
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"not a project", b"SQLite format 3\0" + b"\0" * 100])
def test_a_stranger_named_coder_is_refused_and_untouched(path: Path, content: bytes) -> None:
    """Empty files, texts and other programs' databases are no projects."""
    path.write_bytes(content)
    with pytest.raises(ProjectError, match="is not a project of this program"):
        Project.open(path)
    assert path.read_bytes() == content
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_folder_and_a_missing_file_are_told_apart(path: Path) -> None:
    """Each with its own line."""
    with pytest.raises(NotFound, match="there is no project"):
        Project.open(path)
    with pytest.raises(ProjectError, match="is a folder, not a project"):
        Project.open(path.parent)


def test_nothing_is_made_over_a_file_or_in_a_missing_folder(path: Path) -> None:
    """Making a project never takes another file's place."""
    path.write_text("mine")
    with pytest.raises(ProjectError, match="there is already a file"):
        Project.create(path)
    with pytest.raises(ProjectError, match="there is no folder"):
        Project.create(path.parent / "nowhere" / "towns.coder")
    assert path.read_text() == "mine"


def test_a_project_that_cannot_be_made_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not a file, not a journal."""

    def fails(*_: object, **__: object) -> None:
        raise ProjectError("the disk is full")

    monkeypatch.setattr(Store, "apply", fails)
    with pytest.raises(ProjectError):
        Project.create(path)
    assert list(path.parent.iterdir()) == []
