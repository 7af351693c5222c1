"""What the things of a project will be after a merge: settled from the events of both copies, then made whole."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from coder.model.coding import Memo
from coder.model.document import Document
from coder.model.ids import setting_id
from coder.model.linkage import Linkage, LinkageMention
from coder.model.record import from_record, to_record
from coder.model.user import Setting
from coder.project.linking.members import summed
from coder.project.merging.pairs import later_texts
from coder.project.merging.references import needs, users_of
from coder.project.merging.texts import TOUCHED, CorrectedTexts
from coder.project.workspace import DEFAULT_USER
from coder.store.copies import CONFLICT, COPY, MERGE
from coder.store.entities import BY_KIND, BY_NAME
from coder.store.store import Store
from coder.store.union import Row, Union, conflict_key
from coder.store.units import EXISTS
from coder.store.versions import Settled, Version, settle

Record = Mapping[str, Any]
_OWN_KEYS = (DEFAULT_USER, COPY)
_TARGET_KINDS = ("document", "town", "actor", "speaker")


class Outcome:
    """Settles the things that the other copy tells of, and those that follow from them.

    Attributes:
        settled: What each of them will be.
        texts: The corrected texts among the documents.
        pairs: Texts that came in apart under one title: id of the later -> the earlier, and how much is the same.
        left_out: Things that hang on what was erased here for good.
    """

    def __init__(self, ours: Store, theirs: Store, union: Union, rows: set[Row]) -> None:
        self._ours, self._theirs, self._union = ours, theirs, union
        self._versions: dict[Row, list[Version]] = {}
        self._here: dict[Row, Record | None] = {}
        self.settled: dict[Row, Settled] = {}
        self.left_out: set[Row] = set()
        self._erased = {row for row in ours.tombstones() if self.here(row) is None}
        self._paired_rows: dict[Row, Settled | None] = {}
        rows = {row for row in rows | {("document", each.id) for each in ours.all(Document) if each.revision_of} if row not in self._erased}
        self._settle((row for row in rows if row[0] == "document"), lambda _, record: record)
        self._keep_texts()
        there = None
        while there != (there := self._kept_documents()):
            self.settled = {row: each for row, each in self.settled.items() if row[0] == "document"}
            self.pairs = self._paired()
            self.texts = CorrectedTexts(self._documents(), self._text)
            self._settle_texts(rows)
            self._drop_erased()
            self._keep_what_is_used()
        self._sum_linkages()

    def here(self, row: Row) -> Record | None:
        """What a thing is in this project now."""
        if row not in self._here:
            self._look([row])
        return self._here[row]

    def final(self, row: Row) -> Record | None:
        """What a thing will be."""
        settled = self.settled.get(row)
        return settled.record if settled else self.here(row)

    def conflict(self, row: Row) -> Record | None:
        """The setting that tells of the conflict about a thing, or of its last decision."""
        entity, entity_id = row
        units = self.settled[row].conflicts
        if not units:
            return self._union.decision(row)
        sides = {unit: [_side(version, value) for version, value in told] for unit, told in sorted(units.items())}
        return {"state": "open", "entity": entity, "id": entity_id, "units": sides}

    def new_documents(self) -> list[str]:
        """Ids of the documents that come in."""
        return sorted(row[1] for row in self._kept_documents() if self.here(row) is None)

    def corrected_by(self, document_id: str) -> list[str]:
        """The documents that one corrects, its next first."""
        line = [document_id]
        while (earlier := (self.final(("document", line[-1])) or {}).get("revision_of")) and earlier not in line:
            line.append(earlier)
        return line[1:]

    def left_behind(self) -> int:
        """How many values of variables and corrections of turns stay on a text that another took the place of."""
        found: set[Row] = set()
        for entity, field in (("attribute", "target_id"), ("turn_edit", "document_id")):
            found |= {(entity, each) for each in self._ours.records(BY_NAME[entity].kind, sorted(self.texts.replaced), by=field)}
            found |= {row for row, each in self.settled.items() if row[0] == entity and (each.record or {}).get(field) in self.texts.replaced}
        return sum(self.final(row) is not None for row in found)

    def _settle(self, rows: Iterable[Row], normalise: Callable[[str, Record], Record]) -> None:
        wanted = list(rows)
        self._look(wanted)
        self._versions.update(self._union.versions(wanted, normalise))
        for row in wanted:
            versions = self._versions[row]
            if versions and not _is_own(row, versions):
                self.settled[row] = settle(row[0], versions, self._union.clocks)

    def _keep_texts(self) -> None:
        """A text never changes but by an erasure, and that is not taken back or repeated by a merge."""
        for row, each in self.settled.items():
            here = self.here(row)
            if here and each.record:
                kept = {field: here[field] for field in ("text_sha256", "length")}
                conflicts = {unit: told for unit, told in each.conflicts.items() if unit != "text"}
                self.settled[row] = Settled(record={**each.record, **kept}, conflicts=conflicts)

    def _kept_documents(self) -> set[Row]:
        """The documents that there will be; one that is brought back may correct another, and all is placed anew."""
        return {row for row, each in self.settled.items() if row[0] == "document" and each.record is not None}

    def _settle_texts(self, rows: set[Row]) -> None:
        """All but documents; where a text was corrected, every version is told of the corrected text first."""
        others = {row for row in rows if row[0] != "document"}
        otherwise = self.texts.otherwise_than(CorrectedTexts(map(to_record, self._ours.all(Document)), self._text))
        written_on = self.texts.replaced | self.texts.reached_twice | otherwise
        if written_on:
            others |= set(self._written_on(written_on)) | (self._ours.once_on(otherwise, TOUCHED) - self._erased)
            self._union.versions((row for row in others if row[0] in TOUCHED), self.texts.gather)
            self.texts.place()
        self._settle(others, self.texts.moved)

    def _written_on(self, documents: Iterable[str]) -> Iterable[Row]:
        for entity in TOUCHED:
            field = "target_id" if entity == "memo" else "document_id"
            yield from ((entity, each) for each in self._ours.records(BY_NAME[entity].kind, sorted(documents), by=field))

    def _drop_erased(self) -> None:
        """What hangs on things that were erased here for good stays out."""
        gone = {entity_id for _, entity_id in self._erased | self.left_out}
        grew = bool(gone)
        while grew:
            hanging = [
                row
                for row, each in self.settled.items()
                if each.record is not None and self.here(row) is None and any(target in gone for target in _hangs_on(row[0], each.record))
            ]
            for row in hanging:
                self.settled[row] = Settled(record=None)
                self.left_out.add(row)
                gone.add(row[1])
            grew = bool(hanging)

    def _keep_what_is_used(self) -> None:
        """Things that one copy removed and the other still uses stay, with what they need themselves."""
        going = [row for row, each in self.settled.items() if each.record is None and self.here(row) is not None]
        self._settle({row for row, _ in users_of(self._ours, going)} - self.settled.keys(), self.texts.moved)
        waiting = [(row, each.record) for row, each in self.settled.items() if each.record is not None]
        while waiting:
            (entity, _), record = waiting.pop()
            for needed in needs(entity, record):
                for row in [(kind, needed[1]) for kind in _TARGET_KINDS] if needed[0] == "*" else [needed]:
                    if row not in self.left_out and self._bring_back(row):
                        waiting.append((row, self.final(row) or {}))

    def _bring_back(self, row: Row) -> bool:
        """Keep a thing that would be gone; False if it is there, or never was."""
        if self.final(row) is not None:
            return False
        if row not in self.settled:
            self._settle([row], self.texts.moved)
            if self.final(row) is not None:
                return True
        removals = sorted((each for each in self._versions.get(row, ()) if each.after is None and each.before), key=lambda each: each.age)
        if not removals:
            return False
        told = () if row[0] in ("linkage", "user") else tuple((each, False) for each in removals[-1:])
        self.settled[row] = Settled(record=removals[-1].before, conflicts={EXISTS: told} if told else {})
        return True

    def _sum_linkages(self) -> None:
        """A tie is what its mentions add up to; without any it is nothing, unless somebody wrote a note on it."""
        members: dict[str, list[LinkageMention]] = defaultdict(list)
        for record in self._finally(LinkageMention):
            members[str(record["linkage_id"])].append(from_record(LinkageMention, record))
        touched = {str(each[field]) for row in self.settled for each, field in self._ties_of(row) if each and each[field]}
        touched |= {each.id for each in self._ours.all(Linkage)} - members.keys()
        touched = {each for each in touched if self.final(("linkage", each)) is not None}
        self._settle({("linkage", each) for each in touched} - self.settled.keys(), self.texts.moved)
        noted = {record["target_id"] for record in self._finally(Memo)} if touched - members.keys() else set()
        for linkage_id in touched:
            row = "linkage", linkage_id
            settled = self.settled.get(row, Settled(record=self.here(row)))
            if linkage_id in members and settled.record:
                told = sorted(members[linkage_id], key=lambda each: (each.document_id, each.start, each.id))
                settled = replace(settled, record=to_record(summed(from_record(Linkage, settled.record), told)))
            elif linkage_id not in noted:
                settled = Settled(record=None)
            self.settled[row] = settled

    def _ties_of(self, row: Row) -> Iterator[tuple[Record | None, str]]:
        """The records of a mention, note or tie, as they are here and as they will be, with the field that names the tie."""
        field = {"mention": "linkage_id", "memo": "target_id", "linkage": "id"}.get(row[0])
        if field:
            yield from ((self.here(row), field), (self.settled[row].record, field))

    def _finally(self, kind: type[Any]) -> Iterator[Record]:
        """All things of a kind that there will be."""
        entity = BY_KIND[kind].name
        for each in self._ours.all(kind):
            if (entity, each.id) not in self.settled:
                yield to_record(each)
        yield from (each.record for row, each in self.settled.items() if row[0] == entity and each.record is not None)

    def _paired(self) -> dict[str, tuple[str, float]]:
        """Let the later of two texts that came in apart under one title take the place of the earlier."""
        for row, told in self._paired_rows.items():
            if told:
                self.settled[row] = told
            else:
                self.settled.pop(row, None)
        documents = {str(each["id"]): each for each in self._documents()}
        rows = [("document", each) for each in documents]
        pairs = later_texts(self._union.versions(rows, lambda _, record: record), documents, self._union.clocks, self._text)
        for later, (earlier, _) in pairs.items():
            row = ("document", later)
            if documents[later]["revision_of"] is None:
                self._paired_rows[row] = self.settled.get(row)
                before = self.settled.get(row, Settled(record=documents[later]))
                self.settled[row] = replace(before, record={**documents[later], "revision_of": earlier})
        return pairs

    def _documents(self) -> list[Record]:
        found: dict[str, Record] = {each.id: to_record(each) for each in self._ours.all(Document)}
        for (entity, entity_id), each in self.settled.items():
            if entity == "document" and each.record is not None:
                found[entity_id] = each.record
            elif entity == "document":
                found.pop(entity_id, None)
        return list(found.values())

    def _text(self, document_id: str) -> str:
        record = self.final(("document", document_id)) or {}
        sha256 = str(record["text_sha256"])
        return (self._ours if self._ours.has_text(sha256) else self._theirs).text(sha256)

    def _look(self, rows: Iterable[Row]) -> None:
        wanted: dict[str, list[str]] = {}
        for row in rows:
            if row not in self._here:
                self._here[row] = None
                wanted.setdefault(row[0], []).append(row[1])
        for entity, ids in wanted.items():
            for entity_id, record in self._ours.records(BY_NAME[entity].kind, ids).items():
                self._here[entity, entity_id] = record


def _hangs_on(entity: str, record: Record) -> Iterator[str]:
    """Ids of what a thing is nothing without; a corrected text is one of the same words."""
    yield from (target for _, target in needs(entity, record))
    if entity == "document" and record["revision_of"]:
        yield record["revision_of"]


def conflict_records(store: Store) -> dict[Row, Record]:
    """The settings that keep conflicts, open and decided, by the thing they are about."""
    records = [to_record(each) for each in store.all(Setting) if each.key.startswith(CONFLICT)]
    return {(each["value"]["entity"], each["value"]["id"]): each for each in records}


def open_conflicts(store: Store) -> set[Row]:
    """The things that are in conflict in a project."""
    return {row for row, each in conflict_records(store).items() if each["value"]["state"] == "open"}


def conflict_setting(row: Row, value: Record | None) -> Record | None:
    """The record of the setting that keeps a conflict."""
    if value is None:
        return None
    key = conflict_key(*row)
    return {"id": setting_id(key), "key": key, "value": value}


def _is_own(row: Row, versions: Iterable[Version]) -> bool:
    """Whether it is a setting that each copy keeps for itself."""
    if row[0] != "setting":
        return False
    keys = {str((each.after or each.before or {}).get("key", "")) for each in versions}
    return any(key in _OWN_KEYS or key.startswith((MERGE, CONFLICT)) for key in keys)


def _side(version: Version, value: Any) -> Record:
    return {"value": value, "user": version.user_id, "at": version.at, "replica": version.replica, "seq": version.seq}
