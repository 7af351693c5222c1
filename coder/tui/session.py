"""What the coder is doing, without a terminal: document, cursor, selection, verbs (no Textual).

Widgets show it and call it; it calls the verbs of Project and tells its listeners what changed.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coder.errors import InvalidValue, NotFound
from coder.model.coding import Coding
from coder.model.document import Document
from coder.model.record import from_record
from coder.tui.codes.code_list import CodeList
from coder.tui.codes.codebook_editing import CodebookEditing
from coder.tui.codes.older import OlderCodings
from coder.tui.document.blocks import Block, blocks_of
from coder.tui.document.finding import Finder
from coder.tui.document.jumps import Jumps
from coder.tui.document.open_document import OpenDocument
from coder.tui.editing import Editing
from coder.tui.filters import Filters
from coder.tui.linkages.linking import Linking
from coder.tui.lists.looks import Looks
from coder.tui.notes import Notes
from coder.tui.review import Review

PINNED = "tui.pinned"
_FIRST_SCREEN = 400
_NOTES = frozenset({"memo", "mention", "actor"})


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that changed.

    Attributes:
        kind: document, selection, codings, suggestions, notes, codebook, found or widths.
        start, stop: The passage it touches (codings), or the old selection (anchor, head).
    """

    kind: str
    start: int = 0
    stop: int = 0


