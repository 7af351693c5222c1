"""Which town the text speaks of: towns of the project, places of the gazetteer, none guessed, one undo step."""

from pathlib import Path

import pytest

from coder.project.project import Project
from coder.tui.linkages.towns import TownsHere
from coder.tui.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """A session on a document of a project without towns."""
    file = tmp_path / "talk.txt"
    file.write_text("访谈者：您怎么看？\n镇长：周庄和织里都来了。\n", encoding="utf-8")
    with Project.create(tmp_path / "towns.coder", user="Li") as project:
        project.documents.add([file], kind="interview")
        made = Session(project, "zh")
        made.open(project.documents.list()[0].id)
        yield made


def test_places_of_a_name_are_offered_and_a_town_is_made_of_one(session: Session) -> None:
    """All six of 周庄; the one chosen is a town with code and near region, said of the document; one undo takes both back."""
    here = TownsHere(session)
    assert here.offered("") == [] and here.offered("周") == []
    found = here.offered("周庄")
    assert len(found) == 6 and not any(each.town_id or each.said for each in found)
    chosen = next(each for each in found if "昆山市" in each.where)
    assert here.choose(chosen) == ("town said", "周庄")
    town = session.project.towns.list()[0]
    assert town.division_code == "320583107" and "上海市" in town.near_region
    assert session.project.towns.of_documents() == {session.document.document.id: (town.name(),)}
    session.project.history.undo()
    assert session.project.towns.list() == () and session.project.towns.scopes() == ()


def test_a_town_that_is_said_is_taken_back(session: Session) -> None:
    """Towns of the project come first, found by pinyin too; what is said of a passage is apart from what is said of the document."""
    session.project.towns.add("织里")
    here = TownsHere(session)
    offered = here.offered("zl")[0]
    assert (offered.name, offered.where, offered.said) == ("织里", "吴兴区", False)
    here.choose(offered)
    assert here.offered("")[0].said
    session.anchor, session.head = 10, 16
    passage = TownsHere(session)
    assert passage.span == (10, 16) and not passage.offered("")[0].said
    passage.choose(passage.offered("")[0])
    assert len(session.project.towns.scopes()) == 2 and passage.offered("")[0].said
    assert passage.choose(passage.offered("")[0])[0] == "town unsaid"
    assert [each.start for each in session.project.towns.scopes()] == [None]


def test_what_no_table_has_is_entered_as_it_is(session: Session) -> None:
    """A constructed town is in no known place; a name of the project is not offered anew."""
    here = TownsHere(session)
    offered = here.offered("Example Town East")
    assert [(each.name, each.code) for each in offered] == [("Example Town East", "")]
    here.choose(offered[0])
    assert [each.town_id != "" for each in here.offered("Example Town East")] == [True]
