"""Text for documents that people read: nothing in it is illegal in XML, acts on a terminal or turns the direction of a line."""

import re

from coder.formats.loss import EXAMPLES, Loss

_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


class Readable:
    """Makes text readable, and counts the texts in which something had to be shown as a symbol."""

    def __init__(self) -> None:
        self._count = 0
        self._examples: list[str] = []

    def __call__(self, text: str) -> str:
        """The text with control characters as pictures (␋) and other hidden ones as \ufffd; line ends and tabs stay."""
        shown = _HIDDEN.sub(_picture, text)
        if shown != text:
            self._count += 1
            if len(self._examples) < EXAMPLES:
                self._examples.append(shown[:40])
        return shown

    def losses(self) -> tuple[Loss, ...]:
        """What was counted."""
        what = "texts with control characters, shown as symbols"
        return (Loss(what=what, count=self._count, examples=tuple(self._examples)),) if self._count else ()


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else "\ufffd"
