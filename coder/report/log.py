"""What the log says of a project, in numbers: who did how much until when."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coder.model.change import Event
from coder.model.user import User
from coder.store.copies import MERGE


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """The log in numbers.

    Attributes:
        events: How many there are.
        first, last: UTC times of the first and the last; empty without events.
        heads: Replica -> digest of its last event: it fixes all before it.
        work: Name of a person -> entity -> number of events; what a merge only retells counts for who did it in the other copy.
    """

    events: int = 0
    first: str = ""
    last: str = ""
    heads: Mapping[str, str] | None = None
    work: Mapping[str, Mapping[str, int]] | None = None


def log_of(events: Sequence[Event], users: Sequence[User]) -> Log:
    """The log of a project in numbers."""
    if not events:
        return Log()
    names = {user.id: user.name for user in users}
    heads = {event.replica: event.digest for event in sorted(events, key=lambda each: each.seq)}
    counted: dict[str, Counter[str]] = {}
    retold = _retelling(events)
    for event in (each for each in events if (each.replica, each.txn) not in retold):
        counted.setdefault(names.get(event.user_id, event.user_id), Counter())[event.entity] += 1
    times = [event.at for event in events]
    return Log(
        events=len(events),
        first=min(times),
        last=max(times),
        heads=dict(sorted(heads.items())),
        work={name: dict(sorted(counts.items())) for name, counts in sorted(counted.items())},
    )


def _retelling(events: Sequence[Event]) -> set[tuple[str, int]]:
    """The transactions that write what the events of another copy add up to: they leave the mark of a merge, or take it away."""
    marked = f'"key":"{MERGE}'
    return {(each.replica, each.txn) for each in events if each.entity == "setting" and each.payload and marked in each.payload}
