"""The form for the card of a code: names, definition, rules, examples and cues in both languages."""

from collections.abc import Callable, Mapping, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, TextArea

from coder.errors import CoderError
from coder.text.cells import cell_len
from coder.tui.codes.card_fields import LINE, CardField
from coder.tui.lines import Line
from coder.tui.screens.question import Question
from coder.tui.texts.screens import Texts
from coder.tui.widgets.lines import Lines

Record = Callable[[Mapping[str, str]], str]
"""Takes what is typed by the id of the field, writes it and says what was done; raises CoderError if it does not hold."""

_HINTS = {"rules": "one a line", "cues": "by semicolon"}
_LABEL = 20


class CardForm(Question[str]):
    """One box for each field; gives what was done, or None. What was typed is left only by a second Escape."""

    DEFAULT_CSS = """
    CardForm { align: center middle; background: $background 40%; }
    CardForm > Vertical { width: 110; max-width: 100%; height: auto; max-height: 100%; background: $panel; border: round $accent; }
    CardForm .band { height: 1; background: $panel; }
    CardForm #card-fields { height: auto; scrollbar-size-vertical: 1; background: $panel; }
    CardForm Horizontal { height: auto; }
    CardForm .label { width: 20; height: 2; background: $panel; }
    CardForm .short { height: 1; }
    CardForm Input, CardForm Input:focus { border: none; height: 1; padding: 0 1; width: 1fr; background: $surface; }
    CardForm TextArea, CardForm TextArea:focus { border: none; padding: 0 1; width: 1fr; height: auto; background: $surface; }
    CardForm TextArea { min-height: 2; max-height: 5; }
    CardForm Input:focus, CardForm TextArea:focus { background: $primary 25%; }
    """

    def __init__(self, texts: Texts, title: str, fields: Sequence[CardField], shown: Mapping[str, str], record: Record) -> None:
        """`shown`: what stands in the fields at first, by id."""
        super().__init__()
        self._texts = texts
        self._title = title
        self._fields = list(fields)
        self._shown = dict(shown)
        self._record = record
        self._leaving = False

    def compose(self) -> ComposeResult:
        """Title, a label and a box for each field, a line for errors."""
        with Vertical():
            yield Lines(id="card-title", classes="band")
            with VerticalScroll(id="card-fields", can_focus=False):
                for field in self._fields:
                    with Horizontal():
                        yield Lines(classes="label short" if field.kind == LINE else "label")
                        yield self._box(field)
            yield Lines(id="card-foot", classes="band")

    def _box(self, field: CardField) -> Input | TextArea:
        text = self._shown.get(field.id, "")
        if field.kind == LINE:
            return Input(value=text, id=field.id, select_on_focus=False)
        return TextArea(text, id=field.id, soft_wrap=True, show_line_numbers=False)

    def on_mount(self) -> None:
        """Begin with the first field."""
        self.begin_typing(self.query_one(f"#{self._fields[0].id}"))

    def on_resize(self) -> None:
        """Use the height there is, and show labels and keys."""
        self.query_one("#card-fields").styles.max_height = max(3, self.size.height - 4)
        self.call_after_refresh(self._label)

    def _label(self) -> None:
        self.query_one("#card-title", Lines).show([[(f" {self._title}", "strong")]])
        for field, lines in zip(self._fields, self.query(".label").results(Lines), strict=True):
            lines.show(self._labels(field))
        self._foot(self._texts("card keys"), "dim")

    def _labels(self, field: CardField) -> list[Line]:
        words = f"{self._texts(f'field {field.name}')} {self._texts(f'in {field.language}')}"
        hint = self._texts(_HINTS[field.kind]) if field.kind in _HINTS else ""
        return [[(" " * max(0, _LABEL - 1 - cell_len(each)) + each + " ", style)] for each, style in ((words, "accent"), (hint, "dim")) if each]

    def _foot(self, text: str, style: str) -> None:
        self.query_one("#card-foot", Lines).show([[(f" {text}", style)]])

    def _typed(self) -> dict[str, str]:
        return {field.id: _text(self.query_one(f"#{field.id}")) for field in self._fields}

    def on_key(self, event: events.Key) -> None:
        """Tab and Enter go on, ctrl+s or F2 saves, Escape leaves."""
        if event.key in ("ctrl+s", "f2"):
            self._save()
        elif event.key == "escape":
            self._leave()
        elif event.key in ("tab", "shift+tab"):
            self._step(1 if event.key == "tab" else -1)
        elif event.key == "enter" and isinstance(self.focused, Input):
            self._save() if self._is_last() else self._step(1)
        elif event.key in ("up", "down") and isinstance(self.focused, Input):
            self._step(1 if event.key == "down" else -1)
        else:
            return
        event.stop()
        event.prevent_default()

    def _is_last(self) -> bool:
        return self.focused is not None and self.focused.id == self._fields[-1].id

    def _step(self, direction: int) -> None:
        ids = [field.id for field in self._fields]
        at = ids.index(self.focused.id) if self.focused is not None and self.focused.id in ids else 0
        self.set_focus(self.query_one(f"#{ids[(at + direction) % len(ids)]}"))

    def _leave(self) -> None:
        typed = self._typed()
        if self._leaving or all(typed[field.id] == self._shown.get(field.id, "") for field in self._fields):
            self.dismiss(None)
            return
        self._leaving = True
        self._foot(self._texts("unsaved"), "warning")

    def on_input_changed(self) -> None:
        """Typing on is no leaving."""
        self._leaving = False

    def on_text_area_changed(self) -> None:
        """Typing on is no leaving."""
        self._leaving = False

    def _save(self) -> None:
        try:
            self.dismiss(self._record(self._typed()))
        except CoderError as error:
            self._foot(self._texts.refusal(error.what, error.hint), "error")


def _text(box: Widget) -> str:
    return box.value if isinstance(box, Input) else box.text if isinstance(box, TextArea) else ""
