"""One thing is no things, in sentences with numbers filled in."""

import pytest

from coder.text.singular import filled


@pytest.mark.parametrize(
    ("template", "values", "said"),
    [
        ("{} codings", (1,), "1 coding"),
        ("{} codings", (21,), "21 codings"),
        ("{} codings", (0,), "0 codings"),
        ("{:,} characters", (1,), "1 character"),
        ("{} linkage mentions of {} sources", (1, 1), "1 linkage mention of 1 source"),
        ("{1} quotes of {0}", ("1 notes", 1), "1 quote of 1 notes"),
        ("{}: interval {} to {}; n {} from {} sources, {} speakers", ("a", 0.1, 1, 1, 1, 2), "a: interval 0.1 to 1; n 1 from 1 source, 2 speakers"),
        ("no value", (), "no value"),
    ],
)
def test_a_noun_follows_its_number(template: str, values: tuple[object, ...], said: str) -> None:
    """Only where the number that is filled in is 1; what else is filled in, such as a title, stays as it is."""
    assert filled(template, *values) == said
