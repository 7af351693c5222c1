"""spaCy's DocBin, opened again by spaCy: spans and categories to train on."""

from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.tokens import DocBin

from coder.model.document import Document
from coder.project.leaving import exporting
from coder.project.project import Project

CODE, OTHER = "sit.skill_matching", "sit.elite_coalition_building"


def _docs(path: Path) -> list[Any]:
    return list(DocBin().from_disk(path).get_docs(spacy.blank("zh").vocab))


@pytest.fixture
def coded(project: Project, interview: Document, english: Document) -> Project:
    """Two coders in a Chinese and an English interview; one passage begins inside a word."""
    turn, answer = project.documents.turns(interview.id)[1], project.documents.turns(english.id)[1]
    project.codings.add(interview.id, turn.start, turn.stop, CODE)
    project.codings.add(interview.id, turn.start, turn.start + 2, OTHER)
    project.codings.add(english.id, answer.start + 6, answer.start + 16, OTHER)
    with Project.open(project.workspace.store.path, user="Wang") as other:
        other.codings.add(interview.id, turn.start, turn.stop, CODE)
    return project


def test_spans_and_categories_of_each_turn(coded: Project, interview: Document, tmp_path: Path) -> None:
    """Each passage once, and once more under each coder; the words are the text, exactly."""
    done = exporting.export(coded.workspace.store, tmp_path / "out.spacy")
    docs = _docs(tmp_path / "out.spacy")
    turns = [turn for each in coded.documents.list() for turn in coded.documents.turns(each.id)]
    assert len(docs) == len(turns)
    text = coded.documents.text(interview.id)
    (doc,) = [each for each in docs if each.user_data["turn"] == 2 and each.user_data["language"] == "zh"]
    start = doc.user_data["start"]
    assert doc.text == text[start : start + len(doc.text)] and doc.user_data["speaker"] == "镇长"
    assert [(span.label_, span.text) for span in doc.spans["codings"]] == [(OTHER, doc.text[:2]), (CODE, doc.text)]
    assert {name: len(group) for name, group in doc.spans.items()} == {"codings": 2, "codings/Li": 2, "codings/Wang": 1}
    assert doc.cats == {CODE: 1.0, OTHER: 1.0}
    assert {span.id_ for span in doc.spans["codings/Li"]} <= {each.id for each in coded.codings.all()}
    assert sum(not any(each.cats.values()) for each in docs) == len(docs) - 2
    assert {each.what for each in done.lost} == {"passages that begin or end inside a word, widened to whole words"}


def test_a_passage_inside_a_word_is_widened_and_told(coded: Project, tmp_path: Path) -> None:
    """Not dropped."""
    (lost,) = exporting.export(coded.workspace.store, tmp_path / "out.spacy").lost
    english = [each for each in _docs(tmp_path / "out.spacy") if each.user_data["language"] == "en" and each.spans["codings"]]
    (span,) = english[0].spans["codings"]
    assert lost.count == 1 and lost.examples[0] in span.text and len(span.text) > len(lost.examples[0])


def test_whole_documents_and_the_same_bytes(coded: Project, tmp_path: Path) -> None:
    """One Doc for each."""
    for name in ("a", "b"):
        exporting.export(coded.workspace.store, tmp_path / f"{name}.spacy", options={"unit": "document"})
    assert (tmp_path / "a.spacy").read_bytes() == (tmp_path / "b.spacy").read_bytes()
    docs = _docs(tmp_path / "a.spacy")
    assert sorted(each.text for each in docs) == sorted(coded.documents.text(each.id) for each in coded.documents.list())
    assert sum(len(each.spans["codings"]) for each in docs) == 3
