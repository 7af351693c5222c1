"""Withholding suggestions at random: what is shown, what is kept, and that undo and erasure do right by it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coder.model.exposure import Exposure
from coder.project.project import Project
from coder.project.texts.erasing import erase_speaker

TURN = "镇长：{0}年我们成立了指挥部，供电、供水、修路，全挂在墙上，倒排工期，九个月七通一平。\n访谈者：好。\n"
TEXT = "".join(TURN.format(1980 + number) for number in range(40))


@pytest.fixture(autouse=True)
def without_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading the sentence encoder takes most of the time of a test."""
    monkeypatch.setattr("coder.suggest.encoders.registry.is_installed", lambda name="use": False)


@pytest.fixture
def told(project: Project, write: Callable[..., Path]) -> str:
    """The id of an interview with the same cue words in forty turns."""
    return project.documents.add([write("long.txt", TEXT)], kind="interview").added[0].id


def starts(found: tuple) -> set[int]:
    return {each.start for each in found}


def test_nothing_is_withheld_or_kept_unless_asked_for(project: Project, told: str) -> None:
    """The log does not grow by looking."""
    events = project.history.verify().events
    assert len(starts(project.suggestions.for_document(told, keep=True))) == 40
    assert project.suggestions.exposing.exposures() == () and project.history.verify().events == events


def test_a_share_is_held_back_and_both_sides_are_kept(project: Project, told: str) -> None:
    """Every passage once, however often it is looked at; a mere look keeps nothing."""
    every = starts(project.suggestions.for_document(told))
    project.suggestions.exposing.withhold(0.3, seed=7)
    shown = starts(project.suggestions.for_document(told))
    assert shown < every and 20 <= len(shown) <= 36
    assert project.suggestions.exposing.exposures() == ()
    for _ in range(2):
        assert starts(project.suggestions.for_document(told, keep=True)) == shown
    kept = project.suggestions.exposing.exposures()
    assert {each.start for each in kept if each.condition == "shown"} == shown
    assert {each.start for each in kept if each.condition == "withheld"} == every - shown
    assert len(kept) == 40 and all(each.codes and each.scores for each in kept)


def test_a_passage_stays_on_its_side_when_the_share_changes(project: Project, told: str) -> None:
    """What was shown once is not withheld later."""
    project.suggestions.exposing.withhold(0.2)
    shown = starts(project.suggestions.for_document(told, keep=True))
    project.suggestions.exposing.withhold(0.8)
    assert starts(project.suggestions.for_document(told, keep=True)) == shown


def test_keeping_is_no_step_of_the_coder(project: Project, told: str) -> None:
    """Undo takes back what the person did last; undoing the document leaves nothing broken."""
    project.suggestions.exposing.withhold(0.3)
    project.suggestions.for_document(told, keep=True)
    step = project.history.undo()
    assert step is not None and "setting" in step.label
    assert project.history.redo() is not None
    while project.history.undo():
        pass
    assert project.documents.list() == () and project.history.verify().ok
    while project.history.redo():
        pass
    assert len(project.suggestions.exposing.exposures()) == 40 and project.history.verify().ok


def test_a_correction_takes_them_along(project: Project, told: str, write: Callable[..., Path]) -> None:
    """To the same words of the new revision."""
    project.suggestions.exposing.withhold(0.3)
    project.suggestions.for_document(told, keep=True)
    new = project.documents.revise(told, write("new.txt", "前言。\n" + TEXT)).document
    moved = project.suggestions.exposing.exposures(new.id)
    text = project.documents.text(new.id)
    assert len(moved) == 40 and all(text[each.start : each.stop].endswith("七通一平。") for each in moved)


def test_they_go_with_what_is_erased(project: Project, told: str) -> None:
    """And with a document that is removed."""
    project.suggestions.exposing.withhold(0.3)
    project.suggestions.for_document(told, keep=True)
    erase_speaker(project.workspace, project.speakers.get("镇长"))
    assert project.workspace.store.all(Exposure) == () and project.history.verify().ok
