"""The older WebAnno TSV (versions 1 and 2): ` # layer | feature # relations | … | AttachTo=layer`, BIO labels, no offsets.

Layout read in INCEpTION's test files (exchange.md). The words of the rows are looked for one after the other in the text of the sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coder.errors import FormatError
from coder.formats.files.file_names import shown
from coder.formats.foreign.files import raw_text
from coder.formats.foreign.gathering import Gathering
from coder.formats.foreign.layers import LINGUISTIC, Annotation, Tie, take
from coder.formats.foreign.project import ForeignProject
from coder.formats.foreign.uima import short

_HEAD = re.compile(rb"\s*#\s*[A-Za-z_][\w.]*\.[\w.]+\s*[|#\r\n]")
_ROW = re.compile(r"(\d+-\d+)\t([^\t]*)(?:\t(.*))?\Z")
_BIO = re.compile(r"([BI])-(.*)\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Layer:
    """A layer, the columns of its features, and of a relation the layer it joins."""

    name: str
    features: tuple[str, ...]
    first: int
    base: str = ""


@dataclass(frozen=True, slots=True)
class _Token:
    key: str
    start: int
    stop: int
    cells: list[str]


def recognises(path: Path, head: bytes) -> bool:
    """Whether it begins with a line of layers, and has sentences below."""
    return bool(_HEAD.match(head.lstrip(b"\xef\xbb\xbf"))) and b"#text=" in head and b"#FORMAT=" not in head


def read(path: Path, *, convention: str | None = None) -> ForeignProject:
    """The document; `convention` does not matter here.

    Raises:
        FormatError, InputRefused: it is damaged; the error names the line.
    """
    gathered = Gathering(shown(path))
    lines = raw_text(path).text.replace("\r\n", "\n").split("\n")
    layers = list(_layers(next((line for line in lines if line.strip()), "")))
    tokens, text = _body(lines, gathered.file)
    annotations: list[Annotation] = []
    ties: list[Tie] = []
    for layer in layers:
        if LINGUISTIC.search(layer.name):
            gathered.lose("layers of tokens, sentences and syntax", short(layer.name))
        elif layer.base:
            ties += _relations(layer, tokens)
        else:
            annotations += _annotations(layer, tokens)
    if gathered.text("1", path.stem, text, source=path.name):
        take(gathered, "1", annotations, ties)
    evidence = "tokens found in their sentences one after the other; the file has no offsets"
    return gathered.project(path.stem, producer="WebAnno TSV before 3", convention="tokens", evidence=evidence)


def _layers(heading: str) -> Iterator[_Layer]:
    column = 0
    for part in heading.strip().lstrip("#").split("#"):
        name, *features = (each.strip() for each in part.split("|"))
        base = next((each.removeprefix("AttachTo=") for each in features if each.startswith("AttachTo=")), "")
        own = tuple(each for each in features if each and not each.startswith("AttachTo="))
        yield _Layer(name, own, column, base)
        column += len(own) + bool(base)


def _body(lines: list[str], name: str) -> tuple[list[_Token], str]:
    tokens: list[_Token] = []
    parts: list[str] = []
    offset = place = 0
    sentence = ""
    for number, line in enumerate(lines, 1):
        if line.startswith("#text="):
            offset += len(sentence) + 1 if parts else 0
            sentence, place = line[6:], 0
            parts.append(sentence)
            continue
        match = _ROW.match(line)
        if not match:
            continue
        found = sentence.find(match[2], place)
        if found < 0:
            raise FormatError(f"{name}: line {number}: {match[2][:40]!r} does not stand in its sentence", "Export the document anew.")
        place = found + len(match[2])
        tokens.append(_Token(match[1], offset + found, offset + place, (match[3] or "").split("\t")))
    if not tokens:
        raise FormatError(f"{name}: no tokens in it", "Export the document as WebAnno TSV v3.3.")
    return tokens, "\n".join(parts) + "\n"


def _stack(layer: _Layer, token: _Token) -> list[list[str]]:
    """The values of each annotation on a token, in the order of the features."""
    cells = [token.cells[layer.first + index] if layer.first + index < len(token.cells) else "_" for index in range(len(layer.features))]
    stacks = [[] if cell in ("_", "O", "") else cell.split("|") for cell in cells]
    height = max(map(len, stacks), default=0)
    return [[stack[level] if level < len(stack) else "" for stack in stacks] for level in range(height)]


def _key(layer: _Layer, token: _Token, level: int) -> str:
    return f"{layer.name} {token.key} {level}"


def _annotations(layer: _Layer, tokens: list[_Token]) -> list[Annotation]:
    """One for each level of a stack; rows that begin with I- go on what stands above at the same level."""
    found: list[Annotation] = []
    open_at: dict[int, int] = {}
    for token in tokens:
        still: dict[int, int] = {}
        for level, values in enumerate(_stack(layer, token)):
            marks = [_BIO.match(each) for each in values]
            goes_on = level in open_at and any(mark and mark[1] == "I" for mark in marks)
            plain = [mark[2] if mark else value for mark, value in zip(marks, values, strict=True)]
            if goes_on:
                index = open_at[level]
                before = found[index]
                found[index] = Annotation(key=before.key, layer=before.layer, pieces=((before.pieces[0][0], token.stop),), values=before.values)
                still[level] = index
                continue
            said = {name: value for name, value in zip(layer.features, plain, strict=True) if value not in ("", "_", "*")}
            found.append(Annotation(key=_key(layer, token, level), layer=short(layer.name), pieces=((token.start, token.stop),), values=said))
            if any(mark and mark[1] == "B" for mark in marks):
                still[level] = len(found) - 1
        open_at = still
    return found


def _relations(layer: _Layer, tokens: list[_Token]) -> Iterator[Tie]:
    """From the annotation on the token that is named to that on the token itself."""
    where = layer.first + len(layer.features)
    for token in tokens:
        named = token.cells[where].split("|") if where < len(token.cells) and token.cells[where] not in ("_", "") else []
        for level, (origin, values) in enumerate(zip(named, _stack(layer, token), strict=False)):
            said = " ".join(dict.fromkeys(value for value in values if value not in ("", "_")))
            name = f"{short(layer.name)}: {said}" if said else short(layer.name)
            yield Tie(key=f"{layer.name} {token.key} {level}", name=name, origin=f"{layer.base} {origin} 0", target=f"{layer.base} {token.key} 0")
