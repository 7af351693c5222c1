"""What was undone in the end: it counts as never done, for whoever did not build on it meanwhile."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coder.store.clocks import Clocks, Place

Txn = tuple[str, int]
"""A transaction: its chain, and its number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A transaction of a log.

    Attributes:
        last: Its last event.
        undoes: The number of the transaction it takes back or brings back, in the line of files that wrote it.
    """

    replica: str
    txn: int
    last: int
    kind: str
    undoes: int | None = None

    @property
    def place(self) -> Place:
        """Its last event, when all of it was written."""
        return self.replica, self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """A transaction that was undone.

    Attributes:
        done: Where it was done.
        undone: Where it was last undone; in several copies at once, each.
    """

    done: Place
    undone: tuple[Place, ...]

    def concerns(self, other: Place, clocks: Clocks) -> bool:
        """Whether an event was written on what was done then, or became known between that and the undo."""
        if clocks.knew(other, self.done):
            return not any(clocks.knew(other, each) for each in self.undone)
        return other != self.done and any(clocks.knew(each, other) for each in self.undone) and not clocks.knew(self.done, other)


def taken_back(turns: Iterable[Turn], named: Iterable[Turn], clocks: Clocks) -> Mapping[Txn, TakenBack]:
    """Every transaction that was undone in the end, and every undo and redo of it.

    Args:
        turns: The undos and redos.
        named: The transactions with the numbers that these name, in whatever chain.
    """
    by_number: dict[int, list[Turn]] = defaultdict(list)
    for each in named:
        by_number[each.txn].append(each)
    groups: dict[Turn, list[Turn]] = defaultdict(list)
    for turn in turns:
        line = dict(clocks.line(turn.place))
        groups.update({each: [*groups[each], turn] for each in by_number[turn.undoes or 0] if each.last <= line.get(each.replica, 0)})
    found: dict[Txn, TakenBack] = {}
    for done, told in groups.items():
        last = [each for each in told if not any(clocks.knew(other.place, each.place) for other in told)]
        if all(each.kind == "undo" for each in last):
            whole = TakenBack(done=done.place, undone=tuple(sorted(each.place for each in last)))
            found |= {(each.replica, each.txn): whole for each in (done, *told)}
    return found
