"""What the lines below the title of a law tell of it."""

import pytest

from coder.text.policy.history import read_history


def test_who_passes_a_regulation_issues_it_not_who_approves_or_announces_it() -> None:
    """The number of the announcement is the number of the text; each day is kept by its kind."""
    found = read_history(
        (
            "2016年5月31日 台州市第四届人民代表大会常务委员会第四十三次会议通过",
            "2016年7月29日 浙江省第十二届人民代表大会常务委员会第三十一次会议批准",
            "2016年8月9日 台州市第四届人民代表大会常务委员会公告第37号公布",
            "2016年10月1日 施行",
        ),
        "台州市城市市容和环境卫生管理条例",
    )
    assert found.issuers == ("台州市人民代表大会常务委员会",)
    assert found.number == "台州市第四届人民代表大会常务委员会公告第37号"
    assert (found.passed, found.published, found.in_force, found.date) == ("2016-07-29", "2016-08-09", "2016-10-01", "2016-08-09")
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("lines", "issuers", "number"),
    [
        (("1981年12月30日 国务院批准", "1982年2月4日 卫生部、交通部、铁道部发布"), ("卫生部", "交通部", "铁道部"), ""),
        (("2005年6月7日 中华人民共和国国务院、中华人民共和国中央军事委员会令第436号公布",), ("国务院", "中央军事委员会"), None),
        (("1997年4月10日 海关总署第61号令发布",), ("海关总署",), "海关总署令第61号"),
        (("2020年3月1日 市十二届人大常委会第三次会议通过",), ("杭州市人民代表大会常务委员会",), ""),
        (("1981年10月13日 国务院批准", "文化部", "海关总署发布"), ("文化部", "海关总署"), ""),
        (("2015年2月8日 市十四届人大五次会议通过", "2015年6月12日 杭州市人民代表大会常务委员会公告第14号公布"), ("杭州市人民代表大会",), None),
        (("1984年1月7日 国务院", "中央军委发布"), ("国务院", "中央军委"), ""),
        (("２０１２年１２月１９日 中华人民共和国公安部令第１２５号发布",), ("公安部",), "公安部令第125号"),
        (("消费者权益保护典型案例", "最高人民法院发布", "2024-03-15"), ("最高人民法院",), ""),
    ],
)
def test_issuers_and_numbers(lines: tuple[str, ...], issuers: tuple[str, ...], number: str | None) -> None:
    """Several ministries, orders of two, short names, names over two lines, full-width digits, dates with dashes."""
    found = read_history(lines, "杭州市民用建筑节能条例")
    assert found.issuers == issuers
    assert number is None or found.number == number


def test_the_last_order_counts_and_the_others_are_a_warning() -> None:
    """An order that replaces the whole text gives its number; one that changes a few places does not."""
    found = read_history(
        (
            "1997年12月19日 中华人民共和国国务院令第238号公布",
            "2021年6月25日 中华人民共和国国务院令第742号第四次修订）",
            "2022年1月1日 公安部令第149号《关于修改某办法的决定》修正",
        ),
        "生猪屠宰管理条例",
    )
    assert (found.number, found.numbered) == ("国令第742号", "2021-06-25")
    assert "238" in found.warnings[0]
    assert found.date == "2022-01-01"


def test_an_approval_alone_and_a_number_without_its_kind_are_warnings() -> None:
    """Who only approved is given as issuer, and said so; 第8号 of nothing is no number."""
    approved = read_history(("1988年5月10日 国务院批准",), "北京市新技术产业开发试验区暂行条例")
    assert approved.issuers == ("国务院",) and "approved" in approved.warnings[0]
    bare = read_history(("2014年4月10日 宁波市人民代表大会常务委员会第8号公布",), "宁波市企业工资集体协商条例")
    assert bare.number == "" and "第8号" in bare.warnings[0]


def test_a_title_in_the_history_is_no_event() -> None:
    """What stands in 《》, even over two lines, is left out; words without a date tell nothing."""
    found = read_history(
        (
            "2015年8月29日 某会议《关于修改<甲",
            "乙>的决定》第三次修正",
        ),
        "某法",
    )
    assert found.date == "2015-08-29"
    assert read_history(("国办发〔2018〕1号",), "某通知").date == ""
