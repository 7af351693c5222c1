"""Sentence vectors of texts by an encoder, each text encoded once; everything works without, on words alone."""

import hashlib
from collections.abc import Callable, Sequence

import numpy as np

from coder.errors import FormatError, PluginError
from coder.suggest.encoders.protocol import Encoder
from coder.suggest.encoders.registry import encoder_of_model
from coder.suggest.encoders.use import Use
from coder.suggest.vector_file import VectorFile
from coder.text.shadow import simplified

_BATCH = 2048
"""Texts encoded at a time: what depends on a piece of a word alone is worked out once for all of them."""
Told = Callable[[int, int], None]
"""Takes how many texts are encoded, and of how many."""


class Vectors:
    """Vectors of length 1 for texts, remembered by the hash of the text.

    Traditional text is encoded through its Simplified shadow: as written, a turn and its shadow are only .74 alike.
    """

    def __init__(self, encoder: Encoder | None = None, kept: VectorFile | None = None, told: Told | None = None) -> None:
        """Encode with `encoder` (None: the default one), with nothing remembered but what is `kept` in a file; `told` hears how far it is."""
        self._encoder = encoder or Use()
        self.name, self.dimensions = self._encoder.name, self._encoder.dimensions
        self._kept = kept
        self._told = told
        self._known: dict[bytes, np.ndarray] = kept.read() if kept else {}

    def of(self, texts: Sequence[str]) -> np.ndarray:
        """The vectors of `texts`, shape (len(texts), dimensions), float32.

        Raises:
            PluginError: the encoder gives no such vectors.
        """
        shadows = [simplified(text) for text in texts]
        keys = [hashlib.sha256(text.encode()).digest() for text in shadows]
        fresh = {key: text for key, text in zip(keys, shadows, strict=True) if key not in self._known}
        order = list(fresh)
        for place in range(0, len(order), _BATCH):
            batch = order[place : place + _BATCH]
            made = dict(zip(batch, self._encoded([fresh[key] for key in batch]), strict=True))
            self._known |= made
            if self._kept:
                self._kept.append(made)
            if self._told:
                self._told(place + len(batch), len(order))
        return np.stack([self._known[key] for key in keys]) if keys else np.zeros((0, self.dimensions), np.float32)

    def forget(self) -> None:
        """Remember no text any more: of very many texts few come back."""
        self._known = {}

    def _encoded(self, texts: list[str]) -> np.ndarray:
        found = np.asarray(self._encoder.encode(texts), np.float32)
        if found.shape != (len(texts), self.dimensions) or not np.all(np.isfinite(found)):
            raise PluginError(
                f"the encoder {self.name} gave no {len(texts)} x {self.dimensions} finite numbers", "Repair it, or choose another: --encoder none"
            )
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        unit = np.full_like(found, self.dimensions**-0.5)
        made: np.ndarray = np.where(lengths > 1e-9, found / np.maximum(lengths, 1e-9), unit)
        return made


def vectors_of_model(name: str, offered: Vectors | None = None) -> Vectors:
    """The vectors that a saved model was made with, by the name of its encoder: those offered, or of an encoder that is installed.

    Raises:
        FormatError: neither has the name; vectors of another encoder would mean nothing to the model.
    """
    if offered and offered.name == name:
        return offered
    found = encoder_of_model(name)
    if found is None:
        raise FormatError(
            f"the model was made with the sentence encoder {name}, which is not at hand",
            "Install it, or choose it for the project: coder suggest PROJECT --encoder NAME",
        )
    return Vectors(found)
