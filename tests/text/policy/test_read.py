"""Policy texts: head, foot, units with references."""

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.text.numerals import dates, number
from coder.text.policy.numbers import find_damaged, find_doc_number
from coder.text.policy.read import Policy, parse_policy

POLICY = Path(__file__).parents[4] / "shared" / "data" / "policy"
needs_policy = pytest.mark.skipif(not POLICY.is_dir(), reason="the shared policy texts are not here")

NOTICE = """国务院办公厅关于开展
城镇小区配套幼儿园治理工作的通知
国办发〔2019〕3号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
城镇小区配套建设幼儿园是重要内容。现通知如下。
一、总体要求
坚持公益普惠。
二、工作任务
1.城镇小区严格依标配建幼儿园。
严格遵循城乡规划法。
2.确保移交。
（一）摸底排查
全面摸底。
附件：1.任务分工表
2.进度表
国务院办公厅
2019年1月9日
（此件公开发布）
任务分工表
一、第一项任务由教育部门负责。
二、第二项任务由住房部门负责。
"""

LAW = """# 中华人民共和国某某法

2020年4月29日 第十三届全国人民代表大会常务委员会第二十八次会议通过

2021年5月1日 施行

<!-- INFO END -->

## 第一章　总则

第一条 为了规范，制定本法。

第二条 本法适用于下列活动：

（一）生产；

（二）销售：

1. 批发；

前款所称活动，包括下列情形：

（一）代理；

第三条
 本法所称乡村，是指第二条规定的区域。

第二款在此。

## 第二章 附 则

第十条之一 补充。

第十一条 本法自2021年5月1日起施行。
"""


def _units(policy: Policy, text: str) -> list[tuple[str, str, str, str]]:
    return [(found.kind, found.ref, found.label, text[found.start : found.stop]) for found in policy.segments]


def test_head_and_foot_of_a_notice() -> None:
    """Title over two lines, issuer, number, addressees, signature, date, attachments."""
    policy = parse_policy(NOTICE)
    assert policy.title == "国务院办公厅关于开展城镇小区配套幼儿园治理工作的通知"
    assert policy.issuers == ("国务院办公厅",)
    assert policy.doc_number == "国办发〔2019〕3号"
    assert policy.doc_number_span is not None
    assert NOTICE[slice(*policy.doc_number_span)] == "国办发〔2019〕3号"
    assert policy.addressees == ("各省、自治区、直辖市人民政府", "国务院各部委、各直属机构")
    assert (policy.signature, policy.date, policy.warnings) == ("国务院办公厅", "2019-01-09", ())
    assert policy.attachments == ("任务分工表", "进度表")


def test_units_of_a_notice() -> None:
    """Headings, items and paragraphs with references; the annex counts anew; head and foot are no units."""
    assert _units(parse_policy(NOTICE), NOTICE) == [
        ("heading", "", "", "国务院办公厅关于开展"),
        ("paragraph", "0.1", "", "城镇小区配套建设幼儿园是重要内容。现通知如下。"),
        ("heading", "1", "一、", "一、总体要求"),
        ("paragraph", "1.1", "", "坚持公益普惠。"),
        ("heading", "2", "二、", "二、工作任务"),
        ("article", "2-1", "1.", "1.城镇小区严格依标配建幼儿园。"),
        ("paragraph", "2-1.1", "", "严格遵循城乡规划法。"),
        ("article", "2-2", "2.", "2.确保移交。"),
        ("heading", "2-1~2", "（一）", "（一）摸底排查"),
        ("paragraph", "2-1.2", "", "全面摸底。"),
        ("heading", "", "", "任务分工表"),
        ("article", "2/1", "一、", "一、第一项任务由教育部门负责。"),
        ("article", "2/2", "二、", "二、第二项任务由住房部门负责。"),
    ]


def test_units_of_a_law() -> None:
    """Chapters, articles with their 款, items, and items of a second 款."""
    policy = parse_policy(LAW)
    assert (policy.title, policy.date, policy.issuers) == ("中华人民共和国某某法", "2020-04-29", ("全国人民代表大会常务委员会",))
    assert [(kind, ref, label) for kind, ref, label, _ in _units(policy, LAW)] == [
        ("heading", "", ""),
        ("heading", "", "第一章"),
        ("article", "1", "第一条"),
        ("article", "2", "第二条"),
        ("article", "2-1", "（一）"),
        ("article", "2-2", "（二）"),
        ("article", "2-2-1", "1."),
        ("paragraph", "2.2", ""),
        ("article", "2.2-1", "（一）"),
        ("article", "3", "第三条"),
        ("heading", "", "第二章"),
        ("article", "10_1", "第十条之一"),
        ("article", "11", "第十一条"),
    ]
    third = next(found for found in policy.segments if found.label == "第三条")
    assert LAW[third.start : third.stop].endswith("第二款在此。")
    assert [found.level for found in policy.segments if found.kind == "heading"] == [1, 2, 2]


