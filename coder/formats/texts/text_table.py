"""Tables of texts: a row is a document, one column is the text, the others are variables."""

from collections.abc import Sequence
from dataclasses import dataclass

from coder.errors import InputRefused
from coder.formats.read_document import Extract

TEXT_NAMES = (
    *("text", "content", "fulltext", "full text", "body", "transcript", "正文", "内容", "內容", "文本", "全文", "原文"),
    *("answer", "response", "comment", "回答", "答案", "回复", "意见", "意見", "评论", "評論"),
)
TITLE_NAMES = (
    "title",
    "标题",
    "標題",
    "题目",
    "題目",
    "name",
    "名称",
    "名稱",
    "文件名",
    "filename",
    "file",
    "document",
    "id",
    "编号",
    "編號",
    "序号",
)
MEAN_LENGTH = 20
MAX_ROWS = 200_000

_HINT = "Give the column of texts a heading such as text or 正文; a table of values: coder attributes load."


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Cells as text. `first_row` is the number of the heading's row in the file; `where` says which sheet."""

    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    first_row: int = 1
    where: str = ""


def texts(table: Table, name: str, **common: object) -> tuple[Extract, ...]:
    """The rows that hold a text, as texts.

    Args:
        common: Metadata that all of them get.

    Raises:
        InputRefused: no column looks like texts.
    """
    filled = sum(any(row) for row in table.rows)
    if filled > MAX_ROWS:
        raise InputRefused(f"{name}: {filled} rows, more than {MAX_ROWS}", "Use coder tag for large corpora.")
    heading = _names(table.heading)
    column = text_column(heading, table.rows)
    if column is None:
        raise InputRefused(f"{name}: not a table of texts: no column{table.where} looks like one", _HINT)
    title = _column_named(heading, TITLE_NAMES, column)
    extracts = []
    empty = 0
    for number, row in enumerate(table.rows, start=table.first_row + 1):
        if not any(cell.strip() for cell in row):
            continue
        if not _cell(row, column).strip():
            empty += 1
            continue
        attributes = {key: _cell(row, index) for index, key in enumerate(heading) if index not in (column, title) and _cell(row, index).strip()}
        named = _cell(row, title) if title is not None else ""
        extracts.append(Extract(text=_cell(row, column), title=named, attributes=attributes, metadata={**common, "row": number}))
    if not extracts:
        raise InputRefused(f"{name}: the column {heading[column]!r}{table.where} holds no text", _HINT)
    if empty:
        extracts[0] = _warned(extracts[0], f"{empty} rows{table.where} without a text left out")
    return tuple(extracts)


def text_column(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> int | None:
    """The column called like texts, else the one with the longest cells, if they are long enough to be texts."""
    named = _column_named(heading, TEXT_NAMES, None)
    if named is not None:
        return named
    means = [_mean_length(rows, index) for index in range(len(heading))]
    best = max(range(len(means)), key=means.__getitem__, default=None)
    return best if best is not None and means[best] >= MEAN_LENGTH else None


def _column_named(heading: Sequence[str], names: Sequence[str], not_this: int | None) -> int | None:
    folded = [each.strip().casefold().replace("_", " ") for each in heading]
    return next((folded.index(each) for each in names if each in folded and folded.index(each) != not_this), None)


def _mean_length(rows: Sequence[Sequence[str]], index: int) -> float:
    cells = [_cell(row, index).strip() for row in rows]
    filled = [len(cell) for cell in cells if cell]
    return sum(filled) / len(filled) if filled else 0.0


def _names(heading: Sequence[str]) -> list[str]:
    """Headings that are not empty and differ from each other."""
    names: list[str] = []
    for number, each in enumerate(heading, start=1):
        name = " ".join(each.split()) or f"column {number}"
        names.append(name if name not in names else f"{name} ({number})")
    return names


def _cell(row: Sequence[str], index: int) -> str:
    return row[index] if index < len(row) else ""


def _warned(extract: Extract, warning: str) -> Extract:
    return Extract(text=extract.text, title=extract.title, attributes=extract.attributes, metadata=extract.metadata, warnings=(warning,))
