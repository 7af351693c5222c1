"""coder matrix"""

from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coder.cli.parameters import reading
from coder.cli.printing.passages import shape, told
from coder.cli.printing.render import counted, line, lines, print_json, table
from coder.cli.session import opened

if TYPE_CHECKING:
    from coder.analysis.counting.categories import Key
    from coder.analysis.counting.matrix import Matrix

WIDEST = 12
"""A table with more columns is told cell by cell."""


@click.command()
@reading
@click.argument("rows")
@click.argument("columns")
@click.option("--by", type=click.Choice(["overlap", "near", "turn"]), default="overlap", show_default=True, help="For codes by codes: what counts.")
@click.option("--within", type=click.IntRange(0), default=100, show_default=True, help="For --by near: at most so many characters between.")
@click.option("--rollup", is_flag=True, help="Codes count for the groups and codes above them too.")
@click.option("--coder", "coders", multiple=True, metavar="NAME", help="Only this coder's work; may be repeated.")
@click.option("--cell", nargs=2, metavar="ROW COLUMN", help="The quotes behind one number.")
@click.option("--context", type=click.IntRange(0, 2000), default=0, show_default=True, help="For --cell: characters of context on each side.")
def matrix(
    project: Path,
    rows: str,
    columns: str,
    by: str,
    within: int,
    rollup: bool,
    coders: tuple[str, ...],
    cell: tuple[str, str] | None,
    context: int,
    as_json: bool,
) -> None:
    """Count codings by ROWS and COLUMNS: code, code:KEY (a code and those below it), town, document, speaker, user, or a variable.

    Several with commas between them are counted by together, such as place_role,stakeholder.

    Code by code counts pairs of passages that share a character (overlap) or stand near each other, or the turns that have both.
    Rows and columns without codings are left out. A table of more than 12 columns is printed as one line for each number.
    """
    with opened(project) as opened_project:
        retrieval = opened_project.retrieval
        found = retrieval.matrix(rows, columns, by=by, within=within, rollup=rollup, coders=coders)
        if cell:
            row, column = retrieval.cell(found, *cell)
            passages = retrieval.of(found.codings(row, column), context=context)
            if as_json:
                print_json({**_cell(found, row, column), "quotes": [shape(each) for each in passages]})
                return
            for each in passages:
                lines(told(each))
            line(_told_cell(found, row, column))
            return
    if as_json:
        print_json({"matrix": _shape(found, rows, columns)})
    elif not found.rows or not found.columns:
        line("No codings to count.")
    else:
        _print(found)


def _shape(found: "Matrix", rows: str, columns: str) -> dict[str, Any]:
    from coder.analysis.counting.matrix import distinct

    cells = []
    for place, pieces in found.evidence.all().items():
        together = {"together": pieces} if found.by else {}
        cells.append({**_cell(found, *place), "codings": distinct(pieces), **together})
    return {
        "rows_of": rows,
        "columns_of": columns,
        "by": found.by or None,
        "within": found.within if found.by == "near" else None,
        "rollup": found.rollup,
        "rows": _heads(found.rows),
        "columns": _heads(found.columns),
        "counts": found.counts,
        "sources": found.sources,
        "cells": cells,
    }


def _heads(keys: Sequence["Key"]) -> list[dict[str, str | None]]:
    return [{"id": each.id or None, "label": each.label} for each in keys]


def _cell(found: "Matrix", row: int, column: int) -> dict[str, Any]:
    labels = {"row": found.rows[row].label, "column": found.columns[column].label}
    return {**labels, "count": found.counts[row][column], "sources": found.sources[row][column]}


def _told_cell(found: "Matrix", row: int, column: int) -> str:
    what = counted(found.counts[row][column], {"": "coding", "turn": "turn"}.get(found.by, "pair"))
    where = counted(found.sources[row][column], "document")
    return f"{found.rows[row].label} with {found.columns[column].label}: {what} in {where}."


def _print(found: "Matrix") -> None:
    if len(found.columns) > WIDEST:
        lines(_cells(found))
    else:
        body = [(head.label, *counts) for head, counts in zip(found.rows, found.counts, strict=True)]
        table(body, ("", *(head.label for head in found.columns)))
    what = {"": "codings", "overlap": "pairs of passages that overlap", "turn": "turns that have both"}.get(
        found.by, f"pairs of passages with at most {found.within} characters between them"
    )
    line(f"{counted(len(found.rows), 'row')}, {counted(len(found.columns), 'column')}; counted: {what}. --cell ROW COLUMN shows the quotes.")


def _cells(found: "Matrix") -> Iterator[str]:
    for row, column in product(range(len(found.rows)), range(len(found.columns))):
        if found.counts[row][column]:
            yield _told_cell(found, row, column)
