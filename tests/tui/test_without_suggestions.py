"""A copy that was made without suggestions says so, and computes none."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from coder.project.project import Project
from coder.project.teamwork.copying import copy_for

Run = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.mark.parametrize(("lang", "said"), [("en", "made without suggestions"), ("zh", "此副本不提供建议")])
async def test_asking_for_suggestions_says_that_there_are_none(project: Project, tmp_path: Path, run: Run, lang: str, said: str) -> None:
    """Nothing is computed when the document opens, nor when somebody asks."""
    copy_for(project.workspace.store, tmp_path / "quiet.coder", "Wang", blind=True, suggestions=False)
    with Project.open(tmp_path / "quiet.coder") as quiet:
        async with run(quiet, (80, 24), lang) as pilot:
            screen: Any = pilot.app.screen
            assert not screen.computing.suggesting
            await pilot.press("S")
            await pilot.pause()
            assert not screen.computing.suggesting
            assert said in "\n".join("".join(segment.text for segment in strip) for strip in screen._compositor.render_strips())
