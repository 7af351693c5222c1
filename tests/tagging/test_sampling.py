"""A sample of a data set: every stratum has its share, the same seed draws the same, a larger sample holds the smaller."""

from collections import Counter

import pytest

from coder.errors import FormatError, InvalidValue
from coder.tagging.design import Design, band_of
from tests.tagging.reviewed import known

KNOWN = known(3000, 3)


def test_every_code_and_band_has_its_share_and_some_are_without_a_code() -> None:
    """The rarest code of a clause is its stratum; a third carries none; sizes add up to the data set."""
    design = KNOWN.sample(150, 1)
    drawn = Counter(each.stratum for each in design.sample)
    assert all(drawn[number] == stratum.drawn >= min(2, stratum.size) for number, stratum in enumerate(design.strata))
    assert sum(stratum.size for stratum in design.strata) == design.clauses == 3000
    assert {stratum.code for stratum in design.strata} == {*KNOWN.codes, ""}
    bare = sum(stratum.drawn for stratum in design.strata if not stratum.code)
    assert len(design.sample) == 150 and bare == 50
    for each in design.sample:
        stratum = design.strata[each.stratum]
        assert (stratum.code, stratum.band) in {(code, band_of(score)) for code, score in each.codes} or not each.codes


def test_the_same_seed_draws_the_same_and_a_larger_sample_holds_the_smaller() -> None:
    """What was reviewed stays reviewed."""
    small, again, other, large = KNOWN.sample(120, 5), KNOWN.sample(120, 5), KNOWN.sample(120, 6), KNOWN.sample(260, 5)
    assert small == again and small.sample != other.sample
    assert {each.unit for each in small.sample} <= {each.unit for each in large.sample}


def test_a_small_sample_goes_without_bands_and_a_smaller_one_is_refused() -> None:
    """The number that would do is said."""
    assert {stratum.band for stratum in KNOWN.sample(40, 1).strata if stratum.code} == {-1}
    with pytest.raises(InvalidValue, match="too few") as refused:
        KNOWN.sample(5, 1)
    least = int(refused.value.hint.split()[-1])
    assert len(KNOWN.sample(least, 1).sample) == least


def test_very_short_clauses_are_a_stratum_that_is_drawn_more_rarely() -> None:
    """Nothing is suggested for them, and hardly one carries a code: a look at others tells more."""
    strata = {stratum.name: stratum for stratum in KNOWN.sample(300, 1).strata if not stratum.code}
    assert set(strata) == {"untagged", "untagged, told why", "untagged, very short"}
    short, others = strata["untagged, very short"], strata["untagged"]
    assert short.drawn >= 2 and short.drawn / short.size < 0.5 * others.drawn / others.size


def test_more_than_there_is_draws_all() -> None:
    """A data set can be reviewed whole."""
    assert len(known(60, 2).sample(500, 0).sample) == 60


def test_a_design_is_kept_without_any_text_and_comes_back() -> None:
    """A damaged one is refused."""
    design = KNOWN.sample(120, 5)
    assert Design.read(design.record()) == design and "税收" not in str(design.record())
    with pytest.raises(FormatError, match="damaged"):
        Design.read({"seed": 1})
