"""Tables of codings: code by town, document, speaker, user, variable or code; every number with the codings behind it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product

from coder.analysis.counting.categories import Categories, Key, categories, is_code
from coder.analysis.counting.cooccurrence import Belonging, Together
from coder.analysis.counting.evidence_of_cells import Evidence, Listed, Pieces
from coder.analysis.profiles.scopes import scopes
from coder.analysis.units_of_passages import Units
from coder.errors import InvalidValue
from coder.model.coding import Coding
from coder.model.snapshot import Snapshot

TOGETHER = ("overlap", "near", "turn")

Table = tuple[tuple[int, ...], ...]
Cells = dict[tuple[int, int], list[tuple[int, ...]]]
"""For each cell what it counts, each as positions of codings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """A table of counts.

    Attributes:
        rows_of, columns_of: What is counted by, such as `code` and `town`.
        by: When both sides are codes, what stands together: `overlap`, `near` or `turn`; else empty.
        within: Of `near`, the most characters between two passages.
        rollup: Whether codes count for the codes above them.
        rows, columns: Heads; keys of no coding are left out.
        counts: Codings; of codes by codes the unordered pairs of two different codings that stand together, or the turns with such a pair.
            A coding counts once in each cell it belongs to, so a passage about two towns counts for both.
        sources: Documents with at least one.
        evidence: The codings behind each cell.
    """

    rows_of: str
    columns_of: str
    by: str = ""
    within: int = 0
    rollup: bool = False
    rows: tuple[Key, ...]
    columns: tuple[Key, ...]
    counts: Table
    sources: Table
    evidence: Evidence

    def codings(self, row: int, column: int) -> tuple[str, ...]:
        """Ids of the codings behind a cell, each once."""
        return distinct(self.evidence.of(row, column))


def distinct(pieces: Pieces) -> tuple[str, ...]:
    """The ids in pieces of evidence, each once, in order."""
    return tuple(dict.fromkeys(each for piece in pieces for each in piece))


def matrix(snapshot: Snapshot, rows: str, columns: str, *, by: str = "overlap", within: int = 100, rollup: bool = False) -> Matrix:
    """Count the codings of a project by two things; documents that a revision replaced are no evidence.

    Args:
        rows, columns: `code`, `code:KEY`, `town`, `document`, `speaker`, `user` or a variable; see `categories`.
        by: For codes by codes: `overlap` (they share a character), `near` (at most `within` characters between them, overlaps too) or
            `turn` (both touch the same turn, else article, else paragraph).

    Raises:
        NotFound, Ambiguous: a side names nothing, or several things.
        InvalidValue: `by` is none of TOGETHER, or `within` is negative.
    """
    if by not in TOGETHER or within < 0:
        wrong = f"codes cannot stand together by {by!r}" if by not in TOGETHER else f"{within} characters is no distance"
        raise InvalidValue(wrong, f"It is one of: {', '.join(TOGETHER)}; a distance is 0 or more.")
    places, units = scopes(snapshot), Units(snapshot)
    codings = [each for each in snapshot.codings if each.document_id not in places.superseded]
    both_codes = is_code(rows) and is_code(columns)
    left = categories(snapshot, rows, codings, places, units, rollup=rollup)
    right = left if rows == columns else categories(snapshot, columns, codings, places, units, rollup=rollup)
    if both_codes and by != "turn":
        counts, sources, evidence = _together(codings, left, right, reach=within + 1 if by == "near" else 0)
    else:
        pieces = _in_turns(codings, left, right, units) if both_codes else _crossed(left, right)
        if not both_codes:
            left, right, pieces = _without_empty(left, right, pieces)
        counts, sources, evidence = _tables(codings, pieces, len(left.keys), len(right.keys))
    return Matrix(
        rows_of=rows,
        columns_of=columns,
        by=by if both_codes else "",
        within=within if both_codes and by == "near" else 0,
        rollup=rollup,
        rows=left.keys,
        columns=right.keys,
        counts=counts,
        sources=sources,
        evidence=evidence,
    )


def _together(codings: Sequence[Coding], rows: Categories, columns: Categories, *, reach: int) -> tuple[Table, Table, Evidence]:
    """Pairs that stand together, by a sweep."""
    numbers: dict[str, int] = {}
    codes = [numbers.setdefault(each.code_id, len(numbers)) for each in codings]
    of_rows, of_columns = (_by_code(codes, side, len(numbers)) for side in (rows, columns))
    found = Together(codings, codes, of_rows, of_columns, reach=reach)
    counts, sources = found.counted()
    return _plain(counts.tolist()), _plain(sources.tolist()), found


def _by_code(codes: Sequence[int], side: Categories, n_codes: int) -> Belonging:
    keys = dict(zip(codes, side.of, strict=True))
    return Belonging.of([keys[each] for each in range(n_codes)], len(side.keys))


def _crossed(rows: Categories, columns: Categories) -> Cells:
    """Each coding in each cell it belongs to."""
    cells: Cells = defaultdict(list)
    for position, (some, others) in enumerate(zip(rows.of, columns.of, strict=True)):
        for cell in product(some, others):
            cells[cell].append((position,))
    return cells


def _without_empty(rows: Categories, columns: Categories, cells: Cells) -> tuple[Categories, Categories, Cells]:
    """The same without the rows and columns that count nothing."""
    used = [sorted({cell[side] for cell in cells}) for side in (0, 1)]
    row_at, column_at = ({old: new for new, old in enumerate(each)} for each in used)
    left, right = (replace(side, keys=tuple(side.keys[each] for each in some)) for side, some in zip((rows, columns), used, strict=True))
    return left, right, {(row_at[row], column_at[column]): found for (row, column), found in cells.items()}


def _tables(codings: Sequence[Coding], cells: Cells, rows: int, columns: int) -> tuple[Table, Table, Evidence]:
    counts = [[0] * columns for _ in range(rows)]
    sources = [[0] * columns for _ in range(rows)]
    for (row, column), found in cells.items():
        counts[row][column] = len(found)
        sources[row][column] = len({codings[piece[0]].document_id for piece in found})
    return _plain(counts), _plain(sources), Listed(codings, cells)


def _plain(table: Iterable[Iterable[int]]) -> Table:
    return tuple(map(tuple, table))


def _in_turns(codings: Sequence[Coding], rows: Categories, columns: Categories, units: Units) -> Cells:
    """For each cell the turns in which a coding of the row and another one of the column stand."""
    inside: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    for position, coding in enumerate(codings):
        for unit in units.of(coding):
            inside[coding.document_id, unit.kind, unit.start].append(position)
    cells: Cells = defaultdict(list)
    for positions in inside.values():
        if len(positions) > 1:
            some, others = _by_key(positions, rows.of), _by_key(positions, columns.of)
            for (row, of_row), (column, of_column) in product(some.items(), others.items()):
                both = tuple(dict.fromkeys((*of_row, *of_column)))
                if len(both) > 1:
                    cells[row, column].append(both)
    return cells


def _by_key(positions: Iterable[int], keys: Sequence[tuple[int, ...]]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for position in positions:
        for key in keys[position]:
            found[key].append(position)
    return found
