"""Coefficients of agreement come out as printed where they were published."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.analysis.agreement.coefficients import (
    COEFFICIENTS,
    Pattern,
    Ratings,
    agreed,
    brennan_prediger,
    conger,
    fleiss,
    gwet_ac1,
    krippendorff,
    observed,
    two_by_two,
)

CANONICAL = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
"""Reliability data of four observers and twelve units with missing values: Krippendorff (2011), section C."""


def by_coder(rows: tuple[str, ...]) -> Ratings:
    values = [[None if each == "." else float(each) for each in row.split()] for row in rows]
    return Ratings.of(agreed(zip(*values, strict=True)))


def test_the_canonical_data_with_missing_values() -> None:
    """Krippendorff, Computing Krippendorff's Alpha-Reliability (2011): nominal .743, ordinal .815, interval .849."""
    ratings = by_coder(CANONICAL)
    assert [round(float(krippendorff(ratings, level=level)[0]), 3) for level in ("nominal", "ordinal", "interval")] == [0.743, 0.815, 0.849]
    assert ratings.pairable == 11


def test_the_same_data_by_the_formulas_of_gwet() -> None:
    """Percent .81818, Conger .76207, Fleiss .76117, Brennan-Prediger .77273, AC1 .77544: computed by irrCAC 0.4.4 on cac.raw4raters."""
    ratings = by_coder(CANONICAL)
    found = {name: round(float(of(ratings)[0]), 5) for name, of in COEFFICIENTS.items()}
    assert found["percent"] == 0.81818
    assert found["cohen_conger"] == 0.76207
    assert found["scott_fleiss"] == 0.76117
    assert found["brennan_prediger"] == 0.77273
    assert found["gwet_ac1"] == 0.77544
    assert found["krippendorff"] == 0.74342


def test_fleiss_1971() -> None:
    """Thirty psychiatric patients, six raters, five diagnoses: kappa .430 (Fleiss 1971, table 1)."""
    table = (
        "0 0 0 6 0|0 3 0 0 3|0 1 4 0 1|0 0 0 0 6|0 3 0 3 0|2 0 4 0 0|0 0 4 0 2|2 0 3 1 0|"
        "2 0 0 4 0|0 0 0 0 6|1 0 0 5 0|1 1 0 4 0|0 3 3 0 0|1 0 0 5 0|0 2 0 3 1|0 0 5 0 1|"
        "3 0 0 1 2|5 1 0 0 0|0 2 0 4 0|1 0 2 0 3|0 0 0 0 6|0 1 0 5 0|0 2 0 1 3|2 0 0 4 0|"
        "1 0 0 4 1|0 5 0 1 0|4 0 0 0 2|0 2 0 4 0|1 0 5 0 0|0 0 0 0 6"
    )
    units = [tuple(float(value) for value, n in enumerate(row.split()) for _ in range(int(n))) for row in table.split("|")]
    assert round(float(fleiss(Ratings.of(agreed(units)))[0]), 3) == 0.430


def test_cohen_1960() -> None:
    """Two clinical psychologists, 200 patients, three categories: po .70, kappa .49 (Cohen 1960, table 1)."""
    table = ((88, 14, 18), (10, 40, 10), (2, 6, 12))
    ratings = Ratings.of({(float(a), float(b)): n for a, row in enumerate(table) for b, n in enumerate(row)})
    assert round(float(observed(ratings)[0]), 2) == 0.70
    assert round(float(conger(ratings)[0]), 2) == 0.49


def test_the_kappa_paradox() -> None:
    """85 % agreement gives kappa .70 with balanced values and .32 with rare ones (Feinstein & Cicchetti 1990); PABAK is .70 in both, AC1 .81."""
    balanced: dict[Pattern, float] = {(1.0, 1.0): 40, (1.0, 0.0): 9, (0.0, 1.0): 6, (0.0, 0.0): 45}
    rare: dict[Pattern, float] = {(1.0, 1.0): 80, (1.0, 0.0): 10, (0.0, 1.0): 5, (0.0, 0.0): 5}
    assert [round(float(conger(Ratings.of(each))[0]), 2) for each in (balanced, rare)] == [0.70, 0.32]
    assert [round(float(brennan_prediger(Ratings.of(each))[0]), 2) for each in (balanced, rare)] == [0.70, 0.70]
    assert round(float(gwet_ac1(Ratings.of(rare))[0]), 2) == 0.81
    indices = two_by_two(80, 10, 5, 5)
    assert indices is not None and (indices.prevalence, indices.bias) == (0.75, 0.05)


