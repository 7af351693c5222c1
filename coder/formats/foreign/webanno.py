"""WebAnno TSV 3.x (INCEpTION): a header of layers, then a row for each token and part of a token, with UTF-16 offsets.

Layout read in INCEpTION's user guide (webannotsv.adoc) and reference files (tsv3-suite): `*` is an annotation without a value, `_` none, `|` stands
between stacked ones, `[3]` joins the rows of one annotation; a backslash escapes. Each row bears its words, by which the offsets are checked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from coder.errors import FormatError
from coder.formats.files.file_names import shown
from coder.formats.foreign.files import raw_text
from coder.formats.foreign.gathering import Gathering
from coder.formats.foreign.layers import LINGUISTIC, Annotation, Tie, take
from coder.formats.foreign.offsets import Counting, Ruler, infer, told
from coder.formats.foreign.project import ForeignProject
from coder.formats.foreign.uima import short

_FORMAT = "#FORMAT=WebAnno TSV 3"
_ROW = re.compile(r"(\d+-\d+(?:\.\d+)?)\t(\d+)-(\d+)\t([^\t]*)(?:\t(.*))?\Z")
_STACK = re.compile(r"(?<!\\)\|")
_SLOTS = re.compile(r"(?<!\\);")
_ID = re.compile(r"(?<!\\)\[(\d+)(?:_(\d+))?\]\Z")
_ESCAPED = re.compile(r"\\(->|.)", re.DOTALL)
_CONTROLS = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "b": "\b"}
_PLAIN: dict[str, dict[str, str]] = {"#T_SP=": {}, "#T_RL=": {}, "#T_CH=": {"referenceType": "chain", "referenceRelation": "link"}}
_LONGEST_GAP = 10_000


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: kind is `value`, `role`, `target`, `relation` (its label), `source` (of a relation), `chain` or `link`."""

    layer: str
    feature: str
    kind: str


@dataclass(slots=True)
class _Row:
    """A token or a part of one."""

    key: str
    start: int
    stop: int
    words: str
    cells: list[str]


@dataclass(slots=True)
class _Found:
    """An annotation on its way: the rows it covers, and its values."""

    layer: str
    rows: list[_Row] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)


def recognises(path: Path, head: bytes) -> bool:
    """Whether its first line says so."""
    return head.lstrip(b"\xef\xbb\xbf").startswith(_FORMAT.encode())


def read(path: Path, *, convention: str | None = None) -> ForeignProject:
    """The document.

    Raises:
        FormatError, InputRefused: it is damaged; the error names the line.
    """
    name = shown(path)
    lines = raw_text(path).text.replace("\r\n", "\n").split("\n")
    columns = list(_columns(lines))
    rows, text = _body(lines, name)
    if not rows:
        raise FormatError(f"{name}: no tokens in it", "Export the document as WebAnno TSV v3.3.")
    found = infer({"1": text}, (("1", each.start, each.stop, each.words) for each in rows), (Counting("utf-16"), Counting()))
    counting = told(convention, found.counting)
    gathered = Gathering(name)
    annotations, ties = _annotations(rows, columns, gathered)
    if gathered.text("1", path.stem, text, ruler=Ruler(text, counting), source=path.name):
        take(gathered, "1", annotations, ties)
    evidence = "as asked for" if convention else f"{found.agree} of {found.of} tokens stand where their offsets say"
    return gathered.project(path.stem, producer=lines[0].removeprefix("#FORMAT=").strip(), convention=str(counting), evidence=evidence)


def _columns(lines: list[str]) -> Iterator[_Column]:
    for line in lines:
        kind = line[:6]
        if line and not line.startswith("#"):
            return
        if kind not in _PLAIN:
            continue
        layer, *features = line[6:].split("|")
        features = features if any(features) else [""]
        for index, feature in enumerate(features):
            role = feature.startswith("ROLE_")
            target = index > 0 and features[index - 1].startswith("ROLE_")
            source = kind == "#T_RL=" and feature.startswith("BT_")
            plain = _PLAIN[kind].get(feature, "relation" if kind == "#T_RL=" else "value")
            named = feature.partition(":")[2].partition("_")[0] if role else feature
            yield _Column(layer, named, "role" if role else "target" if target else "source" if source else plain)


