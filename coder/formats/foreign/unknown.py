"""What a file is that no reader of projects knows, and what to do with it."""

from pathlib import Path

from coder.errors import CoderError, FormatError, InputRefused
from coder.formats.files.archive import Archive
from coder.formats.files.file_names import shown
from coder.formats.files.magic import binary_format
from coder.formats.files.native_projects import native_project
from coder.formats.files.sniff import suffix_of
from coder.formats.foreign.databases import Database, is_database
from coder.formats.foreign.files import data_of
from coder.formats.registry import find_reader

_PROJECTS = "Projects come from .jsonl, .qdpx, .qde, .qdc and the files of {}."
_OWN_TABLES = {"document", "coding", "event", "turn_edit"}
_TABLES = (".csv", ".tsv", ".xlsx", ".xlsm")


def refusal(path: Path, programs: str) -> CoderError:
    """The error to raise for a file or folder, with what it is as far as its bytes and its name say.

    Args:
        programs: Those whose projects can be read.
    """
    name = shown(path)
    if path.is_dir():
        return FormatError(f"{name}: a folder without a project in it", f"{_PROJECTS.format(programs)} A folder of texts: coder add PROJECT FOLDER.")
    native = native_project(name)
    if native:
        return FormatError(f"{name}: {native[0]}", native[1])
    try:
        what, hint = _by_its_bytes(path, data_of(path), name)
    except (InputRefused, FormatError) as error:
        return error
    return FormatError(f"{name}: {what}", hint or _PROJECTS.format(programs))


def _by_its_bytes(path: Path, data: bytes, name: str) -> tuple[str, str]:
    """(what it is, what to do; empty: what is said of all).

    Raises:
        FormatError, InputRefused: it is damaged, or protected by a password.
    """
    if not data.strip():
        return "the file is empty", "Export it anew from its own program."
    if is_database(data):
        return _database(path)
    if data.startswith(b"PK"):
        _open(Archive(data, name))
    elif binary := binary_format(data):
        return binary
    suffix = path.suffix.lower() if find_reader(path.suffix) else suffix_of(data, name)
    if suffix in _TABLES:
        return "a table without columns for the document, the quote and the code", "Name them so in the first row; rows that are texts: coder add."
    if find_reader(suffix):
        return "a text, not a project", f"Texts come in with: coder add PROJECT {name}"
    return "no project that is known", ""


def _open(archive: Archive) -> None:
    """Read the first member.

    Raises:
        InputRefused: it is protected by a password, or damaged.
    """
    for member in archive.names()[:1]:
        archive.read(member)


def _database(path: Path) -> tuple[str, str]:
    with Database(path) as database:
        tables = database.tables
    if tables >= _OWN_TABLES:
        return "a project of this program", f"Bring in what was made in it: coder merge PROJECT {shown(path)}."
    return "a database of none of the programs that are known", ""
