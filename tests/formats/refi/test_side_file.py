"""Our own part of a .qdpx: a project comes back as it was; where another program changed the file, its version counts."""

import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from coder.formats import writers
from coder.formats.files.archive import Archive
from coder.formats.refi import side_file
from coder.formats.refi.profiles import PROFILES
from coder.formats.refi.vocabulary import QDE, SIDE_FILE
from coder.formats.refi.writing import project as writing
from coder.formats.whole.rows import ROW_TYPES, in_order
from coder.model.snapshot import Snapshot
from tests.formats.refi.random_projects import projects


def read(path: Path) -> side_file.SideFile | None:
    """The side file of an archive."""
    return side_file.read(Archive(path.read_bytes(), path.name), path.name)


def same(back: Snapshot | None, project: Snapshot) -> None:
    """Everything but the log and what is derived from the texts."""
    assert back is not None
    for each in ROW_TYPES:
        if each.type != "event":
            assert getattr(back, each.field) == getattr(in_order(project), each.field), each.type
    assert dict(back.texts) == dict(project.texts) and back.name == project.name


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(project=projects())
@pytest.mark.parametrize("reader", PROFILES)
def test_any_project_comes_back_and_gives_the_same_bytes(project: Snapshot, reader: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Written, read and written again, for whichever reader."""
    folder = tmp_path_factory.mktemp("side")
    writing.write(project, folder / "a.qdpx", reader=reader)
    found = read(folder / "a.qdpx")
    assert found is not None and found.problem == ""
    same(found.snapshot, project)
    assert found.snapshot is not None
    writing.write(found.snapshot, folder / "b.qdpx", reader=reader)
    assert (folder / "a.qdpx").read_bytes() == (folder / "b.qdpx").read_bytes()


def test_nothing_of_a_project_is_forgotten(project: Snapshot, tmp_path: Path) -> None:
    """The project of these tests has something of every type, and a mention with every field."""
    assert all(getattr(project, each.field) for each in ROW_TYPES)
    writers.write(project, tmp_path / "a.qdpx")
    found = read(tmp_path / "a.qdpx")
    same(found.snapshot if found else None, project)


def _changed(path: Path, member: str, data: bytes | None) -> Path:
    """A copy in which a member has other bytes, or is gone."""
    copy = path.with_name("changed.qdpx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w") as new:
        for name in old.namelist():
            if name != member:
                new.writestr(name, old.read(name))
        if data is not None:
            new.writestr(member, data)
    return copy


@pytest.fixture
def file(project: Snapshot, tmp_path: Path) -> Path:
    """An export."""
    writers.write(project, tmp_path / "a.qdpx")
    return tmp_path / "a.qdpx"


def test_a_file_packed_anew_is_still_ours(file: Path) -> None:
    """Times, order and compression of the members do not matter."""
    with zipfile.ZipFile(file) as archive:
        data = archive.read(QDE)
    found = read(_changed(file, QDE, data))
    assert found is not None and found.snapshot is not None


def test_what_another_program_changed_counts(file: Path) -> None:
    """A member with other bytes: nothing is taken from the side file, and the reason is told."""
    found = read(_changed(file, QDE, b"<Project/>"))
    assert found is not None and found.snapshot is None and QDE in found.problem


@pytest.mark.parametrize("member", ["__MACOSX/._project.qde", ".DS_Store", "sources/.root"])
def test_what_lies_beside_means_nothing(file: Path, member: str) -> None:
    """Packed anew by hand, an archive holds what the system adds; the project file does not speak of it."""
    found = read(_changed(file, member, b"x"))
    assert found is not None and found.snapshot is not None


def test_a_missing_text_counts_as_changed(file: Path) -> None:
    """As any other change."""
    with zipfile.ZipFile(file) as archive:
        member = next(name for name in archive.namelist() if name.startswith("sources/"))
    found = read(_changed(file, member, None))
    assert found is not None and found.snapshot is None and member in found.problem


def test_without_a_side_file_there_is_none(file: Path) -> None:
    """As in every file that another program wrote."""
    assert read(_changed(file, SIDE_FILE, None)) is None


@pytest.mark.parametrize(
    "damage",
    [
        b"", b"{", b"[]", b"{}", b'{"members":3}', b"\xff\xfe", b'{"type":"project","schema":"coder/9","name":"x","members":{}}',
    ],
)  # fmt: skip
def test_a_damaged_side_file_is_no_obstacle(file: Path, damage: bytes) -> None:
    """The rest of the file can still be read."""
    found = read(_changed(file, SIDE_FILE, damage))
    assert found is not None and found.snapshot is None and found.problem


@pytest.mark.parametrize(
    ("old", "new"),
    [(b'"rows":[[', b'"rows":[[1,'), (b'"fields":[', b'"fields":3,"x":['), (b'"rows":[', b'"rows":3,"x":['), (b'"type":"coding"', b'"type":"poem"')],
)
def test_a_side_file_whose_tables_do_not_hold_is_not_used(file: Path, old: bytes, new: bytes) -> None:
    """It is checked as a JSONL export is."""
    with zipfile.ZipFile(file) as archive:
        data = archive.read(SIDE_FILE)
    assert old in data
    found = read(_changed(file, SIDE_FILE, data.replace(old, new)))
    assert found is not None and found.snapshot is None and SIDE_FILE in found.problem