def _body(lines: list[str], name: str) -> tuple[list[_Row], str]:
    """The rows, and the text put together from the sentences at the offsets of their first tokens (UTF-16)."""
    rows: list[_Row] = []
    parts: list[str] = []
    sentence: list[str] = []
    length = 0
    for number, line in enumerate(lines, 1):
        if line.startswith("#Text="):
            sentence.append(_plain(line[6:]))
            continue
        match = _ROW.match(line)
        if not match:
            if line.strip() and not line.startswith("#"):
                raise FormatError(f"{name}: line {number}: no token", "Export the document anew as WebAnno TSV v3.3.")
            continue
        key, start, stop, words, rest = match.groups()
        row = _Row(key, int(start[:12]), int(stop[:12]), _plain(words), (rest or "").split("\t"))
        if sentence:
            gap = row.start - length
            if gap > _LONGEST_GAP:
                raise FormatError(f"{name}: line {number}: the sentence begins {gap} characters after the one before", "Export the document anew.")
            parts += ["\n" * max(gap, 0), "\n".join(sentence)]
            length = max(row.start, length) + len("\n".join(sentence).encode("utf-16-le", "surrogatepass")) // 2
            sentence = []
        rows.append(row)
    return rows, "".join(parts)


def _plain(escaped: str) -> str:
    return _ESCAPED.sub(lambda found: _CONTROLS.get(found[1], found[1]), escaped) if "\\" in escaped else escaped


def _annotations(rows: list[_Row], columns: list[_Column], gathered: Gathering) -> tuple[list[Annotation], list[Tie]]:
    found: dict[tuple[str, str], _Found] = {}
    here: dict[tuple[str, str], list[str]] = {}
    """(layer, key of the row) -> keys of the annotations on it, in the order of their stack."""
    for row in rows:
        for column, cell in zip(columns, row.cells, strict=False):
            if LINGUISTIC.search(column.layer) or column.kind not in ("value", "chain"):
                continue
            if not column.layer or cell in ("_", ""):
                continue
            _put(row, column, cell, found, here)
        for column, cell in zip(columns, row.cells, strict=False):
            if column.kind == "role" and cell not in ("_", "") and not here.get((column.layer, row.key)):
                _put(row, _Column(column.layer, "", "value"), "*", found, here)
    annotations = [_annotation(key, each) for (_, key), each in found.items()]
    for column in columns:
        if LINGUISTIC.search(column.layer) and column.kind == "value":
            gathered.lose("layers of tokens, sentences and syntax", short(column.layer))
    return annotations, [*_relations(rows, columns, here), *_slots(rows, columns, here), *_chains(rows, columns, here)]


def _put(row: _Row, column: _Column, cell: str, found: dict[tuple[str, str], _Found], here: dict[tuple[str, str], list[str]]) -> None:
    for index, stacked in enumerate(_STACK.split(cell)):
        number = _ID.search(stacked)
        value = _plain(_ID.sub("", stacked))
        joined = number and column.kind != "chain"
        key = f"{column.layer}[{number[1]}]" if number and joined else f"{column.layer} {row.key} {index}"
        each = found.setdefault((column.layer, key), _Found(column.layer))
        if not each.rows or each.rows[-1] is not row:
            each.rows.append(row)
        if key not in here.setdefault((column.layer, row.key), []):
            here[column.layer, row.key].append(key)
        if stacked.partition("[")[0] not in ("*", "_"):
            each.values[column.feature] = value


def _annotation(key: str, each: _Found) -> Annotation:
    first, last = each.rows[0], each.rows[-1]
    quote = "".join(row.words for row in each.rows if "." not in row.key or len(each.rows) == 1)
    whole = all("." not in row.key for row in each.rows) or len(each.rows) == 1
    pieces = ((first.start, max(last.stop, first.stop)),)
    return Annotation(key=key, layer=short(each.layer), pieces=pieces, values=each.values, quote=quote if whole else "")


