"""Help: what the place is for, and its keys."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from coder.text.cells import cell_len
from coder.tui.actions.table import GROUPS, Action
from coder.tui.lines import wrapped
from coder.tui.places import Place
from coder.tui.preferences import FILE, config_folder
from coder.tui.texts.screens import Texts
from coder.tui.widgets.lines import Lines
from coder.tui.widgets.list_pane import ListPane, Row

_KEYS = 22
_NARROWEST = 20

Rows = Callable[[int], Sequence[Row]]
"""Gives the rows for a width in cells."""


def action_rows(place: Place, actions: Iterable[Action], language: str, width: int, *, first: str = "") -> list[Row]:
    """What the place is for, then the actions with their keys by group, that of the context `first` before the others."""
    rows = [*_purpose(place, language, width), Row([])]
    groups: dict[str, list[Action]] = {group: [] for group in GROUPS}
    for action in actions:
        groups[action.group].append(action)
    for group in sorted(groups, key=lambda group: all(each.context != first for each in groups[group])):
        members = groups[group]
        rows += [Row([(f" {GROUPS[group][language]}", "strong")])] if members else []
        for action in members:
            rows += _key_rows("  ".join(each.replace(" ", "") for each in action.keys), action.help[language], width)
        rows += [Row([])] if members else []
    return rows


def place_rows(place: Place, language: str, width: int) -> list[Row]:
    """What a screen is for, and its keys."""
    rows = [*_purpose(place, language, width), Row([])]
    for keys, *words in place.keys:
        rows += _key_rows(keys, words[1 if language == "zh" else 0], width)
    return rows


def _purpose(place: Place, language: str, width: int) -> list[Row]:
    return [Row([(" ", "text"), *line]) for line in wrapped(place.purpose[language], max(_NARROWEST, width - 2))]


def _key_rows(keys: str, words: str, width: int) -> list[Row]:
    text = wrapped(words, max(_NARROWEST, width - _KEYS - 2))
    first = Row([(f"  {keys}" + " " * max(1, _KEYS - 2 - cell_len(keys)), "key"), *text[0]])
    return [first, *(Row([(" " * _KEYS, "text"), *line]) for line in text[1:])]


class Help(ModalScreen[None]):
    """Rows to read under a title; Escape, Enter, q, ? or F1 closes it."""

    DEFAULT_CSS = """
    Help { align: center middle; background: $background 40%; }
    Help > Vertical { width: 100; max-width: 100%; height: 96%; background: $panel; border: round $accent; }
    Help Lines { height: 1; background: $panel; }
    Help ListPane { height: 1fr; background: $panel; }
    Help.small > Vertical { height: auto; max-height: 96%; }
    Help.small ListPane { height: auto; max-height: 100%; }
    """

    EXPLAINS_ITSELF = True

    def __init__(self, texts: Texts, title: str, rows: Rows, *, whole: bool = True) -> None:
        """`whole`: as high as the screen; otherwise as high as the rows need."""
        super().__init__(classes="" if whole else "small")
        self._texts = texts
        self._title = title
        self._rows = rows
        self._whole = whole

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
        if not self.is_attached:
            return
        pane = self.query_one(ListPane)
        rows = self._rows(pane.scrollable_content_region.width or self.query_one("#help-title").size.width)
        if not self._whole:
            pane.styles.height = max(1, min(len(rows), self.size.height - 6))
        pane.fill(rows)
        self.set_focus(pane)
        foot = self._texts("help foot", _short(config_folder() / FILE)) if self._whole else self._texts("help closes")
        self.query_one("#help-title", Lines).show([[(" " + self._title, "strong")]])
        self.query_one("#help-foot", Lines).show([[(" " + foot, "dim")]])

    def on_key(self, event: events.Key) -> None:
        """Scroll, or close."""
        pane = self.query_one(ListPane)
        steps = {"up": -1, "down": 1, "k": -1, "j": 1, "pageup": -15, "pagedown": 15, "space": 15, "home": -100_000, "end": 100_000}
        if event.key in steps:
            pane.move(steps[event.key])
        elif event.key in ("escape", "enter", "q", "question_mark", "fullwidth_question_mark", "f1"):
            self.dismiss(None)
        else:
            return
        event.stop()
        event.prevent_default()


def _short(file: Path) -> str:
    """The path with `~` for the home folder."""
    return f"~/{file.relative_to(Path.home()).as_posix()}" if file.is_relative_to(Path.home()) else str(file)
