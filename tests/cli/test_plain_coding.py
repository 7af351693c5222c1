"""Coding in plain lines: read turn after turn, written by words and mnemonics, through a pipe."""

import io
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coder.cli.plain.commands import BY_NAME, COMMANDS
from coder.cli.plain.words import _WORDS
from coder.project.project import Project
from coder.text.search.fold import fold
from coder.tui.actions.table import BY_ID

CUES = (
    "访谈者：园区怎么办起来的？\n主任：成立了指挥部，供电、供水、修路，全挂在墙上，倒排工期，九个月七通一平。很快。\n访谈者：后来呢？\n"
    "主任：技校和工厂签了协议，校企合作，订单班培养工人，技能正好对上。\n"
)


@pytest.fixture
def talk(coder: Callable, project: Path, tmp_path: Path) -> Path:
    """The project with an interview of four turns."""
    (tmp_path / "cues.txt").write_text(CUES, encoding="utf-8")
    assert coder("add", project, tmp_path / "cues.txt", "--kind", "interview").status == 0
    return project


@pytest.fixture
def say(coder: Callable, monkeypatch: pytest.MonkeyPatch, talk: Path) -> Callable:
    """Types these lines; gives what was said."""

    def lines(*typed: str, lang: str = "en", document: str = "cues") -> object:
        data = "".join(f"{each}\n" for each in typed).encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        return coder("open", talk, document, "--plain", "--lang", lang)

    return lines


@pytest.fixture
def opened(talk: Path) -> Iterator[Project]:
    """The same project, looked at from outside."""
    with Project.open(talk) as project:
        yield project


def codings(project: Project) -> list[tuple[str, str]]:
    document = project.documents.get("cues")
    keys, text = {code.id: code.key for code in project.codebooks.codes()}, project.documents.text(document.id)
    return sorted((keys[each.code_id], text[each.start : each.stop]) for each in project.codings.of(document.id))


def test_a_turn_is_read_with_all_that_is_on_it(say: Callable) -> None:
    """Number, speaker, words; then one line for each coding, memo and linkage."""
    answer = say("go 2", "cp", "memo 快", "link 镇政府 -> 台商: sm kind.information", "read", "quit")
    assert answer.status == 0
    said = answer.out.split("\n")
    assert said[0] == "Document: cues. 4 turns, 0 coded. Coder: Li."
    assert "Turn 2 of 4, speaker: 主任" in said
    tail = "\n".join(said[-10:])
    assert "Coding 1: sit.competitive_positioning, Competitive positioning, mnemonic cp, by Li\n" in tail
    assert "Memo by Li: 快" in tail and "Linkage 1: 镇政府 to 台商" in tail


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_screen_reader_can_follow(say: Callable, lang: str) -> None:
    """No box drawing, no escape sequences, no colour, no carriage returns, in either language; nothing of the other language's words."""
    out = say("help", "next", "cp", "sentences", "codes", "documents", "memos", "undo", lang=lang).out
    assert re.search("[\u2500-\u259f\x1b\r\t]", out) is None
    assert ("Turn 2 of 4" in out) is (lang == "en") and ("第 2 个话轮" in out) is (lang == "zh")


def test_codes_are_given_in_every_way(say: Callable, opened: Project) -> None:
    """By mnemonic alone, pinned digit, key, name, several at once, full width; the last again."""
    say("next", "cp", "2", "code sit.skill_matching", "code Reflective monitoring", "ｃｏｄｅ so", "next", "repeat", "next", "code sm, ec", lang="en")
    keys = [key for key, _ in codings(opened)]
    assert keys == sorted(
        f"sit.{each}"
        for each in (
            *("competitive_positioning", "elite_coalition_building", "skill_matching", "reflective_monitoring", "synchronised_operation"),
            *("synchronised_operation", "skill_matching", "elite_coalition_building"),
        )
    )


def test_passages_are_selected_by_ear(say: Callable, opened: Project) -> None:
    """A numbered sentence, the words, the first and last words, or two offsets; then the whole turn again."""
    at = CUES.index("倒排工期")
    lines = ("sentence 2", "cp", "select 倒排工期", "ec", "select 供电...修路", "so", f"select {at} to {at + 2}", "sm", "select", "rm")
    say("next", *lines)
    assert [words for _, words in codings(opened)] == [
        "很快。",
        "倒排工期",
        CUES.split("主任：")[1].split("\n")[0],
        "倒排",
        "供电、供水、修路",
    ]


def test_everything_is_taken_back(say: Callable, opened: Project) -> None:
    """Codings, removals, changes of code and memos, one undo each; redo brings back."""
    say("next", "cp", "recode 1 ec", "uncode", "undo", "undo", "undo", "redo")
    assert [key for key, _ in codings(opened)] == ["sit.competitive_positioning"]
    say("memo x", "memos", "unmemo 1", "undo")
    assert [memo.body for memo in opened.memos.list()] == ["x"]


def test_memos_on_other_things(say: Callable, opened: Project) -> None:
    """Document, project, coding, code, town; in Chinese words too."""
    say("next", "cp", "memo on coding 1: a", "memo on code sm: b", "memo on document: c", "memo on project: d", "memo on town 昆山: e")
    say("备忘 关于 文档：己", lang="zh")
    kinds = [(memo.target_kind, memo.body) for memo in opened.memos.list()]
    assert kinds == [("coding", "a"), ("code", "b"), ("document", "c"), ("project", "d"), ("town", "e"), ("document", "己")]


