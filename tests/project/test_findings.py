"""The findings of a grouped codebook: evidence for and against, side by side; all constructed."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from coder.errors import NotFound
from coder.model.finding import Finding, Findings
from coder.project.project import Project


@pytest.fixture
def study(zhili: Path, tmp_path: Path) -> Iterator[Project]:
    """The study, open for changes."""
    with Project.open(Path(shutil.copy(zhili, tmp_path / "zhili.coder"))) as opened:
        yield opened


def _finding(found: Findings, key: str) -> Finding:
    return next(each for each in found.findings if each.key == key)


def test_findings_are_the_numbered_groups_of_the_codebook(study: Project) -> None:
    """The four findings in their order; a code that marks counter-evidence is none."""
    found = study.analyses.findings()
    assert found.codebook == "industrial_relocation"
    assert [each.key for each in found.findings] == ["cl", "fsbf", "lab", "gov"]
    assert found.by == "place_role" and found.compared == ("origin", "recipient")


def test_any_grouped_codebook_has_findings(study: Project, tmp_path: Path) -> None:
    """Without numbers the groups with codes for passages are the findings, in every shipped codebook and in one's own."""
    found = study.analyses.findings(parameters=study.parameters.varied({"codebook_key": "interactive_situations"}))
    assert "sit" in [each.key for each in found.findings] and "scale" not in [each.key for each in found.findings]
    assert _finding(found, "sit").share.n == 12
    with Project.create(tmp_path / "policy.coder", codebooks=("policy_instruments",), user="Li") as policy:
        assert {"sup", "env", "dem"} <= {each.key for each in policy.analyses.findings().findings}


def test_sides_differ_where_the_evidence_does_with_the_ids_behind_every_share(study: Project) -> None:
    """Commodification is told at the recipients', decommodification at the origin; the gap's interval leaves 0 out; ids lead to the codings."""
    found = study.analyses.findings()
    gap = {each.name: each for each in found.differences}
    assert gap["lab.decommodification"].low > 0 > gap["lab.commodification"].high
    assert gap["lab.commodification"].sufficient and gap["lab.commodification"].n == (0, 12)
    share = next(each for each in found.side("recipient").codes["lab"] if each.code == "lab.commodification")
    assert share.n == 12 and share.sources == 6
    assert {each.text for each in study.analyses.quotes(codings=share.codings)} == {"保险跟厂走，换厂就没有了", "做一件算一件，淡季就回家"}


def test_counter_evidence_is_what_the_same_coder_marked(study: Project) -> None:
    """The marked passages count against, not for; another coder's mark on the same words turns nothing."""
    before = _finding(study.analyses.findings(), "fsbf")
    assert (before.support.n_for, before.support.n_against) == (24, 2)
    assert {each.text for each in before.quotes_against} == {"我们早就不靠沿海的订单了，自己在本地卖"}
    text = study.documents.text("origin 1 (constructed)")
    start = text.index("地没有了")
    with Project.open(study.path, user="Wang") as other:
        other.codings.add("origin 1 (constructed)", start, start + 4, "stance.against")
    assert _finding(study.analyses.findings(), "cl").support.n_against == 0
    study.codings.add("origin 1 (constructed)", start, start + 4, "stance.against")
    assert _finding(study.analyses.findings(), "cl").support.n_against == 1
    study.history.undo()
    assert _finding(study.analyses.findings(), "cl").support.n_against == 0


def test_a_denied_mention_speaks_against_a_planned_one_says_nothing(study: Project) -> None:
    """Mentions count with the codes they carry: affirmed for, denied against; planned ones are no evidence."""
    chosen = study.parameters.varied({"codebook_key": "interactive_situations"})
    before = _finding(study.analyses.findings(parameters=chosen), "sit").support
    for number, more in enumerate(({}, {"polarity": "denied"}, {"status": "planned"})):
        turn = study.documents.text(f"recipient {number + 1} (constructed)").index("厂子一来")
        study.mentions.add(
            f"recipient {number + 1} (constructed)", turn, turn + 4, "镇政府", "工厂", situations=["sit.skill_matching"], kinds=["capital"], **more
        )
    after = _finding(study.analyses.findings(parameters=chosen), "sit").support
    assert (after.n_for - before.n_for, after.n_against - before.n_against) == (1, 1)


def test_the_finding_with_least_evidence_comes_first_and_too_little_is_not_compared(study: Project) -> None:
    """Six pieces of evidence on clustering are the fewest; the recipients say nothing of it, so its codes are not compared."""
    found = study.analyses.findings()
    assert found.ranked[0] == "cl" and _finding(found, "cl").p_least > 0.5
    assert "cl" not in found.side("recipient").sufficient
    assert not any(each.sufficient for each in found.differences if each.name.startswith("cl."))
    thin = study.analyses.findings(parameters=study.parameters.varied({"min_sources": 7}))
    assert not any(each.sufficient for each in thin.differences)


def test_coordination_is_nearer_to_the_pole_told_of_in_the_same_turns(study: Project) -> None:
    """Twelve turns on the coordinating government tell of talk between associations, none of one timetable; no turn on labour tells of either."""
    found = study.analyses.findings(nearer="territorial")
    held = _finding(found, "gov").nearness
    assert held is not None and held.second == "communicative_mediation"
    assert (held.n_first, held.n_second, held.sufficient) == (0, 12, True) and held.high < 0.5
    lab = _finding(found, "lab").nearness
    assert lab is not None and not lab.sufficient


def test_sides_are_told_apart_by_several_variables_or_by_what_is_named(study: Project) -> None:
    """Place role and stakeholder together give four sides; a side or dimension that is not there is said in plain words."""
    found = study.analyses.findings(by="place_role,stakeholder")
    assert [each.label for each in found.sides] == ["origin / firm", "origin / official", "recipient / firm", "recipient / official"]
    assert study.analyses.findings(by="").compared == ()
    for wrong in ({"sides": ("here", "there")}, {"sides": ("origin",)}, {"nearer": "nowhere"}, {"by": "nothing"}):
        with pytest.raises(NotFound):
            study.analyses.findings(**wrong)


def test_the_same_project_gives_the_same_figures(study: Project) -> None:
    """Seeded: twice the same, and what is left out changes them."""
    assert study.analyses.findings() == study.analyses.findings()
    less = study.analyses.findings(parameters=study.parameters.varied({"without": ("recipient 1 (constructed)",)}))
    assert _finding(less, "fsbf").support.n_against == 1
