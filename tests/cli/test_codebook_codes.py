"""coder codebook edit, move, split, review: codes in use, in plain lines and as JSON."""

from collections.abc import Callable
from pathlib import Path

CODE, OTHER = "sit.skill_matching", "sit.elite_coalition_building"


def coding_of(coder: Callable, project: Path) -> str:
    return str(coder("show", project, "zh", "--json").json["codings"][0]["id"])


def shown(coder: Callable, project: Path, code: str = CODE) -> dict[str, object]:
    found: dict[str, object] = coder("codebook", "show", project, code, "--json").json["codes"][0]
    return found


def test_every_field_of_the_card_is_edited(coder: Callable, project: Path) -> None:
    """One language at a time; the other stays."""
    before = shown(coder, project)
    answer = coder(
        "codebook", "edit", project, CODE, "--name-zh", "对接", "--include-en", "one", "--include-en", "two", "--exclude-zh", "不", "--cue-en", "c"
    )
    assert answer.status == 0 and answer.out.startswith(f"Changed {CODE}.\n1 coding made before: coder codebook review")
    after = shown(coder, project)
    assert after["names"] == {**before["names"], "zh": "对接"}  # type: ignore[dict-item]
    assert after["include"]["en"] == ["one", "two"] and after["exclude"]["zh"] == ["不"] and after["cues"]["en"] == ["c"]  # type: ignore[index]
    assert after["include"]["zh"] == before["include"]["zh"]  # type: ignore[index]


def test_codings_made_under_an_older_definition_are_listed_and_settled(coder: Callable, project: Path) -> None:
    """What the definition was and is, the quotes, and a way to keep, recode or remove each."""
    coder("codebook", "edit", project, CODE, "--definition-en", "Anew")
    assert coder("codebook", "review", project).out == f"{CODE}: 1 coding made before its definition changed\n"
    listed = coder("codebook", "review", project, CODE).out
    assert "definition (en) was: " in listed and "is now: Anew" in listed and "zh, turn 2, 镇长, 16-30" in listed
    older = coder("codebook", "review", project, CODE, "--json").json["older"]
    assert [(each["start"], each["stop"]) for each in older] == [(16, 30)] and older[0]["codebook_version"].endswith("+0")
    assert "Kept 1 coding." in coder("codebook", "review", project, CODE, "--keep-all").out
    assert coder("codebook", "review", project, CODE).out.startswith("0 codings")
    coder("undo", project)
    coding = coding_of(coder, project)
    assert OTHER in coder("codebook", "review", project, CODE, "--recode", coding, OTHER).out
    coder("undo", project)
    assert "Removed 1 coding." in coder("codebook", "review", project, CODE, "--remove", coding).out
    assert coder("codebook", "review", project).out == "No coding was made before the definition of its code changed.\n"


def test_a_code_is_moved_split_and_merged(coder: Callable, project: Path) -> None:
    """Each says what it did; undo takes it back."""
    before = shown(coder, project)
    assert coder("codebook", "move", project, CODE, "--before", "sit.competitive_positioning").out == f"Moved {CODE}.\n"
    made = coder("codebook", "split", project, CODE, "sit.training", coding_of(coder, project)[:8], "--name-zh", "培训")
    assert made.status == 0 and "with 1 coding of sit.skill_matching" in made.out
    merged = coder("codebook", "edit", project, "sit.training", "--merge-into", OTHER).out
    assert "Merged into sit.elite_coalition_building.\n1 coding moved; 0 fell together" in merged
    for _ in range(3):
        assert coder("undo", project).status == 0
    assert coder("doctor", project).status == 0 and shown(coder, project) == before


def test_a_place_or_coding_that_does_not_fit_is_refused(coder: Callable, project: Path) -> None:
    """Two lines, exit status 1, nothing changed."""
    for arguments in (
        ("move", project, CODE),
        ("move", project, "sit", "--under", CODE),
        ("split", project, OTHER, "new", coding_of(coder, project)),
    ):
        answer = coder("codebook", *arguments)
        assert answer.status == 1 and answer.err.count("\n") == 2 and answer.err.startswith("coder: ")
