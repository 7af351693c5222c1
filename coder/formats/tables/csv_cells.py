"""Cells of CSV files (RFC 4180): text in quotes, and never a live formula in a spreadsheet."""

FORMULA_STARTS = frozenset("=+-@\t\r＝＋－＠")
"""Full-width signs too: a spreadsheet with an East Asian input method takes them for the narrow ones."""

_SUSPECT = FORMULA_STARTS | {"'"}


def guarded(cell: str) -> str:
    """The cell with one `'` in front if it could be taken for a formula; also if it looks as if it had one already, so that the way back is exact.

    >>> guarded("=1+1"), guarded("昆山"), guarded("'=1")
    ("'=1+1", '昆山', "''=1")
    """
    first = cell[:1]
    if first in FORMULA_STARTS or (first == "'" and cell.lstrip("'")[:1] in FORMULA_STARTS):
        return f"'{cell}" if first else cell
    return cell


def quoted(cell: str) -> str:
    """The cell in quotes."""
    return '"' + (cell.replace('"', '""') if '"' in cell else cell) + '"'


def guarded_and_quoted(cell: str) -> str:
    """Both."""
    safe = guarded(cell) if cell[:1] in _SUSPECT else cell
    return '"' + (safe.replace('"', '""') if '"' in safe else safe) + '"'
