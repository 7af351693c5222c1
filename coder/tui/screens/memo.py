"""Writing a memo."""

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, TextArea

from coder.errors import CoderError
from coder.model.coding import Memo
from coder.text.cells import cell_len
from coder.tui.notes import Draft
from coder.tui.screens.question import Question
from coder.tui.texts.screens import Texts
from coder.tui.widgets.lines import Lines


class MemoEditor(Question[str]):
    """A box of text with a title and a word of one's own; ctrl+s or F2 saves them, F8 an empty draft, Escape leaves.

    What cannot be saved stays in the box, and the foot says why. A memo by somebody else is read, not written: nothing but Escape ends it.
    """

    DEFAULT_CSS = """
    MemoEditor { align: center middle; background: $background 40%; }
    MemoEditor > Vertical { width: 76; max-width: 100%; height: 16; max-height: 100%; background: $panel; border: round $accent; }
    MemoEditor Lines { height: 1; background: $panel; }
    MemoEditor Horizontal { height: 1; }
    MemoEditor Input, MemoEditor Input:focus { border: none; height: 1; padding: 0; width: 1fr; background: $surface; }
    MemoEditor TextArea, MemoEditor TextArea:focus { border: none; height: 1fr; }
    """

    def __init__(self, texts: Texts, about: str, save: Callable[[Draft], str], memo: Memo | None = None, *, writable: bool = True) -> None:
        """`about`: what it is on, in words; `save` writes the draft and gives what the answer shall be."""
        super().__init__()
        self._texts = texts
        self._about = about
        self._save = save
        self._memo = memo
        self._writable = writable
        self._leaving = False

    def compose(self) -> ComposeResult:
        """Title, the memo's title and label, box, keys."""
        memo = self._memo
        with Vertical():
            yield Lines(id="memo-about")
            for name, value in (("title", memo.title if memo else ""), ("label", memo.kind if memo else "")):
                with Horizontal():
                    yield Lines(id=f"memo-{name}-name")
                    yield Input(value=value, id=f"memo-{name}", select_on_focus=False, disabled=not self._writable)
            yield TextArea(memo.body if memo else "", soft_wrap=True, show_line_numbers=False, read_only=not self._writable)
            yield Lines(id="memo-foot")

    def on_mount(self) -> None:
        """Begin typing at the end."""
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)
        for name in ("title", "label"):
            words = f" {self._texts(f'memo {name}')}: "
            lines = self.query_one(f"#memo-{name}-name", Lines)
            lines.styles.width = cell_len(words)
            self.call_after_refresh(lines.show, [[(words, "dim")]])
        self.begin_typing(area)

    def on_resize(self) -> None:
        """Show what it is on, and the keys."""
        keys = "memo keys" if self._writable else "memo foreign"
        self.call_after_refresh(lambda: self.query_one("#memo-about", Lines).show([[(f" {self._texts('memo about', self._about)}", "strong")]]))
        self.call_after_refresh(lambda: self.query_one("#memo-foot", Lines).show([[(f" {self._texts(keys)}", "dim")]]))

    def on_key(self, event: events.Key) -> None:
        """Save, remove, leave, or go to the next box."""
        if event.key == "escape":
            self._leave()
        elif event.key in ("ctrl+s", "f2") and self._writable:
            self._finish(self._draft())
        elif event.key == "f8" and self._writable:
            self._finish(Draft(body=""))
        elif event.key == "enter" and isinstance(self.focused, Input):
            self.focus_next()
        else:
            return
        event.stop()
        event.prevent_default()

    def _finish(self, draft: Draft) -> None:
        try:
            self.dismiss(self._save(draft))
        except CoderError as error:
            self.query_one("#memo-foot", Lines).show([[(f" {self._texts.refusal(error.what, error.hint)}", "error")]])

    def _leave(self) -> None:
        """Leave at once if nothing was typed, else the second time."""
        known = Draft(body=self._memo.body, title=self._memo.title, label=self._memo.kind) if self._memo else Draft(body="")
        if self._leaving or self._draft() == known:
            self.dismiss(None)
        else:
            self._leaving = True
            self.query_one("#memo-foot", Lines).show([[(f" {self._texts('unsaved')}", "warning")]])

    def on_input_changed(self) -> None:
        """Typing on is no leaving."""
        self._leaving = False

    on_text_area_changed = on_input_changed

    def _draft(self) -> Draft:
        title, label = (self.query_one(f"#memo-{name}", Input).value.strip() for name in ("title", "label"))
        return Draft(body=self.query_one(TextArea).text, title=title, label=label)
