"""TF-IDF features: scikit-learn's values, Simplified and Traditional alike, additive explanations."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.feature_extraction.text import TfidfVectorizer

from coder.language.words import Segmenter
from coder.suggest.features import Features
from coder.suggest.ngrams import Ngrams

ENGLISH = ["a bridge between firms", "firms met a firm", "the  bridge", "", "x", "met met met"]
CHINESE = ["商会出面谈拢了", "商会把老板叫到一起", "谈拢 了租金", "租", "", "老板老板老板"]
SEGMENTER = Segmenter()


@pytest.mark.parametrize(("texts", "analyzer", "sizes"), [(CHINESE, "char", (1, 4)), (ENGLISH, "char", (1, 4)), (ENGLISH, "char_wb", (2, 5))])
@pytest.mark.parametrize("least", [1, 2])
def test_ngrams_have_the_values_of_scikit_learn(texts, analyzer, sizes, least):
    """Same terms, same weights."""
    reference = TfidfVectorizer(analyzer=analyzer, ngram_range=sizes, sublinear_tf=True, min_df=least).fit(texts)
    ngrams = Ngrams(*sizes, in_words=analyzer == "char_wb", least=least).fit(texts)
    assert len(ngrams.terms) == len(reference.vocabulary_)
    ours, theirs = ngrams.transform(texts), reference.transform(texts)
    assert np.allclose((ours @ ours.T).toarray(), (theirs @ theirs.T).toarray(), atol=1e-5)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(st.sampled_from("ab 商会\n\u3000"), max_size=12), min_size=1, max_size=5))
def test_ngrams_equal_scikit_learn_on_any_text(texts):
    """Random texts, empty ones and white space included (single line breaks count as spaces)."""
    spaced = ["".join(" " if char.isspace() else char for char in text) for text in texts]
    ours = Ngrams(1, 3, in_words=False, least=1).fit(texts).transform(texts)
    if any(spaced):
        theirs = TfidfVectorizer(analyzer="char", ngram_range=(1, 3), sublinear_tf=True).fit_transform(spaced)
        assert np.allclose((ours @ ours.T).toarray(), (theirs @ theirs.T).toarray(), atol=1e-5)


def test_unknown_characters_match_nothing():
    """A text of letters never seen has an empty row."""
    assert Ngrams(1, 4, in_words=False).fit(CHINESE).transform(["😀é"]).nnz == 0


def test_traditional_text_has_the_features_of_its_simplified_form():
    """商會 and 商会 are the same to the model."""
    features = Features(SEGMENTER).fit(CHINESE)
    rows = features.transform(["商会出面谈拢了", "商會出面談攏了"]).toarray()
    assert np.allclose(rows[0], rows[1])


def test_rows_have_length_one():
    """Words and n-grams carry half the weight each."""
    rows = Features(SEGMENTER).fit(CHINESE).transform([CHINESE[0]])
    assert np.isclose(rows.multiply(rows).sum(), 1, atol=1e-5)


@pytest.mark.parametrize("texts", [CHINESE, ENGLISH])
def test_the_parts_of_the_characters_add_up(texts):
    """Whatever the weights, the characters' contributions sum to the inner product."""
    features = Features(SEGMENTER).fit(texts)
    weights = np.random.default_rng(1).normal(size=features.transform(["x"]).shape[1])
    for text in texts:
        parts = features.contributions(text, weights)
        assert len(parts) == len(text)
        assert np.isclose(parts.sum(), float((features.transform([text]) @ weights)[0]), atol=1e-5)


def test_english_words_come_with_their_neighbours_and_questions_with_their_mark():
    """Pairs of words are terms; `?` is one."""
    terms = [term for term, _, _ in Features(SEGMENTER).terms("Firms met? 商会")]
    assert terms == ["firms", "met", "firms met", "?", "商会"]