def _relations(rows: list[_Row], columns: list[_Column], here: dict[tuple[str, str], list[str]]) -> Iterator[Tie]:
    for index, column in enumerate(columns):
        if column.kind != "source" or LINGUISTIC.search(column.layer):
            continue
        base = column.feature.removeprefix("BT_")
        features = [place for place, each in enumerate(columns) if each.layer == column.layer and each.kind == "relation"]
        for row in rows:
            sources = _STACK.split(row.cells[index]) if index < len(row.cells) and row.cells[index] not in ("_", "") else []
            for number, source in enumerate(sources):
                marks = _ID.search(source)
                first, second = (marks[1], marks[2] or "0") if marks else ("0", "0")
                origin = _pick(here, base, _ID.sub("", source), first)
                target = _pick(here, base, row.key, second)
                said = [_plain(parts[number]) for place in features if (parts := _STACK.split(row.cells[place])) and number < len(parts)]
                name = " ".join(each for each in said if each not in ("*", "_"))
                called = f"{short(column.layer)}: {name}" if name else short(column.layer)
                yield Tie(key=f"{column.layer} {row.key} {number}", name=called, origin=origin, target=target)


def _pick(here: dict[tuple[str, str], list[str]], layer: str, row: str, number: str) -> str:
    """The annotation of a layer on a row: the one with the number, else the first."""
    keys = here.get((layer, row), [])
    joined = f"{layer}[{number}]"
    return joined if joined in keys else keys[0] if keys else ""


def _slots(rows: list[_Row], columns: list[_Column], here: dict[tuple[str, str], list[str]]) -> Iterator[Tie]:
    """Lines from the annotation that has slots to what fills them, named by the role."""
    for index, column in enumerate(columns):
        if column.kind != "role" or index + 1 >= len(columns):
            continue
        target_layer = columns[index + 1].feature
        for row in rows:
            roles, targets = (row.cells[place] if place < len(row.cells) else "_" for place in (index, index + 1))
            hosts = here.get((column.layer, row.key), [])
            if roles in ("_", "") or targets in ("_", "") or not hosts:
                continue
            for number, (role, target) in enumerate(zip(_SLOTS.split(roles), _SLOTS.split(targets), strict=False)):
                marks = _ID.search(target)
                place = _ID.sub("", target)
                known = dict.fromkeys(each.layer for each in columns if target_layer in (each.layer, "uima.tcas.Annotation"))
                layers = [layer for layer in known if (layer, place) in here]
                wanted = next((layer for layer in layers if marks and f"{layer}[{marks[1]}]" in here[layer, place]), layers[0] if layers else "")
                filler = _pick(here, wanted, place, marks[1] if marks else "0")
                yield Tie(key=f"{column.layer} slot {row.key} {number}", name=_plain(role), origin=hosts[0], target=filler)


def _chains(rows: list[_Row], columns: list[_Column], here: dict[tuple[str, str], list[str]]) -> Iterator[Tie]:
    """The links of a chain, each to the next one."""
    for index, column in enumerate(columns):
        if column.kind != "link":
            continue
        links: dict[str, list[tuple[int, str, str]]] = {}
        for row in rows:
            cell = row.cells[index] if index < len(row.cells) else "_"
            for number, stacked in enumerate(_STACK.split(cell) if cell not in ("_", "") else ()):
                name, _, where = stacked.rpartition("->")
                chain, _, place = where.partition("-")
                keys = here.get((column.layer, row.key), [])
                if place.isdecimal() and number < len(keys):
                    links.setdefault(chain, []).append((int(place[:9]), _plain(name), keys[number]))
        for chain, members in links.items():
            ordered = sorted(members)
            for (place, name, origin), (_, _, target) in pairwise(ordered):
                yield Tie(key=f"{column.layer} chain {chain}-{place}", name=name if name != "*" else "chain", origin=origin, target=target)
