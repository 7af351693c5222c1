"""Running the command line, in this process and in one of its own."""

import io
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from coder.cli.main import run
from coder.project.project import Project

INTERVIEW = "访谈者：您怎么看昆山？\n镇长：我们招商引资，和台商对接，请学校为工厂培训工人。\n访谈者：谢谢。\n镇长：不客气。\n"
ENGLISH = "Interviewer: Who came?\nMayor: The town matched the school with the factory in 1998.\nInterviewer: Thanks.\nMayor: You are welcome.\n"
CODE = "sit.skill_matching"


@dataclass(frozen=True)
class Answer:
    """What a command printed, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed as JSON."""
        return json.loads(self.out)


@pytest.fixture
def coder(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Answer]:
    """Runs a command in this process: coder("show", project, "--json")."""
    monkeypatch.delenv("CODER_USER", raising=False)

    def command(*arguments: object) -> Answer:
        out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        status = 0
        with redirect_stdout(out), redirect_stderr(err):
            try:
                run([str(each) for each in arguments])
            except SystemExit as ended:
                status = int(ended.code or 0)
        out.flush()
        err.flush()
        return Answer(status, out.buffer.getvalue().decode(), err.buffer.getvalue().decode())  # type: ignore[attr-defined]

    return command


@pytest.fixture
def spawn() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs a command in a process of its own."""

    def command(*arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
        line = [sys.executable, "-m", "coder.cli.main", *map(str, arguments)]
        return subprocess.run(line, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False, timeout=60, **options)

    return command


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of Li with a coded interview, a second one, a town and a mention; made once."""
    folder = tmp_path_factory.mktemp("template")
    (folder / "zh.txt").write_text(INTERVIEW, encoding="utf-8")
    (folder / "en.txt").write_text(ENGLISH, encoding="utf-8")
    with Project.create(folder / "towns.coder", user="Li") as made:
        made.documents.add([folder / "zh.txt", folder / "en.txt"], kind="interview", town="昆山")
        made.codings.add("zh", 16, 30, CODE)
        made.mentions.add("zh", 16, 30, "镇政府", "台商", situations=[CODE], kinds=["information"], scale="global")
    return folder / "towns.coder"


@pytest.fixture
def project(tmp_path: Path, template: Path) -> Path:
    """A copy of that project."""
    return Path(shutil.copy(template, tmp_path / "towns.coder"))
