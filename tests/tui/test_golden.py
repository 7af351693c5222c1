"""The screen as it looks, row by row. CODER_GOLDEN=write keeps the present looks."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import pytest
from textual.pilot import Pilot

from coder.project.project import Project

Run = Callable[..., AbstractAsyncContextManager[Pilot[None]]]
Golden = Callable[[Pilot[None], str], None]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_coding(project: Project, run: Run, golden: Golden, size: tuple[int, int], lang: str) -> None:
    """Two overlapping codings, one of them on a sentence only."""
    async with run(project, size, lang) as pilot:
        await pilot.press("}", "1", "s", "2", "}", "}", "3", "{")
        golden(pilot, f"coding-{size[0]}x{size[1]}-{lang}")


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        ("L", "linkage"),
        ("enter", "codes"),
        ("f2 down", "codebook"),
        ("question_mark", "help"),
        ("g slash 区 enter", "words"),
        ("} 1 s 1 g c enter", "quotes"),
    ],
)
async def test_what_opens_over_the_text(project: Project, run: Run, golden: Golden, keys: str, name: str) -> None:
    """At 80x24, where room is short."""
    async with run(project, (80, 24)) as pilot:
        await pilot.press(*keys.split())
        await pilot.pause()
        await pilot.pause()
        golden(pilot, name)
