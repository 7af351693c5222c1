"""Values as cells of a workbook: text stays text, and what a cell cannot hold is made visible and counted."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

CELL_LIMIT = 32_767
"""UTF-16 units a cell can hold."""
ROW_LIMIT = 1_048_576

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NOT_PLAIN = frozenset("=+-@#\t\r")


class Sheet:
    """One sheet being written row by row, and what it could not hold.

    Attributes:
        cut: Beginnings of the cells that were too long.
        replaced: Beginnings of the cells that held characters XML forbids.
        dropped: Rows beyond the last one a sheet can hold.
    """

    def __init__(self, workbook: Any, title: str, columns: Sequence[str]) -> None:
        from openpyxl.styles import Font
        from openpyxl.utils import get_column_letter

        self._sheet = workbook.create_sheet(title)
        self._sheet.freeze_panes = "A2"
        self._rows = 0
        self.cut: list[str] = []
        self.replaced: list[str] = []
        self.dropped: list[str] = []
        for index, column in enumerate(columns, start=1):
            self._sheet.column_dimensions[get_column_letter(index)].width = _width(column)
        header = [self._text(each) for each in columns]
        for cell in header:
            cell.font = Font(bold=True)
        self._sheet.append(header)
        self._rows = 1

    def append(self, values: Iterable[object]) -> None:
        """Add a row: text as text, numbers as numbers, None as an empty cell."""
        row = [self._cell(each) for each in values]
        if self._rows >= ROW_LIMIT:
            self.dropped.append(str(next((each for each in row if isinstance(each, str)), "")))
            return
        self._sheet.append(row)
        self._rows += 1

    def _cell(self, value: object) -> object:
        if not isinstance(value, str):
            return value
        text = self._fitting(value)
        return self._text(text) if text[:1] in _NOT_PLAIN else text

    def _text(self, text: str) -> Any:
        from openpyxl.cell import WriteOnlyCell

        cell = WriteOnlyCell(self._sheet, value=text)
        cell.data_type = "s"
        cell.quotePrefix = text[:1] in _NOT_PLAIN
        return cell

    def _fitting(self, text: str) -> str:
        whole = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
        legal = _ILLEGAL.sub(_visible, whole)
        if legal != whole:
            self.replaced.append(legal[:40])
        escaped = _LOOKS_ESCAPED.sub("_x005F_", legal) if "_x" in legal else legal
        fitting = _fitted(escaped)
        if fitting != escaped:
            self.cut.append(fitting[:40])
        return fitting


def _visible(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"


def _fitted(text: str) -> str:
    if len(text) * 2 <= CELL_LIMIT or len(text.encode("utf-16-le")) // 2 <= CELL_LIMIT:
        return text
    head = text.encode("utf-16-le")[: (CELL_LIMIT - 1) * 2].decode("utf-16-le", "ignore")
    return f"{head}…"


def _width(column: str) -> int:
    if column in ("quote", "memo", "definition", "anchors"):
        return 60
    if column in ("start", "stop", "length", "codings", "turns", "certainty", "confidence", "intensity"):
        return 10
    return 18
