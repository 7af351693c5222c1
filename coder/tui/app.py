"""The terminal application: opens a project on the coding screen, and does the slow work in threads."""

import gc
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from textual import events, work
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, TextArea

from coder.errors import CoderError, InvalidValue, ProjectLocked
from coder.model.queue import QueueItem
from coder.model.suggestion import Reading
from coder.project.project import Project
from coder.text.cells import ambiguous_cells
from coder.tui import last_places
from coder.tui.actions.table import ACTIONS
from coder.tui.background import Suggesting
from coder.tui.codes.forms import forms_of
from coder.tui.document.finding import Finder
from coder.tui.last_places import LastPlaces
from coder.tui.palette import ActionProvider
from coder.tui.preferences import config_folder, read, remapped, write_setting
from coder.tui.screens import explaining, queueing
from coder.tui.screens.coding import CodingScreen
from coder.tui.session import Notice, Session
from coder.tui.terminal.rich_widths import count_ambiguous
from coder.tui.terminal.terminal_width import Answer, measured_ambiguous
from coder.tui.terminal.themes import NAMES, THEMES, following
from coder.tui.terminal.type_ahead import TypeAhead
from coder.tui.texts.screens import Texts, chosen_language

_POLL_SECONDS = 1.0
_TOP = 3
_REST_SECONDS = 0.3
_COLLECT_AFTER = (5_000, 5, 50)


