"""The log: chains of hashes, one for each copy, and what `doctor` sees."""

import json
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from coder.model.change import Event
from coder.project.project import Project
from coder.store import log
from coder.store.entities import canonical

CODE = "sit.skill_matching"


def _tampered(path: Path, *statements: str) -> list[str]:
    """Do something behind the log's back; returns what doctor says."""
    connection = sqlite3.connect(path)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    for statement in statements:
        assert connection.execute(statement).rowcount > 0
    connection.commit()
    connection.close()
    with Project.open(path) as project:
        return list(project.history.verify().problems)


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        (("DELETE FROM coding",), "1 coding row"),
        (("UPDATE coding SET stop = stop + 1",), "1 coding row"),
        (("UPDATE document SET title = 'x'",), "1 document row"),
        (("INSERT INTO setting VALUES ('x', 'x', '1')",), "1 setting row"),
        (("UPDATE event SET payload = replace(payload, '\"start\":4', '\"start\":3') WHERE entity = 'coding'",), "is not what was written"),
        (("UPDATE event SET label = 'x' WHERE id = 5",), "is broken at event 5"),
        (("UPDATE event SET payload_sha256 = 'x' WHERE id = 5",), "event 5"),
        (("DELETE FROM event WHERE id = 5",), "jumps from 4 to 6"),
        (("DELETE FROM event WHERE entity = 'coding'",), "1 coding row"),
        (("UPDATE content SET body = replace(body, '昆山', '崑山')",), "is not what was imported"),
        (("UPDATE content SET sha256 = 'x'",), "points to a missing"),
        (("DELETE FROM search_docsize",), "is not in the search index"),
    ],
)
def test_doctor_sees_damage(project: Project, path: Path, statements: tuple[str, ...], said: str) -> None:
    """A deleted or changed row, payload, event or text, each named."""
    project.codings.add("kunshan", 4, 9, CODE)
    assert project.history.verify().ok
    project.close()
    assert any(said in problem for problem in _tampered(path, *statements))


def test_doctor_speaks_of_a_file_with_torn_pages(project: Project, path: Path) -> None:
    """Damage below SQL is a problem in words as well, or a plain error at opening."""
    project.close()
    data = bytearray(path.read_bytes())
    data[4096 * 3 : 4096 * 9] = b"\x5a" * (4096 * 6)
    path.write_bytes(data)
    from coder.errors import ProjectError

    try:
        with Project.open(path) as damaged:
            assert not damaged.history.verify().ok
    except ProjectError as error:
        assert path.name in error.what and error.hint


def test_a_copied_file_begins_a_chain_of_its_own(project: Project, path: Path, tmp_path: Path) -> None:
    """Both copies go on from the same past, each in its own chain; both verify."""
    project.close()
    copy = tmp_path / "copy.coder"
    shutil.copy(path, copy)
    replicas = []
    for place, user in ((path, "Li"), (copy, "Wang")):
        with Project.open(place, user=user) as each:
            each.codings.add("kunshan", 4, 9, CODE)
            each.codings.add("kunshan", 5, 9, CODE)
            assert each.history.verify().ok
            replicas.append([event.replica for event in each.history.events()])
    ours, theirs = replicas
    assert ours[0] == theirs[0] and ours[-1] not in theirs and theirs[-1] not in ours


def test_undo_and_redo_are_events_too(project: Project) -> None:
    """The log only grows."""
    project.codings.add("kunshan", 4, 9, CODE)
    counts = [project.history.verify().events]
    project.history.undo()
    counts.append(project.history.verify().events)
    project.history.redo()
    counts.append(project.history.verify().events)
    assert counts == [counts[0], counts[0] + 1, counts[0] + 2]
    assert [each.kind for each in project.history.transactions(3)] == ["redo", "undo", "do"]


def test_a_backup_is_a_whole_project(project: Project, tmp_path: Path) -> None:
    """With its log and its undo; and it takes no file's place."""
    project.codings.add("kunshan", 4, 9, CODE)
    project.backup(tmp_path / "backup.coder")
    with Project.open(tmp_path / "backup.coder") as copy:
        assert copy.snapshot().codings == project.snapshot().codings
        assert copy.history.verify().ok
        copy.history.undo()
        assert not copy.codings.all()
        assert len(list(copy.find("昆山"))) == 1
    from coder.errors import ProjectError

    with pytest.raises(ProjectError, match="already a file"):
        project.backup(tmp_path / "backup.coder")
    with pytest.raises(ProjectError, match="no folder"):
        project.backup(tmp_path / "nowhere" / "backup.coder")


def test_a_mention_recorded_by_an_older_version_can_be_undone_and_redone(project: Project, path: Path) -> None:
    """Its events lack the fields that came later: they read as their defaults, the chain still verifies, and every state comes back."""
    project.mentions.add("kunshan", 4, 9, "镇长", "台商", kinds=["information"])
    project.close()
    _as_version_2(path)
    with Project.open(path) as opened:
        assert opened.history.verify().ok
        (mention,) = opened.mentions.list()
        assert (mention.scale_gazetteer, mention.prefilled) == ("", ())
        opened.mentions.edit(mention.id, status="planned")
        for _ in range(2):
            opened.history.undo()
        assert opened.mentions.list() == ()
        opened.history.redo()
        assert opened.mentions.list() == (mention,)
        assert opened.history.verify().ok


def _as_version_2(path: Path) -> None:
    """Make the file one of the version before the fields came: without the columns, without the fields in the log."""
    connection = sqlite3.connect(path)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    for table, names in (("mention", ("scale_gazetteer", "prefilled", "model_hash")), ("linkage", ("apart", "memo"))):
        for name in names:
            connection.execute(f"ALTER TABLE {table} DROP COLUMN {name}")
    for table in ("adjudication", "recoding"):
        connection.execute(f"DROP TABLE {table}")
    digests: dict[str, str] = {}
    for row in connection.execute(f"SELECT id, {', '.join(log.COLUMNS)} FROM event ORDER BY id").fetchall():
        event = Event(**dict(zip(log.COLUMNS, row[1:], strict=True)))
        payload = json.loads(event.payload or "{}")
        if event.entity == "mention":
            payload["after"] = {name: value for name, value in payload["after"].items() if name not in ("scale_gazetteer", "prefilled", "model_hash")}
        text = canonical(payload)
        event = replace(event, payload=text, payload_sha256=log.sha256(text))
        digest = digests[event.replica] = log.digest_of(digests.get(event.replica, log.chain_start(event.replica)), event)
        connection.execute("UPDATE event SET payload = ?, payload_sha256 = ?, digest = ? WHERE id = ?", (text, event.payload_sha256, digest, row[0]))
    connection.execute("ALTER TABLE event DROP COLUMN came_with")
    connection.execute("PRAGMA user_version = 2")
    connection.commit()
    connection.close()
