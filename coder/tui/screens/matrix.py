"""The table of codings: what is counted can be changed with a key, and every number opens its quotes."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.worker import get_current_worker

from coder.errors import CoderError
from coder.tui.actions.action import Action
from coder.tui.actions.keys import KeyMap, token
from coder.tui.lists.sheet import ORDERS, SHOWN, Sheet, View
from coder.tui.lists.sides import Side, fitting, sides
from coder.tui.places import PLACES
from coder.tui.screens import explaining
from coder.tui.screens.listing import Place
from coder.tui.screens.picker import Picker
from coder.tui.screens.question import Question
from coder.tui.screens.quotes import quotes_of_cell
from coder.tui.session import Session
from coder.tui.texts.screens import Texts
from coder.tui.widgets.bands import footer, two_ends
from coder.tui.widgets.grid import Grid
from coder.tui.widgets.lines import Lines
from coder.tui.widgets.list_pane import Row

if TYPE_CHECKING:
    from coder.analysis.counting.matrix import Matrix

T = TypeVar("T")

TOGETHER = ("overlap", "near", "turn")
DISTANCES = (0, 20, 50, 100, 200, 500)


class MatrixScreen(Question[Place]):
    """Counts in a thread with a connection of its own; gives the place of a quote to go to, or None.

    Attributes:
        view: What is counted and how it is shown; the session keeps it for the next time.
        handlers: What each action of the table does.
    """

    DEFAULT_CSS = """
    MatrixScreen { background: $background; }
    MatrixScreen > Vertical { width: 100%; height: 100%; }
    MatrixScreen .band { height: 1; background: $panel; }
    MatrixScreen Grid { height: 1fr; }
    """

    EXPLAINS_ITSELF = True

    def __init__(self, session: Session, texts: Texts, actions: Sequence[Action]) -> None:
        """`actions`: those of the table, with the keys that hold for them."""
        super().__init__()
        self._session = session
        self._texts = texts
        self._actions = actions
        self._keys = KeyMap(actions)
        self._sides: Sequence[Side] = sides(session.project, session.codes, texts)
        self._names = _names(session)
        self._matrix: Matrix | None = None
        self._counted: object = None
        self._sheet: Sheet | None = None
        self._said = ""
        self._quotes: object = None
        self.view: View = session.looks.view if session.looks.view != View() or session.project.towns.list() else View(columns="document")
        self.handlers = self._handled()

    def compose(self) -> ComposeResult:
        """Title, table, the cell in words, keys."""
        with Vertical():
            yield Lines(id="matrix-title", classes="band")
            yield Grid()
            yield Lines(id="matrix-cell", classes="band")
            yield Lines(id="matrix-foot", classes="band")

    def on_mount(self) -> None:
        """Count."""
        if self._quotes is None:
            self.begin_typing(self.query_one(Grid))
        self._look(self.view)

    def left(self, _place: Place) -> object:
        """How the list of quotes was left."""
        return self._quotes

    def resume(self, left: object) -> None:
        """Show the quotes of the cell again as soon as it is counted."""
        self._quotes = left

    def on_resize(self) -> None:
        """Draw the bands at this width."""
        self.call_after_refresh(self._bands)

    @property
    def is_settled(self) -> bool:
        """Whether what is shown is what was asked for."""
        return self._counted == self.view.counted

    # -- counting -------------------------------------------------------------------------------------------------

    def _look(self, view: View) -> None:
        """Take another view; count anew if its numbers are not there yet."""
        self.view = self._session.looks.view = view
        if view.counted == self._counted and self._matrix:
            self._show()
        else:
            self._said = self._texts("computing")
            self._bands()
            self._count(view)

    @work(thread=True, exclusive=True, group="matrix")
    def _count(self, view: View) -> None:
        worker = get_current_worker()
        try:
            with self._session.connection() as project:
                rows, columns, by, within, rollup = view.counted
                matrix = project.retrieval.matrix(rows, columns, by=by, within=within, rollup=rollup)
        except CoderError as error:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._failed, error)
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._counted_as, view, matrix)

    def _counted_as(self, view: View, matrix: "Matrix") -> None:
        self._matrix, self._counted = matrix, view.counted
        self._show()

    def _failed(self, error: CoderError) -> None:
        self._said = self._texts.refusal(error.what, error.hint)
        self._bands()
        self.begin_typing(self.query_one(Grid))

    def _show(self) -> None:
        assert self._matrix
        grid = self.query_one(Grid)
        kept = self._sheet.ids(grid.row, grid.column) if self._sheet and not grid.is_empty else self._session.looks.cell
        self._sheet = Sheet(self._matrix, self.view, self._names)
        self._said = ""
        grid.show(self._sheet, *self._sheet.find(*kept))
        self._bands()
        if self._quotes is not None:
            left, self._quotes = self._quotes, None
            self._open(left)
            self.begin_typing(grid)

    # -- bands ----------------------------------------------------------------------------------------------------

    def _bands(self) -> None:
        if not self.is_attached:
            return
        texts, view, width = self._texts, self.view, self.size.width
        how = texts(f"shown {view.shown}")
        if self._matrix and self._matrix.by:
            how += " · " + (texts("by near", view.within) if view.by == "near" else texts(f"by {view.by}"))
        if view.rollup:
            how += " · " + texts("rolled up")
        if view.rows_by != "project":
            how += " · " + texts(f"sorted {view.rows_by}")
        title = f" {self._side_name(view.rows)} × {self._side_name(view.columns)} "
        self.query_one("#matrix-title", Lines).show([two_ends([(title, "strong"), (f" {how}", "accent")], self._extent(), width)])
        self.query_one("#matrix-cell", Lines).show([[(f" {self._said or self._cell()}", "warning" if self._said else "text")]])
        self.query_one("#matrix-foot", Lines).show([footer(self._actions, texts.language, width)])

    def _extent(self) -> str:
        grid, sheet = self.query_one(Grid), self._sheet
        if sheet is None or grid.is_empty:
            return ""
        return f"{self._texts('row')} {grid.row + 1}/{len(sheet.rows)} · {self._texts('column')} {grid.column + 1}/{len(sheet.columns)} "

    def _cell(self) -> str:
        """The cell under the cursor in words."""
        grid, sheet = self.query_one(Grid), self._sheet
        if sheet is None:
            return ""
        if grid.is_empty:
            return self._texts("nothing to count")
        count, sources = sheet.count(grid.row, grid.column), sheet.sources(grid.row, grid.column)
        what = self._texts({"": "cell codings", "turn": "cell turns"}.get(sheet.matrix.by, "cell pairs"), count)
        return f"{sheet.rows[grid.row]} × {sheet.columns[grid.column]} · {what} · {self._texts('in documents', sources)}"

    def _side_name(self, side: str) -> str:
        return next((each.name for each in self._sides if each.id == side), side)

    # -- keys -----------------------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Every key goes through the action table."""
        event.stop()
        event.prevent_default()
        press = token(event.key, event.character)
        step = self._keys.feed((), press)
        self._said = ""
        if step.action:
            self.handlers[step.action.id]()
        else:
            self._said = self._texts("unknown key", press)
        self._bands()

    def on_grid_chosen(self, event: Grid.Chosen) -> None:
        """Two clicks open."""
        self._bands()
        if event.times == 2:
            self._open()

    def _handled(self) -> dict[str, Callable[[], object]]:
        far = 1_000_000
        return {
            "table.left": lambda: self._move(0, -1),
            "table.right": lambda: self._move(0, 1),
            "table.up": lambda: self._move(-1, 0),
            "table.down": lambda: self._move(1, 0),
            "table.page_up": lambda: self._move(-self.query_one(Grid).page, 0),
            "table.page_down": lambda: self._move(self.query_one(Grid).page, 0),
            "table.row_start": lambda: self._move(0, -far),
            "table.row_stop": lambda: self._move(0, far),
            "table.first": lambda: self._move(-far, -far),
            "table.last": lambda: self._move(far, far),
            "table.open": self._open,
            "table.rows": lambda: self._choose("rows"),
            "table.columns": lambda: self._choose("columns"),
            "table.turn": lambda: self._look(replace(self.view, rows=self.view.columns, columns=self.view.rows)),
            "table.share": lambda: self._look(replace(self.view, shown=_following(SHOWN, self.view.shown))),
            "table.rollup": lambda: self._look(replace(self.view, rollup=not self.view.rollup)),
            "table.sort": self._sort,
            "table.sort_columns": lambda: self._look(replace(self.view, columns_by=_following(ORDERS[:3], self.view.columns_by))),
            "table.by": self._together,
            "table.within": lambda: self._look(replace(self.view, by="near", within=_following(DISTANCES, self.view.within))),
            "table.copy": self._copy,
            "table.help": lambda: self.app.push_screen(explaining.of_actions(PLACES["MatrixScreen"], self._texts, self._actions)),
            "table.leave": lambda: self.dismiss(None),
        }

    def _move(self, rows: int, columns: int) -> None:
        grid = self.query_one(Grid)
        grid.move_to(grid.row + rows, grid.column + columns)
        if self._sheet and not grid.is_empty:
            self._session.looks.cell = self._sheet.ids(grid.row, grid.column)

    def _choose(self, which: str) -> None:
        """Ask what the rows or the columns shall be."""

        def chosen(side: str | None) -> None:
            if side is not None:
                self._look(replace(self.view, **{which: side}))  # type: ignore[arg-type]

        def search(query: str) -> list[Row]:
            return [Row([(f" {each.name}", "text")], each.id) for each in fitting(self._sides, query)]

        self.app.push_screen(Picker(self._texts(f"{which} title"), search), chosen)

    def _sort(self) -> None:
        order = _following(ORDERS, self.view.rows_by)
        grid = self.query_one(Grid)
        here = self._sheet.ids(grid.row, grid.column)[1] if self._sheet and not grid.is_empty else ""
        self._look(replace(self.view, rows_by=order, here=here))

    def _together(self) -> None:
        if self._matrix and not self._matrix.by:
            self._said = self._texts("codes by codes only")
        else:
            self._look(replace(self.view, by=_following(TOGETHER, self.view.by)))

    def _copy(self) -> None:
        if self._sheet is None:
            return
        from coder.formats.tables.csv_cells import guarded

        written = io.StringIO()
        csv.writer(written, delimiter="\t", lineterminator="\n").writerows([[guarded(cell) for cell in line] for line in self._sheet.lines()])
        self.app.copy_to_clipboard(written.getvalue())
        self._said = self._texts("table copied")

    def _open(self, left: Any = None) -> None:
        """The quotes behind the cell, as they were left; one chosen there is gone to."""
        grid, sheet = self.query_one(Grid), self._sheet
        if sheet is None or grid.is_empty:
            return
        row, column = sheet.place(grid.row, grid.column)
        if not sheet.matrix.counts[row][column]:
            self._said = self._texts("no quotes")
            return
        title = f"{sheet.rows[grid.row]} × {sheet.columns[grid.column]}"
        self._session.looks.cell = sheet.ids(grid.row, grid.column)

        quotes = quotes_of_cell(self._session, self._texts, title, sheet.matrix, row, column)
        if left is not None:
            quotes.resume(left)

        def chosen(place: Place | None) -> None:
            if place is not None:
                self._quotes = quotes.left(place)
                self.dismiss(place)

        self.app.push_screen(quotes, chosen)


def _names(session: Session) -> dict[str, str]:
    """The codes as the screen calls them; those with codes below are marked as in the codebook panel."""
    codes = session.codes.by_id.values()
    parents = {code.parent_id for code in codes}
    return {code.id: f"▾ {session.codes.name(code.id)}" if code.id in parents else session.codes.name(code.id) for code in codes}


def _following(values: Sequence[T], value: T) -> T:
    return values[(values.index(value) + 1) % len(values)] if value in values else values[0]
