"""The store: everything the project layer asks of the file. What few commands need (merge, erasure, verification) is loaded when asked for."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from coder.errors import InvalidValue, ProjectError
from coder.model.change import Change, Event
from coder.model.document import Segment
from coder.store import apply, connection, history, log, texts, visits
from coder.store.bulk import indexed_afterwards
from coder.store.database import Database
from coder.store.entities import BY_KIND, BY_NAME
from coder.store.location import is_part_of
from coder.store.new_files import check_new, made_whole, remove_files

if TYPE_CHECKING:
    from coder.store.erasure import Masking
    from coder.store.union import Union

T = TypeVar("T")
_AT_ONCE = 500
_REMOVED = '"after":null}'


class Store:
    """One open project file. Reads give frozen things; writes are changes with their events, in one transaction.

    Labels of transactions stay in the log for good, even after an erasure: they never hold words of a text or a name.
    """

    def __init__(self, path: Path, opened: Database, writable: bool) -> None:
        self.path = path
        self.writable = writable
        self._db = opened
        self._closed = False

    @classmethod
    def create(cls, path: Path, *, unseen: bool = False) -> "Store":
        """Make a new, empty project file.

        Args:
            unseen: Nobody sees it under this name, and it is removed if it does not get whole (`made_whole`): no journal on the disk is needed.

        Raises:
            ProjectError: there is one already, or the folder cannot be written.
        """
        check_new(path)
        with ExitStack() as undone:
            undone.callback(remove_files, path)
            made = cls(path, *connection.connect(path, create=True, unseen=unseen))
            undone.pop_all()
        return made

    @classmethod
    def open(cls, path: Path) -> "Store":
        """Open a project file; see `coder.store.connection.connect` for the errors."""
        return cls(path, *connection.connect(path))

    def close(self) -> None:
        """Close the file; afterwards one file is the project. A second time does nothing."""
        if not self._closed:
            self._closed = True
            connection.close(self._db, self.writable)

    # reading

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """Whatever is read inside is as it was at the first look, though other programs write."""
        with connection.translated(self.path):
            self._db.execute("BEGIN")
        try:
            yield
        finally:
            self._db.execute("ROLLBACK")

    def refuse_own(self, path: Path) -> None:
        """Refuse to read or write a file of the project itself as one of another kind, before it is opened.

        Closing it again would take away the locks that guard the project (see `coder.store.location`).

        Raises:
            InvalidValue: the path leads to the project, or to what SQLite keeps beside it.
        """
        if is_part_of(path, self.path):
            raise InvalidValue(f"{path} is this project itself", "Name another file.")

    def all(self, kind: type[T], **where: object) -> tuple[T, ...]:
        """All things of a type whose fields have these values, in their stable order."""
        return tuple(self.iterate(kind, **where))

    def iterate(self, kind: type[T], **where: object) -> Iterator[T]:
        """As `all`, one at a time."""
        entity = BY_KIND[kind]
        condition = " AND ".join(f'"{name}" IS ?' for name in where) or "1"
        sql = f"SELECT {entity.column_list} FROM {entity.name} WHERE {condition} ORDER BY {entity.order}"
        with connection.translated(self.path):
            yield from map(entity.made, self._db.execute(sql, list(where.values())))

    def get(self, kind: type[T], entity_id: str) -> T | None:
        """The thing with this id."""
        return next(self.iterate(kind, id=entity_id), None)

    def count(self, kind: type, by: str, **where: object) -> dict[str, int]:
        """How many things there are for each value of a field, of those whose fields have the values of `where`."""
        condition = "WHERE " + " AND ".join(f'"{name}" IS ?' for name in where) if where else ""
        return dict(self._read(f'SELECT "{by}", count(*) FROM {BY_KIND[kind].name} {condition} GROUP BY 1', list(where.values())))

    def records(self, kind: type, ids: Iterable[str], by: str = "id") -> dict[str, dict[str, Any]]:
        """Id -> record of the things whose id, or another field, is among these."""
        entity = BY_KIND[kind]
        wanted, found = list(ids), {}
        for place in range(0, len(wanted), _AT_ONCE):
            some = wanted[place : place + _AT_ONCE]
            query = f'SELECT {entity.column_list} FROM {entity.name} WHERE "{by}" IN ({", ".join("?" * len(some))})'
            for row in self._read(query, some):
                found[row[0]] = entity.to_record(dict(zip(entity.columns, row, strict=True)))
        return found

    def text(self, sha256: str) -> str:
        """The frozen text with this hash.

        Raises:
            ProjectError: it is missing, which `coder doctor` reports too.
        """
        with connection.translated(self.path):
            text = texts.get(self._db, sha256)
        if text is None:
            raise ProjectError(f"{self.path.name}: the text {sha256[:12]} is missing", "Run `coder doctor`, or use a backup.")
        return text

    def has_text(self, sha256: str) -> bool:
        """Whether the file holds the text with this hash, for a document or from one that was removed."""
        return next(self._read("SELECT 1 FROM content WHERE sha256 = ?", (sha256,)), None) is not None

    def segments(self, sha256: str, kind: str) -> tuple[Segment, ...]:
        """The segments of a text read as a document of this kind."""
        with connection.translated(self.path):
            return texts.segments(self._db, sha256, kind, writable=self.writable)

    def candidates(self, expression: str) -> set[str]:
        """Hashes of the texts that answer an FTS5 expression, such as `coder.text.search.query.fts` gives."""
        with connection.translated(self.path):
            return texts.candidates(self._db, expression)

    def opened(self, user_id: str) -> dict[str, str]:
        """When a user had each document on the screen last, UTC, by its id."""
        with connection.translated(self.path):
            return visits.read(self._db, user_id)

    def note_opened(self, document_id: str, user_id: str, at: str) -> None:
        """Keep when a user opened a document; no step of the log: nothing that anybody made changes."""
        self._check_writable()
        apply.transaction(self._db, self.path, lambda: visits.write(self._db, document_id, user_id, at))

    def data_version(self) -> int:
        """A number that changes when another connection has written."""
        with connection.translated(self.path):
            return int(self._db.execute("PRAGMA data_version").fetchone()[0])

    # writing

    def apply(
        self,
        changes: Sequence[Change],
        *,
        user_id: str,
        label: str,
        kind: str = "do",
        needs: Sequence[Change] = (),
        new_texts: Iterable[tuple[str, str]] = (),
        segmented: Iterable[tuple[str, str, Sequence[Segment]]] = (),
    ) -> int | None:
        """Write changes and the texts they need in one transaction; returns its number, or None if nothing changed.

        Args:
            needs: Additions that the changes stand on, such as the user; left out where the thing is there already.
            new_texts: (sha256, text) pairs.
            segmented: (sha256, document kind, segments) of new texts, where they are known.
        """
        self._check_writable()

        def work() -> int | None:
            for sha256, text in new_texts:
                texts.put(self._db, sha256, text)
            for sha256, document_kind, found in segmented:
                texts.keep_segments(self._db, sha256, document_kind, found)
            real = [each for each in changes if each.before != each.after]
            first = [each for each in needs if real and apply.current(self._db, BY_NAME[each.entity], each.entity_id) is None]
            written = [*first, *real]
            with indexed_afterwards(self._db, written, events=len(written)):
                return apply.write(self._db, self.path, written, user_id=user_id, label=label, kind=kind)

        return apply.transaction(self._db, self.path, work)

    def restore(self, changes: Sequence[Change], events: Iterable[Event], new_texts: Iterable[tuple[str, str]]) -> None:
        """Fill an empty project with rows and the log that led to them."""
        self._check_writable()

        def work() -> None:
            for sha256, text in new_texts:
                texts.put(self._db, sha256, text)
            told = list(events)
            with indexed_afterwards(self._db, changes, events=len(told)):
                apply.write_rows(self._db, changes)
                log.insert(self._db, told)

        apply.transaction(self._db, self.path, work)

    def union(self, other: "Store") -> "Union":
        """The logs of this copy and another as one set.

        Raises:
            Conflict: the same chain goes on differently in both.
        """
        from coder.store.union import Union

        with connection.translated(self.path):
            return Union(self._db, other._db, name=other.path.name)

    def lineage(self) -> dict[str, int]:
        """How far each chain was written in this line of copies, not brought in by a merge."""
        return dict(self._read("SELECT replica, max(seq) FROM event WHERE came_with IS NULL GROUP BY replica", ()))

    def reach(self) -> dict[str, int]:
        """Replica -> how many of its events count here."""
        from coder.store import copies

        with connection.translated(self.path):
            return copies.reach(self._db)

    def changes_since(self, entity_id: str, other_id: str) -> list[Change]:
        """What people changed in a thing since another thing was written last; see `coder.store.history`."""
        with connection.translated(self.path):
            return history.changes_since(self._db, entity_id, other_id)

    def origin(self, entity_id: str) -> tuple[str, str, frozenset[str]]:
        """Who first wrote a thing, in whatever copy: id of the user, kind of the transaction, and the kinds of things it wrote."""
        first = 'SELECT replica, txn, user_id, kind FROM event WHERE entity_id = ? ORDER BY "at", id LIMIT 1'
        replica, txn, user_id, kind = next(self._read(first, (entity_id,)))
        entities = self._read("SELECT DISTINCT entity FROM event WHERE txn = ? AND replica = ?", (txn, replica))
        return user_id, kind, frozenset(row[0] for row in entities)

    def take_in(
        self, changes: Sequence[Change], events: Sequence[Event], new_texts: Iterable[tuple[str, str]], *, user_id: str, label: str, version: int
    ) -> int | None:
        """Write what a merge brings in; see `coder.store.taking_in`."""
        from coder.store import taking_in

        self._check_writable()
        return taking_in.take_in(
            self._db, self.path, changes=changes, events=events, new_texts=new_texts, user_id=user_id, label=label, version=version
        )

    def erase(
        self,
        changes: Sequence[Change],
        maskings: Sequence["Masking"],
        is_tainted: Callable[[str, str, str], bool],
        *,
        user_id: str,
        label: str,
        version: int,
    ) -> int:
        """Remove for good; returns the number of log entries emptied. See `coder.store.erasure`."""
        from coder.store import erasure

        self._check_writable()
        return erasure.erase(
            self._db, self.path, changes=changes, maskings=maskings, is_tainted=is_tainted, user_id=user_id, label=label, version=version
        )

    # history

    def undo(self, user_id: str) -> history.Step | None:
        """Take back the user's last transaction."""
        self._check_writable()
        return history.undo(self._db, self.path, user_id)

    def redo(self, user_id: str) -> history.Step | None:
        """Bring back what the user undid last."""
        self._check_writable()
        return history.redo(self._db, self.path, user_id)

    def transactions(self) -> Iterator[history.Transaction]:
        """What was done, newest first."""
        with connection.translated(self.path):
            yield from history.transactions(self._db)

    def events(self, *, came: bool = True) -> Iterator[Event]:
        """The log in the order in which it was written here; `came`: with the events of other copies, which a merge brought in and retold."""
        with connection.translated(self.path):
            yield from log.read(self._db, "" if came else "WHERE came_with IS NULL")

    def events_of(self, entity_id: str) -> Iterator[Event]:
        """The events of one thing that led to what it is here, oldest first."""
        with connection.translated(self.path):
            yield from log.read(self._db, "WHERE entity_id = ? AND came_with IS NULL", (entity_id,))

    def events_anywhere(self, entity_id: str) -> Iterator[Event]:
        """The events of one thing in this copy and in those that were merged into it, as far as they count."""
        from coder.store import copies

        with connection.translated(self.path):
            yield from copies.events(self._db, "entity_id = ?", [entity_id])

    def event_count(self) -> int:
        """Number of events in the log."""
        return int(next(self._read("SELECT count(*) FROM event", ()))[0])

    def erased_ids(self) -> set[str]:
        """Ids of the things that were erased for good and are gone: the tombstones."""
        told = list(self._read("SELECT DISTINCT entity, entity_id FROM event WHERE payload IS NULL", ()))
        return {entity_id for entity, entity_id in told if self.get(BY_NAME[entity].kind, entity_id) is None}

    def once_removed(self, *entities: str) -> set[tuple[str, str]]:
        """Kinds and ids of the things of these kinds that somebody removed, in whatever copy; some may be there again."""
        of_these = ", ".join("?" * len(entities))
        query = f"SELECT DISTINCT entity, entity_id FROM event WHERE entity IN ({of_these}) AND payload LIKE '%{_REMOVED}'"
        return set(self._read(query, entities))

    def once_on(self, documents: Iterable[str], entities: Sequence[str]) -> set[tuple[str, str]]:
        """Kinds and ids of the things of these kinds that were ever written on one of these documents; some may be gone."""
        query = f"SELECT DISTINCT entity, entity_id FROM event WHERE entity IN ({', '.join('?' * len(entities))}) AND instr(payload, ?)"
        return {row for each in documents for row in self._read(query, (*entities, each))}

    def tombstones(self) -> set[tuple[str, str]]:
        """Kinds and ids of the things that an erasure took away."""
        return set(self._read(f"SELECT DISTINCT entity, entity_id FROM event WHERE kind = 'erase' AND payload LIKE '%{_REMOVED}'", ()))

    def erased_documents(self) -> set[str]:
        """Ids of the documents that were erased, or words of them."""
        return {row[0] for row in self._read("SELECT DISTINCT entity_id FROM event WHERE kind = 'erase' AND entity = 'document'", ())}

    def problems(self) -> list[str]:
        """What does not hold; see `coder.store.verify`."""
        from coder.store import verify

        try:
            return verify.problems(self._db)
        except (sqlite3.DatabaseError, ValueError, KeyError, TypeError) as error:
            return [f"the file is damaged: {error}"]

    def rebuild(self) -> None:
        """Make the search index and the kept segments anew; what people did is not touched."""
        self._check_writable()
        apply.transaction(self._db, self.path, lambda: texts.rebuild(self._db))

    def transaction_events(self, txn: int) -> Iterator[Event]:
        """The events of one transaction."""
        with connection.translated(self.path):
            yield from log.read(self._db, "WHERE txn = ? AND came_with IS NULL", (txn,))

    def backup(self, target: Path) -> None:
        """Write a copy of the whole project to a new file.

        Raises:
            ProjectError: the target is there already or cannot be written.
        """
        with connection.translated(target), made_whole(target) as unfinished:
            self._db.execute("VACUUM INTO ?", (str(unfinished),))

    def _read(self, query: str, arguments: Sequence[object]) -> Iterator[Any]:
        with connection.translated(self.path):
            yield from self._db.execute(query, arguments)

    def _check_writable(self) -> None:
        if not self.writable:
            raise ProjectError(f"{self.path} cannot be written", "Check the permissions of the file and its folder, or work on a copy.")
