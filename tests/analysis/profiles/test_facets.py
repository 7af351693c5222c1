"""Facets of ties and the comparison table."""

import numpy as np
import pytest

from coder.analysis.profiles.mix import diversity, mix_draws, mix_means, mix_parameters, smallest_sets
from coder.analysis.profiles.profile import profile


def test_a_town_that_differs_or_overlaps_is_told_so(builder):
    """Disjoint values differ; a shared one is partial."""
    for number in range(4):
        document = builder.document(f"source {number}", "Town")
        for turn in range(1, 6):
            builder.mention(document, turn, scale=("scale.national", "scale.local")[turn % 2], dynamics="dyn.ppp")
    rows = {row.row: row for row in profile(builder.snapshot())[0].reference["kunshan"]}
    assert rows["dynamics"].verdict == "differs" and rows["dynamics"].jaccard == 0 and rows["dynamics"].p < 0.05
    assert rows["economic_linkages"].verdict == "partial" and rows["economic_linkages"].jaccard == pytest.approx(1 / 3, abs=1e-6)


def test_a_cell_that_holds_more_than_the_reference_is_partial(builder):
    """Half national, half local: national is not the whole cell, nor is the cell {national, global}."""
    for number in range(4):
        document = builder.document(f"source {number}", "Town")
        for turn in range(1, 7):
            builder.mention(document, turn, dynamics=("dyn.government_led", "dyn.ppp")[turn % 2])
    rows = {row.row: row for row in profile(builder.snapshot())[0].reference["kunshan"]}
    assert set(rows["dynamics"].cell) == {"dyn.government_led", "dyn.ppp"}
    assert (rows["dynamics"].verdict, rows["dynamics"].jaccard) == ("partial", 0.5)


def test_intervals_of_shares_are_wider_where_the_sources_differ(builder):
    """Six sources of one value each, split in halves: wider than the Beta of the pooled effective counts, because sources are weighted."""
    for number in range(6):
        document = builder.document(f"source {number}", "Town", turns=30)
        for turn in range(1, 31):
            builder.mention(document, turn, relation=("rel.loose", "rel.tight")[number % 2])
    share = profile(builder.snapshot())[0].facets["rel"][0]
    pooled = 1 + 3 * 30 / (1 + 29 * 0.3)
    low, high = np.quantile(np.random.default_rng(1).beta(pooled, pooled, 20_000), [0.05, 0.95])
    assert share.high - share.low > 1.15 * (high - low)


def test_unclear_has_a_column_of_its_own_and_is_never_imputed(builder):
    """Shares of clear values sum to 1; unclear is a share of all; a value not recorded is neither."""
    document = builder.document("one", "Town")
    for turn, relation in enumerate(("rel.loose", "unclear", "unclear", ""), 1):
        builder.mention(document, turn, relation=relation)
    shares = {share.code: share for share in profile(builder.snapshot())[0].facets["rel"]}
    assert list(shares) == ["rel.loose", "rel.tight", "unclear"]
    assert shares["rel.loose"].share + shares["rel.tight"].share == pytest.approx(1, abs=1e-5)
    assert (shares["rel.loose"].n, shares["rel.tight"].n, shares["unclear"].n) == (1, 0, 2)
    assert 0.5 < shares["unclear"].share < 2 / 3


def test_names_of_a_place_in_both_scripts_count_as_one(builder):
    """台湾, 臺灣 and Taiwan are one value; a place the table does not know keeps its name."""
    document = builder.document("one", "Town")
    for turn, place in enumerate(("台湾", "臺灣", "taiwan", "苏州"), 1):
        builder.mention(document, turn, kinds=("kind.institution",), borrowed_from=(place,))
    shares = {share.code: share.n for share in profile(builder.snapshot())[0].facets["borrowed_from"]}
    assert shares == {"Taiwan": 3, "Hong Kong": 0, "Shenzhen": 0, "苏州": 1}


def test_reach_and_diversity_are_those_counted_by_hand(builder):
    """Three external ties and one local: E-I (3 - 1) / 4; kinds 3 to 1: 1 - (9 + 1) / 16."""
    document = builder.document("one", "Town")
    for turn, scale in enumerate(("scale.local", "scale.regional", "scale.national", "scale.global"), 1):
        builder.mention(document, turn, scale=scale, kinds=("kind.capital" if turn > 1 else "kind.information",))
    found = profile(builder.snapshot())[0].measures
    assert (found["ei_index"].value, found["ei_index"].n) == (0.5, 4)
    assert found["kind_diversity"].value == pytest.approx(0.375)
    assert found["ei_index"].low < 0.5 < found["ei_index"].high


def test_a_town_without_mentions_has_no_figures_of_reach(builder):
    """None, not zero."""
    builder.town("Empty")
    found = profile(builder.snapshot())[0]
    assert found.measures["ei_index"].value is None and found.measures["ei_index"].n == 0
    assert {row.verdict for row in found.reference["kunshan"]} == {"insufficient"}


def test_the_mix_of_two_values_is_the_beta_of_a_dimension():
    """The Dirichlet form with J = 2 has the parameters of step 4."""
    parameters = mix_parameters(np.array([[6.0, 0.0]]), np.ones((1, 3)), rho=0.3, kappa=2.0)
    assert parameters == pytest.approx(np.array([[3.4] * 3, [1.0] * 3]))
    assert mix_means(parameters) == pytest.approx([3.4 / 4.4, 1 / 4.4])
    assert mix_draws(parameters, np.random.default_rng(1)).sum(axis=0) == pytest.approx(np.ones(3))


def test_the_cell_is_the_smallest_set_that_reaches_the_joint_share():
    """.5 + .3 reaches .6; .6 alone does; .25 each takes three."""
    shares = np.array([[0.5, 0.6, 0.25], [0.3, 0.2, 0.25], [0.2, 0.2, 0.25], [0.0, 0.0, 0.25]])
    assert smallest_sets(shares, 0.6).sum(axis=0).tolist() == [2, 1, 3]
    assert diversity(np.array([[0.25]] * 4))[0] == pytest.approx(0.75)
