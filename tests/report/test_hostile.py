"""Texts, names and titles that want to be more than text stay text."""

from pathlib import Path

import lxml.html
import pytest

from coder.project.project import Project
from coder.report.markup import Html, element, joined
from coder.report.report import html
from tests.report.conftest import report_of

EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\x1b[31m\u202egnp.exe\u2066 & \"quote\" 'single' ]]> <!-- --> {{x}} 镇"


@pytest.fixture
def hostile(tmp_path: Path) -> Project:
    """A project whose text, title, actors and town try everything."""
    path = tmp_path / "evil.txt"
    path.write_text(f"访谈者：您好。\n镇长：{EVIL}\n", encoding="utf-8")
    project = Project.create(tmp_path / "evil.coder", user="<b>Li</b>")
    document = project.documents.add([path], kind="interview", town="<i>镇</i>").added[0]
    text = project.documents.text(document.id)
    start, stop = text.index("<script>"), len(text) - 1
    for code in ("sit.skill_matching", "sit.competitive_positioning", "ment.leader_controller"):
        project.codings.add(document.id, start, stop, code)
    project.mentions.add(document.id, start, stop, "<svg onload=x>", "javascript:alert(1)", kinds=["information"], scale="local", time_from="1998")
    return project


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_of_a_hostile_text_acts(hostile: Project, language: str) -> None:
    """One script, our own; no element and no handler out of a quote; control and bidi characters are shown, not sent."""
    pytest.importorskip("vl_convert", reason="the extra `report` is not installed")
    page = html(report_of(hostile, language=language))
    tree = lxml.html.fromstring(page)
    assert len(tree.xpath("//script")) == 1 and not tree.xpath("//img | //i | //@onerror | //@onload")
    assert "\x1b" not in page and "\u202e" not in page and "\u2066" not in page
    assert "<script>alert(1)</script>" in tree.xpath("string(//blockquote)")
    assert any("<svg onload=x>" in title for title in tree.xpath("//*[local-name()='title']/text()"))
    assert not [target for target in tree.xpath("//@href") if not target.startswith("#")]


def test_an_element_escapes_text_and_attributes() -> None:
    """Text and attributes lose their power; markup that is done keeps it; None is nothing."""
    made = element("p", "<b>&", None, [Html("<br>"), 3], title='"x"', class_="a", data_mark=None)
    assert made == '<p title="&quot;x&quot;" class="a">&lt;b&gt;&amp;<br>3</p>'
    assert joined("a\u202eb", "\x07") == "a‹b␇"


def test_a_town_without_evidence_has_a_page(tmp_path: Path) -> None:
    """No number is made up: the verdict is undetermined, and no figure fails for want of data."""
    pytest.importorskip("vl_convert", reason="the extra `report` is not installed")
    with Project.create(tmp_path / "empty.coder", user="Li") as project:
        assert "The project has no town yet." in html(report_of(project))
        project.towns.add("空镇")
        page = html(report_of(project))
    assert "undetermined" in page and "most probable corner" in page
