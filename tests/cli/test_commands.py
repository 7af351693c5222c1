"""The commands: listed, helped, cheap to start, and clear about mistakes."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import click
import pytest

from coder.cli.commands import COMMANDS

PROMISED = """
demo init add open show documents speakers towns actors attributes codebook code uncode memo link find suggest profile
export import history undo redo doctor backup erase
"""
HEAVY = ("textual", "sqlite_utils", "numpy", "spacy", "sklearn", "scipy", "jieba", "lxml", "docx", "openpyxl", "rich", "yaml")


def _commands() -> list[tuple[str, click.Command]]:
    found = [(name, getattr(import_module(place.partition(":")[0]), place.partition(":")[2])) for name, (place, _) in COMMANDS.items()]
    verbs = [(f"{name} {verb}", each) for name, group in found if isinstance(group, click.Group) for verb, each in group.commands.items()]
    return [*found, *verbs]


def test_every_promised_command_is_there() -> None:
    """None is missing."""
    assert set(PROMISED.split()) <= set(COMMANDS)


@pytest.mark.parametrize(("name", "command"), _commands(), ids=lambda value: value if isinstance(value, str) else "")
def test_every_command_has_help(name: str, command: click.Command) -> None:
    """A sentence on what it does; options say what they mean unless their name does."""
    text = command.get_help(click.Context(command, info_name=name))
    assert command.help and len(command.help) > 10 and "Usage:" in text


def test_the_overview_lists_all(coder: Callable) -> None:
    """With a line each."""
    answer = coder("--help")
    assert answer.status == 0
    assert all(name in answer.out and line.split(".")[0][:30] in answer.out for name, (_, line) in COMMANDS.items())


def test_the_overview_loads_nothing_heavy() -> None:
    """Neither does importing the package."""
    script = f"""
import sys
import coder
bare = [name for name in {HEAVY!r} if name in sys.modules]
from coder.cli.main import run
try:
    run(["--help"])
except SystemExit:
    pass
