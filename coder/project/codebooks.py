"""The codebooks of a project and their codes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from coder.errors import CodebookError, Conflict, InvalidValue
from coder.formats.codebook_derive import colours, language_of, mnemonics
from coder.formats.codebook_yaml import read_codebook
from coder.model import ids
from coder.model.codebook import Code, Codebook
from coder.model.coding import Coding, Decision, Memo
from coder.model.linkage import LinkageMention
from coder.project import resolve
from coder.project.mention_fields import recoded
from coder.project.removal import carried, removal
from coder.project.workspace import Changes, Workspace, added, edited, removed
from coder.resources import folder

_KEY = re.compile(r"[^\s:,;\"']+")
LANGUAGE_FIELDS = ("names", "definition")
WORDS_FIELDS = ("include", "exclude", "examples", "cues", "anti_cues")
PLAIN_FIELDS = ("colour", "mnemonic", "position", "retired", "attaches_to")


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
        book, codes = load(ref)
        if self._store.get(Codebook, book.id):
            raise Conflict(f"the project has a codebook {book.key} already", "Give the file another key, or edit the codes that are there.")
        book = replace(book, position=max((each.position for each in self.list()), default=-1) + 1)
        self._workspace.write(changes_of(book, codes), "add a codebook")
        return book

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
        """Make a code; key and name may be the same words, as with a code taken from the text (in vivo)."""
        key = key.strip()
        above = resolve.code(self._store, parent) if parent else None
        book = self._book_of(above) if above else self.get(codebook)
        siblings = self._store.all(Code, codebook_id=book.id)
        slug = re.sub(r"[\s:,;\"']+", "_", key).strip("_")
        if not slug or not _KEY.fullmatch(slug) or not key.isprintable():
            raise InvalidValue(f"{key!r} cannot be the key of a code", "Give a word of printable characters, such as sit.new_code.")
        if any(each.key == slug for each in siblings):
            raise Conflict(f"{book.key} has a code {slug} already", "Use that one, or give another key.")
        _check_colour(colour)
        code = Code(
            id=ids.code_id(book.id, slug),
            codebook_id=book.id,
            key=slug,
            parent_id=above.id if above else None,
            names=dict(names) if names else {language_of(key): key},
            definition={language_of(definition): definition} if definition else {},
            mnemonic=_check_mnemonic(mnemonic, siblings) or mnemonics([(slug, key)], frozenset(each.mnemonic for each in siblings))[0],
            colour=colour or colours(1, frozenset(each.colour for each in siblings))[0],
            position=max((each.position for each in siblings), default=0) + 1,
        )
        self._workspace.write([*self._revised(book), added(code)], "add a code")
        return code

    def edit_code(self, ref: str, **fields: object) -> Code:
        """Change fields of a code: names, definition, include, exclude, examples, cues, colour, mnemonic, position, retired, parent."""
        before = self.code(ref)
        given = dict(fields)
        if "parent" in given:
            given["parent_id"] = self._new_parent(before, given.pop("parent"))
        unknown = given.keys() - {*LANGUAGE_FIELDS, *WORDS_FIELDS, *PLAIN_FIELDS, "parent_id"}
        if unknown:
            raise InvalidValue(
                f"a code has no field {sorted(unknown)[0]!r} to edit", f"Fields: {', '.join((*LANGUAGE_FIELDS, *WORDS_FIELDS, *PLAIN_FIELDS))}."
            )
        if given.get("mnemonic"):
            _check_mnemonic(str(given["mnemonic"]), [each for each in self._siblings(before) if each.id != before.id])
        _check_colour(str(given.get("colour") or ""))
        after = replace(before, **given)  # type: ignore[arg-type]
        if after != before:
            self._workspace.write([*self._revised(self._book_of(before)), edited(before, after)], "edit a code")
        return after

    def merge_codes(self, ref: str, into: str) -> Code:
        """Give all codings of one code to another, and remove the first."""
        old, kept = self.code(ref), self.code(into)
        if old.id == kept.id:
            raise InvalidValue(f"{ref} and {into} are the same code", "Name two codes.")
        if not kept.codable:
            raise InvalidValue(f"{kept.key} is a group of codes", "Name a code.")
        changes = self._recoded(old, kept)
        changes += [edited(each, replace(each, code_id=kept.id)) for each in self._store.all(Decision, code_id=old.id)]
        changes += [edited(each, replace(each, parent_id=old.parent_id)) for each in self._store.all(Code, parent_id=old.id)]
        changes += carried(self._store, old, kept)
        changes += self._recoded_mentions({old.id: kept.id})
        self._workspace.write([*self._revised(self._book_of(old)), *changes, removed(old)], "merge two codes")
        return kept

    def remove_code(self, ref: str) -> int:
        """Remove a code with the codes under it and all their codings; returns how many codings went (undo brings all back)."""
        code = self.code(ref)
        changes = removal(self._store, code)
        gone = {change.entity_id: "" for change in changes if change.entity == "code"}
        self._workspace.write([*self._revised(self._book_of(code)), *self._recoded_mentions(gone), *changes], "remove a code")
        return sum(change.entity == "coding" for change in changes)

    def _recoded(self, old: Code, kept: Code) -> Changes:
        """The codings of one code given to another; where the user gave both to one passage, one coding stays, with the memos of both."""
        there = {(each.document_id, each.start, each.stop, each.user_id): each for each in self._store.all(Coding, code_id=kept.id)}
        changes: Changes = []
        for each in self._store.all(Coding, code_id=old.id):
            twin = there.get((each.document_id, each.start, each.stop, each.user_id))
            if twin is None:
                changes.append(edited(each, replace(each, code_id=kept.id)))
            else:
                changes += [edited(memo, replace(memo, target_id=twin.id)) for memo in self._store.all(Memo, target_id=each.id)]
                changes.append(removed(each))
        return changes

    def _recoded_mentions(self, codes: Mapping[str, str]) -> Changes:
        """The changes that put other codes in the fields of mentions (an empty id: none)."""
        pairs = ((each, recoded(each, codes)) for each in self._store.all(LinkageMention))
        return [edited(before, after) for before, after in pairs if before != after]

    def _book_of(self, code: Code) -> Codebook:
        found = self._store.get(Codebook, code.codebook_id)
        assert found is not None
        return found

    def _revised(self, book: Codebook) -> Changes:
        return [edited(book, replace(book, revision=book.revision + 1))]

    def _new_parent(self, code: Code, parent: object) -> str | None:
        if not parent:
            return None
        above = resolve.code(self._store, str(parent))
        by_id = {each.id: each for each in self._store.all(Code, codebook_id=code.codebook_id)}
        step: Code | None = above
        while step:
            if step.id == code.id:
                raise InvalidValue(f"{above.key} is under {code.key}", "Choose a parent that is not below the code itself.")
            step = by_id.get(step.parent_id or "")
        if above.id not in by_id:
            raise InvalidValue(f"{above.key} is in another codebook", "Choose a parent in the same codebook.")
        return above.id

    def _siblings(self, code: Code) -> tuple[Code, ...]:
        return self._store.all(Code, codebook_id=code.codebook_id)


def _check_mnemonic(mnemonic: str, others: Sequence[Code]) -> str:
    if mnemonic and (not mnemonic.isalnum() or len(mnemonic) > 4):
        raise InvalidValue(f"{mnemonic!r} cannot be a mnemonic", "Give one to four letters or digits.")
    for each in others:
        if mnemonic and each.mnemonic == mnemonic:
            raise Conflict(f"{mnemonic} is the mnemonic of {each.key}", "Give other letters.")
    return mnemonic


def _check_colour(colour: str) -> None:
    if colour and not re.fullmatch(r"#[0-9A-Fa-f]{6}", colour):
        raise InvalidValue(f"{colour!r} is not a colour", "Give six hexadecimal digits, such as #3366CC.")
