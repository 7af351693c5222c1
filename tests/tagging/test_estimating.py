"""Figures of a reviewed sample: known truths lie in the intervals as often as these say, and what cannot be known is not said."""

from dataclasses import replace

import pytest

from coder.tagging.estimating import estimates
from coder.tagging.thresholds import needed, thresholds
from tests.tagging.reviewed import Known, known


@pytest.fixture(scope="module")
def data() -> Known:
    """A model far too sure of itself."""
    return known(2500, 4, codes=5, honest=False)


def test_intervals_hold_the_truth_about_as_often_as_they_say(data: Known) -> None:
    """Of simulated reviews of 150 clauses; intervals of 90 % (a run of thousands is in tests/benchmarks/tag_review.py)."""
    held: dict[str, list[bool]] = {"precision": [], "recall": [], "prevalence": []}
    for seed in range(30):
        design = data.sample(150, seed)
        for each in estimates(design, data.looked(design), seed=seed):
            for (name, found), real in zip(held.items(), data.real(each.code), strict=True):
                shown = getattr(each, name)
                if shown:
                    found.append(shown.low - 1e-9 <= real <= shown.high + 1e-9)
    for name, found in held.items():
        assert len(found) > 100 and sum(found) / len(found) >= 0.8, name


def test_a_whole_review_is_exact(data: Known) -> None:
    """Nothing is guessed where nothing is left out."""
    small = Known(data.rows[:300], data.truth[:300], data.codes)
    design = small.sample(300, 1)
    for each in estimates(design, small.looked(design)):
        precision, recall, prevalence = small.real(each.code)
        assert each.prevalence and (each.prevalence.low, each.prevalence.value, each.prevalence.high) == pytest.approx((prevalence,) * 3)
        if each.precision and each.recall:
            assert (each.precision.value, each.recall.value) == pytest.approx((precision, recall))


def test_tags_and_prevalence_are_told_apart(data: Known) -> None:
    """A code that is given too often has fewer clauses than tags; estimates lie near the truth."""
    design = data.sample(900, 2)
    first = estimates(design, data.looked(design))[0]
    precision, _, prevalence = data.real(first.code)
    assert first.prevalence and first.precision and first.prevalence.value < first.tagged
    assert first.prevalence.value == pytest.approx(prevalence, rel=0.25) and first.precision.value == pytest.approx(precision, abs=0.1)


def test_a_stratum_not_met_yet_is_taken_to_be_like_the_rest(data: Known) -> None:
    """Of the clauses without a code; what is said of prevalence waits for one of them alone."""
    design = data.sample(150, 3)
    short = next(number for number, stratum in enumerate(design.strata) if stratum.name == "untagged, very short")
    found = estimates(design, [each for each in data.looked(design) if each.stratum != short])
    assert all(each.prevalence for each in found)


def test_without_untagged_clauses_nothing_is_said_of_recall(data: Known) -> None:
    """Precision alone is known then."""
    design = data.sample(150, 3)
    found = estimates(design, [each for each in data.looked(design) if each.tags])
    assert all(each.recall is None and each.prevalence is None for each in found) and any(each.precision for each in found)


def test_a_threshold_is_given_only_where_the_review_shows_it(data: Known) -> None:
    """The precision above it holds in truth; a small review refuses, with the number that would do."""
    design = data.sample(900, 2)
    found = thresholds(design, data.looked(design), 0.7)
    given = [each for each in found if each.least is not None]
    assert given
    for each in given:
        tagged = [
            (place, tag["probability"])
            for place, row in enumerate(data.rows)
            for tag in row["codes"]
            if tag["code"] == each.code and each.least is not None and tag["probability"] >= each.least
        ]
        real = sum(data.truth[place, data.codes.index(each.code)] for place, _ in tagged) / len(tagged)
        assert real >= 0.65 and each.low >= 0.7
    small = data.sample(30, 2)
    refused = thresholds(small, data.looked(small), 0.95)
    assert all(each.least is None for each in refused) and any(str(needed(0.95)) in each.why for each in refused)


def test_a_review_of_wrong_tags_alone_gives_no_threshold(data: Known) -> None:
    """The reason says that they are wrong."""
    design = data.sample(400, 2)
    wrong = [replace(each, given=frozenset()) for each in data.looked(design)]
    found = thresholds(design, wrong, 0.8)
    assert all(each.least is None for each in found) and any("0 of" in each.why and "right" in each.why for each in found)
