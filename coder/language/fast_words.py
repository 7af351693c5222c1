"""The same cuts as jieba's, fifteen times as fast, by rjieba (Rust), where it is installed; tests hold both to the same words."""

import re
from importlib.util import find_spec

_PAD = "\ue000\ue001"
"""No word of any text: holds the frequency that jieba's total keeps, and rjieba's loses, when a word is given another one."""
_MARKS = re.compile(r"[+#&._%\-]")


def is_installed() -> bool:
    """Whether rjieba is there."""
    return find_spec("rjieba") is not None


class FastCutter:
    """Cuts with jieba's dictionary and the words it was taught; holds them to itself."""

    def __init__(self) -> None:
        """Load the dictionary (0.15 s)."""
        import rjieba

        self._jieba = rjieba.Jieba()
        self._lost = 0

    def teach(self, word: str, count: int, before: int) -> None:
        """Give a word the frequency `count`; it had `before`."""
        self._jieba.add_word(word, count, "n")
        if before:
            self._lost += before
            self._jieba.add_word(_PAD, self._lost, "x")

    def cut(self, block: str) -> tuple[str, ...] | None:
        """The words of a Simplified block of Han characters, letters and digits; None for one with marks, which the two cut differently."""
        return None if _MARKS.search(block) else tuple(self._jieba.cut(block))
