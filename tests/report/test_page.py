"""The page: whole, offline, linked from every number to its quotes, and true to the profile."""

import json
import os
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import lxml.html
import pytest

from coder.report.report import Report, html

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "report" / "west.txt"


def test_every_link_leads_somewhere_in_the_page(page: str) -> None:
    """Each `#anchor` exists once; no id is given twice, whatever the figures call their parts."""
    tree = lxml.html.fromstring(page)
    ids = Counter(tree.xpath("//@id"))
    assert [name for name, times in ids.items() if times > 1] == []
    targets = [target for target in tree.xpath("//@href") if target]
    assert len(targets) > 500
    assert {target for target in targets if not target.startswith("#") or target[1:] not in ids} == set()


def test_nothing_is_asked_of_the_network(page: str) -> None:
    """No address in the page but the names of XML vocabularies; what would load something is forbidden by its own policy."""
    addresses = set(re.findall(r"""(?:https?:)?//[^\s"'<>)]+""", re.sub(r"<script>.*?</script>", "", page, flags=re.S)))
    assert addresses <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    tree = lxml.html.fromstring(page)
    assert not tree.xpath("//@src | //link | //iframe | //object | //embed | //img | //*[local-name()='image'] | //*[local-name()='use']")
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; ") and "unsafe" not in policy and "http" not in policy
    assert not tree.xpath("//@style | //@onclick | //@onload")


def test_every_figure_is_named_told_in_words_and_shown_as_a_table(page: str) -> None:
    """Title and description in the drawing, a caption, a table with as many cells in every row."""
    figures = lxml.html.fromstring(page).xpath("//figure")
    assert len(figures) > 40
    for figure in figures:
        svg = figure.xpath(".//*[local-name()='svg']")[0]
        ids = set(svg.xpath(".//@id"))
        assert {svg.get("aria-labelledby"), svg.get("aria-describedby")} <= ids
        assert figure.xpath("string(figcaption)").strip()
        rows = [len(row.xpath("th|td")) for row in figure.xpath(".//table//tr")]
        assert len(rows) > 1 and len(set(rows)) == 1


def test_marks_say_their_numbers_and_lead_to_quotes(page: str) -> None:
    """A dot of a situation has a tooltip with share, interval, n and sources, and a link to the passages."""
    tree = lxml.html.fromstring(page)
    link = tree.xpath("//figure//*[local-name()='a'][.//*[local-name()='title'][starts-with(text(), 'Competitive positioning: 3')]]")[0]
    assert re.search(r"90% interval \d+% to \d+%\); n 15 from 6 sources, \d+ speakers; breadth 100%", link.get("aria-label"))
    row = tree.get_element_by_id(link.get("href")[1:])
    passages = [tree.get_element_by_id(each[1:]) for each in row.xpath(".//a/@href")]
    assert len(passages) >= 15 and all(passage.xpath(".//blockquote") for passage in passages)


def test_the_numbers_are_those_of_the_profile(contents: Callable[..., Report], page: str) -> None:
    """Shares, corners, verdicts and the reference rows stand in the tables as `coder profile --json` gives them."""
    tree = lxml.html.fromstring(page)
    for number, profile in enumerate((subject.profile for subject in contents().subjects), 1):
        rows = _table(tree, f"t{number}-situations-figure")
        assert [row[1] for row in rows] == [f"{share.share * 100:.0f}%" for share in profile.situations]
        assert [int(row[3]) for row in rows] == [share.n for share in profile.situations]
        corners = {row[0]: float(row[1]) for row in _table(tree, f"t{number}-corners-figure")}
        assert sorted(corners.values()) == sorted(round(p, 3) for p in profile.corners.values())
        section = tree.get_element_by_id(f"t{number}")
        verdicts = section.xpath(".//span[@class='verdict']/text()")
        assert verdicts == [row.verdict for rows in profile.reference.values() for row in rows]
        headline = section.xpath("string(.//p[@class='headline'])")
        assert ("undetermined" in headline) == (profile.verdict.name is None)
        assert str(profile.parameters["inputs_sha256"]) in page and str(profile.parameters["codebook_sha256"]) in page


