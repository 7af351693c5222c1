"""Corrected texts in a merge: what was written on an old text in one copy goes to its words in the new one, as a correction moves it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from coder.model.merge import Moved
from coder.model.record import to_record
from coder.model.span import Anchor
from coder.text import reanchor

Record = Mapping[str, Any]
Span = tuple[int, int]
_SPANNED = ("coding", "decision", "exposure", "recoding", "town_scope")
TOUCHED = (*_SPANNED, "mention", "memo", "adjudication")
"""Kinds of things that are written on a text."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a span of a text ends up: in the newest text that still has its words."""

    document_id: str
    start: int
    stop: int
    certainty: str


class CorrectedTexts:
    """Knows which document took the place of which, and moves records to it; spans are gathered first, then placed together."""

    def __init__(self, documents: Iterable[Record], text_of: Callable[[str], str]) -> None:
        """`documents`: all that there will be; `text_of`: the text of one, by its id."""
        self._text_of = text_of
        self._next, self.rivals = _successors(documents)
        self._wanted: dict[str, set[Span]] = defaultdict(set)
        self._found: dict[tuple[str, Span], reanchor.Moved] = {}
        self._moved: dict[tuple[str, str], tuple[str, Span, _Place]] = {}

    @property
    def replaced(self) -> frozenset[str]:
        """Ids of documents whose place a corrected one takes."""
        return frozenset(self._next)

    def otherwise_than(self, before: "CorrectedTexts") -> frozenset[str]:
        """Documents that what was written on a text goes to by another way than before, or went to."""
        found: set[str] = set()
        for document_id in self._next.keys() | before._next.keys():
            if self._next.get(document_id) != before._next.get(document_id):
                while document_id in before._next and document_id not in found:
                    found.add(document_id)
                    document_id = before._next[document_id]
                found.add(document_id)
        return frozenset(found)

    @property
    def reached_twice(self) -> frozenset[str]:
        """Ids of the documents that count where two people corrected one text."""
        return frozenset(str(newer["id"]) for _, newer in self.rivals)

    def gather(self, entity: str, record: Record) -> Record:
        """Note the spans of a record on a replaced text; the record as it is."""
        document_id = document_of(entity, record)
        if document_id in self._next:
            self._wanted[document_id] |= {span for span in _spans(entity, record) if span is not None}
        return record

    def place(self) -> None:
        """Find the spans gathered so far in the corrected texts, correction by correction, as each correction moved them."""
        while self._wanted:
            document_id, spans = self._wanted.popitem()
            new = self._next[document_id]
            for moved in reanchor.reanchor(self._text_of(document_id), self._text_of(new), sorted(spans)):
                self._found[document_id, (moved.start, moved.stop)] = moved
                if moved.new_start is not None and moved.new_stop is not None and new in self._next:
                    self._wanted[new].add((moved.new_start, moved.new_stop))

    def moved(self, entity: str, record: Record) -> Record:
        """The record on the newest text that still has its words."""
        document_id = document_of(entity, record)
        if document_id not in self._next:
            return record
        places = [_Place(self._newest(document_id), 0, 0, "exact") if s is None else self._follow(document_id, s) for s in _spans(entity, record)]
        first = (_spans(entity, record) or [None])[0]
        if first is not None:
            self._moved[entity, str(record["id"])] = document_id, first, places[0]
        return _with_places(entity, record, places, self._text_of)

    def report(self, entity: str, entity_id: str) -> Moved | None:
        """Where a record went."""
        if (entity, entity_id) not in self._moved or entity in ("exposure", "recoding", "adjudication"):
            return None
        document_id, (start, stop), place = self._moved[entity, entity_id]
        new_quote = "" if place.certainty == "lost" else self._text_of(place.document_id)[place.start : place.stop]
        old_quote = self._text_of(document_id)[start:stop]
        return Moved(
            entity=entity, entity_id=entity_id, document=place.document_id, old_quote=old_quote, new_quote=new_quote, certainty=place.certainty
        )

    def _newest(self, document_id: str) -> str:
        while document_id in self._next:
            document_id = self._next[document_id]
        return document_id

    def _follow(self, document_id: str, span: Span) -> _Place:
        certainties = ["exact"]
        while document_id in self._next:
            if (document_id, span) not in self._found:
                self._wanted[document_id].add(span)
                self.place()
            moved = self._found[document_id, span]
            certainties.append(moved.certainty)
            if moved.new_start is None or moved.new_stop is None:
                break
            document_id, span = self._next[document_id], (moved.new_start, moved.new_stop)
        return _Place(document_id, *span, max(certainties, key=reanchor.CERTAINTIES.index))


