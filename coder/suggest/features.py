"""TF-IDF of words and character n-grams: half the weight each, rows of length 1, Simplified and Traditional alike."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from scipy import sparse

from coder.language.words import BLOCK, HAN, Segmenter
from coder.suggest.ngrams import Ngrams, weighted
from coder.text.search.fold import fold, fold_at_once

_CHUNK = 1000
"""Texts taken at a time: the n-grams of many texts at once fill the memory."""
_LATIN = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")


@dataclass(frozen=True, slots=True)
class Share:
    """The known terms of a text, as they occur.

    Attributes:
        size: Length of the text.
        columns, starts, stops: Of each occurrence the column, and where it stands.
        values: What each of its characters has of the term's TF-IDF value.
    """

    size: int
    columns: np.ndarray
    starts: np.ndarray
    stops: np.ndarray
    values: np.ndarray

    def along(self, weights: np.ndarray) -> np.ndarray:
        """What each character adds to the inner product, given the weight of each occurrence's term."""
        parts = self.values * weights
        slope = np.bincount(self.starts, parts, self.size + 1) - np.bincount(self.stops, parts, self.size + 1)
        return np.cumsum(slope)[:-1]


class Features:
    """Words (jieba's, and English words with pairs of neighbours; `?` counts as one) and n-grams of the texts of one project."""

    def __init__(self, segmenter: Segmenter, *, plain: bool = False) -> None:
        """Cut with `segmenter`, which knows the project's own words; `plain` takes words alone, no n-grams."""
        self._segmenter = segmenter
        self.plain = plain
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
        if self.plain:
            return self
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
            if not self.plain:
                ngrams += self._ngrams.present(fold(text) for text in texts)
        own = {term for text in always for term, _, _ in self.terms(text)}
        kept = [column for term, column in self.vocabulary.items() if words[term] >= least or term in own]
        terms = list(self.vocabulary)
        self.vocabulary = {terms[column]: place for place, column in enumerate(kept)}
        self._idf = self._idf[kept]
        if not self.plain:
            self._ngrams.keep((ngrams >= least) | self._ngrams.present(fold(text) for text in always))
        return self

    def transform(self, texts: Sequence[str]) -> sparse.csr_matrix:
        """One row per text: the words' columns, then the n-grams'; length 1 (less where one half is empty)."""
        if len(texts) > _CHUNK and not self.plain:
            parts = [self.transform(texts[start : start + _CHUNK]) for start in range(0, len(texts), _CHUNK)]
            return sparse.vstack(parts, format="csr")
        if self.plain:
            return self._words(texts)
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

    def _bare_terms(self, text: str, folded: str) -> Iterable[str]:
        """The words of `terms`, by a shorter way where the text has no Latin letter and no digit."""
        if _LATIN.search(folded):
            return (term for term, _, _ in self.terms(text))
        words = self._segmenter.cut_runs(BLOCK.findall(folded))
        return [*words, *("?" for _ in range(folded.count("?")))]

    def contributions(self, text: str, weights: np.ndarray) -> np.ndarray:
        """What each character of `text` adds to the inner product of the text's row with `weights`; their sum is that product.

        A term's part is shared out evenly over its occurrences, and each occurrence's over its characters.
        """
        (share,) = self.shares([text], self.transform([text]))
        return share.along(weights[share.columns])

    def shares(self, texts: Sequence[str], rows: sparse.csr_matrix) -> Iterator["Share"]:
        """Of each text what `contributions` needs for any weights, given what `transform` gave for them all."""
        rows.sort_indices()
        for text, (start, stop), found in zip(texts, pairwise(rows.indptr.tolist()), self._occurrences(texts), strict=True):
            columns, starts, stops = found
            place = np.searchsorted(rows.indices[start:stop], columns)
            values = rows.data[start:stop][place] / np.bincount(place, minlength=1)[place] / (stops - starts)
            yield Share(len(text), columns, starts, stops, values)

    def _occurrences(self, texts: Sequence[str]) -> Iterator[np.ndarray]:
        """For each text column, start and stop of every known term, 3 x their number."""
        ngrams = [np.empty((3, 0), np.int64)] * len(texts) if self.plain else self._ngrams_of(texts)
        for text, others in zip(texts, ngrams, strict=True):
            words = [(self.vocabulary[term], start, stop) for term, start, stop in self.terms(text) if term in self.vocabulary]
            yield np.concatenate([np.array(words, np.int64).reshape(len(words), 3).T, others], axis=1)

    def _ngrams_of(self, texts: Sequence[str]) -> list[np.ndarray]:
        terms, at, starts, stops = self._ngrams.occurrences([fold(text) for text in texts])
        columns, known = self._ngrams.columns(terms)
        order = np.flatnonzero(known)[np.argsort(at[known], kind="stable")]
        found = np.stack([columns + len(self.vocabulary), starts, stops])[:, order]
        return np.split(found, np.searchsorted(at[order], np.arange(len(texts))), axis=1)[1:]

    def state(self) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
        """What `restore` needs: JSON-compatible values, and arrays."""
        ngrams = self._ngrams
        values = {
            "words": list(self.vocabulary),
            "plain": self.plain,
            "shortest": ngrams.shortest,
            "longest": ngrams.longest,
            "in_words": ngrams.in_words,
        }
        return values, {"idf": self._idf, "alphabet": ngrams.alphabet, "ngrams": ngrams.terms, "ngram_idf": ngrams.idf}

    def restore(self, values: Mapping[str, Any], arrays: Mapping[str, np.ndarray]) -> "Features":
        """Take back what `state` gave."""
        self.vocabulary = {term: column for column, term in enumerate(values["words"])}
        self._idf = arrays["idf"]
        self.plain = values["plain"]
        self._ngrams = Ngrams(values["shortest"], values["longest"], in_words=values["in_words"])
        self._ngrams.alphabet, self._ngrams.terms, self._ngrams.idf = arrays["alphabet"], arrays["ngrams"], arrays["ngram_idf"]
        return self

    def _words(self, texts: Sequence[str]) -> sparse.csr_matrix:
        columns: list[int] = []
        ends = [0]
        known = self.vocabulary
        whole, start = fold_at_once("".join(texts)), 0
        for text in texts:
            folded = whole[start : start + len(text)]
            columns += [known[term] for term in self._bare_terms(text, folded) if term in known]
            ends.append(len(columns))
            start += len(text)
        counts = sparse.csr_matrix(
            (np.ones(len(columns), np.float32), np.array(columns, np.int32), np.array(ends, np.int32)), shape=(len(texts), len(self.vocabulary))
        )
        counts.sum_duplicates()
        return weighted(counts, self._idf)
