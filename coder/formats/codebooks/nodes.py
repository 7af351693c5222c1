"""YAML of codebooks as nodes that know their line: parsed safely, bounded, without guessing types."""

import re
from collections.abc import Mapping
from typing import Any, NoReturn

import yaml

from coder.errors import CodebookError

MAX_CHARACTERS = 8_000_000
MAX_DEPTH = 32
MAX_NODES = 400_000

_CORE = "tag:yaml.org,2002:"
_PLAIN_TAGS = frozenset(_CORE + name for name in ("null", "bool", "int", "float", "str", "seq", "map", "timestamp", "merge", "value"))
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Fields = dict[str, yaml.Node]
"""The entries of a mapping: key as written -> node of the value."""


def fail(name: str, node: yaml.Node | int, what: str, hint: str = "") -> NoReturn:
    """Raise CodebookError for a place in the file; `node` may be a line number (from 1)."""
    raise CodebookError(f"{name}, line {node if isinstance(node, int) else line_of(node)}: {what}", hint)


def line_of(node: yaml.Node) -> int:
    """The line of a node, from 1."""
    return int(node.start_mark.line) + 1


def compose(text: str, name: str, *, strict: bool = True) -> yaml.Node:
    """The root node of the one document in `text`; if `strict`, every mapping of it has distinct plain keys and there are no custom tags.

    Aliases are followed, but what they stand for is counted, so that a small file cannot grow without bound.

    Raises:
        CodebookError: not YAML, empty, several documents, too large or deep, a custom tag, a merge key or a repeated key.
    """
    if len(text) > MAX_CHARACTERS:
        raise CodebookError(f"{name}: {len(text):,} characters are too many for a codebook", "Is this the right file?")
    try:
        _bound(text, name)
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        _syntax(error, text, name)
    if root is None or is_null(root):
        raise CodebookError(f"{name}: the file holds no codebook", "Write at least one name: a list such as “- Farming”.")
    if strict:
        _check(root, name)
    return root


def is_null(node: yaml.Node) -> bool:
    """Whether the node is empty or `null`."""
    return bool(node.tag == _CORE + "null")


def fields(node: yaml.Node, name: str, what: str) -> Fields:
    """The entries of a mapping.

    Raises:
        CodebookError: the node is not a mapping; `what` names it.
    """
    if not isinstance(node, yaml.MappingNode):
        fail(name, node, f"{what} must be a mapping (lines of “key: value”), not {kind_of(node)}", "See codebooks/README.md for the form.")
    return {key.value: value for key, value in node.value}


def items(node: yaml.Node, name: str, what: str) -> list[yaml.Node]:
    """The items of a list; a single text counts as a list of one.

    Raises:
        CodebookError: the node is a mapping.
    """
    if isinstance(node, yaml.SequenceNode):
        return list(node.value)
    if isinstance(node, yaml.ScalarNode):
        return [] if is_null(node) else [node]
    fail(name, node, f"{what} must be a list (lines that start with “- ”), not {kind_of(node)}", "A text with “: ” inside must be quoted.")


def text_of(node: yaml.Node, name: str, what: str) -> str:
    """A text exactly as written (`no` stays "no", `1.10` stays "1.10"); block scalars lose their last line break.

    Raises:
        CodebookError: the node is empty, a list or a mapping.
    """
    if not isinstance(node, yaml.ScalarNode):
        hint = "A text with “: ” or “#” inside, or one that begins with [ or {, must be quoted."
        fail(name, node, f"{what} must be text, not {kind_of(node)}", hint)
    if is_null(node):
        fail(name, node, f"{what} is empty", "Write a text, or leave the field out.")
    value = str(node.value)
    return value.rstrip("\n") if node.style in (">", "|") else value


def flag_of(node: yaml.Node, name: str, what: str) -> bool:
    """True or false.

    Raises:
        CodebookError: anything else.
    """
    if isinstance(node, yaml.ScalarNode) and node.value in ("true", "false"):
        return bool(node.value == "true")
    fail(name, node, f"{what} must be true or false", "Write true or false, without quotes.")


def whole_number_of(node: yaml.Node, name: str, what: str) -> int:
    """A whole number of at least 0.

    Raises:
        CodebookError: anything else.
    """
    if isinstance(node, yaml.ScalarNode) and node.value.isascii() and node.value.isdecimal():
        return int(node.value)
    fail(name, node, f"{what} must be a whole number", "Write digits only.")


