"""coder episodes and coder qca."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from coder.project.project import Project


def test_an_episode_is_told_with_its_quotes(coder: Callable, project: Path) -> None:
    """Tried in 1992, permanent in 1996: after 4 years; the ids lead to the passages."""
    for step, year in (("experiment", 1992), ("institutionalisation", 1996)):
        coder("link", project, "zh", 16, 30, "--from", "镇政府", "--to", "协会", "--kind", "land_space", "--step", step, "--time-from", year)
    told = coder("episodes", project, "--quotes")
    assert told.status == 0 and "昆山: 镇政府 - 协会: made permanent after 4 years" in told.out and "和台商对接" in told.out
    found = coder("episodes", project, "--json").json
    assert found["figures"]["experiments"] == 1 and len(found["episodes"][0]["steps"]["step.experiment"]["mentions"]) == 1


@pytest.fixture
def twelve(project: Path) -> Path:
    """Twelve more towns with two variables, constructed: what is rich is stable but in two cases."""
    with Project.open(project) as opened:
        for key in ("rich", "stable"):
            opened.attributes.define("town", key, value_type="number")
        for number in range(12):
            name = f"T{number:02}"
            opened.towns.add(name)
            opened.attributes.set("town", name, "rich", str(10 * number))
            opened.attributes.set("town", name, "stable", str(number / 11))
    return project


def test_the_fit_of_towns_is_printed_and_written_for_r(coder: Callable, twelve: Path, tmp_path: Path) -> None:
    """Consistency near 1 both ways; the table reads back with one column a set, and the JSON beside it says how it was made."""
    out = tmp_path / "cases.csv"
    asked = ("--outcome", "stable", "--conditions", "rich,~rich", "--calibrate", "rich=20,55,90", "--out", out)
    told = coder("qca", twelve, *asked)
    assert told.status == 0 and "12 cases (towns), outcome stable" in told.out and "left out: 昆山" in told.out
    found = coder("qca", twelve, *asked, "--json").json
    assert found["fits"][0]["sufficiency"]["consistency"] > 0.9 > found["fits"][1]["sufficiency"]["consistency"]
    rows = list(csv.DictReader(out.read_text(encoding="utf-8-sig").split("\n")))
    assert [row["case"] for row in rows] == [f"T{number:02}" for number in range(12)] and float(rows[2]["RICH"]) == 0.05
    beside = json.loads(out.with_suffix(".json").read_text(encoding="utf-8"))
    assert beside["calibrated"]["rich"] == "anchors 20, 55, 90" and beside["columns"]["STABLE"] == "stable" and beside["codebooks"]


def test_few_cases_and_wrong_words_are_refused_in_two_lines(coder: Callable, project: Path, twelve: Path) -> None:
    """The reason names what was left out; anchors in disorder, no expression, an unknown set."""
    for arguments in (
        ("--outcome", "kunshan", "--conditions", "knowledge"),
        ("--outcome", "stable", "--conditions", "rich", "--calibrate", "rich=90,55,20"),
        ("--outcome", "stable", "--conditions", "rich"),
        ("--outcome", "stable", "--conditions", "(rich"),
        ("--outcome", "stable", "--conditions", "weather"),
    ):
        answer = coder("qca", twelve, *arguments)
        assert answer.status == 1 and answer.err.count("\n") == 2 and answer.err.startswith("coder: "), arguments
    assert coder("qca", twelve, "--outcome", "stable", "--conditions", "rich", "--calibrate", "rich=x").status == 2
