"""What a person answers on standard input: lines, or on a terminal single keys."""

import os
import sys

import click


class Answers:
    """Reads answers; bytes that are no text become U+FFFD."""

    def __init__(self, *, one_key: bool) -> None:
        """`one_key`: on a terminal one key is an answer, without Enter."""
        self.on_terminal = sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
        self._one_key = one_key and self.on_terminal

    def key(self) -> str:
        """An answer to a question of one letter.

        Raises:
            EOFError: the input ends.
        """
        if not self._one_key:
            return self.line()
        key = click.getchar()
        if key == "\x04":
            raise EOFError
        return key

    def line(self) -> str:
        """A line without its end.

        Raises:
            EOFError: the input ends.
        """
        raw = getattr(sys.stdin, "buffer", None)
        given = raw.readline().decode(sys.stdin.encoding or "utf-8", "replace") if raw else sys.stdin.readline()
        if not given:
            raise EOFError
        return str(given).rstrip("\r\n")
