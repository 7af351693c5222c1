"""coder export and import of .qdpx and .qdc."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from coder.formats.refi.vocabulary import QDE, SIDE_FILE


def _edited(file: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """A copy with other bytes in its members, as another program would leave it that keeps what it does not know."""
    copy = file.with_name("edited.qdpx")
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(copy, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return copy


def test_a_project_comes_back_whole_with_a_report(coder: Callable, project: Path, tmp_path: Path) -> None:
    """Mentions and all; the report has the keys that scripts rely on; the second export has the same bytes."""
    file, place = tmp_path / "out.qdpx", tmp_path / "new" / "towns.coder"
    place.parent.mkdir()
    assert coder("export", project, "--out", file).status == 0
    report = coder("import", place, file, "--json").json
    assert report["schema"] == "coder-import/1" and report["producer"] == "towncoder" and report["selections"] == report["verified"] == 1
    assert len(coder("show", place, "zh", "--json").json["mentions"]) == 1
    assert coder("export", place, "--out", tmp_path / "again.qdpx").status == 0
    assert (tmp_path / "again.qdpx").read_bytes() == file.read_bytes()
    assert coder("import", tmp_path / "third.coder", file).status == 0


def test_what_another_program_changed_counts_and_is_told(coder: Callable, project: Path, tmp_path: Path) -> None:
    """A code renamed in the project file: the new name comes in, our own part is left aside and the report says so."""
    coder("export", project, "--out", tmp_path / "out.qdpx")
    edited = _edited(tmp_path / "out.qdpx", lambda name, data: data.replace(b'name="Skill matching"', b'name="Matching"') if name == QDE else data)
    report = coder("import", tmp_path / "new.coder", edited, "--json").json
    assert any("another one changed since" in each["kind"] for each in report["losses"])
    codings = coder("show", tmp_path / "new.coder", "zh", "--json").json["codings"]
    assert [each["quote"] for each in codings] == ["们招商引资，和台商对接，请学"]
    assert "Matching" in coder("codebook", "show", tmp_path / "new.coder").out


@pytest.mark.parametrize("reader", ["nvivo", "atlasti", "maxqda", "qualcoder"])
def test_without_our_part_every_form_is_read_right(coder: Callable, project: Path, tmp_path: Path, reader: str) -> None:
    """The convention is found out; all quotes are verified."""
    coder("export", project, "--out", tmp_path / "out.qdpx", "--for", reader)
    with zipfile.ZipFile(tmp_path / "out.qdpx") as old, zipfile.ZipFile(tmp_path / "bare.qdpx", "w") as new:
        for name in old.namelist():
            if name != SIDE_FILE:
                new.writestr(name, old.read(name))
    report = coder("import", tmp_path / "new.coder", tmp_path / "bare.qdpx", "--json").json
    assert report["verified"] == report["selections"] and report["doubtful"] == []
    ours, theirs = (coder("show", each, "zh", "--json").json["codings"] for each in (project, tmp_path / "new.coder"))
    assert [(each["start"], each["stop"], each["quote"], each["user"]) for each in ours] == [
        (each["start"], each["stop"], each["quote"], each["user"]) for each in theirs
    ]


def test_a_codebook_goes_out_and_comes_in(coder: Callable, project: Path, tmp_path: Path) -> None:
    """As .qdc, from either command."""
    assert coder("codebook", "export", project, "--out", tmp_path / "one.qdc").status == 0
    assert coder("export", project, "--out", tmp_path / "all.qdc").status == 0
    assert coder("import", tmp_path / "new.coder", tmp_path / "one.qdc").status == 0
    assert "Skill matching" in coder("codebook", "show", tmp_path / "new.coder").out


def test_for_is_refused_where_it_means_nothing(coder: Callable, project: Path, tmp_path: Path) -> None:
    """In one line that names the formats it goes with; an unknown program is a usage error."""
    done = coder("export", project, "--out", tmp_path / "x.csv", "--for", "nvivo")
    assert done.status == 1 and "same for every program" in done.err and ".qdpx" in done.err and not (tmp_path / "x.csv").exists()
    assert coder("export", project, "--out", tmp_path / "x.qdpx", "--for", "word").status == 2


def test_a_codebook_comes_back_with_its_rules(coder: Callable, project: Path, tmp_path: Path) -> None:
    """Definitions, rules and cues in both languages, through the labelled lines of the description; a code renamed since keeps its new name."""
    coder("codebook", "export", project, "--out", tmp_path / "a.qdc")
    changed = (tmp_path / "a.qdc").read_text(encoding="utf-8").replace('name="Skill matching"', 'name="Matching of skills"')
    (tmp_path / "a.qdc").write_text(changed, encoding="utf-8")
    coder("import", tmp_path / "new.coder", tmp_path / "a.qdc")
    ours = {tuple(each["definition"].values()): each for each in coder("codebook", "show", project, "--json").json["codes"] if each["definition"]}
    theirs = [each for each in coder("codebook", "show", tmp_path / "new.coder", "--json").json["codes"] if each["definition"]]
    assert len(theirs) == len(ours) > 50
    for each in theirs:
        before = ours[tuple(each["definition"].values())]
        assert all(each[field] == before[field] for field in ("definition", "include", "exclude", "examples", "cues", "anti_cues", "colour"))
        assert each["names"] == before["names"] or each["names"] == {"en": "Matching of skills"}
