"""brat standoff (`.ann` beside `.txt`): a file, or a folder with all below it; interrupted spans, relations, events, attributes, notes.

Format read in brat's own description (github.com/nlplab/brat, wiki). Each span bears its words, by which the counting is found.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from coder.errors import FormatError, InputRefused
from coder.formats.files.file_names import shown, storable
from coder.formats.foreign.files import raw_text
from coder.formats.foreign.gathering import Gathering
from coder.formats.foreign.layers import Annotation, Tie, take
from coder.formats.foreign.offsets import Counting, Ruler, infer, told
from coder.formats.foreign.project import ForeignProject
from coder.formats.foreign.wording import one_line

_LINE = re.compile(rb"(?:[TREAMN]\d+\t\S+ |#\d*\t\S+ |\*\t\S+ )")
_SPAN = re.compile(r"(\S+) (\d+ \d+(?:;\d+ \d+)*)\Z")
_CANDIDATES = (Counting(), Counting("utf-16"), Counting(crlf=1), Counting("bytes"))
_FILES = 20_000


@dataclass
class _Document:
    """What an `.ann` file says."""

    spans: dict[str, Annotation] = field(default_factory=dict)
    triggers: dict[str, str] = field(default_factory=dict)
    ties: list[Tie] = field(default_factory=list)
    notes: dict[str, list[str]] = field(default_factory=dict)

    def place(self, key: str) -> str:
        """The span a key stands for: an event stands for its trigger."""
        return self.triggers.get(key, key)

    def annotations(self) -> list[Annotation]:
        """The spans with what is said of them and of the events they trigger."""
        said: dict[str, list[str]] = {}
        for key, notes in self.notes.items():
            said.setdefault(self.place(key), []).extend(notes)
        return [
            Annotation(key=each.key, layer=each.layer, pieces=each.pieces, quote=each.quote, notes=tuple(said.get(each.key, ())))
            for each in self.spans.values()
        ]


def recognises(path: Path, head: bytes) -> bool:
    """Whether it is standoff, or a folder with an `.ann` file beside its text."""
    if path.is_dir():
        near = chain(path.glob("*.ann"), path.glob("*/*.ann"), path.glob("*/*/*.ann"))
        return any(each.with_suffix(".txt").is_file() for each in islice(near, 50))
    begins = head.lstrip(b"\xef\xbb\xbf\r\n")
    return path.suffix.lower() == ".ann" and bool(_LINE.match(begins) or not begins.strip())


def read(path: Path, *, convention: str | None = None) -> ForeignProject:
    """All documents of which text and annotations are there.

    Raises:
        FormatError: the text that belongs to a file is missing, or a line is damaged.
    """
    gathered = Gathering(shown(path))
    found = list(_documents(path, gathered))
    if not found:
        raise FormatError(f"{shown(path)}: no text beside its annotations", "Put NAME.txt beside NAME.ann.")
    raw = {key: text for key, text, _ in found}
    quoted = ((key, *each.pieces[0], each.quote) for key, _, said in found for each in said.spans.values() if len(each.pieces) == 1)
    inferred = infer(raw, quoted, _CANDIDATES)
    counting = told(convention, inferred.counting)
    for key, text, said in found:
        if gathered.text(key, Path(key).stem, text, ruler=Ruler(text, counting), source=f"{Path(key).name}.txt"):
            take(gathered, key, said.annotations(), said.ties)
            for note in (note for target, notes in said.notes.items() if said.place(target) not in said.spans for note in notes):
                gathered.memo("document", key, note)
    evidence = "as asked for" if convention else inferred.evidence
    return gathered.project(path.stem or shown(path), producer="brat", convention=str(counting), evidence=evidence)


def _documents(path: Path, gathered: Gathering) -> Iterator[tuple[str, str, _Document]]:
    """(key, raw text, what the annotations say) of each document."""
    files = sorted(islice(path.rglob("*.ann"), _FILES)) if path.is_dir() else [path]
    for file in files:
        text = file.with_suffix(".txt")
        inside = file.relative_to(path).with_suffix("").as_posix() if path.is_dir() else file.stem
        if not text.is_file():
            gathered.lose("annotations without their text", storable(file))
            continue
        try:
            yield inside, raw_text(text).text, _parsed(raw_text(file).text, shown(file), gathered)
        except InputRefused as error:
            gathered.lose("files that cannot be read", error.what)


def _parsed(text: str, name: str, gathered: Gathering) -> _Document:
    said = _Document()
    relations: list[tuple[str, str, list[tuple[str, str]]]] = []
    for line in (each.rstrip("\r") for each in text.removeprefix("\ufeff").split("\n")):
        key, _, rest = line.partition("\t")
        body, _, words = rest.partition("\t")
        if not line.strip():
            continue
        match key[:1]:
            case "T":
                _span(said, key, body, words, name)
            case "R" | "E" | "*":
                relations.append((key, *_arguments(body, key[:1])))
            case "A" | "M" | "N":
                kind, target, *value = [*body.split(" "), ""]
                label = f"{kind}: {' '.join(each for each in [*value, words] if each)}".rstrip(": ")
                said.notes.setdefault(target, []).append(label)
            case "#":
                kind, _, target = body.partition(" ")
                said.notes.setdefault(target, []).append(words)
            case _:
                gathered.lose("lines of an unknown kind", line[:60])
    _relate(said, relations)
    return said


def _span(said: _Document, key: str, body: str, words: str, name: str) -> None:
    match = _SPAN.match(body.strip())
    if not match:
        raise FormatError(f"{name}: {one_line(key[:20])}: no span ({body[:40]!r})", "A span is written as: T1, tab, TYPE 0 5, tab, words.")
    numbers = [tuple(int(number[:12]) for number in piece.split(" ")) for piece in match[2].split(";")]
    pieces = tuple((start, stop) for start, stop in numbers)
    said.spans[key] = Annotation(key=key, layer=match[1], pieces=_merged(pieces), quote=words)


def _merged(pieces: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Pieces that brat cut at a line end only, put together again."""
    merged = [pieces[0]]
    for start, stop in pieces[1:]:
        if merged[-1][1] <= start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], stop)
        else:
            merged.append((start, stop))
    return tuple(merged)


