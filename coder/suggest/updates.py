"""What a ridge learns from a few decisions more: only the rows and columns that differ are computed, and the result is that of a new fit.

Coded, uncoded and recoded passages, decisions taken back, and codes made, merged, split or dropped are all the same here: rows that come,
go or carry other codes, and columns whose targets changed.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from coder.model.codebook import Code
from coder.model.suggestion import Example
from coder.suggest.rows import Row, rows_of, targets_of

if TYPE_CHECKING:
    from coder.suggest.ridge import Ridge

MOST_CHANGES = 40
"""More rows than this are solved anew, which costs about as much."""
RELABELLED_ONE_BY_ONE = 4


def update(ridge: "Ridge", examples: Sequence[Example], codes: Sequence[Code] | None = None) -> None:
    """Bring a fitted ridge to what `learn(examples)` with these codes would make of it."""
    if codes is not None and tuple(codes) != ridge.book:
        _redefine(ridge, codes)
    rows = rows_of(examples, ridge.book)
    wanted = {_key(row): row for row in rows if row.kind != "rejected"}
    refused = {_key(row): row for row in rows if row.kind == "rejected"}
    known = {_key(row): place for place, row in enumerate(ridge.base)}
    gone = sorted((place for key, place in known.items() if key not in wanted), reverse=True)
    come = [row for key, row in wanted.items() if key not in known]
    if len(gone) + len(come) > MOST_CHANGES:
        ridge.learn(examples)
        return
    for place in gone:
        ridge.forget(place)
    if come:
        ridge.add(come)
    _relabel(ridge, [wanted[_key(row)] for row in ridge.base])
    if refused != {_key(row): row for row in ridge.refused}:
        ridge.refuse(list(refused.values()))
    ridge.settle()


def _redefine(ridge: "Ridge", codes: Sequence[Code]) -> None:
    """Take other codes: the columns of known ones stay, the others start empty and are filled as the rows are relabelled."""
    before = {code: place for place, code in enumerate(ridge.codes)}
    ridge.define(codes)
    ridge.take_columns([before.get(code, -1) for code in ridge.codes])


def _relabel(ridge: "Ridge", rows: list[Row]) -> None:
    """Give the rows their present targets: few rows one by one, many by the columns they change."""
    targets = targets_of(rows, ridge.codes)
    other = targets != ridge.solution.targets
    changed = np.flatnonzero(other.any(axis=1))
    if len(changed) <= RELABELLED_ONE_BY_ONE:
        for place in changed:
            ridge.relabel(int(place), targets[place])
    else:
        ridge.retarget(np.flatnonzero(other.any(axis=0)), targets)
    ridge.base[:] = rows


def _key(row: Row) -> tuple[str, int, int, str, str]:
    """What a row is known by: its place and words (a passage with another role or text is another one), or its code and text."""
    unit = row.unit
    return unit.document_id or row.codes[0], unit.start, unit.stop, unit.role, unit.text
