"""The page of a tagged data set: figures in both languages, the same numbers as tables, hostile titles harmless, nothing from the network."""

import pytest

from coder.report.tag_figures import tag_figures
from coder.report.tag_page import tag_page
from coder.report.tag_words import TagWords
from coder.tagging.tables import tables
from tests.tagging.test_tables import DOCUMENTS, ROWS, document, row

pytest.importorskip("vl_convert")


def test_all_figures_are_on_the_page_with_their_numbers() -> None:
    """Themes, years, tiers, strengths, citations."""
    found = tables(ROWS, DOCUMENTS)
    assert [figure.key for figure in tag_figures(found, TagWords("en"))] == ["themes", "years", "tiers", "strengths", "citations"]
    page = tag_page(found, "out")
    assert page.count("<svg") == 5 and "4 clauses of 3 documents, 3 with a code" in page and "丙规划" in page
    assert "Tags of a model, not codings" in page and "src=" not in page
    chinese = tag_page(found, "out", "zh")
    assert "各年份条款的约束力" in chinese and "3 篇文件的 4 条" in chinese and 'lang="zh-Hans"' in chinese


def test_a_title_of_a_document_is_text_and_no_markup() -> None:
    """Whatever it holds."""
    title = "<script>alert(1)</script>"
    page = tag_page(tables([row(title)], [document(title, ("<img src=x onerror=y>办法", "", 1))]), "<b>")
    assert "<script>alert" not in page and "<img" not in page and "<b>" not in page.split("</header>")[0]


def test_without_anything_there_is_a_page_still() -> None:
    """And it says so."""
    assert "No document cites another." in tag_page(tables([], []), "out")
