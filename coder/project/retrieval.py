"""Getting coded passages back: the quotes of a code, tables of codings, and the quotes behind a cell."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coder.errors import InvalidValue, NotFound
from coder.model.codebook import Code
from coder.model.coding import Coding, Memo
from coder.model.consensus import CONSENSUS
from coder.model.document import Document, Speaker, superseded_ids
from coder.model.snapshot import Snapshot
from coder.model.town import TownScope
from coder.model.user import User
from coder.project import resolve
from coder.project.merging.made_twice import once
from coder.project.snapshots import snapshot
from coder.project.texts.turns import Speakers, Turn, turns_of
from coder.project.workspace import Workspace
from coder.text.search.fold import fold

if TYPE_CHECKING:
    from coder.analysis.counting.categories import Key
    from coder.analysis.counting.matrix import Matrix


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedPassage:
    """A coding with its words and where they stand.

    Attributes:
        coding: Offsets, certainty, origin and time.
        code, document, user: Key of the code, title of the document, name of the coder.
        turn: Ordinal of the turn (else article, paragraph) in which it begins, as `coder show` numbers them; 0 outside of any.
        speaker: Who speaks there; empty if nobody is named.
        text, before, after: The words, and as many characters of context as were asked for.
        memos: The notes on the coding, oldest first.
    """

    coding: Coding
    code: str
    document: str
    user: str
    turn: int
    speaker: str
    text: str
    before: str
    after: str
    memos: tuple[str, ...]


class Retrieval:
    """Reads coded passages; nothing is written."""

    def __init__(self, workspace: Workspace) -> None:
        self._store = workspace.store

    def quotes(
        self,
        code: str,
        *,
        document: str | None = None,
        town: str | None = None,
        user: str | None = None,
        context: int = 0,
        given: Iterable[Coding] | None = None,
    ) -> Iterator[CodedPassage]:
        """The passages with a code or one below it, in the order of documents and places, read as they are asked for.

        Args:
            document, town, user: Only in this document, where the text speaks of this town, by this coder.
            context: Characters of context on each side.
            given: Out of these codings, such as those of a consensus; None: out of all that people made.

        Raises:
            NotFound, Ambiguous: a name means nothing, or several things. Raised at once, not at the first passage.
            InvalidValue: `context` is negative.
        """
        if context < 0:
            raise InvalidValue(f"{context} characters of context", "Give 0 or more.")
        codes = self._with_those_below(resolve.code(self._store, code))
        person = self._user(user).id if user else None
        documents = (resolve.document(self._store, document),) if document else self._documents()
        inside = _Scoped(resolve.town(self._store, town).id, documents, self._store.all(TownScope)) if town else None
        return self._quotes(documents, codes, person, inside, context, given)

    def of(self, coding_ids: Iterable[str], *, context: int = 0) -> Iterator[CodedPassage]:
        """These codings as passages, in the order of documents and places; ids that are gone are left out."""
        found = [coding for coding in (self._store.get(Coding, each) for each in dict.fromkeys(coding_ids)) if coding]
        quoting = _Quoting(self, context)
        for source in self._store.all(Document):
            mine = [each for each in found if each.document_id == source.id]
            yield from quoting.passages(source, sorted(mine, key=lambda each: (each.start, each.stop, each.created_at, each.id)))

    def matrix(
        self,
        rows: str,
        columns: str,
        *,
        by: str = "overlap",
        within: int = 100,
        rollup: bool = False,
        coders: Sequence[str] = (),
    ) -> "Matrix":
        """A table of the codings as they are now; see `coder.analysis.counting.matrix.matrix`.

        Args:
            rows, columns: As there; `code:NAME` may name the code in any way.
            coders: Only the codings of these users.
        """
        from coder.analysis.counting.matrix import matrix

        people = {self._user(each).id for each in coders}
        now = snapshot(self._store)
        if people:
            now = replace(now, codings=tuple(each for each in now.codings if each.user_id in people))
        return matrix(now, self._side(rows), self._side(columns), by=by, within=within, rollup=rollup)

    def cell(self, table: "Matrix", row: str, column: str) -> tuple[int, int]:
        """The indexes of the cell at a row and a column, named by label, id, or for codes in any way.

        Raises:
            NotFound: the table has no such row or column.
        """
        return self._index(table.rows, row, table.rows_of, "row"), self._index(table.columns, column, table.columns_of, "column")

    def _index(self, keys: Sequence["Key"], ref: str, counted_by: str, what: str) -> int:
        for wanted in (ref, self._code_id(ref) if counted_by.partition(":")[0] == "code" else ref):
            for place, key in enumerate(keys):
                if wanted and wanted in (key.id, key.label):
                    return place
        folded = [place for place, key in enumerate(keys) if fold(key.label) == fold(ref)]
        if len(folded) == 1:
            return folded[0]
        some = ", ".join(key.label for key in keys[:6]) or "none"
        raise NotFound(f"the table has no {what} {ref!r}", f"There is: {some}{' ...' if len(keys) > 6 else ''}")

    def _code_id(self, ref: str) -> str:
        try:
            return resolve.code(self._store, ref).id
        except NotFound:
            return ""

    def _side(self, name: str) -> str:
        """`code:NAME` with the id of that code in place of the name; of several with commas between them, each."""
        if "," in name:
            return ",".join(map(self._side, name.split(",")))
        kind, _, ref = name.partition(":")
        return f"code:{resolve.code(self._store, ref).id}" if kind == "code" and ref else name

    def _quotes(
        self,
        documents: Iterable[Document],
        codes: Collection[str],
        person: str | None,
        inside: "_Scoped | None",
        context: int,
        given: Iterable[Coding] | None,
    ) -> Iterator[CodedPassage]:
        quoting = _Quoting(self, context)
        only = {"code_id": next(iter(codes))} if len(codes) == 1 else {}
        held = None if given is None else _by_document(given)
        for source in documents:
            made = self._store.iterate(Coding, document_id=source.id, **only) if held is None else held.get(source.id, [])
            found = (each for each in once(made) if each.code_id in codes)
            if person:
                found = (each for each in found if each.user_id == person)
            if inside:
                found = (each for each in found if inside.holds(each))
            yield from quoting.passages(source, list(found))

    def _documents(self) -> tuple[Document, ...]:
        found = self._store.all(Document)
        replaced = superseded_ids(found)
        return tuple(each for each in found if each.id not in replaced)

    def _with_those_below(self, code: Code) -> frozenset[str]:
        from coder.analysis.counting.categories import lines_of_descent

        lines = lines_of_descent(self._store.iterate(Code, codebook_id=code.codebook_id))
        return frozenset(each for each, line in lines.items() if code.id in line)

    def _user(self, name: str) -> User:
        users = self._store.all(User)
        for each in users:
            if name in (each.name, each.id):
                return each
        raise NotFound(f"no user {name} in this project", f"There is: {', '.join(each.name for each in users)}.")


def _by_document(codings: Iterable[Coding]) -> Mapping[str, list[Coding]]:
    found: dict[str, list[Coding]] = {}
    for each in sorted(codings, key=lambda one: (one.start, one.stop, one.created_at, one.id)):
        found.setdefault(each.document_id, []).append(each)
    return found


class _Scoped:
    """Tells whether a coding stands where the text speaks of a town."""

    def __init__(self, town_id: str, documents: Sequence[Document], statements: Sequence[TownScope]) -> None:
        from coder.analysis.profiles.scopes import scopes

        self._town = town_id
        self._scopes = scopes(Snapshot(name="", documents=tuple(documents), town_scopes=tuple(statements)))

    def holds(self, coding: Coding) -> bool:
        return self._town in self._scopes.at(coding.document_id, coding.start)


class _Quoting:
    """Makes passages of codings; a text and its turns are read once for a document, and only if it has some."""

    def __init__(self, retrieval: Retrieval, context: int) -> None:
        self._store = retrieval._store
        self._context = context
        self._speakers: Speakers | None = None
        self._codes: dict[str, str] = {}
        self._users: dict[str, str] = {}
        self._memos: dict[str, list[str]] = {}

    def passages(self, source: Document, codings: Sequence[Coding]) -> Iterator[CodedPassage]:
        if not codings:
            return
        if self._speakers is None:
            self._read()
        text = self._store.text(source.text_sha256)
        turns = turns_of(self._store, source, self._speakers)
        for each in codings:
            turn = turn_at(turns, each.start)
            yield CodedPassage(
                coding=each,
                code=self._codes.get(each.code_id, each.code_id),
                document=source.title,
                user=self._users.get(each.user_id, each.user_id),
                turn=turn.ordinal if turn else 0,
                speaker=turn.speaker if turn else "",
                text=text[each.start : each.stop],
                before=text[max(0, each.start - self._context) : each.start],
                after=text[each.stop : each.stop + self._context],
                memos=tuple(self._memos.get(each.id, ())),
            )

    def _read(self) -> None:
        self._speakers = Speakers(self._store.iterate(Speaker))
        self._codes = {each.id: each.key for each in self._store.iterate(Code)}
        self._users = {each.id: each.name for each in (CONSENSUS, *self._store.iterate(User))}
        for memo in self._store.iterate(Memo, target_kind="coding"):
            self._memos.setdefault(memo.target_id or "", []).append(f"{memo.title}: {memo.body}" if memo.title else memo.body)


def turn_at(turns: Sequence[Turn], position: int) -> Turn | None:
    """The turn that holds a code point, its label included; of articles in one another the innermost."""
    for place in range(bisect_right(turns, position, key=lambda each: each.label_start) - 1, -1, -1):
        if position < turns[place].stop:
            return turns[place]
        if turns[place].kind == "turn":
            return None
    return None
