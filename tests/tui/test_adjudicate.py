"""Adjudicating on the screen: versions side by side, one key decides, a line says why; the conversation is constructed."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest
from textual.pilot import Pilot

from coder.model.adjudication import Adjudication
from coder.project.project import Project
from coder.tui.screens.adjudicate import Adjudicate
from coder.tui.widgets.lines import Lines
from coder.tui.widgets.list_pane import ListPane

Run = Callable[..., AbstractAsyncContextManager[Pilot[None]]]
Golden = Callable[[Pilot[None], str], Awaitable[None]]

MATCH, TALK, LEAD = "sit.skill_matching", "sit.communicative_mediation", "sit.elite_coalition_building"
SIZES = ((80, 24), (120, 40), (200, 60))


@pytest.fixture(autouse=True)
def the_same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Decisions bear a date that stays."""
    monkeypatch.setattr("coder.project.teamwork.adjudications.now", lambda: "2026-01-02T03:00:00.000Z")


@pytest.fixture
def doubled(project: Project) -> Project:
    """Three people: another code, another extent, a passage of one only, and a linkage told differently."""
    talk = project.documents.get("talk")
    text = project.documents.text(talk.id)

    def place(words: str) -> tuple[str, int, int]:
        return talk.id, text.index(words), text.index(words) + len(words)

    given = {
        "Li": (("我们和外商协会每个月开一次会", LEAD), ("协会帮我们沟通，订单多的时候大家分着做", TALK)),
        "Wang": (("我们和外商协会每个月开一次会，慢慢就有默契了", TALK), ("协会帮我们沟通", TALK), ("The town paid half", MATCH)),
        "Chen": (("我们和外商协会每个月开一次会", TALK), ("协会帮我们沟通，订单多的时候大家分着做", TALK)),
    }
    ties: dict[str, dict[str, Any]] = {
        "Li": {"kinds": ["information"], "scale": "local", "status": "active"},
        "Wang": {"kinds": ["information", "capital"], "scale": "regional", "status": "planned"},
    }
    for user, passages in given.items():
        with Project.open(project.path, user=user) as opened:
            for words, code in passages:
                opened.codings.add(*place(words), code)
            if user in ties:
                opened.mentions.add(*place("政府先把园区规划好"), "镇政府", "外商", **ties[user])
    return project


def at(pilot: Pilot[None]) -> Any:
    """The sitting on the screen."""
    screen: Any = pilot.app.screen
    assert isinstance(screen, Adjudicate)
    return screen.sitting


async def foot(pilot: Pilot[None]) -> str:
    """What the foot says, once it is drawn."""
    for _ in range(3):
        await pilot.pause()
    return " ".join(pilot.app.screen.query_one("#adjudicate-foot", Lines).plain)


def decisions(project: Project) -> list[tuple[str, list[str], str]]:
    """(verdict, names, reason) of all decisions, in the order of the places."""
    names = {user.id: user.name for user in project.users.list()}
    made = sorted(project.workspace.store.all(Adjudication), key=lambda each: each.start)
    return [(each.verdict, [names[one] for one in each.chosen], each.reason) for each in made]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    ("name", "keys"),
    [("adjudicate", "right"), ("adjudicate-slots", ""), ("adjudicate-filter", "f"), ("adjudicate-decided", "right 1 s o enter left")],
)
async def test_how_it_looks(doubled: Project, run: Run, golden: Golden, name: str, keys: str, lang: str) -> None:
    """A code in three versions; a linkage slot by slot; the filters; and what was decided, with its reason."""
    async with run(doubled, SIZES[0], lang) as pilot:
        for key in ["g", "v", *keys.split()]:
            await pilot.press(key)
            await pilot.pause()
        for width, height in SIZES:
            await pilot.resize_terminal(width, height)
            await golden(pilot, f"{name}-{width}x{height}-{lang}")


async def test_one_key_decides_a_line_says_why_and_the_next_one_comes(doubled: Project, run: Run) -> None:
    """Whose version, both, neither, later; Escape at the reason leaves it open; undo returns to what was decided."""
    async with run(doubled, (100, 30)) as pilot:
        await pilot.press("g", "v")
        assert [each.kind for each in at(pilot).items] == ["slots", "code", "boundary", "presence"]
        await pilot.press("right", "2", *"why", "enter")
        assert at(pilot).place == 2
        await pilot.press("b", "enter", "n", "escape")
        assert at(pilot).place == 3 and at(pilot).open == 2
        await pilot.press("w", *"ask", "enter")
        assert decisions(doubled) == [("chosen", ["Li"], "why"), ("chosen", ["Chen", "Li", "Wang"], ""), ("later", [], "ask")]
        assert at(pilot).place == 0
        await pilot.press("u")
        assert at(pilot).place == 3 and len(decisions(doubled)) == 2
        await pilot.press("9")
        assert "only 3" in await foot(pilot)
        await pilot.press("x")
        assert "x" in await foot(pilot) and len(doubled.codings.all()) == 7
        assert doubled.history.verify().ok


