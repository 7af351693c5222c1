"""The codings of a code that were made before its definition changed, to be kept, recoded or removed, one key each."""

from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from coder.errors import CoderError, NotFound
from coder.model.codebook import Code
from coder.model.coding import Coding
from coder.project.codes.history import redefinitions
from coder.text.cells import visible
from coder.tui.actions.keys import token
from coder.tui.document.passages import in_context
from coder.tui.lines import Line, at_most, wrapped
from coder.tui.screens import asking, returning
from coder.tui.screens.listing import Place
from coder.tui.screens.question import Question
from coder.tui.widgets.lines import Lines
from coder.tui.widgets.list_pane import ListPane, Row

if TYPE_CHECKING:
    from coder.tui.screens.coding import CodingScreen

_MOVES = {"up": -1, "k": -1, "down": 1, "j": 1, "pageup": -8, "pagedown": 8}
_QUOTE = 4


class OlderCodings(Question[Place]):
    """Lists the quotes with what the definition was and is; each decision is one undo step. Enter gives the place of a quote, Escape None."""

    DEFAULT_CSS = """
    OlderCodings { background: $background; }
    OlderCodings > Vertical { width: 100%; height: 100%; }
    OlderCodings .band { height: 1; background: $panel; }
    OlderCodings #older-change { height: auto; max-height: 40%; background: $surface; padding: 0 1; }
    OlderCodings ListPane { height: 1fr; }
    """

    def __init__(self, screen: "CodingScreen", code: Code) -> None:
        super().__init__()
        self._coding_screen = screen
        self._session = screen.session
        self._texts = screen.texts
        self._code = code
        self._all = screen.session.codebook.older(code)
        self._first: str | None = None
        self._now: dict[str, Coding | None] = {each.id: each for each in self._all}
        project = screen.session.project
        self._titles = {each.id: each.title for each in project.documents.list(superseded=True)}
        self._text = {each: project.documents.text(each) for each in dict.fromkeys(coding.document_id for coding in self._all)}

    def compose(self) -> ComposeResult:
        """Title, the change, the quotes, keys."""
        with Vertical():
            yield Lines(id="older-title", classes="band")
            yield Lines(id="older-change")
            yield ListPane()
            yield Lines(id="older-foot", classes="band")

    def on_mount(self) -> None:
        """Begin with the first."""
        self.begin_typing(self.query_one(ListPane))

    def on_resize(self) -> None:
        """Draw at this size."""
        self.call_after_refresh(self._show, self._first)

    def left(self, _place: Place) -> object:
        """The codings that were listed, and the one at the cursor."""
        return self._all, self.query_one(ListPane).value

    def resume(self, left: tuple[list[Coding], str]) -> None:
        """List the same codings, as they are now."""
        self._all, self._first = left
        self._read()

    # -- showing --------------------------------------------------------------------------------------------------

    def _show(self, at: str | None = None) -> None:
        """Draw everything, with the cursor on the coding of this id, else where it was."""
        pane = self.query_one(ListPane)
        here = at or pane.value
        rows = [row for each in self._all for row in self._rows(each, max(20, pane.scrollable_content_region.width or self.size.width))]
        pane.fill(rows, cursor=next((place for place, row in enumerate(rows) if here and row.value == here), 0))
        left = len(self._open())
        title = self._texts("older title", self._code.name(self._session.language))
        count = self._texts("older left", left, len(self._all)) if left else self._texts("older all done")
        self.query_one("#older-title", Lines).show([[(f" {title}  ", "strong"), (count, "accent")]])
        self._show_change()
        self._foot(self._texts("older keys"), "dim")

    def _show_change(self) -> None:
        lines = self._change(max(20, self.size.width - 2))
        box = self.query_one("#older-change", Lines)
        box.styles.height = min(len(lines), max(4, self.size.height * 2 // 5))
        self.call_after_refresh(box.show, lines)

    def _change(self, width: int) -> list[Line]:
        """What differs between the version under which the coding at the cursor was made, and now."""
        history = self._session.older.histories.get(self._code.id)
        coding = next((each for each in self._all if each.id == self.query_one(ListPane).value), None)
        if history is None or coding is None:
            return []
        versions = f"{self._texts('under version')} {coding.codebook_version or '?'} → {history.versions[-1].stamp}"
        last = history.versions[-1]
        told = self._texts("redefined by", last.at[:10], self._session.user_names.get(last.user_id, ""))
        lines: list[Line] = [[(versions, "accent"), (f" · {told}", "dim")]]
        for each in redefinitions(history.at(coding.codebook_version).code, self._code):
            head = f"{self._texts(f'field {each.field}')} {self._texts(f'in {each.language}')}"
            for word, said, style in (("was", each.then, "dim"), ("is now", each.now, "text")):
                shown = (said or self._texts("nothing")).replace("\n", " / ")
                lines += at_most(wrapped(visible(f"{head} {self._texts(word)}: {shown}"), width, style), 3)
        return lines

    def _rows(self, coding: Coding, width: int) -> list[Row]:
        who = self._session.user_names.get(coding.user_id, "")
        state = self._state(coding)
        mark: Line = [("✓ ", "accent"), (state, "accent")] if state else [("! ", "warning")]
        head = [*mark, (f" {visible(self._titles.get(coding.document_id, ''))}", "strong"), (f"  {visible(who)} {coding.codebook_version}", "dim")]
        quote = in_context(self._text[coding.document_id], coding.start, coding.stop, width - 4, around=60, most=_QUOTE)
        lines = [
            Row([("   ", "text"), *((piece, "dim" if state else "strong" if style == "current" else style) for piece, style in line)])
            for line in quote
        ]
        return [Row(head, coding.id), *lines, Row([])]

    def _state(self, coding: Coding) -> str:
        """What was decided about a coding; empty while nothing was."""
        now = self._now[coding.id]
        if now is None:
            return self._texts("older was removed")
        if now.code_id != coding.code_id:
            return self._texts("older was recoded", self._session.codes.name(now.code_id))
        return "" if self._session.older.holds(now) else self._texts("older was kept")

    def _open(self) -> list[Coding]:
        return [now for each in self._all if not self._state(each) and (now := self._now[each.id])]

    def _foot(self, text: str, style: str) -> None:
        self.query_one("#older-foot", Lines).show([[(f" {text}", style)]])

    # -- deciding -------------------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Move, decide, take back, or leave; what was decided stays."""
        event.stop()
        event.prevent_default()
        press = token(event.key, event.character)
        if press in ("escape", "q"):
            self.dismiss(None)
        elif press in _MOVES:
            self.query_one(ListPane).move(_MOVES[press])
            self._show_change()
        else:
            try:
                self._decide(press)
            except CoderError as error:
                self._foot(self._texts.refusal(error.what, error.hint), "error")

    def _decide(self, press: str) -> None:
        here = next((each for each in self._all if each.id == self.query_one(ListPane).value), None)
        now = self._now[here.id] if here else None
        if press == "enter" and here:
            self.dismiss((here.document_id, here.start, here.stop))
        elif press == "u":
            self._session.undo()
            self._settle(None)
        elif press == "A" and self._open():
            self._session.codebook.keep(self._open())
            self._settle(None)
        elif press not in ("a", "e", "x"):
            self._foot(f"{self._texts('unknown key', press)} · {self._texts('older keys')}", "warning")
        elif here is None or now is None or self._state(here):
            self._foot(self._texts("older all done") if not self._open() else self._texts("older keys"), "dim")
        elif press == "e":
            self._recode(here, now)
        else:
            self._session.codebook.keep([now]) if press == "a" else self._session.codebook.drop(now)
            self._settle(here)

    def _recode(self, here: Coding, now: Coding) -> None:
        def chosen(code_id: str) -> None:
            self._session.codebook.recode(now, code_id)
            self._settle(here)

        asking.choose_code(self._coding_screen, self._texts("recode title", self._session.codes.name(now.code_id)), chosen, without=now.code_id)

    def _settle(self, decided: Coding | None) -> None:
        """Read what the codings are now, and go on to the next one that is open."""
        self._read()
        after = self._all[self._all.index(decided) :] + self._all if decided else self._all
        self._show(next((each.id for each in after if not self._state(each)), None))

    def _read(self) -> None:
        for each in self._all:
            try:
                self._now[each.id] = self._session.project.codings.get(each.id)
            except NotFound:
                self._now[each.id] = None


def review(screen: "CodingScreen", code: Code) -> None:
    """Go through the older codings of a code, if it has any; a place chosen there is gone to."""
    if not screen.session.codebook.older(code):
        screen.say(screen.texts("older none", code.name(screen.session.language)))
        return
    returning.look(screen, lambda: OlderCodings(screen, code))
