"""coder assign and coder copy: the plan, the phases, the progress and the copies, in lines and as JSON."""

from collections.abc import Callable
from pathlib import Path

OTHER = "sit.communicative_mediation"


def test_from_the_plan_to_the_merged_copies(coder: Callable, project: Path, tmp_path: Path) -> None:
    """Assign, copy blind, code, merge, see who is how far."""
    plan = coder("assign", project, "--coders", "Wang，Zhao", "--overlap", 1, "--seed", 3, "--json").json["assignment"]
    assert plan["coders"] == ["Wang", "Zhao"] and plan["phase"] == "norming" and plan["seed"] == 3
    assert [each["coders"] for each in plan["documents"]] == [["Wang", "Zhao"]] * 2
    assert coder("assign", project, "--phase", "independent").status == 0
    assert "begin the phase independent" in coder("history", project).out
    copy = coder("copy", project, "--for", "Wang", "--out", tmp_path / "wang.coder", "--blind", "--no-suggestions", "--json").json
    assert (copy["documents"], copy["codings"], copy["left_out"]) == (2, 0, 2)
    coder("code", tmp_path / "wang.coder", "zh", 4, 9, OTHER)
    assert "Assigned to Wang: 2 documents, 1 begun, 0 finished; phase: independent." in coder("show", tmp_path / "wang.coder").out
    assert "Phase: independent" in coder("show", project).out
    refused = coder("merge", tmp_path / "wang.coder", project)
    assert refused.status == 1 and "before the reveal" in refused.err and "--phase reveal" in refused.err
    assert coder("merge", project, tmp_path / "wang.coder").status == 0
    assert "Wang coded in a copy of the project that held nothing of what the others coded and made no" in coder("agree", project, "--methods").out
    progress = coder("assign", project, "--progress", "--json").json["progress"]
    assert [(each["coder"], each["begun"], each["codings"]) for each in progress] == [("Wang", 1, 1), ("Zhao", 0, 0)]
    assert "Phase: independent" in coder("assign", project).out and coder("doctor", project).status == 0


def test_figures_say_while_coding_goes_on(coder: Callable, project: Path) -> None:
    """`coder agree` and `coder export` warn on standard error; nothing is said without a plan."""
    assert "phase" not in coder("agree", project).err
    coder("assign", project, "--coders", "Wang,Zhao")
    assert "The phase is norming: coding is not over" in coder("agree", project).err
    assert "coding is not over" in coder("export", project, "--out", project.with_name("codings.csv")).err


def test_without_a_plan(coder: Callable, project: Path) -> None:
    """It says how to make one."""
    answer = coder("assign", project)
    assert answer.status == 1 and "coder assign PROJECT --coders A,B" in answer.err
    for idle in (("--overlap", 0.5), ("--stratify", "kind")):
        answer = coder("assign", project, *idle)
        assert answer.status == 2 and "give --coders A,B too" in answer.err


def test_the_history_names_documents_not_the_keys_of_settings(coder: Callable, project: Path) -> None:
    """What was finished by its title; of the plan the label says enough."""
    coder("documents", project, "finish", "zh")
    coder("assign", project, "--coders", "Wang,Zhao", "--phase", "norming")
    coder("assign", project, "--phase", "independent")
    told = coder("history", project).out
    assert "finish a document: document zh" in told and "begin the phase independent" in told
    assert "finished:" not in told and "setting assignment" not in told


def test_each_phase_says_what_comes_next(coder: Callable, project: Path) -> None:
    """In the words of commands, so that a new team need not look for them."""
    told = coder("assign", project, "--coders", "Wang,Zhao").out
    assert "Next: " in told and "--phase independent" in told
    for phase, said in (("independent", "coder copy PROJECT"), ("reveal", "coder merge PROJECT"), ("adjudicate", "coder adjudicate PROJECT")):
        assert said in coder("assign", project, "--phase", phase).out


def test_a_copy_without_suggestions_says_so_where_one_asks(coder: Callable, project: Path, tmp_path: Path) -> None:
    """For codes and for the fields of a linkage: that there are none means nothing there."""
    quiet = tmp_path / "quiet.coder"
    coder("copy", project, "--for", "Wang", "--out", quiet, "--blind", "--no-suggestions")
    for asked in (("suggest", quiet), ("link", quiet, "zh", 16, 30, "--suggest")):
        assert "made without suggestions" in coder(*asked).err
    assert "made without suggestions" not in coder("link", project, "zh", 16, 30, "--suggest").err
