"""The guided tour: goes on when a person has really done what a station asks for (no Textual)."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coder.tui import kept
from coder.tui.session import Notice, Session
from coder.tui.tour_steps import STATIONS, Seen, Station

FILE = "tour.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a person is in a project.

    Attributes:
        station: Index of the next station.
        since: Number of the last transaction before the tour began.
    """

    station: int = 0
    since: int = 0


def read(folder: Path, project: Path, user: str) -> Progress | None:
    """How far the tour went; None if it was neither taken nor offered."""
    found = kept.read(folder, FILE, project, user)
    if not isinstance(found, dict) or not all(isinstance(found.get(each), int) for each in ("station", "since")):
        return None
    return Progress(station=max(0, min(found["station"], len(STATIONS) - 1)), since=found["since"])


def write(folder: Path, project: Path, user: str, progress: Progress) -> None:
    """Keep how far the tour is; where nothing can be kept, it begins anew the next time."""
    with suppress(OSError):
        kept.write(folder, FILE, project, user, {"station": progress.station, "since": progress.since})


def is_sample(project: Any) -> bool:
    """Whether a project holds constructed samples, as the demo does."""
    return any(each.metadata.get("constructed") for each in project.documents.list())


def begin_document(project: Any, language: str) -> str | None:
    """The sample that the tour goes through: the first constructed one in the language of the screen, else the first one."""
    samples = [each for each in project.documents.list() if each.metadata.get("constructed")]
    fitting = [each for each in samples if each.language == language]
    return next((each.id for each in [*fitting, *samples]), None)


class Tour:
    """Listens to a session and counts what was done.

    Attributes:
        progress: The present station, and where the tour began.
    """

    def __init__(self, session: Session, progress: Progress, changed: Callable[[], None]) -> None:
        """`changed` is called when the tour goes on to another station."""
        self._session = session
        self._changed = changed
        self._action = ""
        self.progress = progress
        self._before = self._seen()
        self.running = True
        session.listen(self._hear)

    @property
    def station(self) -> Station:
        """What is to be done now."""
        return STATIONS[self.progress.station]

    @property
    def is_last(self) -> bool:
        """Whether nothing but the end is left."""
        return self.progress.station == len(STATIONS) - 1

    def text(self, keys: Mapping[str, str]) -> list[str]:
        """The lines of the station, with the keys of the actions as they are for this person."""
        session = self._session
        code = session.codes.codes[0] if session.codes.codes else None
        words = {"{code}": session.codes.short(code.id) if code else "?", "{name}": code.name(session.language) if code else "?"}
        text = self.station.text[session.language]
        for mark, word in {**words, **{f"{{{name}}}": key for name, key in keys.items()}}.items():
            text = text.replace(mark, word)
        return text.split("\n")

    def did(self, action_id: str) -> None:
        """An action was done; what it leads to may come later."""
        self._action = action_id
        self._look()

    def skip(self) -> None:
        """Go on without doing it."""
        if not self.is_last:
            self._next()

    def stop(self) -> None:
        """Listen no more."""
        self.running = False

    def _hear(self, notice: Notice) -> None:
        if notice.kind != "selection":
            self._look()

    def _look(self) -> None:
        if self.running and not self.is_last and self.station.done(self._before, self._seen(), self._action):
            self._next()

    def _next(self) -> None:
        self.progress = Progress(station=self.progress.station + 1, since=self.progress.since)
        self._before, self._action = self._seen(), ""
        self._changed()

    def _seen(self) -> Seen:
        session = self._session
        start, stop = session.selection
        return Seen(
            block=session.document.blocks.index_at(session.head) if session.has_document else -1,
            selected=stop > start,
            codings=sum(session.counts.values()),
            decisions=len(session.project.suggestions.decisions()),
            memos=len(session.project.memos.list()),
            mentions=len(session.project.mentions.list()),
        )
