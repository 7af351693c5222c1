"""Sentence vectors kept beside a project: read again, appended by several, begun anew when damaged."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from coder.suggest.vector_file import VectorFile
from coder.suggest.vectors import Vectors


def vector(seed: int) -> np.ndarray:
    drawn = np.random.default_rng(seed).normal(size=8)
    return (drawn / np.linalg.norm(drawn)).astype(np.float32)


def test_what_is_appended_by_two_is_read_again(tmp_path: Path) -> None:
    """In any order, exactly as it was."""
    one, two = (VectorFile(tmp_path / "p.coder-vectors", "e@1", 8) for _ in range(2))
    one.append({b"a" * 32: vector(1)})
    two.append({b"b" * 32: vector(2)})
    one.append({b"c" * 32: vector(3)})
    found = two.read()
    assert list(found) == [b"a" * 32, b"b" * 32, b"c" * 32]
    assert all(np.array_equal(found[key], vector(seed)) for key, seed in zip(found, (1, 2, 3), strict=True))


def test_a_damaged_file_or_one_of_another_encoder_is_begun_anew(tmp_path: Path) -> None:
    """Nothing wrong is ever read; the file is gone and can be written again."""
    path = tmp_path / "p.coder-vectors"
    kept = VectorFile(path, "e@1", 8)
    for damage in (lambda data: data[:-3], lambda data: data[:-40] + b"\xff" * 40, lambda data: b"x" + data[1:]):
        kept.append({b"a" * 32: vector(1), b"b" * 32: vector(2)})
        path.write_bytes(damage(path.read_bytes()))
        assert kept.read() == {} and not path.exists()
    kept.append({b"a" * 32: vector(1)})
    assert VectorFile(path, "e@2", 8).read() == {} and not path.exists()


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    """No error: it is a cache."""
    kept = VectorFile(tmp_path / "no folder" / "p.coder-vectors", "e@1", 8)
    kept.append({b"a" * 32: vector(1)})
    assert kept.read() == {}


class Measuring:
    """A vector from the length of a text; counts the texts it is given."""

    name, dimensions = "e@1", 8

    def __init__(self) -> None:
        self.asked: list[int] = []

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        self.asked.append(len(texts))
        return np.array([3 * vector(len(text)) for text in texts])


def test_a_text_is_encoded_once_for_all_sessions(tmp_path: Path) -> None:
    """A second memory on the same file asks the encoder nothing; vectors are of length 1."""
    one, two = Measuring(), Measuring()
    first = Vectors(one, VectorFile(tmp_path / "p.coder-vectors", "e@1", 8)).of(["商会", "谈拢了"])
    again = Vectors(two, VectorFile(tmp_path / "p.coder-vectors", "e@1", 8)).of(["谈拢了", "商会"])
    assert (one.asked, two.asked) == ([2], []) and np.array_equal(first, again[::-1])
    assert np.allclose(np.linalg.norm(first, axis=1), 1)
