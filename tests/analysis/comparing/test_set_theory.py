"""Necessity and sufficiency, against figures published for known data.

Data: Lipset (1959) as calibrated by Ragin (2009) and by Rihoux & De Meur (2009), the data sets LF and LC of the R package QCA;
Cebotari & Vink (2013), its data set CVF. Figures: what the package prints (dusadrian/QCA on GitHub, commit ee9fd13 and
2d1923b): tests/testthat/_snaps/minimize.md (sufficiency, LF), superSubset.md (necessity, LC) and pof.md (both, CVF).
"""

import numpy as np
import pytest

from coder.analysis.comparing.cases import case_table
from coder.analysis.comparing.fit import necessity, sufficiency
from coder.analysis.comparing.set_expressions import membership, names
from coder.analysis.comparing.set_theory import fits
from coder.analysis.profiles.parameters import ProfileParameters
from coder.errors import InvalidValue, NotFound
from coder.model.attribute import Attribute, AttributeDef
from coder.model.episode import CaseTable

PARAMETERS = ProfileParameters(draws=200)
LIPSET_FUZZY = {
    "DEV": (0.81, 0.99, 0.58, 0.16, 0.58, 0.98, 0.89, 0.04, 0.07, 0.72, 0.34, 0.98, 0.02, 0.01, 0.01, 0.03, 0.95, 0.98),
    "URB": (0.12, 0.89, 0.98, 0.07, 0.03, 0.03, 0.79, 0.09, 0.16, 0.05, 0.1, 1, 0.17, 0.02, 0.03, 0.3, 0.13, 0.99),
    "LIT": (0.99, 0.98, 0.98, 0.98, 0.99, 0.99, 0.99, 0.13, 0.88, 0.98, 0.41, 0.99, 0.59, 0.01, 0.17, 0.09, 0.99, 0.99),
    "IND": (0.73, 1, 0.9, 0.01, 0.08, 0.81, 0.96, 0.36, 0.07, 0.01, 0.47, 0.94, 0, 0.11, 0, 0.21, 0.67, 1),
    "STB": (0.43, 0.98, 0.91, 0.91, 0.58, 0.95, 0.31, 0.43, 0.13, 0.95, 0.58, 0.99, 0, 0.01, 0.84, 0.2, 0.91, 0.98),
    "SURV": (0.05, 0.95, 0.89, 0.12, 0.77, 0.95, 0.05, 0.06, 0.42, 0.92, 0.05, 0.95, 0.12, 0.05, 0.21, 0.06, 0.95, 0.95),
}
LIPSET_CRISP = {
    "DEV": (1, 1, 1, 0, 1, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 1),
    "URB": (0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1),
    "LIT": (1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 0, 1, 1, 0, 0, 0, 1, 1),
    "IND": (1, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 1),
    "STB": (0, 1, 1, 1, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 1, 1),
    "SURV": (0, 1, 1, 0, 1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 1),
}
CEBOTARI_VINK = {
    "DEMOC": "41 6 6 10 10 13 13 13 87 87 82 35 96 96 88 56 56 56 49 49 70 96 96 96 96 49 49 12 12",
    "ETHFRACT": "8 14 14 32 32 86 86 86 23 23 54 49 6 6 72 59 59 59 54 54 23 51 51 26 26 39 39 95 95",
    "GEOCON": "95 35 35 78 35 78 78 78 78 5 78 35 95 95 35 95 78 35 95 35 95 95 95 95 95 95 95 95 95",
    "POLDIS": "88 5 24 37 5 5 5 5 5 95 80 11 5 5 92 58 5 69 65 5 83 5 5 58 5 5 5 95 92",
    "NATPRIDE": "77 88 91 80 60 66 96 87 70 83 54 93 86 75 29 25 87 95 60 51 62 38 86 75 88 6 34 43 41",
    "PROTEST": "47 70 3 3 3 27 15 44 47 36 79 33 2 36 85 85 57 9 73 56 59 93 56 89 36 89 52 85 98",
}


def _columns(held):
    return {
        name: np.array([int(each) / 100 for each in values.split()] if isinstance(values, str) else values, dtype=float)
        for name, values in held.items()
    }


@pytest.mark.parametrize(
    ("condition", "consistency", "pri", "coverage"),
    [
        ("DEV*~URB*LIT*STB", 0.809, 0.761, 0.433),
        ("DEV*LIT*IND*STB", 0.843, 0.821, 0.622),
        ("DEV*~URB*LIT*STB + DEV*LIT*IND*STB", 0.871, 0.851, 0.818),
        ("DEV*STB", 0.869, 0.848, 0.824),
        ("DEV*LIT*STB", 0.869, 0.848, 0.824),
    ],
)
def test_sufficiency_in_the_fuzzy_lipset_data_is_the_published_one(condition, consistency, pri, coverage):
    """inclS, PRI and covS of the conservative, parsimonious and intermediate solutions: minimize(ttLF, details = TRUE)."""
    data = _columns(LIPSET_FUZZY)
    found = sufficiency(membership(condition, data), data["SURV"])
    assert [round(each, 3) for each in (found.consistency, found.pri, found.coverage)] == [consistency, pri, coverage]


