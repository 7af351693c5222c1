"""The documents with how far each is: sorted, narrowed down by typing, marked as done, opened."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from textual import events

from coder.project.texts.coverage import Coverage
from coder.tui.actions.action import DOCUMENTS, Action
from coder.tui.actions.keys import KeyMap, token
from coder.tui.actions.table import of_context
from coder.tui.lines import Line
from coder.tui.lists import document_rows
from coder.tui.lists.document_rows import Listed
from coder.tui.screens import returning
from coder.tui.screens.listing import Listing, Shown
from coder.tui.session import Session
from coder.tui.texts.screens import Texts
from coder.tui.widgets.bands import filter_names, two_ends
from coder.tui.widgets.lines import Lines
from coder.tui.widgets.list_pane import ListPane, Row

if TYPE_CHECKING:
    from coder.tui.screens.coding import CodingScreen

_PROJECT = ""


class DocumentList(Listing):
    """Gives the id of the document to open, or None; the open one is under the cursor at first.

    Attributes:
        handlers: What each action of the list does.
    """

    def __init__(self, session: Session, texts: Texts, actions: Sequence[Action]) -> None:
        """`actions`: those of the list, with the keys that hold for them."""
        only = f" · {texts('filtered')}: {filter_names(session, texts)}" if session.filters else ""
        super().__init__(texts, f"{texts('documents title')}{only}", self._rows, gather=_gather, connect=session.connection)
        self.first = session.document.document.id if session.has_document else None
        self._session = session
        self._keys = KeyMap(actions)
        self._columns = document_rows.columns(texts, datetime.now(UTC))
        self._sorted_by, self._reverse = session.looks.documents_by
        self._hint: Line = []
        self.handlers = {
            "list.sort": lambda: self._sort(1),
            "list.sort_back": lambda: self._sort(-1),
            "list.reverse": lambda: self._order(self._sorted_by, reverse=not self._reverse),
            "list.finish": self._finish,
        }
        for action in actions:
            key = action.keys[0].replace("ctrl+", "^") if action.keys else ""
            self._hint += [(f" {key} ", "key"), (action.label[texts.language], "dim")]

    def _rows(self, gathered: Sequence[Coverage], query: str, width: int) -> Shown:
        own, session = self._session.project.user.name, self._session
        filters = session.filters
        every = [
            Listed(coverage=each, waiting=session.review.waiting(each.document.id), done=own in each.finished_by)
            for each in gathered
            if filters.lists(each.document, each.towns)
        ]
        column = next((each for each in self._columns if each.id == self._sorted_by), None)
        found = document_rows.in_order(document_rows.narrowed(every, query), column, reverse=self._reverse)
        shown = document_rows.fitting(self._columns, width)
        rows = [Row(document_rows.row(each, shown), each.coverage.document.id) for each in found]
        done = sum(each.done for each in found)
        count = self._texts("documents count", len(found), len(gathered), done)
        return Shown(rows, count, document_rows.head(shown, self._sorted_by, reverse=self._reverse, texts=self._texts))

    def show_title(self) -> None:
        """The title and what the marks mean."""
        legend = f"{self._texts('documents legend')} "
        self.query_one("#listing-title", Lines).show([two_ends([(f" {self._title}", "strong")], legend, self.size.width)])

    def _foot(self, said: str, style: str) -> None:
        foot: Line = [(f" {said} " if said else " ", style if style == "error" else "accent"), *self._hint]
        self.query_one("#listing-foot", Lines).show([foot])

    def on_key(self, event: events.Key) -> None:
        """The keys of the action table; all others are as in any list."""
        if self.focused is None:
            return
        step = self._keys.feed((), token(event.key, event.character))
        if step.action:
            self.handlers[step.action.id]()
            event.stop()
            event.prevent_default()

    def _sort(self, step: int) -> None:
        ids = [_PROJECT, *(column.id for column, _ in document_rows.fitting(self._columns, self.size.width))]
        at = ids.index(self._sorted_by) if self._sorted_by in ids else 0
        self._order(ids[(at + step) % len(ids)], reverse=False)

    def _order(self, column: str, *, reverse: bool) -> None:
        self._sorted_by, self._reverse = self._session.looks.documents_by = column, reverse
        self.list_again()

    def _finish(self) -> None:
        """Mark the document under the cursor as read to the last line, or take the mark back."""
        document = self.query_one(ListPane).value
        if document is not None:
            self._session.finish(str(document))
            self.gather_again()


def _gather(project: Any, _typed: str) -> Iterable[Coverage]:
    found: Iterable[Coverage] = project.documents.coverage()
    return found


def choose(screen: "CodingScreen") -> None:
    """Ask for a document and open it."""
    session = screen.session

    actions = of_context(DOCUMENTS, screen.actions.values())
    returning.look(screen, lambda: DocumentList(session, screen.texts, actions), session.open)