def document_of(entity: str, record: Record) -> str | None:
    """The document that a record is written on."""
    if entity == "memo":
        return record["target_id"] if record["target_kind"] in ("document", "passage") else None
    return record["document_id"] if entity in TOUCHED else None


def _spans(entity: str, record: Record) -> list[Span | None]:
    if entity == "mention":
        return [(each["start"], each["stop"]) for each in record["anchors"]]
    if entity == "adjudication":
        return [(each["start"], each["stop"]) for each in _decided_about(record)]
    return [None if record["start"] is None else (record["start"], record["stop"])]


def _with_places(entity: str, record: Record, places: list[_Place], text_of: Callable[[str], str]) -> Record:
    if entity == "mention":
        return _mention(record, places, text_of)
    if entity == "adjudication":
        return _adjudication(record, places)
    place, field = places[0], "target_id" if entity == "memo" else "document_id"
    if record["start"] is None:
        return {**record, field: place.document_id}
    return {**record, field: place.document_id, "start": place.start, "stop": place.stop}


def _decided_about(record: Record) -> list[Record]:
    return [record, *record["originals"], *record["settled"]]


def _adjudication(record: Record, places: list[_Place]) -> Record:
    """A decision goes with what was decided about, if all of that is found again."""
    document_id = places[0].document_id
    if any(each.certainty == "lost" or each.document_id != document_id for each in places):
        return record
    moved = [{**each, "start": place.start, "stop": place.stop} for each, place in zip(_decided_about(record), places, strict=True)]
    originals = len(record["originals"]) + 1
    return {**moved[0], "document_id": document_id, "originals": moved[1:originals], "settled": moved[originals:]}


def _mention(record: Record, places: list[_Place], text_of: Callable[[str], str]) -> Record:
    """A mention goes with the passages that are found; with none it stays where it is."""
    reached = [each for each in places if each.certainty != "lost"]
    if not reached:
        return record
    newest = reached[0].document_id
    anchors = [to_record(Anchor.of(text_of(newest), each.start, each.stop)) for each in reached if each.document_id == newest]
    return {**record, "document_id": newest, "anchors": anchors}


def _successors(documents: Iterable[Record]) -> tuple[dict[str, str], list[tuple[Record, Record]]]:
    """Id of a document -> the one that corrects it; where two people corrected the same text, the later one corrects the other too."""
    children: dict[str, list[Record]] = defaultdict(list)
    present = {str(each["id"]): each for each in documents}
    for each in present.values():
        if each["revision_of"] in present:
            children[each["revision_of"]].append(each)
    found: dict[str, str] = {}
    rivals = []
    for old, corrections in children.items():
        *others, newest = sorted(corrections, key=_corrected_at)
        found[old] = newest["id"]
        for each in others:
            rivals.append((each, newest))
            found.update((last, newest["id"]) for last in _last(str(each["id"]), children))
    return found, rivals


def _last(document_id: str, children: Mapping[str, list[Record]]) -> list[str]:
    """The documents that end a line of corrections."""
    further = [last for each in children.get(document_id, ()) for last in _last(str(each["id"]), children)]
    return further or [document_id]


def _corrected_at(record: Record) -> tuple[str, str]:
    return str(record["metadata"].get("revised_at", "")), str(record["id"])
