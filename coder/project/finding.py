"""Searching the texts: words and phrases with AND, OR, NOT, NEAR, and filters by code, speaker, town and variable."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from coder.errors import InvalidValue, NotFound
from coder.model.attribute import Attribute, AttributeDef
from coder.model.codebook import Code
from coder.model.coding import Coding
from coder.model.document import Document, Speaker
from coder.model.linkage import LinkageMention
from coder.model.town import TownScope
from coder.model.user import User
from coder.project import resolve
from coder.project.texts.turns import Speakers, Turn, turns_of
from coder.store.store import Store
from coder.text.search.fold import fold
from coder.text.search.parsing import FIELDS, Filter
from coder.text.search.query import Query, evaluate, fts, kwic, parse_query

WITHIN = ("turn", "document")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A place where a query holds, in its context (newlines shown as spaces).

    Attributes:
        document_id, document: Id and title.
        speaker: Who speaks there; empty if nobody is named.
        turn: Ordinal of the turn; 0 outside of any.
    """

    document_id: str
    document: str
    speaker: str
    turn: int
    start: int
    stop: int
    left: str
    match: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Passage:
    """A stretch of a document in which a query must hold."""

    start: int
    stop: int
    turn: Turn | None


def find(store: Store, query: str, documents: Sequence[Document], *, width: int = 30, within: str = "turn") -> Iterator[Hit]:
    """Hits in the order of documents and places.

    A query that filters alone answer gives each passage that passes them as one hit.

    Args:
        width: Characters of context on each side.
        within: `turn`: all parts of the query must hold in one turn (with its label); `document`: anywhere in the document.

    Raises:
        InvalidValue: the query cannot be read.
    """
    parsed = parse_query(query)
    filters = _Filters(store, parsed)
    expression = fts(parsed)
    answering = store.candidates(expression) if expression else None
    speakers = Speakers(store.all(Speaker))
    for document in documents:
        if answering is None or document.text_sha256 in answering:
            yield from _in_document(store, document, parsed, filters, speakers, width, within)


def _in_document(store: Store, document: Document, query: Query, filters: "_Filters", speakers: Speakers, width: int, within: str) -> Iterator[Hit]:
    text = store.text(document.text_sha256)
    folded = fold(text)
    turns = turns_of(store, document, speakers)
    passages = _passages(turns, len(text)) if within == "turn" else [_Passage(start=0, stop=len(text), turn=None)]
    for passage in passages:
        found = evaluate(query, folded[passage.start : passage.stop], filters.of(document, passage))
        if not found.matches:
            continue
        places = [(passage.start + a, passage.start + b) for a, b in found.hits]
        if not places:
            places = [(passage.turn.start, passage.turn.stop) if passage.turn else (passage.start, passage.stop)]
        for start, stop in places:
            turn = passage.turn or next((each for each in turns if each.label_start <= start < each.stop), None)
            left, match, right = kwic(text, start, stop, width)
            yield Hit(
                document_id=document.id,
                document=document.title,
                speaker=turn.speaker if turn else "",
                turn=turn.ordinal if turn else 0,
                start=start,
                stop=stop,
                left=left,
                match=match,
                right=right,
            )


def _passages(turns: Sequence[Turn], length: int) -> list[_Passage]:
    """The turns with what stands before and between them: together they hold the whole text."""
    if not turns:
        return [_Passage(start=0, stop=length, turn=None)]
    starts = [turn.label_start for turn in turns]
    found = [_Passage(start=0, stop=starts[0], turn=None)] if starts[0] else []
    for turn, start, stop in zip(turns, starts, [*starts[1:], length], strict=True):
        found.append(_Passage(start=start, stop=stop, turn=turn))
    return found


