"""The draw of passages that are read without suggestions."""

import pytest

from coder.errors import InvalidValue
from coder.suggest.withholding import Withholding


def held(share: float, seed: int = 1, user: str = "u") -> set[int]:
    drawn = Withholding(share=share, seed=seed)
    return {start for start in range(4000) if drawn.holds_back(user, "d", start)}


def test_about_the_share_is_held_back_and_the_same_each_time() -> None:
    """A fifth of 4,000, give or take two per cent; other seeds and people draw others."""
    assert 720 < len(held(0.2)) < 880
    assert held(0.2) == held(0.2)
    assert held(0.2) != held(0.2, seed=2) and held(0.2) != held(0.2, user="v")


def test_a_larger_share_keeps_what_was_held_back() -> None:
    """So that a passage does not change sides when a project raises its share."""
    assert held(0.1) < held(0.3)
    assert held(0.0) == set()


@pytest.mark.parametrize("share", [-0.1, 0.95, 2.0, float("nan")])
def test_a_share_that_makes_no_sense_is_refused(share: float) -> None:
    """With what may be given."""
    with pytest.raises(InvalidValue, match="cannot be withheld"):
        Withholding(share=share)
