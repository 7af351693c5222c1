"""The likeliest codes of a passage: looked up without computing, first in the list of codes, gone once given."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

from textual.pilot import Pilot

from coder.model.suggestion import Ranking
from coder.project.project import Project
from coder.tui.codes.likely import Likely
from coder.tui.session import Session
from coder.tui.texts.screens import Texts
from coder.tui.widgets.list_pane import ListPane

Run = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


def ranking(start: int, stop: int, *codes: tuple[str, float], unlike: bool = False) -> Ranking:
    return Ranking(document_id="d", start=start, stop=stop, codes=codes, unlike=unlike)


LIKELY = Likely([ranking(20, 30, ("a", 0.3), ("c", 0.2), unlike=True), ranking(0, 10, ("a", 0.6), ("b", 0.5)), ranking(30, 40, unlike=True)])


def test_the_codes_of_a_passage_are_those_of_the_units_it_touches() -> None:
    """Of several units the best of each code; of a place between units (read without suggestions) none."""
    assert LIKELY.codes(3, 4) == [("a", 0.6), ("b", 0.5)]
    assert LIKELY.codes(9, 21) == [("a", 0.6), ("b", 0.5), ("c", 0.2)]
    assert LIKELY.codes(9, 21, without={"a"}) == [("b", 0.5), ("c", 0.2)]
    assert LIKELY.codes(10, 20) == LIKELY.codes(50, 50) == Likely().codes(0, 9) == []
    assert LIKELY.codes(20, 20) == [("a", 0.3), ("c", 0.2)]


def test_a_passage_is_unlike_anything_coded_if_all_of_it_is() -> None:
    """One half that is like something is enough."""
    assert LIKELY.unlike(20, 40) and LIKELY.unlike(25, 25)
    assert not LIKELY.unlike(5, 25) and not LIKELY.unlike(10, 20)


def ask_likely(session: Any, *, unlike: bool = False) -> tuple[str, str]:
    """The last two codes are the likeliest of turn 2."""
    block, document_id = session.document.blocks[1], session.document.document.id
    last, other = session.codes.codes[-1].id, session.codes.codes[-2].id
    codes = ((last, 0.8), (other, 0.004))
    session.review.show([], [Ranking(document_id=document_id, start=block.start, stop=block.stop, codes=codes, unlike=unlike)])
    return last, other


async def test_the_code_list_begins_with_the_likeliest_codes_here(project: Project, run: Run) -> None:
    """Marked in words; then the recent ones; typing searches as ever; Enter gives the first; what was given is not offered again."""
    async with run(project, (120, 40)) as pilot:
        session = pilot.app.session  # type: ignore[attr-defined]
        last, other = ask_likely(session)
        recent = session.codes.codes[3].id
        session.codes.use(recent)
        await pilot.press("}", "enter")
        rows = pilot.app.screen.query_one(ListPane).rows
        assert [row.value for row in rows[:3]] == [last, other, recent] and len({row.value for row in rows}) == len(rows)
        shown = pilot.app.screen.query_one(ListPane).plain
        assert "likeliest here: fair" in shown[0] and "likeliest here: weak" in shown[1] and "0." not in shown[0] and "likeliest" not in shown[2]
        await pilot.press("a")
        await pilot.pause()
        assert not any("likeliest" in row for row in pilot.app.screen.query_one(ListPane).plain)
        await pilot.press("backspace", "enter")
        await pilot.pause()
        assert [each.code_id for each in session.mine_here()] == [last]
        assert session.review.likely(*session.target()) == [(other, 0.004)]
        await pilot.press("}", "enter")
        assert "likeliest" not in pilot.app.screen.query_one(ListPane).plain[0]


async def test_looking_up_computes_nothing(project: Project, run: Run, monkeypatch: Any) -> None:
    """Opening the list asks the project for no suggestion."""
    async with run(project) as pilot:
        ask_likely(pilot.app.session)  # type: ignore[attr-defined]
        monkeypatch.setattr("coder.project.suggestions.Suggestions.readings", None)
        await pilot.press("}", "enter")
        assert "likeliest here" in pilot.app.screen.query_one(ListPane).plain[0]


async def test_recoding_offers_the_likeliest_codes_of_the_coding(project: Project, run: Run) -> None:
    """But the one it has."""
    async with run(project) as pilot:
        last, other = ask_likely(pilot.app.session)  # type: ignore[attr-defined]
        pilot.app.session.go((pilot.app.session.document.document.id, pilot.app.session.document.blocks[1].start))  # type: ignore[attr-defined]
        pilot.app.session.code(last)  # type: ignore[attr-defined]
        await pilot.press("E")
        assert pilot.app.screen.query_one(ListPane).rows[0].value == other


async def test_a_passage_unlike_anything_coded_is_named_in_the_inspector(project: Project, run: Run) -> None:
    """In words; the turn after it is not."""
    async with run(project, (120, 40)) as pilot:
        ask_likely(pilot.app.session, unlike=True)  # type: ignore[attr-defined]
        await pilot.press("}")
        await pilot.pause()
        assert "Unlike every other coded" in " ".join(" ".join(pilot.app.coding.inspector.plain).split())  # type: ignore[attr-defined]
        await pilot.press("}")
        await pilot.pause()
        assert "Unlike every other coded" not in " ".join(" ".join(pilot.app.coding.inspector.plain).split())  # type: ignore[attr-defined]


def test_small_probabilities_are_not_shown_as_nothing(project: Project) -> None:
    """From 50 codings on there are digits."""
    session = Session(project, "en")
    session.open("talk")
    last, other = ask_likely(session)
    session.counts[last] = 60
    assert session.review.how_likely(last, 0.8, Texts("en")) == "strong · 0.80"
    assert session.review.how_likely(other, 0.004, Texts("en")) == "weak · <0.01"
