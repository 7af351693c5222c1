"""The events of two copies as one set: what is new in the other, and the versions of a thing in both."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from typing import Any

from coder.errors import Conflict
from coder.model.change import Event
from coder.model.ids import setting_id
from coder.store import copies, log
from coder.store.clocks import Clocks, joined
from coder.store.database import Database
from coder.store.versions import Version

Row = tuple[str, str]
"""Kind and id of a thing."""
Normalise = Callable[[str, Mapping[str, Any]], Mapping[str, Any]]
_MANY = 400


class Union:
    """Both logs, read when asked for; neither is written."""

    def __init__(self, ours: Database, theirs: Database, *, name: str) -> None:
        self._ours, self._theirs = ours, theirs
        self._reach, self._their_reach = copies.reach(ours), copies.reach(theirs)
        self._refuse_forks(name)
        found = [*copies.marks(ours), *copies.marks(theirs)]
        marks = sorted({(each.replica, each.seq): each for each in found}.values(), key=lambda each: (each.replica, each.seq))
        self.births = {
            **{replica: birth for each in marks for replica, birth in each.births.items()},
            **copies.births(theirs),
            **copies.births(ours),
        }
        merges: dict[str, list[tuple[int, str, Any]]] = defaultdict(list)
        for each in marks:
            merges[each.replica].append((each.seq, each.merge, each.seen))
        self.clocks = Clocks(self.births, merges)
        self._retelling = {(each.replica, each.txn): each.kind for each in marks}
        self._told: dict[tuple[str, int], Mapping[str, Any]] = {}
        self._decisions, self._undone = self._read_decisions()

    @property
    def seen(self) -> dict[str, int]:
        """What both together know."""
        return joined([self._reach, self._their_reach])

    @cached_property
    def incoming(self) -> list[Event]:
        """The events of the other that do not count here yet, chain by chain, whether or not they lie in the file."""
        found: list[Event] = []
        for replica, upto in sorted(self._their_reach.items()):
            known = self._reach.get(replica, 0)
            if known < upto:
                found += copies.events(self._theirs, "replica = ? AND seq > ?", [replica, known])
        return found

    def rows(self, events: Iterable[Event]) -> set[Row]:
        """The things that events tell of; a decision tells of the thing that was in conflict, and a merge of none."""
        decided = {setting_id(conflict_key(*row)): row for row in self._decisions}
        found = {(each.entity, each.entity_id) for each in events if self._retelling.get((each.replica, each.txn), "init") == "init"}
        return {decided.get(row[1], row) if row[0] == "setting" else row for row in found}

    def versions(self, rows: Iterable[Row], normalise: Normalise) -> dict[Row, list[Version]]:
        """Every version of these things in both logs; of a thing that only a copy's beginning tells of, that.

        Args:
            normalise: Applied to each record, so that all versions speak of the same text.
        """
        found: dict[Row, dict[tuple[str, int], Version]] = {row: {} for row in rows}
        weak: dict[Row, Version] = {}
        for event in self._events_of(found):
            row, place = (event.entity, event.entity_id), (event.replica, event.seq)
            told = self._retelling.get((event.replica, event.txn))
            if row not in found or place in found[row] or event.payload is None or (told and told != "init") or self._is_undone(event):
                continue
            version = _version(event, normalise)
            if told and (row not in weak or weak[row].age < version.age):
                weak[row] = version
            elif not told:
                found[row][place] = version
        for row in found:
            for version in self._decisions.get(row, ()):
                found[row].setdefault(version.place, version)
        return {row: list(known.values()) or ([weak[row]] if row in weak else []) for row, known in found.items()}

    def decision(self, row: Row) -> Mapping[str, Any] | None:
        """The latest decision of a conflict about a thing that was not taken back, as it was written down."""
        latest = max(self._decisions.get(row, ()), key=lambda each: each.age, default=None)
        return self._told[latest.place] if latest else None

    def erased(self) -> tuple[set[Row], set[Row]]:
        """Things whose past was erased here, and in the other copy."""
        query = "SELECT DISTINCT entity, entity_id FROM event WHERE payload IS NULL"
        return tuple(set(db.execute(query).fetchall()) for db in (self._ours, self._theirs))  # type: ignore[return-value]

    def _events_of(self, rows: Collection[Row]) -> Iterable[Event]:
        """The events of these things: those here, which hold all that both have, and those that come in."""
        wanted = sorted({entity_id for _, entity_id in rows})
        for place in range(0, len(wanted), _MANY):
            some = wanted[place : place + _MANY]
            yield from copies.events(self._ours, f"entity_id IN ({', '.join('?' * len(some))})", list(some))
        yield from (event for event in self.incoming if (event.entity, event.entity_id) in rows)

    def _is_undone(self, event: Event) -> bool:
        return (event.replica, event.txn) in self._undone

    def _read_decisions(self) -> tuple[dict[Row, list[Version]], set[tuple[str, int]]]:
        """The decisions of conflicts, and the transactions of those that were taken back."""
        told: dict[tuple[str, int], tuple[Event, dict[str, Any]]] = {}
        for db in (self._ours, self._theirs):
            for event, payload in copies.setting_events(db, copies.CONFLICT):
                if (event.replica, event.txn) not in self._retelling:
                    told[event.replica, event.seq] = event, payload
        undone: set[tuple[str, int]] = set()
        for (replica, _), (event, _) in sorted(told.items()):
            if event.undoes is not None:
                undone |= {(replica, event.undoes)} | ({(replica, event.txn)} if event.kind == "undo" else set())
        found: dict[Row, list[Version]] = defaultdict(list)
        for event, payload in told.values():
            decided = (payload["after"] or {}).get("value", {})
            if decided.get("state") == "decided" and (event.replica, event.txn) not in undone:
                found[decided["entity"], decided["id"]].append(_decision(event, decided))
                self._told[event.replica, event.seq] = decided
        return found, undone

    def _refuse_forks(self, name: str) -> None:
        for replica in self._reach.keys() & self._their_reach.keys():
            upto = min(self._reach[replica], self._their_reach[replica])
            if copies.digest(self._ours, replica, upto) != copies.digest(self._theirs, replica, upto):
                raise Conflict(
                    f"{name}: its log and the one here go on differently from the same place, as after a backup was put back over a project",
                    "Bring in what is new there with: coder export OTHER --out OTHER.jsonl, then coder import PROJECT OTHER.jsonl",
                )


def conflict_key(entity: str, entity_id: str) -> str:
    """The setting that keeps the conflict about a thing."""
    return f"{copies.CONFLICT}{entity}:{entity_id}"


def _version(event: Event, normalise: Normalise) -> Version:
    change = log.change_of(event)
    before, after = (None if each is None else normalise(event.entity, each) for each in (change.before, change.after))
    return Version(replica=event.replica, seq=event.seq, txn=event.txn, at=event.at, user_id=event.user_id, before=before, after=after)


def _decision(event: Event, decided: Mapping[str, Any]) -> Version:
    return Version(
        replica=event.replica, seq=event.seq, txn=event.txn, at=event.at, user_id=event.user_id,
        before=None, after=decided["record"], decides=tuple(decided["units"]),
    )  # fmt: skip