class PlainScrollBar(ScrollBarRender):
    """A scroll bar without the bars that some terminals draw two cells wide."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8


class CoderApp(App[None]):
    """One person coding one project.

    Attributes:
        session: What is being done, without a terminal.
    """

    COMMANDS: ClassVar[set[type[Provider]]] = {ActionProvider}  # type: ignore[assignment]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "explain", show=False, priority=True),
        Binding("question_mark,fullwidth_question_mark", "explain_here", show=False, priority=True),
    ]
    ENABLE_COMMAND_PALETTE = False
    CSS = """
    .ascii Picker > Vertical, .ascii MemoEditor > Vertical, .ascii Help > Vertical { border: ascii $accent; }
    """
    TITLE = "coder"

    def __init__(self, project: Project, document: str | None = None, language: str | None = None, *, asked: Answer | None = None) -> None:
        """`asked`: what the terminal said on how wide it draws characters, if it was asked."""
        super().__init__()
        self._project = project
        self._wanted = document
        self.texts = Texts(chosen_language(language))
        self.session = Session(project, self.texts.language)
        self._config = config_folder()
        self._preferences = read(self._config)
        self._asked = asked or Answer()
        self._count_ambiguous(self._preferences.ambiguous or self._asked.cells or 1)
        actions, problems = remapped(ACTIONS, self._preferences.keys)
        self._problems = (*self._preferences.problems, *problems)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self._preferences.theme if self._preferences.theme in NAMES else NAMES[0]
        self.session.listen(self._document_opened)
        self.coding = CodingScreen(self.session, self.texts, project.name, actions)
        self._type_ahead = TypeAhead(self, super().on_event)
        self._suggesting = Suggesting(project.path, project.user.name, self._answered, queued=self._queued, moved=self._moved, top=_TOP)
        self._followed = ""
        self._following: Timer | None = None
        self.session.listen(self._decided)
        self._version = project.data_version()
        self._seen = self._project.history.newest()

    async def on_event(self, event: events.Event) -> None:
        """Keys go one after the other, however fast they come."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            await self._type_ahead.take(event)
        else:
            await super().on_event(event)

    def on_mount(self) -> None:
        """Show the coding screen with a document on it."""
        self.push_screen(self.coding)
        self.set_interval(_POLL_SECONDS, self._look_for_others)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        documents = [each.id for each in self._project.documents.list()]
        last = last_places.read(self._config, self._project.path, self._project.user.name)
        self.session.places.update(last.places)
        self.session.opening = False
        if self._wanted or documents:
            self.session.open(self._wanted or (last.document if last.document in documents else documents[0]))
        self.coding.update_bands()
        self.coding.touring.offer()
        if self._problems:
            self.push_screen(explaining.problems(self.texts, self._problems))
        self._load_words()
        self.call_after_refresh(self._settle)
        self.call_later(self._type_ahead.release, _keys(self._asked.typed))

    def _settle(self) -> None:
        """What is loaded stays: the collector need not look at it again; and it looks seldom, as painting leaves hardly a cycle behind."""
        gc.collect()
        gc.freeze()
        gc.set_threshold(*_COLLECT_AFTER)

    @work(thread=True, exclusive=True, group="words", exit_on_error=False)
    def _load_words(self) -> None:
        from coder.language.words import Segmenter

        segmenter = Segmenter()
        segmenter.boundaries("词典")
        forms_of("词典")
        self.call_from_thread(self.session.set_cutter, segmenter.boundaries)
        self.call_from_thread(self._settle)

    def _document_opened(self, notice: Notice) -> None:
        if notice.kind == "document" and self.session.has_document and self.is_running:
            self._prepare_find(self.session.finder)
            self._note_opened(self.session.document.document.id)

    def _note_opened(self, document_id: str) -> None:
        """Keep when it was opened; if another program is just writing, this once is left out."""
        with suppress(ProjectLocked):
            self._project.documents.note_opened(document_id)

    @work(thread=True, exclusive=True, group="find", exit_on_error=False)
    def _prepare_find(self, finder: Finder) -> None:
        """A long text is folded before anybody searches in it."""
        finder.prepare()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Help is opened from here on all screens that do not explain themselves; `?` only where it is not typed."""
        if action in ("explain", "explain_here"):
            typing = isinstance(self.focused, (Input, TextArea))
            return not getattr(self.screen, "EXPLAINS_ITSELF", False) and not (typing and action == "explain_here")
        return super().check_action(action, parameters)

    def action_explain(self) -> None:
        """Explain the screen that is shown."""
        self.push_screen(explaining.any_other(self.screen, self.texts))

    action_explain_here = action_explain

    def on_unmount(self) -> None:
        """Remember where the person was; where nothing can be kept, the next start begins at the first document."""
        self._suggesting.stop()
        if self.session.has_document:
            self.session.keep_place()
            places = LastPlaces(self.session.document.document.id, self.session.places)
            with suppress(OSError):
                last_places.write(self._config, self._project.path, self._project.user.name, places)

    def on_computing_suggestions_wanted(self) -> None:
        """Compute suggestions for the open document."""
        if self.session.has_document:
            self._suggest(self.session.document.document.id)

    def _suggest(self, document_id: str) -> None:
        self._followed = document_id
        self._suggesting.ask(document_id)

    def make_queue(self, name: str, count: int | None) -> None:
        """Have a queue of passages to review made; it opens when it is there, if the coding screen is shown then."""
        self._suggesting.ask_queue(name, count)

    def stop_suggesting(self) -> None:
        """Give up what is being computed; the next decision does not ask again, only the person does."""
        self._suggesting.stop()
        self._followed = ""

    def _moved(self, done: int, total: int) -> None:
        """Called in a thread: tell the screen how far the reading of the texts is."""
        if self.is_running:
            self.call_later(self.coding.computing.suggestions_move, done, total)

    def _queued(self, name: str, items: tuple[QueueItem, ...], error: str) -> None:
        """Called in a thread: hand the queue to the screen, if it is still there."""
        if self.is_running:
            self.call_later(self._show_queue, name, items, error)

    def _show_queue(self, name: str, items: tuple[QueueItem, ...], error: str) -> None:
        self.coding.computing.queue_came()
        if error:
            self.coding.say(self.texts.refusal(*error.split("\n", 1)), "error")
        elif self.screen is self.coding:
            queueing.go_through(self.coding, name, items)
        else:
            self.set_timer(_REST_SECONDS, lambda: self._show_queue(name, items, error))

    def _decided(self, notice: Notice) -> None:
        """Suggestions follow what was coded, undone or rejected, once the hands rest for a moment."""
        if notice.kind in ("codings", "decided") and self._followed and self.is_running:
            if self._following is not None:
                self._following.stop()
            self._following = self.set_timer(_REST_SECONDS, self._follow)

    def _follow(self) -> None:
        self._following = None
        if self.session.has_document and self.session.document.document.id == self._followed:
            self._suggesting.ask(self._followed)

    def _answered(self, found: Reading, error: str) -> None:
        """Called in a thread: hand the answer to the screen, if it is still there."""
        if self.is_running:
            self.call_later(self._suggested, found, error)

    def _suggested(self, found: Reading, error: str) -> None:
        if self.session.has_document and self.session.document.document.id == found.document_id:
            self.session.review.show(found.suggestions, found.ranked)
        self.coding.computing.suggestions_came(error)

    def next_theme(self) -> str:
        """Turn to the next theme, and keep it for all projects; its name."""
        self.theme = following(self.theme)
        self._keep("theme", self.theme)
        return self.theme

    def next_width(self) -> int:
        """Count characters of ambiguous width as two cells instead of one, or the other way round, and keep it for all projects."""
        cells = 3 - ambiguous_cells()
        self._count_ambiguous(cells)
        self.session.measure()
        self.coding.update_bands()
        self.refresh_css()
        for widget in self.screen.walk_children(Widget):
            widget.refresh()
        self._keep("ambiguous_width", cells)
        return cells

    def _count_ambiguous(self, cells: int) -> None:
        count_ambiguous(cells)
        self.set_class(cells != 1, "ascii")
        ScrollBar.renderer = ScrollBarRender if cells == 1 else PlainScrollBar

    def _keep(self, name: str, value: str | int) -> None:
        try:
            write_setting(self._config, name, value)
        except OSError as error:
            raise InvalidValue(f"{name} cannot be kept: {error.strerror}", f"Look at {self._config}.") from error

    def _look_for_others(self) -> None:
        """Show what another program wrote."""
        try:
            version = self._project.data_version()
            if version == self._version:
                return
            self._version = version
            newest = self._project.history.newest()
            if newest != self._seen:
                self._seen = newest
                if self.session.reload():
                    self.coding.say(self.texts("others wrote"))
        except CoderError as error:
            self.coding.say(self.texts.refusal(error.what, error.hint), "error")


def _keys(typed: str) -> list[events.Key]:
    """The keys that a terminal sends as this."""
    return [each for each in XTermParser().feed(typed) if isinstance(each, events.Key)] if typed else []


def open_project(path: Path, document: str | None = None, user: str | None = None, lang: str | None = None) -> None:
    """Open a project in the terminal and return when the person leaves.

    Args:
        document: Id, title or file name of the document to begin with; else the first one.
        user: In whose name things are written; else as `Project.open` finds it.
        lang: zh or en for the words of the screen; else the locale's.

    Raises:
        CoderError: the project cannot be opened, or has no such document.
    """
    with Project.open(path, user=user) as project:
        if document:
            document = project.documents.get(document).id
        known = read(config_folder()).ambiguous
        CoderApp(project, document, lang, asked=None if known else measured_ambiguous()).run()
