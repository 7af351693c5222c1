"""The README is true: its tour runs, its commands exist, its pictures are what the program shows."""

import importlib
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from coder.cli.commands import COMMANDS
from coder.project.leaving.exporting import all_writers
from coder.resources import folder
from coder.tui.actions.keytable import key_table

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What each line of the five-minute tour printed."""
    home = tmp_path_factory.mktemp("tour")
    scripts = home / "bin"
    scripts.mkdir()
    command = scripts / "coder"
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m coder.cli.main "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    env = {**os.environ, "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}", "CORPORA": str(folder("corpora")), "PYTHONPATH": str(ROOT)}
    env.pop("CODER_USER", None)
    printed: dict[str, str] = {}
    for block in re.findall(r"```sh tour\n(.*?)```", README, re.S):
        for line in block.strip().split("\n"):
            done = subprocess.run(["bash", "-c", line], cwd=home, env=env, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
            assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
            printed[line] = done.stdout
    return printed


@pytest.mark.skipif(sys.platform == "win32", reason="the tour is written for a POSIX shell")
def test_the_tour_runs_and_says_what_the_readme_promises(tour: dict[str, str]) -> None:
    """Each line of the tour succeeds; the demo's towns come out as built and one source makes no model."""
    demo = tour["coder demo sample --no-ui"]
    assert "Example Town East: kunshan" in demo
    assert "Example Town South: shunde" in demo
    assert "Example Town West: undetermined" in demo
    assert "undetermined" in tour["coder profile my.coder"]
    assert "唐鳳" in tour["coder show my.coder 2019-01-11"]
    assert "all holds" in tour["coder doctor my.coder"]


def test_every_command_named_in_the_readme_exists() -> None:
    """No command is promised that is not there."""
    named = set(re.findall(r"^coder ([a-z]+)", README, re.M)) | set(re.findall(r"`coder ([a-z]+)", README))
    assert named <= set(COMMANDS)


def test_the_first_two_blocks_are_one_line_each() -> None:
    """Two commands do all the set-up."""
    blocks = re.findall(r"```(?:sh|bash|console)\n(.*?)```", README, re.S)[:2]
    assert len(blocks) == 2
    assert all("\n" not in block.strip() and block.startswith("python3 -m venv") for block in blocks)


def _section(name: str) -> str:
    """What stands in the README between the marks of a generated part."""
    found = re.search(rf"<!-- {name} -->\n(.*?)<!-- /{name} -->", README, re.S)
    assert found, f"the README has no part {name}"
    return found[1].strip()


def test_the_key_table_is_the_one_of_the_screen() -> None:
    """The README lists the keys that the action table has; CODER_GOLDEN=write rewrites it."""
    assert _written("keys", key_table()) == key_table()


def test_the_picture_is_what_the_screen_shows() -> None:
    """The picture of the screen is the golden one, constructed text and all."""
    rows = (ROOT / "tests" / "golden" / "tui" / "coding-120x40-en.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    body = [row.rstrip() for row in rows]
    while len(body) > 2 and not body[-3]:
        del body[-3]
    wanted = "```text\n" + "\n".join(body) + "\n```"
    assert _written("screen", wanted) == wanted


def test_the_commands_are_those_of_the_program() -> None:
    """Every command stands in the README with its line."""
    rows = [f"| `coder {name}` | {line} |" for name, (_, line) in COMMANDS.items()]
    wanted = "\n".join(["| command | |", "|---|---|", *rows])
    assert _written("commands", wanted) == wanted


def test_the_formats_are_those_of_the_program() -> None:
    """Every format that can be written stands in the README with what it holds."""
    rows = [(each.format, " ".join(each.suffixes), each.holds + (" (a folder)" if each.is_folder else "")) for each in all_writers()]
    wanted = "\n".join(["| `--format` | suffix | holds |", "|---|---|---|", *(f"| {a} | {b} | {c} |" for a, b, c in rows)])
    assert _written("formats", wanted) == wanted


def test_each_of_the_questions_is_answered_by_a_command_with_those_options() -> None:
    """Twenty-five questions; every command named beside one exists and takes the options and as many arguments as are written."""
    rows = re.findall(r"^\| (\d+) \| .+ \| `coder (\S+) (.*)` \|$", _section("questions"), re.M)
    assert [int(number) for number, _, _ in rows] == list(range(1, 26))
    for _, name, arguments in rows:
        module, _, attribute = COMMANDS[name][0].partition(":")
        command = getattr(importlib.import_module(module), attribute)
        command.make_parser(click.Context(command)).parse_args(arguments.split())


def _written(name: str, wanted: str) -> str:
    """What stands in the README; CODER_GOLDEN=write puts there what is wanted."""
    if os.environ.get("CODER_GOLDEN") == "write":
        path = ROOT / "README.md"
        text = path.read_text(encoding="utf-8")
        part = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.S)
        path.write_text(part.sub(lambda found: f"{found[1]}{wanted}\n{found[2]}", text), encoding="utf-8")
        return wanted
    return _section(name)
