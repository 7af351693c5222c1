"""The page of a tagged data set: figures in both languages, the same numbers as tables, hostile titles harmless, nothing from the network."""

import pytest

from coder.report.tag_figures import tag_figures
from coder.report.tag_page import tag_page
from coder.report.tag_words import TagWords
from coder.tagging.tables import tables
from tests.tagging.test_tables import DOCUMENTS, ROWS, document, row

pytest.importorskip("vl_convert")


FIGURES = ["themes", "groups", "offices", "years", "tiers", "strengths", "citations"]


def test_all_figures_are_on_the_page_with_their_numbers() -> None:
    """Themes, groups by year, codes by tier, how clauses bind by year and tier, strengths, citations."""
    found = tables(ROWS, DOCUMENTS)
    assert [figure.key for figure in tag_figures(found, TagWords("en"))] == FIGURES
    page = tag_page(found, "out")
    assert page.count("<svg") == len(FIGURES) and "4 clauses of 3 documents, 3 with a code" in page and "丙规划" in page
    assert "Tags of a model, not codings" in page and "src=" not in page
    chinese = tag_page(found, "out", "zh")
    assert "各年份条款的约束力" in chinese and "3 篇文件的 4 条" in chinese and 'lang="zh-Hans"' in chinese


def test_codes_have_their_names_in_the_language_of_the_page() -> None:
    """Their keys where they have none; the word for a clause that does not bind is not taken for a group of codes."""
    names = {"env.tax": {"en": "Tax relief", "zh": "税收优惠"}, "none": {"en": "Not a measure", "zh": "非措施"}}
    english, chinese = (tag_page(tables(ROWS, DOCUMENTS, names), "out", language) for language in ("en", "zh"))
    assert "Tax relief" in english and "税收优惠" in chinese and "env.tax" not in chinese
    assert "no such word" in english and "非措施" not in chinese


def test_a_title_of_a_document_is_text_and_no_markup() -> None:
    """Whatever it holds."""
    title = "<script>alert(1)</script>"
    page = tag_page(tables([row(title)], [document(title, ("<img src=x onerror=y>办法", "", 1))]), "<b>")
    assert "<script>alert" not in page and "<img" not in page and "<b>" not in page.split("</header>")[0]


def test_without_anything_there_is_a_page_still() -> None:
    """And it says so."""
    assert "No document cites another." in tag_page(tables([], []), "out")
