"""OpenDocument texts (.odt), ISO/IEC 26300: paragraphs, headings, lists, tables, notes; tracked deletions and comments left out."""

import re
from collections import Counter
from typing import Any

from coder.errors import InputRefused
from coder.formats.files.archive import Archive
from coder.formats.files.safe_xml import attribute, parse, walk
from coder.formats.read_document import Extract
from coder.formats.texts.flow import Flow, with_notes

_MAX_SPACES = 1000
_SPACE = re.compile("[ \t\r\n]+")
_WARNINGS = {
    "tracked-changes": "tracked deletions left out",
    "annotation": "{} comments left out",
    "ruby-text": "{} readings above characters (ruby) left out",
    "image": "{} pictures left out",
}
_LEFT_OUT = frozenset({"tracked-changes", "annotation", "ruby-text", "forms", "variable-decls", "sequence-decls", "script", "object"})
_DRAWING = "svg-compatible"


def read(data: bytes, name: str, encoding: str | None = None) -> tuple[Extract, ...]:
    """One text: paragraphs as lines, tables as lines with tabs, notes at the end.

    Raises:
        InputRefused: a damaged, encrypted or hostile file, or no OpenDocument text.
    """
    archive = Archive(data, name)
    manifest = archive.read("META-INF/manifest.xml") or b""
    if b"encryption-data" in manifest:
        raise InputRefused(f"{name}: protected by a password", "Open it in its own program and save it without a password.")
    root = parse(archive.needs("content.xml", "an OpenDocument text"), name)
    body = next((each for each in root.iter() if str(each.tag).endswith("}text") and str(each.getparent().tag).endswith("}body")), None)
    if body is None:
        raise InputRefused(f"{name}: no text document", "Spreadsheets: save as .xlsx or .csv. Presentations: save as text.")
    reading = _Reading()
    walk(body, reading.enter, reading.leave)
    warnings = tuple(text.format(reading.found[what]) for what, text in _WARNINGS.items() if reading.found[what])
    return (Extract(text=with_notes(reading.flow.lines(), reading.notes), warnings=warnings),)


class _Reading:
    """What has been read so far. A note is read apart, in a flow of its own."""

    def __init__(self) -> None:
        self.flow = Flow()
        self.found: Counter[str] = Counter()
        self.notes: list[tuple[str, tuple[str, ...]]] = []
        self._outer: list[Flow] = []

    def enter(self, tag: str, element: Any) -> bool:
        if tag in _LEFT_OUT or _DRAWING in element.tag:
            self.found[tag] += tag != "tracked-changes" or any(str(each.tag).endswith("}deletion") for each in element.iter())
            self._after(element)
            return False
        if tag in ("p", "h"):
            self.flow.open_paragraph()
        elif tag == "table-row":
            self.flow.open_row()
        elif tag == "table-cell":
            self.flow.open_cell()
        elif tag == "note-citation":
            self.flow.text(f"[{len(self.notes) + len(self._outer) + 1}]")
            self._after(element)
            return False
        elif tag == "note-body":
            self._outer.append(self.flow)
            self.flow = Flow()
        elif tag in ("s", "tab", "line-break"):
            self.flow.text(_character(tag, element))
        elif tag == "image":
            self.found["image"] += 1
        if element.text and tag not in _STRUCTURE:
            self.flow.text(_collapsed(element.text))
        return True

    def leave(self, tag: str, element: Any) -> None:
        if tag in ("p", "h"):
            self.flow.close_paragraph()
        elif tag == "table-row":
            self.flow.close_row()
        elif tag == "table-cell":
            self.flow.close_cell()
        elif tag == "note-body" and self._outer:
            self.notes.append((str(len(self.notes) + 1), self.flow.lines()))
            self.flow = self._outer.pop()
        self._after(element)

    def _after(self, element: Any) -> None:
        """The words between this element and the next belong to the one around it."""
        parent = element.getparent()
        if element.tail and parent is not None and str(parent.tag).rpartition("}")[2] not in _STRUCTURE:
            self.flow.text(_collapsed(element.tail))


_STRUCTURE = frozenset(
    {
        "text",
        "section",
        "list",
        "list-item",
        "list-header",
        "table",
        "table-row",
        "table-rows",
        "table-header-rows",
        "table-cell",
        "note",
        "note-body",
    }
    | {"frame", "text-box", "table-of-content", "index-body", "index-title", "table-columns", "tracked-changes", "ruby", "body", "numbered-paragraph"}
)
"""Elements whose own text is white space between others."""


def _collapsed(words: str) -> str:
    """White space as it is shown: a run of it in the file is one space; real ones are elements."""
    return _SPACE.sub(" ", words)


def _character(tag: str, element: Any) -> str:
    if tag != "s":
        return "\t" if tag == "tab" else "\n"
    count = attribute(element, "c")
    return " " * min(int(count), _MAX_SPACES) if count.isascii() and count.isdecimal() and len(count) < 10 else " "
