"""How far the coding of each document is."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from coder.model.coding import Coding, Memo
from coder.model.document import Document, Speaker, TurnEdit
from coder.model.finished import finished_readings
from coder.model.user import Setting, User
from coder.project.merging.made_twice import once
from coder.project.texts.turns import Speakers, turns_of, units_of
from coder.project.towns import towns_of_documents
from coder.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """A document in a list, with how far its coding is.

    Attributes:
        towns: Names of the towns that it speaks of.
        units, coded: Turns (else articles, paragraphs), and those that at least one coding touches.
        codings, memos: How many; memos on the document, its passages and its codings.
        finished_by: Names of those who read it to the last line.
        opened_at: When this user had it on the screen last, UTC; empty: never.
    """

    document: Document
    towns: tuple[str, ...]
    units: int
    coded: int
    codings: int
    memos: int
    finished_by: tuple[str, ...]
    opened_at: str

    @property
    def share(self) -> float:
        """Coded units of all units, 0 to 1."""
        return self.coded / self.units if self.units else 0.0


def coverage(store: Store, documents: Sequence[Document], user_id: str) -> Iterator[Coverage]:
    """Of these documents, in their order, one after the other as soon as it is read."""
    codings: dict[str, list[tuple[int, int]]] = defaultdict(list)
    document_of: dict[str, str] = {}
    for each in once(store.iterate(Coding)):
        codings[each.document_id].append((each.start, each.stop))
        document_of[each.id] = each.document_id
    memos = Counter(document_of.get(memo.target_id or "", memo.target_id or "") for memo in store.iterate(Memo))
    towns, users = towns_of_documents(store), {user.id: user.name for user in store.all(User)}
    finished: dict[str, list[str]] = defaultdict(list)
    for document_id, reader in sorted(finished_readings(store.all(Setting))):
        finished[document_id].append(users.get(reader, reader))
    opened = store.opened(user_id)
    edited, speakers = store.count(TurnEdit, "document_id"), Speakers(store.all(Speaker))
    for document in documents:
        bounds = units_in(store, document, speakers, is_edited=document.id in edited)
        yield Coverage(
            document=document,
            towns=towns.get(document.id, ()),
            units=len(bounds),
            coded=touched(bounds, codings[document.id]),
            codings=len(codings[document.id]),
            memos=memos[document.id],
            finished_by=tuple(finished[document.id]),
            opened_at=opened.get(document.id, ""),
        )


def touched(units: Sequence[tuple[int, int]], spans: Iterable[tuple[int, int]]) -> int:
    """How many of the units, (start with label, stop) in order of start, share a character with at least one span."""
    starts = [start for start, _ in units]
    seen: set[int] = set()
    for start, stop in spans:
        at = max(0, bisect_right(starts, start) - 1)
        while at < len(units) and starts[at] < stop:
            if units[at][1] > start:
                seen.add(at)
            at += 1
    return len(seen)


def units_in(store: Store, document: Document, speakers: Speakers, *, is_edited: bool = True) -> list[tuple[int, int]]:
    """The turns of a document, else its articles or paragraphs: (start with label, stop) in order; `is_edited`: turns were corrected by hand."""
    if is_edited:
        return [(turn.label_start, turn.stop) for turn in turns_of(store, document, speakers)]
    segments = store.segments(document.text_sha256, document.kind)
    kinds = {each.kind for each in segments}
    text = store.text(document.text_sha256) if {"turn", "paragraph"} <= kinds else ""
    return [(each.label_start, each.stop) for each in units_of(segments, text)]
