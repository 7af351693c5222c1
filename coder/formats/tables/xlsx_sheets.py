"""A workbook of plain tables, written as it comes (Office Open XML, ECMA-376): text stays text, never a formula.

The same tables give the same bytes. Rows go straight into the archive, so that no passage lies in a temporary folder meanwhile.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from coder.formats.files.fixed_zip import member
from coder.formats.tables.losses_of_cells import CellLosses

CELL_LIMIT = 32_767
"""UTF-16 units a cell can hold."""
ROW_LIMIT = 1_048_576

_CHUNK = 2000
_NEEDS_CARE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff&<>]|_x[0-9A-Fa-f]{4}_")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA_STARTS = frozenset("=+-@\t")

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_PLAIN, _QUOTED, _BOLD, _MOMENT = 0, 1, 2, 3
_DAY_0, _DAY = datetime(1899, 12, 30), timedelta(days=1)
FIRST_MOMENT = datetime(1900, 3, 1)
"""Days are counted from _DAY_0 on; before this moment spreadsheets disagree, since some hold 1900 for a leap year."""


class Workbook:
    """A workbook being written; use it in a `with` block.

    Attributes:
        lost: What the cells could not hold.
    """

    def __init__(self, path: Path) -> None:
        self.lost = CellLosses()
        self._archive = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=5)
        self._titles: list[str] = []

    def __enter__(self) -> "Workbook":
        return self

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        with self._archive:
            if kind is None:
                self._finish()

    def sheet(self, title: str, columns: Sequence[str], rows: Iterable[Iterable[object]]) -> None:
        """Add a sheet with a frozen heading.

        Cells are text, numbers, truth values, moments (without a zone, from FIRST_MOMENT on), or None for an empty one.
        """
        self._titles.append(title)
        letters = [_letter(index) for index in range(len(columns))]
        widths = "".join(f'<col min="{n}" max="{n}" width="{_width(each)}" customWidth="1"/>' for n, each in enumerate(columns, start=1))
        pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        head = f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews><cols>{widths}</cols>'
        with self._archive.open(member(f"xl/worksheets/sheet{len(self._titles)}.xml"), "w", force_zip64=True) as stream:
            stream.write(f"{head}<sheetData>".encode())
            heading = "".join(self._text(f"{letter}1", each, _BOLD) for letter, each in zip(letters, columns, strict=True))
            stream.write(f'<row r="1">{heading}</row>'.encode())
            for chunk in _chunks(self._rows(letters, rows)):
                stream.write("".join(chunk).encode())
            stream.write(b"</sheetData></worksheet>")

    def _rows(self, letters: Sequence[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
        for number, row in enumerate(rows, start=2):
            if number > ROW_LIMIT:
                self.lost.dropped(next((each for each in row if isinstance(each, str)), ""))
                continue
            cells = "".join([self._cell(f"{letter}{number}", value) for letter, value in zip(letters, row, strict=True) if value not in (None, "")])
            yield f'<row r="{number}">{cells}</row>'

    def _cell(self, place: str, value: object) -> str:
        if isinstance(value, str):
            return self._text(place, value, _QUOTED if value[0] in _FORMULA_STARTS else _PLAIN)
        if isinstance(value, bool):
            return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
        if isinstance(value, datetime):
            return f'<c r="{place}" s="{_MOMENT}"><v>{(value - _DAY_0) / _DAY!r}</v></c>'
        return f'<c r="{place}"><v>{value!r}</v></c>'

    def _text(self, place: str, value: str, style: int) -> str:
        styled = f' s="{style}"' if style else ""
        text = self._careful(value) if len(value) * 2 > CELL_LIMIT or _NEEDS_CARE.search(value) else value
        return f'<c r="{place}"{styled} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'

    def _careful(self, value: str) -> str:
        whole = value.replace("\r\n", "\n").replace("\r", "\n")
        legal = _ILLEGAL.sub(_visible, whole)
        if legal != whole:
            self.lost.replaced(legal)
        fitting = _fitted(legal)
        if fitting != legal:
            self.lost.cut(fitting)
        return escape(_LOOKS_ESCAPED.sub("_x005F_", fitting))

    def _finish(self) -> None:
        numbers = range(1, len(self._titles) + 1)
        sheets = "".join(f'<sheet name={quoteattr(each)} sheetId="{n}" r:id="rId{n}"/>' for n, each in zip(numbers, self._titles, strict=True))
        self._part("xl/workbook.xml", f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>')
        self._part("xl/styles.xml", _STYLES)
        links = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
        self._links("xl/_rels/workbook.xml.rels", [*links, (f"rId{len(links) + 1}", "styles", "styles.xml")])
        self._links("_rels/.rels", [("rId1", "officeDocument", "xl/workbook.xml")])
        parts = [("xl/workbook.xml", "sheet.main"), ("xl/styles.xml", "styles"), *((f"xl/worksheets/sheet{n}.xml", "worksheet") for n in numbers)]
        kinds = "".join(f'<Override PartName="/{name}" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in parts)
        defaults = (
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
        )
        self._part("[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types">{defaults}{kinds}</Types>')

    def _links(self, name: str, links: Iterable[tuple[str, str, str]]) -> None:
        each = "".join(f'<Relationship Id="{link}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for link, kind, target in links)
        self._part(name, f'<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>')

    def _part(self, name: str, xml: str) -> None:
        self._archive.writestr(member(name), f"{_HEAD}{xml}")


def _chunks(rows: Iterator[str]) -> Iterator[list[str]]:
    chunk: list[str] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = []
    yield chunk


def _letter(index: int) -> str:
    letters = ""
    while index >= 0:
        letters = chr(65 + index % 26) + letters
        index = index // 26 - 1
    return letters


def _visible(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"


def _fitted(text: str) -> str:
    if len(text) * 2 <= CELL_LIMIT:
        return text
    wide = text.encode("utf-16-le")
    return text if len(wide) // 2 <= CELL_LIMIT else wide[: (CELL_LIMIT - 1) * 2].decode("utf-16-le", "ignore") + "…"


def _width(column: str) -> int:
    if column in ("quote", "memo", "text", "anchors", "meaning", "meaning_zh") or column.startswith("definition"):
        return 60
    if column in ("start", "stop", "turn", "length", "codings", "turns", "certainty", "confidence", "intensity", "position"):
        return 10
    return 18
