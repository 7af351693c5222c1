"""Every key, from the action table."""

from collections.abc import Iterable
from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from coder.text.cells import cell_len
from coder.tui.actions import GROUPS, Action
from coder.tui.preferences import FILE, config_folder
from coder.tui.texts import Texts
from coder.tui.widgets.lines import Lines
from coder.tui.widgets.list_pane import ListPane, Row
from coder.tui.widgets.pencil import wrapped

_KEYS = 22


def help_rows(actions: Iterable[Action], language: str, width: int) -> list[Row]:
    """The help as rows: groups, keys, what they do."""
    rows: list[Row] = []
    every = tuple(actions)
    for group, title in GROUPS.items():
        members = [each for each in every if each.group == group]
        if not members:
            continue
        rows.append(Row([(f" {title[language]}", "strong")]))
        for action in members:
            keys = "  ".join(each.replace(" ", "") for each in action.keys)
            text = wrapped(action.help[language], max(20, width - _KEYS - 2))
            rows.append(Row([(f"  {keys}" + " " * max(1, _KEYS - 2 - cell_len(keys)), "key"), *text[0]]))
            rows += [Row([(" " * _KEYS, "text"), *line]) for line in text[1:]]
        rows.append(Row([]))
    return rows


class Help(ModalScreen[None]):
    """A list of all keys; Escape, Enter, q or ? closes it."""

    DEFAULT_CSS = """
    Help { align: center middle; background: $background 40%; }
    Help > Vertical { width: 100; max-width: 100%; height: 96%; background: $panel; border: round $accent; }
    Help Lines { height: 1; background: $panel; }
    Help ListPane { height: 1fr; background: $panel; }
    """

    def __init__(self, texts: Texts, actions: Iterable[Action]) -> None:
        super().__init__()
        self._texts = texts
        self._actions = tuple(actions)

    def compose(self) -> ComposeResult:
        """Title, list, foot."""
        with Vertical():
            yield Lines(id="help-title")
            yield ListPane()
            yield Lines(id="help-foot")

    def on_resize(self) -> None:
        """Fill the list at this width."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        pane = self.query_one(ListPane)
        pane.fill(help_rows(self._actions, self._texts.language, pane.scrollable_content_region.width))
        self.set_focus(pane)
        self.query_one("#help-title", Lines).show([[(" " + self._texts("help title"), "strong")]])
        self.query_one("#help-foot", Lines).show([[(" " + self._texts("help foot", _short(config_folder() / FILE)), "dim")]])

    def on_key(self, event: events.Key) -> None:
        """Scroll, or close."""
        pane = self.query_one(ListPane)
        steps = {"up": -1, "down": 1, "k": -1, "j": 1, "pageup": -15, "pagedown": 15, "space": 15, "home": -100_000, "end": 100_000}
        if event.key in steps:
            pane.move(steps[event.key])
        elif event.key in ("escape", "enter", "q", "question_mark", "f1"):
            self.dismiss(None)
        else:
            return
        event.stop()
        event.prevent_default()


def _short(file: Path) -> str:
    """The path with `~` for the home folder."""
    return f"~/{file.relative_to(Path.home()).as_posix()}" if file.is_relative_to(Path.home()) else str(file)
