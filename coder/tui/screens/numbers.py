"""What the figures of the towns are made from, computed in threads with connections of their own, and kept as long as it holds."""

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.worker import Worker, get_current_worker

from coder.errors import CoderError
from coder.tui.session import Session

if TYPE_CHECKING:
    from textual.screen import Screen

    from coder.model.suggestion import Suggestion
    from coder.report.lines.material import Material

Key = tuple[str, str, bool]
"""Id of a town, name of a page, and whether suggestions count."""

_PAGES, _SUGGESTIONS = "profile", "profile-suggestions"


class _Left(Exception):
    """Nobody waits for the suggestions any more."""


class Numbers:
    """Pages by key.

    Attributes:
        known, seen: What was computed, and the event of the log that was the newest then.
        progress: How many texts were read for suggestions, and of how many; None while none are made.
    """

    def __init__(self, screen: "Screen[Any]", session: Session, came: Callable[[], None], failed: Callable[[CoderError], None]) -> None:
        """`came` is called whenever something is there to be shown, `failed` when nothing will be; both by the screen's own thread."""
        self._screen, self._session = screen, session
        self._came, self._failed = came, failed
        self._suggestions: Sequence[Suggestion] | None = None
        self._began = 0.0
        self.known: dict[Key, Material] = {}
        self.seen = -1
        self.progress: tuple[int, int] | None = None

    @property
    def seconds(self) -> int | None:
        """Since when something is being computed; None: nothing is."""
        return int(time.monotonic() - self._began) if self._began else None

    def get(self, key: Key) -> "Material | None":
        """The page, if it was computed and nothing was written since."""
        return self.known.get(key) if self.seen == self._session.project.history.newest() else None

    def ask(self, key: Key) -> None:
        """Have a page computed, in place of any other; where suggestions count they are made first, once."""
        self._began = self._began or time.monotonic()
        if key[2] and self._suggestions is None:
            if not any(worker.group == _SUGGESTIONS and not worker.is_finished for worker in self._screen.workers):
                self._run(self._suggest, _SUGGESTIONS)
        else:
            suggestions = self._suggestions if key[2] else None
            self._run(partial(self._compute, key, suggestions), _PAGES)

    def forget_suggestions(self) -> None:
        """They may be others now."""
        self._suggestions = None

    def _run(self, work: Callable[[], None], group: str) -> None:
        self._screen.run_worker(work, group=group, thread=True, exclusive=True)

    def _compute(self, key: Key, suggestions: "Sequence[Suggestion] | None") -> None:
        worker = get_current_worker()
        try:
            with self._session.connection() as project:
                seen = project.history.newest()
                material = project.figures.material(key[0], key[1], suggestions=suggestions)
        except CoderError as error:
            self._tell(worker, partial(self._fail, error))
            return
        self._tell(worker, partial(self._computed, key, material, seen))

    def _computed(self, key: Key, material: "Material", seen: int) -> None:
        if seen != self.seen:
            self.known, self.seen = {}, seen
        self.known[key] = material
        self._began = 0.0
        self._came()

    def _suggest(self) -> None:
        worker = get_current_worker()

        def moved(done: int, total: int) -> None:
            if worker.is_cancelled:
                raise _Left
            self._tell(worker, partial(self._move, (done, total)))

        try:
            with self._session.connection() as project:
                found = project.figures.unread(moved)
        except _Left:
            return
        except CoderError as error:
            self._tell(worker, partial(self._fail, error))
            return
        self._tell(worker, partial(self._suggested, found))

    def _move(self, progress: tuple[int, int] | None) -> None:
        self.progress = progress
        self._came()

    def _suggested(self, found: "Sequence[Suggestion]") -> None:
        self._suggestions = found
        self._move(None)

    def _fail(self, error: CoderError) -> None:
        self._began, self.progress = 0.0, None
        self._failed(error)

    def _tell(self, worker: Worker[Any], then: Callable[[], None]) -> None:
        if not worker.is_cancelled:
            self._screen.app.call_from_thread(then)
