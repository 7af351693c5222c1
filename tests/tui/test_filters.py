"""Filters: by coding, by who speaks, by what is said of documents; several hold together and the header says so."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import pytest
from textual.pilot import Pilot

from coder.project.project import Project
from coder.tui.app import CoderApp
from coder.tui.screens.filtering import choices
from coder.tui.session import Session
from coder.tui.texts.screens import Texts
from coder.tui.widgets.lines import Lines

Run = Callable[..., AbstractAsyncContextManager[Pilot[None]]]
CODES = ("sit.skill_matching", "sit.elite_coalition_building")


@pytest.fixture
def coded(project: Project) -> Project:
    """Every turn coded, turn 2 twice; the mayor is a woman, the owner a man; the second document is of 2005."""
    for turn in project.documents.turns("talk"):
        project.codings.add("talk", turn.start, turn.stop, CODES[0])
    turn = project.documents.turns("talk")[1]
    project.codings.add("talk", turn.start, turn.stop, CODES[1])
    project.attributes.set("speaker", "镇长", "gender", "f")
    project.attributes.set("speaker", "Owner", "gender", "m")
    project.attributes.set("document", "second", "year", "2005")
    return project


def shown(session: Session) -> list[int]:
    """The turns whose codings are shown."""
    document = session.document
    return sorted(document.blocks.index_at(start) + 1 for start, _, _ in document.spans)


def choose(session: Session, kind: str, value: str) -> None:
    choice = next(each for each in choices(session, Texts("en")) if (each.kind, each.name) == (kind, value))
    session.filter(choice.kind, choice.value, choice.values)


def test_by_a_variable_of_speakers(coded: Project) -> None:
    """Only what those say who have the value; turns of others are passed over as uncoded."""
    session = Session(coded, "en")
    session.open("talk")
    choose(session, "speaker=gender", "f")
    assert shown(session) == [2, 2, 4]
    assert session.document.hides(session.document.blocks[0]) and not session.document.hides(session.document.blocks[1])
    session.filter("speaker=gender", None)
    assert len(shown(session)) == 9


def test_filters_hold_together(coded: Project) -> None:
    """A code and a variable: both."""
    session = Session(coded, "en")
    session.open("talk")
    choose(session, "speaker=gender", "f")
    choose(session, "code", session.codes.name(next(each.id for each in session.codes.codes if each.key == CODES[1])))
    assert shown(session) == [2]


def test_documents_are_listed_by_variable_town_and_kind(coded: Project) -> None:
    """And by all of them at once."""
    session = Session(coded, "en")
    session.open("talk")
    documents = coded.documents.list()

    def listed() -> list[str]:
        return [each.title for each in documents if session.filters.lists(each, ("Example Town",))]

    assert listed() == ["talk", "second"]
    choose(session, "document=year", "2005")
    assert listed() == ["second"]
    session.filter("town", "Elsewhere")
    assert listed() == []
    session.filter("town", None)
    session.filter("kind", "policy")
    assert listed() == []


def test_filters_follow_into_another_document(coded: Project) -> None:
    """One by a name that nobody bears there is lifted; the others stay."""
    session = Session(coded, "en")
    session.open("talk")
    choose(session, "speaker=gender", "f")
    choose(session, "speaker", "Owner")
    session.open("second")
    assert dict(session.filters) == {"speaker=gender": "f"}


async def test_the_header_names_every_filter(coded: Project, run: Run) -> None:
    """In the words of the screen."""
    async with run(coded, (160, 24), "zh") as pilot:
        assert isinstance(pilot.app, CoderApp)
        for typed in (("g", "f", *"gender", "enter"), ("g", "f", *"2005", "enter"), ("g", "f", *"中文", "enter")):
            await pilot.press(*typed)
            await pilot.pause()
        assert "只看: gender=f, year=2005, 中文" in pilot.app.screen.query_one("#header", Lines).plain[0]