def test_suggestions_are_decided_one_after_the_other(say: Callable, opened: Project) -> None:
    """Computed when asked for, told with strength and reason; a decision leads to the next one and can be taken back."""
    answer = say("suggestions", "suggestion", "accept", "reject", "undo")
    assert re.search(r"Suggestion 1: sit\.\w+, .+, strength (weak|fair|strong), because of \w+: ", answer.out)
    assert len(codings(opened)) == 1
    assert [each.verdict for each in opened.suggestions.decisions()] == ["accepted"]


def test_the_list_of_codes_begins_with_the_likeliest_once_suggestions_were_computed(say: Callable) -> None:
    """One line each, with the strength in a word; every code stands in the list once; words search as ever; what was given goes."""
    first = say("go 2", "codes").out
    assert "Likeliest here" not in first
    answer = say("suggestions", "go 2", "codes", "codes mediation").out
    likely = re.findall(r"^Likeliest here \((?:weak|fair|strong)\): \w+: (\S+), ", answer, re.M)
    assert 3 <= len(likely) <= 5 and likely[0] == "sit.synchronised_operation"
    assert answer.count("sit.synchronised_operation, ") == 1 + answer.count("Suggestion 1: sit.synchronised_operation")
    assert "Likeliest here" not in say("suggestions", "go 2", "codes mediation").out
    given = say("suggestions", "go 2", "code sit.synchronised_operation", "codes").out
    assert not re.search(r"Likeliest here .*sit\.synchronised_operation", given)
    assert "此处最可能（" in say("建议", "go 4", "编码表", lang="zh").out


def test_finding_and_the_way(say: Callable) -> None:
    """Words across scripts, the next hit, the next uncoded turn, the ends."""
    out = say("find 園區", "more", "find 没有", "uncoded", "next", "last", "next", "first", "back", "go 9").out
    assert "Hits: 1." in out and "Selected: 园区, characters" in out and "Not in this document: 没有" in out
    assert "This is the last turn." in out and "This is the first turn." in out and "there is no turn 9" in out


@pytest.mark.parametrize(
    "line",
    [
        "foo",
        "go x",
        "uncode 7",
        "code",
        "code no such code",
        "select 没有这些字",
        "link a",
        "relink 1",
        "unlink 7",
        "linkage 3",
        "memo",
        "open nowhere",
        "help foo",
    ],
)
def test_a_mistake_is_told_in_two_lines_and_nothing_is_written(say: Callable, opened: Project, line: str) -> None:
    """What and what to do; the next line is done; a pipe ends with exit status 1."""
    answer = say(line, "next")
    assert answer.status == 1 and "Traceback" not in answer.out + answer.err
    assert "Not done: " in answer.out and "Turn 2 of 4" in answer.out
    assert codings(opened) == [] and opened.memos.list() == ()


def test_another_programs_work_is_heard(talk: Path) -> None:
    """Between two lines; and a kill loses nothing that was told."""
    command = [sys.executable, "-m", "coder.cli.main", "open", str(talk), "cues", "--plain", "--lang", "en"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin and process.stdout
        while "help" not in process.stdout.readline():
            pass
        with Project.open(talk, user="CD") as other:
            other.codings.add("cues", 5, 9, "sit.skill_matching")
        process.stdin.write("cp\n")
        process.stdin.flush()
        said = [process.stdout.readline() for _ in range(2)]
        process.kill()
    assert said[0].startswith("Another program") and said[1].startswith("Coded: sit.competitive_positioning")
    with Project.open(talk) as project:
        assert len(codings(project)) == 2


def test_the_table_of_commands() -> None:
    """Each has names and words in both languages, none is named twice, the actions named exist."""
    names = [fold(name) for command in COMMANDS for name in command.names]
    assert len(names) == len(set(names)) == len(BY_NAME)
    for command in COMMANDS:
        assert not command.action or command.action in BY_ID
        assert command.help["en"] and command.help["zh"] and bool(command.usage["en"]) == bool(command.usage["zh"])
        assert command.name("en").isascii() and not command.name("zh").isascii()
    assert all(en and zh and en.count("{") == zh.count("{") for en, zh in _WORDS.values())


def test_show_tells_of_memos(say: Callable, coder: Callable, talk: Path) -> None:
    """On the document, on passages, on codings; turns are read whole."""
    say("next", "cp", "memo on coding 1: a", "memo on document: c", "memo b")
    out = coder("show", talk, "cues").out
    assert re.search(r"^memo \w{8} by Li: c$", out, re.M)
    assert re.search(r"^    memo on coding \w{8}, \w{8} by Li: a$", out, re.M) and re.search(r"^    memo at \d+-\d+, \w{8} by Li: b$", out, re.M)


def test_every_field_of_a_linkage_in_plain_lines(say: Callable) -> None:
    """Recorded with fields, read field by field, changed, removed; and what the passage suggests is read with its reason."""
    recorded = "link 镇政府 [type=gov_township] -> 台商: sm kind.capital status=planned time_from=199X brokers='商会 [place=昆山]' memo='看 原文'"
    said = say("go 2", "hints", recorded, "linkage 1", "relink 1 status=ended kinds=capital,information", "linkage 1", "unlink 1", "read", "quit").out
    assert "Linkage recorded: 镇政府 to 台商." in said
    for line in ("status: planned", "time_from: 199X", "brokers: 商会 [place=昆山]", "memo: 看 原文", "actor_a: 镇政府, actor.gov_township"):
        assert line in said.split("\n"), line
    assert "status: ended" in said and "kinds: kind.capital, kind.information" in said
    assert "Linkage removed: 镇政府 to 台商." in said
