"""Profiles of the towns: a list of towns, one profile, the quotes behind a number."""

from collections.abc import Sequence
from pathlib import Path

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.worker import get_current_worker

from coder.errors import CoderError
from coder.model.profile import ModelProfile, Quote
from coder.text.cells import visible
from coder.tui.code_list import CodeList
from coder.tui.keys import token
from coder.tui.profile_rows import Listed, profile_lines, quote_lines, town_lines
from coder.tui.texts import Texts
from coder.tui.widgets.lines import Lines
from coder.tui.widgets.list_pane import ListPane, Row

Place = tuple[str, int, int]


class ProfileScreen(ModalScreen[Place | None]):
    """Gives the place of a quote to go to, or None. Numbers are computed in a thread with a connection of its own."""

    DEFAULT_CSS = """
    ProfileScreen { background: $background; }
    ProfileScreen > Vertical { width: 100%; height: 100%; }
    ProfileScreen Lines { height: 1; background: $panel; }
    ProfileScreen ListPane { height: 1fr; }
    """

    def __init__(self, path: Path, user: str, texts: Texts, codes: CodeList) -> None:
        super().__init__()
        self._path = path
        self._user = user
        self._texts = texts
        self._names = {code.key: code.name(codes.language) for code in codes.by_id.values()}
        self._profiles: Sequence[ModelProfile] | None = None
        self._town: ModelProfile | None = None
        self._quotes: Sequence[Quote] | None = None
        self._row = ""
        self._cursors: list[int] = []

    def compose(self) -> ComposeResult:
        """Title, list, foot."""
        with Vertical():
            yield Lines(id="profile-title")
            yield ListPane()
            yield Lines(id="profile-foot")

    def on_mount(self) -> None:
        """Compute the profiles."""
        self.set_focus(self.query_one(ListPane))
        self._compute()

    def on_resize(self) -> None:
        """Draw at this width."""
        self.call_after_refresh(self._show)

    @work(thread=True, exclusive=True, group="profile")
    def _compute(self) -> None:
        from coder.project.project import Project

        worker = get_current_worker()
        try:
            with Project.open(self._path, user=self._user) as project:
                profiles = project.profiles.of()
        except CoderError as error:
            self.app.call_from_thread(self._failed, error)
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._computed, profiles)

    def _computed(self, profiles: Sequence[ModelProfile]) -> None:
        self._profiles = profiles
        self._show()

    @work(thread=True, exclusive=True, group="profile")
    def _explain(self, town: str, row: str) -> None:
        from coder.project.project import Project

        try:
            with Project.open(self._path, user=self._user) as project:
                quotes = project.profiles.explain(town, row)
        except CoderError as error:
            self.app.call_from_thread(self._failed, error)
            return
        self.app.call_from_thread(self._explained, quotes)

    def _explained(self, quotes: Sequence[Quote]) -> None:
        self._quotes = quotes
        self._cursors.append(self.query_one(ListPane).cursor)
        self._show()

    def _failed(self, error: CoderError) -> None:
        if self.is_attached:
            self._profiles = self._profiles or ()
            self._foot(f"{error.what} {error.hint}", "error")

    def _show(self, cursor: int = 0) -> None:
        if not self.is_attached:
            return
        pane = self.query_one(ListPane)
        title, lines = self._content(max(20, pane.scrollable_content_region.width))
        pane.fill([Row(line, value) for line, value in lines], cursor=cursor)
        self.query_one("#profile-title", Lines).show([[(f" {title}", "strong")]])
        self._foot(self._texts("profile keys"), "dim")

    def _content(self, width: int) -> tuple[str, list[Listed]]:
        texts = self._texts
        if self._profiles is None:
            return texts("profile title"), [([(f" {texts('computing')}", "dim")], None)]
        if self._quotes is not None and self._town:
            lines = quote_lines(self._quotes, width) or [([(f" {texts('no quotes')}", "dim")], None)]
            return f"{visible(self._town.town)} — {texts('quotes', self._names.get(self._row.rsplit(':', 1)[-1], self._row))}", lines
        if self._town:
            return f"{texts('profile title')} — {visible(self._town.town)}", profile_lines(self._town, texts, lambda key: self._names.get(key, key))
        return texts("profile title"), town_lines(self._profiles, texts) or [([(f" {texts('no towns')}", "dim")], None)]

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
