"""The parts of a tagged data set: one file of lines for each shard, with a record that tells what it was made from."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from coder.errors import FormatError
from coder.formats.files.atomic import UNFINISHED, replacing
from coder.tagging.batch import Batch, file_sha256
from coder.tagging.inputs import Source
from coder.tagging.layouts import LAYOUTS
from coder.tagging.spec import TagSpec

RECORDS = "parts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part that is done.

    Attributes:
        number: From 1.
        made_from: Hash over the names and hashes of the inputs, and over the specification.
        sha256: Of the lines. `documents_sha256`: of the lines about the documents.
    """

    number: int
    made_from: str
    sha256: str
    documents_sha256: str
    files: int
    failures: tuple[tuple[str, str, str], ...]
    units: int
    coded: int
    characters: int


class Parts:
    """The folder of a tagged data set. A part is there whole or not at all, and its record only after it."""

    def __init__(self, folder: Path, spec: TagSpec) -> None:
        """Make the folder if it is not there.

        Raises:
            FormatError: it cannot be made.
        """
        self.folder = folder
        self._spec = spec
        self._layout = LAYOUTS[spec.layout]
        try:
            (folder / RECORDS).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FormatError(f"{folder} cannot be made: {error.strerror or error}", "Give --out a folder that can be written.") from error

    def path(self, number: int) -> Path:
        """Where the lines of a part lie."""
        return self.folder / f"part-{number:06}{self._layout.suffix}"

    def documents(self, number: int) -> Path:
        """Where the rows about the documents of a part lie."""
        return self.folder / f"documents-{number:06}{self._layout.documents}"

    def done(self, number: int, shard: Sequence[Source]) -> Part | None:
        """The part, if it was made from just these files with this specification and its lines are still what they were."""
        try:
            record = json.loads(self._record(number).read_text(encoding="utf-8"))
            part = Part(**{**record, "failures": tuple(tuple(each) for each in record["failures"])})
            inputs = tuple((source.name, file_sha256(source)) for source in shard)
            if part.made_from != self._made_from(inputs):
                return None
            whole = _sha256(self.path(number).read_bytes()) == part.sha256
            return part if whole and _sha256(self.documents(number).read_bytes()) == part.documents_sha256 else None
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def write(self, number: int, batch: Batch) -> Part:
        """Write the lines and then the record of a part.

        Raises:
            FormatError: the folder cannot be written, or the disk is full.
        """
        part = Part(
            number=number,
            made_from=self._made_from(batch.inputs),
            sha256=_sha256(batch.lines),
            documents_sha256=_sha256(batch.documents),
            files=len(batch.inputs),
            failures=batch.failures,
            units=batch.units,
            coded=batch.coded,
            characters=batch.characters,
        )
        for path, lines in ((self.path(number), batch.lines), (self.documents(number), batch.documents)):
            with replacing(path) as temporary:
                temporary.write_bytes(lines)
        write_json(self._record(number), asdict(part))
        return part

    def forget_after(self, last: int) -> None:
        """Remove the parts of an earlier run beyond the last one, of files that are not there any more, those in another layout, and what a
        killed run was writing."""
        for path in (*self.folder.glob(UNFINISHED), *(self.folder / RECORDS).glob(UNFINISHED)):
            path.unlink(missing_ok=True)
        kept = {"part": {self._layout.suffix}, "documents": {self._layout.documents}}
        known = {suffix for layout in LAYOUTS.values() for suffix in (layout.suffix, layout.documents)}
        for path in (*self.folder.glob("part-*"), *self.folder.glob("documents-*"), *(self.folder / RECORDS).glob("part-*.json")):
            kind, _, number = path.stem.rpartition("-")
            if number.isdecimal() and path.suffix in {*known, ".json"}:
                is_record = path.parent.name == RECORDS
                if int(number) > last or not (is_record or path.suffix in kept[kind]):
                    path.unlink()

    def _record(self, number: int) -> Path:
        return self.folder / RECORDS / f"part-{number:06}.json"

    def _made_from(self, inputs: Sequence[tuple[str, str]]) -> str:
        known = {**asdict(self._spec), "model": "", "inputs": list(inputs)}
        return _sha256(json.dumps(known, sort_keys=True).encode())


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def write_json(path: Path, value: Mapping[str, object]) -> None:
    """Write a JSON file, whole or not at all."""
    with replacing(path) as temporary:
        temporary.write_text(json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1) + "\n", encoding="utf-8")
