"""Numbers and addresses by which a person can be found."""

from collections.abc import Callable

import pytest

from coder.text.traces import traces


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("写信到 wang.li@suzhou.edu.cn 即可", "e-mail address"),
        ("手机13812345678。", "phone number"),
        ("打138 1234 5678吧", "phone number"),
        ("电话0512-65123456", "phone number"),
        ("call +44 20 7946 0958", "phone number"),
        ("身份证32050619680214123X", "identity number"),
        ("微信：wang_li68", "account (WeChat, QQ)"),
    ],
)
def test_each_form_is_found(text: str, kind: str) -> None:
    """Also between Chinese characters, once each."""
    assert [each.kind for each in traces(text)] == [kind]


@pytest.mark.parametrize("text", ["2019年投资1380000000元", "占13.812345678%", "〔2018〕128号", "1984-1991", "@镇长", "条款 3.1.4", "微信群里说"])
def test_figures_of_an_interview_are_none(text: str) -> None:
    """Amounts, years, numbers of documents."""
    assert not list(traces(text))


def test_places_are_told_in_order() -> None:
    """As code points, behind a rare character too."""
    assert [(each.kind, each.start) for each in traces("𠮷a@b.cn 13812345678")] == [("e-mail address", 1), ("phone number", 8)]


@pytest.mark.parametrize("stretch", ["a", "1", "a.", "qq", "微信 ", "a@", "+1 ", "昆山a", "@a."])
def test_the_time_grows_with_the_text(growth: Callable[..., float], stretch: str) -> None:
    """Whatever stands in it: long runs without a space too."""
    assert growth(lambda size: list(traces(stretch * size)), 4_000) < 1.5
