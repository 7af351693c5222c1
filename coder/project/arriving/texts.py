"""The texts of another program's project become documents, as `coder add` makes them."""

from collections import Counter
from collections.abc import Collection

from coder.errors import InputRefused
from coder.formats.foreign.project import ForeignProject, ForeignText
from coder.formats.read_document import ReadDocument
from coder.model import ids
from coder.model.document import DOCUMENT_KINDS, Document, Speaker
from coder.model.progress import Progress
from coder.project.arriving.losses import Losses
from coder.project.texts.new_documents import NewDocuments
from coder.project.workspace import Workspace
from coder.text.freeze import freeze_text, sha256_text


class Texts:
    """The texts on their way into a project.

    Attributes:
        new: The documents that the project does not have yet.
    """

    def __init__(self, workspace: Workspace, foreign: ForeignProject, importer: str, erased: Collection[str], losses: Losses) -> None:
        self.new = NewDocuments(workspace)
        self._workspace, self._foreign, self._importer, self._erased, self._losses = workspace, foreign, importer, erased, losses

    def take(self, progress: Progress | None = None) -> dict[str, Document]:
        """The document of each text by its key; a text that is there already is the document that it is there."""
        documents: dict[str, Document] = {}
        seen: Counter[str] = Counter()
        for number, each in enumerate(self._foreign.texts, 1):
            document = self._document(each, seen)
            if document:
                documents[each.key] = document
            if progress:
                progress(number, len(self._foreign.texts))
        return documents

    def speakers(self) -> tuple[Speaker, ...]:
        """All who speak in the project, those of the new texts included."""
        return (*self._workspace.store.all(Speaker), *self.new.speakers)

    def _document(self, text: ForeignText, seen: Counter[str]) -> Document | None:
        try:
            frozen = freeze_text(text.text, name=text.title or text.source or self._foreign.name)
        except InputRefused as error:
            self._losses.lost("texts that are empty or cannot be kept", error.what)
            return None
        sha256 = sha256_text(frozen)
        seen[sha256] += 1
        if seen[sha256] == 1 and ids.document_id(sha256) in self._erased:
            self._losses.lost("texts that were erased here for good", text.title)
            return None
        title = _title(text)
        again = seen[sha256] > 1
        read = ReadDocument(
            title=f"{title} #{seen[sha256]}" if again else title,
            text=frozen,
            kind=text.kind if text.kind in DOCUMENT_KINDS else None,
            metadata=text.metadata,
            source=text.source or self._foreign.name,
            source_sha256=text.source_sha256 or sha256,
            encoding=text.encoding,
            importer=self._importer,
            warnings=(),
            attributes={},
        )
        return self.new.take(read, one_of_many=again, again=again)[0]


def _title(text: ForeignText) -> str:
    flat = " ".join("".join(each if each.isprintable() else " " for each in text.title).split())
    return flat or text.source or text.key
