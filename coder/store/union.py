"""The events of two copies as one set: what is new in the other, and the versions of a thing in both."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from typing import Any

from coder.errors import Conflict
from coder.model.change import Event
from coder.store import copies, log
from coder.store.clocks import Clocks, Place, joined
from coder.store.database import Database
from coder.store.taken_back import TakenBack, Txn, taken_back
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
        self._taken_back = self._read_taken_back()
        self._conflicts: dict[str, Row] = {}
        self._told: dict[Place, Mapping[str, Any]] = {}
        self._decisions = self._read_decisions()

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
        """The things that events tell of; a decision tells of the thing that was in conflict, and a merge of who made it."""
        found = {(each.entity, each.entity_id) for each in events if not self._is_retold(each)}
        return {self._conflicts.get(row[1], row) if row[0] == "setting" else row for row in found}

    def versions(self, rows: Iterable[Row], normalise: Normalise) -> dict[Row, list[Version]]:
        """Every version of these things in both logs; of a thing that only a copy's beginning tells of, that.

        Args:
            normalise: Applied to each record, so that all versions speak of the same text.
        """
        found: dict[Row, dict[Place, Version]] = {row: {each.place: each for each in self._decisions.get(row, ())} for row in rows}
        weak: dict[Row, Version] = {}
        idle: dict[Row, list[tuple[TakenBack, Version]]] = defaultdict(list)
        for event in self._events_of(found):
            row, place = (event.entity, event.entity_id), (event.replica, event.seq)
            if row not in found or place in found[row] or event.payload is None or self._is_retold(event):
                continue
            version, group = _version(event, normalise), self._taken_back.get((event.replica, event.txn))
            if self._retelling.get((event.replica, event.txn)) == "init":
                weak[row] = max(weak.get(row, version), version, key=lambda each: each.age)
            elif group and (version.after if event.kind == "undo" else version.before) is not None:
                idle[row].append((group, version))
            else:
                found[row][place] = version
        for row, versions in idle.items():
            others = list(found[row])
            found[row] |= {each.place: each for group, each in versions if any(group.concerns(other, self.clocks) for other in others)}
        return {row: list(known.values()) or ([weak[row]] if row in weak else []) for row, known in found.items()}

    def decision(self, row: Row) -> Mapping[str, Any] | None:
        """The latest decision of a conflict about a thing that was not taken back, as it was written down."""
        latest = max(self._decisions.get(row, ()), key=lambda each: each.age, default=None)
        return self._told[latest.place] if latest else None

    @cached_property
    def _emptied(self) -> set[Row]:
        """Things of whose past an erasure took entries here."""
        return set(self._ours.execute("SELECT DISTINCT entity, entity_id FROM event WHERE payload IS NULL").fetchall())

    def _events_of(self, rows: Collection[Row]) -> Iterable[Event]:
        """The events of these things: those here, which hold all that both have, and those that come in.

        Where an erasure emptied some here, the other copy may still have them: nothing that was written since is lost for that.
        """
        wanted = sorted({entity_id for _, entity_id in rows})
        emptied = sorted({entity_id for entity, entity_id in self._emptied if (entity, entity_id) in rows})
        for db, ids in ((self._ours, wanted), (self._theirs, emptied)):
            for place in range(0, len(ids), _MANY):
                some = ids[place : place + _MANY]
                yield from copies.events(db, f"entity_id IN ({', '.join('?' * len(some))})", list(some))
        yield from (event for event in self.incoming if (event.entity, event.entity_id) in rows)

    def _is_retold(self, event: Event) -> bool:
        """Whether the event only tells what others add up to; who merges enters the project with that, though."""
        told = self._retelling.get((event.replica, event.txn), "init")
        return told != "init" and (event.entity, event.entity_id) != ("user", event.user_id)

    def _read_taken_back(self) -> Mapping[Txn, TakenBack]:
        turns = {(each.replica, each.txn): each for db in (self._ours, self._theirs) for each in copies.undos(db)}
        numbers = sorted({each.undoes for each in turns.values() if each.undoes is not None})
        named = {(each.replica, each.txn): each for db in (self._ours, self._theirs) for each in copies.numbered(db, numbers)}
        return taken_back(turns.values(), named.values(), self.clocks)

    def _read_decisions(self) -> dict[Row, list[Version]]:
        """The decisions of conflicts that were not taken back, and whose thing nobody removed with them."""
        told: dict[Place, tuple[Event, dict[str, Any]]] = {}
        seen = self.seen
        for db in (self._ours, self._theirs):
            for event, payload in copies.setting_events(db, copies.CONFLICT):
                if event.seq <= seen.get(event.replica, 0):
                    told[event.replica, event.seq] = event, payload
        found: dict[Row, list[Version]] = defaultdict(list)
        removed: dict[Row, list[Place]] = defaultdict(list)
        for event, payload in told.values():
            value = (payload["after"] or payload["before"])["value"]
            row = self._conflicts[event.entity_id] = value["entity"], value["id"]
            if (event.replica, event.txn) in self._retelling or (event.replica, event.txn) in self._taken_back:
                continue
            if payload["after"] is None:
                removed[row].append((event.replica, event.seq))
            elif value["state"] == "decided":
                found[row].append(_decision(event, value))
                self._told[event.replica, event.seq] = value
        return {row: [each for each in some if not any(self.clocks.knew(gone, each.place) for gone in removed[row])] for row, some in found.items()}

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
    before, after = (None if each in (None, log.ERASED) else normalise(event.entity, each) for each in (change.before, change.after))
    return Version(replica=event.replica, seq=event.seq, txn=event.txn, at=event.at, user_id=event.user_id, before=before, after=after)


def _decision(event: Event, decided: Mapping[str, Any]) -> Version:
    return Version(
        replica=event.replica, seq=event.seq, txn=event.txn, at=event.at, user_id=event.user_id,
        before=None, after=decided["record"], decides=tuple(decided["units"]),
    )  # fmt: skip
