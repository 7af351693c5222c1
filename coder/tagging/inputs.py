"""The files to tag, in a fixed order, and the shards they are worked through in."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from coder.errors import InputRefused
from coder.formats.readers import suffixes

SHARD_FILES = 100
SHARD_BYTES = 4_000_000
_HIDDEN = (".", "~$")
_OLD = (".doc",)
"""Taken all the same when a folder is walked: often HTML under that name; what cannot be read is reported, not passed over."""
_TABLES = (".csv", ".tsv", ".xlsx", ".jsonl")
"""Left out when a folder is walked: a table beside the texts is a list of them."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file: where it lies, what it is called in the output (its path below the folder that was named), and its size in bytes."""

    path: str
    name: str
    size: int


Refused = Callable[[str, str, str], object]
"""Called with (name, what is wrong, what to do)."""
PassedOver = Callable[[str], object]
"""Called with the suffix of a file that is none to tag."""


def sources(
    paths: Sequence[Path],
    *,
    out: Path | None = None,
    refused: Refused = lambda name, what, hint: None,
    passed: PassedOver = lambda suffix: None,
) -> Iterator[Source]:
    """The files named, and those below the folders named that can be read, each once, in the order of their names.

    Args:
        out: A folder that is left out wherever it lies: the data set itself.
        refused: Told of folders that cannot be read and files that are gone.
        passed: Told of files that are passed over when a folder is walked: tables, pictures, what no reader reads.

    Raises:
        InputRefused: one of `paths` does not exist.
    """
    seen: set[int] = set()
    for path in paths:
        if not path.exists():
            raise InputRefused(f"{path}: no such file or folder", "Check the name.")
        for source in _below(path, out, refused, passed) if path.is_dir() else _source(path, path.name, refused):
            real = _number(os.path.realpath(source.path))
            if real not in seen:
                seen.add(real)
                yield source


def check_sources(paths: Sequence[Path], out: Path | None = None) -> None:
    """See that there is a file to tag.

    Raises:
        InputRefused: there is none, or one of `paths` does not exist.
    """
    if next(sources(paths, out=out), None) is None:
        raise InputRefused("no file to tag", "Name files, or folders with files that can be read.")


def shards(found: Iterable[Source]) -> Iterator[tuple[Source, ...]]:
    """Runs of files of about 4 MB, at most 100 of them: the same files give the same shards."""
    shard: list[Source] = []
    size = 0
    for source in found:
        if shard and (len(shard) >= SHARD_FILES or size + source.size > SHARD_BYTES):
            yield tuple(shard)
            shard, size = [], 0
        shard.append(source)
        size += source.size
    if shard:
        yield tuple(shard)


def _number(path: str) -> int:
    """What stands for a path where millions of them are remembered."""
    return int.from_bytes(hashlib.blake2b(os.fsencode(path), digest_size=15).digest())


def _below(folder: Path, out: Path | None, refused: Refused, passed: PassedOver) -> Iterator[Source]:
    readable, own = frozenset((*suffixes(), *_OLD)), os.path.realpath(out) if out else ""

    def unreadable(error: OSError) -> None:
        name = os.path.relpath(error.filename or folder, folder)
        refused(Path(name).as_posix(), f"the folder cannot be read: {error.strerror or error}", "Check its permissions.")

    for here, folders, files in os.walk(folder, onerror=unreadable):
        if own and os.path.realpath(here) == own:
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith(_HIDDEN))
        for name in sorted(files):
            suffix = Path(name).suffix.lower()
            if name.startswith(_HIDDEN):
                continue
            if suffix in _TABLES or suffix not in readable:
                passed(suffix)
                continue
            path = Path(here, name)
            yield from _source(path, path.relative_to(folder).as_posix(), refused)


def _source(path: Path, name: str, refused: Refused) -> Iterator[Source]:
    try:
        found = path.stat()
    except OSError as error:
        refused(name, f"it cannot be read: {error.strerror or error}", "Check the name and the permissions.")
        return
    if S_ISREG(found.st_mode):
        yield Source(str(path), name, found.st_size)
