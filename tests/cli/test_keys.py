"""coder keys: the keys as plain lines, and what in a person's file of keys does not hold."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coder.tui.actions.table import ACTIONS
from coder.tui.preferences import FILE


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty configuration folder."""
    monkeypatch.setenv("CODER_CONFIG", str(tmp_path))
    return tmp_path


def test_every_action_is_a_line(coder: Callable, config: Path) -> None:
    """With id, keys and words in either language; words narrow down."""
    answer = coder("keys", "--lang", "zh")
    assert answer.status == 0
    assert len(answer.out.strip().split("\n")) == len(ACTIONS) + 1
    assert "code.repeat: .; 编码: 再次使用上一个编码" in answer.out
    few = coder("keys", "g", "memo", "--lang", "en").out
    assert "memo.choose: g n; " in few and few.count("\n") < len(ACTIONS) // 3
    found = coder("keys", "--json").json
    assert [each["id"] for each in found["actions"]] == [each.id for each in ACTIONS] and found["problems"] == []


def test_what_does_not_hold_is_told_and_the_rest_does(coder: Callable, config: Path) -> None:
    """A line each for a collision, an unknown id, a key that cannot be pressed; exit status 1."""
    (config / FILE).write_text('[keys]\n"code.repeat" = "ctrl+k"\n"code.pick" = "d"\n"no.such" = "Z"\n"edit.undo" = "ctrl+foo"\n', encoding="utf-8")
    answer = coder("keys", "--check")
    assert answer.status == 1
    problems = answer.err.strip().split("\n")
    assert len(problems) == 3
    assert [any(word in each for each in problems) for word in ("d is both", "no.such", "ctrl+foo")] == [True] * 3
    listed = coder("keys", "repeat").out
    assert "code.repeat: ctrl+k" in listed and "3 problem(s)" in listed


def test_nothing_is_wrong_without_a_file(coder: Callable, config: Path) -> None:
    """And the place of the file is told."""
    answer = coder("keys", "--check")
    assert answer.status == 0 and str(config / FILE) in answer.out and answer.err == ""
