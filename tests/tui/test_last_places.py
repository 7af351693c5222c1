"""Where a person was: kept for each project and person, in a file that may be broken."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from coder.project.project import Project
from coder.tui import last_places
from coder.tui.app import CoderApp
from coder.tui.kept import MOST_PROJECTS
from coder.tui.last_places import LastPlaces

Run = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


def test_each_person_and_project_has_a_place(tmp_path: Path) -> None:
    """What is kept is found again; the latest documents last."""
    places = LastPlaces("b", {"a": 3, "b": 9})
    last_places.write(tmp_path, tmp_path / "one.coder", "Li", places)
    last_places.write(tmp_path, tmp_path / "two.coder", "Li", LastPlaces("x", {"x": 1}))
    assert last_places.read(tmp_path, tmp_path / "one.coder", "Li") == places
    assert last_places.read(tmp_path, tmp_path / "one.coder", "Wang") == LastPlaces()
    assert [each.name for each in tmp_path.iterdir()] == [last_places.FILE]


def test_only_the_latest_are_kept(tmp_path: Path) -> None:
    """Projects and documents are bounded, so that the file never grows without end."""
    for number in range(MOST_PROJECTS + 5):
        last_places.write(tmp_path, tmp_path / f"{number}.coder", "Li", LastPlaces("d", {str(each): each for each in range(600)}))
    assert last_places.read(tmp_path, tmp_path / "0.coder", "Li") == LastPlaces()
    kept = last_places.read(tmp_path, tmp_path / "54.coder", "Li").places
    assert len(kept) == last_places.MOST_DOCUMENTS and "599" in kept and "0" not in kept


@pytest.mark.parametrize("content", ["", "{", "[]", '{"x": 1}', "\x00", '{"PROJECT\\tLi": {"document": 3, "places": {"a": "b", "c": -1}}}'])
def test_a_broken_file_is_no_place(tmp_path: Path, content: str) -> None:
    """The screen begins at the first document then."""
    project = (tmp_path / "one.coder").resolve()
    (tmp_path / last_places.FILE).write_text(content.replace("PROJECT", str(project)), encoding="utf-8")
    assert last_places.read(tmp_path, project, "Li").places == {}


async def test_the_screen_opens_where_it_was_left(path: Path, run: Run) -> None:
    """The document and the place in it, and the place in the other document too; a place that is named comes first."""
    with Project.open(path, user="AB") as project:
        async with run(project) as pilot:
            await pilot.press("}", "}", "}", "right")
            session = pilot.app.session
            talk, first = session.document.document.id, session.head
            session.open(project.documents.get("second").id)
            await pilot.press("}")
            second, head = session.document.document.id, session.head
    with Project.open(path, user="AB") as project:
        app = CoderApp(project, None, "en")
        app._suggest = lambda document_id: None  # type: ignore[method-assign,assignment,return-value]
        async with app.run_test() as pilot:
            while not app.session.has_document:
                await pilot.pause(0.01)
            assert (app.session.document.document.id, app.session.head) == (second, head)
            app.session.open(talk)
            assert app.session.head == first > 0
            app.session.open(second, 0)
            assert app.session.head == 0
