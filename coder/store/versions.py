"""What a thing is by all events of all copies: a function of the set of events alone, so that merging is commutative and associative.

Of each unit of a thing the last writers count: those that no other writer knew of. A writer says nothing of the units that it left as they were:
a coder's copy does not hold all that others wrote. Where they differ, both sides are kept as a conflict;
until it is decided the latest stands in the row. A removal against a change keeps the thing.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from coder.store.clocks import Clocks
from coder.store.units import EXISTS, Unit, changed, put, rule, split

Record = Mapping[str, Any]
_EMPTY: tuple[object, ...] = ("", None, [], {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A thing as one event left it; None: removed.

    Attributes:
        decides: The units that a decision of a conflict settles; None: an ordinary event.
    """

    replica: str
    seq: int
    txn: int
    at: str
    user_id: str
    before: Record | None
    after: Record | None
    decides: tuple[Unit, ...] | None = None

    @property
    def place(self) -> tuple[str, int]:
        """Its place in its chain."""
        return self.replica, self.seq

    @property
    def age(self) -> tuple[str, str, int]:
        """An order that is the same in all copies."""
        return self.at, self.replica, self.seq


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What a thing is (None: not there), and of each unit in conflict the versions that stand against each other."""

    record: Record | None
    conflicts: Mapping[Unit, tuple[tuple[Version, Any], ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Write:
    version: Version
    value: Any
    made: bool


def settle(entity: str, versions: Sequence[Version], clocks: Clocks) -> Settled:
    """The thing that all its versions add up to."""
    if len({each.replica for each in versions}) == 1:
        return Settled(record=max(versions, key=lambda each: each.seq).after)
    heads = _unknown_to_others(versions, clocks, lambda each: each)
    removals = [each for each in heads if each.after is None]
    alive = [each for each in heads if each.after is not None and not _adds_nothing(each, removals, versions, clocks)]
    if not alive:
        return Settled(record=None)
    values, conflicts = _units(entity, versions, clocks)
    latest = max(alive, key=lambda each: each.age).after or {}
    if removals:
        conflicts[EXISTS] = tuple((each, each.after is not None) for each in sorted([*removals, *alive], key=lambda each: each.age))
    return Settled(record=_assembled(entity, latest, values), conflicts=conflicts)


def _unknown_to_others(things: Sequence[Any], clocks: Clocks, version_of: Callable[[Any], Version]) -> list[Any]:
    """Of each chain the last, unless another knew it."""
    places = [version_of(each).place for each in things]
    last = dict(sorted(places))
    return [each for each, own in zip(things, places, strict=True) if own[1] == last[own[0]] and not any(clocks.knew(other, own) for other in places)]


def _adds_nothing(live: Version, removals: Iterable[Version], versions: Sequence[Version], clocks: Clocks) -> bool:
    """Whether a version is what a removal took away, and what both came from: nothing would be lost."""
    for gone in removals:
        common = [each for each in versions if clocks.knew(live.place, each.place) and clocks.knew(gone.place, each.place)]
        last = _unknown_to_others(common, clocks, lambda each: each)
        if last and all(each.after == live.after == gone.before for each in last):
            return True
    return False


def _units(entity: str, versions: Sequence[Version], clocks: Clocks) -> tuple[dict[Unit, Any], dict[Unit, tuple[tuple[Version, Any], ...]]]:
    writes: dict[Unit, list[_Write]] = {}
    known = {unit for version in versions if version.after for unit in split(entity, version.after)}
    for version in versions:
        for unit, write in _written(entity, version, known):
            writes.setdefault(unit, []).append(write)
    values: dict[Unit, Any] = {}
    conflicts: dict[Unit, tuple[tuple[Version, Any], ...]] = {}
    for unit in sorted(writes):
        heads = sorted(_last(writes[unit], clocks), key=lambda each: each.version.age)
        values[unit] = _join(rule(entity, unit), heads, writes[unit], clocks)
        if rule(entity, unit) == "decide" and any(each.value != heads[0].value for each in heads):
            conflicts[unit] = tuple((each.version, each.value) for each in heads)
    return values, conflicts


def _written(entity: str, version: Version, known: Iterable[Unit]) -> Iterable[tuple[Unit, _Write]]:
    """What a version wrote; who makes a thing, perhaps anew after it was removed, writes all of it, the keys that it has not, too."""
    if version.after is None:
        return
    if version.decides is None and version.before is not None:
        yield from ((unit, _Write(version, value, made=False)) for unit, value in changed(entity, version.before, version.after).items())
    else:
        after, made = split(entity, version.after), version.decides is None
        yield from ((unit, _Write(version, after.get(unit), made)) for unit in (known if made else version.decides or ()))


def _last(writes: Sequence[_Write], clocks: Clocks) -> list[_Write]:
    """The writers that no other knew of, without those that say nothing new beside the others."""
    heads: list[_Write] = _unknown_to_others(writes, clocks, lambda each: each.version)
    if len(heads) < 2:
        return heads
    told = [each for each in heads if not (each.made and each.value in _EMPTY)] or heads
    fresh = [each for each in told if not _says_nothing_new(each, told, writes, clocks)]
    return fresh or told


def _says_nothing_new(head: _Write, heads: Sequence[_Write], writes: Sequence[_Write], clocks: Clocks) -> bool:
    """Whether another head began where this one stands: at the same value made on both sides, or at what both came from."""
    others = [each for each in heads if each is not head and each.value != head.value]
    for each in others:
        past = [write for write in writes if clocks.knew(each.version.place, write.version.place)]
        if head.made and any(write.made and write.value == head.value for write in past):
            return True
        common = _unknown_to_others([write for write in past if clocks.knew(head.version.place, write.version.place)], clocks, lambda w: w.version)
        if common and all(write.value == head.value for write in common):
            return True
    return False


def _join(how: str, heads: Sequence[_Write], writes: Sequence[_Write], clocks: Clocks) -> Any:
    if how == "earliest":
        return min((each.value for each in heads), key=_first)
    if how == "largest":
        return max(each.value for each in heads)
    if how == "set":
        return _united(heads, writes, clocks)
    return heads[-1].value


def _first(value: Any) -> str:
    return str(value[0]) if isinstance(value, list) else str(value)


def _united(heads: Sequence[_Write], writes: Sequence[_Write], clocks: Clocks) -> list[Any]:
    """What any side has, without what a side took out."""
    gone = []
    for head in heads:
        past = (write for write in writes if clocks.knew(head.version.place, write.version.place))
        gone += [item for write in past for item in write.value if item not in head.value]
    found: list[Any] = []
    for head in heads:
        found += [item for item in head.value if item not in gone and item not in found]
    return found


def _assembled(entity: str, latest: Record, values: Mapping[Unit, Any]) -> Record:
    known = split(entity, latest)
    return put(entity, latest, {unit: value for unit, value in values.items() if known.get(unit) != value})
