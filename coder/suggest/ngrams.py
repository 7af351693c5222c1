"""Character n-grams by arrays: the values of scikit-learn's TfidfVectorizer, several times faster and with the offsets kept."""

from collections.abc import Iterable, Sequence

import numpy as np
from scipy import sparse

_CHUNK = 1000
"""Texts taken at a time: the n-grams of many texts at once fill the memory."""
_SPACES = np.array([*range(9, 14), *range(28, 33), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000], np.uint32)


class Ngrams:
    """Term frequencies (1 + ln tf) x (ln((1 + n) / (1 + df)) + 1) of character n-grams, rows of length 1.

    With `in_words` n-grams stay inside words padded by one space (scikit-learn's `char_wb`), else they run over everything (`char`).
    A term is a number: the letters' places in the alphabet of the fitted texts, packed into 64 bits.
    """

    def __init__(self, shortest: int, longest: int, *, in_words: bool, least: int = 2) -> None:
        """N-grams of `shortest` to `longest` characters that stand in at least `least` texts."""
        self.shortest, self.longest, self.in_words, self.least = shortest, longest, in_words, least
        self.alphabet = np.empty(0, np.uint32)
        self.terms = np.empty(0, np.uint64)
        self.idf = np.empty(0, np.float32)

    def fit(self, texts: Sequence[str]) -> "Ngrams":
        """Learn the terms and their rarity from folded texts."""
        letters = self._letters(texts)[0]
        most = (1 << (64 // self.longest)) - 2
        found, counts = np.unique(letters, return_counts=True)
        self.alphabet = np.sort(found[np.argsort(-counts, kind="stable")[:most]])
        known, frequency = np.empty(0, np.uint64), np.empty(0, np.int64)
        for first in range(0, len(texts), _CHUNK):
            terms, counts = self._frequencies(texts[first : first + _CHUNK])
            known, place = np.unique(np.concatenate([known, terms]), return_inverse=True)
            frequency = np.bincount(place, weights=np.concatenate([frequency, counts]), minlength=len(known)).astype(np.int64)
        kept = frequency >= self.least
        self.terms = known[kept]
        self.idf = (np.log((1 + len(texts)) / (1 + frequency[kept])) + 1).astype(np.float32)
        return self

    def _frequencies(self, texts: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
        """The terms of some texts, in order, and in how many of them each stands."""
        terms, rows, _, _ = self.occurrences(texts)
        order = np.lexsort((rows, terms))
        terms, rows = terms[order], rows[order]
        fresh = np.ones(len(terms), bool)
        fresh[1:] = (terms[1:] != terms[:-1]) | (rows[1:] != rows[:-1])
        return np.unique(terms[fresh], return_counts=True)

    def present(self, texts: Iterable[str]) -> np.ndarray:
        """Which of the known terms stand in any of these folded texts."""
        found = np.zeros(len(self.terms), bool)
        columns, known = self.columns(self.occurrences(list(texts))[0])
        found[columns[known]] = True
        return found

    def keep(self, kept: np.ndarray) -> None:
        """Forget the terms that are not kept (a mask)."""
        self.terms, self.idf = self.terms[kept], self.idf[kept]

    def transform(self, texts: Sequence[str]) -> sparse.csr_matrix:
        """One row per folded text, one column per known term."""
        terms, rows, _, _ = self.occurrences(texts)
        columns, known = self.columns(terms)
        shape = (len(texts), len(self.terms))
        counts = sparse.coo_matrix((np.ones(int(known.sum()), np.float32), (rows[known], columns[known])), shape=shape).tocsr()
        return weighted(counts, self.idf)

    def columns(self, terms: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """For each term its column, and whether it is known."""
        if not len(self.terms):
            return np.zeros(len(terms), np.int64), np.zeros(len(terms), bool)
        columns = np.minimum(np.searchsorted(self.terms, terms), len(self.terms) - 1)
        return columns, self.terms[columns] == terms

    def occurrences(self, texts: Sequence[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Every n-gram in order of its text: term, row, and start and stop in the folded text (padding belongs to the nearest letter)."""
        letters, rows, places, pieces = self._letters(texts)
        codes = np.zeros(len(letters), np.uint64)
        if len(self.alphabet):
            at = np.minimum(np.searchsorted(self.alphabet, letters), len(self.alphabet) - 1)
            codes = np.where(self.alphabet[at] == letters, at + 1, len(self.alphabet) + 1).astype(np.uint64)
        width = np.uint64(64 // self.longest)
        found: list[tuple[np.ndarray, ...]] = []
        packed = codes
        for size in range(1, min(self.longest, len(codes)) + 1):
            if size > 1:
                packed = (packed[:-1] << width) | codes[size - 1 :]
            if size >= self.shortest:
                first = np.flatnonzero(pieces[: len(packed)] == pieces[size - 1 :])
                found.append((packed[first], rows[first], places[first], places[first + size - 1] + 1))
        if not found:
            none = np.empty(0, np.int64)
            return np.empty(0, np.uint64), none, none, none
        terms, at, starts, stops = (np.concatenate(each) for each in zip(*found, strict=True))
        return terms, at, starts, stops

    def _letters(self, texts: Sequence[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """All characters one after the other: code point, row, offset in the text, and the piece (text or word) it belongs to.

        Runs of white space count as one space; with `in_words` each word has a space on either side, at the offset of its first or last letter.
        """
        letters = np.frombuffer("".join(texts).encode("utf-32-le"), np.uint32)
        sizes = np.array([len(text) for text in texts], np.int64)
        rows = np.repeat(np.arange(len(texts)), sizes)
        places = np.arange(len(letters)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        space = np.isin(letters, _SPACES)
        if not self.in_words:
            kept = ~(space & np.r_[False, space[:-1] & (rows[1:] == rows[:-1])]) if len(letters) else space
            return np.where(space, 32, letters)[kept], rows[kept], places[kept], rows[kept]
        opens = ~space & np.r_[True, space[:-1] | (rows[1:] != rows[:-1])] if len(letters) else space
        closes = ~space & np.r_[space[1:] | (rows[1:] != rows[:-1]), True] if len(letters) else space
        times = (~space).astype(np.int64) + opens + closes
        source = np.repeat(np.arange(len(letters)), times)
        first = np.cumsum(times) - times
        padded = letters[source].copy()
        padded[first[opens]] = 32
        padded[(first + times - 1)[closes]] = 32
        return padded, rows[source], places[source], np.cumsum(opens)[source]


def weighted(counts: sparse.csr_matrix, idf: np.ndarray) -> sparse.csr_matrix:
    """Counts as (1 + ln tf) x idf, each row divided by its length; rows without a term stay 0. scikit-learn's values, without its import (1 s)."""
    found = counts.tocsr().astype(np.float32)
    found.data = (np.log(found.data) + np.float32(1)) * idf[found.indices]
    sizes = np.diff(found.indptr)
    squares = np.add.reduceat((found.data * found.data).astype(np.float64), found.indptr[:-1][sizes > 0]) if found.nnz else np.empty(0)
    found.data = (found.data / np.sqrt(np.repeat(squares, sizes[sizes > 0]))).astype(np.float32)
    return found
