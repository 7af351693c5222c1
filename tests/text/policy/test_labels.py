"""Labelled heads of pages saved from the web."""

from coder.text.policy.labels import read_labels
from coder.text.policy.read import parse_policy

PAGE = """索 引 号：\t000014349/2018-00234\t主题分类：\t科技、教育\\科技
发文机关：\t国家发展改革委、财政部
成文日期：2018年12月29日
标　　题：关于推进某项工作的意见
发文字号：发改地区〔2018〕97号
发布日期：2019-01-21
主 题 词：科技 体制 改革
关于推进某项工作的意见
发改地区〔2018〕97号
各省、自治区、直辖市人民政府：
现提出如下意见。
一、总体要求
坚持改革。
"""


def test_labels_tell_the_metadata() -> None:
    """Spread labels, rows of a table, values behind a tab; the labels belong to no unit."""
    policy = parse_policy(PAGE)
    assert policy.title == "关于推进某项工作的意见"
    assert policy.issuers == ("国家发展改革委", "财政部")
    assert (policy.doc_number, policy.written, policy.published) == ("发改地区〔2018〕97号", "2018-12-29", "2019-01-21")
    assert policy.date == "2018-12-29"
    assert policy.themes == ("科技", "体制", "改革")
    assert policy.addressees == ("各省、自治区、直辖市人民政府",)
    assert policy.warnings == ()
    assert "发文机关" not in "".join(PAGE[each.start : each.stop] for each in policy.segments)


def test_a_label_may_stand_above_its_value() -> None:
    """As tables come out when each cell is a line."""
    assert read_labels(("发文机关：", "国务院", "成文日期", "2018年1月2日", "标题：", "某通知")).said == {
        "issuers": "国务院",
        "written": "2018年1月2日",
        "title": "某通知",
    }


def test_one_line_with_a_colon_is_no_labelled_head() -> None:
    """A text that begins 名称：... alone is left as it is."""
    assert read_labels(("某某办法", "名称：某单位", "第一条 甲。")).said == {}


def test_a_label_that_contradicts_the_text_is_a_warning() -> None:
    """The label's number is given and the other one named."""
    policy = parse_policy(PAGE.replace("\n发改地区〔2018〕97号", "\n发改地区〔2018〕79号"))
    assert policy.doc_number == "发改地区〔2018〕97号"
    assert any("79" in warning for warning in policy.warnings)
