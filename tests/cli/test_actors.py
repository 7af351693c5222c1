"""coder actors: the registry from the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any


def test_actors_are_suggested_accepted_named_merged_and_split(coder: Callable[..., Any], project: Path) -> None:
    """Each verb in turn; --json has names, types, towns and counts of mentions."""
    said = coder("actors", project, "--suggest")
    assert said.status == 0 and "台商 (known" in said.out and "Nothing is written" in said.out
    found = coder("actors", project, "--suggest", "en", "--json").json["suggestions"]
    assert {"the school", "school"} & {form for each in found for form in each["forms"]}
    name = found[0]["name"]
    assert coder("actors", project, "--suggest", "en", "--accept", name).status == 0
    assert coder("actors", project, "--suggest", "en", "--accept", "nobody").status == 1
    assert coder("actors", project, "--accept", name).status == 2
    coder("actors", project, "alias", "台商", "Taiwanese investors")
    assert "Taiwanese investors" in coder("actors", project, "alias", "台商", "臺商").out
    assert "臺商" not in coder("actors", project, "alias", "台商", "臺商", "--not").out
    coder("actors", project, "add", "镇里", "--kind", "actor.gov_township", "--alias", "镇上")
    assert "Merged into 镇政府" in coder("actors", project, "merge", "镇里", "镇政府").out
    assert "is an actor of its own, with 0 mention(s)" in coder("actors", project, "split", "镇政府", "镇里").out
    listed = {each["name"]: each for each in coder("actors", project, "--json").json["actors"]}
    assert listed["镇政府"]["mentions"] == 1 and listed["镇里"]["kind"] == "actor.gov_township"
    assert "Taiwanese investors" in coder("actors", project).out


def test_namesakes_are_merged_in_one_go(coder: Callable[..., Any], project: Path) -> None:
    """Or it is said that there are none; two actors or the option, not both."""
    assert "No two actors go by one name" in coder("actors", project, "merge", "--namesakes").out
    for wrong in ((), ("A",), ("A", "B", "--namesakes")):
        assert coder("actors", project, "merge", *wrong).status == 2
