"""Profiles of the towns: a list of towns, one profile, the quotes behind a number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.worker import get_current_worker

from coder.analysis.evidence import BORROWED
from coder.errors import CoderError
from coder.model.profile import ModelProfile, Quote
from coder.text.cells import visible
from coder.tui.keys import token
from coder.tui.profile_rows import Listed, profile_lines, quote_lines, town_lines
from coder.tui.screens.listing import Place
from coder.tui.screens.question import Question
from coder.tui.texts import Texts
from coder.tui.texts_errors import in_chinese
from coder.tui.widgets.lines import Lines
from coder.tui.widgets.list_pane import ListPane, Row


@dataclass(frozen=True, slots=True)
class Left:
    """How the profiles were left: what was computed, when, which number was asked about, and the rows that the cursor was on, level by level."""

    profiles: Sequence[ModelProfile]
    seen: int
    town: str
    row: str
    cursors: tuple[int, ...]


class ProfileScreen(Question[Place]):
    """Gives the place of a quote to go to, or None. Numbers are computed in a thread with a connection of its own."""

    DEFAULT_CSS = """
    ProfileScreen { background: $background; }
    ProfileScreen > Vertical { width: 100%; height: 100%; }
    ProfileScreen Lines { height: 1; background: $panel; }
    ProfileScreen ListPane { height: 1fr; }
    """

    def __init__(self, path: Path, user: str, texts: Texts, names: Mapping[str, str]) -> None:
        """`names`: what the screen calls things, as `profile_names` gives them."""
        super().__init__()
        self._path = path
        self._user = user
        self._texts = texts
        self._names = names
        self._profiles: Sequence[ModelProfile] | None = None
        self._town: ModelProfile | None = None
        self._quotes: Sequence[Quote] | None = None
        self._row = ""
        self._cursors: list[int] = []
        self._seen = 0
        self._left: Left | None = None

    def compose(self) -> ComposeResult:
        """Title, list, foot."""
        with Vertical():
            yield Lines(id="profile-title")
            yield ListPane()
            yield Lines(id="profile-foot")

    def on_mount(self) -> None:
        """Compute the profiles."""
        if self._left is None:
            self.begin_typing(self.query_one(ListPane))
        self._compute()

    def left(self, _place: Place) -> object:
        """What was computed, and where the cursor is."""
        town = self._town.town_id if self._town else ""
        return Left(self._profiles or (), self._seen, town, self._row, (*self._cursors, self.query_one(ListPane).cursor))

    def resume(self, left: Left) -> None:
        """Show the same quotes; what was computed holds as long as nothing was written since."""
        self._left = left

    def on_resize(self) -> None:
        """Draw at this width."""
        self.call_after_refresh(self._show, None)

    @work(thread=True, exclusive=True, group="profile")
    def _compute(self) -> None:
        from coder.project.project import Project

        worker = get_current_worker()
        try:
            with Project.open(self._path, user=self._user) as project:
                seen, left = project.history.newest(), self._left
                profiles = left.profiles if left and left.seen == seen else project.profiles.of()
        except CoderError as error:
            self.app.call_from_thread(self._failed, error)
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._computed, profiles, seen)

    def _computed(self, profiles: Sequence[ModelProfile], seen: int) -> None:
        self._profiles, self._seen = profiles, seen
        left, self._left = self._left, None
        town = next((each for each in profiles if left and each.town_id == left.town), None)
        if left and town:
            self._town, self._row, self._cursors = town, left.row, list(left.cursors[:-2])
            self._show(left.cursors[-2])
            self._explain(town.town_id, left.row, left.cursors[-1])
        else:
            self._show()
            self.begin_typing(self.query_one(ListPane))

    @work(thread=True, exclusive=True, group="profile")
    def _explain(self, town: str, row: str, cursor: int = 0) -> None:
        from coder.project.project import Project

        try:
            with Project.open(self._path, user=self._user) as project:
                quotes = project.profiles.explain(town, row)
        except CoderError as error:
            self.app.call_from_thread(self._failed, error)
            return
        self.app.call_from_thread(self._explained, quotes, cursor)

    def _explained(self, quotes: Sequence[Quote], cursor: int) -> None:
        self._quotes = quotes
        self._cursors.append(self.query_one(ListPane).cursor)
        self._show(cursor)
        self.begin_typing(self.query_one(ListPane))

    def _failed(self, error: CoderError) -> None:
        if self.is_attached:
            self._profiles = self._profiles or ()
            self.begin_typing(self.query_one(ListPane))
            self._foot(self._texts.refusal(error.what, error.hint), "error")

    def _show(self, cursor: int | None = 0) -> None:
        """Draw everything, with the cursor on a row; None: where it is."""
        if not self.is_attached:
            return
        pane = self.query_one(ListPane)
        title, lines = self._content(max(20, pane.scrollable_content_region.width))
        pane.fill([Row(line, value) for line, value in lines], cursor=pane.cursor if cursor is None else cursor)
        self.query_one("#profile-title", Lines).show([[(f" {title}", "strong")]])
        self._foot(self._texts("profile keys"), "dim")

    def _content(self, width: int) -> tuple[str, list[Listed]]:
        texts = self._texts
        if self._profiles is None:
            return texts("profile title"), [([(f" {texts('computing')}", "dim")], None)]
        town = visible(self._names.get(self._town.town_id, self._town.town)) if self._town else ""
        if self._quotes is not None and self._town:
            lines = quote_lines(self._quotes, width) or [([(f" {texts('no quotes')}", "dim")], None)]
            return f"{town} — {texts('quotes', visible(self._called(self._row.rsplit(':', 1)[-1])))}", lines
        if self._town:
            return f"{texts('profile title')} — {town}", profile_lines(self._town, texts, self._called)
        return texts("profile title"), town_lines(self._profiles, texts, self._called) or [([(f" {texts('no towns')}", "dim")], None)]

    def _called(self, key: str) -> str:
        if key in self._names or key == BORROWED:
            return self._names.get(key) or self._texts(key)
        return in_chinese(key, lambda word: self._names.get(word, word)) if self._texts.language == "zh" else key

    def _foot(self, text: str, style: str) -> None:
        self.query_one("#profile-foot", Lines).show([[(f" {text}", style)]])

    def on_key(self, event: events.Key) -> None:
        """Arrows move, Enter goes deeper, Escape goes back."""
        press = token(event.key, event.character)
        pane = self.query_one(ListPane)
        steps = {"up": -1, "down": 1, "k": -1, "j": 1, "pageup": -10, "pagedown": 10, "home": -10_000, "end": 10_000}
        if press in steps:
            pane.move(steps[press])
        elif press == "enter":
            self._enter(pane.value)
        elif press in ("escape", "q", "f5", "backspace"):
            self._back()
        else:
            return
        event.stop()
        event.prevent_default()

    def on_list_pane_chosen(self, event: ListPane.Chosen) -> None:
        """Two clicks go deeper."""
        if event.times == 2:
            self._enter(event.value)

    def _enter(self, value: object) -> None:
        if value is None or not self._profiles:
            return
        if self._quotes is not None:
            self.dismiss(value)  # type: ignore[arg-type]
        elif self._town:
            self._row = str(value)
            self._explain(self._town.town_id, self._row)
        elif isinstance(value, int):
            self._cursors.append(self.query_one(ListPane).cursor)
            self._town = self._profiles[value]
            self._show()

    def _back(self) -> None:
        if self._quotes is not None:
            self._quotes = None
        elif self._town:
            self._town = None
        else:
            self.dismiss(None)
            return
        self._show(self._cursors.pop() if self._cursors else 0)
