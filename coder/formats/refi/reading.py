"""REFI-QDA projects and codebooks (.qdpx, .qde, .qdc) of any program are read: leniently where they break the standard, exactly where they count."""

import bisect
from collections.abc import Sequence
from pathlib import Path

from coder.errors import FormatError
from coder.formats.foreign.gathering import Gathering
from coder.formats.foreign.offsets import Measure, Ruler
from coder.formats.foreign.project import ForeignProject
from coder.formats.foreign.wording import instant, one_line
from coder.formats.refi.cases import Variables, take_cases
from coder.formats.refi.codes import CodeKeys
from coder.formats.refi.container import Container, holds_project, looks_like_xml
from coder.formats.refi.conventions import Convention, infer
from coder.formats.refi.elements import Element, children, name_of, number, said
from coder.formats.refi.notes import Notes
from coder.formats.refi.passages import Passages
from coder.formats.refi.people import People
from coder.formats.refi.relations import take_graphs, take_links, take_sets
from coder.formats.refi.sources import MEDIA, Source, sources_of
from coder.formats.refi.vocabulary import SIDE_FILE

SUFFIXES = (".qdpx", ".qde", ".qdc")
_KNOWN = ("Users", "CodeBook", "Variables", "Cases", "Sources", "Notes", "Links", "Sets", "Graphs", "Description", "NoteRef")


def recognises(path: Path, head: bytes) -> bool:
    """Whether it is named as such, is XML that says so, or an archive with a project in it; a folder if it holds an unpacked project."""
    if path.is_dir():
        return any(each.suffix.lower() == ".qde" for each in path.iterdir())
    if path.suffix.lower() in SUFFIXES:
        return True
    if head.startswith(b"PK"):
        return holds_project(path)
    return looks_like_xml(head) and b"urn:QDA-XML" in head.replace(b"\0", b"")


def read(path: Path, *, convention: str | None = None) -> ForeignProject:
    """The project or codebook.

    Raises:
        FormatError, InputRefused: it is none, is damaged, or looks like an attack.
    """
    container = Container(path)
    kind = name_of(container.root)
    if kind not in ("Project", "CodeBook"):
        raise FormatError(f"{container.name}: not a REFI-QDA project: its first element is {kind}", "Export it anew as .qdpx or .qdc.")
    return _Reading(container, path).project(convention)


LISTED = ": their selections are listed in their place"
"""What is added where a list stands for a source without words."""


_NAMED = 3
"""So many texts are named in a line of evidence."""


