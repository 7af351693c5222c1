"""Pipelines: blank spaCy over the project's words, offsets in code points."""

import subprocess
import sys

import pytest

from coder.language.pipeline import jieba_tokenizer, pipeline
from coder.language.words import Segmenter

NASTY = ("", " ", "  昆山  招商 ", "😀𠮷田：昆山\n\n对接\t了", "a  b", "\u3000全角\u00a0空格", "e\u0301té l’été", "\ufeff你好\u2028世界")


@pytest.mark.parametrize("language", ["zh", "en", "mixed"])
@pytest.mark.parametrize("text", NASTY)
def test_tokens_keep_the_text_and_its_offsets(language, text):
    """`doc.text` is the text, and every token stands at its offset."""
    doc = pipeline(language)(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_the_tokenizer_is_registered_and_has_words_of_its_own():
    """A pipeline made from the registered name cuts Chinese into words, and two pipelines share none."""
    import spacy

    assert spacy.registry.tokenizers.get("coder.jieba.v1") is jieba_tokenizer
    own = pipeline("zh", Segmenter(["织里镇童装"]))
    assert [token.text for token in own("织里镇童装")] == ["织里镇童装"]
    assert len(pipeline("zh")("织里镇童装")) > 1


def test_english_tokens_have_lemmas():
    """The lemma pipe serves matchers over lemmas."""
    assert [token.lemma_ for token in pipeline("en")("firms matched them")] == ["firm", "match", "they"]


def test_words_and_cues_do_not_load_spacy():
    """spaCy costs half a second: only this module loads it."""
    program = (
        "import sys, coder.language.cues, coder.language.words; print([m for m in ('spacy', 'numpy', 'jieba', 'simplemma') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip() == "[]"
