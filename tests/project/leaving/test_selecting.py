"""A part of a project: some documents or some codes, and what belongs to them."""

import csv
from pathlib import Path

import pytest

from coder.errors import NotFound
from coder.model.document import Document
from coder.project.arriving import bundles as exchange
from coder.project.leaving import exporting
from coder.project.project import Project
from coder.project.workspace import user_named

CODE = "sit.skill_matching"


@pytest.fixture
def worked(project: Project, interview: Document, english: Document) -> Project:
    """Work in two documents."""
    for each in (interview, english):
        coding = project.codings.add(each.id, 4, 9, CODE)
        project.memos.add("coding", coding.id, f"my note about {each.title}")
        project.attributes.set("document", each.id, "year", "1998")
    project.mentions.add(interview.id, 4, 9, "商会", "台商")
    project.mentions.add(english.id, 4, 9, "Zebra Works", "Owner")
    project.codings.add(english.id, 4, 9, "sit.elite_coalition_building")
    return project


def _codings(path: Path) -> list[tuple[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return [(row["document"], row["code"]) for row in csv.DictReader(stream)]


def test_one_document_goes_out_with_what_belongs_to_it_and_comes_back(worked: Project, interview: Document, tmp_path: Path) -> None:
    """As a project that holds: nothing of the other document, its people or notes is in the file."""
    exporting.export(worked.workspace.store, tmp_path / "one.jsonl", documents=[interview.title])
    told = (tmp_path / "one.jsonl").read_text(encoding="utf-8")
    assert "my note about en" not in told and "Zebra" not in told and "商会" in told
    exchange.restore(tmp_path / "one.coder", exchange.read(tmp_path / "one.jsonl"), user_named("Li"))
    with Project.open(tmp_path / "one.coder") as one:
        assert [each.title for each in one.documents.list()] == [interview.title]
        assert (len(one.codings.all()), len(one.memos.list()), one.history.verify().problems) == (1, 1, ())


def test_some_codes(worked: Project, interview: Document, english: Document, tmp_path: Path) -> None:
    """A group stands for the codes below it; a document narrows further."""
    exporting.export(worked.workspace.store, tmp_path / "a.csv", codes=[CODE])
    assert sorted(_codings(tmp_path / "a.csv")) == sorted([(interview.title, CODE), (english.title, CODE)])
    exporting.export(worked.workspace.store, tmp_path / "b.csv", codes=["sit"], documents=[english.id])
    assert sorted(code for _, code in _codings(tmp_path / "b.csv")) == ["sit.elite_coalition_building", CODE]


def test_a_name_that_means_nothing_writes_nothing(worked: Project, tmp_path: Path) -> None:
    """The name is told."""
    with pytest.raises(NotFound, match="nowhere"):
        exporting.export(worked.workspace.store, tmp_path / "a.csv", documents=["nowhere"])
    assert list(tmp_path.glob("a.csv")) == []