def _arguments(body: str, kind: str) -> tuple[str, list[tuple[str, str]]]:
    """(type, [(role, target)]); the first of an event is its trigger, `TYPE:T1`."""
    first, *others = body.split(" ")
    if kind == "*":
        return first, [("", each) for each in others if each]
    pairs = [(role, target) for role, _, target in (each.partition(":") for each in others if ":" in each)]
    return (first.partition(":")[0], [("", first.partition(":")[2]), *pairs]) if kind == "E" else (first, pairs)


def _relate(said: _Document, relations: Sequence[tuple[str, str, list[tuple[str, str]]]]) -> None:
    """Events first, so that relations and other events can name them."""
    for key, _, ends in relations:
        if key.startswith("E") and ends:
            said.triggers[key] = ends[0][1]
    for key, kind, ends in relations:
        if key.startswith("E"):
            for number, (role, target) in enumerate(ends[1:], 1):
                said.ties.append(Tie(key=f"{key}.{number}", name=role, origin=ends[0][1], target=said.place(target)))
        elif key.startswith("*"):
            for number, (_, target) in enumerate(ends[1:], 1):
                own, origin = f"{kind} {len(said.ties)}.{number}", said.place(ends[0][1])
                said.ties.append(Tie(key=own, name=kind, origin=origin, target=said.place(target), direction="associative"))
        elif len(ends) > 1:
            said.ties.append(Tie(key=key, name=kind, origin=said.place(ends[0][1]), target=said.place(ends[1][1])))