def free_value(node: yaml.Node) -> Any:
    """Free data as JSON-compatible values: only true/false are booleans, dates stay text."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: free_value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [free_value(item) for item in node.value]
    return _free_scalar(node)


def free_mapping(node: yaml.Node, name: str, what: str) -> Mapping[str, object]:
    """Free data that must be a mapping."""
    return {key: free_value(value) for key, value in fields(node, name, what).items()}


def kind_of(node: yaml.Node) -> str:
    """What a reader would call the node."""
    if isinstance(node, yaml.MappingNode):
        return "a mapping"
    return "a list" if isinstance(node, yaml.SequenceNode) else "nothing" if is_null(node) else "text"


def _free_scalar(node: yaml.Node) -> Any:
    value = str(node.value)
    if is_null(node):
        return None
    if node.tag == _CORE + "bool" and value in ("true", "false"):
        return value == "true"
    if node.tag == _CORE + "int" and value.lstrip("-").isascii() and value.lstrip("-").isdecimal() and str(int(value)) == value:
        return int(value)
    if node.tag == _CORE + "float" and re.fullmatch(r"-?\d+\.\d+(e[+-]\d+)?", value, re.ASCII):
        return float(value)
    return value.rstrip("\n") if isinstance(node, yaml.ScalarNode) and node.style in (">", "|") else value


def _bound(text: str, name: str) -> None:
    """Walk the events once: depth, and the number of nodes with every alias written out."""
    sizes: dict[str, int] = {}
    open_nodes: list[tuple[str | None, int]] = []
    total = 0
    for event in yaml.parse(text, Loader=_LOADER):
        line = _line(event)
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in sizes:
                fail(name, line, f"the alias *{event.anchor} refers to nothing before it", "Write the text out.")
            total += sizes[event.anchor]
        elif isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)):
            total += 1
            if isinstance(event, yaml.CollectionStartEvent):
                open_nodes.append((event.anchor, total - 1))
            elif event.anchor:
                sizes[event.anchor] = 1
        elif isinstance(event, yaml.CollectionEndEvent):
            anchor, before = open_nodes.pop()
            if anchor:
                sizes[anchor] = total - before
        if len(open_nodes) > MAX_DEPTH:
            fail(name, line, f"nested more than {MAX_DEPTH} levels deep", "A codebook needs fewer levels.")
        if total > MAX_NODES:
            fail(name, line, f"more than {MAX_NODES:,} values (aliases written out)", "Write the values out instead of repeating aliases.")


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _check(root: yaml.Node, name: str) -> None:
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if node.tag not in _PLAIN_TAGS:
            fail(name, node, f"the tag {node.tag} is not allowed", "Remove the word that begins with “!”, or quote the text.")
        if isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            _check_keys(node, name)
            waiting.extend(value for _, value in node.value)


def _check_keys(node: yaml.MappingNode, name: str) -> None:
    lines: dict[str, int] = {}
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode) or is_null(key) or key.tag == _CORE + "merge" or key.tag not in _PLAIN_TAGS:
            fail(name, key, "a key must be a plain word", "Quote it, or write the entries out.")
        if key.value in lines:
            fail(name, key, f"the key “{key.value}” is here a second time (first in line {lines[key.value]})", "Keep one of the two.")
        lines[key.value] = line_of(key)


def _syntax(error: yaml.YAMLError, text: str, name: str) -> NoReturn:
    mark = getattr(error, "problem_mark", None)
    line = int(mark.line) + 1 if mark is not None else 1
    rows = text.split("\n")
    hint = "Quote any text that holds “: ”, “#” or a comma inside braces."
    if line <= len(rows) and "\t" in rows[line - 1][: len(rows[line - 1]) - len(rows[line - 1].lstrip())]:
        hint = "Indent with spaces; this line is indented with a tab."
    problem = getattr(error, "problem", None) or str(error).split("\n")[0]
    if "another document" in str(problem) or "single document" in str(error):
        problem, hint = "a second document begins here", "One file holds one codebook: remove the line “---”."
    raise CodebookError(f"{name}, line {line}: not valid YAML: {problem}", hint)
