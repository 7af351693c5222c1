"""Alpha for unitizing comes out as published, and never depends on who is called first."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.analysis.agreement.unitizing import Continua, alpha_of_units, merged, overlap_f1

ONCE = np.ones((1, 1))


def continuum(length: int, *coders: list[tuple[int, int]]) -> Continua:
    """One document; spans are (begin, length)."""
    return Continua.of([(length, [[(begin, begin + size) for begin, size in spans] for spans in coders])])


def test_krippendorff_2004() -> None:
    """Content Analysis (2004), p. 254 (figures as DKPro Statistics tests them): Do .0144, De .0532 and .0490, alpha .7286 for c and 1 for k.

    Printed for both together is .8591, which is 1 - .0144 / (.0532 + .0490) from the rounded figures; exactly it is .8587.
    """
    c = continuum(300, [(75, 70), (220, 30)], [(70, 80), (205, 20), (250, 20)])
    k = continuum(300, [(30, 60), (150, 50)], [(30, 60), (150, 50)])
    assert round(float(c.observed_disagreement(ONCE)[0]), 4) == 0.0144
    assert [round(float(each.expected_disagreement(ONCE)[0]), 4) for each in (c, k)] == [0.0532, 0.0490]
    assert [round(float(alpha_of_units(each)[0]), 4) for each in ([c], [k], [c, k])] == [0.7286, 1.0, 0.8587]
    assert round(1 - 0.0144 / (0.0532 + 0.0490), 4) == 0.8591


@pytest.mark.parametrize(
    ("observed", "expected", "alpha", "one", "other"),
    [
        (0.03125, 0.06990, 0.553, [(2, 8), (14, 6)], [(4, 4), (15, 2)]),
        (2.26736, 1.17731, -0.926, [(0, 18)], [(0, 2), (2, 1), (3, 1), (4, 1), (5, 1), (6, 3), (9, 1)]),
        (0.02777, 0.08642, 0.679, [(2, 6), (10, 2), (14, 4), (20, 2)], [(0, 2), (4, 4), (10, 4), (16, 2), (20, 2)]),
        (0.38715, 0.41445, 0.066, [(0, 2), (2, 8), (10, 4), (14, 6), (20, 4)], [(0, 4), (4, 4), (8, 7), (15, 2), (17, 7)]),
    ],
)
def test_krippendorff_1995(observed: float, expected: float, alpha: float, one: list[tuple[int, int]], other: list[tuple[int, int]]) -> None:
    """On the Reliability of Unitizing Contiguous Data (1995), p. 57 and following, pairs A to D, stretched to a million places."""
    stretch = 50_000
    found = continuum(24 * stretch, *([(begin * stretch, size * stretch) for begin, size in spans] for spans in (one, other)))
    assert float(found.observed_disagreement(ONCE)[0]) == pytest.approx(observed, abs=1e-5)
    assert float(found.expected_disagreement(ONCE)[0]) == pytest.approx(expected, abs=0.005)
    assert float(alpha_of_units([found])[0]) == pytest.approx(alpha, abs=0.02)


cuts = st.lists(st.tuples(st.integers(0, 80), st.integers(1, 19)).map(lambda each: (each[0], each[0] + each[1])), max_size=5)


@given(st.lists(st.tuples(cuts, cuts, cuts), min_size=1, max_size=4))
def test_order_does_not_matter_and_the_same_cuts_agree_fully(documents: list[tuple[list[tuple[int, int]], ...]]) -> None:
    """Coders and documents are only names; a document that counts twice is two documents."""
    whole = Continua.of([(100, given) for given in documents])
    turned = Continua.of([(100, given[::-1]) for given in reversed(documents)])
    assert np.allclose(alpha_of_units([whole]), alpha_of_units([turned]), equal_nan=True)
    same = Continua.of([(100, [given[0]] * 3) for given in documents])
    assert np.isnan(alpha_of_units([same])[0]) or alpha_of_units([same])[0] == pytest.approx(1)
    twice = Continua.of([(100, given) for given in (*documents, documents[0])])
    times = np.ones((1, len(documents)))
    times[0, 0] = 2
    assert np.allclose(alpha_of_units([whole], times), alpha_of_units([twice]), equal_nan=True)


def test_overlapping_passages_of_one_coder_are_one_unit_and_touching_ones_two() -> None:
    """What one coder marks twice is marked once; two passages that meet keep their boundary."""
    assert merged([(5, 9), (0, 3), (3, 6)]) == [(0, 3), (3, 9)]


def test_passages_are_the_same_from_half_of_their_union_on() -> None:
    """The best pair goes first; one passage has one partner."""
    assert overlap_f1([(0, 10), (20, 30)], [(0, 9), (2, 10), (22, 36)]) == (4, 5)
    assert overlap_f1([(0, 10)], [(6, 20)]) == (0, 2)
    assert overlap_f1([], []) == (0, 0)
