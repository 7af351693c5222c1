"""Suggestions that no person has looked at."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coder.model.suggestion import Suggestion
from coder.project.project import Project
from coder.project.suggesting.unseen import Unseen

CODE = "sit.skill_matching"


@pytest.fixture
def documents(project: Project, write: Callable[..., Path]) -> tuple[str, str]:
    """Ids of two documents."""
    project.documents.add([write("one.txt", "甲：一二三四五六七八九十。\n"), write("two.txt", "乙：一二三四五六七八九十。\n")], kind="interview")
    return tuple(each.id for each in project.documents.list())  # type: ignore[return-value]


def _suggested(document: str, start: int, stop: int) -> Suggestion:
    return Suggestion(document_id=document, start=start, stop=stop, code_id="code", score=0.9, suggester="test@1")


def test_a_coded_or_decided_passage_was_looked_at(project: Project, documents: tuple[str, str]) -> None:
    """Also by a coding of another code, and where they only overlap; what touches it was not."""
    first, second = documents
    project.codings.add(first, 4, 8, CODE)
    nobody_saw = Unseen(project.workspace.store)
    assert _suggested(first, 6, 10) not in nobody_saw
    assert _suggested(first, 8, 10) in nobody_saw and _suggested(second, 4, 8) in nobody_saw


def test_a_document_read_to_the_end_was_looked_at(project: Project, documents: tuple[str, str]) -> None:
    """By anybody."""
    project.documents.finish(documents[0])
    nobody_saw = Unseen(project.workspace.store)
    assert _suggested(documents[0], 4, 8) not in nobody_saw and _suggested(documents[1], 4, 8) in nobody_saw
