"""Plain values as YAML a person likes to read: block style, wrapped, Chinese unescaped, every text reads back as it was."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

WIDTH = 110
"""Columns a line may take; a Han character takes two."""

_SAFE = re.compile(r"[^\W\d_][\w ,.()/%&'’“”;+–—=、，。；：？！（）《》〔〕·-]*")
_NOT_FIRST = " ，。；：、！？）”’》"
_NOT_LAST = ' "（“《'
_PIECES = re.compile(r"[A-Za-z0-9_.]{1,40}|.", re.DOTALL)
_WORDS_OF_YAML = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null", "none", "nan", "inf"])


def emit(value: Mapping[str, Any]) -> str:
    """The YAML text of a mapping of texts, numbers, booleans, None, lists and mappings (string keys)."""
    return "\n".join(_mapping(value, 0)) + "\n"


def _mapping(value: Mapping[str, Any], indent: int) -> Iterator[str]:
    for key, item in value.items():
        yield from _entry(" " * indent + _short(str(key)) + ":", item, indent)


def _entry(head: str, item: Any, indent: int) -> Iterator[str]:
    if isinstance(item, Mapping) and item:
        yield head
        yield from _mapping(item, indent + 2)
    elif isinstance(item, (list, tuple)) and item:
        yield head
        yield from _sequence(item, indent + 2)
    else:
        yield from _scalar(head + " ", item, indent + 2)


def _sequence(value: list[Any] | tuple[Any, ...], indent: int) -> Iterator[str]:
    dash = " " * indent + "- "
    for item in value:
        if isinstance(item, Mapping) and item:
            lines = list(_mapping(item, indent + 2))
            yield dash + lines[0][indent + 2 :]
            yield from lines[1:]
        elif isinstance(item, (list, tuple)) and item:
            lines = list(_sequence(item, indent + 2))
            yield dash + lines[0][indent + 2 :]
            yield from lines[1:]
        else:
            yield from _scalar(dash, item, indent + 2)


def _scalar(head: str, item: Any, indent: int) -> Iterator[str]:
    if not isinstance(item, str):
        yield head + _other(item)
    elif _cells(head) + _cells(item) + 2 <= WIDTH:
        yield head + _short(item)
    elif _foldable(item):
        yield head + ">-"
        yield from (" " * indent + line for line in _fold(item, WIDTH - indent))
    else:
        yield from _quoted_lines(head, item, indent)


def _other(item: Any) -> str:
    if item is None:
        return "null"
    if isinstance(item, bool):
        return "true" if item else "false"
    if isinstance(item, float):
        text = repr(item)
        return text if "." in text else text.replace("e", ".0e")
    return str(item) if isinstance(item, int) else "{}" if isinstance(item, Mapping) else "[]"


def _short(text: str) -> str:
    plain = _SAFE.fullmatch(text) and not text.endswith(" ") and text.lower() not in _WORDS_OF_YAML
    return text if plain else _quote(text)


def _quote(text: str) -> str:
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if character == "\n":
        return "\\n"
    if character == "\t":
        return "\\t"
    code = ord(character)
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") or character == "\ufeff":
        return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
    return character


def _foldable(text: str) -> bool:
    """Whether folding at single spaces gives the text back, in lines of reasonable length."""
    words = text.split(" ")
    printable = all(each == _escaped(each) or each in '"\\' for each in text)
    return printable and all(words) and max(map(_cells, words)) < WIDTH // 2


def _fold(text: str, width: int) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        if line and _cells(line) + 1 + _cells(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _quoted_lines(head: str, text: str, indent: int) -> Iterator[str]:
    """Double quotes with an escaped line break, which YAML joins without a space: the only exact way to wrap Chinese."""
    line, used = head + '"', _cells(head) + 1
    for piece in _PIECES.findall(text):
        escaped = "".join(map(_escaped, piece))
        if used + _cells(escaped) > WIDTH - 2 and piece not in _NOT_FIRST and line[-1] not in _NOT_LAST:
            yield line + "\\"
            line, used = " " * indent, indent
        line += escaped
        used += _cells(escaped)
    yield line + '"'


def _cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)
