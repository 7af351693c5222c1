"""Selections become codings and memos, each compared with its quote."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from coder.formats.foreign.anchoring import Searched, same_words
from coder.formats.foreign.gathering import Gathering
from coder.formats.foreign.offsets import Measure
from coder.formats.foreign.stand_ins import listed
from coder.formats.refi.codes import CodeKeys
from coder.formats.refi.conventions import inside_word, is_telling
from coder.formats.refi.elements import Element, child, children, guid, name_of, parts, said, words
from coder.formats.refi.notes import Notes
from coder.formats.refi.people import People, made_at
from coder.formats.refi.sources import Selection, Source
from coder.formats.refi.stand_ins import KINDS, line_of

QUOTATION, TITLE = "quotation", "title"
_ALIKE = 0.6


@dataclass(slots=True)
class Passages:
    """Takes selections into a Gathering.

    Attributes:
        places: Identifier of a selection -> (key of the text, place).
        codings: Identifier of a selection or a coding -> key of a coding.
        rivals: Key of a text -> other ways in which its offsets may count.
        wordless: Key of a text -> selections of its source whose words are not in it.
    """

    gathered: Gathering
    people: People
    notes: Notes
    codes: CodeKeys
    places: dict[str, tuple[str, tuple[int, int]]] = field(default_factory=dict)
    codings: dict[str, str] = field(default_factory=dict)
    rivals: dict[str, tuple[Measure, ...]] = field(default_factory=dict)
    wordless: dict[str, list[Element]] = field(default_factory=lambda: defaultdict(list))
    _searched: dict[str, Searched] = field(default_factory=dict)

    def take(self, source: Source, selection: Selection) -> None:
        """Take a selection that has offsets."""
        placed = selection.placed
        start, stop, odd = placed.start, placed.stop, ""
        if 0 <= stop < start:
            start, stop, odd = stop, start, "its end lies before its start"
        place = self.gathered.rulers[source.key].span(start, stop)
        if not odd and not placed.name.strip() and any(each.span(start, stop) not in (place, None) for each in self.rivals.get(source.key, ())):
            odd = "another way of counting would put it elsewhere"
        if place is None or place[0] >= place[1]:
            place = self._clipped(source, start, stop) or self.gathered.span(source.key, start, stop)
        if place is None:
            self._lose_codings(selection.element)
            return
        self._judge(source, selection.element, place, placed.name, odd)
        self._enter(source.key, selection.element, place)

    def take_by_quote(self, source: Source, element: Element) -> None:
        """Take a selection of a page of a PDF: its words are looked for in the text."""
        quote = words(child(child(element, "Representation"), "PlainTextContent")).strip()
        named = element.get("name") or ""
        found: tuple[tuple[int, int], ...] = ()
        for wanted in (named, named.rstrip("….") if named.endswith(("…", "...")) else "", quote):
            if not found and is_telling(wanted):
                quote, found = wanted, self._search(source).places(wanted)
        if not found:
            self.wordless[source.key].append(element)
            return
        place = found[0]
        self.gathered.compare(source.key, place, quote)
        if len(found) > 1:
            page = said(element, "page")
            self.gathered.doubt(source.key, place, f"{quote}: stands {len(found)} times in the text; the file names page {page}", again=True)
        elif quote != named and named.endswith(("…", "...")):
            self.gathered.doubt(source.key, place, f"{named}: the quote is cut short, so that its end is not known", again=True)
        self._enter(source.key, element, place)

    def take_by_time(self, source: Source, element: Element, place: tuple[int, int]) -> None:
        """Take a selection of a recording, at the place of the transcript that was spoken then."""
        self.gathered.selections += 1
        self.gathered.unverifiable += 1
        self.gathered.doubt(source.key, place, f"what was said from {said(element, 'begin')} to {said(element, 'end')} ms, by the sync points")
        self._enter(source.key, element, place)

    def take_listed(self, key: str, title: str, source: Element, selections: Sequence[Element], kind: str = "note") -> bool:
        """Take a list of selections as a text of its own, in which each is a line; False if it cannot be kept."""
        text, places = listed(KINDS.get(name_of(source), "text"), title, map(line_of, selections))
        if not self.gathered.text(key, title, text, kind=kind, source=title, metadata={"stands_for": name_of(source)}):
            return False
        for element, place in zip(selections, places, strict=True):
            self.gathered.compare(key, place, "")
            self._enter(key, element, place)
        return True

    def whole(self, key: str, element: Element) -> None:
        """Take the codings of a whole text."""
        place = (0, len(self.gathered.texts[key].text))
        for each in children(element, "Coding"):
            self._code(key, each, element, place)

    def _clipped(self, source: Source, start: int, stop: int) -> tuple[int, int] | None:
        """A passage that reaches beyond the end of its text, up to its end; None where it does not, or lies outside altogether."""
        text = self.gathered.texts[source.key].text
        ruler = self.gathered.rulers[source.key]
        if stop <= start or ruler.span(start, stop) is not None:
            return None
        begins = ruler.span(start, start)
        if begins is None or begins[0] >= len(text):
            return None
        place = (begins[0], len(text))
        self.gathered.doubt(source.key, place, f"its end, {stop}, lies beyond the text: it ends with the text now")
        return place

    def _judge(self, source: Source, element: Element, place: tuple[int, int], name: str, odd: str) -> None:
        """Compare a passage with its name: a quote, or a title of its own that is kept as a memo."""
        gathered, text = self.gathered, self.gathered.texts[source.key].text
        if not name.strip() or name.startswith("line:"):
            gathered.compare(source.key, place, "")
            edges = [what for what, at in (("begins", place[0]), ("ends", place[1])) if inside_word(text, at)]
            if edges or odd:
                gathered.doubt(source.key, place, odd or f"{' and '.join(edges)} inside a word")
            return
        if same_words(name, text[place[0] : place[1]]):
            gathered.agree()
            if odd:
                gathered.doubt(source.key, place, odd)
            return
        if not self._is_title(source, name, place):
            gathered.compare(source.key, place, name)
            return
        gathered.compare(source.key, place, "")
        gathered.memo("passage", source.key, name, place=place, kind=TITLE, user=self.people.who(element), at=made_at(element))

    def _is_title(self, source: Source, name: str, place: tuple[int, int]) -> bool:
        """Whether a name that is not the words of its passage is a title: it stands nowhere in the text, nor is it nearly those words."""
        if is_telling(name) and self._search(source).places(name.rstrip("….") or name, limit=1):
            return False
        passage = self.gathered.texts[source.key].text[place[0] : place[1]][: 2 * len(name) + 20]
        return SequenceMatcher(None, name[:200].casefold(), passage[:200].casefold(), autojunk=False).ratio() < _ALIKE

    def _search(self, source: Source) -> Searched:
        return self._searched.setdefault(source.key, Searched(self.gathered.texts[source.key].text))

    def _enter(self, text: str, element: Element, place: tuple[int, int]) -> None:
        """The codings of a selection, and what was written on it."""
        own = guid(element)
        inside = parts(element)
        if own:
            self.places[own] = (text, place)
        made = [key for key in [self._code(text, each, element, place) for each in inside.get("Coding", ())] if key]
        if own and made:
            self.codings.setdefault(own, made[0])
        target_kind, key, where = ("coding", made[0], None) if len(made) == 1 else ("passage", text, place)
        noted = (len(inside) > 1 or not made) and self._write(element, inside, target_kind, key, where)
        if not made and not noted:
            passage = self.gathered.texts[text].text[place[0] : place[1]]
            self.gathered.memo("passage", text, passage, place=place, kind=QUOTATION, user=self.people.who(element), at=made_at(element))

    def _code(self, text: str, coding: Element, selection: Element, place: tuple[int, int]) -> str | None:
        code = self.codes.of(coding)
        if code is None:
            self.gathered.lose("codings with a code that is nowhere in the file", f"{self.gathered.texts[text].title} {place[0]}-{place[1]}")
            return None
        own = guid(coding)
        user, at = self.people.who(coding, selection), made_at(coding, selection)
        key = self.gathered.coding(own or f"{guid(selection)} {code}", text, place, code, user=user, at=at, twice=True)
        if key:
            if own:
                self.codings[own] = key
            if len(coding) > 1:
                self._write(coding, parts(coding), "coding", key, None)
        return key

    def _write(self, element: Element, inside: Mapping[str, Sequence[Element]], kind: str, key: str, place: tuple[int, int] | None) -> bool:
        """Put description and notes of a selection or a coding where they belong; whether there are any."""
        if "Description" not in inside and "NoteRef" not in inside and not element.get("description"):
            return False
        self.notes.describe(element, kind, key, place)
        self.notes.attach(element, kind, key, place)
        return True

    def _lose_codings(self, element: Element) -> None:
        for each in children(element, "Coding"):
            self.gathered.lose("codings whose passage could not be kept", element.get("name") or guid(each))
