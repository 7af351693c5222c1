"""The comparison table of the slide, both columns, out of coded fixtures (constructed), row by row."""

import pytest

from coder.analysis.profiles.profile import profile

COLUMNS = {
    "kunshan": {
        "dynamics": {"dynamics": ("dyn.government_led",)},
        "economic_linkages": {"scale": ("scale.national", "scale.global")},
        "institutional_borrowing": {"borrowed_from": ("台湾",)},
        "relations_with_existing_industries": {"relation": ("rel.loose",)},
        "level_of_risk": {"risk": ("risk.high_speculative",)},
        "interurban_competition": {"code": ("comp.place",)},
        "mentality_of_government": {"code": ("ment.leader_controller",)},
    },
    "shunde": {
        "dynamics": {"dynamics": ("dyn.bottom_up", "dyn.ppp")},
        "economic_linkages": {"scale": ("scale.local", "scale.regional")},
        "institutional_borrowing": {"borrowed_from": ("香港", "Shenzhen")},
        "relations_with_existing_industries": {"relation": ("rel.tight",)},
        "level_of_risk": {"risk": ("risk.low_gradual",)},
        "interurban_competition": {"code": ("comp.product",)},
        "mentality_of_government": {"code": ("ment.service_supporter",)},
    },
}
ROWS = tuple(COLUMNS["kunshan"])


def slide_town(builder, column, without=""):
    """Four sources of four turns that tell a column; a cell of two values has half of the turns each; one row may be left out."""
    for number in range(4):
        document = builder.document(f"source {number}", "Town")
        for turn in range(1, 5):
            fields = {}
            for row, cell in COLUMNS[column].items():
                if row == without:
                    continue
                for field, values in cell.items():
                    value = values[turn % len(values)]
                    if field == "code":
                        builder.code(document, turn, value)
                    else:
                        fields[field] = (value,) if field == "borrowed_from" else value
            kinds = ("kind.institution",) if "borrowed_from" in fields else ("kind.capital",)
            builder.mention(document, turn, **{"kinds": kinds, **fields})
    return {row.row: row for row in profile(builder.snapshot())[0].reference[column]}


@pytest.mark.parametrize("column", COLUMNS)
def test_a_column_of_the_slide_is_reproduced_row_by_row(builder, column):
    """Seven rows match, with the published set of values, the probability of just this set, counts, ids and three quotes."""
    rows = slide_town(builder, column)
    assert {name: row.verdict for name, row in rows.items()} == dict.fromkeys(ROWS, "match")
    for name, row in rows.items():
        assert set(row.cell) == set(row.reference) and row.jaccard == 1 and row.text
        assert row.p > 0.5, name
        assert (row.n, row.sources, row.speakers, row.unclear) == (16, 4, 2, 0)
        assert len({*row.codings, *row.mentions}) == 16
        assert len({quote.document_id for quote in row.quotes}) == 3
        assert {quote.id for quote in row.quotes} <= {*row.codings, *row.mentions}
        assert {quote.value for quote in row.quotes} == set(row.cell)


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("row", ROWS)
def test_without_the_evidence_of_one_row_that_row_and_only_it_is_insufficient(builder, column, row):
    """Rows stand for themselves and are never forced."""
    rows = slide_town(builder, column, without=row)
    assert {name: each.verdict for name, each in rows.items()} == dict.fromkeys(ROWS, "match") | {row: "insufficient"}
    assert (rows[row].n, rows[row].quotes, rows[row].cell) == (0, (), ())
