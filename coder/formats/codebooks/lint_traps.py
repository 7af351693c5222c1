"""What YAML does in silence: commas that split, words that become booleans, comments that eat text, keys given twice."""

import re
from collections.abc import Iterator

import yaml

from coder.formats.codebooks.derive import language_of
from coder.formats.codebooks.nodes import is_null, line_of

_TAG = "tag:yaml.org,2002:"
_TEXT_FIELDS = frozenset(["names", "definition", "include", "exclude", "examples", "counter_examples", "cues", "anti_cues"])
_TEXT_KEYS = frozenset(["key", "parent", "id", "mnemonic", "colour", "version", "basis"])
_FREE = frozenset(["notes", "facets", "provenance", "reference_profiles"])
_TOP = frozenset(["codebook", "dimensions", "ideal_types", "groups", "codes", *_FREE])
_MEANT_AS_TEXT = {_TAG + "bool": "true or false", _TAG + "int": "a number", _TAG + "float": "a number", _TAG + "timestamp": "a date"}
_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff]"
_HALF_WIDTH = re.compile(rf"{_HAN}[,;:?!()]|[,;:?!()]{_HAN}|{_HAN}\.(?:\s|$)")

Trap = tuple[int, str, str]
"""Line, severity, message."""


def tab_indents(text: str) -> Iterator[tuple[int, str]]:
    """Lines indented with a tab, which YAML refuses."""
    for number, row in enumerate(text.split("\n"), start=1):
        if "\t" in row[: len(row) - len(row.lstrip())] and row.strip():
            yield number, "the line is indented with a tab; use spaces"


def traps(root: yaml.Node, text: str) -> Iterator[Trap]:
    """All traps in the tree under `root`, which was made from `text`."""
    rows = text.split("\n")
    if isinstance(root, yaml.MappingNode) and any(key.value in _TOP for key, _ in root.value):
        yield from _walk(root, rows, wanted=False)
    else:
        yield from _walk(root, rows, wanted=True)


def _walk(node: yaml.Node, rows: list[str], *, wanted: bool) -> Iterator[Trap]:
    """`wanted`: every scalar below is meant as text."""
    if isinstance(node, yaml.MappingNode):
        yield from _mapping(node, rows, wanted=wanted)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            if node.flow_style and isinstance(item, yaml.ScalarNode):
                yield from _split_list(item)
            yield from _walk(item, rows, wanted=wanted)
    elif wanted and isinstance(node, yaml.ScalarNode):
        yield from _text(node, rows)


def _mapping(node: yaml.MappingNode, rows: list[str], *, wanted: bool) -> Iterator[Trap]:
    lines: dict[str, int] = {}
    empty = [key for key, value in node.value if isinstance(value, yaml.ScalarNode) and is_null(value) and not value.value]
    if node.flow_style and len(empty) < len(node.value):
        for key in empty:
            yield line_of(key), "error", f"“{key.value}” has no value: a comma splits a text inside {{ }}. Quote the text that holds the comma"
    for key, value in node.value:
        name = str(key.value)
        if name in lines:
            yield line_of(key), "error", f"the key “{name}” is here a second time (first in line {lines[name]}); only one of them counts"
        lines[name] = line_of(key)
        if key.tag in _MEANT_AS_TEXT:
            yield line_of(key), "warning", f"the key {name} is read by YAML as {_MEANT_AS_TEXT[key.tag]}; quote it"
        if name in _FREE and not wanted:
            yield from _free(value, rows, text=False)
        elif name in ("codes", "children") and not wanted:
            yield from _codes(value, rows)
        else:
            yield from _walk(value, rows, wanted=wanted or name in _TEXT_FIELDS or name in _TEXT_KEYS or name == "languages")


def _codes(node: yaml.Node, rows: list[str]) -> Iterator[Trap]:
    """The codes: names are text, fields as elsewhere."""
    if isinstance(node, yaml.MappingNode):
        for key, _ in node.value:
            yield from _text(key, rows)
        yield from _mapping(node, rows, wanted=False)
        return
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _walk(item, rows, wanted=isinstance(item, yaml.ScalarNode))


def _free(node: yaml.Node, rows: list[str], *, text: bool) -> Iterator[Trap]:
    """Free data may hold numbers and booleans; only what stands under a language is text."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _free(value, rows, text=text or key.value in ("zh", "en") or key.value == "counter_examples")
        yield from (trap for trap in _mapping(node, [], wanted=False) if trap[1] == "error")
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _free(item, rows, text=text)
    elif text and isinstance(node, yaml.ScalarNode):
        yield from _text(node, rows)


def _text(node: yaml.ScalarNode, rows: list[str]) -> Iterator[Trap]:
    value = str(node.value)
    if node.tag in _MEANT_AS_TEXT and not node.style:
        yield line_of(node), "warning", f"{value} is read by YAML as {_MEANT_AS_TEXT[node.tag]}, not as text; quote it"
    if not node.style and value and not is_null(node):
        row, column = int(node.end_mark.line), int(node.end_mark.column)
        rest = rows[row][column:] if row < len(rows) else ""
        if re.match(r"\s+#", rest):
            yield row + 1, "warning", f"“{rest.strip()}” is a comment and no part of the text; quote the text if it belongs to it"
    if _HALF_WIDTH.search(value) and language_of(value) == "zh":
        yield line_of(node), "warning", f"half-width punctuation in Chinese text: “{_around(value)}”; write ，。；：？！（）"


def _split_list(item: yaml.ScalarNode) -> Iterator[Trap]:
    value = str(item.value)
    if not item.style and (value.count("(") != value.count(")") or value.count("（") != value.count("）")):
        yield line_of(item), "warning", f"“{value}” has an open bracket: a comma may have split the text inside [ ]; quote it"


def _around(text: str) -> str:
    found = _HALF_WIDTH.search(text)
    at = found.start() if found else 0
    return text[max(0, at - 6) : at + 8]
