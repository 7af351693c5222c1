"""Times told become EDTF; what depends on when it was said is left alone."""

import pytest

from coder.language.times import times
from coder.text import edtf


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1990年代起步的", [("199X", "")]),
        ("九十年代就有了", [("199X", "")]),
        ("上世纪80年代", [("198X", "")]),
        ("2004年签的", [("2004", "")]),
        ("二〇〇四年五月", [("2004", "")]),
        ("2004年5月17日挂牌", [("2004-05-17", "")]),
        ("2004年前后", [("2004~", "")]),
        ("2004年以后一直合作", [("2004", "..")]),
        ("2004年以前没有", [("..", "2004")]),
        ("2004年5月到2008年", [("2004-05", "2008")]),
        ("1998-2004年之间", [("1998", "2004")]),
        ("民國98年開始", [("2009", "")]),
        ("in 1998 and since 2004", [("1998", ""), ("2004", "..")]),
        ("from 1998 to 2004", [("1998", "2004")]),
        ("in the 1990s", [("199X", "")]),
        ("around 2004", [("2004~", "")]),
        ("去年和今年，last year", []),
        ("投了2004万元，1998 people came", []),
    ],
)
def test_a_time_is_read(text: str, told: list[tuple[str, str]]) -> None:
    """Dates, decades, ranges and open ends in both languages; each is valid EDTF."""
    found = times(text)
    assert [(each.time_from, each.time_to) for each in found] == told
    for each in found:
        assert edtf.check(each.time_from, "time") == each.time_from
        assert edtf.check(each.time_to, "time") == each.time_to


def test_offsets_are_those_of_the_text() -> None:
    """The words that said it."""
    text = "他们是1990年代来的"
    (told,) = times(text)
    assert text[told.start : told.stop] == "1990年代"
