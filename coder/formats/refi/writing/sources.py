"""Texts: each a source with its selections, and a member of the archive; the texts of notes likewise."""

from collections.abc import Iterator

from coder.formats.refi.profiles import Profile
from coder.formats.refi.vocabulary import INTERNAL, SOURCES
from coder.formats.refi.wording import labelled
from coder.formats.refi.writing.draft import Draft, UniqueNames
from coder.formats.refi.writing.remarks import Note, Remarks
from coder.formats.refi.writing.selections import Selections
from coder.formats.refi.writing.variables import Variables
from coder.model.document import Document

_EPOCH = "1970-01-01T00:00:00Z"
"""For a note without a date: a reader breaks off where there is none."""


def source_elements(draft: Draft, remarks: Remarks, variables: Variables, selections: Selections) -> Iterator[str]:
    """One element for each document; texts are read one at a time."""
    names = UniqueNames()
    for document in draft.snapshot.documents:
        name = names.of(document.title) if draft.profile.unique_names else document.title
        guid = draft.guids.of("document", document.id)
        opening = draft.xml.attributes({"guid": guid, "name": name, "plainTextPath": f"{INTERNAL}{guid}.txt"})
        yield f"<TextSource{opening}{draft.made_by(document.created_by, document.created_at)}>\n"
        said = remarks.said(("document", document.id))
        yield draft.xml.element("Description", "\n".join(each for each in (_description(document), *said) if each))
        yield from selections.elements(document.id, draft.snapshot.texts[document.id])
        yield remarks.refs(("document", document.id))
        yield variables.of(document.id, (("document kind", document.kind), ("document language", document.language)))
        yield "</TextSource>\n"


def note_elements(draft: Draft, remarks: Remarks) -> Iterator[str]:
    """One element for each note."""
    for note in remarks.notes:
        opening = draft.xml.attributes({"guid": note.guid, "name": note.name, "plainTextPath": f"{INTERNAL}{note.guid}.txt"})
        created = draft.made_by(note.user_id, note.created_at if draft.xml.time(note.created_at) else _EPOCH)
        changed = draft.changed_by(note.user_id, note.updated_at)
        yield f"<Note{opening}{created}{changed}/>\n"


def texts(draft: Draft, notes: list[Note]) -> Iterator[tuple[str, bytes]]:
    """(member, bytes) of every document, then of every note."""
    for document in draft.snapshot.documents:
        yield member(draft, document), encoded(draft.snapshot.texts[document.id], draft.profile)
    for note in notes:
        yield f"{SOURCES}{note.guid}.txt", encoded(note.body, draft.profile)


def member(draft: Draft, document: Document) -> str:
    """The member of the archive that holds the text of a document."""
    return f"{SOURCES}{draft.guids.of('document', document.id)}.txt"


def encoded(text: str, profile: Profile) -> bytes:
    """A text as its reader wants it: the words as they are, line ends and byte order mark of the profile."""
    mark = "\ufeff" if profile.bom else ""
    return (mark + (text if profile.newline == "\n" else text.replace("\n", profile.newline))).encode()


def _description(document: Document) -> str:
    """What the reader of the text found in it: title, number and date of a policy, and the like."""
    return labelled((key.replace("_", " "), str(value)) for key, value in document.metadata.items() if isinstance(value, (str, int, float)))