class _Filters:
    """Answers the filters of a query for a passage."""

    def __init__(self, store: Store, query: Query) -> None:
        self._store = store
        self._codings: dict[str, list[Coding]] = defaultdict(list)
        self._values: dict[str, dict[str, str]] = defaultdict(dict)
        self._wanted: dict[Filter, set[str]] = {}
        fields = {each.field for each in query.filters()}
        for each in query.filters():
            self._wanted[each] = self._resolve(each)
        if fields & {"code", "user"}:
            for coding in store.iterate(Coding):
                self._codings[coding.document_id].append(coding)
        if fields - set(FIELDS):
            known = {each.id: each for each in store.all(AttributeDef)}
            for value in store.iterate(Attribute):
                variable = known[value.def_id]
                self._values[value.target_id].update({variable.key: value.value, f"{variable.target_kind}.{variable.key}": value.value})
        self._scopes = store.all(TownScope) if "town" in fields or fields - set(FIELDS) else ()
        self._mentions = store.all(LinkageMention) if fields & {"actor", "town"} else ()

    def of(self, document: Document, passage: _Passage) -> Callable[[Filter], bool]:
        """What tells whether a filter holds for a passage."""
        return lambda each: self._holds(each, document, passage)

    def _resolve(self, each: Filter) -> set[str]:
        """Ids of what the filter names; an unknown name is an error, not an empty answer."""
        if each.field == "code":
            return self._with_children(resolve.code(self._store, each.value))
        if each.field == "town":
            return {resolve.town(self._store, each.value).id}
        if each.field == "document":
            return {resolve.document(self._store, each.value).id}
        if each.field == "actor":
            return {resolve.actor(self._store, each.value).id}
        if each.field == "user":
            return self._user(each.value)
        if each.field not in FIELDS:
            self._check_variable(each.field)
        return set()

    def _user(self, name: str) -> set[str]:
        users = self._store.all(User)
        found = {user.id for user in users if user.name == name}
        if not found:
            raise NotFound(f"no user {name} in this project", f"There is: {', '.join(user.name for user in users)}.")
        return found

    def _check_variable(self, name: str) -> None:
        variables = [each for each in self._store.all(AttributeDef) if each.target_kind in ("document", "speaker", "town")]
        if not any(name in (each.key, f"{each.target_kind}.{each.key}") for each in variables):
            known = ", ".join([*FIELDS, *(each.key for each in variables)])
            raise InvalidValue(f"there is no field {name!r} to filter by", f"Fields and variables: {known}. Words with a colon take quotation marks.")

    def _with_children(self, code: Code) -> set[str]:
        found = {code.id}
        codes = self._store.all(Code, codebook_id=code.codebook_id)
        grew = True
        while grew:
            more = {each.id for each in codes if each.parent_id in found} - found
            found |= more
            grew = bool(more)
        return found

    def _holds(self, each: Filter, document: Document, passage: _Passage) -> bool:
        wanted, value = self._wanted[each], fold(each.value)
        if each.field in ("code", "user"):
            field = "code_id" if each.field == "code" else "user_id"
            return any(getattr(one, field) in wanted and _overlaps(one.start, one.stop, passage) for one in self._codings[document.id])
        if each.field == "speaker":
            return passage.turn is not None and value in (fold(passage.turn.speaker), fold(passage.turn.label), fold(passage.turn.role))
        if each.field == "town":
            return any(one.document_id == document.id and one.town_id in wanted and _speaks_of(one, passage) for one in self._scopes)
        if each.field == "document":
            return document.id in wanted
        if each.field == "actor":
            mentions = (one for one in self._mentions if one.document_id == document.id and _overlaps(one.start, one.stop, passage))
            return any(wanted & {one.actor_a.actor_id, one.actor_b.actor_id, *(b.actor_id for b in one.brokers)} for one in mentions)
        if each.field == "title":
            return value in fold(document.title)
        if each.field in ("kind", "language"):
            return fold(str(getattr(document, each.field))) == value
        return self._attribute_holds(each, document, passage)

    def _attribute_holds(self, each: Filter, document: Document, passage: _Passage) -> bool:
        speaker = passage.turn.speaker_id if passage.turn else None
        towns = (one.town_id for one in self._scopes if one.document_id == document.id and _speaks_of(one, passage))
        values = (self._values[one].get(each.field) for one in (document.id, speaker, *towns) if one in self._values)
        return any(_compare(value, each.sign, each.value) for value in values if value is not None)


def _speaks_of(scope: TownScope, passage: _Passage) -> bool:
    return scope.start is None or _overlaps(scope.start, scope.stop or 0, passage)


def _overlaps(start: int, stop: int, passage: _Passage) -> bool:
    return start < passage.stop and passage.start < stop


def _compare(value: str, sign: str, wanted: str) -> bool:
    """Numbers as numbers, everything else (dates too) as folded text."""
    left: float | str = fold(value)
    right: float | str = fold(wanted)
    if _NUMBER.fullmatch(value) and _NUMBER.fullmatch(wanted):
        left, right = float(value), float(wanted)
    signs = {":": left == right, "=": left == right, "!=": left != right}
    if sign in signs:
        return signs[sign]
    order = (left > right) - (left < right) if isinstance(left, type(right)) else 0  # type: ignore[operator]
    return {"<": order < 0, "<=": order <= 0, ">": order > 0, ">=": order >= 0}[sign]
