"""CSV of all codings, for spreadsheets and statistics: UTF-8 with a byte order mark, CRLF, text in quotes, numbers bare (RFC 4180).

Lines are put together here: the csv module takes twice as long for 50,000 of them, because it looks at every character.
"""

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from coder.formats.coding_rows import COLUMNS, code_names, coding_rows, other_memos
from coder.formats.loss import Loss, losses
from coder.model.snapshot import Snapshot

FORMULA_STARTS = frozenset("=+-@\t\r")
_ELSEWHERE = "(use JSONL or XLSX)"


def write(snapshot: Snapshot, path: Path, *, raw: bool = False) -> tuple[Loss, ...]:
    """Write one row per coding with the columns of `coding_rows.COLUMNS`.

    A cell that a spreadsheet would take for a formula (it begins with `= + - @`, a tab or CR) gets one `'` in front, unless `raw`.
    """
    header = ",".join(map(_quoted, COLUMNS)) + "\r\n"
    with path.open("w", encoding="utf-8", newline="") as stream:
        stream.write("\ufeff")
        stream.writelines(chain([header], _lines(snapshot, _quoted if raw else _guarded_and_quoted)))
    return losses(
        (
            ("linkage mentions (use --format mentions-csv)", (f"{each.actor_a.label} - {each.actor_b.label}" for each in snapshot.mentions)),
            ("memos on other things than codings (use --format memos-csv)", other_memos(snapshot)),
            (f"values of variables {_ELSEWHERE}", (each.value for each in snapshot.attributes)),
        )
    )


def guarded(cell: str) -> str:
    """The cell with one `'` in front if it could be taken for a formula.

    >>> guarded("=1+1"), guarded("昆山")
    ("'=1+1", '昆山')
    """
    return f"'{cell}" if cell[:1] in FORMULA_STARTS else cell


def _quoted(cell: str) -> str:
    return f'"{cell.replace(chr(34), chr(34) * 2)}"'


def _guarded_and_quoted(cell: str) -> str:
    return _quoted(guarded(cell))


class _Cells(dict[str, str]):
    """Cells that come back again and again, made once."""

    def __init__(self, make: Callable[[str], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, cell: str) -> str:
        made = self[cell] = self._make(cell)
        return made


def _lines(snapshot: Snapshot, make: Callable[[str], str]) -> Iterator[str]:
    cells = _Cells(make)
    codes = {
        key: (f"{make(names.key)},{make(names.name)},{make(names.path)}", f"{make(names.codebook)},{make(key)}")
        for key, names in code_names(snapshot).items()
    }
    for coding, document, town, speaker, quote, user, memo in coding_rows(snapshot):
        code, code_ids = codes[coding.code_id]
        certainty = "" if coding.certainty is None else coding.certainty
        yield (
            f"{cells[document]},{cells[town]},{cells[speaker]},{coding.start},{coding.stop},{make(quote)},{code},"
            f"{cells[user]},{cells[coding.origin]},{cells[coding.created_at]},{make(memo)},"
            f"{make(coding.id)},{cells[coding.document_id]},{code_ids},{certainty}\r\n"
        )
