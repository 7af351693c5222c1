"""Word documents (.docx): the text as it would be printed with all changes accepted.

Office Open XML (ISO/IEC 29500-1, WordprocessingML), transitional and strict. Macros and embedded objects are not looked at.
"""

import posixpath
from collections import Counter
from typing import Any

from coder.formats.files.archive import Archive
from coder.formats.files.safe_xml import attribute, parse, walk
from coder.formats.read_document import Extract
from coder.formats.texts.docx_numbers import Numbers
from coder.formats.texts.flow import Flow, with_notes

_LEFT_OUT = frozenset(
    {"del", "moveFrom", "instrText", "delText", "delInstrText", "Fallback", "rt", "rPr", "sectPr", "tblPr", "trPr", "tcPr", "sdtPr"}
)
_CHARACTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\u2011"}
_WARNINGS = {
    "deleted": "{} tracked deletions left out",
    "inserted": "{} tracked insertions taken as accepted",
    "hidden": "{} pieces of hidden text left out",
    "numbered": "{} automatic numbers of paragraphs written out",
    "symbol": "{} characters of symbol fonts shown as \ufffd",
    "ruby": "{} readings above characters (ruby) left out",
    "comment": "{} comments left out",
    "image": "{} pictures left out",
}


def read(data: bytes, name: str, encoding: str | None = None) -> tuple[Extract, ...]:
    """One text: paragraphs as lines, tables as lines with tabs, footnotes and endnotes at the end.

    Raises:
        InputRefused: a damaged or hostile file, or no Word document.
    """
    archive = Archive(data, name)
    main = _main_part(archive, name)
    folder = posixpath.dirname(main)
    root = parse(archive.needs(main, "a Word document"), name)
    reading = _Reading(Numbers.of(*(_part(archive, f"{folder}/{part}.xml", name) for part in ("numbering", "styles"))))
    walk(root, reading.enter, reading.leave)
    notes = [
        *_notes(archive, f"{folder}/footnotes.xml", reading, name, "footnote"),
        *_notes(archive, f"{folder}/endnotes.xml", reading, name, "endnote"),
    ]
    comments = _part(archive, f"{folder}/comments.xml", name)
    if comments is not None:
        reading.found["comment"] += sum(1 for each in comments if str(each.tag).endswith("}comment"))
    warnings = tuple(text.format(reading.found[what]) for what, text in _WARNINGS.items() if reading.found[what])
    return (Extract(text=with_notes(reading.flow.lines(), notes), warnings=warnings),)


class _Reading:
    """What has been read of one part."""

    def __init__(self, numbers: Numbers) -> None:
        self.numbers = numbers
        self.flow = Flow()
        self.found: Counter[str] = Counter()
        self.marks: dict[tuple[str, str], str] = {}

    def enter(self, tag: str, element: Any) -> bool:
        if tag in _LEFT_OUT:
            self._count_left_out(tag, element)
            return False
        if tag == "t":
            self.flow.text(element.text or "")
        elif tag in _CHARACTERS:
            self.flow.text(_CHARACTERS[tag])
        elif tag == "p":
            self.flow.open_paragraph()
        elif tag == "pPr":
            number = self.numbers.of_paragraph(element)
            self.flow.text(number)
            self.found["numbered"] += bool(number)
            return False
        elif tag == "r":
            return not self._hidden(element)
        elif tag == "tr":
            self.flow.open_row()
        elif tag == "tc":
            self.flow.open_cell()
        else:
            self._others(tag, element)
        return True

    def leave(self, tag: str, element: Any) -> None:
        if tag == "p":
            self.flow.close_paragraph()
        elif tag == "tc":
            self.flow.close_cell()
        elif tag == "tr":
            self.flow.close_row()

    def _others(self, tag: str, element: Any) -> None:
        if tag == "br" and attribute(element, "type") not in ("page", "column"):
            self.flow.text("\n")
        elif tag in ("footnoteReference", "endnoteReference"):
            key = (tag.removesuffix("Reference"), attribute(element, "id"))
            self.flow.text(f"[{self.marks.setdefault(key, str(len(self.marks) + 1))}]")
        elif tag == "sym":
            self.flow.text(self._symbol(attribute(element, "char")))
        elif tag in ("ins", "moveTo"):
            self.found["inserted"] += 1
        elif tag in ("blip", "imagedata"):
            self.found["image"] += 1

    def _symbol(self, code: str) -> str:
        try:
            character = chr(int(code, 16))
        except (ValueError, OverflowError):
            character = ""
        if character and character.isprintable():
            return character
        self.found["symbol"] += 1
        return "\ufffd"

    def _count_left_out(self, tag: str, element: Any) -> None:
        if tag in ("del", "moveFrom"):
            self.found["deleted"] += 1
        elif tag == "rt":
            self.found["ruby"] += 1

    def _hidden(self, run: Any) -> bool:
        for properties in run:
            if str(properties.tag).endswith("}rPr"):
                for each in properties:
                    if str(each.tag).endswith("}vanish") and attribute(each, "val") not in ("0", "false", "off"):
                        self.found["hidden"] += 1
                        return True
        return False


def _main_part(archive: Archive, name: str) -> str:
    """The part that the package names as its main document."""
    links = archive.read("_rels/.rels")
    if links:
        for each in parse(links, name):
            if each.get("Type", "").endswith("/officeDocument"):
                return str(each.get("Target", "")).lstrip("/")
    return "word/document.xml"


def _part(archive: Archive, part: str, name: str) -> Any:
    """The root of a part, or None where the document has none of that name."""
    data = archive.read(part)
    return parse(data, name) if data else None


def _notes(archive: Archive, part: str, reading: _Reading, name: str, kind: str) -> list[tuple[str, tuple[str, ...]]]:
    """The notes that the text refers to, as (mark, lines), in the order of their marks."""
    root = _part(archive, part, name)
    found = []
    for element in () if root is None else root:
        mark = reading.marks.get((kind, attribute(element, "id")))
        if mark is not None:
            inner = _Reading(reading.numbers)
            walk(element, inner.enter, inner.leave)
            reading.found.update(inner.found)
            found.append((int(mark), inner.flow.lines()))
    return [(str(mark), lines) for mark, lines in sorted(found)]
