"""How a tie is told: planned, wished, ended, failed, supposed or denied."""

import pytest

from coder.language.told import signs


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("我们打算跟大学合作", "status", "planned"),
        ("The town is planning to invite a university", "status", "planned"),
        ("希望政府能够协助", "status", "wished"),
        ("we hope that the bank helps", "status", "wished"),
        ("后来停了", "status", "ended"),
        ("they no longer supply us", "status", "ended"),
        ("最后没谈成", "status", "failed"),
        ("the deal fell through", "status", "failed"),
        ("如果当时引进来，就不一样了", "status", "counterfactual"),
        ("they would have come", "status", "counterfactual"),
        ("我們從來沒有跟農會合作過", "polarity", "denied"),
        ("we never worked with the bank", "polarity", "denied"),
        ("两个镇互不往来", "polarity", "denied"),
    ],
)
def test_a_sign_is_read(text: str, field: str, value: str) -> None:
    """In both languages and scripts, with its place."""
    found = [each for each in signs(text) if each.field == field]
    assert found and found[0].value == value
    assert 0 <= found[0].start < found[0].stop <= len(text)


@pytest.mark.parametrize(
    "text", ["我们跟大学合作，技术从那里来。", "The town works with the university.", "我并不希望这样", "没有问题，他们一直支持我们"]
)
def test_a_plain_statement_has_no_sign(text: str) -> None:
    """Active and affirmed is the default; a denied wish is none."""
    assert signs(text) == []
