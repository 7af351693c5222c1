"""A package for an archive: complete, checked, the same bytes, and with nothing in it that should not leave the machine."""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from coder.errors import FormatError, InvalidValue
from coder.formats.files.folders import CHECKSUMS
from coder.formats.tidy.tables import TABLES
from coder.model.document import Document
from coder.project.arriving import bundles as exchange
from coder.project.leaving import exporting
from coder.project.leaving.disguising import Disguise
from coder.project.project import Project
from coder.project.workspace import user_named

CODE = "sit.skill_matching"


@pytest.fixture
def worked(project: Project, interview: Document, english: Document) -> Project:
    """Two coders, a tie, notes and variables; the mayor and a firm have pseudonyms."""
    turn = project.documents.turns(interview.id)[1]
    coding = project.codings.add(interview.id, turn.start, turn.stop, CODE)
    project.memos.add("coding", coding.id, "镇长 said so to Li", title="on 台商")
    project.mentions.add(interview.id, turn.start, turn.stop, "镇长", "台商", kinds=["information"])
    project.attributes.define("document", "who", values=["镇长", "others"])
    project.attributes.set("document", interview.id, "who", "镇长")
    with Project.open(project.workspace.store.path, user="Wang") as other:
        other.codings.add(interview.id, turn.start, turn.stop, CODE)
    project.speakers.set("镇长", pseudonym="P1")
    project.actors.set("台商", pseudonym="某企业")
    return project


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file, and every member of every archive among them."""
    for each in sorted(folder.rglob("*")):
        if each.is_file():
            content = each.read_bytes()
            yield each.relative_to(folder).as_posix(), content
            if content[:2] == b"PK":
                with zipfile.ZipFile(io.BytesIO(content)) as archive:
                    yield from ((f"{each.name}/{name}", archive.read(name)) for name in archive.namelist())


def test_the_package_is_complete_and_its_checksums_hold(worked: Project, tmp_path: Path) -> None:
    """Data, project, codebook, README in two languages; every file but the list is in the list."""
    exporting.export(worked.workspace.store, tmp_path / "out", format="deposit", options={"licences": {"data": "CC-BY-4.0"}})
    files = dict(_files(tmp_path / "out"))
    assert {"README.md", "README.zh.md", "project/project.jsonl", "project/project.qdpx", "data/dictionary.csv"} <= files.keys()
    assert {f"data/{table.name}.csv" for table in TABLES} <= files.keys()
    assert {f"codebook/interactive_situations.{suffix}" for suffix in ("yaml", "md", "qdc", "docx", "html")} <= files.keys()
    listed = dict(reversed(line.split("  ")) for line in files[CHECKSUMS].decode().rstrip("\n").split("\n"))
    on_disk = {each.relative_to(tmp_path / "out").as_posix() for each in (tmp_path / "out").rglob("*") if each.is_file()}
    assert on_disk == {*listed, CHECKSUMS}
    assert all(hashlib.sha256(files[name]).hexdigest() == digest for name, digest in listed.items())
    with Project.open(_restored(tmp_path)) as again:
        assert len(again.codings.all()) == 2 and again.history.verify().ok


def _restored(tmp_path: Path) -> Path:
    exchange.restore(tmp_path / "again.coder", exchange.read(tmp_path / "out" / "project" / "project.jsonl"), user_named("Li"))
    return tmp_path / "again.coder"


def test_the_readme_tells_counts_method_licences_and_slots(worked: Project, tmp_path: Path) -> None:
    """In English and Chinese; what is not given is a slot, not a guess."""
    exporting.export(worked.workspace.store, tmp_path / "out", format="deposit", options={"licences": {"data": "CC-BY-4.0"}})
    english, chinese = ((tmp_path / "out" / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh.md"))
    for row in ("| documents | 2 |", "| people who coded | 2 |", "| codings | 2 |", "| linkage mentions | 1 |"):
        assert row in english
    assert "Li coded 1 document (" in english and "Krippendorff's alpha" in english and "0.2.0-draft+0" in english
    assert "- Codings, tables and notes: CC-BY-4.0" in english and "- Texts: [to be filled in" in english
    assert "| 文档 | 2 |" in chinese and "Krippendorff α" in chinese and "- 文本：[待填" in chinese


def test_the_same_project_gives_the_same_package(worked: Project, tmp_path: Path) -> None:
    """Written over itself too; a package that somebody edited is left alone."""
    for name in ("a", "b", "a"):
        exporting.export(worked.workspace.store, tmp_path / name, format="deposit")
    assert list(_files(tmp_path / "a")) == list(_files(tmp_path / "b"))
    (tmp_path / "a" / "README.md").write_text("my licence")
    with pytest.raises(FormatError, match="changed since"):
        exporting.export(worked.workspace.store, tmp_path / "a", format="deposit")
    assert (tmp_path / "a" / "README.md").read_text() == "my licence"


def test_under_pseudonyms_no_name_is_in_any_byte(worked: Project, tmp_path: Path) -> None:
    """Nor the log, nor the folder of the researcher; what was replaced is told by pseudonym."""
    done = exporting.export(worked.workspace.store, tmp_path / "out", format="deposit", disguise=Disguise(pseudonyms=True))
    for name, content in _files(tmp_path / "out"):
        for told in ("镇长", "台商", str(tmp_path), str(Path.home())):
            assert told.encode() not in content, (name, told)
            assert told not in name
        assert b'"type":"event"' not in content, name
    report = json.loads((tmp_path / "out" / "pseudonyms.json").read_text(encoding="utf-8"))
    assert {each["pseudonym"]: each["places"] for each in report["replaced"]} == dict(done.disguised.replaced)
    assert set(done.disguised.replaced) == {"P1", "某企业"}
    with (tmp_path / "out" / "data" / "codings.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert all(row["speaker"] == "P1" and "某企业" in row["quote"] for row in csv.DictReader(stream))


def test_no_path_of_this_machine_is_in_a_package_with_names_either(worked: Project, tmp_path: Path) -> None:
    """Texts were added from a folder; only the names of the files are kept."""
    exporting.export(worked.workspace.store, tmp_path / "out", format="deposit")
    for name, content in _files(tmp_path / "out"):
        assert str(tmp_path).encode() not in content and str(Path.home()).encode() + b"/" not in content, name


def test_a_licence_for_something_else_is_refused(worked: Project, tmp_path: Path) -> None:
    """And nothing is left behind."""
    with pytest.raises(InvalidValue, match="music"):
        exporting.export(worked.workspace.store, tmp_path / "out", format="deposit", options={"licences": {"music": "MIT"}})
    assert not (tmp_path / "out").exists()


def test_an_empty_project_makes_a_package(project: Project, tmp_path: Path) -> None:
    """With nothing said of what is not there."""
    exporting.export(project.workspace.store, tmp_path / "out", format="deposit")
    assert "| documents | 0 |" in (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
