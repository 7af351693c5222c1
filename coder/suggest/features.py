"""TF-IDF of words and character n-grams: half the weight each, rows of length 1, Simplified and Traditional alike."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from scipy import sparse

from coder.language.words import HAN, Segmenter
from coder.suggest.ngrams import Ngrams, weighted
from coder.text.fold import fold

_CHUNK = 1000
"""Texts taken at a time: the n-grams of many texts at once fill the memory."""
_LATIN = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")


class Features:
    """Words (jieba's, and English words with pairs of neighbours; `?` counts as one) and n-grams of the texts of one project."""

    def __init__(self, segmenter: Segmenter) -> None:
        """Cut with `segmenter`, which knows the project's own words."""
        self._segmenter = segmenter
        self.vocabulary: dict[str, int] = {}
        self._idf = np.empty(0, np.float32)
        self._ngrams = Ngrams(1, 4, in_words=False)

    def fit(self, texts: Sequence[str]) -> "Features":
        """Learn vocabulary and rarity. English-only texts take n-grams of 2 to 5 characters inside words, all others of 1 to 4 across them."""
        frequency: Counter[str] = Counter()
        for text in texts:
            frequency.update({term for term, _, _ in self.terms(text)})
        self.vocabulary = {term: column for column, term in enumerate(sorted(frequency))}
        counts = np.array([frequency[term] for term in self.vocabulary], np.float32)
        self._idf = (np.log((1 + len(texts)) / (1 + counts)) + 1).astype(np.float32)
        english = not any(HAN.search(text) for text in texts)
        self._ngrams = Ngrams(2, 5, in_words=True) if english else Ngrams(1, 4, in_words=False)
        self._ngrams.fit([fold(text) for text in texts])
        return self

    def restrict(self, documents: Sequence[Sequence[str]], always: Sequence[str], least: int) -> "Features":
        """Forget words and n-grams that stand in fewer than `least` documents (each some texts), unless they stand in one of `always`."""
        words: Counter[str] = Counter()
        ngrams = np.zeros(len(self._ngrams.terms), np.int64)
        for texts in documents:
            words.update({term for text in texts for term, _, _ in self.terms(text)})
            ngrams += self._ngrams.present(fold(text) for text in texts)
        own = {term for text in always for term, _, _ in self.terms(text)}
        kept = [column for term, column in self.vocabulary.items() if words[term] >= least or term in own]
        terms = list(self.vocabulary)
        self.vocabulary = {terms[column]: place for place, column in enumerate(kept)}
        self._idf = self._idf[kept]
        self._ngrams.keep((ngrams >= least) | self._ngrams.present(fold(text) for text in always))
        return self

    def transform(self, texts: Sequence[str]) -> sparse.csr_matrix:
        """One row per text: the words' columns, then the n-grams'; length 1 (less where one half is empty)."""
        if len(texts) > _CHUNK:
            parts = [self.transform(texts[start : start + _CHUNK]) for start in range(0, len(texts), _CHUNK)]
            return sparse.vstack(parts, format="csr")
        half = np.float32(np.sqrt(0.5))
        return sparse.hstack([self._words(texts) * half, self._ngrams.transform([fold(text) for text in texts]) * half], format="csr")

    def terms(self, text: str) -> Iterator[tuple[str, int, int]]:
        """The word terms of a text with their offsets: (term, start, stop)."""
        folded = fold(text)
        before: tuple[str, int, int] | None = None
        for start, stop in self._segmenter.tokens(text):
            word = folded[start:stop]
            if HAN.search(word):
                before = None
                yield word, start, stop
                continue
            found = _LATIN.fullmatch(word)
            if found is None:
                before = None
                if word == "?":
                    yield word, start, stop
                continue
            yield word, start, stop
            if before is not None:
                yield f"{before[0]} {word}", before[1], stop
            before = (word, start, stop)

    def contributions(self, text: str, weights: np.ndarray) -> np.ndarray:
        """What each character of `text` adds to the inner product of the text's row with `weights`; their sum is that product.

        A term's part is shared out evenly over its occurrences, and each occurrence's over its characters.
        """
        row = self.transform([text]).tocsr()
        parts = np.zeros(row.shape[1], np.float64)
        parts[row.indices] = row.data * weights[row.indices]
        words = [(self.vocabulary[term], start, stop) for term, start, stop in self.terms(text) if term in self.vocabulary]
        terms, _, starts, stops = self._ngrams.occurrences([fold(text)])
        columns, known = self._ngrams.columns(terms)
        columns = np.r_[np.array([column for column, _, _ in words], np.int64), columns[known] + len(self.vocabulary)]
        starts = np.r_[np.array([start for _, start, _ in words], np.int64), starts[known]]
        stops = np.r_[np.array([stop for _, _, stop in words], np.int64), stops[known]]
        share = parts[columns] / np.bincount(columns, minlength=len(parts))[columns] / (stops - starts)
        slope = np.zeros(len(text) + 1)
        np.add.at(slope, starts, share)
        np.add.at(slope, stops, -share)
        return np.cumsum(slope)[:-1]

    def state(self) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
        """What `restore` needs: JSON-compatible values, and arrays."""
        ngrams = self._ngrams
        values = {"words": list(self.vocabulary), "shortest": ngrams.shortest, "longest": ngrams.longest, "in_words": ngrams.in_words}
        return values, {"idf": self._idf, "alphabet": ngrams.alphabet, "ngrams": ngrams.terms, "ngram_idf": ngrams.idf}

    def restore(self, values: Mapping[str, Any], arrays: Mapping[str, np.ndarray]) -> "Features":
        """Take back what `state` gave."""
        self.vocabulary = {term: column for column, term in enumerate(values["words"])}
        self._idf = arrays["idf"]
        self._ngrams = Ngrams(values["shortest"], values["longest"], in_words=values["in_words"])
        self._ngrams.alphabet, self._ngrams.terms, self._ngrams.idf = arrays["alphabet"], arrays["ngrams"], arrays["ngram_idf"]
        return self

    def _words(self, texts: Sequence[str]) -> sparse.csr_matrix:
        columns: list[int] = []
        ends = [0]
        known = self.vocabulary.get
        for text in texts:
            columns += [column for term, _, _ in self.terms(text) if (column := known(term)) is not None]
            ends.append(len(columns))
        counts = sparse.csr_matrix(
            (np.ones(len(columns), np.float32), np.array(columns, np.int32), np.array(ends, np.int32)), shape=(len(texts), len(self.vocabulary))
        )
        counts.sum_duplicates()
        return weighted(counts, self._idf)