def test_a_cited_article_opens_nothing() -> None:
    """A line that begins with 第三条第二款规定的 is a paragraph of the article above."""
    text = "第一条 甲。\n第三条第二款规定的情形，从其规定。\n第二条 乙。"
    assert [found.label for found in parse_policy(text).segments if found.kind == "article"] == ["第一条", "第二条"]


def test_contents_are_no_units() -> None:
    """Chapters listed under 目录 are not taken for chapters."""
    text = "某某条例\n目 录\n第一章 总则\n第二章 附则\n第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。"
    assert [found.label for found in parse_policy(text).segments] == ["", "第一章", "第一条", "第二章", "第二条"]


@pytest.mark.parametrize(
    ("printed", "normal"),
    [
        ("国办发〔2020〕33号", "国办发〔2020〕33号"),
        ("发改地区[2010]97号", "发改地区〔2010〕97号"),
        ("国函[2010] 5号", "国函〔2010〕5号"),
        ("建村（2016）147号", "建村〔2016〕147号"),
        ("财建﹝2019﹞12 号", "财建〔2019〕12号"),
        ("浙政发［2015］8号", "浙政发〔2015〕8号"),
        ("国令第707号", "国令第707号"),
        ("(绍政发〔2015〕27号)", "绍政发〔2015〕27号"),
    ],
)
def test_document_numbers(printed: str, normal: str) -> None:
    """All variants of brackets and spaces."""
    found = find_doc_number(f"某某通知\n{printed}\n")
    assert found is not None
    assert found.normal == normal


def test_a_damaged_number_is_a_warning() -> None:
    """A lost bracket is reported with its place and never guessed."""
    text = "关于某事的通知\n发改地区﹝2017922号\n各省发展改革委：\n一、做好工作。\n"
    policy = parse_policy(text)
    assert policy.doc_number == ""
    assert "发改地区﹝2017922号" in policy.warnings[0]
    assert f"offset {text.index('发改地区')}" in policy.warnings[0]
    assert find_damaged("国办发〔2020〕33号") is None


def test_a_number_in_the_body_is_not_the_documents() -> None:
    """What a text cites after its head is not its own number."""
    assert parse_policy("关于某事的意见\n各市人民政府：\n根据国办发〔2020〕33号文件，现提出意见。\n").doc_number == ""


@pytest.mark.parametrize(("written", "value"), [("十", 10), ("二十一", 21), ("一百零三", 103), ("二〇〇五", 2005), ("12", 12), ("一千二百", 1200)])
def test_numerals(written: str, value: int) -> None:
    """Chinese and Arabic."""
    assert number(written) == value


def test_dates() -> None:
    """Both scripts; an impossible date is none."""
    assert dates("二○○六年二月十日，2019年12月31日，2019年13月1日") == ("2006-02-10", "2019-12-31")


@given(
    st.lists(
        st.sampled_from(
            [
                "# 题",
                "第一章 总则",
                "第一条 甲",
                "第二条",
                "（一）乙；",
                "1.丙",
                "(2)丁",
                "①戊",
                "一、己",
                "庚。",
                "",
                "国务院",
                "2019年1月9日",
                "附件：辛",
                "目录",
            ]
        ),
        max_size=16,
    )
)
def test_units_do_not_overlap(lines: list[str]) -> None:
    """Articles and paragraphs in order without overlap, references unique, ordinals from 1."""
    text = "\n".join(lines)
    found = parse_policy(text).segments
    bodies = [each for each in found if each.kind != "heading"]
    assert all(before.stop <= after.start for before, after in pairwise(bodies))
    assert all(text[each.start : each.stop].strip() == text[each.start : each.stop] != "" for each in found)
    references = [each.ref for each in found if each.ref]
    assert len(references) == len(set(references))
    assert [each.start for each in found] == sorted(each.start for each in found)


