"""Tables of a data set: what is tagged with what, how strongly clauses bind when and where, who cites whom."""

from typing import Any

from coder.tagging.tables import tables


def row(title: str, text: str = "给予补贴。", codes: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
    document = {"title": title, "number": more.get("number", ""), "issuers": [], "date": more.get("date", ""), "tier": more.get("tier", "")}
    tags = [{"code": code, "probability": 0.9, "reason": ""} for code in codes]
    return {"path": f"{title}.txt", "document": document, "text": text, "codes": tags, "modality": more.get("modality", "")}


ROWS = [
    row("甲办法", codes=("env.tax", "theme.towns"), date="2019-03-01", modality="binding", tier="county", number="甲发〔2019〕1号"),
    row("甲办法", codes=("env.tax",), date="2019-03-01", tier="county", number="甲发〔2019〕1号"),
    row("乙意见", "依照《甲办法》和《丙规划》执行，见甲发〔2019〕1号、《乙意见》。", date="2020", modality="directive"),
    row("丁通知", "落实《丙规划》。", ("theme.towns",)),
]


def test_codes_are_crossed_with_themes_and_every_clause_has_its_level() -> None:
    """Totals count each clause once; what the text does not say is `?`."""
    found = tables(ROWS)
    assert (found.clauses, found.coded, found.documents) == (4, 3, 3)
    assert (found.themes.rows, found.themes.columns, found.themes.counts, found.themes.totals) == (("env.tax",), ("theme.towns",), ((1,),), (2,))
    assert found.years.rows == ("2019", "2020", "?") and found.years.columns == ("binding", "directive", "none")
    assert found.years.counts == ((1, 0, 1), (0, 1, 0), (0, 0, 1)) and sum(found.years.totals) == 4
    assert found.tiers.rows == ("?", "county")


def test_documents_of_the_set_are_cited_by_title_or_number_and_never_by_themselves() -> None:
    """A document only named stands by its title."""
    found = tables(ROWS)
    assert found.citations == {("乙意见", "甲办法"): 2, ("乙意见", "丙规划"): 1, ("丁通知", "丙规划"): 1}
    assert dict(found.cited) == {"丙规划": 2, "甲办法": 1} and "丙规划" not in found.inside


def test_an_empty_data_set_has_empty_tables() -> None:
    """Nothing is invented."""
    found = tables([])
    assert not found.clauses and not found.themes.rows and not found.citations
