"""A model of the package sentence-transformers that lies on this machine; nothing is ever downloaded."""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from coder.errors import MissingExtra, NotFound, PluginError

_SAMPLE = 1 << 20
_HINT = "Give the folder of a model in safetensors format: --encoder sentence-transformers:FOLDER"


class SentenceTransformers:
    """A model folder, or the name of a model that an earlier download of the user's left in the cache of Hugging Face.

    Weights are read as safetensors only (other formats can run code), and code that comes with a model is never run.
    """

    def __init__(self, place: str) -> None:
        """Load the model, offline.

        Raises:
            MissingExtra: the package is not installed.
            NotFound: no such model is on this machine.
            PluginError: it cannot be loaded.
        """
        os.environ["HF_HUB_OFFLINE"] = "1"
        try:
            from huggingface_hub import snapshot_download
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise MissingExtra("the package sentence-transformers is not installed", "Install it: pip install sentence-transformers") from error
        try:
            folder = Path(place) if Path(place).is_dir() else Path(snapshot_download(place, local_files_only=True))
        except (OSError, ValueError) as error:
            raise NotFound(f"no model {place} is on this machine", _HINT) from error
        try:
            self._model: Any = SentenceTransformer(str(folder), device="cpu", local_files_only=True, model_kwargs={"use_safetensors": True})
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            raise PluginError(f"the model {place} cannot be loaded: {' '.join(str(error).split())[:200]}", _HINT) from error
        self.dimensions = int(self._model.get_sentence_embedding_dimension())
        self.name = f"{Path(place).name}@{fingerprint(folder)}"

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """As `Encoder.encode`."""
        found = self._model.encode(list(texts), convert_to_numpy=True, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(found, np.float32)


def fingerprint(folder: Path) -> str:
    """What tells one model folder from another wherever it lies: names and sizes of its files, and the two ends of each."""
    seen = hashlib.sha256()
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        size = path.stat().st_size
        with path.open("rb") as handle:
            head = handle.read(_SAMPLE)
            handle.seek(max(0, size - _SAMPLE))
            seen.update(f"{path.relative_to(folder).as_posix()} {size} ".encode() + head + handle.read(_SAMPLE))
    return seen.hexdigest()[:12]
