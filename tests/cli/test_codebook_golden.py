"""coder codebook golden and test."""

from collections.abc import Callable
from pathlib import Path

CODE, OTHER = "sit.skill_matching", "sit.elite_coalition_building"


def the_coding(coder: Callable, project: Path) -> str:
    return next(each["id"] for each in coder("show", project, "zh", "--json").json["codings"] if each["code"] == CODE)


def test_a_golden_passage_holds_until_somebody_codes_it_otherwise(coder: Callable, project: Path) -> None:
    """Alone it holds; the same code by another holds; another code, or nothing, fails with what was given and exit status 1."""
    assert "No passage is golden" in coder("codebook", "test", project).out
    coding = the_coding(coder, project)
    assert "is golden" in coder("codebook", "golden", project, coding, "--note", "clear case").out
    assert coder("codebook", "golden", project, coding).status == 0
    told = coder("codebook", "test", project)
    assert told.status == 0 and "1 of 1 golden passage hold" in told.out
    coder("code", project, "zh", 16, 30, CODE, "--user", "Wang")
    assert coder("codebook", "test", project, "--json").json["golden"][0]["outcome"] == "same"
    coder("code", project, "zh", 16, 30, OTHER, "--user", "Zhao")
    failed = coder("codebook", "test", project)
    assert failed.status == 1 and f"Zhao: {OTHER}" in failed.out and "FAILS" in failed.out
    assert "no longer" in coder("codebook", "golden", project, coding, "--remove").out
    assert coder("codebook", "test", project).status == 0


def test_a_changed_definition_asks_to_look_again(coder: Callable, project: Path) -> None:
    """A golden coding made under another meaning fails until it is confirmed; undo takes a mark back."""
    coding = the_coding(coder, project)
    coder("codebook", "golden", project, coding)
    coder("codebook", "edit", project, CODE, "--definition-en", "Only where a named person teaches.")
    failed = coder("codebook", "test", project)
    assert failed.status == 1 and "look at it again" in failed.out
    coder("codebook", "review", project, CODE, "--keep-all")
    assert coder("codebook", "test", project).status == 0
    refused = coder("codebook", "golden", project, "nothing")
    assert refused.status == 1 and "Traceback" not in refused.err


def test_the_suggester_is_asked_about_the_examples(coder: Callable, project: Path) -> None:
    """Every example of the codebook is asked about; one that is not found is told, and is no failure."""
    coder("code", project, "en", 10, 40, CODE)
    found = coder("codebook", "test", project, "--machine", "--json")
    assert found.status == 0 and found.json["golden"] == [] and len(found.json["examples"]) > 10
    assert all(set(each) == {"code", "text", "said"} for each in found.json["examples"])
