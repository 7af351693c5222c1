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
    row("乙意见", date="2020", modality="directive"),
    row("丁通知", codes=("theme.towns",)),
]


def document(title: str, *cites: tuple[str, str, int], **more: Any) -> dict[str, Any]:
    about = {"number": "", "date": "", "tier": "", "strength": None, **more}
    return {"path": f"{title}.txt", "title": title, **about, "cites": [{"title": t, "number": n, "places": places} for t, n, places in cites]}


DOCUMENTS = [
    document("甲办法", date="2019-03-01", tier="county", number="甲发〔2019〕1号", strength=2),
    document("乙意见", ("甲办法", "", 1), ("丙规划", "", 1), ("", "甲发〔2019〕1号", 1), ("乙意见", "", 3), date="2020", tier="central", strength=5),
    document("丁通知", ("丙规划", "", 1)),
]


def test_codes_are_crossed_with_themes_and_every_clause_has_its_level() -> None:
    """Totals count each clause once; what the text does not say is `?`."""
    found = tables(ROWS, DOCUMENTS)
    assert (found.clauses, found.coded, found.documents) == (4, 3, 3)
    assert (found.themes.rows, found.themes.columns, found.themes.counts, found.themes.totals) == (("env.tax",), ("theme.towns",), ((1,),), (2,))
    assert found.years.rows == ("2019", "2020", "?") and found.years.columns == ("binding", "directive", "none")
    assert found.years.counts == ((1, 0, 1), (0, 1, 0), (0, 0, 1)) and sum(found.years.totals) == 4
    assert found.tiers.rows == ("county", "?")


def test_groups_of_codes_are_counted_by_year_and_codes_by_tier() -> None:
    """A clause counts once in each of its groups; years without a tag stand there too; what is not told comes last."""
    found = tables(ROWS, DOCUMENTS, {"env": {"en": "Environment side", "zh": "环境型工具"}})
    assert (found.groups.rows, found.groups.columns) == (("2019", "2020", "?"), ("env", "theme"))
    assert (found.groups.counts, found.groups.totals) == (((2, 1), (0, 0), (0, 1)), (2, 1, 1))
    assert (found.offices.rows, found.offices.columns, found.offices.counts) == (("env.tax", "theme.towns"), ("county", "?"), ((2, 0), (1, 1)))
    assert (found.name("env", "zh"), found.name("theme")) == ("环境型工具", "theme")


def test_documents_of_the_set_are_cited_by_title_or_number_and_never_by_themselves() -> None:
    """A document only named stands by its title."""
    found = tables(ROWS, DOCUMENTS)
    assert found.citations == {("乙意见", "甲办法"): 2, ("乙意见", "丙规划"): 1, ("丁通知", "丙规划"): 1}
    assert dict(found.cited) == {"丙规划": 2, "甲办法": 1} and "丙规划" not in found.inside


def test_strengths_are_summed_by_year_and_tier() -> None:
    """From the highest tier down; a document that the table gives no strength is left out."""
    found = tables(ROWS, DOCUMENTS).strengths
    assert (found.rows, found.columns, found.counts, found.totals) == (("2019", "2020"), ("central", "county"), ((0, 2), (5, 0)), (2, 5))


def test_an_empty_data_set_has_empty_tables() -> None:
    """Nothing is invented."""
    found = tables([], [])
    assert not found.clauses and not found.themes.rows and not found.citations
