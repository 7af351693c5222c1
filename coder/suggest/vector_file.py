"""Sentence vectors kept beside a project, by the hash of the text, so that no text is encoded twice.

One line that names the encoder, then records of a hash (32 bytes) and a vector (float32). Records are appended whole, by several programs
at once if need be. It is a machine's cache: whoever deletes it loses nothing but time, and `coder erase` does.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import numpy as np

_HASH = 32


class VectorFile:
    """The file of one encoder; one of another encoder, or a damaged one, is begun anew. Where nothing can be written nothing is kept."""

    def __init__(self, path: Path, encoder: str, dimensions: int) -> None:
        """Nothing is read yet."""
        self._path = path
        self._dimensions = dimensions
        self._head = f"coder-vectors/1 {encoder} {dimensions}\n".encode()

    def read(self) -> dict[bytes, np.ndarray]:
        """All vectors by the hash of their text."""
        try:
            content = self._path.read_bytes()
        except OSError:
            return {}
        size = _HASH + 4 * self._dimensions
        body = content[len(self._head) :]
        rows = np.frombuffer(body[: len(body) // size * size], np.uint8).reshape(-1, size)
        vectors = np.ascontiguousarray(rows[:, _HASH:]).view(np.float32)
        lengths = np.linalg.norm(vectors, axis=1)
        if not content.startswith(self._head) or len(body) % size or not np.all(np.abs(lengths - 1) < 0.01):
            with suppress(OSError):
                self._path.unlink()
            return {}
        return {rows[place, :_HASH].tobytes(): vectors[place] for place in range(len(rows))}

    def append(self, vectors: Mapping[bytes, np.ndarray]) -> None:
        """Keep these too."""
        records = b"".join(key + np.asarray(vector, np.float32).tobytes() for key, vector in vectors.items())
        with suppress(OSError):
            fresh = not self._path.exists()
            handle = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            try:
                os.write(handle, self._head + records if fresh else records)
            finally:
                os.close(handle)
