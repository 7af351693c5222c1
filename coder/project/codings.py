"""The codings of a project."""

from collections.abc import Iterable
from dataclasses import replace

from coder.errors import InvalidValue, OffsetError
from coder.model import ids
from coder.model.codebook import Code, Codebook
from coder.model.coding import Coding, Memo
from coder.model.document import Document
from coder.project import resolve
from coder.project.codes.fields import new_code
from coder.project.removal import removal
from coder.project.workspace import Workspace, added, edited, one_of
from coder.store.log import now

ORIGINS_BY_HAND = ("human", "import")


class Codings:
    """Adds, edits and removes codings; every one is durable when the call returns."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._store = workspace.store

    def of(self, document: str) -> tuple[Coding, ...]:
        """The codings of a document, by place."""
        return self._store.all(Coding, document_id=resolve.document(self._store, document).id)

    def all(self) -> tuple[Coding, ...]:
        """All codings."""
        return self._store.all(Coding)

    def counts(self) -> dict[str, int]:
        """How many codings each code has, by id of the code."""
        return self._store.count(Coding, "code_id")

    def get(self, coding_id: str) -> Coding:
        """The coding with this id, or the beginning of it."""
        return resolve.by_id(self._store, Coding, coding_id, "coding", "`coder show PROJECT DOCUMENT` lists the ids.")

    def add(self, document: str, start: int, stop: int, code: str, *, certainty: int | None = None) -> Coding:
        """Give the passage a code in the user's name; the same coding a second time is the first one.

        Raises:
            OffsetError: the passage lies outside the document.
            InvalidValue: the code cannot be given to a passage.
        """
        source, chosen = resolve.document(self._store, document), self._code(code)
        coding = self._new(source, start, stop, chosen, self._version(chosen), certainty)
        for known in self._store.all(Coding, document_id=source.id, start=start, stop=stop, code_id=chosen.id, user_id=coding.user_id):
            return known
        self._workspace.write([added(coding)], "add a coding")
        return coding

    def add_under_new_code(self, document: str, start: int, stop: int, name: str) -> tuple[Code, Coding]:
        """Make a code of this name, in the first codebook, and give it to the passage: in vivo, or thought of while reading. One undo step.

        Raises:
            OffsetError, InvalidValue: as `add`; nothing is made then.
            Conflict: there is a code of this name.
        """
        source, book = resolve.document(self._store, document), resolve.codebook(self._store, None)
        made = new_code(book, self._store.all(Code, codebook_id=book.id), name)
        coding = self._new(source, start, stop, made, book.stamp, None)
        self._workspace.write([added(made), added(coding)], "add a code and give it")
        return made, coding

    def add_many(self, items: Iterable[tuple[str, int, int, str]], *, origin: str = "import") -> tuple[Coding, ...]:
        """Add many (document, start, stop, code) in one transaction, one undo step."""
        one_of(origin, ORIGINS_BY_HAND, "origin")
        documents: dict[str, Document] = {}
        codes: dict[str, tuple[Code, str]] = {}
        made: list[Coding] = []
        for document, start, stop, code in items:
            if document not in documents:
                documents[document] = resolve.document(self._store, document)
            if code not in codes:
                chosen = self._code(code)
                codes[code] = chosen, self._version(chosen)
            made.append(self._new(documents[document], start, stop, *codes[code], None, origin))
        self._workspace.write([added(coding) for coding in made], f"add {len(made)} codings")
        return tuple(made)

    def edit(
        self, coding_id: str, *, start: int | None = None, stop: int | None = None, code: str | None = None, certainty: int | None = None
    ) -> Coding:
        """Resize, move or recode a coding; it keeps its id, memo and history. Recoded, it is under the present version of the codebook."""
        before = self.get(coding_id)
        chosen = resolve.code(self._store, code) if code else self._store.get(Code, before.code_id)
        source = resolve.document(self._store, before.document_id)
        span = (before.start if start is None else start, before.stop if stop is None else stop)
        assert chosen is not None
        if code:
            _check(source, *span, chosen)
        check_span(source, *span)
        if certainty not in (None, 1, 2, 3):
            raise InvalidValue(f"certainty cannot be {certainty}", "It is 1 (doubtful), 2 or 3 (sure).")
        version = self._version(chosen) if code else before.codebook_version
        after = replace(before, start=span[0], stop=span[1], code_id=chosen.id, codebook_version=version, certainty=certainty or before.certainty)
        self._workspace.write([edited(before, after)], "change a coding")
        return after

    def confirm(self, *coding_ids: str) -> tuple[Coding, ...]:
        """Keep codings under the present version of their codebook: they were looked at again and hold. One undo step."""
        given = [self.get(each) for each in dict.fromkeys(coding_ids)]
        versions = {each.code_id: self._version(resolve.code(self._store, each.code_id)) for each in given}
        kept = tuple(replace(each, codebook_version=versions[each.code_id]) for each in given)
        pairs = zip(given, kept, strict=True)
        self._workspace.write([edited(before, after) for before, after in pairs if before != after], "confirm a coding")
        return kept

    def split(self, coding_id: str, position: int) -> tuple[Coding, Coding]:
        """Part a coding in two at an offset inside it; one undo step.

        The first part keeps id, memos and history; the second is a new coding that carries the memos too.

        Raises:
            OffsetError: the offset is not inside the coding.
        """
        before = self.get(coding_id)
        if not before.start < position < before.stop:
            raise OffsetError(f"offset {position} is not inside the coding {before.start}-{before.stop}", "Give an offset between its two ends.")
        first, second = replace(before, stop=position), replace(before, id=ids.new_id(), start=position, created_at=now())
        memos = [added(replace(memo, id=ids.new_id(), target_id=second.id)) for memo in self._store.all(Memo, target_id=before.id)]
        self._workspace.write([edited(before, first), added(second), *memos], "split a coding")
        return first, second

    def merge(self, *coding_ids: str) -> Coding:
        """Make one coding of several with the same code, document and user; it covers all of them and what lies between. One undo step.

        The one that begins first keeps its id and history, and gets the memos of all.

        Raises:
            InvalidValue: fewer than two, or they differ in code, document or user.
        """
        given = sorted((self.get(each) for each in dict.fromkeys(coding_ids)), key=lambda each: (each.start, each.stop))
        if len(given) < 2 or len({(each.code_id, each.document_id, each.user_id) for each in given}) > 1:
            raise InvalidValue("only codings with the same code, in one document and by one user, can become one", "Name two or more such codings.")
        kept = replace(given[0], stop=max(each.stop for each in given))
        changes = [edited(given[0], kept)]
        for each in given[1:]:
            memos = [edited(memo, replace(memo, target_id=kept.id)) for memo in self._store.all(Memo, target_id=each.id)]
            changes += [*memos, *removal(self._store, each, alone=True)]
        self._workspace.write(changes, f"merge {len(given)} codings")
        return kept

    def remove(self, *coding_ids: str) -> None:
        """Remove codings with their memos; one undo step."""
        changes = [change for coding_id in coding_ids for change in removal(self._store, self.get(coding_id))]
        self._workspace.write(changes, "remove a coding" if len(coding_ids) == 1 else f"remove {len(coding_ids)} codings")

    def new(self, document: str, start: int, stop: int, code: str, *, origin: str, decision_id: str | None = None) -> Coding:
        """A checked coding that is not yet written."""
        source, chosen = resolve.document(self._store, document), self._code(code)
        return replace(self._new(source, start, stop, chosen, self._version(chosen), None, origin), decision_id=decision_id)

    def _new(self, source: Document, start: int, stop: int, code: Code, version: str, certainty: int | None, origin: str = "human") -> Coding:
        _check(source, start, stop, code)
        if certainty is not None and certainty not in (1, 2, 3):
            raise InvalidValue(f"certainty cannot be {certainty}", "It is 1 (doubtful), 2 or 3 (sure).")
        return Coding(
            id=ids.new_id(),
            document_id=source.id,
            start=start,
            stop=stop,
            code_id=code.id,
            user_id=self._workspace.user.id,
            origin=origin,
            certainty=certainty,
            codebook_version=version,
            created_at=now(),
        )

    def _code(self, ref: str) -> Code:
        """The code with this id, which needs no look at all the others, else with this name."""
        return self._store.get(Code, ref) or resolve.code(self._store, ref)

    def _version(self, code: Code) -> str:
        book = self._store.get(Codebook, code.codebook_id)
        return book.stamp if book else ""


def _check(document: Document, start: int, stop: int, code: Code) -> None:
    check_span(document, start, stop)
    check_codable(code)


def check_codable(code: Code) -> None:
    """Refuse a code that passages cannot be given.

    Raises:
        InvalidValue: it is a group of codes, or retired.
    """
    if not code.codable:
        raise InvalidValue(f"{code.key} is a group of codes, not a code", f"Use one of the codes under {code.key}.")
    if code.retired:
        raise InvalidValue(f"{code.key} is retired", "Use another code, or bring it back with `coder codebook edit`.")


def check_span(document: Document, start: int, stop: int) -> None:
    """Refuse a passage outside the document.

    Raises:
        OffsetError: it is empty, or not inside.
    """
    if not 0 <= start < stop <= document.length:
        raise OffsetError(
            f"{document.title}: the passage {start}-{stop} is empty or outside the text (0-{document.length})",
            "Give START below STOP, both inside the text; offsets count characters.",
        )
