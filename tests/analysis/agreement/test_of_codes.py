"""The coefficients of codes by character, against scikit-learn and a coincidence matrix made by hand, on constructed passages that overlap."""

from dataclasses import replace

import numpy as np
import pytest
from sklearn.metrics import cohen_kappa_score

from coder.analysis.agreement.of_codes import reliability
from coder.analysis.profiles.parameters import ProfileParameters
from coder.model.ids import user_id

A, B = "sit.skill_matching", "sit.communicative_mediation"
SPANS = {
    "wang": ((A, 3, 12), (B, 40, 55)),
    "li": ((A, 2, 8), (A, 5, 14), (B, 42, 50)),
    "zhao": ((A, 41, 60),),
}
"""li's two passages of A overlap: a character is a yes once."""


@pytest.fixture
def talk(builder):
    """One document of three coders."""
    document = builder.document("座谈", "East", turns=4)
    for user, given in SPANS.items():
        for code, start, stop in given:
            builder.code(document, 1, code, user=user)
            builder.codings[-1] = replace(builder.codings[-1], start=start, stop=stop)
    return document


def said(builder, document, user, code):
    """A yes or no for each character."""
    marks = np.zeros(len(builder.texts[document]), int)
    for key, start, stop in SPANS[user]:
        if key == code:
            marks[start:stop] = 1
    return marks


def alpha_by_hand(rows):
    """Krippendorff's alpha of nominal data without gaps from its coincidence matrix (Krippendorff 2011)."""
    coders, units = rows.shape
    matrix = np.zeros((2, 2))
    for unit in range(units):
        for one in range(coders):
            for other in range(coders):
                if one != other:
                    matrix[rows[one, unit], rows[other, unit]] += 1 / (coders - 1)
    totals = matrix.sum(axis=1)
    n = totals.sum()
    return 1 - (n - 1) * (matrix[0, 1] + matrix[1, 0]) / (2 * totals[0] * totals[1])


def rows_by_code(builder, users, **how):
    found = reliability(builder.snapshot(), ProfileParameters(users=users), unit="character", **how)
    return {row.code: row for row in found.codes}


@pytest.mark.parametrize("code", [A, B])
def test_two_coders_by_character_are_as_scikit_learn_says(builder, talk, code):
    """Kappa and percent; AC1 and BP by their formulas."""
    row = rows_by_code(builder, ("wang", "li"))[code]
    one, other = (said(builder, talk, user, code) for user in ("wang", "li"))
    agree, yes = (one == other).mean(), (one.mean() + other.mean()) / 2
    chance = 2 * yes * (1 - yes)
    expected = {
        "percent": agree,
        "cohen_conger": cohen_kappa_score(one, other),
        "gwet_ac1": (agree - chance) / (1 - chance),
        "brennan_prediger": 2 * agree - 1,
        "krippendorff": alpha_by_hand(np.array([one, other])),
    }
    assert row.units == len(one)
    assert {name: row.coefficients[name].value for name in expected} == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("code", [A, B])
def test_three_coders_by_character_have_the_alpha_made_by_hand(builder, talk, code):
    """One of them gave the code elsewhere, or nowhere."""
    rows = np.array([said(builder, talk, user, code) for user in ("wang", "li", "zhao")])
    found = rows_by_code(builder, ("wang", "li", "zhao"))[code]
    assert found.coefficients["krippendorff"].value == pytest.approx(alpha_by_hand(rows), abs=1e-6)


def test_characters_that_nobody_coded_can_be_left_out(builder, talk):
    """The same figures over the characters that somebody gave any code."""
    users = ("wang", "li")
    anywhere = np.any([said(builder, talk, user, code) for user in users for code in (A, B)], axis=0)
    row = rows_by_code(builder, users, uncoded="left out")[A]
    one, other = (said(builder, talk, user, A)[anywhere] for user in users)
    assert row.units == anywhere.sum() and row.coefficients["cohen_conger"].value == pytest.approx(cohen_kappa_score(one, other), abs=1e-6)


def test_where_all_say_the_same_of_everything_chance_cannot_be_told(builder):
    """Kappa, pi and alpha are not defined; percent, BP and AC1 are 1."""
    document = builder.document("座谈", "East", turns=4)
    for user in ("wang", "li"):
        builder.code(document, 1, A, user=user)
    (row,) = reliability(builder.snapshot(), ProfileParameters(), uncoded="left out").codes
    values = {name: each.value for name, each in row.coefficients.items()}
    assert [values[name] for name in ("cohen_conger", "scott_fleiss", "krippendorff")] == [None] * 3
    assert [values[name] for name in ("percent", "brennan_prediger", "gwet_ac1")] == [1.0] * 3


def test_without_a_common_document_nothing_is_compared(builder):
    """Each coded another one."""
    for user in ("wang", "li"):
        builder.code(builder.document(f"of {user}", "East", turns=4), 1, A, user=user)
    found = reliability(builder.snapshot(), ProfileParameters())
    assert found.documents == () and found.codes == () and user_id("li") not in found.coders
