"""The screens as they look, row by row. CODER_GOLDEN=write keeps the present looks."""

import itertools
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, suppress

import pytest
from textual.pilot import Pilot

from coder.model.suggestion import Ranking, Reason, Suggestion
from coder.project.project import Project

Run = Callable[..., AbstractAsyncContextManager[Pilot[None]]]
Golden = Callable[[Pilot[None], str], None]

SIZES = ((80, 24), (120, 40), (200, 60))
SCREENS = {
    "linkage": "} L",
    "linkage-whole": "} } } L f3",
    "ties": "} L a tab b f2 } } L . f2 g L",
    "codes": "enter",
    "likely": "SUGGEST } enter",
    "codebook": "f2 down",
    "card": "REDEFINE f2 down e tab tab",
    "new-code": "f2 down n",
    "colours": "f2 down C",
    "older": "} 1 } 1 REDEFINE f2 down R a",
    "merge": "} 1 f2 down M e c enter",
    "split": "} 1 f2 down S 培 训 enter enter",
    "tree": "} 1 } 2 } 3 REDEFINE f2 down down x up",
    "help": "question_mark",
    "help-list": "g m f1",
    "palette": "ctrl+p u n d o",
    "tour": "g question_mark }",
    "tour-end": "g question_mark } s c e c" + " g greater_than_sign" * 7 + " g question_mark",
    "words": "g slash 区 enter",
    "words-help": "g slash",
    "find": "slash 我 们 enter n",
    "quotes": "} 1 s 1 g c enter",
    "matrix": "} 1 2 } 1 } 2 } 3 1 g x c k e r enter",
    "matrix-codes": "} 1 2 } 1 } 2 } 3 1 g x c o d e enter g n",
    "matrix-cell": "} 1 2 } 1 } 2 } 3 1 g x enter",
    "review": "SUGGEST R",
    "memo": "} m 政 府 主 导",
    "memo-on-what": "} 1 g n",
    "memos": "} 1 m 政 府 主 导 f2 g n 2 x y f2 g m",
    "filter": "} 1 g f",
    "filtered": "} 1 g f 镇 enter g f a b enter g f e x a m p l e enter",
    "documents": "} 1 } 2 g d M x ctrl+s f6 tab tab tab",
}


@pytest.fixture(autouse=True)
def the_same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is shown of the log bears a date that stays."""
    monkeypatch.setattr("coder.store.log.now", lambda: "2026-01-02T03:00:00.000Z")


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_coding(project: Project, run: Run, golden: Golden, lang: str) -> None:
    """Two overlapping codings, one of them on a sentence only; at three sizes, one after the other."""
    async with run(project, SIZES[0], lang) as pilot:
        await pilot.press("}", "1", "s", "2", "}", "}", "3", "{")
        await at_each_size(pilot, golden, "coding", lang)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", SCREENS)
async def test_what_opens_over_the_text(project: Project, run: Run, golden: Golden, name: str, lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Opened where room is short, then given more of it."""
    seconds = itertools.count(10)
    monkeypatch.setattr("coder.project.memos.now", lambda: f"2026-01-02T03:04:{next(seconds)}.000Z")
    async with run(project, SIZES[0], lang) as pilot:
        for key in SCREENS[name].split():
            if key == "SUGGEST":
                suggest(pilot)
            elif key == "REDEFINE":
                redefine(pilot)
            else:
                await pilot.press(key)
                await pilot.pause()
        await at_each_size(pilot, golden, name, lang)


async def at_each_size(pilot: Pilot[None], golden: Golden, name: str, lang: str) -> None:
    """Compare at 80x24, 120x40 and 200x60; a busy machine may take its time to draw."""
    for width, height in SIZES:
        await pilot.resize_terminal(width, height)
        for _ in range(40):
            await pilot.pause()
            await pilot.pause()
            with suppress(AssertionError):
                golden(pilot, f"{name}-{width}x{height}-{lang}")
                break
            await pilot.pause(0.05)
        golden(pilot, f"{name}-{width}x{height}-{lang}")


def redefine(pilot: Pilot[None]) -> None:
    """The first code gets another definition, in both languages."""
    session = pilot.app.session  # type: ignore[attr-defined]
    session.codebook.edit(session.codes.codes[0], definition={"en": "Rivals, and nothing else.", "zh": "只看对手。"})


def suggest(pilot: Pilot[None]) -> None:
    """One suggestion on the second turn."""
    session = pilot.app.session  # type: ignore[attr-defined]
    block = session.document.blocks[1]
    reason = Reason(kind="cue", text="招商引资", start=block.start, stop=block.start + 4, weight=1.0)
    codes = tuple((code.id, 0.82 - at * 0.3) for at, code in enumerate(session.codes.codes[4:7]))
    ranked = Ranking(document_id=session.document.document.id, start=block.start, stop=block.stop, codes=codes, unlike=True)
    session.review.show(
        [
            Suggestion(
                document_id=session.document.document.id,
                start=block.start,
                stop=block.stop,
                code_id=session.codes.codes[0].id,
                score=0.82,
                suggester="test@1",
                reasons=(reason,),
            )
        ],
        [ranked],
    )
