"""Towns beside each other."""

import numpy as np
import pytest
from scipy.spatial.distance import jensenshannon

from coder.analysis.comparing.comparing import compare
from coder.analysis.comparing.differences import differences
from coder.analysis.comparing.likeness import distances, jensen_shannon, leaf_order
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.posteriors import posterior
from coder.analysis.profiles.profile import profile

PARAMETERS = ProfileParameters(draws=1000)


@pytest.fixture
def towns(builder, plans):
    """A Kunshan-like, a Shunde-like and a mixed town of six sources each, and one town of one source; all constructed."""
    for name, plan in (("North", "kunshan"), ("South", "shunde"), ("Middle", "K-S-S")):
        builder.spread(name, 6, plans[plan])
    builder.spread("Thin", 1, plans["kunshan"])
    return builder


@pytest.mark.parametrize("p", [(1.0, 0.0, 0.0), (0.2, 0.3, 0.5), (0.0, 0.5, 0.5)])
@pytest.mark.parametrize("q", [(0.0, 0.0, 1.0), (0.2, 0.3, 0.5), (1.0, 0.0, 0.0)])
def test_the_distance_is_that_of_scipy(p, q):
    """Base 2, shares of zero included; 1 for mixes that share nothing."""
    assert jensen_shannon(np.array(p), np.array(q)) == pytest.approx(jensenshannon(p, q, base=2), abs=1e-9)
    assert jensen_shannon(np.array([1.0, 0]), np.array([0, 1.0])) == 1


def test_like_stands_beside_like():
    """Mixes along a line come back in the order of the line, whatever order they are given in; the larger end leads."""
    line = np.linspace(0.05, 0.95, 7)
    for seed in range(5):
        shuffled = np.random.default_rng(seed).permutation(line)
        mixes = np.stack([shuffled, 1 - shuffled], axis=1)
        order = leaf_order(distances(mixes), shuffled.tolist())
        assert shuffled[order].tolist() == sorted(line, reverse=True)


def test_towns_are_ordered_by_likeness_and_thin_ones_stand_last(towns):
    """The mixed town lies between the two models; one source is too few to be compared."""
    found = compare(towns.snapshot(), None, PARAMETERS)
    assert [each.town for each in found.profiles] == ["North", "Middle", "South", "Thin"]
    names = {each.town_id: each.town for each in found.profiles}
    assert [names[each] for each in found.sufficient] == ["North", "Middle", "South"]
    told = {(names[a], names[b]): value for (a, b), value in found.distances.items()}
    assert told["North", "South"] > told["North", "Middle"] == told["Middle", "North"] > 0
    assert found.profiles[0].situations[0].codings


def test_what_is_planned_stands_beside_what_is_active(builder):
    """By town and situation, with the ids."""
    document = builder.document("Talk", "East")
    active = builder.mention(document, 2, "sit.skill_matching")
    planned = builder.mention(document, 4, "sit.skill_matching", status="planned")
    denied = builder.mention(document, 6, "sit.skill_matching", polarity="denied")
    (each,) = compare(builder.snapshot(), None, PARAMETERS).standings
    assert each.mentions == {"active": (active,), "denied": (denied,), "planned": (planned,)}


def test_two_models_differ_surely_and_a_town_not_from_one_like_it(towns, plans):
    """The means are those of the profiles; between two towns of one plan the interval holds zero."""
    towns.spread("Twin", 6, plans["kunshan"])
    snapshot = towns.snapshot()
    drawn = {name: posterior(snapshot, town, PARAMETERS) for name, town in towns.towns.items()}
    apart = {each.name: each for each in differences(drawn["North"], drawn["South"], PARAMETERS)}
    assert all(apart[name].low > 0.3 and apart[name].p > 0.99 and apart[name].sufficient for name in ("knowledge", "organisational", "territorial"))
    alike = differences(drawn["North"], drawn["Twin"], PARAMETERS)
    assert all(each.low < 0 < each.high for each in alike)
    north = next(each for each in profile(snapshot, parameters=PARAMETERS) if each.town == "North")
    assert apart["knowledge"].first == north.contrasts["knowledge"].theta
    assert [apart[share.code].first for share in north.situations] == [share.share for share in north.situations]


def test_too_few_sources_are_said(towns):
    """One source beside six is no comparison."""
    snapshot = towns.snapshot()
    drawn = [posterior(snapshot, towns.towns[name], PARAMETERS) for name in ("North", "Thin")]
    assert not any(each.sufficient for each in differences(*drawn, PARAMETERS))
