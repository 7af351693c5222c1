"""Folders that are there whole or not at all, with a list of checksums that tells whether anybody changed them since."""

import contextlib
import hashlib
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

from coder.errors import FormatError
from coder.formats.files.atomic import replacing
from coder.formats.files.file_names import shown
from coder.formats.files.fixed_zip import member

CHECKSUMS = "checksums.sha256"
"""As `sha256sum --check` reads it: one line for each other file of the folder."""


@contextlib.contextmanager
def replacing_folder(path: Path) -> Iterator[Path]:
    """A new folder beside `path`; with its checksums it takes the place of `path`, unless the block fails.

    What is at `path` may be nothing, an empty folder, or one that was written so and has not been changed since.

    Raises:
        FormatError: there is something else, or the folder cannot be written. Nothing half-written is left.
    """
    target = path.resolve()
    _check(path, target)
    temporary = target.with_name(f".{uuid4().hex}.tmp")
    try:
        temporary.mkdir()
        yield temporary
        (temporary / CHECKSUMS).write_text(checksums(temporary), encoding="utf-8", newline="\n")
        _swap(temporary, target)
    except OSError as error:
        raise FormatError(
            f"{shown(path)} could not be written: {error.strerror or error}", "Make room on the disk, or name a folder elsewhere."
        ) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


@contextlib.contextmanager
def replacing_zip(path: Path) -> Iterator[Path]:
    """A new folder whose files, with their checksums, become the members of the archive `path`, unless the block fails.

    Raises:
        FormatError: the archive cannot be written. Nothing half-written is left.
    """
    with replacing(path) as archive:
        temporary = archive.with_name(f".{uuid4().hex}.tmp")
        try:
            temporary.mkdir()
            yield temporary
            (temporary / CHECKSUMS).write_text(checksums(temporary), encoding="utf-8", newline="\n")
            _pack(temporary, archive, path.stem)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)


def _pack(folder: Path, archive: Path, inside: str) -> None:
    """Put the files of a folder into an archive, below a folder `inside`: the same files give the same bytes."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in sorted(each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()):
            with packed.open(member(f"{inside}/{name}"), "w", force_zip64=True) as into, (folder / name).open("rb") as out:
                shutil.copyfileobj(out, into)


def checksums(folder: Path) -> str:
    """A line `sha256  name` for each file in the folder and below, in the order of the names."""
    names = sorted(each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file())
    return "".join(f"{_sha256(folder / name)}  {name}\n" for name in names if name != CHECKSUMS)


def _check(path: Path, target: Path) -> None:
    if not target.parent.is_dir():
        what = f"{shown(path)} could not be written: there is no folder {shown(str(target.parent))}"
        raise FormatError(what, "Make the folder above it first, or name another.")
    if target.exists() and not target.is_dir():
        raise FormatError(f"{shown(path)} could not be written: it is a file", "This format is a folder of files: name one, such as data.")
    if target.is_dir() and any(target.iterdir()) and not _is_as_written(target):
        what = f"{shown(path)} could not be written: the folder holds files that were not exported, or were changed since"
        raise FormatError(what, "Name a new folder; nothing in this one was touched.")


def _is_as_written(folder: Path) -> bool:
    try:
        return (folder / CHECKSUMS).read_text(encoding="utf-8") == checksums(folder)
    except (OSError, UnicodeDecodeError):
        return False


def _swap(temporary: Path, target: Path) -> None:
    """Put the new folder in the place of the old one, which comes back if that fails."""
    if not target.exists():
        temporary.rename(target)
        return
    aside = target.with_name(f".{uuid4().hex}.old")
    target.rename(aside)
    try:
        temporary.rename(target)
    except OSError:
        aside.rename(target)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