async def test_another_passage_and_code_can_hold(doubled: Project, run: Run) -> None:
    """A code from the list, then a passage: a coder's, or words typed; words that are not there are refused."""
    async with run(doubled, (100, 30)) as pilot:
        await pilot.press("g", "v", "right", "o", *"sm", "enter", "1", "enter")
        (made,) = doubled.adjudications.all()
        assert made.verdict == "other" and made.settled[0].start == at(pilot).all[1].start
        await pilot.press("o", *"ec", "enter", "4", *"zzz", "enter")
        assert "not in the turn" in await foot(pilot)
        await pilot.press("o", *"ec", "enter", "4")
        await pilot.press(*"帮我们", "enter", "enter")
        text = doubled.documents.text(made.document_id)
        other = doubled.adjudications.all()[-1].settled[0]
        assert text[other.start : other.stop] == "帮我们"


async def test_a_linkage_is_put_together_slot_by_slot(doubled: Project, run: Run) -> None:
    """Space marks whose value holds; o takes what is marked, the rest from the version with most marks."""
    async with run(doubled, (100, 30)) as pilot:
        await pilot.press("g", "v")
        await pilot.pause()
        pane = pilot.app.screen.query_one(ListPane)
        assert pane.value == "kinds"
        await pilot.press("space", "o", "enter")
        (made,) = doubled.adjudications.all()
        names = {user.id: user.name for user in doubled.users.list()}
        assert [names[each] for each in made.chosen] == ["Li"] and {slot: names[user] for slot, user in made.slots.items()} == {"kinds": "Wang"}
        (tie,) = doubled.adjudications.consensus()[0].mentions
        keys = {code.id: code.key for code in doubled.codebooks.codes()}
        assert sorted(keys[each] for each in tie.kinds) == ["kind.capital", "kind.information"] and tie.status == "active"


async def test_the_text_is_looked_at_and_the_disagreement_comes_back(doubled: Project, run: Run) -> None:
    """Enter goes to the passage; back in the jump list shows the same disagreement, with what the coder changed meanwhile."""
    async with run(doubled, (100, 30)) as pilot:
        await pilot.press("g", "v", "right", "right", "enter")
        app: Any = pilot.app
        assert app.screen is app.coding
        start = app.session.selection[0]
        await pilot.press("ctrl+o")
        assert at(pilot).current.start == start and at(pilot).place == 2
        await pilot.press("escape", "g", "v")
        assert at(pilot).place == 2


async def test_filters_and_coders(doubled: Project, run: Run) -> None:
    """By kind, by document, and only two of the three people; they hold until they are lifted, also when one comes back."""
    async with run(doubled, (100, 30)) as pilot:
        await pilot.press("g", "v", "f", "3")
        assert [each.kind for each in at(pilot).items] == ["boundary"]
        await pilot.press("escape", "g", "v")
        assert [each.kind for each in at(pilot).items] == ["boundary"]
        await pilot.press("f", "1")
        assert len(at(pilot).items) == 4
        await pilot.press("right", "f", "8")
        assert all(len(each.coders) == 2 for each in at(pilot).all)


async def test_who_adjudicates_before_coding_is_over_is_told(doubled: Project, run: Run) -> None:
    """While the phase of the plan is one of blind coding; only those who were assigned the document are compared."""
    doubled.assignments.assign(["Li", "Wang"], overlap=1)
    async with run(doubled, (100, 30)) as pilot:
        await pilot.press("g", "v")
        await pilot.pause()
        assert "coding is not over" in pilot.app.screen.query_one("#adjudicate-title", Lines).plain[0]
        assert all(len(each.coders) == 2 for each in at(pilot).all)


async def test_without_disagreements_one_line_says_so(project: Project, run: Run) -> None:
    """The screen stays where it is."""
    async with run(project, (100, 30)) as pilot:
        await pilot.press("g", "v")
        app: Any = pilot.app
        assert app.screen is app.coding


async def test_it_begins_in_the_document_on_the_screen(doubled: Project, run: Run) -> None:
    """At the first open disagreement from the cursor on, not at the first of the project; one that was left in another document is left."""
    other = doubled.documents.get("other") if any(each.title == "other" for each in doubled.documents.list()) else None
    talk = doubled.documents.get("talk")
    text = doubled.documents.text(talk.id)
    async with run(doubled, (100, 30)) as pilot:
        screen: Any = pilot.app.screen
        screen.session.move(text.index("协会帮我们沟通"))
        await pilot.press("g", "v")
        assert at(pilot).current.kind == "boundary"
        await pilot.press("left", "escape", "g", "v")
        assert at(pilot).current.kind == "code", "in this document it goes on where it was"
        assert other is None or other.id != talk.id
