"""spaCy pipelines over the project's words: blank, without trained models, offsets in code points. Importing this module loads spaCy."""

from collections.abc import Callable, Iterable

import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from coder.language.lemmas import Lemmas
from coder.language.words import HAN, Segmenter
from coder.text.search.fold import fold


class SegmenterTokenizer:
    """A spaCy tokenizer that cuts with a `Segmenter`: `doc.text` is the text, `token.idx` the offset in code points."""

    def __init__(self, vocab: Vocab, segmenter: Segmenter) -> None:
        """Use the words of `segmenter`, which stay its own."""
        self.vocab = vocab
        self.segmenter = segmenter

    def __call__(self, text: str) -> Doc:
        """Cut a text; a single space after a token belongs to it, other white space is a token of its own."""
        words: list[str] = []
        spaces: list[bool] = []
        for piece in self.segmenter.cut(text):
            if piece == " " and words and not spaces[-1]:
                spaces[-1] = True
            else:
                words.append(piece)
                spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)


@spacy.registry.tokenizers("coder.jieba.v1")
def jieba_tokenizer() -> Callable[[Language], SegmenterTokenizer]:
    """A tokenizer with a segmenter of its own, for pipelines made from a configuration."""

    def make(nlp: Language) -> SegmenterTokenizer:
        return SegmenterTokenizer(nlp.vocab, Segmenter())

    return make


def pipeline(language: str, segmenter: Segmenter | None = None) -> Language:
    """A blank pipeline for `zh`, `en` or `mixed` text; Chinese is cut with `segmenter`, or with one of its own.

    English tokens carry their lemma. Sentences are found by `coder.text.sentences`, not here.
    """
    if language == "en":
        nlp = spacy.blank("en")
        nlp.add_pipe("coder_lemmas_v1")
        return nlp
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "coder.jieba.v1"}}})
    if segmenter is not None:
        nlp.tokenizer = SegmenterTokenizer(nlp.vocab, segmenter)
    return nlp


@Language.factory("coder_lemmas_v1")
def make_lemmas(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """A pipe that sets the lemma of every English token."""
    lemmas = Lemmas()

    def set_lemmas(doc: Doc) -> Doc:
        for token in doc:
            token.lemma_ = lemmas.of(token.lower_)
        return doc

    return set_lemmas


def phrase_matcher(nlp: Language, phrases: Iterable[str]) -> PhraseMatcher:
    """A matcher of whole words for folded phrases, each under its own name: by letters in Chinese, by lemmas in English.

    Texts must be folded before they are given to the pipeline, so that Traditional and Simplified meet.
    """
    matcher = PhraseMatcher(nlp.vocab, attr="LEMMA" if nlp.lang == "en" else "ORTH")
    for phrase in sorted(set(phrases)):
        if bool(HAN.search(phrase)) == (nlp.lang != "en"):
            matcher.add(phrase, [nlp(fold(phrase))])
    return matcher
