"""The question to the terminal how wide it draws “."""

import io
import os
import sys

import pytest

from coder.tui.terminal.terminal_width import Answer, answered_column, measured_ambiguous


@pytest.mark.parametrize(
    ("answer", "column"),
    [(b"\x1b[12;2R", (2, b"")), (b"typed\x1b[1;3R!", (3, b"typed!")), (b"", (None, b"")), (b"\x1b[12R", (None, b"\x1b[12R"))],
)
def test_the_column_is_read_from_the_answer(answer: bytes, column: tuple[int | None, bytes]) -> None:
    """What was typed meanwhile is given back; no answer is none after a moment."""
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
    assert measured_ambiguous() == Answer()
    assert capsys.readouterr().out == ""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("column", "cells"), [(2, 1), (3, 2), (9, None)])
def test_a_terminal_is_asked_and_left_as_it_was(column: int, cells: int | None) -> None:
    """The question is wiped out, the modes come back, and what was typed before is not lost."""
    import pty
    import termios
    import threading

    ours, theirs = pty.openpty()
    before = termios.tcgetattr(theirs)
    heard: list[bytes] = []
    os.write(ours, "：政\n".encode())

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
            assert measured_ambiguous(5.0) == Answer(cells, "：政\r")
        finally:
            sys.stdin, sys.stdout = streams
        thread.join()
        assert termios.tcgetattr(source.fileno()) == before
        assert os.read(ours, 64).endswith(b"\r\x1b[K")
    os.close(ours)
