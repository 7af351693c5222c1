"""Parameters of profiles: kept with the project, undone, or varied for one run."""

from collections.abc import Callable
from pathlib import Path


def rho(coder: Callable, project: Path, *options: object) -> float:
    """The rho a profile was made with."""
    return coder("profile", project, "--json", *options).json["towns"][0]["parameters"]["rho"]


def test_a_parameter_is_kept_shown_used_and_undone(coder: Callable, project: Path) -> None:
    """`set` is one step of the history; profiles use it until it is undone or reset."""
    assert coder("parameters", project, "set", "rho", "0.2").out == "rho = 0.2\n"
    shown = {each["name"]: each for each in coder("parameters", project, "--json").json["parameters"]}
    assert (shown["rho"]["value"], shown["rho"]["default"]) == (0.2, 0.3) and shown["rho"]["meaning"]
    assert rho(coder, project) == 0.2
    assert "rho 0.2;" in coder("profile", project).out
    assert coder("undo", project).status == 0
    assert rho(coder, project) == 0.3
    coder("parameters", project, "set", "anchors", "0.1,0.4,0.9")
    coder("parameters", project, "reset")
    assert coder("parameters", project, "--json").json["parameters"][4]["value"] == [0.2, 0.5, 0.8]


def test_a_run_may_vary_them_without_writing(coder: Callable, project: Path) -> None:
    """Options and --set hold for one run."""
    assert rho(coder, project, "--rho", 0.1) == 0.1
    assert rho(coder, project, "--set", "rho=0.4") == 0.4
    town = coder("profile", project, "--json", "--anchors", "0.1,0.4,0.9", "--draws", 200, "--status", "planned", "--kappa", 3, "--seed", 1).json[
        "towns"
    ][0]
    chosen = town["parameters"]
    assert (chosen["anchors"], chosen["draws"], chosen["statuses"], chosen["kappa"], chosen["seed"]) == ([0.1, 0.4, 0.9], 200, ["planned"], 3, 1)
    assert rho(coder, project) == 0.3


def test_sources_speakers_and_coders_can_be_left_out(coder: Callable, project: Path) -> None:
    """Documents by any name the other commands take; the profile says what was left out."""
    coder("speakers", project, "set", "镇长", "--role", "official")
    whole, without, official, other = (
        coder("profile", project, "--json", *options).json["towns"][0]
        for options in ((), ("--without", "zh.txt"), ("--speakers", "role=official"), ("--speakers", "role=firm"))
    )
    assert [each["codings"] for each in (whole, without, official, other)] == [1, 0, 1, 0]
    assert any("left out: zh" in note for note in without["notes"])
    assert "no coder 'nobody'" in coder("profile", project, "--coder", "nobody").err
    coder("parameters", project, "set", "without", "zh")
    assert coder("profile", project, "--json").json["towns"][0]["codings"] == 0
    coder("erase", project, "--document", "zh", "--yes")
    assert coder("profile", project, "--json").json["towns"][0]["documents"] == 1


def test_wrong_parameters_are_refused_in_two_lines_and_nothing_is_written(coder: Callable, project: Path) -> None:
    """The project's parameters stay as they were."""
    wrong = (("set", "rho", "2"), ("set", "colour", "red"), ("set", "without", "nowhere"), ("set", "codebook_key", "none"), ("reset", "colour"))
    for arguments in (*wrong, ("set", "speakers", "official")):
        answer = coder("parameters", project, *arguments)
        assert answer.status == 1 and answer.err.count("\n") == 2, answer.err
    assert all(each["value"] == each["default"] for each in coder("parameters", project, "--json").json["parameters"])
    assert coder("profile", project, "--set", "rho").status == 2
