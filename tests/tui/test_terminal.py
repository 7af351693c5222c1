"""The screen in a real terminal: keys as a terminal sends them, a resize in the middle, a kill, and all is there again."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coder.project.project import Project

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")

PATIENCE = 60
"""Seconds until a screen must show what is waited for, on a machine that is busy with other things."""


class Terminal:
    """One tmux window with a program in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.socket = str(folder / "tmux")
        self.environment = {
            **{name: value for name, value in os.environ.items() if name not in ("TMUX", "NO_COLOR")},
            "LC_ALL": "C.UTF-8",
            "CODER_CONFIG": str(folder / "config"),
        }

    def tmux(self, *arguments: str) -> str:
        """What a command of tmux prints."""
        done = subprocess.run(["tmux", "-u", "-S", self.socket, *arguments], env=self.environment, capture_output=True, encoding="utf-8", check=True)
        return done.stdout

    def start(self, *arguments: object, size: tuple[int, int] = (120, 40)) -> None:
        """Run `coder` with these arguments."""
        line = [sys.executable, "-m", "coder.cli.main", *map(str, arguments)]
        self.tmux("-f", "/dev/null", "new-session", "-d", "-s", "s", "-x", str(size[0]), "-y", str(size[1]), *line)

    def type(self, *keys: str) -> None:
        """Press keys by their tmux names."""
        self.tmux("send-keys", "-t", "s", *keys)

    def write(self, text: str) -> None:
        """Type text as an input method does, character by character."""
        self.tmux("send-keys", "-t", "s", "-l", text)

    def screen(self) -> str:
        """What is shown."""
        return self.tmux("capture-pane", "-p", "-t", "s")

    def wait(self, shown: Callable[[str], bool] | str) -> str:
        """The screen once it shows this."""
        holds = (lambda screen: shown in screen) if isinstance(shown, str) else shown
        stops = time.monotonic() + PATIENCE
        while not holds(screen := self.screen()) and time.monotonic() < stops:
            time.sleep(0.05)
        assert holds(screen), screen
        return screen

    def kill(self) -> None:
        """End the program as a power cut would."""
        os.kill(int(self.tmux("display-message", "-p", "-t", "s", "#{pane_pid}")), signal.SIGKILL)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """A terminal that is gone after the test."""
    made = Terminal(tmp_path)
    yield made
    subprocess.run(["tmux", "-S", made.socket, "kill-server"], capture_output=True, check=False)


def test_a_kill_in_a_terminal_loses_nothing(path: Path, terminal: Terminal) -> None:
    """Chinese is typed into search and memo, full-width punctuation as commands, the window shrinks; after SIGKILL all of it is there."""
    terminal.start("open", path, "talk", "--lang", "zh", "--user", "AB")
    terminal.wait("访谈者")
    terminal.write("｝")
    terminal.type("1")
    terminal.wait("┏cp")
    terminal.write("、")
    terminal.wait("查找")
    terminal.write("协会")
    terminal.type("Enter")
    terminal.wait("4/8")
    terminal.type("2")
    terminal.wait("╺ec")
    terminal.tmux("resize-window", "-t", "s", "-x", "80", "-y", "24")
    terminal.wait(lambda screen: "╺ec" in screen and max(map(len, screen.split("\n"))) <= 80)
    terminal.type("m")
    terminal.wait("备忘")
    terminal.write("协会像媒人：牵线。")
    terminal.type("C-s")
    terminal.wait("╺ec")
    terminal.type("c")
    terminal.write("so")
    terminal.wait("╺so")
    terminal.kill()
    with Project.open(path) as project:
        keys = {code.id: code.key for code in project.codebooks.codes()}
        given = {(keys[each.code_id], each.start) for each in project.codings.all()}
        text = project.documents.text("talk")
        assert given == {
            ("sit.competitive_positioning", text.index("我们这里是政府")),
            ("sit.elite_coalition_building", text.index("协会每个月")),
            ("sit.synchronised_operation", text.index("协会每个月")),
        }
        assert [memo.body for memo in project.memos.list()] == ["协会像媒人：牵线。"]
        assert project.history.verify().ok