print("\\n@", bare + [name for name in {HEAVY!r} if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.rsplit("@", 1)[1].strip() == "[]"


def test_reading_commands_load_no_models(project: Path) -> None:
    """Showing, searching and undoing need no language model and no screen."""
    script = f"""
import sys
from coder.cli.main import run
for line in (["show", {str(project)!r}], ["show", {str(project)!r}, "zh"], ["find", {str(project)!r}, "昆山"], ["undo", {str(project)!r}]):
    try:
        run(line)
    except SystemExit as ended:
        assert not ended.code, line
print("@", [name for name in ("textual", "spacy", "sklearn", "scipy", "jieba", "lxml", "docx", "openpyxl") if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.rsplit("@", 1)[1].strip() == "[]"


@pytest.mark.parametrize(
    "arguments",
    [
        ("nosuch",),
        ("show",),
        ("code", "p.coder", "d", "x", "5", "c"),
        ("add", "p.coder", "a.txt", "--kind", "poem"),
        ("show", "p.coder", "--nosuch"),
        (),
    ],
)
def test_usage_errors(coder: Callable, arguments: tuple[str, ...]) -> None:
    """Exit status 2, and no traceback."""
    answer = coder(*arguments)
    assert answer.status == 2 and "Traceback" not in answer.err


def test_bad_inputs_are_plain_lines(coder: Callable, project: Path, tmp_path: Path) -> None:
    """At most six lines that name the input, exit status 1 or 2, nothing left behind."""
    (tmp_path / "text.coder").write_text("not a project")
    (tmp_path / "empty.coder").write_bytes(b"")
    (tmp_path / "folder.coder").mkdir()
    for name, content in (
        ("empty.txt", b""),
        ("nul.txt", b"a\0b"),
        ("page.qdpx", b"<html>"),
        ("bad.jsonl", b"{"),
        ("bad.yaml", b": ["),
        ("m.csv", b"a,b\n1,2\n"),
    ):
        (tmp_path / name).write_bytes(content)
    before = sorted(tmp_path.iterdir())
    cases: list[tuple[object, ...]] = [
        ("show", tmp_path / "text.coder"),
        ("show", tmp_path / "empty.coder"),
        ("show", tmp_path / "folder.coder"),
        ("show", tmp_path / "none.coder"),
        ("open", tmp_path / "none.coder"),
        (tmp_path / "none.coder",),
        ("doctor", tmp_path / "text.coder"),
        ("undo", tmp_path / "none.coder"),
        ("init", project),
        ("init", tmp_path / "nowhere" / "new.coder"),
        ("init", tmp_path / "new.coder", "--codebook", "nobook"),
        ("init", tmp_path / "new.coder", "--codebook", tmp_path / "bad.yaml"),
        ("add", project, tmp_path / "empty.txt"),
        ("add", project, tmp_path / "nul.txt"),
        ("add", project, tmp_path / "missing.txt"),
        ("add", project, tmp_path / "nul.txt", "--meta", tmp_path / "m.csv"),
        ("show", project, "nodoc"),
        ("code", project, "nodoc", 1, 2, "sit.skill_matching"),
        ("code", project, "zh", 1, 2, "sit.nosuch"),
        ("code", project, "zh", 5, 5, "sit.skill_matching"),
        ("code", project, "zh", 1, 99999, "sit.skill_matching"),
        ("code", project, "zh", 1, 2, "sit"),
        ("uncode", project, "nocoding"),
        ("memo", project, "add", "document", "nodoc", "--text", "x"),
        ("link", project, "zh", 1, 5, "--from", "A", "--to", "B", "--kind", "nokind"),
        ("link", project, "zh", 1, 5, "--from", "A", "--to", "A"),
        ("find", project, '"open'),
        ("find", project, "code:nocode x"),
        ("profile", project, "NoTown"),
        ("profile", project, "昆山", "--explain", "norow"),
        ("suggest", project, "nodoc"),
        ("suggest", project, "zh", "--by", "nosuggester"),
        ("speakers", project, "rename", "nobody", "x"),
        ("towns", project, "assign", "zh", "NoTown"),
        ("actors", project, "merge", "noactor", "other"),
        ("attributes", project, "load", "document", tmp_path / "missing.csv"),
        ("documents", project, "correct", "zh", tmp_path / "missing.txt"),
        ("documents", project, "merge-turn", "zh", 77),
        ("export", project, "--out", tmp_path / "strange.unknown"),
        ("export", project, "--out", tmp_path / "nowhere" / "a.csv"),
        ("import", tmp_path / "new.coder", tmp_path / "page.qdpx"),
        ("import", tmp_path / "new.coder", tmp_path / "bad.jsonl"),
        ("import", tmp_path / "new.coder", tmp_path / "missing.jsonl"),
        ("backup", project, project),
        ("backup", project, tmp_path / "nowhere" / "b.coder"),
        ("erase", project, "--speaker", "nobody", "--yes"),
        ("erase", project, "--document", "nodoc", "--yes"),
        ("codebook", "show", "nobook"),
        ("codebook", "show", project, "nocode"),
        ("codebook", "lint", tmp_path / "missing.yaml"),
        ("codebook", "edit", project, "nocode", "--colour", "#000000"),
        ("show", project, "--user", "x"),
    ]
    for case in cases:
        answer = coder(*case)
        said = (answer.err or answer.out).strip()
        lines = said.split("\n")
        assert answer.status in (1, 2), (case, answer)
        assert "Traceback" not in answer.out + answer.err and 0 < len(lines) <= 6, (case, said)
        named = [word for each in case[1:] if each != project for word in re.findall(r"\w+", Path(str(each)).stem)]
        assert any(word in said for word in named or [Path(str(case[-1])).stem]), (case, said)
    assert sorted(tmp_path.iterdir()) == before
    assert coder("doctor", project).status == 0


def test_open_without_a_terminal_says_so(coder: Callable, project: Path) -> None:
    """And what to do instead; `coder FILE.coder` is the same."""
    for arguments in (("open", project), (project,)):
        answer = coder(*arguments)
        assert answer.status == 1 and "needs a terminal" in answer.err and f"coder show {project}" in answer.err


def test_who_is_coding(coder: Callable, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """--user, else CODER_USER, else the project's default user; undo takes back that user's last step."""
    first = coder("code", project, "zh", 4, 9, "sit.skill_matching", "--json").json["coding"]
    monkeypatch.setenv("CODER_USER", "Wang")
    second = coder("code", project, "zh", 5, 9, "sit.skill_matching", "--json").json["coding"]
    third = coder("code", project, "zh", 6, 9, "sit.skill_matching", "--user", "Chen", "--json").json["coding"]
    users = {each["id"]: each["user"] for each in coder("show", project, "zh", "--json").json["codings"]}
    assert (users[first], users[second], users[third]) == ("Li", "Wang", "Chen")
    coder("undo", project)
    left = {each["id"] for each in coder("show", project, "zh", "--json").json["codings"]}
    assert second not in left and {first, third} <= left
    assert coder("code", project, "zh", 6, 9, "sit.skill_matching", "--user", " \x1b[31m").status == 1


def test_a_reader_that_stops_early_is_no_error(project: Path) -> None:
    """A closed pipe ends the command quietly."""
    for arguments in (
        ["show", str(project), "zh"],
        ["show", str(project), "zh", "--text"],
        ["codebook", "show", str(project)],
        ["show", str(project), "--json"],
    ):
        line = [sys.executable, "-m", "coder.cli.main", *arguments]
        with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            assert process.stdout and process.stderr
            process.stdout.close()
            said = process.stderr.read()
        assert "Traceback" not in said and "BrokenPipe" not in said, (arguments, said)


def test_control_characters_never_reach_the_output(coder: Callable, tmp_path: Path, project: Path) -> None:
    """Neither from titles, file names and texts, nor from memos, names and errors; JSON included."""
    evil = "\x1b[31mred\x07\x9b2J\u202ereversed\x7f"
    file = tmp_path / f"a{evil.replace('/', '')}.txt"
    file.write_text(f"Interviewer: {evil} hello?\nMayor: fine {evil}.\nInterviewer: ok.\nMayor: yes.\n", encoding="utf-8")
    outputs = [
        coder("add", project, file, "--kind", "interview"),
        coder("add", project, file, "--json"),
        coder("add", project, tmp_path / f"{evil}.txt"),
    ]
    document = next(each["id"] for each in coder("show", project, "--json").json["documents"] if each["source"].startswith("a"))
    outputs.append(coder("documents", project, "rename", document, f"title {evil}\nsecond line"))
    outputs.append(coder("code", project, document, 0, 30, "sit.skill_matching"))
    outputs.append(coder("memo", project, "add", "document", document, "--text", evil, "--title", evil))
    for arguments in (("show",), ("show", document), ("documents",), ("speakers",), ("memo",), ("history",), ("find", "hello")):
        line = (arguments[0], project, *arguments[1:])
        outputs += [coder(*line), coder(*line, "--json")]
    outputs += [coder("show", project, evil), coder("find", project, f'"{evil}'), coder("show", tmp_path / f"{evil}.coder")]
    for answer in outputs:
        for text in (answer.out, answer.err):
            assert not set(text) & set("\x1b\x07\x9b\x7f\u202e\r"), text
            assert all(each >= " " or each in "\n" for each in text), text
    exact = coder("show", project, document, "--text").out
    assert evil in exact


def test_exports_into_a_folder_that_cannot_be_written(spawn: Callable, project: Path, tmp_path: Path) -> None:
    """One line; root passes every check, so a file in the place of the folder stands for it there."""
    place = tmp_path / "closed"
    place.write_text("a file")
    done = spawn("export", project, "--out", place / "a.csv")
    assert done.returncode == 1 and "a.csv" in done.stderr and "Traceback" not in done.stderr


def test_a_name_and_a_version(coder: Callable) -> None:
    """coder --version."""
    answer = coder("--version")
    assert answer.status == 0 and answer.out.startswith("towncoder")


def test_plain_output_has_no_colours(spawn: Callable, project: Path) -> None:
    """Not even where colours are asked for by the surroundings."""
    done = spawn("show", project, "zh", env={**os.environ, "FORCE_COLOR": "1"})
    assert "\x1b" not in done.stdout and json.dumps(done.stdout)


def test_suggestions_that_nobody_saw(coder: Callable, project: Path) -> None:
    """With --unseen the passages that somebody coded are left out."""
    every, unseen = (coder("suggest", project, *more, "--json").json["suggestions"] for more in ((), ("--unseen",)))
    coded = coder("show", project, "zh", "--json").json["codings"][0]
    assert all(each in every for each in unseen)
    assert not any(each["start"] < coded["stop"] and coded["start"] < each["stop"] for each in unseen if each["document"] == coded.get("document"))
