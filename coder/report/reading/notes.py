"""What stands in the margin of a transcript: codings, linkage mentions and memos, numbered in the order of the text."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from coder.formats.tables.coding_rows import PATH_SEPARATOR
from coder.model.codebook import Code
from coder.model.coding import Coding
from coder.model.document import Document
from coder.model.linkage import LinkageMention
from coder.model.snapshot import Snapshot
from coder.report.reading.words import counted, in_a_row, word
from coder.report.theme import TONES
from coder.report.words import Words

TIE, MEMO = "#5a656d", "#8a7a2b"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One entry.

    Attributes:
        number: From 1 in each document.
        start, stop: The passage, code points, half-open.
        label: Name of the code; `A → B` of a mention; title of a memo.
        kind: `code`, `tie` or `memo`.
        path: The groups above the code; kind and status of a mention.
        users: Who gave it, with their certainty; those who gave the same code to the same passage stand together.
        at: When first (UTC).
        details: Memos.
    """

    number: int
    start: int
    stop: int
    label: str
    kind: str
    path: str
    colour: str
    users: tuple[str, ...]
    at: str
    details: tuple[str, ...] = ()


def heading(document: Document, found: Sequence[Note], language: str) -> str:
    """How much is in a transcript, and how to read it."""
    codings = sum(each.kind == "code" for each in found)
    told = in_a_row((counted(codings, "codings", language), counted(document.length, "characters", language)), language)
    return f"{told}{'。' if language == 'zh' else '. '}{word('how', language)}"


class Notes:
    """The notes of each document of a project."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._users = {each.id: each.name for each in snapshot.users}
        self._codes: dict[str, Code] = {each.id: each for each in snapshot.codes}
        self._colours = colours(snapshot)
        self._in_documents: dict[str, list[Coding]] = defaultdict(list)
        for coding in snapshot.codings:
            self._in_documents[coding.document_id].append(coding)
        self._told: dict[str, list[LinkageMention]] = defaultdict(list)
        for mention in snapshot.mentions:
            self._told[mention.document_id].append(mention)
        self._memos: dict[str, list[str]] = defaultdict(list)
        for memo in snapshot.memos:
            if memo.target_kind in ("coding", "mention") and memo.target_id:
                self._memos[memo.target_id].append(f"{memo.title}: {memo.body}" if memo.title else memo.body)

    def of(self, document: Document, language: str) -> tuple[Note, ...]:
        """In the order of the text."""
        found = [*self._codings(document, language), *self._mentions(document, language), *self._passages(document)]
        found.sort(key=lambda each: (each.start, each.stop, each.kind, each.label, each.users))
        return tuple(replace(each, number=number) for number, each in enumerate(found, 1))

    def _codings(self, document: Document, language: str) -> Iterator[Note]:
        groups: dict[tuple[int, int, str], list[Coding]] = defaultdict(list)
        for each in self._in_documents.get(document.id, ()):
            groups[each.start, each.stop, each.code_id].append(each)
        for (start, stop, code), codings in groups.items():
            codings.sort(key=lambda each: (each.created_at, each.id))
            yield Note(
                number=0,
                start=start,
                stop=stop,
                label=self._codes[code].name(language),
                kind="code",
                path=self._above(self._codes[code], language),
                colour=self._colours[code],
                users=tuple(dict.fromkeys(self._signed(each) for each in codings)),
                at=codings[0].created_at,
                details=tuple(memo for each in codings for memo in self._memos[each.id]),
            )

    def _signed(self, coding: Coding) -> str:
        name = self._users.get(coding.user_id, "")
        return f"{name} {coding.certainty}/3" if coding.certainty else name

    def _above(self, code: Code, language: str) -> str:
        """The names of the groups above a code, from the top."""
        names, seen = [], {code.id}
        while (parent := self._codes.get(code.parent_id or "")) and parent.id not in seen:
            names.append(parent.name(language))
            seen.add(parent.id)
            code = parent
        return PATH_SEPARATOR.join(reversed(names))

    def _mentions(self, document: Document, language: str) -> Iterator[Note]:
        for mention in self._told.get(document.id, ()):
            said = [mention.memo] if mention.memo else []
            for anchor in mention.anchors:
                yield Note(
                    number=0,
                    start=anchor.start,
                    stop=anchor.stop,
                    label=f"{mention.actor_a.label} → {mention.actor_b.label}",
                    kind="tie",
                    path=self._coded(mention, language),
                    colour=TIE,
                    users=(self._users.get(mention.user_id, ""),),
                    at=mention.created_at,
                    details=(*said, *self._memos[mention.id]),
                )

    def _coded(self, mention: LinkageMention, language: str) -> str:
        coded = (*mention.kinds, *mention.situations)
        names = [self._codes[each].name(language) if each in self._codes else each for each in coded]
        states = [mention.status, *(["denied"] if mention.polarity == "denied" else [])]
        words = Words(language)
        return words.listed([*names, *map(words, states)])

    def _passages(self, document: Document) -> Iterator[Note]:
        for memo in self._snapshot.memos:
            if memo.target_kind == "passage" and memo.target_id == document.id and memo.start is not None and memo.stop is not None:
                yield Note(
                    number=0,
                    start=memo.start,
                    stop=memo.stop,
                    label=memo.title or memo.kind or "memo",
                    kind="memo",
                    path="",
                    colour=MEMO,
                    users=(self._users.get(memo.user_id, ""),),
                    at=memo.created_at,
                    details=(memo.body,),
                )


def colours(snapshot: Snapshot) -> dict[str, str]:
    """Id of a code -> its colour as `#RRGGBB`, one of the house's where it has none of its own."""
    return {each.id: _colour(each.colour) or TONES[number % len(TONES)] for number, each in enumerate(snapshot.codes)}


def _colour(text: str) -> str:
    digits = text.removeprefix("#")
    fits = text.startswith("#") and len(digits) == 6 and all(each in "0123456789abcdefABCDEF" for each in digits)
    return text.lower() if fits else ""
