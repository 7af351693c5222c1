"""Rules between the fields of a mention: read from the notes of a codebook, and when they are broken."""

from typing import Any

import pytest

from coder.model.codebook import Codebook
from coder.model.mention_rule import MentionRule, rules_of

NEEDS_PLACE = {
    "id": "needs_place",
    "applies_to": "mention",
    "if": {"kinds": ["kind.institution"]},
    "then": {"required": ["borrowed_from"]},
    "only_if": True,
    "text": {"en": "Say from where."},
}
NO_END = {
    "id": "no_end",
    "applies_to": "mention",
    "if": {"status": ["wished"]},
    "then": {"forbidden": ["time_to"], "allowed": {"valence": ["neutral"]}},
}


def _rule(written: dict[str, Any]) -> MentionRule:
    (rule,) = rules_of(Codebook(id="b", key="b", version="1", names={}, notes={"rules": [written]}))
    return rule


@pytest.mark.parametrize(
    ("written", "values", "field"),
    [
        (NEEDS_PLACE, {"kinds": ("kind.capital", "kind.institution")}, "borrowed_from"),
        (NEEDS_PLACE, {"kinds": ("kind.institution",), "borrowed_from": ("台湾",)}, None),
        (NEEDS_PLACE, {"kinds": ("kind.capital",), "borrowed_from": ("台湾",)}, "borrowed_from"),
        (NEEDS_PLACE, {"kinds": ("kind.capital",), "borrowed_from": ()}, None),
        (NO_END, {"status": ("wished",), "time_to": ("1998",)}, "time_to"),
        (NO_END, {"status": ("wished",), "time_to": (), "valence": ("gain",)}, "valence"),
        (NO_END, {"status": ("active",), "time_to": ("1998",), "valence": ("gain",)}, None),
        ({**NO_END, "if": {}}, {"time_to": ("1998",)}, "time_to"),
    ],
)
def test_the_field_that_breaks_a_rule(written: dict[str, Any], values: dict[str, tuple[str, ...]], field: str | None) -> None:
    """Required, required only if, forbidden, allowed; without a condition always."""
    assert _rule(written).broken(values) == field


@pytest.mark.parametrize("notes", [{}, {"rules": "none"}, {"rules": ["none", {"id": "x"}, {"applies_to": "profile", "then": {}}]}])
def test_what_is_no_rule_for_mentions_is_left_out(notes: dict[str, Any]) -> None:
    """Free notes stay free."""
    assert rules_of(Codebook(id="b", key="b", version="1", names={}, notes=notes)) == ()
