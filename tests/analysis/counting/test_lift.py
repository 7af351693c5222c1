"""Codes that stand in the same turns."""

import pytest

from coder.analysis.counting.lift import lifts
from coder.analysis.profiles.parameters import ProfileParameters

A, B, C = "sit.skill_matching", "sit.communicative_mediation", "sit.competitive_positioning"
PARAMETERS = ProfileParameters(draws=2000)


def _pair(builder, one, other, **chosen):
    return next(each for each in lifts(builder.snapshot(), [one, other], PARAMETERS, **chosen))


def test_the_lift_as_counted_is_observed_over_expected(builder):
    """2 turns with both of 20, where A has 4 and B 5: 2 * 20 / 20; coded turns only: 7 of them, 2 * 7 / 20."""
    document = builder.document("Talk", "East", turns=20)
    both = [builder.code(document, turn, key) for turn in (1, 2) for key in (A, B)]
    for turn, key in ((3, A), (4, A), (5, B), (6, B), (7, B)):
        builder.code(document, turn, key)
    each = _pair(builder, A, B)
    assert (each.both, each.n_first, each.n_second, each.turns, each.counted) == (2, 4, 5, 20, 2.0)
    assert set(each.codings) == set(both) and not each.sufficient
    assert _pair(builder, A, B, base="coded").counted == pytest.approx(2 * 7 / 20)


def test_what_always_comes_together_has_a_lift_surely_above_chance(builder):
    """In eight sources; what never does, though it often could, lies below."""
    for number in range(8):
        document = builder.document(f"Talk {number}", "East")
        for turn in range(1, 11):
            builder.code(document, turn, A)
            builder.code(document, turn, B)
        for turn in range(11, 21):
            builder.code(document, turn, C)
    together, apart = _pair(builder, A, B), _pair(builder, A, C)
    assert together.low > 1 and together.p > 0.95 and together.sufficient and together.sources == 8
    assert apart.high < 1 and apart.counted == 0


def test_never_together_is_no_news_where_it_was_hardly_expected(builder):
    """One turn each of forty in three sources: the interval holds chance."""
    for number in range(3):
        document = builder.document(f"Talk {number}", "East")
        builder.code(document, 1, A)
        builder.code(document, 2, B)
    each = _pair(builder, A, B)
    assert each.counted == 0 and each.low < 1 < each.high and each.sufficient


def test_a_mention_in_the_turn_counts_as_a_coding_does(builder):
    """Once for the turn; a planned one does not; and only where the text speaks of the town asked for."""
    document, elsewhere = builder.document("Talk", "East"), builder.document("Walk", "West")
    for place in (document, elsewhere):
        builder.code(place, 2, A)
        mention = builder.mention(place, 2, B)
        builder.code(place, 2, B)
        builder.mention(place, 5, B, status="planned")
    each = _pair(builder, A, B)
    assert (each.both, each.n_second) == (2, 2) and mention in each.mentions
    assert _pair(builder, A, B, town_id=builder.towns["East"].id).both == 1
