"""What was done, and taking it back."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from coder.model.change import Event
from coder.model.user import User
from coder.project.workspace import Workspace
from coder.store.history import Step, Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What `coder doctor` found: the number of events, and what does not hold."""

    events: int
    problems: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether everything holds."""
        return not self.problems


class History:
    """Undo and redo of the user's own transactions, the log, and whether it still adds up."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._store = workspace.store

    def undo(self) -> Step | None:
        """Take back the user's last transaction that is not undone; None if there is none.

        Raises:
            UndoConflict: somebody else changed what it left.
        """
        return self._store.undo(self._workspace.user.id)

    def redo(self) -> Step | None:
        """Bring back what the user undid last, unless something was done since."""
        return self._store.redo(self._workspace.user.id)

    def transactions(self, limit: int | None = None) -> tuple[Transaction, ...]:
        """What was done by all users, newest first."""
        return tuple(islice(self._store.transactions(), limit))

    def names(self) -> dict[str, str]:
        """Names of users by id."""
        return {user.id: user.name for user in self._store.all(User)}

    def events(self) -> Iterator[Event]:
        """The log, oldest first."""
        return self._store.events()

    def verify(self) -> Health:
        """Replay the log and compare; check the chains, the texts and the file."""
        return Health(events=self._store.event_count(), problems=tuple(self._store.problems()))
