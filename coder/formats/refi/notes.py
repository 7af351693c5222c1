"""Notes and descriptions of a project become memos on what they are about."""

from coder.formats.foreign.gathering import Gathering
from coder.formats.foreign.wording import instant
from coder.formats.refi.container import Container
from coder.formats.refi.elements import Element, children, description, guid, said, target, within
from coder.formats.refi.people import People, made_at
from coder.formats.refi.texts import text_of

DESCRIPTION = "description"


class Notes:
    """The notes of a project, put on things as they are met; what nothing refers to is on the project."""

    def __init__(self, container: Container, gathered: Gathering, people: People) -> None:
        self._container, self._gathered, self._people = container, gathered, people
        self._notes = {guid(each) or f"note {number}": each for number, each in enumerate(within(container.root, "Notes", "Note"))}
        self._bodies: dict[str, str] = {}
        self._used: set[str] = set()

    def attach(self, element: Element, kind: str, key: str | None, place: tuple[int, int] | None = None) -> None:
        """Put the notes that a thing refers to on it."""
        for reference in children(element, "NoteRef"):
            wanted = target(reference)
            if wanted not in self._notes:
                self._gathered.lose("references to notes that are nowhere in the file", wanted)
                continue
            self._used.add(wanted)
            self._put(self._notes[wanted], self._body(wanted), kind, key, place)

    def describe(self, element: Element, kind: str, key: str | None, place: tuple[int, int] | None = None, *, title: str = "") -> bool:
        """Put the description of a thing on it as a memo; whether there was one."""
        body = description(element)
        if body:
            at = said(element, "modifiedDateTime") or made_at(element)
            self._gathered.memo(kind, key, body, place=place, title=title, kind=DESCRIPTION, user=self._people.who(element), at=at)
        return bool(body)

    def bodies(self, element: Element) -> str:
        """The words of the notes that a thing refers to, where they become a part of something else."""
        wanted = [each for each in map(target, children(element, "NoteRef")) if each in self._notes]
        self._used.update(wanted)
        return "\n".join(self._body(each) for each in wanted)

    def rest(self, texts: set[str]) -> None:
        """Put the notes that nothing refers to on the project; those whose key is among the texts are documents already."""
        for key, note in self._notes.items():
            if key not in self._used and f"Note {key}" not in texts:
                self._put(note, self._body(key), "project", None, None)

    def title(self, key: str) -> str | None:
        """The name of a note; None: there is none of this identifier."""
        return said(self._notes[key], "name") or "note" if key in self._notes else None

    def _body(self, key: str) -> str:
        if key not in self._bodies:
            text = text_of(self._notes[key], self._container)
            self._bodies[key] = "\n\n".join(part for part in (text.raw.strip() if text else "", description(self._notes[key])) if part)
            if not self._bodies[key]:
                self._gathered.lose("notes without a text", said(self._notes[key], "name"))
        return self._bodies[key]

    def _put(self, note: Element, body: str, kind: str, key: str | None, place: tuple[int, int] | None) -> None:
        plain = body.replace("\r\n", "\n").replace("\r", "\n")
        changed = instant(said(note, "modifiedDateTime"))
        self._gathered.memo(
            kind, key, plain, place=place, title=said(note, "name"), user=self._people.who(note), at=made_at(note), updated_at=changed
        )
