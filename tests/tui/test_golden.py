"""The screens as they look, row by row. CODER_GOLDEN=write keeps the present looks."""

import itertools
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager

import pytest
from textual.pilot import Pilot

from coder.model.suggestion import Ranking, Reason, Suggestion
from coder.project.project import Project
from coder.report.lines.pages import PAGES

Run = Callable[..., AbstractAsyncContextManager[Pilot[None]]]
Golden = Callable[[Pilot[None], str], Awaitable[None]]

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


FIGURES = ("home", "situations", "ties", "table", "network", "course", "towns", "method")


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_the_figures_of_a_town(project: Project, run: Run, golden: Golden, lang: str) -> None:
    """Page after page, each at three sizes; the page that bears the hash of the codebook is left out. The texts are constructed."""
    told(project)
    async with run(project, SIZES[0], lang) as pilot:
        await pilot.press("f5")
        for page in FIGURES:
            await pilot.resize_terminal(*SIZES[0])
            await pilot.press(str(1 + list(PAGES).index(page)))
            await pilot.pause()
            await at_each_size(pilot, golden, f"figures-{page}", lang)


def told(project: Project) -> None:
    """Codings of both documents, and three mentions: two that count, dated, and one that is planned."""
    talk, second = project.documents.get("talk"), project.documents.get("second")
    text = project.documents.text(talk.id)

    def place(words: str) -> tuple[str, int, int]:
        return talk.id, text.index(words), text.index(words) + len(words)

    for words, code in (
        ("政府先把园区规划好", "sit.competitive_positioning"),
        ("再去招商引资", "sit.competitive_positioning"),
        ("慢慢就有默契了", "sit.communicative_mediation"),
        ("we matched the skills of the workers with the new orders", "sit.skill_matching"),
        ("政府先把园区规划好", "ment.leader_controller"),
    ):
        project.codings.add(*place(words), code)
    project.codings.add(second.id, 3, 9, "sit.elite_coalition_building")
    far = {"situations": ["sit.competitive_positioning"], "kinds": ["kind.capital"], "scale": "scale.global", "dynamics": "dyn.government_led"}
    near = {"situations": ["sit.communicative_mediation"], "kinds": ["kind.information"], "scale": "scale.local", "direction": "dir.mutual"}
    wanted = {"kinds": ["kind.labour_skill"], "scale": "scale.local", "status": "planned"}
    add = project.mentions.add
    add(*place("外商来了以后"), "镇政府", "外商", time_from="199X", time_to="2004", **far)  # type: ignore[arg-type]
    add(*place("协会每个月开一次会"), "外商", "Chamber of Commerce", time_from="2001", time_to="..", **near)  # type: ignore[arg-type]
    add(*place("The town paid half"), "镇政府", "workers", **wanted)  # type: ignore[arg-type]


async def at_each_size(pilot: Pilot[None], golden: Golden, name: str, lang: str) -> None:
    """Compare at 80x24, 120x40 and 200x60."""
    for width, height in SIZES:
        await pilot.resize_terminal(width, height)
        await golden(pilot, f"{name}-{width}x{height}-{lang}")


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
