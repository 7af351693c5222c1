"""The guided tour on the coding screen: a band that says what to press, and what becomes of the work at the end."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from coder.tui import tour
from coder.tui.preferences import config_folder
from coder.tui.screens import asking
from coder.tui.screens.picker import Picker
from coder.tui.tour import Progress, Tour
from coder.tui.tour_steps import STATIONS
from coder.tui.widgets.lines import Lines
from coder.tui.widgets.list_pane import Row

if TYPE_CHECKING:
    from coder.tui.screens.coding import CodingScreen

Handler = Callable[[str], None]

_BAND = "tour"
_HEIGHT = 3


class Touring:
    """Begins, leaves, resumes and ends the tour of one coding screen."""

    def __init__(self, screen: "CodingScreen") -> None:
        self._screen = screen
        self._tour: Tour | None = None

    @property
    def station(self) -> str:
        """Id of the present station; empty without a tour under way."""
        return self._tour.station.id if self._tour and self._tour.running else ""

    def watch(self, handlers: dict[str, Handler]) -> dict[str, Handler]:
        """The handlers of all actions, and those of the tour; the tour is told what is done, and Escape leaves it when nothing else is left."""
        watched = {name: self._watched(name, handler) for name, handler in handlers.items()}
        watched["select.none"] = lambda letter: self._escape(handlers["select.none"], letter)
        return {**watched, "tour.begin": lambda _: self.begin(), "tour.skip": lambda _: self._skip()}

    def offer(self) -> None:
        """Offer the tour in a sample project, once to each person."""
        project, texts = self._screen.session.project, self._screen.texts
        if not tour.is_sample(project) or self._kept() is not None:
            return
        tour.write(*self._place(), Progress(since=self._screen.session.project.history.newest()))
        rows = [Row([(f" 1 {texts('tour take')}", "text")], True), Row([(f" 2 {texts('tour later', self._keys()['tour.begin'])}", "text")], False)]
        asking.ask(self._screen, Picker(texts("tour offer"), lambda _: rows, typing=False), lambda yes: self.begin() if yes else None)

    def begin(self) -> None:
        """Begin, or go on where the tour was left; at the last station, end it."""
        if self._tour and self._tour.running:
            if self._tour.is_last:
                self._end(self._tour)
            return
        session = self._screen.session
        progress = self._kept() or Progress(since=self._screen.session.project.history.newest())
        document = tour.begin_document(session.project, session.language)
        if progress.station == 0:
            progress = Progress(since=self._screen.session.project.history.newest())
            if document and not (session.has_document and session.document.document.id == document):
                session.open(document)
        self._tour = Tour(session, progress, self._changed)
        self._screen.mount(Lines(id=_BAND), before="#which")
        self._changed()

    def _changed(self) -> None:
        """Keep how far it is, and show the station."""
        if self._tour:
            tour.write(*self._place(), self._tour.progress)
            self._screen.call_after_refresh(self._show)

    def update(self) -> None:
        """What the station waits for has begun, or is there."""
        self._screen.call_after_refresh(self._show)

    def _show(self) -> None:
        found = self._screen.query(f"#{_BAND}")
        if not found or not self._tour:
            return
        texts, at = self._screen.texts, self._tour.progress.station
        keys = self._keys()
        head = texts("tour at", at + 1, len(STATIONS))
        waits = self.station == "suggestion" and self._screen.computing.suggesting
        foot = texts("tour waits" if waits else "tour keys", keys["tour.skip"])
        band = found.first(Lines)
        band.styles.height = _HEIGHT
        first, *rest = self._tour.text(keys)
        lines = [
            [(f" {head} ", "current"), (f" {foot}", "warning" if waits else "dim")],
            [(f" {first}", "strong")],
            *([(f" {line}", "strong")] for line in rest),
        ]
        band.show(lines)
        self._screen.call_after_refresh(band.show, lines)

    def _skip(self) -> None:
        if self._tour and self._tour.running:
            self._tour.skip()
        else:
            self._screen.say(self._screen.texts("tour none", self._keys()["tour.begin"]))

    def _escape(self, handler: Handler, letter: str) -> None:
        """One level back; the tour is the last level."""
        session, screen = self._screen.session, self._screen
        busy = session.extending or session.anchor != session.head or bool(session.finder.hits) or _covered(screen)
        handler(letter)
        if not busy and self._tour and self._tour.running:
            self._leave()
            screen.say(screen.texts("tour left", self._keys()["tour.begin"]))

    def _leave(self) -> None:
        if self._tour:
            self._tour.stop()
        for band in self._screen.query(f"#{_BAND}"):
            band.remove()

    def _end(self, ended: Tour) -> None:
        """Ask whether what was done in the tour shall stay."""
        screen, since = self._screen, ended.progress.since
        texts, history = screen.texts, screen.session.project.history
        count = len(history.since(since))
        self._leave()
        tour.write(*self._place(), Progress(since=self._screen.session.project.history.newest()))
        if not count:
            screen.say(texts("tour over"))
            return

        def answered(undo: bool) -> None:
            if undo:
                taken = history.undo_since(since)
                screen.session.reload()
                screen.computing.ask_suggestions()
                screen.say(texts("tour undone", len(taken)))
            else:
                screen.say(texts("tour kept", count))

        rows = [Row([(f" 1 {texts('tour keep')}", "text")], False), Row([(f" 2 {texts('tour undo')}", "text")], True)]
        asking.ask(screen, Picker(texts("tour asks", count), lambda _: rows, typing=False), answered)

    def _watched(self, name: str, handler: Handler) -> Handler:
        def done(letter: str) -> None:
            handler(letter)
            if self._tour and self._tour.running:
                self._tour.did(name)

        return done

    def _keys(self) -> dict[str, str]:
        """The first key of each action, as it is for this person."""
        return {action.id: action.shown_key(self._screen.texts.language) for action in self._screen.actions.values()}

    def _place(self) -> tuple[Path, Path, str]:
        project = self._screen.session.project
        return config_folder(), project.path, project.user.name

    def _kept(self) -> Progress | None:
        return tour.read(*self._place())


def _covered(screen: "CodingScreen") -> bool:
    """Whether a panel lies over the text."""
    return screen.has_class("narrow") and not (screen.has_class("no-codebook") and screen.has_class("no-inspector"))
