"""coder merge: what it prints, in lines and as JSON."""

import io
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from coder.project.project import Project

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
    assert coder("merge", project, copy, "--plain").status == 2
    assert coder("merge", project, copy, "--conflicts").status == 2
    assert coder("recode", project, "--days", "14").status == 2


def test_nothing_new_is_said_plainly(coder: Callable, project: Path, copy: Path, tmp_path: Path) -> None:
    """A copy made for a coder who has not begun: entries of its log are noted, and nothing changes."""
    blind = tmp_path / "zhao.coder"
    assert coder("copy", project, "--for", "Li", "--out", blind).status == 0
    told = coder("merge", project, blind, "--dry-run").out
    assert told.startswith("Nothing new from zhao.coder") and "would only be noted" in told
    assert coder("merge", project, blind).out.startswith("Nothing new from zhao.coder")


def test_conflicts_are_decided_one_by_one(coder: Callable, project: Path, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both sides in words with who and when; one answer decides, a reason may follow, undo takes it back; in Chinese too."""
    for path, user, words, start in ((project, "Li", "Matching", 5), (copy, "Wang", "Pairing", 6)):
        coder("codebook", "edit", path, CODE, "--name-en", words, "--user", user)
        (coding,) = coder("show", path, "zh", "--json").json["codings"]
        with Project.open(path, user=user) as opened:
            opened.codings.edit(coding["id"], start=start)
    coder("merge", project, copy)

    def answered(given: str, *options: str) -> str:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode()), encoding="utf-8"))
        answer = coder("merge", project, "--decide", *options)
        assert answer.status == 0, answer.err
        return str(answer.out)

    told = answered("x\n9\nm\nas we said\n?\nu\nt\n\ns\n")
    for expected in ("Conflict 1 of 2: code sit.skill_matching", "1 mine (Li, ", "2 theirs (Wang, ", "x is not an answer", "9 is not an answer"):
        assert expected in told
    assert "passage: “" in told and "Taken back: code" in told and told.endswith("Decided 1; still open 1.\n")
    chinese = answered("本方\n\n", "--language", "zh")
    assert "第 1 处冲突" in chinese and "已裁定 1 处；待裁定 0 处。" in chinese
    assert answered("") == "Nothing waits to be decided.\n"
    assert coder("doctor", project).status == 0
