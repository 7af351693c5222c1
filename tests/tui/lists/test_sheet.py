"""A table as it is looked at: order, numbers, heat."""

import pytest

from coder.project.project import Project
from coder.tui.lists.sheet import EMPTY, HOTTEST, Sheet, View

CODES = ("sit.skill_matching", "sit.elite_coalition_building", "sit.competitive_positioning")


@pytest.fixture
def coded(project: Project) -> Project:
    """Turns 1 to 4 coded: skill matching four times, coalition twice in turn 2, positioning never."""
    turns = project.documents.turns("talk")
    for turn in turns[:4]:
        project.codings.add("talk", turn.start, turn.stop, CODES[0])
    project.codings.add("talk", turns[1].start, turns[1].start + 5, CODES[1])
    project.codings.add("talk", turns[1].start + 5, turns[1].stop, CODES[1])
    return project


def sheet(project: Project, **view: object) -> Sheet:
    chosen = View(**{"columns": "speaker", **view})  # type: ignore[arg-type]
    return Sheet(project.retrieval.matrix(chosen.rows, chosen.columns, by=chosen.by), chosen, {})


def test_numbers_stand_where_the_order_puts_them(coded: Project) -> None:
    """Rows by sum, columns by name; a cell still leads to its own codings."""
    plain = sheet(coded)
    turned = sheet(coded, rows_by="count", columns_by="name")
    assert turned.rows == [CODES[0], CODES[1]] and plain.rows == [CODES[1], CODES[0]]
    assert turned.columns == sorted(plain.columns)
    for row, name in enumerate(turned.rows):
        for column, other in enumerate(turned.columns):
            assert turned.number(row, column) == plain.number(plain.rows.index(name), plain.columns.index(other))
            assert len(turned.matrix.codings(*turned.place(row, column))) == turned.count(row, column)


def test_rows_by_one_column(coded: Project) -> None:
    """The row with most of it first, whatever its sum."""
    plain = sheet(coded)
    column = next(each for each in range(len(plain.columns)) if plain.count(0, each) == 2)
    here = plain.ids(0, column)[1]
    assert sheet(coded, rows_by="here", here=here).rows == [CODES[1], CODES[0]]
    assert sheet(coded, rows_by="here", here="gone").rows == [CODES[0], CODES[1]]


def test_shares_add_up(coded: Project) -> None:
    """Of a row to 100 per cent; nothing is shown as a mark, not as nought per cent."""
    shares = sheet(coded, shown="row")
    numbers = [shares.number(1, column) for column in range(len(shares.columns))]
    assert sum(int(each.rstrip("%")) for each in numbers if each != EMPTY) == 100
    assert shares.number(0, 0) == EMPTY


def test_heat_goes_from_nothing_to_the_largest(coded: Project) -> None:
    """Nothing is cold, the largest cell is hottest, and one of many is still seen."""
    plain = sheet(coded)
    levels = [plain.level(row, column) for row in range(2) for column in range(len(plain.columns))]
    assert 0 in levels and max(levels) == HOTTEST
    assert all((level > 0) == (plain.count(at // len(plain.columns), at % len(plain.columns)) > 0) for at, level in enumerate(levels))


def test_the_copy_holds_the_whole_table(coded: Project) -> None:
    """With heads and sums, numbers that a spreadsheet can add."""
    lines = sheet(coded).lines()
    assert lines[0][0] == "" and lines[-1][0] == "Σ" and lines[-1][-1] == "6"
    assert all(len(line) == len(lines[0]) for line in lines)
    assert all(cell.isdigit() for line in lines[1:] for cell in line[1:])


def test_a_cell_is_found_again(coded: Project) -> None:
    """By the ids of its row and column, in another order too."""
    plain, turned = sheet(coded), sheet(coded, rows_by="count", columns_by="count")
    ids = plain.ids(0, 1)
    assert turned.ids(*turned.find(*ids)) == ids
    assert plain.find("gone", "gone") == (0, 0)
