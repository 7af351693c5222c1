"""A tagged data set as it lies on the disk: its manifest, and its rows one after the other."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from coder.errors import FormatError
from coder.tagging.layouts import JSONL, LAYOUTS, Layout
from coder.tagging.running import MANIFEST, spec_of_manifest
from coder.tagging.spec import TagSpec

Row = Mapping[str, Any]
"""One clause, as `coder tag` wrote it."""


def is_dataset(folder: Path) -> bool:
    """Whether `coder tag` finished writing a data set into the folder."""
    return (folder / MANIFEST).is_file()


def made_by(folder: Path, spec: TagSpec) -> bool:
    """Whether the data set in the folder was made by this specification; raises what `manifest` does."""
    return manifest(folder)["spec"] == spec_of_manifest(spec)


def manifest(folder: Path) -> Row:
    """What a data set says of itself: the model and how it was used, the parts, the counts.

    Raises:
        FormatError: there is no finished data set in the folder, or its manifest is damaged.
    """
    try:
        found: Row = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if not str(found["schema"]).startswith("coder-tags/"):
            raise ValueError("it is of something else")
        if found["spec"].get("layout", JSONL) not in LAYOUTS:
            raise ValueError(f"its parts are of an unknown kind, {found['spec']['layout']!r}")
    except OSError as error:
        raise FormatError(f"no finished data set lies in {folder}", "Name a folder that `coder tag --out` wrote to the end.") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise FormatError(f"{folder / MANIFEST} is damaged: {error}", "Tag the files again.") from error
    return found


def rows(folder: Path) -> Iterator[Row]:
    """The clauses in the order of the parts, read as they are asked for.

    Raises:
        FormatError: no part is there, or one is damaged.
        MissingExtra: they are Parquet, and the library for it is not installed.
    """
    layout = _layout(folder)
    for path in _files(folder, f"part-*{layout.suffix}"):
        yield from layout.clauses_of(path)


def documents(folder: Path) -> Iterator[Row]:
    """The documents in the order of the parts; raises what `rows` does."""
    layout = _layout(folder)
    for path in _files(folder, f"documents-*{layout.documents}"):
        yield from layout.documents_of(path)


def _layout(folder: Path) -> Layout:
    return LAYOUTS[manifest(folder)["spec"].get("layout", JSONL)]


def _files(folder: Path, pattern: str) -> list[Path]:
    found = sorted(folder.glob(pattern))
    if not found:
        raise FormatError(f"{folder} holds no {pattern}", "Run the same `coder tag` again: it mends what is missing.")
    return found
