"""What was done, and taking it back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from coder.errors import CoderError
from coder.model.assignment import ASSIGNMENT
from coder.model.change import Event
from coder.model.codebook import Code
from coder.model.document import Document
from coder.model.finished import reading_of
from coder.model.user import User
from coder.project.workspace import Workspace
from coder.store.copies import CONFLICT, COPY, MERGE
from coder.store.history import Step, Transaction
from coder.store.log import change_of

if TYPE_CHECKING:
    from coder.analysis.profiles.parameters import ProfileParameters
    from coder.model.revision import ThenAndNow

TOLD = 3
"""So many events of a transaction are told in words."""


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

    def then_and_now(self, since: str, parameters: "ProfileParameters") -> "ThenAndNow":
        """What changed in the results since a version of a codebook, or a day; see `coder.project.past`."""
        from coder.project.past import then_and_now

        return then_and_now(self._store, since, parameters)

    def newest(self) -> int:
        """The number of the last transaction of anybody; 0 before the first."""
        return max((each.txn for each in self.transactions(1)), default=0)

    def since(self, txn: int) -> tuple[Transaction, ...]:
        """What the user did after a transaction and has not taken back, newest first."""
        settled: dict[int, str] = {}
        found = []
        for each in self._store.transactions():
            if each.txn <= txn:
                break
            if each.user_id != self._workspace.user.id:
                continue
            if each.kind in ("undo", "redo") and each.undoes is not None:
                settled.setdefault(each.undoes, each.kind)
            elif each.kind == "do" and not each.erased and settled.get(each.txn) != "undo":
                found.append(each)
        return tuple(found)

    def undo_since(self, txn: int) -> tuple[Step, ...]:
        """Take back all that the user did after a transaction, newest first: everything or nothing.

        Raises:
            UndoConflict: somebody else changed what a step left; nothing is taken back then.
        """
        steps: list[Step] = []
        try:
            for _ in self.since(txn):
                step = self.undo()
                if step:
                    steps.append(step)
        except CoderError:
            for _ in steps:
                self.redo()
            raise
        return tuple(steps)

    def transactions(self, limit: int | None = None) -> tuple[Transaction, ...]:
        """What was done by all users, newest first."""
        return tuple(islice(self._store.transactions(), limit))

    def names(self) -> dict[str, str]:
        """Names of users by id."""
        return {user.id: user.name for user in self._store.all(User)}

    def events(self) -> Iterator[Event]:
        """The log, oldest first."""
        return self._store.events()

    def detail(self, transaction: Transaction) -> str:
        """What a transaction was about, in the words of the project as they were: titles, keys, names. Empty where it was erased."""
        told = [each for each in map(self._told, islice(self._store.transaction_events(transaction.txn), TOLD)) if each]
        more = transaction.events - TOLD
        return "; ".join(dict.fromkeys(told)) + (f" and {more} more" if told and more > 0 else "")

    def _told(self, event: Event) -> str:
        if event.payload is None:
            return ""
        change = change_of(event)
        record: Mapping[str, Any] = change.after or change.before or {}
        key = str(record.get("key", ""))
        if event.entity == "setting" and (key.startswith((MERGE, CONFLICT)) or key in (ASSIGNMENT, COPY)):
            return ""
        if event.entity == "setting" and (reading := reading_of(key)):
            read = self._store.get(Document, reading[0])
            return f"document {read.title}" if read else ""
        names = record.get("names") or {}
        name = record.get("title") or record.get("key") or record.get("name") or names.get("en") or names.get("zh") or record.get("label")
        code = self._store.get(Code, str(record["code_id"])) if record.get("code_id") else None
        document = self._store.get(Document, str(record["document_id"])) if record.get("document_id") else None
        parts = [str(name or ""), code.key if code else "", f"in {document.title}" if document else ""]
        place = f"{record['start']}-{record['stop']}" if record.get("stop") is not None else ""
        return " ".join([event.entity, *(part for part in [*parts, place] if part)])

    def rebuild(self) -> None:
        """Make the search index and the kept turns anew from the texts; what people did is not touched."""
        self._store.rebuild()

    def verify(self) -> Health:
        """Replay the log and compare; check the chains, the texts and the file."""
        return Health(events=self._store.event_count(), problems=tuple(self._store.problems()))
