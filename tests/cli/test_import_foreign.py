"""`coder import` of other programs' projects: made or added to, reported, undone, refused in one line."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

from coder.project.project import Project
from tests.formats.refi.building import QUOTES, TEXT, one_text, selection, selections

KEYS = ["schema", "producer", "convention", "evidence", "sources", "codes", "selections", "verified", "unverifiable", "doubtful", "losses"]


def _coder(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "coder.cli.main", *map(str, words)], capture_output=True, text=True, check=False)


def test_a_project_is_made_and_the_report_has_its_keys(tmp_path: Path) -> None:
    """On the screen in lines, as JSON, and in a file of its own."""
    file = one_text(tmp_path / "a.qdpx", TEXT, selections(TEXT) + selection(50, 0, 8, "童装产业"), origin="NVivo 20")
    done = _coder("import", tmp_path / "p.coder", file, "--report", tmp_path / "report.json", "--json", "--user", "Zoe")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert list(report) == KEYS and report == json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert (report["schema"], report["producer"], report["sources"], report["codes"]) == ("coder-import/1", "NVivo 20", 1, 3)
    assert (report["selections"], report["verified"], report["unverifiable"]) == (len(QUOTES) + 1, len(QUOTES), 0)
    assert [list(each) for each in report["doubtful"]] == [["source", "start", "stop", "expected", "found"]]
    assert all(list(each) == ["kind", "count", "example"] for each in report["losses"])
    again = _coder("import", tmp_path / "p.coder", file)
    assert "Added to" in again.stdout and "nothing" in again.stdout and "doubtful: talk 0 0-8" in again.stderr
    with Project.open(tmp_path / "p.coder") as project:
        assert len(project.codings.all()) == len(QUOTES) + 1
    assert _coder("undo", tmp_path / "p.coder").returncode == 0
    with Project.open(tmp_path / "p.coder") as project:
        assert not project.codings.all() and not project.documents.list()


def test_what_cannot_be_read_is_one_line_and_no_project(tmp_path: Path) -> None:
    """A web page saved under the name, a missing file, a format that nobody knows, a convention that is none."""
    (tmp_path / "page.qdpx").write_text("<html></html>", encoding="utf-8")
    (tmp_path / "odd.xyz").write_text("what", encoding="utf-8")
    good = one_text(tmp_path / "good.qdpx", TEXT, selections(TEXT))
    for words in (("page.qdpx",), ("none.qdpx",), ("odd.xyz",), ("good.qdpx", "--convention", "sideways"), ("good.qdpx", "--format", "none")):
        done = _coder("import", tmp_path / "p.coder", tmp_path / words[0], *words[1:])
        assert done.returncode == 1 and "Traceback" not in done.stderr and 0 < len(done.stderr.strip().split("\n")) <= 2, done.stderr
        assert not (tmp_path / "p.coder").exists()
    assert good.exists()


def test_control_characters_of_a_file_never_reach_the_terminal(tmp_path: Path) -> None:
    """Names and quotes are printed with what would act on a terminal made visible."""
    file = one_text(tmp_path / "a.qdpx", TEXT, selection(0, 0, 8, "童装\u202e产业"), origin="Tool \u202e\u2066")
    done = _coder("import", tmp_path / "p.coder", file)
    assert done.returncode == 0 and "\u202e" not in done.stdout + done.stderr


def test_a_project_of_ours_comes_back_as_it_was(tmp_path: Path) -> None:
    """Out as .qdpx, in again: memos, certainty and linkage fields too; added to the project itself it is nothing new."""
    with Project.create(tmp_path / "p.coder", user="Li") as project:
        (tmp_path / "talk.txt").write_text(TEXT, encoding="utf-8")
        project.documents.add([tmp_path / "talk.txt"])
        made = project.codings.add("talk", 0, 11, "sit.skill_matching", certainty=2)
        project.memos.add("coding", made.id, "想一想")
    assert _coder("export", tmp_path / "p.coder", "--out", tmp_path / "p.qdpx").returncode == 0
    done = _coder("import", tmp_path / "q.coder", tmp_path / "p.qdpx", "--json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert list(report) == KEYS and (report["selections"], report["verified"]) == (1, 1)
    with Project.open(tmp_path / "p.coder") as before, Project.open(tmp_path / "q.coder") as after:
        assert after.codings.all() == before.codings.all() and after.memos.list() == before.memos.list()
        assert after.codebooks.codes() == before.codebooks.codes() and after.documents.list() == before.documents.list()
    assert "nothing" in _coder("import", tmp_path / "p.coder", tmp_path / "p.qdpx").stdout


def test_a_project_of_ours_that_was_changed_elsewhere_is_read_as_it_is_now(tmp_path: Path) -> None:
    """What another program wrote counts, and that our own part is out of date is told; codes are found again by their identifiers."""
    with Project.create(tmp_path / "p.coder", user="Li") as project:
        (tmp_path / "talk.txt").write_text(TEXT, encoding="utf-8")
        project.documents.add([tmp_path / "talk.txt"])
        project.codings.add("talk", 0, 11, "sit.skill_matching")
    _coder("export", tmp_path / "p.coder", "--out", tmp_path / "p.qdpx")
    with zipfile.ZipFile(tmp_path / "p.qdpx") as old, zipfile.ZipFile(tmp_path / "changed.qdpx", "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(
                name, data.replace(b'startPosition="0" endPosition="11"', b'startPosition="13" endPosition="18"').replace(b'name="Interviewer"', b"")
            )
    done = _coder("import", tmp_path / "p.coder", tmp_path / "changed.qdpx")
    assert done.returncode == 0 and "another one changed since" in done.stderr
    with Project.open(tmp_path / "p.coder") as project:
        found = [(each.start, each.stop, each.code_id) for each in project.codings.all()]
        assert [each[:2] for each in found] == [(0, 11), (13, 18)] and len({each[2] for each in found}) == 1
        assert len(project.documents.list()) == 1 and len(project.codebooks.list()) == 1


def test_a_report_that_cannot_be_written_stops_the_import_before_it_begins(tmp_path: Path) -> None:
    """One line, and no project that was made all the same."""
    file = one_text(tmp_path / "a.qdpx", TEXT, selections(TEXT))
    done = _coder("import", tmp_path / "p.coder", file, "--report", tmp_path / "none" / "r.json")
    assert done.returncode == 1 and "there is no folder" in done.stderr and not (tmp_path / "p.coder").exists()


def test_a_card_of_a_code_does_not_show_keys_of_other_programs(tmp_path: Path) -> None:
    """They find the code again; nobody reads them."""
    file = one_text(tmp_path / "a.qdpx", TEXT, selections(TEXT))
    _coder("import", tmp_path / "p.coder", file)
    with Project.open(tmp_path / "p.coder") as made:
        code = made.codebooks.codes()[0]
        assert code.provenance and not code.origin
    told = _coder("codebook", "show", tmp_path / "p.coder", code.key).stdout
    assert code.key in told and "imported as" not in told
