"""A whole screen of passages to look through by typing; choosing one opens it in the text."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input
from textual.worker import Worker, get_current_worker

from coder.errors import CoderError
from coder.text.cells import cell_len
from coder.tui.actions.keys import token
from coder.tui.lines import Line
from coder.tui.screens.question import Question
from coder.tui.texts.screens import Texts
from coder.tui.widgets.lines import Lines
from coder.tui.widgets.list_pane import ListPane, Row

Place = tuple[str, int, int]

Gather = Callable[[Any, str], Iterable[Any]]
"""Takes a project and what is typed; gives what there is, one thing at a time. Runs in a thread."""

_STEPS = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10, "ctrl+home": -1_000_000, "ctrl+end": 1_000_000}
_TELL_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Shown:
    """What is listed.

    Attributes:
        rows: Their values are places, or what else choosing one gives.
        count: A word on how many there are.
        head: Names of columns above the list.
    """

    rows: Sequence[Row]
    count: str
    head: Line = ()


Search = Callable[[Sequence[Any], str, int], Shown]
"""Takes what was gathered, what is typed and the width of the list in cells."""


class Listing(Question[Any]):
    """Lists what a search finds; Enter opens the row under the cursor, Escape gives None.

    A `live` search runs at each key, any other at Enter; Enter a second time opens. With `gather` the work is done in a thread with a
    connection of its own (`connect` opens it): once for a live search, else at each Enter; the foot says how far it is.

    Attributes:
        first: The value of the row to begin on; None: the first that can be chosen.
    """

    DEFAULT_CSS = """
    Listing { background: $background; }
    Listing > Vertical { width: 100%; height: 100%; }
    Listing .band { height: 1; background: $panel; }
    Listing Horizontal { height: 1; background: $surface; }
    Listing #listing-prompt { height: 1; background: $surface; }
    Listing #listing-head { height: 1; background: $panel; display: none; }
    Listing Input, Listing Input:focus { border: none; height: 1; padding: 0; background: $surface; width: 1fr; }
    Listing ListPane { height: 1fr; scrollbar-gutter: stable; }
    """

    def __init__(
        self,
        texts: Texts,
        title: str,
        search: Search,
        *,
        typed: str = "",
        live: bool = True,
        gather: Gather | None = None,
        connect: Callable[[], Any] | None = None,
    ) -> None:
        super().__init__()
        self._texts = texts
        self._title = title
        self._search = search
        self._typed = typed
        self._live = live
        self._gather = gather
        self._connect = connect
        self._asked = typed
        self._listed: tuple[str, int] | None = None
        self._gathered: tuple[str, list[Any]] | None = None
        self._work: Worker[None] | None = None
        self._opens = False
        self._row = 0
        self.first: object = None

    def compose(self) -> ComposeResult:
        """Title, line to type into, list, keys."""
        with Vertical():
            yield Lines(id="listing-title", classes="band")
            with Horizontal():
                yield Lines(id="listing-prompt")
                yield Input(value=self._typed, select_on_focus=False)
            yield Lines(id="listing-head")
            yield ListPane()
            yield Lines(id="listing-foot", classes="band")

    def on_mount(self) -> None:
        """Begin typing."""
        prompt = self.query_one("#listing-prompt", Lines)
        prompt.styles.width = cell_len(self._texts("search for")) + 3
        self.query_one(ListPane).can_focus = False
        self.begin_typing(self.query_one(Input))

    def on_resize(self) -> None:
        """List at this width."""
        self.call_after_refresh(self._again)

    def _again(self) -> None:
        self._listed = None
        self.show_title()
        self.query_one("#listing-prompt", Lines).show([[(f" {self._texts('search for')}: ", "dim")]])
        self._fill()

    def show_title(self) -> None:
        """The title."""
        self.query_one("#listing-title", Lines).show([[(f" {self._title}", "strong")]])

    def list_again(self) -> None:
        """List the same things in another way."""
        self._listed = None
        self._fill()

    def gather_again(self) -> None:
        """What was gathered is out of date."""
        self._gathered = None
        self.list_again()

    def left(self, answer: Any) -> object:
        """What was typed, what was chosen, and in which row that is."""
        return self._asked, answer, self.query_one(ListPane).cursor

    def resume(self, left: tuple[str, Any, int]) -> None:
        """Type the same, and begin with what was chosen; where that is gone, in the same row."""
        self._typed = self._asked = left[0]
        self.first, self._row = left[1:]

    def on_input_changed(self) -> None:
        """A live search follows what is typed."""
        if self._live:
            self._fill()
        else:
            self._foot("", "dim")

    @property
    def is_settled(self) -> bool:
        """Whether what was asked for is listed."""
        return self._listed is not None and (self._work is None or self._work.is_finished)

    # -- filling --------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        pane = self.query_one(ListPane)
        if self._live:
            self._asked = self.query_one(Input).value
        asked = (self._asked, max(20, pane.scrollable_content_region.width))
        if asked == self._listed:
            return
        self._listed = asked
        if self._gather is None:
            self._filled(asked, self._search((), *asked))
        elif self._work is None or self._work.is_finished:
            self._foot(self._texts("computing"), "dim")
            self._work = self._compute(asked)

    @work(thread=True, group="listing")
    def _compute(self, asked: tuple[str, int]) -> None:
        worker = get_current_worker()
        try:
            shown = self._search(self._found(asked[0], worker), *asked)
        except CoderError as error:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._failed, asked, error)
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._filled, asked, shown)

    def _found(self, typed: str, worker: Worker[None]) -> Sequence[Any]:
        """What was gathered for this; gathers it if it has to."""
        known = self._gathered
        if known and (self._live or known[0] == typed):
            return known[1]
        assert self._gather and self._connect
        found: list[Any] = []
        told = time.monotonic()
        with self._connect() as project:
            for each in self._gather(project, typed):
                if worker.is_cancelled:
                    break
                found.append(each)
                if time.monotonic() - told > _TELL_SECONDS:
                    told = time.monotonic()
                    self.app.call_from_thread(self._foot, self._texts("found so far", len(found)), "dim")
        self._gathered = (typed, found)
        return found

    def _filled(self, asked: tuple[str, int], shown: Shown) -> None:
        if not self.is_attached:
            return
        pane, head = self.query_one(ListPane), self.query_one("#listing-head", Lines)
        kept = pane.value if pane.rows else self.first
        at = 0 if kept is None else next((at for at, row in enumerate(shown.rows) if row.value == kept), 0 if pane.rows else self._row)
        pane.fill(shown.rows, cursor=at)
        head.display = bool(shown.head)
        head.show([shown.head])
        self.call_after_refresh(lambda: head.show([shown.head]))
        self._foot(shown.count, "dim")
        self._once_more(asked)
        if self._opens and self._listed == asked:
            self._open()

    def _failed(self, asked: tuple[str, int], error: CoderError) -> None:
        if self.is_attached:
            self.query_one(ListPane).fill([])
            self._foot(self._texts.refusal(error.what, error.hint), "error")
            self._once_more(asked)

    def _once_more(self, done: tuple[str, int]) -> None:
        """Something else was typed while the thread was at work."""
        if self._listed is not None and self._listed != done:
            self._work = None
            self._again()

    def _foot(self, said: str, style: str) -> None:
        keys = self._texts("listing keys" if self._live else "search keys")
        self.query_one("#listing-foot", Lines).show([[(f" {said}  " if said else " ", style if style == "error" else "accent"), (keys, "dim")]])

    # -- keys -----------------------------------------------------------------------------------------------------

    def on_list_pane_chosen(self, event: ListPane.Chosen) -> None:
        """Two clicks open."""
        if event.times == 2:
            self.dismiss(event.value)

    def on_key(self, event: events.Key) -> None:
        """Arrows move, Enter searches or opens, Escape leaves."""
        if self.pressed(token(event.key, event.character)):
            event.stop()
            event.prevent_default()

    def _enter(self, typed: str) -> None:
        """Search for what is typed, or open; what is still being listed is opened as soon as it is there."""
        is_new = self._listed is None or self._listed[0] != typed
        at_work = self._work is not None and not self._work.is_finished
        if is_new:
            self._asked = typed
        if self._live:
            self._opens = is_new or at_work
        if is_new:
            self._fill()
        elif not at_work:
            self._open()

    def _open(self) -> None:
        self._opens = False
        value = self.query_one(ListPane).value
        if value is not None:
            self.dismiss(value)

    def pressed(self, press: str) -> bool:
        """Do what a key says; whether it says anything."""
        pane = self.query_one(ListPane)
        if press == "escape":
            self.dismiss(None)
        elif press == "enter":
            self._enter(self.query_one(Input).value)
        elif press in _STEPS:
            pane.move(_STEPS[press])
        else:
            return False
        return True
