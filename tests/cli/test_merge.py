"""coder merge: what it prints, in lines and as JSON."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

CODE, OTHER = "sit.skill_matching", "sit.communicative_mediation"


@pytest.fixture
def copy(project: Path, tmp_path: Path) -> Path:
    """Wang's copy of the project."""
    return Path(shutil.copy(project, tmp_path / "wang.coder"))


def test_dry_run_merge_and_undo(coder: Callable, project: Path, copy: Path) -> None:
    """What would come in, then what came in; doctor finds all whole, and one undo takes it back."""
    coder("code", copy, "zh", 4, 9, OTHER, "--user", "Wang")
    dry = coder("merge", project, copy, "--dry-run", "--json").json
    assert dry["dry_run"] and dry["merged"]["added"] == {"coding": 1, "user": 1}
    assert coder("show", project, "--json").json["documents"][0]["codings"] == 1
    done = coder("merge", project, copy)
    assert done.status == 0 and "Came in from wang.coder" in done.out and "added: 1 coding, 1 user" in done.out
    assert coder("doctor", project).status == 0
    assert "has nothing that is not here" in coder("merge", project, copy).out
    assert coder("undo", project).status == 0
    assert coder("show", project, "--json").json["documents"][0]["codings"] == 1 and coder("doctor", project).status == 0


def test_conflicts_are_listed_and_taken(coder: Callable, project: Path, copy: Path) -> None:
    """Both sides with who and when; a decision by the beginning of the id; then nothing waits."""
    for path, user, words in ((project, "Li", "Matching"), (copy, "Wang", "Pairing")):
        coder("codebook", "edit", path, CODE, "--name-en", words, "--user", user)
    merged = coder("merge", project, copy)
    assert "1 conflict to decide" in merged.out and "--take ID mine|theirs" in merged.out
    assert "1 conflict to decide after a merge" in coder("show", project).out
    told = coder("merge", project, "--conflicts", "--json").json["conflicts"]
    assert [side["user"] for side in told[0]["sides"]["names.en"]] == ["Li", "Wang"]
    assert "mine (Li" in coder("merge", project, "--conflicts").out
    wrong = coder("merge", project, "--take", told[0]["id"][:6], "both")
    assert wrong.status == 1 and "mine, theirs" in wrong.err
    taken = coder("merge", project, "--take", told[0]["id"][:6], "theirs", "--reason", "clearer")
    assert taken.status == 0 and "Decided: code" in taken.out
    assert "Nothing waits" in coder("merge", project, "--conflicts").out and coder("doctor", project).status == 0


def test_without_another_copy(coder: Callable, project: Path) -> None:
    """It says what to name."""
    answer = coder("merge", project)
    assert answer.status == 1 and "coder merge PROJECT OTHER" in answer.err


def test_options_that_would_do_nothing_are_refused(coder: Callable, project: Path, copy: Path) -> None:
    """A reason without a conflict to decide; a choice of passages without a draw."""
    assert coder("merge", project, copy, "--reason", "why").status == 2
    assert coder("recode", project, "--days", "14").status == 2
