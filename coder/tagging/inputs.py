"""The files to tag, in a fixed order, and the shards they are worked through in."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

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


def sources(paths: Sequence[Path]) -> Iterator[Source]:
    """The files named, and those below the folders named that can be read, each once, in the order of their names.

    Raises:
        InputRefused: one of `paths` does not exist.
    """
    seen: set[str] = set()
    for path in paths:
        if not path.exists():
            raise InputRefused(f"{path}: no such file or folder", "Check the name.")
        for source in _below(path) if path.is_dir() else (Source(str(path), path.name, path.stat().st_size),):
            real = os.path.realpath(source.path)
            if real not in seen:
                seen.add(real)
                yield source


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


def _below(folder: Path) -> Iterator[Source]:
    readable = frozenset((*suffixes(), *_OLD))
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(_HIDDEN))
        for name in sorted(files):
            suffix = Path(name).suffix.lower()
            if name.startswith(_HIDDEN) or suffix in _TABLES or suffix not in readable:
                continue
            path = Path(here, name)
            if path.is_file():
                yield Source(str(path), path.relative_to(folder).as_posix(), path.stat().st_size)
