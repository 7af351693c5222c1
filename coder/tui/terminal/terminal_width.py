"""Ask the terminal how wide it draws a character of ambiguous width, before the screen takes it over."""

import os
import re
import select
import sys
import time
from dataclasses import dataclass

_PROBE = "\r“\x1b[6n"
_ANSWER = re.compile(rb"\x1b\[\d+;(\d+)R")
_CLEAR = "\r\x1b[K"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a terminal said.

    Attributes:
        cells: 1 or 2; None if it said nothing that makes sense.
        typed: What the person typed meanwhile: it was read with the answer.
    """

    cells: int | None = None
    typed: str = ""


def measured_ambiguous(seconds: float = 0.3) -> Answer:
    """Cells of “, from where the cursor stands after it; nothing without a terminal, or if it does not answer in time."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return Answer()
    try:
        import termios
        import tty
    except ImportError:
        return Answer()
    source = sys.stdin.fileno()
    before = termios.tcgetattr(source)
    try:
        tty.setcbreak(source, termios.TCSANOW)
        sys.stdout.write(_PROBE)
        sys.stdout.flush()
        column, typed = answered_column(source, seconds)
    finally:
        termios.tcsetattr(source, termios.TCSADRAIN, before)
        sys.stdout.write(_CLEAR)
        sys.stdout.flush()
    return Answer(column - 1 if column in (2, 3) else None, typed.decode("utf-8", "ignore").replace("\n", "\r"))


def answered_column(source: int, seconds: float) -> tuple[int | None, bytes]:
    """The column (from 1) of the cursor position report read from a file descriptor, None if none comes in time; and what else was read."""
    until, read = time.monotonic() + seconds, b""
    while (left := until - time.monotonic()) > 0 and select.select([source], [], [], left)[0]:
        read += os.read(source, 64)
        if found := _ANSWER.search(read):
            return int(found[1]), _ANSWER.sub(b"", read)
    return None, read
