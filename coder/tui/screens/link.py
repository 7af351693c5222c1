"""The form that records a linkage mention from the selection."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input

from coder.errors import CoderError
from coder.model.prefill import Prefill
from coder.text.cells import cell_len, visible
from coder.tui.mention_form import Candidate, Field, Suggested, arguments, suggested
from coder.tui.screens.question import Question
from coder.tui.texts import Texts
from coder.tui.widgets.lines import Lines
from coder.tui.widgets.list_pane import ListPane, Row
from coder.tui.widgets.pencil import shortened, wrapped

_LABEL, _CANDIDATES = 24, 30

_WIDE, _LINE, _WIDEST_WHY = 110, 30, 44

Read = Callable[[], Prefill]
Record = Callable[[Mapping[str, object]], str]
"""Records the mention and says what was recorded; raises CoderError if the fields do not hold."""


class LinkForm(Question[str | None]):
    """One line per field, with candidates beside it; gives what was recorded, or None.

    What the passage suggests is read in a thread and stands in the lines that nobody has typed into, with its reason beside it; the first
    letter typed replaces it.
    """

    DEFAULT_CSS = """
    LinkForm { background: $panel; }
    LinkForm > Vertical { height: 100%; width: 100%; }
    LinkForm .band { height: 1; background: $surface; }
    LinkForm #fields { width: 1fr; height: 100%; scrollbar-size-vertical: 1; }
    LinkForm #fields Horizontal { height: 1; }
    LinkForm .label, LinkForm .why { height: 1; }
    LinkForm Input, LinkForm Input:focus { border: none; height: 1; padding: 0; width: 1fr; background: $surface; }
    LinkForm Input:focus { background: $primary 25%; }
    LinkForm ListPane { height: 100%; background: $surface; border-left: vkey $accent; }
    """

    def __init__(self, texts: Texts, fields: Sequence[Field], quote: str, record: Record, read: Read | None = None) -> None:
        """`read`: reads the passage; called in a thread."""
        super().__init__()
        self._texts = texts
        self._fields = list(fields)
        self._read = read
        self._suggested: dict[str, Suggested] = {}
        self._stood = {field.name: field.default for field in fields}
        self._quote = quote
        self._record = record
        self._leaving = False

    def compose(self) -> ComposeResult:
        """Quote, fields with candidates, a line for errors."""
        with Vertical():
            yield Lines(id="link-title", classes="band")
            with Horizontal():
                with VerticalScroll(id="fields", can_focus=False):
                    for field in self._fields:
                        with Horizontal():
                            yield Lines(classes="label")
                            yield Input(value=field.default, id=f"field-{field.name}", select_on_focus=False)
                            yield Lines(classes="why")
                yield ListPane()
            yield Lines(id="link-foot", classes="band")

    def on_mount(self) -> None:
        """Begin with the first actor."""
        self.query_one(ListPane).can_focus = False
        self.begin_typing(self.query_one(f"#field-{self._fields[0].name}", Input))
        if self._read:
            self._reading(self._read)

    @work(thread=True, group="prefill")
    def _reading(self, read: Read) -> None:
        try:
            prefill = read()
        except CoderError as error:
            self.app.call_from_thread(self._foot, self._texts.refusal(error.what, error.hint), "warning")
            return
        self.app.call_from_thread(self.fill, prefill)

    def fill(self, prefill: Prefill) -> None:
        """Let what the passage suggests stand in the lines that nobody has typed into."""
        if not self.is_attached:
            return
        self._suggested = suggested(self._fields, prefill, lambda rule: self._texts(f"ground {rule}"))
        for field in self._fields:
            line, found = self.query_one(f"#field-{field.name}", Input), self._suggested.get(field.name)
            if found and found.line and line.value == self._stood[field.name]:
                self._stood[field.name] = found.line
                line.value = found.line
                line.cursor_position = len(found.line)
                if line.has_focus:
                    line.select_all()
        self._label()
        self._offer()

    def on_resize(self) -> None:
        """Share the width between labels, lines and candidates; show labels and foot."""
        self.query_one(ListPane).styles.width = min(_CANDIDATES, self.size.width * 3 // 8)
        for lines in self.query(".label"):
            lines.styles.width = min(_LABEL, self.size.width * 3 // 10)
        for lines in self.query(".why"):
            lines.styles.width = self._why_width
            lines.display = bool(self._why_width)
        self.call_after_refresh(self._label)

    @property
    def _why_width(self) -> int:
        return max(0, min(_WIDEST_WHY, self.size.width - _CANDIDATES - _LABEL - _LINE)) if self.size.width >= _WIDE else 0

    def _label(self) -> None:
        self.query_one("#link-title", Lines).show([[(" " + self._texts("link title", self._quote.replace("\n", " ")), "strong")]])
        for field, lines in zip(self._fields, self.query(".label").results(Lines), strict=True):
            name = self._texts(field.label)
            room = max(4, min(_LABEL, self.size.width * 3 // 10) - 2)
            lines.show(
                [[(" " * max(0, room - cell_len(name)) + shortened(name, room) + " ", "accent" if field.name in ("actor_a", "actor_b") else "text")]]
            )
        for field, lines in zip(self._fields, self.query(".why").results(Lines), strict=True):
            lines.show([[(" " + shortened(visible(self._why(field)), self._why_width - 1), "dim")]])
        self._foot(self._texts("link keys"), "dim")

    def _foot(self, text: str, style: str) -> None:
        self.query_one("#link-foot", Lines).show([[(" " + text, style)]])

    def _why(self, field: Field) -> str:
        """Why what stands in the line of a field is suggested; empty once a person has changed it."""
        found = self._suggested.get(field.name)
        return found.why if found and self.query_one(f"#field-{field.name}", Input).value == found.line else ""

    def _here(self) -> tuple[Field, Input] | None:
        focused = self.focused
        if not isinstance(focused, Input):
            return None
        return next(field for field in self._fields if f"field-{field.name}" == focused.id), focused

    def on_descendant_focus(self) -> None:
        """Offer what fits the field."""
        self._offer()

    def on_input_changed(self) -> None:
        """Offer what fits now; typing on is no leaving."""
        self._leaving = False
        self._offer()
        self._label()

    def _offer(self) -> None:
        here = self._here()
        if here is None:
            return
        field, line = here
        hint = {"one": "one", "several": "several", "free": "free"}[field.kind]
        pane = self.query_one(ListPane)
        rows = [Row([(" " + self._texts(hint), "dim")])]
        rows += (
            [Row([(" ", "text"), *why]) for why in wrapped(visible(self._why(field)), max(8, pane.size.width - 2), "accent")]
            if self._why(field)
            else []
        )
        rows += [Row([(f" {shown}", "text")], (value, shown)) for value, shown in self._offered(field, line.value)]
        pane.fill(rows, cursor=0)

    def _offered(self, field: Field, typed: str) -> list[Candidate]:
        """The candidates that fit: those of the passage first, and all of them beside what is only suggested."""
        found = self._suggested.get(field.name)
        more = found.candidates if found else ()
        known = [each for each in field.candidates if each not in more]
        asked = "" if found and typed == found.line and field.kind != "several" else typed
        return replace(field, candidates=(*more, *known)).offered(asked)

    def on_list_pane_chosen(self, event: ListPane.Chosen) -> None:
        """A click takes a candidate."""
        self._take(event.value[1])

    def _take(self, shown: str) -> None:
        here = self._here()
        if here:
            field, line = here
            line.value = field.completed(line.value, shown)
            line.cursor_position = len(line.value)

    def on_key(self, event: events.Key) -> None:
        """Arrows choose among the candidates, Enter takes one, Tab goes on, ctrl+s or F2 records, Escape leaves."""
        pane = self.query_one(ListPane)
        if event.key in ("ctrl+s", "f2"):
            self._finish()
        elif event.key == "escape":
            self._leave()
        elif event.key in ("up", "down"):
            pane.move(1 if event.key == "down" else -1)
        elif event.key == "enter":
            self._enter()
        elif event.key in ("tab", "shift+tab"):
            self._step(1 if event.key == "tab" else -1)
        else:
            return
        event.stop()
        event.prevent_default()

    def _enter(self) -> None:
        here, value = self._here(), self.query_one(ListPane).value
        if here is None:
            return
        field, line = here
        typed = field.last(line.value)
        if value and (typed or field.kind != "free") and typed.casefold() != value[1].casefold() and (typed or field.kind == "one" or not line.value):
            self._take(value[1])
            if field.kind == "several":
                return
        self._step(1)

    def _step(self, direction: int) -> None:
        here = self._here()
        at = self._fields.index(here[0]) if here else 0
        field = self._fields[(at + direction) % len(self._fields)]
        line = self.query_one(f"#field-{field.name}", Input)
        self.set_focus(line)
        line.cursor_position = len(line.value)
        if self._why(field):
            line.select_all()

    def _typed(self) -> dict[str, str]:
        return {field.name: self.query_one(f"#field-{field.name}", Input).value for field in self._fields}

    def _leave(self) -> None:
        """Leave at once if nothing was typed, else the second time."""
        if self._leaving or self._typed() == self._stood:
            self.dismiss(None)
        else:
            self._leaving = True
            self._foot(self._texts("unsaved"), "warning")

    def _finish(self) -> None:
        try:
            self.dismiss(self._record(arguments(self._fields, self._typed())))
        except CoderError as error:
            self._foot(self._texts.refusal(error.what, error.hint), "error")
