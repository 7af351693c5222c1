"""The documents of a project."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from coder.errors import Ambiguous, Conflict, InvalidValue, OffsetError
from coder.model import ids
from coder.model.coding import Coding
from coder.model.document import DOCUMENT_KINDS, LANGUAGES, Document, Segment, Speaker, TurnEdit, superseded_ids
from coder.model.finished import finished_key
from coder.model.progress import Progress
from coder.model.town import Town
from coder.model.user import Setting
from coder.project import resolve
from coder.project.attributes import Attributes
from coder.project.removal import freed, removal
from coder.project.texts import revising
from coder.project.texts.adding import Adding, Failure, Report
from coder.project.texts.coverage import Coverage, coverage
from coder.project.texts.metadata_table import read_metadata
from coder.project.texts.turns import Speakers, Turn, turns_of, unit_count
from coder.project.towns import new_town, towns_of_documents
from coder.project.workspace import Changes, Workspace, added, edited, one_of, removed
from coder.store.log import now


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A document in a list, with counts."""

    document: Document
    turns: int
    codings: int
    towns: tuple[str, ...]


class Documents:
    """Adds, reads, corrects, renames and removes documents."""

    def __init__(self, workspace: Workspace, attributes: Attributes) -> None:
        self._workspace = workspace
        self._store = workspace.store
        self._attributes = attributes

    def list(self, *, superseded: bool = False) -> tuple[Document, ...]:
        """The documents in the order in which they came; `superseded`: those that a revision replaced, too."""
        found = self._store.all(Document)
        replaced = superseded_ids(found)
        return tuple(each for each in found if superseded or each.id not in replaced)

    def get(self, ref: str) -> Document:
        """The document with this id, title, file name, or unique beginning of one."""
        return resolve.document(self._store, ref)

    def text(self, ref: str) -> str:
        """The frozen text."""
        return self._store.text(self.get(ref).text_sha256)

    def segments(self, ref: str) -> tuple[Segment, ...]:
        """The segments as found in the text, in order of start."""
        document = self.get(ref)
        return self._store.segments(document.text_sha256, document.kind)

    def turns(self, ref: str) -> tuple[Turn, ...]:
        """The turns as corrected by hand; articles and paragraphs where nobody speaks."""
        return turns_of(self._store, self.get(ref))

    def summaries(self) -> tuple[Summary, ...]:
        """All documents with their counts."""
        codings = self._store.count(Coding, "document_id")
        edits, speakers = self._store.count(TurnEdit, "document_id"), Speakers(self._store.all(Speaker))
        towns = towns_of_documents(self._store)
        return tuple(
            Summary(
                document=each,
                turns=len(turns_of(self._store, each, speakers)) if each.id in edits else unit_count(self._store, each),
                codings=codings.get(each.id, 0),
                towns=towns.get(each.id, ()),
            )
            for each in self.list()
        )

    def coverage(self) -> Iterator[Coverage]:
        """How far the coding of each document is, read as it is asked for."""
        return coverage(self._store, self.list(), self._workspace.user.id)

    def note_opened(self, ref: str) -> None:
        """Keep that the user has the document on the screen now; no step of the log, and nothing where the file cannot be written."""
        if self._store.writable:
            self._store.note_opened(self.get(ref).id, self._workspace.user.id, now())

    def add(
        self,
        paths: Iterable[Path | str],
        *,
        kind: str | None = None,
        town: str | None = None,
        encoding: str | None = None,
        meta: Path | None = None,
        progress: Progress | None = None,
    ) -> Report:
        """Add files and folders in one transaction; a file that cannot be read is reported and the rest goes on.

        Args:
            kind: Of all the files; otherwise each is guessed.
            town: Of which all the files speak; made if it is new.
            encoding: Of the text files; otherwise found out.
            meta: CSV table of variables by file name.
        """
        if kind is not None:
            one_of(kind, DOCUMENT_KINDS, "the kind of a document")
        if meta:
            self._workspace.store.refuse_own(meta)
        table = read_metadata(meta) if meta else {}
        changes: Changes = []
        place = self._town(town, changes) if town else None
        batch = Adding(self._workspace, kind=kind, town=place, encoding=encoding).gather(map(Path, paths), progress)
        values = [(document, dict(read.attributes)) for document, read in batch.attributes]
        values += [(each, table[each.source]) for each in batch.documents if each.source in table]
        if batch.documents:
            changes += batch.changes
            changes += self._attributes.changes("document", [(each.id, row) for each, row in values])
            self._workspace.write(changes, f"add {len(batch.documents)} document(s)", new_texts=batch.texts, segmented=batch.segmented)
        sources = {each.source for each in batch.documents}
        unused = [Failure(path=name, what=f"{meta} tells of {name}, which was not added") for name in table if name not in sources]
        return Report(added=tuple(batch.documents), failed=tuple(batch.failed), skipped=tuple(batch.skipped), warnings=(*batch.warnings, *unused))

    def rename(self, ref: str, title: str) -> Document:
        """Give a document another title."""
        if not title.strip():
            raise InvalidValue("the title is empty", "Give a title of at least one character.")
        own = self.get(ref)
        if any(each.title == title.strip() and each.id != own.id for each in self.list()):
            raise Conflict(f"another document is called {title.strip()!r}", "Give a title of its own.")
        return self._edit(own.id, title=title.strip())

    def set(self, ref: str, *, kind: str | None = None, language: str | None = None) -> Document:
        """Say what kind of document it is, or its language."""
        given: dict[str, str] = {}
        if kind:
            given["kind"] = one_of(kind, DOCUMENT_KINDS, "the kind of a document")
        if language:
            given["language"] = one_of(language, LANGUAGES, "the language")
        return self._edit(ref, **given)

    def remove(self, ref: str) -> Counter[str]:
        """Remove a document with all that hangs on it (undo brings all of it back); returns how many things of each kind went."""
        changes = removal(self._store, self.get(ref))
        self._workspace.write([*freed(self._store, changes), *changes], "remove a document")
        return Counter(change.entity for change in changes)

    def revise(self, ref: str, path: Path, *, encoding: str | None = None) -> "revising.Revision":
        """Put a corrected text in a document's place; its codings, memos and mentions move to their words in the new text."""
        return revising.revise(self._workspace, self.get(ref), path, encoding=encoding)

    def split_turn(self, ref: str, at: int, *, speaker: str | None = None) -> TurnEdit:
        """Begin a new turn at a place inside a turn, by `speaker` if given."""
        document = self.get(ref)
        if any(turn.label_start == at for turn in turns_of(self._store, document)):
            raise InvalidValue(f"{document.title}: a turn begins at {at} already", "Give a place inside a turn.")
        if not any(turn.start < at < turn.stop for turn in turns_of(self._store, document)):
            raise OffsetError(
                f"{document.title}: {at} is not inside a turn (0-{document.length})",
                "Give the offset where the new turn begins.",
            )
        return self._edit_turn(document, at, opens=True, speaker=speaker)

    def merge_turn(self, ref: str, ordinal: int) -> TurnEdit:
        """Join turn number `ordinal` to the one before it."""
        document, turn = self._turn(ref, ordinal)
        if ordinal == 1:
            raise InvalidValue("the first turn has none before it", "Give the number of the later of the two turns.")
        return self._edit_turn(document, turn.label_start, opens=False, speaker=None)

    def assign_turn(self, ref: str, ordinal: int, speaker: str) -> TurnEdit:
        """Say who speaks in turn number `ordinal`."""
        document, turn = self._turn(ref, ordinal)
        return self._edit_turn(document, turn.label_start, opens=None, speaker=speaker)

    def _turn(self, ref: str, ordinal: int) -> tuple[Document, Turn]:
        document = self.get(ref)
        turns = turns_of(self._store, document)
        if not 1 <= ordinal <= len(turns):
            raise InvalidValue(f"{document.title} has no turn {ordinal}", f"Its turns are 1 to {len(turns)}.")
        return document, turns[ordinal - 1]

    def _edit_turn(self, document: Document, start: int, *, opens: bool | None, speaker: str | None) -> TurnEdit:
        person = resolve.speaker(self._store, speaker, document.id) if speaker else None
        edit_id = ids.turn_edit_id(document.id, start)
        before = self._store.get(TurnEdit, edit_id)
        kept = opens if opens is not None else before.opens if before else None
        after = TurnEdit(id=edit_id, document_id=document.id, start=start, opens=kept, speaker_id=person.id if person else None)
        self._workspace.write([edited(before, after) if before else added(after)], "correct a turn")
        return after

    def finish(self, ref: str, *, finished: bool = True) -> None:
        """Say that the user read the document to the last line: what is left uncoded is so on purpose."""
        key = finished_key(self.get(ref).id, self._workspace.user.id)
        before = self._store.get(Setting, ids.setting_id(key))
        if finished and before is None:
            self._workspace.write([added(Setting(id=ids.setting_id(key), key=key, value=True))], "finish a document")
        elif not finished and before is not None:
            self._workspace.write([removed(before)], "take back that a document is finished")

    def is_finished(self, ref: str) -> bool:
        """Whether the user read the document to the last line."""
        return self._store.get(Setting, ids.setting_id(finished_key(self.get(ref).id, self._workspace.user.id))) is not None

    def undo_turn_edits(self, ref: str) -> int:
        """Go back to the turns as found in the text; returns how many corrections went."""
        edits = self._store.all(TurnEdit, document_id=self.get(ref).id)
        self._workspace.write([removed(each) for each in edits], "drop the corrections of turns")
        return len(edits)

    def _edit(self, ref: str, **given: str) -> Document:
        before = self.get(ref)
        after = replace(before, **given)  # type: ignore[arg-type]
        self._workspace.write([edited(before, after)], "change a document")
        return after

    def _town(self, name: str, changes: Changes) -> Town:
        known = [town for town in self._store.all(Town) if name.strip() in (town.id, *town.names.values())]
        if len(known) > 1:
            places = ", ".join(f"{town.name()} ({town.county or 'no county'}): {town.id}" for town in known)
            raise Ambiguous(f"{len(known)} towns are called {name}", f"Give the id of one: {places}.")
        if known:
            return known[0]
        town = resolve.town_at(self._store.all(Town), name)
        if town:
            return town
        town = new_town(self._store, name)
        changes.append(added(town))
        return town