@given(st.lists(st.tuples(*[st.sampled_from((None, 0.0, 1.0, 2.0))] * 3), min_size=1, max_size=30))
def test_coefficients_do_not_mind_the_order_of_coders_and_units(units: list[Pattern]) -> None:
    """Coders and units are only names; nobody agrees more than fully."""
    ratings, turned = Ratings.of(agreed(units)), Ratings.of(agreed([tuple(reversed(unit)) for unit in reversed(units)]))
    for of in COEFFICIENTS.values():
        one, other = of(ratings), of(turned)
        assert np.allclose(one, other, equal_nan=True)
        assert np.isnan(one[0]) or one[0] <= 1 + 1e-12


@pytest.mark.parametrize("name", COEFFICIENTS)
def test_many_draws_at_once_are_what_each_gives_alone(name: str) -> None:
    """Rows of frequencies are worked through together."""
    ratings = by_coder(CANONICAL)
    random = np.random.default_rng(1)
    often = random.multinomial(12, np.full(len(ratings.often), 1 / len(ratings.often)), size=20).astype(float)
    together = COEFFICIENTS[name](ratings, often)
    for row, found in zip(often, together, strict=True):
        alone = COEFFICIENTS[name](Ratings(ratings.given, row, ratings.values))[0]
        assert np.isclose(alone, found, equal_nan=True)


HAYES = (
    "1 1 2 . 0 0 1 1 2 2 . 0 1 3 1 1 2 1 1 0 0 0 2 0 1 0 0 1 1 1 1 2 2 3 2 2 2 2 2 1",
    "1 1 3 0 0 0 0 . 2 1 1 0 2 3 1 1 1 2 1 0 0 0 3 0 2 1 0 2 1 1 1 1 2 2 2 2 2 2 2 1",
    "2 0 3 0 0 0 2 2 2 1 0 0 2 2 1 1 2 3 0 0 1 . 3 0 . 1 0 1 2 2 0 2 . 2 2 3 2 . 2 1",
    ". 1 3 . . . . 0 . 1 0 0 2 2 . . . 3 1 . 1 0 3 0 2 1 1 2 2 . . 1 2 2 . . . 1 2 .",
    "2 . . 0 0 0 1 . 2 . . . . 3 1 1 2 . . 0 . 0 . . 2 . 0 . . 2 0 . 2 . 2 2 2 2 . 1",
)
"""Reliability data of five observers and forty articles, 0 to 3 how favourably a candidate is told of: Hayes & Krippendorff (2007), figure 1."""


def test_hayes_and_krippendorff_2007() -> None:
    """Answering the Call for a Standard Reliability Measure for Coding Data: alpha ordinal .7598, nominal .4765."""
    ratings = by_coder(HAYES)
    assert round(float(krippendorff(ratings, level="ordinal")[0]), 4) == 0.7598
    assert round(float(krippendorff(ratings)[0]), 4) == 0.4765


def test_gwet_2008() -> None:
    """125 subjects, nearly all of them positive: pi -.0288 and kappa -.0234 in spite of 94.4 % agreement, AC1 .9408 (the paradox)."""
    ratings = Ratings.of({(1.0, 1.0): 118, (1.0, 0.0): 5, (0.0, 1.0): 2, (0.0, 0.0): 0})
    found = [round(float(of(ratings)[0]), 4) for of in (observed, fleiss, conger, gwet_ac1)]
    assert found == [0.944, -0.0288, -0.0234, 0.9408]


def test_artstein_and_poesio_2008() -> None:
    """A hundred utterances, statements or requests: S .4, pi .341, kappa .348 (Inter-Coder Agreement for Computational Linguistics, section 2.3)."""
    ratings = Ratings.of({(0.0, 0.0): 20, (0.0, 1.0): 20, (1.0, 0.0): 10, (1.0, 1.0): 50})
    assert [round(float(of(ratings)[0]), 3) for of in (brennan_prediger, fleiss, conger)] == [0.4, 0.341, 0.348]
