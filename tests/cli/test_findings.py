"""coder findings: mirrored bars, quotes for and against, the finding with least evidence; all constructed."""

from collections.abc import Callable
from pathlib import Path


def test_origin_and_recipient_stand_face_to_face(coder: Callable, zhili: Path) -> None:
    """Each code on one line with both shares; what counts against is said; quotes of both kinds; nothing is wider than a terminal but quotes."""
    told = coder("findings", zhili, "--nearer", "territorial")
    assert told.status == 0
    bars = next(line for line in told.out.split("\n") if "lab.commodification" in line and "|" in line)
    left, right = bars.split("|")
    assert "n0" in left and "n12" in right and right.count("█") > left.count("█") and len(bars) <= 80
    assert "Least evidence: cl" in told.out and "Spoken against: fsbf (2 of 26)" in told.out
    assert "facet stance: against" in told.out and "- fsbf.coastal_dependence: “我们早就不靠沿海的订单了" in told.out
    assert "nearer to communicative_mediation" in told.out


def test_a_finding_opens_its_quotes_for_it_first(coder: Callable, zhili: Path) -> None:
    """Quotes say the side, and which speak against; a finding that is none is said in two lines."""
    quotes = coder("findings", zhili, "--explain", "fsbf.coastal_dependence", "--json").json["quotes"]
    assert [each["supports"] for each in quotes] == [True] * 6 + [False] * 2 and {each["town"] for each in quotes} == {"recipient"}
    assert len(coder("findings", zhili, "--explain", "gov", "--json").json["quotes"]) == 12
    wrong = coder("findings", zhili, "--explain", "nothing")
    assert wrong.status == 1 and wrong.err.count("\n") == 2 and "cl, fsbf, lab, gov" in wrong.err


def test_json_holds_every_figure_with_its_ids(coder: Callable, zhili: Path) -> None:
    """Findings, sides and differences; the ids behind a share are those of codings."""
    found = coder("findings", zhili, "--by", "place_role,stakeholder", "--json").json
    assert len(found["sides"]) == 4 and found["parameters"]["seed"] == 2016
    known = {each["id"] for each in coder("quotes", zhili, "lab", "--json").json["quotes"]}
    lab = next(each for each in found["findings"] if each["key"] == "lab")
    assert set(lab["share"]["codings"]) <= known and lab["share"]["n"] == 18


def test_a_project_whose_places_have_no_role_is_told_what_to_do(coder: Callable, project: Path) -> None:
    """The findings are told, the comparison is not, and the line says how to get it; two are tied where nothing is coded."""
    told = coder("findings", project)
    assert told.status == 0 and "coder attributes PROJECT define document place_role" in told.out
    assert coder("findings", project, "--sides", "a,b").status == 1