class Session:
    """One person at work on one project.

    Attributes:
        project: The open project.
        language: en or zh: of the screen, not of the text.
        codes: The codes of the project.
        counts: Codings of each code in the project.
        anchor, head: The selection; the cursor is at `head`. Equal: nothing is selected.
        extending: Whether every move extends the selection.
        review, notes, linking: Suggestions, and memos and mentions, of the open document.
        editing, codebook: What changes codings that are there, and what changes the codebook.
        older: The codings made before the definition of their code changed.
        last_code: What repeat gives.
        looks: How the screens over the whole project were looked at last.
        filters: What is shown of the codings, and which documents are listed.
        places: Document id -> where the cursor was when the document was left.
        opening: Whether the first document is still to be opened.
    """

    def __init__(self, project: Any, language: str = "en") -> None:
        self.project = project
        self.language = language
        self.jumps = Jumps()
        self.anchor = self.head = 0
        self.places: dict[str, int] = {}
        self.opening = True
        self.extending = False
        self.review = Review(self)
        self.notes, self.linking = Notes(self), Linking(self)
        self.editing = Editing(self)
        self.codebook = CodebookEditing(self)
        self.older = OlderCodings(project)
        self.last_code: str | None = None
        self.filters = Filters()
        self.looks = Looks()
        self._listeners: list[Callable[[Notice], None]] = []
        self._open: OpenDocument | None = None
        self._recent: list[str] = []
        self._pins: dict[int, str] = {}
        self._cutter: Callable[[str], list[int]] | None = None
        self.finder = Finder("")
        self.user_id: str = project.user.id
        self.user_names: dict[str, str] = {}
        self.load_codes()

    # -- listening ------------------------------------------------------------------------------------------------

    def listen(self, listener: Callable[[Notice], None]) -> None:
        """Call this with every Notice from now on."""
        self._listeners.append(listener)

    def tell(self, kind: str, start: int = 0, stop: int = 0) -> None:
        """Tell every listener that something changed."""
        notice = Notice(kind, start, stop)
        for listener in self._listeners:
            listener(notice)

    def connection(self) -> Any:
        """The project again, with a connection of its own: for work in a thread, which closes it."""
        return type(self.project).open(self.project.path, user=self.project.user.name)

    # -- opening --------------------------------------------------------------------------------------------------

    @property
    def document(self) -> OpenDocument:
        """The open document.

        Raises:
            NotFound: none is open.
        """
        if self._open is None:
            raise NotFound("no document is open", "Add one with: coder add PROJECT FILE")
        return self._open

    @property
    def has_document(self) -> bool:
        """Whether a document is open."""
        return self._open is not None

    def open(self, ref: str, position: int | None = None) -> None:
        """Open a document by id, title or file name: at `position`, else where it was left, else where the first turn begins."""
        self.keep_place()
        document: Document = self.project.documents.get(ref)
        text = self.project.documents.text(document.id)
        codings = self.project.codings.of(document.id)
        self.review.leave()
        blocks = blocks_of(self.project, document, text)
        if self.filters.get("speaker") not in {each.label for each in blocks}:
            self.filters.choose("speaker", None)
        self._open = OpenDocument(document, text, blocks, codings, self.filters)
        if self._cutter:
            self._open.units.set_cutter(self._cutter)
        self.finder = Finder(text)
        first = blocks[0].start if blocks and blocks[0].start < _FIRST_SCREEN else 0
        self.anchor = self.head = min(self.places.get(document.id, first) if position is None else position, len(text))
        self.extending = False
        self.review.forget()
        self.notes.load()
        self.tell("document")

    def keep_place(self) -> None:
        """Remember where the cursor is in the open document."""
        if self._open is not None:
            self.places.pop(self._open.document.id, None)
            self.places[self._open.document.id] = self.head

    def load_codes(self) -> None:
        """Read codes, counts and users again."""
        pinned, books = self.project.settings.get(PINNED) or (), self.project.codebooks.list()
        self.codes = CodeList(self.project.codebooks.codes(), self.language, pinned=list(pinned), before=self._pins, recent=self._recent, books=books)
        self._pins = dict(self.codes.pinned)
        self.user_names = {each.id: each.name for each in self.project.users.list()}
        self.counts: dict[str, int] = dict(self.project.codings.counts())
        self.older.follow(books)
        if self.last_code not in self.codes.by_id:
            self.last_code = None
        if self._open:
            self.review.keep_usable()
            if self.filters.get("code") not in (None, *self.codes.by_id):
                self.filters.choose("code", None)
                self._open.refilter()

    def measure(self) -> None:
        """Measure the text again, after the width of characters changed."""
        if self._open:
            self._open.measure()
            self.tell("widths")
            self.tell("codebook")

    def set_cutter(self, cutter: Callable[[str], list[int]]) -> None:
        """Cut words with this from now on, in every document."""
        self._cutter = cutter
        if self._open:
            self._open.units.set_cutter(cutter)

    # -- selection ------------------------------------------------------------------------------------------------

    @property
    def selection(self) -> tuple[int, int]:
        """Start and stop of the selection, in order; equal without one."""
        return (self.anchor, self.head) if self.anchor <= self.head else (self.head, self.anchor)

    def select(self, anchor: int, head: int) -> None:
        """Select from `anchor` to `head`; the cursor goes to `head`."""
        size = len(self.document.text)
        old = (self.anchor, self.head)
        self.anchor, self.head = max(0, min(anchor, size)), max(0, min(head, size))
        if old != (self.anchor, self.head):
            self.tell("selection", *old)

    def move(self, head: int, *, extend: bool = False) -> None:
        """Put the cursor elsewhere; with `extend` (or while extending) the anchor stays."""
        self.select(self.anchor if extend or self.extending else head, head)

    def jump(self, position: int, stop: int | None = None) -> None:
        """Go far: the place left is kept in the jump list."""
        self.jumps.leave((self.document.document.id, self.head))
        self.review.current = None
        self.select(position if stop is None or not self.extending else self.anchor, position if stop is None else stop)

    def go(self, place: tuple[str, int] | None, stop: int | None = None) -> bool:
        """Go to a place, in another document if need be; False without one."""
        if place is None:
            return False
        document_id, position = place
        if not self.has_document or document_id != self.document.document.id:
            self.open(document_id, position)
        self.select(position, position if stop is None else stop)
        return True

    def target(self) -> tuple[int, int]:
        """What a verb acts on: the selection, else the turn at the cursor.

        Raises:
            InvalidValue: the document is empty.
        """
        start, stop = self.selection
        if start < stop:
            return start, stop
        if not self.document.text:
            raise InvalidValue("the document is empty", "Open another one: F6.")
        return self.document.units.around("turn", self.head)

    def here(self) -> Block | None:
        """The block at the cursor."""
        return self.document.blocks.at(self.head)

    # -- coding ---------------------------------------------------------------------------------------------------

    def code(self, code_id: str) -> Coding:
        """Give the selection, or the turn, a code."""
        start, stop = self.target()
        coding: Coding = self.project.codings.add(self.document.document.id, start, stop, code_id)
        self.given(coding)
        return coding

    def given(self, coding: Coding) -> None:
        """A coding was given: it is shown, and repeat gives its code again."""
        self.last_code = coding.code_id
        self.codes.use(coding.code_id)
        self.extending = False
        self.shown(coding)

    def mine_here(self) -> list[Coding]:
        """This person's codings at the selection, or at the cursor."""
        start, stop = self.selection
        return [each for each in self.document.codings_in(start, stop) if each.user_id == self.user_id]

    def remove(self, coding_id: str) -> None:
        """Remove one coding."""
        coding = self.document.codings[coding_id]
        self.project.codings.remove(coding_id)
        self.hidden(coding)

    def pin(self, digit: int, code_id: str) -> None:
        """Give a code the key of a digit; kept with the project."""
        self.codes.pin(digit, code_id)
        self.project.settings.set(PINNED, [self.codes.pinned.get(each, "") for each in range(1, 10)])
        self.tell("codebook")

    def undo(self) -> str | None:
        """Take back the last change of this person; what it was, or None."""
        return self._travel(self.project.history.undo())

    def redo(self) -> str | None:
        """Bring back what was undone last; what it was, or None."""
        return self._travel(self.project.history.redo())

    def _travel(self, step: Any) -> str | None:
        if step is None:
            return None
        kinds = {change.entity for change in step.changes}
        for change in step.changes:
            if change.entity == "coding":
                self._apply(change)
            elif change.entity == "decision":
                self.review.travel(change)
        if kinds - {"coding", "decision", "user", *_NOTES}:
            self.reload()
        elif kinds & _NOTES and self.has_document:
            self.notes.changed()
        self._to_where(step.changes)
        return str(step.label)

    def _to_where(self, changes: Sequence[Any]) -> None:
        """Go to the first passage of the open document that changes touched, if it is elsewhere."""
        if not self.has_document:
            return
        records = [each.after or each.before for each in changes]
        starts = [
            each["start"] for each in records if self.document.document.id in (each.get("document_id"), each.get("target_id")) and each.get("start")
        ]
        if starts and self.document.blocks.index_at(min(starts)) != self.document.blocks.index_at(self.head):
            self.jump(min(starts))

    def _apply(self, change: Any) -> None:
        if change.before is not None:
            self.hidden(from_record(Coding, change.before))
        if change.after is not None:
            self.shown(from_record(Coding, change.after))

    def shown(self, coding: Coding) -> None:
        """Take a coding that was written onto the screen."""
        here = self.has_document and coding.document_id == self.document.document.id
        if here and coding.id in self.document.codings:
            return
        self._count(coding, 1)
        if here:
            self.document.add(coding)
            self.tell("codings", coding.start, coding.stop)

    def hidden(self, coding: Coding) -> None:
        """Take a coding that is no more, or is to be shown anew, off the screen."""
        here = self.has_document and coding.document_id == self.document.document.id
        if here and self.document.remove(coding.id) is None:
            return
        self._count(coding, -1)
        if here:
            self.tell("codings", coding.start, coding.stop)

    def _count(self, coding: Coding, amount: int) -> None:
        self.counts[coding.code_id] = self.counts.get(coding.code_id, 0) + amount
        self.older.note(coding, amount)

    def reload(self) -> bool:
        """Read codes, codings and notes again, as another program or an undo may have changed them; whether anything differs."""
        before = self._state()
        self.older.forget()
        self.load_codes()
        documents = [each.id for each in self.project.documents.list(superseded=True)]
        if self._open is None or self._open.document.id not in documents:
            self._close(documents[:1])
        elif self._open.is_outdated(self.project):
            self.open(self._open.document.id, self.head)
        else:
            self.document.load(self.project.codings.of(self.document.document.id))
            self.notes.load()
        self.tell("codebook")
        self.tell("codings", 0, len(self.document.text) if self.has_document else 0)
        return self._state() != before

    def _close(self, others: Sequence[str]) -> None:
        """No document is open, or it is gone: go to another, if there is one."""
        self._open = None
        self.anchor = self.head = 0
        if others:
            self.open(others[0])
        else:
            self.tell("document")

    def _state(self) -> tuple[object, ...]:
        document = self._open
        return (dict(self.counts), self.codes.by_id, (document.document, document.codings, document.memos, document.mentions) if document else None)

    def filter(self, kind: str, value: str | None, values: Mapping[str, str] | None = None) -> None:
        """Let a filter hold, None lifts it; see `Filters.choose`."""
        self.filters.choose(kind, value, values)
        if self.has_document:
            self.document.refilter()
            self.tell("codings", 0, len(self.document.text))
        self.tell("found")

    def finish(self, document_id: str) -> bool:
        """Mark a document as read to the last line, or take the mark back; whether it is marked now."""
        finished = not self.project.documents.is_finished(document_id)
        self.project.documents.finish(document_id, finished=finished)
        return finished

    # -- finding --------------------------------------------------------------------------------------------------

    def find(self, query: str) -> int:
        """Find words in the document and go to the first hit from the cursor on; the number of hits."""
        found = self.finder.search(query)
        if found:
            self.find_step(1, from_here=True)
        self.tell("found")
        return found

    def find_step(self, direction: int, *, from_here: bool = False) -> bool:
        """Go to the next hit; False without any."""
        start = self.selection[0]
        at = self.finder.step(start - 1 if from_here else start, direction)
        if at is None:
            return False
        self.jump(at, at + self.finder.size)
        return True

    def citation(self) -> str:
        """The selection, or the turn, with where it stands."""
        return self.document.cited(*self.target())