def _table(tree: lxml.html.HtmlElement, heading: str) -> list[list[str]]:
    figure = tree.get_element_by_id(heading).getnext()
    return [[cell.text_content() for cell in row.xpath("th|td")] for row in figure.xpath(".//tbody/tr")]


def test_a_constructed_town_is_marked_so(page: str, west: str) -> None:
    """At the head, across the page, and on the Chinese page in Chinese."""
    assert 'data-mark="CONSTRUCTED"' in page and "evidence about no real place" in page
    assert 'data-mark="构造文本"' in west and "不能作为任何真实地方的证据" in west


def test_the_same_project_gives_the_same_bytes(contents: Callable[..., Report], west: str) -> None:
    """No time of the day, no random name."""
    assert html(contents("Example Town West", language="zh")) == west


def test_the_chinese_page_is_in_chinese(west: str) -> None:
    """Headings, captions, verdict, needs and notes; what the program says in English stays nowhere."""
    tree = lxml.html.fromstring(west)
    assert tree.get("lang") == "zh-Hans"
    said = [
        *tree.xpath("//h2/text()"),
        *tree.xpath("//h3/text()"),
        *tree.xpath("//figcaption/text()"),
        *tree.xpath("//div[@class='needs']//li/text()"),
    ]
    assert len(said) > 30
    assert [text for text in said if not re.search("[\u4e00-\u9fff]", text)] == []
    assert "知识系统：再需 1 个来源" in said


def test_the_words_of_the_page_are_the_golden_ones(west: str) -> None:
    """All that the page says but its drawings, with hashes and times out; CODER_GOLDEN=write rewrites it."""
    tree = lxml.html.fromstring(west)
    for gone in tree.xpath("//*[local-name()='svg'] | //style | //script | //meta"):
        gone.drop_tree()
    for each in tree.xpath("//p | //h1 | //h2 | //h3 | //h4 | //tr | //li | //figcaption | //blockquote"):
        each.tail = "\n" + (each.tail or "")
    lines = [
        re.sub(r"[0-9a-f]{64}", "HASH", re.sub(r"20\d\d-\d\d-\d\d( \d\d:\d\d:\d\d)?(?= |（|，|$)", "DAY", line)).strip()
        for line in tree.text_content().split("\n")
    ]
    text = re.sub(r"^numpy[\d.]+$", "numpy", "\n".join(line for line in lines if line), flags=re.MULTILINE) + "\n"
    if os.environ.get("CODER_GOLDEN") == "write":
        GOLDEN.parent.mkdir(parents=True, exist_ok=True)
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_two_towns_have_their_difference(contents: Callable[..., Report]) -> None:
    """Theta by theta and share by share, as `coder compare` tells it, with the sign of the first less the second."""
    pytest.importorskip("vl_convert", reason="the extra `report` is not installed")
    report = contents("Example Town East", "Example Town South")
    tree = lxml.html.fromstring(html(report))
    rows = _table(tree, "difference-figure")
    first, second = (subject.profile for subject in report.subjects)
    told = [(round(first.contrasts[each].theta * 100), round(second.contrasts[each].theta * 100)) for each in first.contrasts]
    assert [(int(row[1][:-1]), int(row[2][:-1])) for row in rows[:3]] == told
    assert all(row[3].startswith("+") for row in rows[:3])


def test_actors_of_the_network_lead_to_what_is_told_of_them(page: str) -> None:
    """A node and a line of the brokers' table open all mentions in which the actor is an end or a broker."""
    tree = lxml.html.fromstring(page)
    node = next(each for each in tree.xpath("//*[local-name()='a']/@aria-label") if each.startswith("Zone committee ("))
    link = tree.xpath("//*[local-name()='a'][@aria-label=$node]/@href", node=node)[0]
    assert tree.get_element_by_id(link[1:]).xpath("string(b)") == "Actor: Zone committee"


def test_drawn_figures_are_told_one_by_one(contents: Callable[..., Report]) -> None:
    """Progress goes from the first figure to the last."""
    pytest.importorskip("vl_convert", reason="the extra `report` is not installed")
    told: list[tuple[int, int]] = []
    html(contents("Example Town West"), lambda done, total: told.append((done, total)))
    assert [done for done, _ in told] == list(range(1, len(told) + 1)) and {total for _, total in told} == {len(told)}
    assert json.dumps(told)
