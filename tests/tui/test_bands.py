"""What header and status say."""

import pytest

from coder.tui.widgets.bands import _percent


@pytest.mark.parametrize(("share", "said"), [(0, "0%"), (1 / 1123, "<1%"), (0.0151, "2%"), (0.25, "25%"), (0.996, "99%"), (1.0, "100%")])
def test_begun_is_not_nothing_and_nearly_done_is_not_done(share: float, said: str) -> None:
    """Whole percentages otherwise."""
    assert _percent(share) == said
