"""Memos on everything that is at the cursor, and the list of all of them."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from coder.errors import ProjectError
from coder.project.project import Project
from coder.tui.app import CoderApp
from coder.tui.session import Session

Run = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


def session_of(pilot: Pilot[None]) -> Session:
    assert isinstance(pilot.app, CoderApp)
    return pilot.app.session


async def keys(pilot: Pilot[None], *names: str) -> None:
    for name in names:
        await pilot.press(name)
        await pilot.pause()


def shown(pilot: Pilot[None]) -> str:
    return "\n".join(pilot.app.screen.query_one("ListPane").plain)  # type: ignore[attr-defined]


def targets(project: Project) -> list[tuple[str, str]]:
    return [(memo.target_kind, memo.body) for memo in project.memos.list()]


@pytest.mark.parametrize("kind", ["passage", "coding", "code", "document", "town", "project"])
async def test_a_memo_on_each_thing_at_the_cursor(project: Project, run: Run, kind: str) -> None:
    """g n lists what is here, a digit chooses, one undo takes the memo back."""
    async with run(project) as pilot:
        await keys(pilot, "}", "1", "g", "n")
        offered = [each.kind for each in session_of(pilot).notes.offered() if each.kind != "speaker"]
        assert offered == ["passage", "coding", "code", "document", "town", "project"]
        place = [each.kind for each in session_of(pilot).notes.offered()].index(kind) + 1
        await keys(pilot, str(place), "注", "f2")
        assert targets(project) == [(kind, "注")]
        await keys(pilot, "u")
        assert targets(project) == []


async def test_several_memos_on_one_thing(project: Project, run: Run) -> None:
    """The second time the list of memos comes first: a new one, or one to change or remove."""
    async with run(project) as pilot:
        await keys(pilot, "}", "g", "n", "1", "a", "f2", "g", "n", "1", "1", "b", "f2")
        assert targets(project) == [("passage", "a"), ("passage", "b")]
        await keys(pilot, "g", "n", "1", "3", "c", "f2")
        assert targets(project) == [("passage", "a"), ("passage", "bc")]
        await keys(pilot, "g", "n", "1", "2", "f8")
        assert targets(project) == [("passage", "bc")]
        await keys(pilot, "u", "u")
        assert targets(project) == [("passage", "a"), ("passage", "b")]


async def test_title_and_label_are_kept(project: Project, run: Run) -> None:
    """Shift+Tab goes up to them; the list shows and finds them."""
    async with run(project) as pilot:
        await keys(pilot, "}", "m", "x", "shift+tab", *"theory", "shift+tab", "T", "f2")
        memo = project.memos.list()[0]
        assert (memo.body, memo.kind, memo.title) == ("x", "theory", "T")
        await keys(pilot, "g", "m", *"theo")
        assert "theory" in shown(pilot) and "T: x" in shown(pilot)


async def test_a_memo_by_somebody_else_is_read_only(project: Project, run: Run) -> None:
    """It can be looked at, neither changed nor removed."""
    with Project.open(project.path, user="CD") as other:
        other.memos.add("project", None, "theirs")
    async with run(project) as pilot:
        await keys(pilot, "g", "m", "f2")
        area = pilot.app.screen.query_one(TextArea)
        assert area.read_only and area.text == "theirs"
        await keys(pilot, "x", "f8", "f2", "escape", "g", "m", "f8")
        assert targets(project) == [("project", "theirs")]
        assert "somebody else" in pilot.app.screen.query_one("#listing-foot").plain[0]  # type: ignore[attr-defined]


async def test_the_list_is_searched_across_scripts_and_kinds(project: Project, run: Run) -> None:
    """Traditional finds Simplified; Tab leaves one kind of thing after the other; F8 removes, and undo brings back."""
    document = project.documents.get("talk").id
    project.memos.add("document", document, "关于台湾商会")
    project.memos.add("project", None, "plan")
    async with run(project) as pilot:
        await keys(pilot, "g", "m", "臺", "灣")
        assert "关于台湾商会" in shown(pilot) and "plan" not in shown(pilot)
        await keys(pilot, "backspace", "backspace", "tab")
        assert "plan" in shown(pilot) and "台湾" not in shown(pilot)
        await keys(pilot, "tab")
        assert "plan" not in shown(pilot) and "台湾" in shown(pilot)
        await keys(pilot, "f8")
        assert targets(project) == [("project", "plan")]
        await keys(pilot, "escape", "u")
        assert len(targets(project)) == 2


async def test_enter_goes_to_what_a_memo_is_on(project: Project, run: Run) -> None:
    """A coding in the text, a code in the codebook; a memo on no text opens itself."""
    project.memos.add("code", "sit.skill_matching", "on a code")
    project.memos.add("project", None, "on all")
    async with run(project, (120, 40)) as pilot:
        session = session_of(pilot)
        await keys(pilot, "}", "1")
        coded = session.selection, session.head
        project.memos.add("coding", project.codings.all()[0].id, "on a coding")
        session.notes.changed()
        await keys(pilot, "G", "g", "m", *"coding", "enter")
        assert session.document.blocks.at(session.selection[0]) == session.document.blocks[1], coded
        await keys(pilot, "g", "m", *"on a code", "enter")
        await pilot.pause()
        code = pilot.app.coding.codebook.code  # type: ignore[attr-defined]
        assert code is not None and code.key in ("sit.skill_matching", "sit.competitive_positioning")
        await keys(pilot, "escape", "g", "m", *"on all", "enter")
        assert pilot.app.screen.query_one(TextArea).text == "on all"


async def test_a_memo_on_a_coding_marks_its_turn(project: Project, run: Run, screen_rows: Callable[[Pilot[None]], list[str]]) -> None:
    """A star in the margin, the words in the inspector, and a jump away."""
    async with run(project, (120, 40)) as pilot:
        await keys(pilot, "}", "1", "g", "n", "2", *"why", "f2")
        assert project.memos.list()[0].target_kind == "coding"
        text = "\n".join(screen_rows(pilot))
        assert "2*" in text and "why" in text
        await keys(pilot, "G")
        assert "why" not in "\n".join(screen_rows(pilot))
        await keys(pilot, "[", "m")
        assert session_of(pilot).here() == session_of(pilot).document.blocks[1]


async def test_the_code_under_the_cursor_of_the_codebook_comes_first(project: Project, run: Run) -> None:
    """g n works in the panel too."""
    async with run(project, (120, 40)) as pilot:
        await keys(pilot, "f2", "down", "g", "n", "1", "q", "f2")
        memo = project.memos.list()[0]
        assert memo.target_kind == "code" and memo.body == "q"
        assert not pilot.app.screen.query(Input)


async def test_what_cannot_be_saved_stays_in_the_box(project: Project, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The foot says why; when it can be saved again, nothing has to be typed anew."""
    async with run(project) as pilot:
        await keys(pilot, "}", "m", *"long thought")

        def full(*_: object, **__: object) -> None:
            raise ProjectError("towns.coder: the disk is full; nothing was changed", "Make room on the disk, then try again.")

        with monkeypatch.context() as patched:
            patched.setattr(type(project.memos), "add", full)
            await keys(pilot, "f2")
        assert pilot.app.screen.query_one(TextArea).text == "long thought"
        assert "disk is full" in str(pilot.app.screen.query_one("#memo-foot").plain[0])  # type: ignore[attr-defined]
        await keys(pilot, "f2")
        assert targets(project) == [("passage", "long thought")]


@pytest.mark.parametrize("form", ["m", "L"])
async def test_what_was_typed_in_a_form_is_left_with_a_second_escape_only(project: Project, run: Run, form: str) -> None:
    """The first says that it is not saved; typing on takes the question back; an untouched form is left at once."""
    async with run(project) as pilot:
        reading = pilot.app.screen
        await keys(pilot, form, "escape")
        assert pilot.app.screen is reading
        await keys(pilot, form, "x", "escape", "y", "escape")
        assert pilot.app.screen is not reading
        await keys(pilot, "escape")
        assert pilot.app.screen is reading and targets(project) == []
