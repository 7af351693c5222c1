"""A file that no reader of projects knows is told for what it is, and what to do with it."""

import io
import sqlite3
import zipfile
from pathlib import Path

import pytest

from coder.errors import CoderError, InputRefused
from coder.formats import readers
from coder.formats.files.archive import Archive
from coder.project.arriving import arrival as arriving
from coder.project.project import Project
from tests.formats.refi.building import TEXT, one_text, selections

OFFICE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 2000


def _zip(members: dict[str, bytes], *, locked: bool = False, compression: int = zipfile.ZIP_STORED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    data = bytearray(stream.getvalue())
    if locked:
        data[data.find(b"PK\x03\x04") + 6] |= 1
        data[data.find(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("name", "content", "what", "todo"),
    [
        ("a.nvpx", b"x", "NVivo itself", "REFI-QDA"),
        ("a.atlproj23", b"x", "ATLAS.ti itself", "REFI-QDA"),
        ("a.MX24", b"x", "MAXQDA itself", "REFI-QDA"),
        ("a.xlsx", b"", "is empty", "anew"),
        ("a.docx", OFFICE, "password", "without a password"),
        ("a.zip", _zip({"a.txt": b"x"}, locked=True), "password", "without a password"),
        ("a.zip", b"PK\x03\x04", "damaged archive", "anew"),
        ("a.sqlite3", b"SQLite format 3\0" + b"x" * 5000, "cannot be read", "own program"),
        ("a.csv", b"name,age\nLi,3\n", "the quote and the code", "coder add"),
        ("a.txt", "访谈者：好。\n".encode(), "a text, not a project", "coder add PROJECT a.txt"),
        ("a.zip", _zip({"word/document.xml": b"x"}), "a text, not a project", "coder add"),
    ],
)
def test_it_is_told_what_it_is_and_what_to_do(tmp_path: Path, name: str, content: bytes, what: str, todo: str) -> None:
    """In a line each, whatever it is called."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(CoderError) as told:
        arriving.read(tmp_path / name)
    assert told.value.what.startswith(f"{name}: ") and what in told.value.what
    assert todo in told.value.hint and "\n" not in f"{told.value.what}{told.value.hint}"


def test_a_folder_a_database_and_a_project_of_this_program_are_told_apart(tmp_path: Path) -> None:
    """Folders of texts are added, copies are merged."""
    (tmp_path / "texts").mkdir()
    with pytest.raises(CoderError) as told:
        arriving.read(tmp_path / "texts")
    assert "a folder without a project" in told.value.what and "coder add PROJECT FOLDER" in told.value.hint
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE things (id INTEGER)")
    other.close()
    with pytest.raises(CoderError, match="none of the programs"):
        arriving.read(tmp_path / "other.db")
    Project.create(tmp_path / "own.coder", user="Li").close()
    with pytest.raises(CoderError) as told:
        arriving.read(tmp_path / "own.coder")
    assert "coder merge PROJECT own.coder" in told.value.hint


@pytest.mark.parametrize("name", ["p.zip", "p", "p.docx"])
def test_a_project_is_known_by_what_is_in_it(tmp_path: Path, name: str) -> None:
    """Browsers and mail programs rename .qdpx."""
    file = one_text(tmp_path / "p.qdpx", TEXT, selections(TEXT))
    found, reader = arriving.read(file.rename(tmp_path / name))
    assert reader.startswith("refi@") and len(found.texts) == 1


def test_an_archive_cut_short_is_not_read_as_the_archive_inside_it() -> None:
    """A list of members found at the end is that of a .docx stored in the project: its text would come in as an interview."""
    inner = _zip({"word/document.xml": b"<w/>"})
    whole = _zip({"a.docx": inner, "b.txt": b"x" * 3000})
    assert Archive(whole, "a.qdpx").names() == ("a.docx", "b.txt")
    with pytest.raises(InputRefused, match="its end is missing"):
        Archive(whole[: whole.index(b"x" * 3000)], "a.qdpx")


def test_adding_a_project_that_only_its_own_program_opens_tells_the_way(tmp_path: Path) -> None:
    """`coder add` too."""
    (tmp_path / "a.nvp").write_bytes(b"\1\2\3" * 99)
    with pytest.raises(InputRefused, match="NVivo itself"):
        readers.read(tmp_path / "a.nvp")
