"""Adding files to a project: read, frozen, cut into turns, their speakers entered; one transaction for all."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from coder.errors import CoderError, InputRefused
from coder.formats import readers
from coder.formats.read_document import ReadDocument
from coder.model import ids
from coder.model.document import Document
from coder.model.progress import Progress
from coder.model.town import Town, TownScope
from coder.project.texts.new_documents import NewDocuments
from coder.project.workspace import Workspace, added
from coder.text.speech.turns import looks_like_talk

_HIDDEN = (".", "~$")


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


class _Batch(NewDocuments):
    """What one import has gathered so far."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.documents: list[Document] = []
        self.attributes: list[tuple[Document, ReadDocument]] = []
        self.failed: list[Failure] = []
        self.skipped: list[Failure] = []
        self.warnings: list[Failure] = []


BY_NAME_ONLY = {
    **dict.fromkeys((".csv", ".tsv", ".xlsx"), "a table; name it to add its rows as documents"),
    ".json": "JSON; name it to add the transcript in it",
}
"""Left out when a folder is walked: a table beside the texts is more often a list of them than answers to read, JSON something else."""


class Adding:
    """One import into a project."""

    def __init__(self, workspace: Workspace, *, kind: str | None, town: Town | None, encoding: str | None) -> None:
        self._workspace = workspace
        self._store = workspace.store
        self._kind, self._town, self._encoding = kind, town, encoding
        self._batch = _Batch(workspace)

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
            if path.suffix.lower() in BY_NAME_ONLY:
                self._batch.skipped.append(Failure(path=str(path), what=BY_NAME_ONLY[path.suffix.lower()]))
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
        batch = self._batch
        document, new = batch.take(read, kind=self._kind, one_of_many=one_of_many, again=again)
        if not new:
            batch.skipped.append(Failure(path=read.source, what=f"the same text is already in the project as {document.title!r}"))
            return
        batch.documents.append(document)
        if self._town:
            batch.changes.append(added(TownScope(id=ids.new_id(), town_id=self._town.id, document_id=document.id)))
        if read.attributes:
            batch.attributes.append((document, read))
        warnings = list(read.warnings)
        segments = batch.segmented[-1][2]
        if not any(each.kind == "turn" for each in segments) and document.kind != "policy" and looks_like_talk(read.text):
            warnings.append("people seem to talk in it, but no speakers were found: `coder documents PROJECT split-turn` makes turns by hand")
        batch.warnings += [Failure(path=read.source, what=warning) for warning in warnings]
