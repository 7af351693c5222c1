"""The home of the towns: figures page by page, each number with the quotes behind it, each parameter to be set."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from coder.errors import CoderError
from coder.report.lines.line import Behind, Choice, Line, Target, Towards
from coder.text.cells import visible
from coder.tui.actions.action import Action
from coder.tui.actions.keys import KeyMap, token
from coder.tui.places import PLACES
from coder.tui.screens import explaining
from coder.tui.screens.listing import Place
from coder.tui.screens.numbers import Key, Numbers
from coder.tui.screens.prompt import Prompt
from coder.tui.screens.question import Question
from coder.tui.screens.quotes import quotes_of_number
from coder.tui.session import Session
from coder.tui.texts.screens import Texts
from coder.tui.widgets.bands import footer, two_ends
from coder.tui.widgets.figure_pane import FigurePane
from coder.tui.widgets.lines import Lines
from coder.tui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from coder.report.lines.material import Material

PERIODS = "periods"
_FAR = 1_000_000


@dataclass(frozen=True, slots=True)
class Left:
    """How the figures were left: what was computed and at which event, where the cursor was, how the quotes were left."""

    known: Mapping[Key, "Material"]
    seen: int
    suggested: bool
    target: Target | None
    quotes: Any


class ProfileScreen(Question[Place]):
    """Gives the place of a quote to go to, or None. Numbers are computed in a thread with a connection of its own, a page when it is opened.

    Attributes:
        handlers: What each action of the figures does.
    """

    DEFAULT_CSS = """
    ProfileScreen { background: $background; }
    ProfileScreen > Vertical { width: 100%; height: 100%; }
    ProfileScreen .band { height: 1; background: $panel; }
    ProfileScreen FigurePane { height: 1fr; }
    """

    EXPLAINS_ITSELF = True

    def __init__(self, session: Session, texts: Texts, names: Mapping[str, str], actions: Sequence[Action]) -> None:
        """`names`: what the screen calls things, as `profile_names` gives them."""
        super().__init__()
        self._session, self._looks = session, session.looks
        self._texts = texts
        self._names = names
        self._actions = actions
        self._keys = KeyMap(actions)
        self._pages = tuple(action.id.rpartition(".")[2] for action in actions if action.id.startswith("profile.page."))
        self._towns = [town.id for town in session.project.towns.list()]
        if self._looks.town not in self._towns:
            self._looks.town = _town_of(session, self._towns)
        self._numbers = Numbers(self, session, self._came, self._failed)
        self._shown: tuple[Key, int] | None = None
        self._held: Key | None = None
        self._suggested = False
        self._said = ""
        self._target: Target | None = None
        self._quotes: Any = None
        self.handlers = self._handled()

    def compose(self) -> ComposeResult:
        """Title, pages, figures, where the number leads, keys."""
        with Vertical():
            yield Lines(id="profile-title", classes="band")
            yield Tabs(id="profile-tabs", classes="band")
            yield FigurePane()
            yield Lines(id="profile-cell", classes="band")
            yield Lines(id="profile-foot", classes="band")

    def on_mount(self) -> None:
        """Compute the first page."""
        if self._quotes is None:
            self.begin_typing(self.query_one(FigurePane))
        self.set_interval(1.0, self._tick)
        self._look()

    def left(self, _place: Place) -> object:
        """What was computed, where the cursor is, and the list of quotes."""
        return Left(self._numbers.known, self._numbers.seen, self._suggested, self.query_one(FigurePane).value, self._quotes)

    def resume(self, left: Left) -> None:
        """Show the same quotes; what was computed holds as long as nothing was written since."""
        self._numbers.known, self._numbers.seen, self._suggested = dict(left.known), left.seen, left.suggested
        self._target, self._quotes = left.target, left.quotes

    def on_resize(self) -> None:
        """Draw at this width."""
        self._shown = None
        self.call_after_refresh(self._look)

    @property
    def is_settled(self) -> bool:
        """Whether what is shown is what was asked for."""
        return not self._towns or (self._shown is not None and self._shown[0] == self._asked)

    @property
    def _asked(self) -> Key:
        return self._looks.town, self._looks.page, self._suggested

    # -- computing ------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Show the page of the town; compute it if it is not known, or no longer holds."""
        if not self.is_attached:
            return
        if not self._towns:
            self._said = self._texts("no towns")
        elif self._numbers.get(self._asked):
            self._show()
            return
        else:
            self._forget()
            self._numbers.ask(self._asked)
        self._bands()

    def _forget(self) -> None:
        """No number of another town, page or count stands under the new name while that is computed."""
        if self._shown is not None and self._shown[0] != self._asked:
            self._shown = None
            self.query_one(FigurePane).fill(())

    def _came(self) -> None:
        """Something is there: the page, or how far its suggestions are."""
        if self._numbers.progress is None:
            self._look()
        else:
            self._bands()

    def _failed(self, error: CoderError) -> None:
        if self.is_attached:
            self._shown = (self._asked, 0)
            self._said = self._texts.refusal(error.what, error.hint)
            self.query_one(FigurePane).fill(())
            self._bands()
            self.begin_typing(self.query_one(FigurePane))

    def _tick(self) -> None:
        if self._numbers.seconds is not None:
            self._bands()

    # -- showing --------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        if not self.is_attached:
            return
        pane = self.query_one(FigurePane)
        width = max(60, pane.scrollable_content_region.width)
        wanted = (self._asked, width)
        if self._shown != wanted:
            pane.fill(self._lines(width), self._target or (pane.value if self._held == self._asked else None))
            self._shown, self._held, self._target = wanted, self._asked, None
        self._bands()
        if self._quotes is not None:
            left, self._quotes = self._quotes, None
            self._open(left)
            self.begin_typing(pane)

    def _lines(self, width: int) -> Sequence[Line]:
        from coder.report.lines.material import Hand
        from coder.report.lines.pages import page_lines
        from coder.report.words import Words

        material = self._numbers.known[self._asked]
        return page_lines(self._looks.page, material, Hand(words=Words(self._texts.language), names=self._names, width=width))

    def _bands(self) -> None:
        if not self.is_attached:
            return
        texts, width = self._texts, self.size.width
        town = visible(self._names.get(self._looks.town, ""))
        place = texts("town of", self._towns.index(self._looks.town) + 1, len(self._towns)) if self._towns else ""
        title = [(f" {texts('profile title')} ", "dim"), (f" {town}", "strong")]
        mark = [(f"  {texts('with suggestions')}", "error")] if self._suggested else []
        self.query_one("#profile-title", Lines).show([two_ends([*title, *mark], f"{place} ", width)])
        labels = [action.label[texts.language] for action in self._actions if action.id.startswith("profile.page.")]
        self.query_one(Tabs).show_tabs(labels, self._pages.index(self._looks.page))
        said = self._said or self._computing()
        self.query_one("#profile-cell", Lines).show([[(f" {said or self._leads()}", "warning" if said else "text")]])
        self.query_one("#profile-foot", Lines).show([footer(self._actions, texts.language, width)])

    def _computing(self) -> str:
        """How far what is being computed is; empty: nothing is."""
        if self._numbers.progress is not None:
            return self._texts("suggesting texts", *self._numbers.progress)
        seconds = self._numbers.seconds
        return "" if seconds is None else self._texts("computing page", seconds)

    def _leads(self) -> str:
        """Where the number under the cursor leads, in words."""
        target = self.query_one(FigurePane).value
        if isinstance(target, Choice):
            return self._texts("leads to choice", target.parameter, visible(target.value) or "-")
        if target is None:
            return self._texts("nothing chosen")
        return self._texts("leads to town" if isinstance(target, Towards) else "leads to quotes", visible(target.title))

    # -- keys -----------------------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Every key goes through the action table."""
        event.stop()
        event.prevent_default()
        press = token(event.key, event.character)
        step = self._keys.feed((), press)
        self._said = "" if step.action else self._texts("unknown key", press)
        if step.action:
            self.handlers[step.action.id]()
        self._bands()

    def on_figure_pane_moved(self) -> None:
        """Say where the number leads."""
        self._said = ""
        self._bands()

    def on_figure_pane_chosen(self) -> None:
        """A click opens."""
        self._open()

    def on_tabs_chosen(self, event: Tabs.Chosen) -> None:
        """A click on a page shows it."""
        self._to_page(event.place)

    def _handled(self) -> dict[str, Callable[[], object]]:
        def pane() -> FigurePane:
            return self.query_one(FigurePane)

        return {
            "profile.up": lambda: pane().move(-1),
            "profile.down": lambda: pane().move(1),
            "profile.left": lambda: pane().step(-1),
            "profile.right": lambda: pane().step(1),
            "profile.page_up": lambda: pane().page(-1),
            "profile.page_down": lambda: pane().page(1),
            "profile.first": lambda: pane().step(-_FAR),
            "profile.last": lambda: pane().step(_FAR),
            "profile.open": self._open,
            "profile.next": lambda: self._to_page(self._pages.index(self._looks.page) + 1),
            "profile.previous": lambda: self._to_page(self._pages.index(self._looks.page) - 1),
            **{f"profile.page.{page}": lambda at=at: self._to_page(at) for at, page in enumerate(self._pages)},  # type: ignore[misc]
            "profile.next_town": lambda: self._to_town(1),
            "profile.previous_town": lambda: self._to_town(-1),
            "profile.default": self._default,
            "profile.suggested": self._switch,
            "profile.undo": lambda: self._travel("undone", "nothing to undo", self._session.undo),
            "profile.redo": lambda: self._travel("redone", "nothing to redo", self._session.redo),
            "profile.copy": self._copy,
            "profile.help": self._help,
            "profile.leave": lambda: self.dismiss(None),
        }

    def _to_page(self, at: int) -> None:
        self._looks.page = self._pages[at % len(self._pages)]
        self._look()

    def _to_town(self, step: int) -> None:
        if self._towns:
            self._looks.town = self._towns[(self._towns.index(self._looks.town) + step) % len(self._towns)]
            self._look()

    def _switch(self) -> None:
        """Count the suggestions, or count them no longer."""
        self._suggested = not self._suggested
        self._target = self.query_one(FigurePane).value
        self._look()

    def _copy(self) -> None:
        self.app.copy_to_clipboard("\n".join(self.query_one(FigurePane).plain))
        self._said = self._texts("page copied")

    def _help(self) -> None:
        place, about = PLACES["ProfileScreen"], (f"about {self._looks.page}", "about all")
        told = {language: " ".join((words, *map(Texts(language), about))) for language, words in place.purpose.items()}
        self.app.push_screen(explaining.of_actions(replace(place, purpose=told), self._texts, self._actions))

    # -- where a number leads -------------------------------------------------------------------------------------

    def _open(self, left: Any = None) -> None:
        target = self.query_one(FigurePane).value
        if isinstance(target, Behind):
            self._list(target, left)
        elif isinstance(target, Towards):
            self._looks.town, self._looks.page = target.town_id, self._pages[0]
            self._look()
        elif isinstance(target, Choice):
            self._ask(target)

    def _list(self, behind: Behind, left: Any) -> None:
        """The quotes behind a number, as they were left; one chosen there is gone to."""
        quotes = quotes_of_number(self._session, self._texts, behind)
        if left is not None:
            quotes.resume(left)

        def chosen(place: Place | None) -> None:
            if place is not None:
                self._quotes = quotes.left(place)
                self.dismiss(place)

        self.app.push_screen(quotes, chosen)

    def _ask(self, choice: Choice) -> None:
        def typed(value: str | None) -> None:
            if value is not None:
                self._write(choice.parameter, value)

        self.app.push_screen(Prompt(self._texts("set title", choice.parameter), choice.value), typed)

    def _default(self) -> None:
        target = self.query_one(FigurePane).value
        if isinstance(target, Choice):
            self._write(target.parameter, None)
        else:
            self._said = self._texts("no default here")

    def _write(self, name: str, text: str | None) -> None:
        """Keep a parameter with the project, one undo step; None: its default."""
        project = self._session.project
        try:
            if name == PERIODS:
                project.analyses.keep_periods(text or "")
            elif text is None:
                project.parameters.reset(name)
            else:
                project.parameters.set(**{name: text})
        except CoderError as error:
            self._said = self._texts.refusal(error.what, error.hint)
        else:
            self._said = self._texts("set to", name, visible(text or "") or "-")
            self._again()
        self._bands()

    def _travel(self, done: str, nothing: str, go: Callable[[], str | None]) -> None:
        try:
            label = go()
        except CoderError as error:
            self._said = self._texts.refusal(error.what, error.hint)
            return
        self._said = self._texts(nothing) if label is None else self._texts(done, self._texts.step(label))
        self._numbers.forget_suggestions()
        self._again()

    def _again(self) -> None:
        """Compute anew, with the cursor where it is."""
        self._target = self.query_one(FigurePane).value
        self._shown = None
        self._look()


def _town_of(session: Session, towns: Sequence[str]) -> str:
    """The town that the open document speaks of, else the first."""
    if session.has_document:
        spoken = [scope.town_id for scope in session.project.towns.scopes() if scope.document_id == session.document.document.id]
        return next((town for town in spoken if town in towns), next(iter(towns), ""))
    return next(iter(towns), "")
