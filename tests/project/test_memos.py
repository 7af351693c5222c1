"""Memos are found by what they say and what they are on, and written to files."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from coder.errors import FormatError
from coder.model.span import Span
from coder.project.project import Project

TALK = "访谈者：您怎么看昆山？\n镇长：我们招商引资。\n"


def bodies(project: Project, words: str = "", **wanted: str) -> list[str]:
    return [each.memo.body for each in project.memos.find(words, **wanted)]


def table(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture
def noted(project: Project, write: Callable[..., Path]) -> Project:
    """Memos on the project, a document, a passage and a code."""
    project.documents.add([write("talk.txt", TALK)])
    document = project.documents.list()[0]
    project.memos.add("project", None, "关于台湾商会", title="计划", kind="method")
    project.memos.add("document", document.id, "=1+1")
    project.memos.add("passage", document.id, "two\nlines", start=0, stop=3, kind="theory")
    project.memos.add("code", project.codebooks.codes()[-1].key, "on a code")
    return project


def test_words_are_found_across_scripts_and_in_names(noted: Project) -> None:
    """All words, in any part of the memo or the name of what it is on."""
    title = noted.documents.list()[0].title
    assert bodies(noted, "臺灣 計劃") == ["关于台湾商会"]
    assert sorted(bodies(noted, title)) == ["=1+1", "two\nlines"]
    assert bodies(noted, label="THEORY") == ["two\nlines"]
    assert bodies(noted, "on", target_kind="code") == ["on a code"]
    assert bodies(noted, user="nobody") == []


def test_a_memo_says_what_it_is_on(noted: Project) -> None:
    """Name, document, and the words of the passage."""
    document = noted.documents.list()[0]
    found = {each.memo.target_kind: each for each in noted.memos.noted()}
    assert found["project"].about == ""
    assert (found["document"].about, found["document"].start) == (document.title, None)
    assert found["passage"].quote(noted.documents.text(document.id)) == Span(start=0, stop=3).quote(noted.documents.text(document.id))
    assert found["code"].about == noted.codebooks.codes()[-1].key


def test_memos_of_a_removed_coding_go_and_come_back(noted: Project) -> None:
    """A memo never points at nothing."""
    document = noted.documents.list()[0]
    coding = noted.codings.add(document.id, 0, 3, next(code.key for code in noted.codebooks.codes() if code.codable))
    noted.memos.add("coding", coding.id, "why")
    assert noted.memos.noted("coding")[0].document == document.title
    noted.codings.remove(coding.id)
    assert noted.memos.noted("coding") == ()
    noted.history.undo()
    assert bodies(noted, target_kind="coding") == ["why"]


def test_memos_are_written_to_a_table(noted: Project, tmp_path: Path) -> None:
    """One row each with the quote; a formula is guarded unless asked otherwise."""
    file = tmp_path / "memos.csv"
    noted.memos.export(file, noted.memos.find())
    by_kind = {row["on"]: row for row in table(file)}
    assert set(by_kind) == {"project", "document", "passage", "code"}
    assert by_kind["document"]["memo"] == "'=1+1" and by_kind["passage"]["memo"] == "two\nlines"
    assert by_kind["passage"]["quote"] == noted.documents.text(noted.documents.list()[0].id)[:3]
    noted.memos.export(file, noted.memos.find(target_kind="document"), raw=True)
    assert [row["memo"] for row in table(file)] == ["=1+1"]


def test_memos_are_written_to_a_text(noted: Project, tmp_path: Path) -> None:
    """Under the document or thing they are on, the passage as a quotation."""
    file = tmp_path / "memos.md"
    noted.memos.export(file, noted.memos.find())
    text = file.read_text(encoding="utf-8")
    assert f"## {noted.documents.list()[0].title}" in text and "\n> " in text and "计划: project [method]" in text


def test_other_formats_are_refused(noted: Project, tmp_path: Path) -> None:
    """And nothing is written."""
    with pytest.raises(FormatError):
        noted.memos.export(tmp_path / "memos.docx", noted.memos.find())
    assert not (tmp_path / "memos.docx").exists()
