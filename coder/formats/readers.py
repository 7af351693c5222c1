"""Read files into texts that can become documents: the reader follows the suffix, else the first bytes."""

import hashlib
import unicodedata
from collections import Counter
from pathlib import Path

from coder.errors import InputRefused
from coder.formats.files.file_names import shown, storable, title_of
from coder.formats.files.native_projects import native_project
from coder.formats.files.sniff import suffix_of
from coder.formats.read_document import Extract, ReadDocument
from coder.formats.registry import READER_GROUP, READERS, Entry, find_reader
from coder.formats.registry import suffixes as registered
from coder.text.freeze import freeze_text

MAX_BYTES = 512 * 1024**2


def read(path: Path, *, encoding: str | None = None) -> tuple[ReadDocument, ...]:
    """The texts of a file: one, or one for each row of a table.

    Args:
        encoding: How to decode bytes that do not say it themselves; None: find out.

    Raises:
        InputRefused: the file is missing, empty, damaged, hostile, too large, or holds no text; the error names it.
    """
    name = shown(path)
    data = _bytes(path, name)
    entry = _reader(path, data, name)
    extracts = entry.load()(data, name, encoding)
    titles = _titles(extracts, storable(path))
    source, digest = storable(path), hashlib.sha256(data).hexdigest()
    return tuple(
        ReadDocument(
            title=title,
            text=freeze_text(extract.text, name=name),
            kind=extract.kind,
            metadata=extract.metadata,
            source=source,
            source_sha256=digest,
            encoding=extract.encoding,
            importer=entry.name,
            warnings=extract.warnings,
            attributes=extract.attributes,
        )
        for title, extract in zip(titles, extracts, strict=True)
    )


def extract(data: bytes, name: str) -> str:
    """The words of a formatted file that lies in an archive, by the suffix of its name.

    Raises:
        InputRefused: it is damaged, hostile, or holds no text.
    """
    entry = find_reader(Path(name).suffix)
    if entry is None:
        raise InputRefused(f"{name}: no reader for it", f"Known: {' '.join(suffixes())}.")
    return "\n".join(each.text for each in entry.load()(data, name, None))


def suffixes() -> tuple[str, ...]:
    """The suffixes that can be read."""
    return registered(READERS, READER_GROUP)


def _bytes(path: Path, name: str) -> bytes:
    try:
        if not path.exists():
            raise InputRefused(f"{name}: no such file", "Check the name.")
        if not path.is_file():
            raise InputRefused(f"{name}: not a file", "Give a file that holds text.")
        if path.stat().st_size > MAX_BYTES:
            raise InputRefused(f"{name}: larger than {MAX_BYTES // 1024**2} MB", "Split it, or use coder tag for large corpora.")
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise InputRefused(f"{name}: could not be read: {reason}", "Check the name and the permissions.") from error
    if not data:
        raise InputRefused(f"{name}: the file is empty", "Give a file that holds text.")
    return data


def _reader(path: Path, data: bytes, name: str) -> Entry:
    entry = find_reader(path.suffix) if path.suffix else None
    native = native_project(name) if entry is None else None
    if native:
        raise InputRefused(f"{name}: {native[0]}", native[1])
    if entry is None:
        entry = find_reader(suffix_of(data, name))
    if entry is None:
        raise InputRefused(f"{name}: no reader for it", f"Known: {' '.join(suffixes())}.")
    return entry


def _titles(extracts: tuple[Extract, ...], source: str) -> list[str]:
    """Titles on one line; those that come more than once are numbered."""
    own = title_of(source)
    wanted = [_one_line(each.title) or (own if len(extracts) == 1 else f"{own} {number}") for number, each in enumerate(extracts, start=1)]
    often, seen = Counter(wanted), Counter[str]()
    titles = []
    for title in wanted:
        seen[title] += 1
        titles.append(f"{title} ({seen[title]})" if often[title] > 1 else title)
    return titles


def _one_line(title: str) -> str:
    return " ".join("".join(" " if unicodedata.category(each) in ("Cc", "Cs", "Zl", "Zp") else each for each in title).split())[:200]
