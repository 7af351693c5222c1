"""coder review: one suggestion at a time in plain lines, answered through a pipe or by single keys."""

import io
import os
import re
import select
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from coder.cli.suggesting.review_words import _WORDS, ANSWERS, POSSIBLE

CUES = (
    "访谈者：园区怎么办起来的？\n主任：成立了指挥部，供电、供水、修路，全挂在墙上，倒排工期，九个月七通一平。\n访谈者：后来呢？\n"
    "主任：技校和工厂签了协议，校企合作，订单班培养工人，技能正好对上。\n"
)


@pytest.fixture
def suggesting(coder: Callable, project: Path, tmp_path: Path) -> Path:
    """The project with an interview that has cue words in two turns."""
    (tmp_path / "cues.txt").write_text(CUES, encoding="utf-8")
    assert coder("add", project, tmp_path / "cues.txt", "--kind", "interview").status == 0
    return project


@pytest.fixture
def answering(coder: Callable, monkeypatch: pytest.MonkeyPatch) -> Callable:
    """Runs a command with these lines on its standard input."""

    def command(given: str | bytes, *arguments: object) -> object:
        data = given.encode() if isinstance(given, str) else given
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        return coder(*arguments)

    return command


def _state(coder: Callable, project: Path) -> list[str]:
    return [each["code"] for each in coder("show", project, "cues", "--json").json["codings"]]


def test_what_is_shown_of_a_suggestion(answering: Callable, suggesting: Path) -> None:
    """Number, document, turn, speaker, place, words, code, definition, strength in words, and the strongest reason."""
    answer = answering("", "review", suggesting, "cues", "--plain", "--lang", "en")
    assert answer.status == 0
    shown = answer.out.split("\n")
    assert re.fullmatch(r"Suggestion 1 of \d+", shown[2])
    assert shown[3] == "Document: cues"
    assert re.fullmatch(r"Turn 2, speaker: 主任, characters \d+ to \d+", shown[4])
    start, stop = map(int, re.findall(r"\d+", shown[4])[1:])
    assert shown[5] == f"Passage: {CUES[start:stop]}"
    assert shown[6].startswith("Code: ") and shown[7].startswith("Definition: ")
    assert shown[8] in ("Strength: weak", "Strength: fair", "Strength: strong")
    assert shown[9].startswith("Because of: the cue “") and re.findall(r"“(.+)”", shown[9])[0] in shown[5]
    assert shown[10].startswith("[a]ccept [x] reject [s]kip [e]dit span [b]ack [m]emo [q]uit")


def test_a_screen_reader_can_follow(answering: Callable, suggesting: Path) -> None:
    """No box drawing, no escape sequences, no colour, no carriage returns."""
    for lang in ("en", "zh"):
        out = answering("s\nb\nq\n", "review", suggesting, "--plain", "--lang", lang).out
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u2500-\u259f]", out)


def test_accept_reject_skip_and_the_sum(answering: Callable, coder: Callable, suggesting: Path) -> None:
    """Accepting codes, rejecting and skipping do not; the end of the input stops."""
    before = _state(coder, suggesting)
    answer = answering("a\n", "review", suggesting, "cues", "--lang", "en")
    assert answer.status == 0 and "Accepted 1, rejected 0, skipped 0" in answer.out
    assert len(_state(coder, suggesting)) == len(before) + 1
    answer = answering("x\n", "review", suggesting, "cues", "--lang", "en")
    assert "Accepted 0, rejected 1, skipped 0, not looked at 0." in answer.out and "That was the last suggestion." in answer.out
    assert "There are no suggestions." in answering("", "review", suggesting, "cues", "--lang", "en").out


def test_full_width_and_chinese_answers(answering: Callable, coder: Callable, suggesting: Path) -> None:
    """ａ accepts; so does 接受; the questions are Chinese with --lang zh."""
    answer = answering("ａ\n撤回\n接受\nｑ\n", "review", suggesting, "cues", "--lang", "zh")
    assert "第 1 条建议" in answer.out and "强度：" in answer.out and "因为：线索词" in answer.out
    assert "已返回，接受已撤销。" in answer.out and "接受 1 条，拒绝 0 条，跳过 0 条" in answer.out
    assert len(_state(coder, suggesting)) == 1


