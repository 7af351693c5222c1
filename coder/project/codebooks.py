"""The codebooks of a project and their codes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from coder.errors import CodebookError, Conflict, InvalidValue
from coder.formats.codebooks.derive import language_of
from coder.formats.codebooks.yaml_files import read_codebook
from coder.model.codebook import Code, Codebook, revision_of
from coder.model.coding import Coding
from coder.project import resolve
from coder.project.codes.fields import LANGUAGE_FIELDS, PLAIN_FIELDS, WORDS_FIELDS, check_fields, new_code
from coder.project.codes.history import CodeHistory, histories, history_of
from coder.project.codes.merging import Merging, mentions_recoded, merging
from coder.project.codes.order import check_not_below, placed
from coder.project.codes.splitting import chosen, splitting
from coder.project.removal import removal
from coder.project.workspace import Changes, Workspace, added, edited, removed
from coder.resources import folder


def shipped() -> dict[str, Path]:
    """The codebooks that come with the program, by key."""
    return {path.stem: path for path in sorted(folder("codebooks").glob("*.yaml"))}


def load(ref: str | Path) -> tuple[Codebook, tuple[Code, ...]]:
    """A shipped codebook by key, or one from a file.

    Raises:
        CodebookError: no such book, or the file does not hold.
    """
    path = shipped().get(str(ref)) or Path(ref)
    if not path.is_file():
        raise CodebookError(f"there is no codebook {ref}", f"Name a YAML file, or one of: {', '.join(shipped())}.")
    return read_codebook(path)


def changes_of(book: Codebook, codes: Sequence[Code]) -> Changes:
    """The changes that bring a codebook into a project."""
    return [added(book), *(added(code) for code in codes)]


class Codebooks:
    """Adds codebooks; makes, edits, merges and removes codes."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._store = workspace.store

    def list(self) -> tuple[Codebook, ...]:
        """The codebooks of the project."""
        return self._store.all(Codebook)

    def get(self, ref: str | None = None) -> Codebook:
        """The codebook with this key; without one, the first."""
        return resolve.codebook(self._store, ref)

    def codes(self, codebook: str | None = None) -> tuple[Code, ...]:
        """All codes in the order of the books, or those of one book."""
        return self._store.all(Code, **({"codebook_id": self.get(codebook).id} if codebook else {}))

    def code(self, ref: str) -> Code:
        """The code with this key, name or id."""
        return resolve.code(self._store, ref)

    def load(self, ref: str | Path) -> Codebook:
        """Bring a shipped codebook, or one from a file, into the project."""
        self._store.refuse_own(Path(ref))
        book, codes = load(ref)
        if self._store.get(Codebook, book.id):
            raise Conflict(f"the project has a codebook {book.key} already", "Give the file another key, or edit the codes that are there.")
        book = replace(book, position=max((each.position for each in self.list()), default=-1) + 1)
        self._workspace.write(changes_of(book, codes), "add a codebook")
        return book

    def history(self, ref: str) -> CodeHistory:
        """What a code meant at each version of its codebook."""
        return history_of(self._store, self.code(ref))

    def histories(self) -> Mapping[str, CodeHistory]:
        """Id -> history of the codes that have had more than one meaning."""
        return {code_id: history for book in self.list() for code_id, history in histories(self._store, book).items()}

    def older(self, ref: str) -> tuple[Coding, ...]:
        """The codings of a code that were made when its definition or rules were others, by place."""
        code = self.code(ref)
        history = history_of(self._store, code)
        return tuple(each for each in self._store.all(Coding, code_id=code.id) if history.is_older(each.codebook_version))

    def older_counts(self, known: Mapping[str, CodeHistory] | None = None) -> dict[str, int]:
        """Id of a code -> how many of its codings were made when it meant something else; codes without such are left out.

        `known`: what `histories` gave, if nothing changed since.
        """
        found: dict[str, int] = {}
        for code_id, history in (self.histories() if known is None else known).items():
            stamps = self._store.count(Coding, "codebook_version", code_id=code_id)
            found[code_id] = sum(number for stamp, number in stamps.items() if history.is_older(stamp))
        return {code_id: number for code_id, number in found.items() if number}

    def add_code(
        self,
        key: str,
        *,
        names: Mapping[str, str] | None = None,
        parent: str | None = None,
        codebook: str | None = None,
        definition: str = "",
        mnemonic: str = "",
        colour: str = "",
    ) -> Code:
        """Make a code; key and name may be the same words, as with a code taken from the text (in vivo). Without a key it gets one from its names."""
        above = resolve.code(self._store, parent) if parent else None
        book = self._book_of(above) if above else self.get(codebook)
        code = new_code(book, self._store.all(Code, codebook_id=book.id), key, names=names, parent=above, mnemonic=mnemonic, colour=colour)
        code = replace(code, definition={language_of(definition): definition} if definition else {})
        self._workspace.write([added(code)], "add a code")
        return code

    def edit_code(self, ref: str, **fields: object) -> Code:
        """Change fields of a code: names, definition, include, exclude, examples, cues, colour, mnemonic, position, retired, parent.

        A change of definition, include or exclude makes a new version of the codebook; the codings keep theirs.
        """
        before = self.code(ref)
        given = dict(fields)
        if "parent" in given:
            given["parent_id"] = self._new_parent(before, given.pop("parent"))
        unknown = given.keys() - {*LANGUAGE_FIELDS, *WORDS_FIELDS, *PLAIN_FIELDS, "parent_id"}
        if unknown:
            raise InvalidValue(
                f"a code has no field {sorted(unknown)[0]!r} to edit", f"Fields: {', '.join((*LANGUAGE_FIELDS, *WORDS_FIELDS, *PLAIN_FIELDS))}."
            )
        check_fields(given, [each for each in self._siblings(before) if each.id != before.id])
        after = replace(before, **given)  # type: ignore[arg-type]
        if after != before:
            version = self._new_version(self._book_of(before)) if after.meaning != before.meaning else []
            self._workspace.write([*version, edited(before, after)], "edit a code")
        return after

    def move_code(self, ref: str, *, before: str | None = None, after: str | None = None, under: str | None = None) -> Code:
        """Put a code, with the codes below it, directly before or after another, or last under one (empty: at the top).

        Raises:
            InvalidValue: not exactly one place is given, or it is below the code itself, or in another codebook.
        """
        code = self.code(ref)
        siblings = self._siblings(code)
        if sum(each is not None for each in (before, after, under)) != 1:
            raise InvalidValue("a code is moved to one place", "Give one of before, after, under.")
        if under is not None:
            last = max(each.position for each in siblings)
            row: Sequence[Code] = (replace(code, parent_id=self._new_parent(code, under), position=last + 1),)
        else:
            row = placed(siblings, code, resolve.code(self._store, str(before or after)), after=after is not None)
        known = {each.id: each for each in siblings}
        self._workspace.write([edited(known[each.id], each) for each in row if each != known[each.id]], "move a code")
        return next(each for each in row if each.id == code.id)

    def merging(self, ref: str, into: str) -> Merging:
        """What merging a code into another would change; nothing is written."""
        return merging(self._store, self.code(ref), self.code(into))

    def merge_codes(self, ref: str, into: str) -> Code:
        """Give all codings of one code to another, and remove the first.

        Where a user gave both to the same passage, one coding stays with the memos of both. Each coding keeps the version it was made under.
        """
        found = self.merging(ref, into)
        versions = self._new_version(self._book_of(found.old), dimensions=found.dimensions)
        if found.kept.codebook_id != found.old.codebook_id:
            versions += self._new_version(self._book_of(found.kept))
        self._workspace.write([*versions, *found.changes, removed(found.old)], "merge two codes")
        return found.kept

    def split_code(self, ref: str, codings: Iterable[str], key: str, *, names: Mapping[str, str] | None = None) -> Code:
        """Give some codings of a code (by id) to a new one that stands after it; returns the new code. One undo step. The key may be empty.

        The codings that go are under the new version of the codebook; those that stay keep theirs. Memos and histories go along.

        Raises:
            InvalidValue: no coding is given, or one is not of this code.
        """
        code = self.code(ref)
        going, siblings, book = chosen(self._store, code, codings), self._siblings(code), self._book_of(code)
        version = replace(book, revision=self._next_revision(book))
        made, changes = splitting(siblings, code, new_code(book, siblings, key, names=names, parent=self._above(code)), going, version.stamp)
        self._workspace.write([edited(book, version), *changes], "split a code")
        return made

    def remove_code(self, ref: str) -> int:
        """Remove a code with the codes under it and all their codings; returns how many codings went (undo brings all back)."""
        code = self.code(ref)
        changes = removal(self._store, code)
        gone = {change.entity_id: "" for change in changes if change.entity == "code"}
        self._workspace.write([*mentions_recoded(self._store, gone), *changes], "remove a code")
        return sum(change.entity == "coding" for change in changes)

    def _book_of(self, code: Code) -> Codebook:
        found = self._store.get(Codebook, code.codebook_id)
        assert found is not None
        return found

    def _new_version(self, book: Codebook, **fields: Any) -> Changes:
        return [edited(book, replace(book, revision=self._next_revision(book), **fields))]

    def _next_revision(self, book: Codebook) -> int:
        """One that no coding bears: a version that was taken back, but coded under, keeps its number."""
        stamps = (stamp for code in self.codes(book.key) for stamp in self._store.count(Coding, "codebook_version", code_id=code.id))
        return 1 + max(book.revision, *map(revision_of, stamps), -1)

    def _above(self, code: Code) -> Code | None:
        return self._store.get(Code, code.parent_id) if code.parent_id else None

    def _new_parent(self, code: Code, parent: object) -> str | None:
        if not parent:
            return None
        above = resolve.code(self._store, str(parent))
        check_not_below(self._siblings(code), code, above)
        return above.id

    def _siblings(self, code: Code) -> tuple[Code, ...]:
        return self._store.all(Code, codebook_id=code.codebook_id)
