"""Adding files to a project: read, frozen, cut into turns, their speakers entered; one transaction for all."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from coder.errors import CoderError, InputRefused
from coder.formats import readers
from coder.formats.read_document import ReadDocument
from coder.model import ids
from coder.model.change import Change
from coder.model.document import Document, Segment, Speaker
from coder.model.town import Town, TownScope
from coder.project.roles import role_of
from coder.project.turns import scoped
from coder.project.workspace import Workspace, added
from coder.text.freeze import sha256_text
from coder.text.kinds import guess_kind
from coder.text.labels import is_generic
from coder.text.languages import detect
from coder.text.segments import segment
from coder.text.turns import looks_like_talk

_HIDDEN = (".", "~$")
Progress = Callable[[int, int], None]
"""Called with (files done, files in all)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A file that could not be added, and why."""

    path: str
    what: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What an import did.

    Attributes:
        added: The new documents.
        failed: Files that could not be read.
        skipped: Files left out on purpose (hidden, unknown type in a folder, already there).
        warnings: Remarks on files that were added.
    """

    added: tuple[Document, ...]
    failed: tuple[Failure, ...] = ()
    skipped: tuple[Failure, ...] = ()
    warnings: tuple[Failure, ...] = ()


@dataclass
class _Batch:
    """What one import has gathered so far."""

    changes: list[Change] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    attributes: list[tuple[Document, ReadDocument]] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)
    segmented: list[tuple[str, str, Sequence[Segment]]] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    failed: list[Failure] = field(default_factory=list)
    skipped: list[Failure] = field(default_factory=list)
    warnings: list[Failure] = field(default_factory=list)


TABLES = (".csv", ".tsv", ".xlsx")
"""Left out when a folder is walked: a table beside the texts is more often a list of them than answers to read."""


class Adding:
    """One import into a project."""

    def __init__(self, workspace: Workspace, *, kind: str | None, town: Town | None, encoding: str | None) -> None:
        self._workspace = workspace
        self._store = workspace.store
        self._kind, self._town, self._encoding = kind, town, encoding
        self._batch = _Batch()
        known = self._store.all(Document)
        self._known = {each.id: each for each in known}
        self._titles = {each.title for each in known}
        self._speaker_labels = {scoped(label, each.document_id) for each in self._store.all(Speaker) for label in each.labels}
        self._clock = datetime.now(UTC)

    def gather(self, paths: Iterable[Path], progress: Progress | None = None) -> "_Batch":
        """Read all files; nothing is written yet. A file that cannot be read is reported, the rest goes on."""
        found = list(self._walk(paths))
        for number, path in enumerate(found, 1):
            self._read(path)
            if progress:
                progress(number, len(found))
        return self._batch

    def _walk(self, paths: Iterable[Path]) -> Iterator[Path]:
        for path in paths:
            if path.is_dir():
                yield from self._files(path)
            else:
                yield path

    def _files(self, folder: Path) -> Iterator[Path]:
        suffixes = readers.suffixes()
        for path in sorted(self._visible(folder)):
            if path.suffix.lower() in TABLES:
                self._batch.skipped.append(Failure(path=str(path), what="a table; name it to add its rows as documents"))
            elif path.suffix.lower() in suffixes:
                yield path
            else:
                self._batch.skipped.append(Failure(path=str(path), what=f"no reader for {path.suffix or 'a file without a suffix'}"))

    def _visible(self, folder: Path) -> Iterator[Path]:
        """The files of a folder and of the folders in it that are not hidden; a folder that cannot be read is reported."""
        for root, folders, names in os.walk(folder, onerror=self._unreadable):
            folders[:] = [name for name in folders if not name.startswith(_HIDDEN)]
            yield from (Path(root, name) for name in names if not name.startswith((*_HIDDEN, self._workspace.path.name)))

    def _unreadable(self, error: OSError) -> None:
        what = f"{error.filename}: {error.strerror or error}"
        self._batch.failed.append(Failure(path=str(error.filename), what=what, hint="Check the permissions of the folder."))

    def _read(self, path: Path) -> None:
        try:
            self._store.refuse_own(path)
            found = readers.read(path, encoding=self._encoding)
            texts: Counter[str] = Counter()
            for each in found:
                texts[each.text] += 1
                self._take(each, one_of_many=len(found) > 1, again=texts[each.text] > 1)
        except CoderError as error:
            self._batch.failed.append(Failure(path=str(path), what=error.what, hint=error.hint))
        except OSError as error:
            refused = InputRefused(f"{path}: {error.strerror or error}", "Check the name and the permissions of the file.")
            self._batch.failed.append(Failure(path=str(path), what=refused.what, hint=refused.hint))

    def _take(self, read: ReadDocument, *, one_of_many: bool, again: bool) -> None:
        """Take a text; rows of a table may say the same words (`again`: as a row before) and are documents each, but only once."""
        document = self._document(read)
        twin = self._known.get(document.id)
        if one_of_many and twin and (again or twin.source != read.source):
            document = replace(document, id=ids.document_id(f"{document.text_sha256}\0{read.source}\0{read.title}"))
        if document.id in self._known:
            known = self._known[document.id].title
            self._batch.skipped.append(Failure(path=read.source, what=f"the same text is already in the project as {known!r}"))
            return
        self._known[document.id] = document
        self._titles.add(document.title)
        segments = segment(read.text, document.kind)
        batch = self._batch
        batch.documents.append(document)
        batch.texts.append((document.text_sha256, read.text))
        batch.segmented.append((document.text_sha256, document.kind, segments))
        batch.changes.append(added(document))
        batch.changes += self._new_speakers(document, segments)
        if self._town:
            batch.changes.append(added(TownScope(id=ids.new_id(), town_id=self._town.id, document_id=document.id)))
        if read.attributes:
            batch.attributes.append((document, read))
        warnings = list(read.warnings)
        if not any(each.kind == "turn" for each in segments) and document.kind != "policy" and looks_like_talk(read.text):
            warnings.append("people seem to talk in it, but no speakers were found: `coder documents PROJECT split-turn` makes turns by hand")
        batch.warnings += [Failure(path=read.source, what=warning) for warning in warnings]

    def _document(self, read: ReadDocument) -> Document:
        sha256 = sha256_text(read.text)
        self._clock += timedelta(milliseconds=1)
        return Document(
            id=ids.document_id(sha256),
            title=self._title(read.title),
            kind=self._kind or read.kind or guess_kind(read.text, read.source),
            language=detect(read.text),
            text_sha256=sha256,
            length=len(read.text),
            source=read.source,
            source_sha256=read.source_sha256,
            encoding=read.encoding,
            importer=read.importer,
            created_at=self._clock.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            created_by=self._workspace.user.id,
            metadata=dict(read.metadata),
        )

    def _title(self, wanted: str) -> str:
        title, number = wanted, 1
        while title in self._titles:
            number += 1
            title = f"{wanted} ({number})"
        return title

    def _new_speakers(self, document: Document, segments: Iterable[Segment]) -> Iterator[Change]:
        for label in dict.fromkeys(each.label for each in segments if each.kind == "turn" and each.label):
            scope = document.id if is_generic(label) else None
            if scoped(label, scope) not in self._speaker_labels:
                self._speaker_labels.add(scoped(label, scope))
                speaker = Speaker(id=ids.speaker_id(label, scope), name=label, labels=(label,), role=role_of(label), document_id=scope)
                yield added(speaker)