@pytest.mark.parametrize(
    ("condition", "relevance", "coverage"),
    [
        ("DEV", 0.800, 0.800),
        ("LIT", 0.500, 0.615),
        ("STB", 0.700, 0.727),
        ("DEV*LIT", 0.800, 0.800),
        ("DEV*STB", 1.000, 1.000),
        ("LIT*STB", 0.900, 0.889),
        ("~URB + IND", 0.000, 0.444),
    ],
)
def test_necessity_in_the_crisp_lipset_data_is_the_published_one(condition, relevance, coverage):
    """inclN (1.000 each), RoN and covN of superSubset(LC, "SURV"); the last is trivially necessary."""
    data = _columns(LIPSET_CRISP)
    found = necessity(membership(condition, data), data["SURV"])
    assert [round(each, 3) for each in (found.consistency, found.relevance, found.coverage)] == [1.0, relevance, coverage]


@pytest.mark.parametrize(
    ("condition", "needed", "enough"),
    [
        ("DEMOC", (0.741, 0.758, 0.713), (0.713, 0.508, 0.741)),
        ("ETHFRACT", (0.680, 0.830, 0.755), (0.755, 0.578, 0.680)),
        ("GEOCON", (0.904, 0.492, 0.624), (0.624, 0.449, 0.904)),
        ("POLDIS", (0.518, 0.878, 0.744), (0.744, 0.624, 0.518)),
        ("NATPRIDE", (0.708, 0.523, 0.539), (0.539, 0.279, 0.708)),
        ("~NATPRIDE + GEOCON", (0.946, 0.468, 0.633), (0.633, 0.462, 0.946)),
    ],
)
def test_both_in_the_data_on_ethnic_protest_are_the_published_ones(condition, needed, enough):
    """pof(conds, PROTEST) and pof(conds, PROTEST, relation = "suf")."""
    data = _columns(CEBOTARI_VINK)
    x, y = membership(condition, data), data["PROTEST"]
    n, s = necessity(x, y), sufficiency(x, y)
    assert tuple(round(each, 3) for each in (n.consistency, n.relevance, n.coverage)) == needed
    assert tuple(round(each, 3) for each in (s.consistency, s.pri, s.coverage)) == enough


def test_what_is_always_there_has_no_relevance_to_tell():
    """A denominator of 0 gives None, as R prints a dash."""
    ones = np.ones(3)
    assert necessity(ones, ones).relevance is None and sufficiency(np.zeros(3), ones).consistency is None


@pytest.mark.parametrize("text", ["", "A*", "+A", "A*(B+C)", "~", "A~B"])
def test_what_is_no_expression_is_refused(text):
    """With what to write."""
    with pytest.raises(InvalidValue):
        names(text)


def _table(n):
    rising = tuple(each / n for each in range(n))
    cases = tuple(f"c{each}" for each in range(n))
    return CaseTable(of="towns", cases=cases, raw={}, columns={"a": rising, "b": rising}, calibrated={}, dropped={"x": "a: no value"})


def test_below_ten_cases_it_is_refused_with_the_reason():
    """The towns left out are named; with ten it answers."""
    with pytest.raises(InvalidValue) as refused:
        fits(_table(9), "b", ["a"])
    assert "9 towns" in refused.value.what and "x (a: no value)" in refused.value.hint
    (found,) = fits(_table(10), "b", ["a"])
    assert found.necessity.consistency == found.sufficiency.consistency == 1


def test_towns_are_cases_by_their_profiles_and_variables(builder, plans):
    """A dimension is calibrated at the project's anchors, a variable at its own; a town without a value or with few sources is left out."""
    for name in ("North", "South"):
        builder.spread(name, 4, plans["kunshan" if name == "North" else "shunde"])
    builder.spread("Thin", 1, plans["kunshan"])
    builder.town("Silent")
    definition = AttributeDef(id="d", key="people", target_kind="town", value_type="number")
    values = tuple(
        Attribute(id=name, def_id="d", target_id=builder.towns[name].id, value=text)
        for name, text in (("North", "80"), ("South", "20"), ("Thin", "50"))
    )
    snapshot = builder.snapshot(attribute_defs=(definition,), attributes=values)
    found = case_table(snapshot, "towns", ["knowledge", "people"], {"people": (20, 50, 80)}, PARAMETERS)
    assert found.cases == ("North", "South") and set(found.dropped) == {"Thin", "Silent"}
    assert found.columns["people"] == (0.95, 0.05) and found.columns["knowledge"][0] > 0.9 > 0.1 > found.columns["knowledge"][1]
    assert found.evidence["North"]["knowledge"]
    with pytest.raises(InvalidValue, match="people has values from 20 to 80"):
        case_table(snapshot, "towns", ["people"], {}, PARAMETERS)
    with pytest.raises(InvalidValue, match="is a share"):
        case_table(snapshot, "towns", ["sit.skill_matching"], {}, PARAMETERS)
    with pytest.raises(NotFound):
        case_table(snapshot, "towns", ["weather"], {}, PARAMETERS)
