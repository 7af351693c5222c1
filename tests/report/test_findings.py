"""The findings of a codebook in the report: mirrored bars, for and against, every passage; all constructed."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import lxml.html
import pytest

from coder.project.project import Project
from coder.report.report import Report

pytest.importorskip("vl_convert", reason="the extra `report` is not installed")


def _written(zhili: Path, folder: Path, language: str = "en") -> str:
    with Project.open(zhili) as project:
        parameters = project.parameters.varied({"draws": 400})
        written = project.reports.write(folder / "page.html", language=language, figures=folder / "figures", parameters=parameters)
    assert {each.name for each in written.figures} >= {"findings.svg"}
    return (folder / "page.html").read_text(encoding="utf-8")


def test_the_sides_stand_face_to_face_and_every_bar_leads_to_its_passages(zhili: Path, tmp_path: Path) -> None:
    """A figure with its table, links that lead somewhere, all 62 passages once, two of them against."""
    tree = lxml.html.fromstring(_written(zhili, tmp_path))
    section = tree.get_element_by_id("findings")
    ids = Counter(tree.xpath("//@id"))
    targets = [each for each in section.xpath(".//@href") if each]
    assert targets and {each for each in targets if ids[each[1:]] != 1} == set()
    passages = section.find_class("passage")
    assert len(passages) == 62
    against = [each.text_content() for each in passages if "· against" in each.text_content()]
    assert len(against) == 2 and all("我们早就不靠沿海的订单了" in each for each in against)
    assert "Labour commodification: 5%" in section.text_content() and "insufficient" in section.text_content()
    assert (tmp_path / "figures" / "captions.md").read_text(encoding="utf-8").count("origin beside recipient") == 1


def test_the_chinese_page_says_it_in_chinese(zhili: Path, tmp_path: Path) -> None:
    """Sides, rule and headings are translated."""
    told = lxml.html.fromstring(_written(zhili, tmp_path, "zh")).get_element_by_id("findings").text_content()
    assert "转出地与承接地对照" in told and "否认记述" in told
    assert "denied mention" not in told and "recipient beside" not in told


def test_a_project_without_numbered_findings_has_no_such_part(contents: Callable[..., Report]) -> None:
    """The demo's codebooks are about towns and instruments."""
    assert contents("Example Town West").findings is None
