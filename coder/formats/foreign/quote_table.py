"""A spreadsheet with one row for each quote: document, quote, code, and where it has them coder, memo, date and offsets.

Columns are found by their names, in English and Chinese, as MAXQDA, ATLAS.ti, Dedoose, Taguette and hand-made tables write them. The texts lie beside
the table, or in the project that imports it; each quote is looked for in its text.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from re import split

from coder.errors import CoderError
from coder.formats.files.file_names import shown
from coder.formats.foreign.beside import texts_beside
from coder.formats.foreign.files import data_of, whole
from coder.formats.foreign.gathering import Gathering
from coder.formats.foreign.project import ForeignProject
from coder.formats.texts.csv_texts import read_table
from coder.formats.texts.text_table import Table
from coder.formats.texts.xlsx_texts import read_tables

NAMES: Mapping[str, tuple[str, ...]] = {
    "document": (
        *("document", "document name", "document title", "doc", "file", "file name", "filename", "source", "source name", "title", "text name"),
        *(
            "resource title",
            "media title",
            "transcript",
            "interview",
            "文件",
            "文件名",
            "文档",
            "文檔",
            "文档名",
            "文档名称",
            "文檔名稱",
            "文件名称",
            "来源",
            "來源",
            "访谈",
            "訪談",
            "标题",
        ),
    ),
    "quote": (
        *("quote", "quotation", "quotation content", "coded segment", "segment", "excerpt", "excerpt copy", "passage", "selection", "snippet"),
        *(
            "coded text",
            "text",
            "content",
            "引文",
            "引用",
            "原文",
            "段落原文",
            "摘录",
            "摘錄",
            "片段",
            "编码片段",
            "語句",
            "语句",
            "文本",
            "内容",
            "內容",
        ),
    ),
    "code": (
        *("code path", "code", "codes", "code name", "tag", "tags", "label", "labels", "category", "theme", "codes applied", "node"),
        *("编码", "編碼", "代码", "代碼", "编码名称", "代码名称", "标签", "標籤", "类别", "類別", "主题", "主題", "节点", "節點"),
    ),
    "user": ("coder", "user", "annotator", "author", "created by", "modified by", "编码者", "编码员", "編碼者", "編碼員", "作者", "创建者", "修改者"),
    "note": ("memo", "comment", "comments", "note", "notes", "备注", "備註", "注释", "註釋", "评论", "批注", "说明"),
    "at": ("date", "created", "created at", "created date", "modified", "日期", "时间", "時間", "创建时间", "修改时间"),
    "start": ("start", "start offset", "起", "开始"),
    "stop": ("stop", "end", "end offset", "止", "结束"),
}
_NEEDED = ("document", "quote", "code")
_SUFFIXES = (".csv", ".tsv", ".xlsx", ".xlsm")
_SEVERAL = r"[\n;；|]"
_LEVELS = r"\\| > | › "
_ROWS = 500_000


def recognises(path: Path, head: bytes) -> bool:
    """Whether a table has a column of documents, one of quotes and one of codes."""
    if path.is_dir() or path.suffix.lower() not in _SUFFIXES:
        return False
    try:
        return any(_columns(table.heading) for table in _tables(path, None))
    except CoderError:
        return False


def read(path: Path, *, convention: str | None = None) -> ForeignProject:
    """The quotes of all sheets that have such columns; `convention` does not matter here.

    Raises:
        FormatError, InputRefused: the table is damaged.
    """
    gathered = Gathering(shown(path))
    wanted: dict[str, None] = {}
    for table in _tables(path, None):
        columns = _columns(table.heading)
        if columns:
            wanted.update(dict.fromkeys(_rows(gathered, table, columns)))
    texts_beside(path, wanted, gathered)
    where = "the table and the texts beside it" if gathered.texts else "the table; its texts are those of the project"
    return gathered.project(path.stem, producer="a table of quotes", convention="quotes looked for in their texts", evidence=where)


def _tables(path: Path, encoding: str | None) -> list[Table]:
    data = data_of(path)
    if path.suffix.lower() in (".csv", ".tsv"):
        return [read_table(data, shown(path), encoding)[0]]
    return [table for _, table in read_tables(data, shown(path))]


def _columns(heading: Sequence[str]) -> dict[str, int]:
    """Number of the column for each of our names (of several the one that stands first in our list); empty if one that is needed is missing."""
    folded = [" ".join(each.replace("_", " ").split()).casefold().strip("\ufeff:： ") for each in heading]
    found: dict[str, int] = {}
    for field, names in NAMES.items():
        place = next((folded.index(name) for name in names if name in folded and folded.index(name) not in found.values()), None)
        if place is not None:
            found[field] = place
    return found if all(each in found for each in _NEEDED) else {}


def _rows(gathered: Gathering, table: Table, columns: dict[str, int]) -> list[str]:
    """Take the rows of a table; returns the names of their documents."""
    documents: list[str] = []
    for number, row in enumerate(table.rows[:_ROWS], table.first_row + 1):
        cells = {field: _bare(row[place]) if place < len(row) else "" for field, place in columns.items()}
        if not any(cells.values()):
            continue
        missing = [each for each in _NEEDED if not cells[each]]
        if missing:
            gathered.lose(f"rows without a {missing[0]}{table.where}", f"row {number}: {cells['quote'][:60] or cells['document']}")
            continue
        documents.append(cells["document"])
        start, stop = _offsets(cells)
        for code in filter(None, (each.strip() for each in split(_SEVERAL, cells["code"]))):
            gathered.quote(
                f"{table.where} {number} {code}".strip(),
                cells["document"],
                cells["quote"],
                _code(gathered, code),
                user=gathered.user(cells.get("user", "")),
                at=cells.get("at", ""),
                note=cells.get("note", ""),
                start=start,
                stop=stop,
            )
    return documents


def _offsets(cells: Mapping[str, str]) -> tuple[int | None, int | None]:
    """Where the table puts a quote, in characters. What encloses less than half of its words is numbers of lines or paragraphs: as if not there."""
    start, stop = whole(cells.get("start")), whole(cells.get("stop"))
    if start is not None and stop is not None and 2 * (stop - start) < len(cells["quote"]):
        return None, None
    return start, stop


def _bare(cell: str) -> str:
    """A cell without white space at its ends, and without the ' that keeps a spreadsheet from taking it for a formula."""
    words = cell.strip()
    return words[1:] if words[:1] == "'" and words[1:2] in ("=", "+", "-", "@") else words


def _code(gathered: Gathering, written: str) -> str:
    """The code of a path such as `Process > Learning` or `Process\\Learning`, with those above it."""
    parent: str | None = None
    parts = [each.strip() for each in split(_LEVELS, written) if each.strip()] or [written]
    for depth in range(1, min(len(parts), 50) + 1):
        parent = gathered.code(" > ".join(parts[:depth]), parts[depth - 1], parent=parent)
    return str(parent)