def test_the_language_follows_the_locale(answering: Callable, suggesting: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Chinese under a Chinese locale, else English."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "正在查找建议。" in answering("", "review", suggesting).out
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert "Looking for suggestions." in answering("", "review", suggesting).out


def test_back_takes_decisions_back(answering: Callable, coder: Callable, suggesting: Path) -> None:
    """One by one, after the last suggestion too, and says so when there is none left."""
    answer = answering("a\nx\nb\nb\nb\nq\n", "review", suggesting, "cues", "--lang", "en")
    told = [each for each in answer.out.split("\n") if each.startswith(("Back", "There is nothing"))]
    assert told == ["Back. The rejection is undone.", "Back. The acceptance is undone.", "There is nothing to take back."]
    assert "That was the last suggestion.\n[b]ack [q]uit" in answer.out and _state(coder, suggesting) == []
    assert coder("doctor", suggesting).status == 0


def test_a_changed_span_is_accepted(answering: Callable, coder: Callable, suggesting: Path) -> None:
    """By the words; a mistake asks again, an empty line leaves all as it was."""
    answer = answering("e\n\ne\n不在这里\ne\n倒排工期 ... 七通一平\nq\n", "review", suggesting, "cues", "--lang", "en")
    assert "nothing is decided yet" in answer.out and "these words are not in the turn" in answer.out
    quotes = [each["quote"] for each in coder("show", suggesting, "cues", "--json").json["codings"]]
    assert quotes == ["倒排工期，九个月七通一平"]


def test_memos_on_the_passage(answering: Callable, coder: Callable, suggesting: Path) -> None:
    """An empty one is not written; bytes that are no text do not break the review."""
    answer = answering("m\n\nm\n谁牵头？\n".encode() + b"m\nbad \xff\xfe\nq\n", "review", suggesting, "cues", "--lang", "en")
    assert answer.status == 0 and "No memo written." in answer.out
    memos = coder("memo", suggesting, "--json").json["memos"]
    assert [each["target_kind"] for each in memos] == ["passage"] * 2 and memos[0]["body"] == "谁牵头？" and "\ufffd" in memos[1]["body"]


def test_unknown_answers_are_told_and_asked_again(answering: Callable, coder: Callable, suggesting: Path) -> None:
    """Nothing is decided by an empty line or a typing mistake; ? reads it again."""
    answer = answering("\nyes\n\x1b[A\n？\nq\n", "review", suggesting, "cues", "--lang", "en")
    assert answer.out.count("is not an answer") == 3 and "\x1b" not in answer.out and answer.out.count("Suggestion 1 of") == 2
    assert _state(coder, suggesting) == []


def test_the_end_of_the_input_inside_a_question_writes_nothing(answering: Callable, coder: Callable, suggesting: Path) -> None:
    """Neither a memo nor a span."""
    for given in ("m\n", "e\n"):
        assert "Accepted 0" in answering(given, "review", suggesting, "cues", "--lang", "en").out
    assert _state(coder, suggesting) == [] and coder("memo", suggesting, "--json").json["memos"] == []


def test_an_audit_asks_for_codes_and_shows_no_suggestion(coder: Callable, suggesting: Path, answering: Callable) -> None:
    """Mnemonics and keys; a code that is not there is told and asked for again; none fits is an answer too."""
    answer = answering(
        "c\nsm nonsense\nc\nsm sit.synchronised_operation\nn\na\nq\n", "review", suggesting, "cues", "--queue", "audit", "--lang", "en"
    )
    assert "nothing is suggested" in answer.out and "Because of" not in answer.out and "no code nonsense" in answer.out
    assert "Kept: sit.skill_matching, sit.synchronised_operation." in answer.out and "Kept: no code." in answer.out
    assert "a is not an answer." in answer.out and "Passages audited: 2." in answer.out
    assert sorted(_state(coder, suggesting)) == ["sit.skill_matching", "sit.synchronised_operation"]
    report = coder("suggest", suggesting, "--report", "--json").json["report"]
    assert report["audit"]["passages"]["of"] == 2 and report["audit"]["recall"]["of"] == 2


def test_both_languages_have_all_words() -> None:
    """With the same places to fill in; no answer is another's."""
    assert all(english.count("{}") == chinese.count("{}") and english and chinese for english, chinese in _WORDS.values())
    assert set(ANSWERS.values()) == frozenset().union(*POSSIBLE.values())


def _read_until(terminal: int, wanted: bytes) -> None:
    """Read what a program prints until these bytes came; fails after 20 seconds."""
    seen = b""
    stops = time.monotonic() + 20
    while wanted not in seen and time.monotonic() < stops:
        if select.select([terminal], [], [], 0.5)[0]:
            seen += os.read(terminal, 4096)
    assert wanted in seen


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are a POSIX thing")
@pytest.mark.parametrize(("plain", "typed"), [(False, b"a"), (True, b"a\n")])
def test_on_a_terminal_one_key_is_enough_unless_plain(coder: Callable, suggesting: Path, plain: bool, typed: bytes) -> None:
    """Without Enter; with --plain, or on a dumb terminal, a line is read."""
    import pty

    outer, inner = pty.openpty()
    line = [sys.executable, "-m", "coder.cli.main", "review", str(suggesting), "cues", "--lang", "en", *(["--plain"] if plain else [])]
    running = subprocess.Popen(line, stdin=inner, stdout=inner, stderr=inner, env={**os.environ, "TERM": "xterm"})
    os.close(inner)
    _read_until(outer, b"[q]uit")
    time.sleep(0.5)
    os.write(outer, typed)
    _read_until(outer, b"[q]uit")
    time.sleep(0.5)
    os.write(outer, b"q\n" if plain else b"q")
    _read_until(outer, b"not looked at")
    assert running.wait(timeout=30) == 0
    os.close(outer)
    assert len(_state(coder, suggesting)) == 1
