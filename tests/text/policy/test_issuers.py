"""Who issues a policy text."""

import pytest

from coder.text.policy.read import parse_policy


@pytest.mark.parametrize(
    ("head", "issuers"),
    [
        ("中共中央 国务院关于某事的意见\n", ("中共中央", "国务院")),
        ("国务院办公厅、中央军委办公厅\n关于某事的通知\n", ("国务院办公厅", "中央军委办公厅")),
        ("最高人民法院 最高人民检察院关于某事的解释\n", ("最高人民法院", "最高人民检察院")),
        ("2014年昆山市政府工作报告\n各位代表！\n", ("昆山市人民政府",)),
        ("国务院办公厅文件\n国办发〔2018〕1号\n关于某事的通知\n", ("国务院办公厅",)),
        ("某某条例\n国令第706号\n", ("国务院",)),
        ("中华人民共和国海关总署关于某事的公告\n", ("海关总署",)),
    ],
)
def test_issuers_of_the_head(head: str, issuers: tuple[str, ...]) -> None:
    """Several bodies with spaces or 、 between, over two lines; letterhead; order; work report."""
    assert parse_policy(head + "现通知如下。\n").issuers == issuers


def test_signatures_tell_what_the_title_leaves_unnamed() -> None:
    """等三部门 is filled from the foot; a name spread over the line is closed up."""
    text = "工业和信息化部等三部门关于某事的通知\n各省：\n请办理。\n工业和信息化部 财政部\n商 务 部\n2020年3月1日\n"
    assert parse_policy(text).issuers == ("工业和信息化部", "财政部", "商务部")
    unsigned = parse_policy(text.split("工业和信息化部 财政部")[0])
    assert unsigned.issuers == ("工业和信息化部",)
    assert "unnamed" in unsigned.warnings[0]


def test_another_signature_is_a_warning() -> None:
    """Title and foot that name different bodies."""
    policy = parse_policy("财政部关于某事的通知\n各省：\n请办理。\n商务部\n2020年3月1日\n")
    assert policy.issuers == ("财政部",)
    assert "signed by 商务部" in policy.warnings[0]


def test_a_place_that_does_not_fit_the_issuer_is_a_warning() -> None:
    """The history of another law above a local one."""
    policy = parse_policy(
        "# 山东省清洁生产促进条例\n\n2002年6月29日 第九届全国人民代表大会常务委员会第二十八次会议通过\n\n<!-- INFO END -->\n\n第一条 甲。\n"
    )
    assert any("山东省" in warning for warning in policy.warnings)


def test_imprint_and_theme_words_belong_to_no_unit() -> None:
    """主题词, 抄送 and 印发 at the foot."""
    foot = ("主题词：科技 体制 通知", "抄送：市委各部门。", "某某市人民政府办公室 2006年3月3日印发", "")
    text = "关于某事的通知\n各县：\n一、请办理。\n某某市人民政府\n2006年3月1日\n" + "\n".join(foot)
    policy = parse_policy(text)
    assert policy.themes == ("科技", "体制", "通知")
    assert (policy.written, policy.published, policy.date) == ("2006-03-01", "2006-03-03", "2006-03-01")
    assert [text[each.start : each.stop] for each in policy.segments if each.kind != "heading"] == ["一、请办理。"]
