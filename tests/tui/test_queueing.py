"""Queues on the screen: chosen from a list, made beside it, decided passage by passage in any document."""

import io
import json
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

from textual.pilot import Pilot

from coder.model.queue import QueueItem
from coder.model.suggestion import Reason, Suggestion
from coder.project.project import Project
from coder.tui.background import Beside, _item
from coder.tui.screens.steps import Steps

Run = Callable[..., AbstractAsyncContextManager[Pilot[None]]]
Golden = Callable[[Pilot[None], str], Awaitable[None]]


def items(project: Project) -> tuple[QueueItem, ...]:
    """A suggestion in the open document and one in another, a passage drawn at random, and a coding in doubt."""
    talk, second = project.documents.get("talk").id, project.documents.get("second").id
    codes = {code.key: code.id for code in project.codebooks.codes()}
    turns = project.documents.turns(talk)

    def suggested(document: str, start: int, stop: int, key: str) -> Suggestion:
        reason = Reason(kind="cue", text="招商引资", start=start, stop=start + 4, weight=1.0)
        return Suggestion(document_id=document, start=start, stop=stop, code_id=codes[key], score=0.4, suggester="t@1", reasons=(reason,))

    def item(kind: str, document: str, start: int, stop: int, **more: Any) -> QueueItem:
        return QueueItem(kind=kind, queue="uncertain", document_id=document, start=start, stop=stop, suggester="t@1", **more)

    coding = project.codings.add(talk, turns[5].start, turns[5].stop, "sit.skill_matching")
    here, there = (talk, turns[1].start, turns[1].stop), (second, 3, 10)
    hidden = (suggested(talk, turns[3].start, turns[3].stop, "sit.synchronised_operation"),)
    rival = suggested(talk, coding.start, coding.stop, "sit.communicative_mediation")
    return (
        item("suggestion", *here, suggestion=suggested(*here, "sit.competitive_positioning")),
        item("suggestion", *there, suggestion=suggested(*there, "sit.reflective_monitoring")),
        item("audit", talk, turns[3].start, turns[3].stop, hidden=hidden),
        item("audit", talk, turns[6].start, turns[6].stop),
        item("coding", talk, coding.start, coding.stop, coding=coding, suggestion=rival),
    )


def given(project: Project) -> list[str]:
    codes = {code.id: code.key.split(".")[-1] for code in project.codebooks.codes()}
    return sorted(codes[each.code_id] for each in project.codings.all())


async def test_each_kind_is_decided_and_taken_back(project: Project, run: Run) -> None:
    """In the open document and in others; a code that is not there is told and the passage stays; the session follows."""
    asked: list[tuple[str, int]] = []
    async with run(project, (100, 30)) as pilot:
        app: Any = pilot.app
        app._suggesting.ask_queue = lambda name, count: asked.append((name, count))
        await pilot.press("g", "q", "1")
        assert asked == [("uncertain", 30)]
        app._queued("uncertain", items(project), "")
        await pilot.pause(0.2)
        assert isinstance(app.screen, Steps)
        await pilot.press("a", "x")
        assert given(project) == ["competitive_positioning", "skill_matching"]
        await pilot.press("a")
        assert app.screen.verdicts == ["accepted", "rejected"]
        await pilot.press("c", *"zz", "enter")
        assert app.screen.verdicts == ["accepted", "rejected"]
        await pilot.press("c", *"so", "space", *"ec", "enter", "n")
        assert app.screen.verdicts == ["accepted", "rejected", "codes", "audited"]
        await pilot.press("a")
        await pilot.pause(0.1)
        assert app.screen is app.coding
        assert given(project) == ["communicative_mediation", "competitive_positioning", "elite_coalition_building", "synchronised_operation"]
        audit = project.suggestions.track_record().audit
        assert (audit.passages.hits, audit.passages.trials, audit.recall.hits, audit.recall.trials) == (1, 2, 1, 2)
        assert sum(app.session.counts.values()) == 4 == len(app.session.document.codings)
        assert project.history.verify().ok


async def test_backspace_takes_back_whatever_was_decided(project: Project, run: Run) -> None:
    """Down to the first, as if nothing had been."""
    async with run(project, (100, 30)) as pilot:
        app: Any = pilot.app
        found = items(project)
        before = given(project)
        app._queued("uncertain", found, "")
        await pilot.pause(0.2)
        await pilot.press("a", "a", "c", *"so", "enter", "n", *["backspace"] * 4)
        assert app.screen.verdicts == [] and given(project) == before
        assert project.suggestions.track_record().audit.passages.trials == 0 and project.history.verify().ok
        await pilot.press("escape")
        assert app.screen is app.coding


async def test_nothing_found_and_what_went_wrong_are_told(project: Project, run: Run) -> None:
    """In the status line."""
    async with run(project, (100, 30)) as pilot:
        app: Any = pilot.app
        for answer, said in (((), "Nothing found"), ("no code can be suggested", "no code can be suggested")):
            app._queued("rare", (), answer if isinstance(answer, str) else "")
            await pilot.pause(0.2)
            assert said in app.coding._bands.message[0]


async def test_golden(project: Project, run: Run, golden: Golden) -> None:
    """The list of queues, and a passage drawn at random, in both languages."""
    for lang in ("en", "zh"):
        with Project.open(project.path, user="AB") as own:
            async with run(own, (80, 24), lang) as pilot:
                app: Any = pilot.app
                await pilot.press("g", "q")
                await golden(pilot, f"queues-80x24-{lang}")
                await pilot.press("escape")
                app._queued("audit", items(own)[2:3], "")
                await pilot.pause(0.2)
                await golden(pilot, f"audit-80x24-{lang}")


def test_the_process_beside_makes_queues_and_says_what_went_wrong(project: Project) -> None:
    """Lines of JSON that give the items back as they were."""
    found = items(project)

    class Pretended:
        suggestions = project.suggestions

    beside = Beside(Pretended(), io.StringIO(""), io.StringIO())  # type: ignore[arg-type]
    assert beside._make("nonsense", 5)[2:] == [
        [],
        "there is no queue 'nonsense'\nThere are: order, uncertain, rare, audit, rule-only, model-only, contradictions.",
    ]
    from dataclasses import asdict

    assert tuple(_item(json.loads(json.dumps(asdict(each)))) for each in found) == found