@needs_policy
@pytest.mark.parametrize("folder", ["gwr", "state_council", "topical", "excerpts"])
def test_real_policies_have_titles_and_units(folder: str) -> None:
    """A title each, every article of the laws among them, and a number for each State Council document."""
    for file in sorted((POLICY / folder).glob("*.txt")):
        text = file.read_text(encoding="utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        policy = parse_policy(text)
        assert policy.title, file.name
        assert len(policy.segments) > 1, file.name
        wanted = set(re.findall(r"^第[一二三四五六七八九十百千]+条(?!之)", text, re.M))
        assert wanted <= {found.label for found in policy.segments}, file.name
        if folder == "state_council":
            assert policy.doc_number, file.name
            assert policy.date, file.name


def _law(articles: int) -> None:
    text = (
        LAW.split("## 第一章")[0]
        + "## 第一章　总则\n\n"
        + "".join(f"第{n}条 各级人民政府应当加强对产业集群的支持，鼓励企业创新。\n\n（一）甲；\n\n" for n in range(1, articles + 1))
    )
    assert sum(found.kind == "article" for found in parse_policy(text).segments) >= articles


def test_a_law_of_ten_thousand_articles(growth: Callable[..., float]) -> None:
    """Every article is found, at a cost that grows as their number."""
    assert growth(_law, 1_250) < 1.6


def test_a_title_below_words_of_another_text_is_found_by_who_passed_it() -> None:
    """A scan that begins on the page before."""
    above = "会议号召：全国各族人民为实现宏伟任务而努力奋斗。\n"
    text = above + "示例省国民经济和社会发展十年规划纲要\n（示例省人民代表大会第四次会议1991年4月9日批准）\n一、目标\n支持。\n"
    found = parse_policy(text)
    assert (found.title, found.date) == ("示例省国民经济和社会发展十年规划纲要", "1991-04-09") and "no title found" not in found.warnings


def test_contents_are_no_part_of_a_title() -> None:
    """目录 on the line below ends it."""
    assert parse_policy("示例省\n第六个五年计划·\n目\t录\n序\n第一章 任务\n支持。\n").title == "示例省第六个五年计划"


def test_the_title_of_another_text_on_the_last_page_signs_nothing() -> None:
    """Its date is not that of the text."""
    text = "示例省计划\n一、支持发展。\n二、保证健康。\n国务院关于同意甲县更名为乙县的批复\n一九八三年三月二十四日\n（83）国函字43号\n同意。\n"
    found = parse_policy(text)
    assert (found.signature, found.date) == ("", "")


@pytest.mark.parametrize("title", ["1964年示例市政府工作报告（摘要）", "示例市政府工作报告（1964年，节选）"])
def test_the_year_of_a_report_stands_in_its_title(title: str) -> None:
    """With more words in brackets behind it, or inside them."""
    assert parse_policy(f"{title}\n各位代表：\n一、工作回顾\n过去一年很好。\n").date == "1964"


def test_who_is_in_charge_of_a_measure_is_no_heading() -> None:
    """A line in brackets behind a measure is a paragraph of it, not the title of what follows."""
    measure = "支持企业开展技术改造，对符合条件的项目给予贷款贴息，并在用地、用能等方面给予保障，促进产业转型升级。"
    first, second = f"一、改造\n{measure}\n（财政局负责）\n{measure}\n", f"二、融资\n{measure}\n（负责部门：金融局）\n{measure}\n"
    text = f"某市人民政府关于某事的意见\n{first}{second}"
    found = parse_policy(text).segments
    assert [text[each.start : each.stop] for each in found if each.kind == "heading"] == ["某市人民政府关于某事的意见", "一、改造", "二、融资"]
    assert [each.ref for each in found if text.startswith("（", each.start)] == ["1.2", "2.2"]


def test_title_and_number_may_be_printed_again_below_the_mark_of_the_head() -> None:
    """The title over several lines, without its marks between the issuers; the number counts."""
    below = "甲院 乙院\n关于办理某案的解释\n法释〔2024〕13号\n为办理某案，制定本解释。\n"
    text = f"# 甲院、乙院关于办理某案的解释\n2024年1月8日 甲院通过\n<!-- INFO END -->\n{below}"
    found = parse_policy(text)
    assert (found.title, found.doc_number, found.date) == ("甲院、乙院关于办理某案的解释", "法释〔2024〕13号", "2024-01-08")
    assert [text[each.start : each.stop] for each in found.segments if each.kind == "paragraph"] == ["为办理某案，制定本解释。"]


def test_the_history_may_stand_below_the_mark_of_the_head() -> None:
    """In brackets on the first line of the text."""
    text = "# 某规定\n<!-- INFO END -->\n（2013年1月21日某会议通过，2020年12月23日某会议修正）\n第一条 甲。\n第二条 乙。\n"
    found = parse_policy(text)
    assert found.date == "2020-12-23" and [each.kind for each in found.segments] == ["heading", "article", "article"]


def test_a_revision_that_leaves_the_number_is_told() -> None:
    """The day of the text as it stands; none where the order that gave the number is the last word."""
    first = "# 某条例\n2002年1月9日 中华人民共和国国务院令第306号公布\n"
    later = "2010年1月9日 《国务院关于修改某条例的决定》修订\n"
    head = "<!-- INFO END -->\n第一条 甲。\n第二条 乙。\n"
    assert (parse_policy(first + head).revised, parse_policy(first + later + head).revised) == ("", "2010-01-09")
    assert parse_policy(first + later + head).doc_number == "国令第306号"


def test_attachments_may_be_numbered_without_a_colon() -> None:
    """附件1.title, and those below."""
    text = "某批复\n一、同意。\n附件1.界址点坐标\n2.红线图\n某市人民政府\n2015年6月3日\n"
    assert parse_policy(text).attachments == ("界址点坐标", "红线图")


def test_from_when_a_text_holds_stands_in_its_last_article() -> None:
    """Where its head says nothing; a head that does goes before; words about another text say nothing."""
    last = "第九条 本条例自2018年1月1日起施行。2006年3月1日公布的《甲办法》同时废止。\n"
    assert parse_policy(f"某条例\n第一条 甲。\n{last}").in_force == "2018-01-01"
    assert parse_policy(f"# 某条例\n2017年5月1日 某会通过\n2017年6月1日 施行\n<!-- INFO END -->\n第一条 甲。\n{last}").in_force == "2017-06-01"
    assert parse_policy("某条例\n第一条 甲。\n第二条 《乙办法》自2018年1月1日起施行。\n").in_force == ""
