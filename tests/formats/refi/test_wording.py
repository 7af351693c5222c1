"""Labelled lines hold what REFI-QDA has no field for, and give it back; what other people wrote is left as it is."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.formats.codebooks.yaml_files import read_codebook
from coder.formats.refi.wording import CodeWords, code_description, code_words
from coder.model.codebook import Code
from coder.resources import folder

_WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r;"), min_size=1, max_size=30)
_LISTS = st.dictionaries(st.sampled_from(["zh", "en", "zh-Hant"]), st.lists(_WORDS, min_size=1, max_size=3).map(tuple), max_size=2)
_TEXTS = st.dictionaries(st.sampled_from(["zh", "en"]), _WORDS, max_size=2)


def _fields(code: Code) -> CodeWords:
    names = code.names if len(code.names) > 1 else {}
    told = {each.name: getattr(code, each.name) for each in dataclasses.fields(CodeWords) if each.name != "names"}
    return CodeWords(names=names, **told)


@given(definition=_TEXTS, include=_LISTS, exclude=_LISTS, examples=_LISTS, cues=_LISTS, anti_cues=_LISTS, retired=st.booleans())
def test_any_words_come_back(**fields: object) -> None:
    """Line ends, labels within words and blank lines too."""
    code = Code(id="x", codebook_id="b", key="k", names={"en": "A", "zh": "甲"}, **fields)  # type: ignore[arg-type]
    assert code_words(code_description(code)) == _fields(code)


def test_shipped_codes_come_back() -> None:
    """All of them."""
    _, codes = read_codebook(folder("codebooks") / "interactive_situations.yaml")
    assert [code_words(code_description(each)) for each in codes] == [_fields(each) for each in codes]


def test_a_lone_definition_has_no_label() -> None:
    """As other programs write it, unless it looks like a label."""
    code = Code(id="x", codebook_id="b", key="A", names={"en": "A"}, definition={"en": "Plain words.\nMore."})
    assert code_description(code) == "Plain words.\nMore."
    odd = dataclasses.replace(code, definition={"en": "key: words"})
    assert code_words(code_description(odd)) == CodeWords(definition={"en": "key: words"})


@pytest.mark.parametrize("said", ["Plain words.", "definition: words", "definition (en): words\nand a memo", "note (en): words"])
def test_what_other_people_wrote_is_none_of_ours(said: str) -> None:
    """Nothing is guessed."""
    assert code_words(said) is None
