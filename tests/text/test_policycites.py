"""Titles and numbers of other documents in a text."""

from coder.text.policycites import cites


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


def test_a_text_without_any() -> None:
    """Nothing."""
    assert list(cites("各地要加强领导。")) == []
