"""What two people changed without knowing of each other: told in words, and decided."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from coder.errors import InvalidValue
from coder.model.change import Change
from coder.model.merge import MergeConflict, Side
from coder.model.record import from_record
from coder.model.user import Setting, User
from coder.project.merging.words import Final, Record, Sides, name_of
from coder.project.removal import freed, removal
from coder.project.workspace import edited
from coder.store.copies import CONFLICT
from coder.store.entities import BY_NAME
from coder.store.log import now
from coder.store.store import Store
from coder.store.union import Row
from coder.store.units import EXISTS, changed, put
from coder.store.versions import Settled


def open_settings(store: Store, *, decided: bool = False) -> tuple[Setting, ...]:
    """The settings that keep conflicts to be decided, with the fields that nobody changed by hand since; `decided`: all, as they are kept."""
    found = [each for each in store.all(Setting) if each.key.startswith(CONFLICT)]
    if decided:
        return tuple(found)
    waiting = ((each, _open_units(store, each)) for each in found if _of(each)["state"] == "open")
    return tuple(replace(each, value={**_of(each), "units": units}) for each, units in waiting if units)


def _open_units(store: Store, setting: Setting) -> dict[str, Any]:
    value = _of(setting)
    changes = store.changes_since(value["id"], setting.id)
    if any(each.after is None for each in changes):
        return {}
    written = {unit for each in changes if each.after for unit in changed(value["entity"], each.before, each.after)} | (
        {EXISTS} if changes else set()
    )
    return {unit: told for unit, told in value["units"].items() if unit not in written}


class Telling:
    """Tells conflicts in words."""

    def __init__(self, store: Store, final: Final | None = None, coming: Mapping[Row, Settled] | None = None) -> None:
        """`final`: what a thing will be, and `coming` those that come in, where that is not yet written."""
        self._records = final or (lambda row: store.records(BY_NAME[row[0]].kind, [row[1]]).get(row[1]))
        self._sides = Sides(store, final, [each.record for each in (coming or {}).values() if each.record])
        self._lineage = store.lineage()

    def conflict(self, setting: Setting) -> MergeConflict:
        """One, with both sides."""
        value = _of(setting)
        name, document, place = self._parts(value["entity"], value["id"])
        return MergeConflict(
            id=setting.id,
            entity=value["entity"],
            entity_id=value["id"],
            about=_joined(value["entity"], name, document, place),
            sides={unit: self._both(value["entity"], unit, told) for unit, told in value["units"].items()},
            decided=self._sides.name(value.get("by", "")),
            reason=value.get("reason", ""),
            name=name,
            document=document,
            place=place,
        )

    def about(self, entity: str, entity_id: str) -> str:
        """A thing in words: its title, key or name; of what stands on a text, the document and the place."""
        return _joined(entity, *self._parts(entity, entity_id))

    def _both(self, entity: str, unit: str, told: list[Record]) -> tuple[Side, ...]:
        words = self._sides.told(entity, unit, [each["value"] for each in told])
        return tuple(
            Side(value=each["value"], user=self._sides.name(each["user"]), at=each["at"], mine=_is_own(each, self._lineage), told=said)
            for each, said in zip(told, words, strict=True)
        )

    def _parts(self, entity: str, entity_id: str) -> tuple[str, str, str]:
        record = self._records((entity, entity_id)) or {}
        on_text = record.get("target_kind") in ("document", "passage")
        document_id = record.get("document_id") or (record.get("target_id") if on_text else None)
        about = [record.get(field) for field in ("code_id", "def_id", *(() if on_text else ("target_id",)))]
        ends = f"{record['actor_a']['label']} -> {record['actor_b']['label']}" if entity == "mention" and record else ""
        name = " ".join(filter(None, (self._sides.plain(name_of(record)), ends, *(self._sides.name(str(each)) for each in about if each))))
        start, stop = (record.get("start"), record.get("stop")) if entity != "mention" else _first_anchor(record)
        return name, self._sides.name(document_id) if document_id else "", f"{start}-{stop}" if stop is not None else ""


def _joined(entity: str, name: str, document: str, place: str) -> str:
    return " ".join(filter(None, (entity.replace("_", " "), name, f"in {document}" if document else "", place)))


def decision(store: Store, setting: Setting, choice: str, *, reason: str, user: User) -> tuple[list[Change], Setting]:
    """The changes that settle a conflict, and what is kept of it: both sides, who decided, when and why.

    Raises:
        InvalidValue: the choice names no side, or more than one.
    """
    value = _of(setting)
    kind = BY_NAME[value["entity"]].kind
    before = store.records(kind, [value["id"]]).get(value["id"])
    chosen = {unit: _chosen(told, choice, store.lineage()) for unit, told in value["units"].items()}
    kept = chosen.pop(EXISTS, True)
    after = put(value["entity"], before, chosen) if kept and before else None
    decided = {**value, "state": "decided", "record": after, "by": user.id, "at": now(), "reason": reason, "took": choice}
    changes = [edited(store.get(Setting, setting.id), replace(setting, value=decided))]
    if before is not None and after is None:
        going = [each for each in removal(store, from_record(kind, before)) if each.entity_id != setting.id]
        changes += [*freed(store, going), *going]
    elif before != after:
        changes.append(Change(entity=value["entity"], entity_id=value["id"], before=before, after=after))
    return changes, replace(setting, value=decided)


def _is_own(side: Record, own: Mapping[str, int]) -> bool:
    return bool(side["seq"] <= own.get(side["replica"], 0))


def _chosen(told: list[Record], choice: str, own: Mapping[str, int]) -> Any:
    if choice.isdecimal():
        if not 1 <= int(choice) <= len(told):
            raise InvalidValue(f"there is no side {choice}", f"Its sides are 1 to {len(told)}.")
        return told[int(choice) - 1]["value"]
    if choice not in ("mine", "theirs"):
        raise InvalidValue(f"a side cannot be {choice!r}", "It is mine, theirs, or the number of a side as listed.")
    values = [each["value"] for each in told if _is_own(each, own) is (choice == "mine")]
    if not values and len(told) == 1:  # removed on one side, used on the other
        return not told[0]["value"]
    if not values or any(each != values[0] for each in values):
        raise InvalidValue(f"{choice} names {len(values)} sides", f"Give the number of a side, 1 to {len(told)}.")
    return values[0]


def _of(setting: Setting) -> dict[str, Any]:
    value: Any = setting.value
    return value


def _first_anchor(record: Record) -> tuple[int | None, int | None]:
    anchors = record.get("anchors") or [{}]
    return anchors[0].get("start"), anchors[0].get("stop")
