"""The question to the terminal how wide it draws “."""

import io
import os
import sys

import pytest

from coder.tui.terminal_width import answered_column, measured_ambiguous


@pytest.mark.parametrize(("answer", "column"), [(b"\x1b[12;2R", 2), (b"typed\x1b[1;3R", 3), (b"", None), (b"\x1b[12R", None)])
def test_the_column_is_read_from_the_answer(answer: bytes, column: int | None) -> None:
    """What was typed before is passed over; no answer is none after a moment."""
    source, sink = os.pipe()
    os.write(sink, answer)
    try:
        assert answered_column(source, 0.05) == column
    finally:
        os.close(source)
        os.close(sink)


def test_without_a_terminal_nothing_is_asked(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither a question nor a wait."""
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert measured_ambiguous() is None
    assert capsys.readouterr().out == ""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("column", "cells"), [(2, 1), (3, 2), (9, None)])
def test_a_terminal_is_asked_and_left_as_it_was(column: int, cells: int | None) -> None:
    """One cell or two from where the cursor stands after the quote; the question is wiped out and the modes come back."""
    import pty
    import termios
    import threading

    ours, theirs = pty.openpty()
    before = termios.tcgetattr(theirs)
    heard: list[bytes] = []

    def terminal() -> None:
        while b"\x1b[6n" not in b"".join(heard):
            heard.append(os.read(ours, 64))
        os.write(ours, b"\x1b[5;%dR" % column)

    thread = threading.Thread(target=terminal)
    thread.start()
    with os.fdopen(theirs, "r", encoding="utf-8", closefd=False) as source, os.fdopen(theirs, "w", encoding="utf-8") as sink:
        streams = sys.stdin, sys.stdout
        sys.stdin, sys.stdout = source, sink
        try:
            assert measured_ambiguous(5.0) == cells
        finally:
            sys.stdin, sys.stdout = streams
        thread.join()
        assert termios.tcgetattr(source.fileno()) == before
        assert os.read(ours, 64).endswith(b"\r\x1b[K")
    os.close(ours)
