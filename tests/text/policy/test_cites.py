"""Titles and numbers of other documents in a text."""

import pytest

from coder.text.policy.cites import cites


def test_titles_and_numbers_in_order() -> None:
    """A number right behind a title belongs to it; others stand alone; a title inside a title is part of it."""
    text = "根据《浙江省人民政府关于加快特色小镇规划建设的指导意见》(浙政发〔2015〕8号)、国发〔2014〕8号文件和《关于修改《甲办法》的决定》。"
    found = list(cites(text))
    assert [(each.title, each.number) for each in found] == [
        ("浙江省人民政府关于加快特色小镇规划建设的指导意见", "浙政发〔2015〕8号"),
        ("关于修改《甲办法》的决定", ""),
        ("", "国发〔2014〕8号"),
    ]
    assert text[found[2].start : found[2].stop] == "国发〔2014〕8号"
    assert text[found[0].start : found[0].stop].endswith("8号")


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("1991年3月4日中华人民共和国国务院令第76号发布", "国令第76号"),
        ("《条例》（国务院令第六百六十九号）", "国令第669号"),
        ("依照国令第706号", "国令第706号"),
        ("中华人民共和国主席令第七号", "主席令第7号"),
        ("国务院、中央军事委员会令第413号", "国务院、中央军事委员会令第413号"),
        ("国家药品监督管理局令第26号", "国家药品监督管理局令第26号"),
        ("日照市人民政府令第5号", "日照市人民政府令第5号"),
    ],
)
def test_one_order_has_one_number_however_it_is_printed(printed: str, number: str) -> None:
    """With the full name of the state, in Chinese numerals, of two who order: so that a citation finds its document."""
    assert [each.number for each in cites(printed)] == [number]


def test_a_short_title_stands_for_the_one_it_was_given_to() -> None:
    """Where it is given it cites nothing; one that was given to nothing near stands for itself."""
    first, second = "《三峡库区规划》（以下简称《规划》）已经批准。", "《四川省方案》（以下称《方案》）"
    text = f"{first}按照《规划》要求，依照{second}和《规划》实施《方案》。《办法》另定。"
    long, plan = "三峡库区规划", "四川省方案"
    assert [each.title for each in cites(text)] == [long, long, plan, long, plan, "办法"]


def test_a_text_without_any() -> None:
    """Nothing."""
    assert list(cites("各地要加强领导。")) == []
