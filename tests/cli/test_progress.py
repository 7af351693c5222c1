"""The progress bar: nothing where nobody looks, numbers where somebody does."""

import io
import sys

import pytest

from coder.cli.printing.progress import progress


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_without_a_terminal_there_is_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    """Scripts and files get no control codes."""
    with progress("Documents") as moved:
        assert moved is None
    assert capsys.readouterr().err == ""


def test_a_bar_counts_and_says_what_goes_on_when_all_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    """First the count, then the word for what is left to do; no number before there is one."""
    monkeypatch.setattr(sys, "stderr", terminal := _Terminal())
    monkeypatch.setenv("TERM", "xterm")
    with progress("Documents", then="Writing") as moved:
        assert moved is not None and "/" not in terminal.getvalue()
        moved(3, 5)
        moved(5, 5)
    shown = terminal.getvalue()
    assert "Documents" in shown and "Writing" in shown and "?" not in shown.replace("\x1b[?25", "")
