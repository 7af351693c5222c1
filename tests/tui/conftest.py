"""A small project of a constructed conversation, the application on it, and golden screens."""

import difflib
import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot

from coder.project.project import Project
from coder.tui.app import CoderApp

TALK = """访谈者：园区是怎么办起来的？

镇长：我们这里是政府先把园区规划好，再去招商引资。外商来了以后，带动了本地配套。

访谈者：当时谁来牵头？

镇长：我们和外商协会每个月开一次会，慢慢就有默契了。

Owner: We met every month at the roundtable. Then we matched the skills of the workers with the new orders.

企业家：协会帮我们沟通，订单多的时候大家分着做。

Interviewer: Who paid for the training?

Owner: The town paid half, and the firms paid half.
"""

GOLDEN = Path(__file__).parents[1] / "golden" / "tui"

Run = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of the machine reaches the screen, and keys are pressed without long waits."""
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 0.005)
    monkeypatch.setattr("textual._wait.SLEEP_IDLE", 0.0005)
    for name in ("NO_COLOR", "CODER_USER", "LANG", "LC_ALL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CODER_CONFIG", str(tmp_path / "config"))
    monkeypatch.setattr("coder.tui.screens.help._short", lambda file: f"~/.config/towncoder/{file.name}")
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project file that each test gets a copy of."""
    folder = tmp_path_factory.mktemp("template")
    (folder / "talk.txt").write_text(TALK, encoding="utf-8")
    (folder / "second.txt").write_text("书记：第二份材料。\n\n访谈者：好的。\n", encoding="utf-8")
    path = folder / "towns.coder"
    with Project.create(path, user="AB") as project:
        project.documents.add([folder / "talk.txt", folder / "second.txt"], town="Example Town")
    return path


@pytest.fixture
def path(template: Path, tmp_path: Path) -> Path:
    """A project file with one conversation and a second document."""
    return Path(shutil.copy(template, tmp_path / "towns.coder"))


@pytest.fixture
def project(path: Path) -> Iterator[Project]:
    """The project, open."""
    with Project.open(path, user="AB") as project:
        yield project


async def patiently(pilot: Pilot[None], pause: Callable[[float | None], Awaitable[None]], delay: float | None = None) -> None:
    """A pause that lasts until what is read in threads is on the screen, however slow the machine."""
    await pause(delay)
    while any(not each.is_finished for each in pilot.app.workers) or not getattr(pilot.app.screen, "is_settled", True):
        await pause(0.01)
        await pause(None)


@pytest.fixture
def until() -> Callable[[Pilot[None], Callable[[], bool]], Awaitable[None]]:
    """Wait until something holds, however slow the machine; after a minute go on, and the test says what does not hold."""

    async def waiting(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
        for _ in range(3000):
            if holds():
                break
            await pilot.pause(0.02)

    return waiting


@pytest.fixture
def run() -> Run:
    """Run the application on a project at a size; without suggestions computed behind its back, and (unless `whole`) without the dictionary."""

    @asynccontextmanager
    async def running(project: Project, size: tuple[int, int] = (80, 24), lang: str = "en", *, whole: bool = False) -> AsyncIterator[Pilot[None]]:
        app = CoderApp(project, project.documents.get("talk").id, lang)
        app._suggest = lambda document_id: app.coding.computing.suggestions_came()  # type: ignore[method-assign,assignment,return-value]
        if not whole:
            app._load_words = lambda: None  # type: ignore[method-assign,assignment,return-value]
            app._settle = lambda: None  # type: ignore[method-assign]
        async with app.run_test(size=size) as pilot:
            while not app.session.has_document:
                await pilot.pause(0.01)
            pilot.pause = partial(patiently, pilot, pilot.pause)  # type: ignore[method-assign]
            await pilot.pause()
            yield pilot

    return running


@pytest.fixture
def screen_rows() -> Callable[[Pilot[None]], list[str]]:
    """The screen as text, one string for each row of the terminal."""

    def rows(pilot: Pilot[None]) -> list[str]:
        return ["".join(segment.text for segment in strip) for strip in pilot.app.screen._compositor.render_strips()]

    return rows


@pytest.fixture
def golden(screen_rows: Callable[[Pilot[None]], list[str]]) -> Callable[[Pilot[None], str], Awaitable[None]]:
    """Compare the screen, once it is drawn, with a kept one; CODER_GOLDEN=write keeps it anew, long after the last change."""

    async def compare(pilot: Pilot[None], name: str) -> None:
        file = GOLDEN / f"{name}.txt"
        if os.environ.get("CODER_GOLDEN") == "write":
            await pilot.pause(1)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("\n".join(row.rstrip() for row in screen_rows(pilot)) + "\n", encoding="utf-8")
        kept = file.read_text(encoding="utf-8").split("\n")[:-1]
        for _ in range(60):
            await pilot.pause()
            await pilot.pause()
            if (seen := [row.rstrip() for row in screen_rows(pilot)]) == kept:
                break
            await pilot.pause(0.05)
        assert seen == kept, "\n" + "\n".join(difflib.unified_diff(kept, seen, "kept", "seen", lineterm=""))

    return compare
