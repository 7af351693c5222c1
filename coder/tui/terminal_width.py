"""Ask the terminal how wide it draws a character of ambiguous width, before the screen takes it over."""

import os
import re
import select
import sys
import time

_PROBE = "\r“\x1b[6n"
_ANSWER = re.compile(rb"\x1b\[\d+;(\d+)R")
_CLEAR = "\r\x1b[K"


def measured_ambiguous(seconds: float = 0.3) -> int | None:
    """1 or 2, from where the cursor stands after “; None without a terminal, or if it does not answer in time."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return None
    try:
        import termios
        import tty
    except ImportError:
        return None
    source = sys.stdin.fileno()
    before = termios.tcgetattr(source)
    try:
        tty.setcbreak(source)
        sys.stdout.write(_PROBE)
        sys.stdout.flush()
        column = answered_column(source, seconds)
    finally:
        termios.tcsetattr(source, termios.TCSADRAIN, before)
        sys.stdout.write(_CLEAR)
        sys.stdout.flush()
    return column - 1 if column in (2, 3) else None


def answered_column(source: int, seconds: float) -> int | None:
    """The column (from 1) of the cursor position report read from a file descriptor; None if none comes in time."""
    until, read = time.monotonic() + seconds, b""
    while (left := until - time.monotonic()) > 0 and select.select([source], [], [], left)[0]:
        read += os.read(source, 64)
        if found := _ANSWER.search(read):
            return int(found[1])
    return None
