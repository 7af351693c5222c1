"""`coder profile --verify`: what was written is computed again, and what differs is told with its reason."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

CODE = "sit.skill_matching"


@pytest.fixture
def written(coder: Callable, project: Path, tmp_path: Path) -> Path:
    """The profile of the project as a file."""
    path = tmp_path / "profile.json"
    path.write_text(coder("profile", project, "--json", "--draws", 200, "--rho", 0.2).out, encoding="utf-8")
    return path


def test_a_profile_of_the_same_project_holds_with_its_own_parameters(coder: Callable, project: Path, written: Path) -> None:
    """The parameters are those of the file, whatever the project keeps."""
    coder("parameters", project, "set", "rho", "0.9")
    answer = coder("profile", project, "--verify", written)
    assert answer.status == 0 and "figures are as written" in answer.out and "昆山: holds" in answer.out
    assert coder("profile", project, "--verify", written, "--json").json["holds"] is True


def test_new_evidence_is_told_with_its_id_and_the_figures_it_moved(coder: Callable, project: Path, written: Path) -> None:
    """Exit status 1; inputs are the reason."""
    made = coder("code", project, "zh", 4, 9, CODE, "--json").json["coding"]
    answer = coder("profile", project, "--verify", written)
    assert answer.status == 1 and f"1 coding(s) or mention(s) new ({made})" in answer.out
    (town,) = coder("profile", project, "--verify", written, "--json").json["towns"]
    moved = {each["path"]: (each["written"], each["now"]) for each in town["differences"]}
    assert moved["situations[sit.skill_matching].n"] == (1, 2) and "contrasts.organisational.theta" in moved
    coder("undo", project)
    assert coder("profile", project, "--verify", written).status == 0


def test_a_changed_codebook_is_the_reason(coder: Callable, project: Path, written: Path) -> None:
    """Whatever was changed in it; figures that stay still hold."""
    coder("codebook", "edit", project, CODE, "--definition-en", "Needs meet skills.")
    told = coder("profile", project, "--verify", written).out
    assert "the codebook: interactive_situations was changed" in told


def test_a_file_that_was_edited_is_found_out(coder: Callable, project: Path, written: Path) -> None:
    """The seal does not fit, and the figure is named."""
    answer = json.loads(written.read_text(encoding="utf-8"))
    answer["towns"][0]["contrasts"]["knowledge"]["theta"] = 0.9
    written.write_text(json.dumps(answer), encoding="utf-8")
    told = coder("profile", project, "--verify", written)
    assert told.status == 1 and "changed after it was written" in told.out and "contrasts.knowledge.theta: 0.9 -> 0.5" in told.out


def test_parameters_edited_in_the_file_give_other_figures(coder: Callable, project: Path, written: Path) -> None:
    """They are taken from the file, so its figures no longer follow."""
    answer = json.loads(written.read_text(encoding="utf-8"))
    answer["towns"][0]["parameters"]["kappa"] = 9.0
    written.write_text(json.dumps(answer), encoding="utf-8")
    told = coder("profile", project, "--verify", written)
    assert told.status == 1 and "its seal does not fit" in told.out and "contrasts." in told.out


def test_a_profile_of_another_version_says_so(coder: Callable, project: Path, written: Path) -> None:
    """Old exports lack newer fields, which are not compared; the method is named."""
    answer = json.loads(written.read_text(encoding="utf-8"))
    town = answer["towns"][0]
    town["parameters"] = {key: value for key, value in town["parameters"].items() if key not in ("without", "speakers")} | {"method": "profile@1"}
    for key in ("sha256", "measures", "codebook"):
        del town[key]
    written.write_text(json.dumps(answer), encoding="utf-8")
    told = coder("profile", project, "--verify", written)
    assert told.status == 0 and "remark the method: made by profile@1, this program has profile@" in told.out


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"towns": []}', '{"towns": [1]}', '{"towns": [{"town": "x"}]}', "[" * 100_000])
def test_what_is_no_profile_is_refused_in_two_lines(coder: Callable, project: Path, tmp_path: Path, text: str) -> None:
    """Files come from outside."""
    path = tmp_path / "other.json"
    path.write_text(text, encoding="utf-8")
    answer = coder("profile", project, "--verify", path)
    assert answer.status == 1 and answer.err.count("\n") == 2
    assert coder("profile", project, "--verify", tmp_path / "nowhere.json").status == 1


def test_wrong_values_in_the_file_are_a_difference_not_a_crash(coder: Callable, project: Path, written: Path) -> None:
    """A parameter outside its range, another town."""
    answer = json.loads(written.read_text(encoding="utf-8"))
    answer["towns"] += [{"town": "Nowhere", "parameters": {}}, answer["towns"][0] | {"parameters": {"rho": "high"}}]
    written.write_text(json.dumps(answer), encoding="utf-8")
    told = coder("profile", project, "--verify", written)
    assert told.status == 1 and "the town is not in this project" in told.out and "cannot be computed: rho" in told.out
    assert coder("profile", project, "昆山", "--verify", written).status == 2


def test_suggestions_that_nobody_looked_at_count_only_when_asked_and_everything_says_so(coder: Callable, project: Path, tmp_path: Path) -> None:
    """Text, JSON flag and every note are marked; the file can be verified as any other."""
    told = "镇长：村民和企业吵起来，商会出面，居中协调，谈了好几次，最后谈拢了，取得共识。\n访谈者：哦，是这样。\n镇长：对，是这样的。\n"
    (tmp_path / "told.txt").write_text(told, encoding="utf-8")
    coder("add", project, tmp_path / "told.txt", "--kind", "interview", "--town", "昆山")
    coder("suggest", project, "--encoder", "none")
    plain = coder("profile", project, "--json").json["towns"][0]
    assert plain["suggested"] is None and "suggested" not in plain["parameters"]
    answer = coder("profile", project, "--include-suggested", "--json")
    marked = answer.json["towns"][0]
    assert marked["suggested"]["suggestions"] >= 1 and marked["parameters"]["suggested"] is True
    assert all(note.startswith("with suggestions that nobody looked at") for note in marked["notes"])
    assert [share["n"] for share in marked["situations"]] == [share["n"] for share in plain["situations"]]
    assert "[with suggestions that nobody looked at]" in coder("profile", project, "--include-suggested").out.split("\n")[0]
    (tmp_path / "marked.json").write_text(answer.out, encoding="utf-8")
    assert coder("profile", project, "--verify", tmp_path / "marked.json").status == 0
    assert coder("profile", project, "--include-suggested", "--explain", CODE).status == 2
