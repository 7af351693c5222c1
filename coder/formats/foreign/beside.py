"""Texts that lie beside a file that speaks of them by name."""

from collections.abc import Iterable
from pathlib import Path

from coder.errors import CoderError
from coder.formats import readers
from coder.formats.foreign.anchoring import names
from coder.formats.foreign.gathering import Gathering

_FILES = 20_000
_NO_TEXTS = frozenset({".csv", ".tsv", ".xlsx", ".xlsm"})


def texts_beside(path: Path, wanted: Iterable[str], gathered: Gathering) -> None:
    """Take the texts whose file names, with or without suffix, are among the names wanted; what cannot be read is a loss."""
    asked = {each for name in wanted for each in names(name)}
    suffixes = set(readers.suffixes()) - _NO_TEXTS
    for number, file in enumerate(sorted(path.parent.iterdir())):
        if number >= _FILES or not asked:
            return
        if file.suffix.lower() not in suffixes or file == path or not file.is_file() or asked.isdisjoint(names(file.name)):
            continue
        try:
            found = readers.read(file)
        except CoderError as error:
            gathered.lose("texts beside the file that cannot be read", error.what)
            continue
        for each in found[:1]:
            gathered.text(
                f"file:{each.source}",
                each.title,
                each.text,
                source=each.source,
                source_sha256=each.source_sha256,
                encoding=each.encoding,
                metadata=each.metadata,
                kind=each.kind,
            )
