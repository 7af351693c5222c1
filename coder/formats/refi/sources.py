"""The sources of a project: what each is called, its words, and the selections in it; before it is known how offsets count."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from coder.formats.refi.container import Container
from coder.formats.refi.conventions import Placed
from coder.formats.refi.elements import Element, child, children, guid, name_of, number, said, within
from coder.formats.refi.texts import RawText, text_of, text_of_file

MEDIA = ("AudioSource", "VideoSource", "PictureSource")
BY_PLACE = ("PDFSelection", "PictureSelection", "AudioSelection", "VideoSelection")


@dataclass(slots=True, kw_only=True)
class Selection:
    """A selection with offsets into a text, as the file counts them."""

    element: Element
    placed: Placed


@dataclass(slots=True, kw_only=True)
class Source:
    """A text with what lies in it.

    Attributes:
        key: Unique in the project.
        guids: All identifiers under which references may mean it.
        text: None where the file does not hold it.
        elements: The elements whose descriptions, notes, codings and values are about it.
        selections: With offsets; `by_place` those that name pages, rectangles or times instead.
        sync: Identifier of a sync point -> (milliseconds, offset).
        kind: `note` for a note that passages are coded in.
    """

    key: str
    title: str
    guids: list[str]
    text: RawText | None
    elements: list[Element]
    selections: list[Selection] = field(default_factory=list)
    by_place: list[Element] = field(default_factory=list)
    sync: dict[str, tuple[int, int]] = field(default_factory=dict)
    kind: str | None = None


def sources_of(container: Container) -> list[Source]:
    """All sources, in order; a text that two of them share (a transcript that is listed as a text too) is one."""
    found: list[Source] = []
    by_member: dict[str, Source] = {}
    for element in within(container.root, "Sources"):
        for each in children(element):
            for source in _of(each, container, len(found)):
                twin = by_member.get(source.text.member) if source.text and source.text.member else None
                if twin:
                    _join(twin, source)
                    continue
                found.append(source)
                if source.text and source.text.member:
                    by_member[source.text.member] = source
    for note in within(container.root, "Notes", "Note"):
        if any(True for selection in children(note, "PlainTextSelection") for _ in children(selection, "Coding")):
            found.append(_text_source(note, container, f"Note {guid(note) or len(found)}", kind="note"))
    return found


def _of(element: Element, container: Container, number_of: int) -> Iterator[Source]:
    kind = name_of(element)
    key = f"{kind} {guid(element) or number_of}"
    if kind == "TextSource":
        yield _text_source(element, container, key)
    elif kind == "PDFSource":
        yield _pdf_source(element, container, key)
    elif kind in MEDIA:
        yield from _media_sources(element, container, key)


def _text_source(element: Element, container: Container, key: str, *, kind: str | None = None) -> Source:
    source = Source(key=key, title=said(element, "name"), guids=[guid(element)], text=text_of(element, container), elements=[element], kind=kind)
    source.selections = list(_selections(element, key))
    return source


def _pdf_source(element: Element, container: Container, key: str) -> Source:
    """The text of a PDF is its Representation, else what the PDF itself holds; a selection in both forms is one."""
    inner = child(element, "Representation")
    text = text_of(inner, container) if inner is not None else None
    text = text or text_of_file(said(element, "path") or said(element, "currentPath"), container)
    inside = [element] if inner is None else [element, inner]
    source = Source(key=key, title=said(element, "name"), guids=list(dict.fromkeys(guid(each) for each in inside)), text=text, elements=inside)
    source.selections = list(chain.from_iterable(_selections(each, key) for each in inside))
    known = {guid(each.element) for each in source.selections} - {""}
    source.by_place = [each for each in children(element, "PDFSelection") if guid(each) not in known]
    return source


def _media_sources(element: Element, container: Container, key: str) -> Iterator[Source]:
    """A recording with its transcripts, each of them a text; a picture with its description."""
    transcripts = list(children(element, "Transcript", "TextDescription"))
    by_time = list(children(element, *BY_PLACE))
    title = said(element, "name")
    if not transcripts:
        yield Source(key=key, title=title, guids=[guid(element)], text=None, elements=[element], by_place=by_time)
    for index, each in enumerate(transcripts):
        source = Source(
            key=f"{key} {name_of(each)} {index}",
            title=said(each, "name") or title,
            guids=[guid(each), *([guid(element)] if index == 0 else [])],
            text=text_of(each, container),
            elements=[each, *([element] if index == 0 else [])],
            by_place=by_time if index == 0 else [],
        )
        source.sync = {guid(point): (number(point, "timeStamp") or 0, number(point, "position") or 0) for point in children(each, "SyncPoint")}
        source.selections = [*_selections(each, source.key), *_by_sync_points(each, source)]
        yield source


def _selections(element: Element, key: str) -> Iterator[Selection]:
    for each in children(element, "PlainTextSelection"):
        start, stop = number(each, "startPosition"), number(each, "endPosition")
        placed = Placed(key, -1 if start is None else start, -1 if stop is None else stop, each.get("name") or "")
        yield Selection(element=each, placed=placed)


def _by_sync_points(transcript: Element, source: Source) -> Iterator[Selection]:
    """Selections of a transcript, whose place is given by two of its sync points."""
    for each in children(transcript, "TranscriptSelection"):
        start = source.sync.get(guid(each, "fromSyncPoint"), (0, -1))[1]
        stop = source.sync.get(guid(each, "toSyncPoint"), (0, -1))[1]
        yield Selection(element=each, placed=Placed(source.key, start, stop, each.get("name") or ""))


def _join(twin: Source, source: Source) -> None:
    """Add what is said of a text in a second place."""
    twin.guids += source.guids
    twin.elements += source.elements
    twin.by_place += source.by_place
    twin.sync.update(source.sync)
    for each in source.selections:
        placed = each.placed
        twin.selections.append(Selection(element=each.element, placed=Placed(twin.key, placed.start, placed.stop, placed.name)))