class _Reading:
    """One pass through a file."""

    def __init__(self, container: Container, path: Path) -> None:
        self._container, self._root, self._stem = container, container.root, path.stem
        self._gathered = gathered = Gathering(container.name)
        for what, example in container.remarks:
            gathered.lose(what, example)
        if container.member(SIDE_FILE):
            gathered.lose("parts of this program's own in a file that another one changed since: what that one wrote counts", SIDE_FILE)
        self._people = People(self._root, gathered)
        self._codes = CodeKeys(self._root, gathered)
        self._notes = Notes(container, gathered, self._people)
        self._passages = Passages(gathered, self._people, self._notes, self._codes)
        self._variables = Variables(self._root, gathered)
        self._sources: dict[str, str] = {}

    def project(self, convention: str | None) -> ForeignProject:
        """Everything in it."""
        producer = said(self._root, "origin")
        found = sources_of(self._container)
        counted = self._convention(found, producer, convention)
        for source in found:
            self._take(source, counted)
        for key, element in self._codes.elements.items():
            self._notes.attach(element, "code", key)
        take_cases(self._root, self._gathered, self._variables, self._notes, self._passages, self._codes, self._sources)
        take_sets(self._root, self._gathered, self._resolve)
        take_links(self._root, self._gathered, self._resolve, self._notes.bodies)
        take_graphs(self._root, self._gathered, self._name, self._resolve)
        self._notes.describe(self._root, "project", None)
        self._notes.attach(self._root, "project", None)
        self._notes.rest(set(self._gathered.texts))
        for each in children(self._root):
            if name_of(self._root) == "Project" and name_of(each) not in _KNOWN:
                self._gathered.lose("elements that the standard does not have", name_of(each))
        name = said(self._root, "name") or self._stem
        told = evidence = ""
        if any(each.text and each.selections for each in found):
            told, evidence = str(counted.counting), f"{counted.evidence}{_apart(found, counted)}"
        return self._gathered.project(name, producer=producer, convention=told, evidence=evidence)

    def _convention(self, found: list[Source], producer: str, convention: str | None) -> Convention:
        texts = {each.key: each.text.raw for each in found if each.text}
        placed = [selection.placed for each in found for selection in each.selections if each.text and not each.text.extracted]
        return infer(texts, placed, producer, convention)

    def _take(self, source: Source, counted: Convention) -> None:
        first = source.elements[0]
        for what, example in source.text.remarks if source.text else ():
            self._gathered.lose(what, example)
        there = bool(source.text and source.text.raw)
        if not there or not self._take_text(source, counted):
            self._without_text(source, there=there)
            return
        self._sources.update((each, source.key) for each in source.guids if each)
        for selection in source.selections:
            self._passages.take(source, selection)
        for each in source.by_place:
            self._take_by_place(source, each)
        wordless = self._passages.wordless.pop(source.key, ())
        if wordless and self._passages.take_listed(f"{source.key} selections", f"{source.title} (selections)", first, wordless):
            self._gathered.lose(
                "selections of pages and recordings whose words are not in the text: listed in a text of their own", source.title, count=len(wordless)
            )
        self._take_about(source)
        if said(first, "richTextPath") and source.text and not source.text.extracted:
            self._gathered.lose("formatting of texts (bold, fonts, pictures)", source.title)

    def _take_about(self, source: Source) -> None:
        """Codings, descriptions, notes and values of the whole."""
        for element in source.elements:
            self._passages.whole(source.key, element)
            self._notes.describe(element, "document", source.key)
            self._notes.attach(element, "document", source.key)
            self._variables.values(element, "document", source.key)

    def _take_text(self, source: Source, counted: Convention) -> bool:
        text = source.text
        assert text is not None
        ruler = Ruler(text.raw, counted.apart.get(source.key, counted.counting))
        rivals = () if source.key in counted.apart else counted.rivals
        self._passages.rivals[source.key] = tuple(Ruler(text.raw, each) for each in rivals)
        metadata: dict[str, object] = {}
        if source.sync:
            metadata["cues"] = _cues(source, ruler)
        if instant(said(source.elements[0], "creationDateTime")):
            metadata["created_there"] = instant(said(source.elements[0], "creationDateTime"))
        if text.extracted and source.selections:
            self._gathered.lose("texts taken out of formatted files: offsets need not fit them", source.title)
        return self._gathered.text(
            source.key,
            source.title or text.member or source.key,
            text.raw,
            ruler=ruler,
            kind=source.kind,
            source=source.title or text.member,
            source_sha256=text.sha256,
            encoding=text.encoding or "utf-8",
            metadata=metadata,
        )

    def _take_by_place(self, source: Source, element: Element) -> None:
        if name_of(element) == "PDFSelection":
            self._passages.take_by_quote(source, element)
            return
        place = self._spoken(source, element)
        if place:
            self._passages.take_by_time(source, element, place)
        else:
            self._passages.wordless[source.key].append(element)

    def _spoken(self, source: Source, element: Element) -> tuple[int, int] | None:
        """The words between the sync points around a stretch of a recording; None where there are too few points."""
        begin, end = number(element, "begin"), number(element, "end")
        cues = self._gathered.texts[source.key].metadata.get("cues")
        if begin is None or end is None or not isinstance(cues, list) or len(cues) < 2:
            return None
        times = [at for _, at, _ in cues]
        first = bisect.bisect_right(times, begin / 1000) - 1
        last = bisect.bisect_left(times, end / 1000)
        start = cues[max(0, first)][0]
        stop = cues[last][0] if last < len(cues) else len(self._gathered.texts[source.key].text)
        return (start, stop) if start < stop else None

    def _without_text(self, source: Source, *, there: bool) -> None:
        """What is left of a source whose words the file does not hold, or not such as can be kept (`there`).

        What is coded or described by variables is kept as a text that lists its selections; else descriptions and notes are on the project.
        """
        first, selections = source.elements[0], [each.element for each in source.selections] + source.by_place
        told = any(name_of(each) in ("Coding", "VariableValue") for element in source.elements for each in children(element))
        kept = (selections or told) and self._passages.take_listed(source.key, source.title or source.key, first, selections)
        if not there:
            what = "pictures and recordings without a transcript" if name_of(first) in MEDIA else "texts that are not in the file"
            self._gathered.lose(f"{what}{LISTED if kept else ''}", source.title)
        elif kept:
            self._gathered.lose("texts without words: their variables and codings are kept", source.title)
        if kept:
            self._sources.update((each, source.key) for each in source.guids if each)
            self._take_about(source)
            return
        for element in source.elements:
            self._notes.describe(element, "project", None, title=source.title)
            self._notes.attach(element, "project", None)

    def _resolve(self, identifier: str) -> tuple[str, str] | None:
        """What an identifier means: the same one may be that of a code and a case, of a PDF and its text."""
        if identifier in self._passages.codings:
            return ("coding", self._passages.codings[identifier])
        if self._codes.get(identifier):
            return ("code", identifier)
        if identifier in self._sources:
            return ("document", self._sources[identifier])
        if any(each.key == identifier for each in self._gathered.cases):
            return ("case", identifier)
        return ("memo", identifier) if self._notes.title(identifier) else None

    def _name(self, thing: tuple[str, str]) -> str:
        kind, key = thing
        if kind == "coding":
            coding = self._gathered.codings[key]
            return f"“{self._gathered.texts[coding.text].text[coding.start : coding.stop][:60]}”"
        if kind == "code":
            return self._gathered.codes[key].name
        if kind == "document":
            return self._gathered.texts[key].title
        if kind == "case":
            return next(each.name for each in self._gathered.cases if each.key == key)
        return self._notes.title(key) or ""


def _apart(found: Sequence[Source], counted: Convention) -> str:
    """Which sources count otherwise than the rest of the file."""
    named = [f"{one_line(each.title)} ({counted.apart[each.key]})" for each in found if each.key in counted.apart]
    more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
    return f" All quotes in these texts prove another reading, which is used there: {', '.join(named[:_NAMED])}{more}." if named else ""


def _cues(source: Source, ruler: Measure) -> list[list[float]]:
    """[offset, seconds, seconds] from each sync point to the next, as the readers of subtitles give them."""
    points = sorted((at / 1000, place[0]) for at, place in ((at, ruler.span(place, place)) for at, place in source.sync.values()) if place)
    following = [*(at for at, _ in points[1:]), *(at for at, _ in points[-1:])]
    return [[place, at, then] for (at, place), then in zip(points, following, strict=True)]
