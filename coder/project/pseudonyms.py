"""A copy of a project in which speakers and actors go by their pseudonyms, in the texts and in every quote, memo and title.

Passages move with their words: all offsets of the copy are those of its own texts. The log stays behind, since it holds the names.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from coder.errors import InvalidValue
from coder.model.document import Document, Segment
from coder.model.linkage import LinkageMention
from coder.model.record import from_record, to_record
from coder.model.snapshot import Snapshot
from coder.model.span import Anchor
from coder.text.fold import fold
from coder.text.freeze import sha256_text

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Replaced:
    """A text with other names in it, and where its characters went.

    Attributes:
        starts, stops: Places in the old text that were replaced.
        shifts: How far what follows each of them moved.
        lengths: Length of each replacement.
    """

    text: str
    starts: tuple[int, ...] = ()
    stops: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()
    lengths: tuple[int, ...] = ()

    def moved(self, place: int, *, is_stop: bool = False) -> int:
        """Where a place of the old text is now; inside a name, its beginning (or its end, for the stop of a passage)."""
        index = bisect_right(self.starts, place - 1 if is_stop else place) - 1
        if index < 0:
            return place
        if place >= self.stops[index]:
            return place + self.shifts[index]
        begins = self.starts[index] + (self.shifts[index - 1] if index else 0)
        return begins + self.lengths[index] if is_stop else begins


class _Names:
    """The names to replace, found in Simplified and Traditional alike; the longest first."""

    def __init__(self, snapshot: Snapshot) -> None:
        given: dict[str, str] = {}
        for speaker in snapshot.speakers:
            if speaker.pseudonym:
                given |= dict.fromkeys((speaker.name, *(label.partition("@")[0] for label in speaker.labels)), speaker.pseudonym)
        for actor in snapshot.actors:
            if actor.pseudonym:
                given |= dict.fromkeys((*actor.names.values(), *actor.aliases), actor.pseudonym)
        self._by_fold = {fold(name): pseudonym for name, pseudonym in given.items() if name}
        self._shown = {fold(name): name for name in given if name}
        pieces = [_pattern(name) for name in sorted(self._by_fold, key=lambda each: (-len(each), each))]
        self._regex = re.compile("|".join(pieces)) if pieces else None
        self.counts: Counter[tuple[str, str]] = Counter()

    def __bool__(self) -> bool:
        return self._regex is not None

    def replace(self, text: str) -> _Replaced:
        """The text with the pseudonyms in it."""
        assert self._regex is not None
        pieces: list[str] = []
        starts, stops, shifts, lengths = [], [], [], []
        at = shift = 0
        for found in self._regex.finditer(fold(text)):
            pseudonym = self._by_fold[found[0]]
            self.counts[self._shown[found[0]], pseudonym] += 1
            pieces += [text[at : found.start()], pseudonym]
            shift += len(pseudonym) - (found.end() - found.start())
            at = found.end()
            starts.append(found.start())
            stops.append(found.end())
            shifts.append(shift)
            lengths.append(len(pseudonym))
        return _Replaced("".join([*pieces, text[at:]]), tuple(starts), tuple(stops), tuple(shifts), tuple(lengths))


def pseudonymised(snapshot: Snapshot) -> tuple[Snapshot, Mapping[tuple[str, str], int]]:
    """The copy, and how often each (name, pseudonym) was put in.

    Raises:
        InvalidValue: nobody has a pseudonym.
    """
    names = _Names(snapshot)
    if not names:
        raise InvalidValue("no speaker or actor of this project has a pseudonym", "Give them: coder speakers PROJECT set NAME --pseudonym P1")
    texts = {each.id: names.replace(snapshot.texts[each.id]) for each in snapshot.documents}
    words = _in_words(names)
    copy = replace(
        snapshot,
        documents=tuple(_document(each, texts[each.id], words) for each in snapshot.documents),
        texts={key: each.text for key, each in texts.items()},
        segments={key: tuple(_segment(one, texts[key], words) for one in snapshot.segments[key]) for key in texts},
        speakers=tuple(_renamed(each, words, pseudonym="") for each in snapshot.speakers),
        actors=tuple(_renamed(each, words, pseudonym="") for each in snapshot.actors),
        turn_edits=tuple(replace(each, start=texts[each.document_id].moved(each.start)) for each in snapshot.turn_edits),
        codings=tuple(_span(each, texts[each.document_id]) for each in snapshot.codings),
        decisions=tuple(_span(each, texts[each.document_id]) for each in snapshot.decisions),
        exposures=tuple(_span(each, texts[each.document_id]) for each in snapshot.exposures),
        town_scopes=tuple(_span(each, texts[each.document_id]) for each in snapshot.town_scopes),
        memos=tuple(_renamed(_span(each, texts[each.target_id]) if each.target_id in texts else each, words) for each in snapshot.memos),
        mentions=tuple(_mention(each, texts[each.document_id], words) for each in snapshot.mentions),
        linkages=tuple(_renamed(each, words) for each in snapshot.linkages),
        attributes=tuple(_renamed(each, words) for each in snapshot.attributes),
        codes=tuple(_renamed(each, words) for each in snapshot.codes),
        events=(),
    )
    return copy, dict(names.counts)


def _in_words(names: _Names) -> Callable[[Any], Any]:
    """Replaces names in every text of a JSON-compatible value; ids stay."""

    def replaced(value: Any) -> Any:
        if isinstance(value, str):
            return names.replace(value).text
        if isinstance(value, list):
            return [replaced(each) for each in value]
        if isinstance(value, dict):
            return {key: each if key == "id" or key.endswith("_id") else replaced(each) for key, each in value.items()}
        return value

    return replaced


def _renamed(thing: T, words: Callable[[Any], Any], **given: object) -> T:
    return from_record(type(thing), {**words(to_record(thing)), **given})


def _document(document: Document, now: _Replaced, words: Callable[[Any], Any]) -> Document:
    renamed = _renamed(document, words)
    return replace(renamed, text_sha256=sha256_text(now.text), length=len(now.text), source_sha256="", created_by=document.created_by)


def _segment(segment: Segment, now: _Replaced, words: Callable[[Any], Any]) -> Segment:
    return replace(
        segment,
        start=now.moved(segment.start),
        stop=now.moved(segment.stop, is_stop=True),
        label=words(segment.label),
        label_start=now.moved(segment.label_start),
    )


def _span(thing: Any, now: _Replaced) -> Any:
    if thing.start is None:
        return thing
    return replace(thing, start=now.moved(thing.start), stop=now.moved(thing.stop, is_stop=True))


def _mention(mention: LinkageMention, now: _Replaced, words: Callable[[Any], Any]) -> LinkageMention:
    anchors = tuple(Anchor.of(now.text, now.moved(each.start), now.moved(each.stop, is_stop=True)) for each in mention.anchors)
    return replace(_renamed(mention, words), anchors=anchors)


def _pattern(folded: str) -> str:
    """Latin names as whole words; Chinese ones wherever they stand."""
    before = r"(?<![^\W_])" if folded[0].isascii() and folded[0].isalnum() else ""
    after = r"(?![^\W_])" if folded[-1].isascii() and folded[-1].isalnum() else ""
    return f"{before}{re.escape(folded)}{after}"
