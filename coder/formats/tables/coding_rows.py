"""One row per coding, with everything a reader of a table wants to see beside it."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from coder.model.codebook import Code
from coder.model.coding import Coding
from coder.model.snapshot import Snapshot

_PLACE = attrgetter("start", "stop", "code_id", "id")
PATH_SEPARATOR = " > "
LIST_SEPARATOR = "; "


class CodingRow(NamedTuple):
    """A coding with the names beside its ids (a tuple, because there are many and they are short-lived).

    Attributes:
        quote: The words between `start` and `stop`.
        town: Names of the towns that the text speaks of where the coding starts.
        speaker: Who speaks where the coding starts; empty where nobody does.
        turn: Number of that turn, from 1.
        memo: The memos on the coding.
    """

    coding: Coding
    document: str
    town: str
    speaker: str
    turn: int | None
    quote: str
    user: str
    memo: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeNames:
    """How a code is written in a table."""

    key: str
    name: str
    path: str
    codebook: str


def code_names(snapshot: Snapshot) -> dict[str, CodeNames]:
    """Names of every code by id; the path goes from the top group down."""
    codes = {each.id: each for each in snapshot.codes}
    books = {each.id: each.key for each in snapshot.codebooks}
    return {
        each.id: CodeNames(key=each.key, name=each.name(), path=_path(each, codes), codebook=books.get(each.codebook_id, ""))
        for each in snapshot.codes
    }


def coding_rows(snapshot: Snapshot) -> Iterator[CodingRow]:
    """All codings in the order of documents and places; each text is read once."""
    users = {each.id: each.name for each in snapshot.users}
    memos = _memos(snapshot)
    speakers, scopes = names_of_speakers(snapshot), Scopes(snapshot)
    by_document: dict[str, list[Coding]] = defaultdict(list)
    for coding in snapshot.codings:
        by_document[coding.document_id].append(coding)
    for document in snapshot.documents:
        codings = by_document.get(document.id)
        if not codings:
            continue
        text, voices, towns = snapshot.texts[document.id], Voices.of(snapshot, document.id, speakers), scopes.of(document.id)
        title = document.title
        for coding in sorted(codings, key=_PLACE):
            start = coding.start
            speaker, turn = voices.at(start)
            quote, user = text[start : coding.stop], users.get(coding.user_id, "")
            yield CodingRow(coding, title, towns.at(start), speaker, turn, quote, user, memos.get(coding.id, ""))


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks where in one document."""

    starts: Sequence[int]
    stops: Sequence[int]
    names: Sequence[str]

    @classmethod
    def of(cls, snapshot: Snapshot, document_id: str, names: Mapping[str, str]) -> "Voices":
        """From the turns as corrected by hand; a turn begins with its printed label.

        Args:
            names: What `names_of_speakers` gives: who goes through many documents asks for them once.
        """
        turns = [each for each in snapshot.segments.get(document_id, ()) if each.kind == "turn"]
        given = snapshot.turn_speakers.get(document_id, ())
        ids = [given[index] if index < len(given) else None for index in range(len(turns))]
        return cls(
            [each.label_start if each.label else each.start for each in turns],
            [each.stop for each in turns],
            [names.get(speaker or "") or turn.label for turn, speaker in zip(turns, ids, strict=True)],
        )

    def at(self, place: int) -> tuple[str, int | None]:
        """The name at this code point and the number of the turn from 1; an empty name and None where nobody speaks."""
        index = bisect_right(self.starts, place) - 1
        return (self.names[index], index + 1) if index >= 0 and place < self.stops[index] else ("", None)

    def within(self, start: int, stop: int) -> tuple[str, int | None]:
        """As `at` for the start of a line; where nobody speaks there, the turn that begins first in the line, such as after a time."""
        here = self.at(start)
        index = bisect_left(self.starts, start)
        return here if here[1] is not None or index == len(self.starts) or self.starts[index] >= stop else (self.names[index], index + 1)


@dataclass(frozen=True, slots=True)
class Towns:
    """Which towns one document speaks of: their names in one text for the document as a whole, and one by one in places."""

    whole: str
    parts: tuple[tuple[int, int, str], ...]

    def at(self, place: int) -> str:
        """The towns by name; a stretch that speaks of a town beats what the document speaks of as a whole, as in profiles."""
        here = {name for start, stop, name in self.parts if start <= place < stop} if self.parts else None
        return LIST_SEPARATOR.join(sorted(here)) if here else self.whole


class Scopes:
    """The towns of each document, from the town scopes of a project."""

    def __init__(self, snapshot: Snapshot) -> None:
        names = {each.id: each.name() for each in snapshot.towns}
        self._whole: dict[str, list[str]] = defaultdict(list)
        self._parts: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for each in snapshot.town_scopes:
            name = names.get(each.town_id, "")
            if each.start is None or each.stop is None:
                self._whole[each.document_id].append(name)
            else:
                self._parts[each.document_id].append((each.start, each.stop, name))

    def of(self, document_id: str) -> Towns:
        """Those of one document."""
        whole = LIST_SEPARATOR.join(sorted({*self._whole.get(document_id, ())}))
        return Towns(whole, tuple(self._parts.get(document_id, ())))


def names_of_speakers(snapshot: Snapshot) -> Mapping[str, str]:
    """Names of the speakers by id."""
    return {each.id: each.name for each in snapshot.speakers}


def _memos(snapshot: Snapshot) -> dict[str, str]:
    bodies: dict[str, list[str]] = defaultdict(list)
    for memo in sorted(snapshot.memos, key=lambda each: (each.created_at, each.id)):
        if memo.target_kind == "coding" and memo.target_id:
            bodies[memo.target_id].append(f"{memo.title}: {memo.body}" if memo.title else memo.body)
    return {coding: "\n".join(each) for coding, each in bodies.items()}


def _path(code: Code, codes: Mapping[str, Code]) -> str:
    names, seen = [code.name()], {code.id}
    while code.parent_id and code.parent_id in codes and code.parent_id not in seen:
        code = codes[code.parent_id]
        seen.add(code.id)
        names.append(code.name())
    return PATH_SEPARATOR.join(reversed(names))
