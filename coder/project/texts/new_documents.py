"""Texts becoming documents: titled, told of what kind they are, cut into turns, their speakers entered."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from coder.formats.read_document import ReadDocument
from coder.model import ids
from coder.model.change import Change
from coder.model.document import Document, Segment, Speaker
from coder.project.naming.roles import role_of
from coder.project.texts.turns import scoped
from coder.project.workspace import Workspace, added
from coder.text.freeze import sha256_text
from coder.text.kinds import guess_kind
from coder.text.languages import detect
from coder.text.segments import segment
from coder.text.speech.labels import is_generic


class NewDocuments:
    """Gathers the documents that one transaction adds; a text that the project has already is the document that it is there.

    Attributes:
        changes: That make the documents and their speakers.
        speakers: The speakers among them.
        texts, segmented: As `Workspace.write` takes them.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.changes: list[Change] = []
        self.speakers: list[Speaker] = []
        self.texts: list[tuple[str, str]] = []
        self.segmented: list[tuple[str, str, Sequence[Segment]]] = []
        self._workspace = workspace
        known = workspace.store.all(Document)
        self._known = {each.id: each for each in known}
        self._titles = {each.title for each in known}
        self._speaker_labels = {scoped(label, each.document_id) for each in workspace.store.all(Speaker) for label in each.labels}
        self._clock = datetime.now(UTC)

    def take(self, read: ReadDocument, *, kind: str | None = None, one_of_many: bool = False, again: bool = False) -> tuple[Document, bool]:
        """The document of a text, and whether it is new.

        Texts of one file may say the same words (`again`: as one before in this file) and are documents each, but only once.
        """
        document = self._document(read, kind)
        twin = self._known.get(document.id)
        if one_of_many and twin and (again or twin.source != read.source):
            document = replace(document, id=ids.document_id(f"{document.text_sha256}\0{read.source}\0{read.title}"))
        if document.id in self._known:
            return self._known[document.id], False
        self._enter(document, read.text)
        return document, True

    def _enter(self, document: Document, text: str) -> None:
        self._known[document.id] = document
        self._titles.add(document.title)
        segments = segment(text, document.kind)
        self.texts.append((document.text_sha256, text))
        self.segmented.append((document.text_sha256, document.kind, segments))
        self.changes.append(added(document))
        for speaker in self._new_speakers(document, segments):
            self.speakers.append(speaker)
            self.changes.append(added(speaker))

    def _document(self, read: ReadDocument, kind: str | None) -> Document:
        sha256 = sha256_text(read.text)
        self._clock += timedelta(milliseconds=1)
        return Document(
            id=ids.document_id(sha256),
            title=self._title(read.title),
            kind=kind or read.kind or guess_kind(read.text, read.source),
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

    def _new_speakers(self, document: Document, segments: Iterable[Segment]) -> Iterator[Speaker]:
        for label in dict.fromkeys(each.label for each in segments if each.kind == "turn" and each.label):
            scope = document.id if is_generic(label) else None
            if scoped(label, scope) not in self._speaker_labels:
                self._speaker_labels.add(scoped(label, scope))
                yield Speaker(id=ids.speaker_id(label, scope), name=label, labels=(label,), role=role_of(label), document_id=scope)
