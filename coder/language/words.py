"""Words of mixed Chinese and English text, with offsets that stay true.

The dictionary and the hidden Markov model are jieba's; the cutting is written here, because jieba's own tokenizer reads
an unchecked cache from the temporary folder, logs to the terminal and shares what it learns. A test holds both to the same cuts.
"""

import re
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from math import log
from pathlib import Path

from coder.language import fast_words
from coder.language.fast_words import FastCutter
from coder.text.shadow import simplified

BLOCK = re.compile(r"[一-鿕a-zA-Z0-9+#&._%\-]+")
HAN = re.compile(r"[㐀-鿿豈-﫿\U00020000-\U0003ffff]")
OUTSIDE = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,:]\d+)*|\s+|.", re.DOTALL)
LETTER = re.compile(r"[a-zA-Z0-9]")
_MEMO_LIMIT = 10_000


def _jieba() -> tuple[Path, Callable[[str], Iterable[str]]]:
    """The folder of jieba's dictionary and its cutter for words the dictionary lacks; its import neither warns nor loads setuptools."""
    hidden = "jieba" not in sys.modules and "pkg_resources" not in sys.modules
    if hidden:
        sys.modules["pkg_resources"] = None  # type: ignore[assignment]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from jieba import finalseg
    finally:
        if hidden:
            del sys.modules["pkg_resources"]
    return Path(finalseg.__file__).parents[1] / "dict.txt", finalseg.cut


@cache
def _dictionary() -> tuple[Mapping[str, int], Mapping[str, int], int]:
    """How often each word of the dictionary stands in its corpus, the length of the longest that begins with each two characters, and the size
    of the corpus: read once for all segmenters."""
    fields = _jieba()[0].read_text(encoding="utf-8").split()
    frequency = dict(zip(fields[::3], map(int, fields[1::3]), strict=True))
    longest = {word[:2]: len(word) for word in sorted(frequency, key=len) if len(word) > 1}
    return frequency, longest, sum(frequency.values())


@cache
def _parts_of_speech() -> dict[str, str]:
    fields = _jieba()[0].read_text(encoding="utf-8").split()
    return dict(zip(fields[::3], map(sys.intern, fields[2::3]), strict=True))


class Segmenter:
    """Cuts text into words; holds the words of one project and leaks them nowhere.

    The dictionary (0.35 s) is loaded when first needed. Traditional text is cut through its Simplified shadow.

    >>> Segmenter(["织里"]).cut("织里镇的童装")
    ['织里', '镇', '的', '童装']
    """

    def __init__(self, words: Iterable[str] = (), *, fast: bool | None = None) -> None:
        """Take `words` (names of towns, cues, codes) as words of their own, whatever the dictionary says.

        Args:
            fast: Cut by rjieba; None: where it is installed. The words are the same.
        """
        self._fast = fast_words.is_installed() if fast is None else fast
        self._cutter: FastCutter | None = None
        self._own: set[str] = set()
        self._frequency: dict[str, int] = {}
        self._before: dict[str, int] = {}
        self._longest: dict[str, int] = {}
        self._total = 0
        self._unknown: Callable[[str], Iterable[str]] | None = None
        self._memo: dict[str, tuple[str, ...]] = {}
        self.add(words)

    def add(self, words: Iterable[str]) -> None:
        """Add words; the result does not depend on their order within one call."""
        fresh = {simplified(word.strip()) for word in words} - self._own
        fresh = {word for word in fresh if len(word) > 1 and HAN.search(word) and BLOCK.fullmatch(word)}
        self._own |= fresh
        if self._unknown is not None:
            self._teach(fresh)

    @property
    def own(self) -> tuple[str, ...]:
        """The words added, in order."""
        return tuple(sorted(self._own))

    def cut(self, text: str) -> list[str]:
        """Every piece of `text` in order: words, punctuation and white space; joined they give `text`."""
        return [text[start:stop] for start, stop in self._pieces(text)]

    def tokens(self, text: str) -> list[tuple[int, int]]:
        """Words and punctuation as (start, stop) in code points; white space is left out."""
        return [(start, stop) for start, stop in self._pieces(text) if not text[start].isspace()]

    def words(self, text: str) -> list[tuple[int, int]]:
        """The tokens that hold a letter, a digit or a Chinese character."""
        return [(start, stop) for start, stop in self._pieces(text) if text[start].isalnum() or text[stop - 1].isalnum()]

    def boundaries(self, text: str) -> list[int]:
        """Every offset where a token starts or stops, with 0 and the length, in order: where a cursor that moves by words may rest."""
        found = {0, len(text)}
        for start, stop in self.tokens(text):
            found.add(start)
            found.add(stop)
        return sorted(found)

    def cut_run(self, run: str) -> tuple[str, ...]:
        """The words of one match of `BLOCK` in a Simplified shadow.

        Words never reach over a run, so a matcher can cut just the few runs it needs.
        """
        return self._words_of(run)

    def cut_runs(self, runs: Iterable[str]) -> list[str]:
        """The words of several such runs, one after the other."""
        known = self._memo.get
        words: list[str] = []
        for run in runs:
            words += known(run) or self._words_of(run)
        return words

    def familiarity(self, word: str) -> int:
        """How often the dictionary's corpus (60 million words) holds `word`; 0 if the dictionary lacks it, whatever was added."""
        if self._unknown is None:
            self._load()
        word = simplified(word)
        return self._before[word] if word in self._before else self._frequency.get(word, 0)

    def part_of_speech(self, word: str) -> str:
        """What jieba's dictionary calls `word` (n, ns, nr, v, d ...); empty if the dictionary lacks it, whatever was added."""
        return _parts_of_speech().get(simplified(word), "")

    def _pieces(self, text: str) -> Iterator[tuple[int, int]]:
        shadow = simplified(text)
        done = 0
        for found in BLOCK.finditer(shadow):
            if not HAN.search(found.group()):
                continue
            for piece in OUTSIDE.finditer(shadow, done, found.start()):
                yield piece.span()
            done = found.start()
            for word in self._words_of(found.group()):
                yield done, done + len(word)
                done += len(word)
        for piece in OUTSIDE.finditer(shadow, done):
            yield piece.span()

    def _words_of(self, block: str) -> tuple[str, ...]:
        known = self._memo.get(block)
        if known is None:
            if len(self._memo) >= _MEMO_LIMIT:
                self._memo.clear()
            known = self._memo[block] = self._quickly(block) or tuple(self._cut(block))
        return known

    def _quickly(self, block: str) -> tuple[str, ...] | None:
        if self._unknown is None:
            self._load()
        return self._cutter.cut(block) if self._cutter else None

    def _cut(self, block: str) -> Iterator[str]:
        unknown = self._unknown or self._load()
        frequency = self._frequency
        single = ""
        for word in self._dictionary_words(block):
            if len(word) == 1:
                single += word
                continue
            if single:
                yield from self._singles(single, frequency, unknown)
                single = ""
            yield word
        if single:
            yield from self._singles(single, frequency, unknown)

    def _singles(self, run: str, frequency: dict[str, int], unknown: Callable[[str], Iterable[str]]) -> Iterable[str]:
        """A run of single characters: words the dictionary lacks, found by the hidden Markov model."""
        if len(run) == 1 or frequency.get(run):
            return run
        known = self._memo.get("\0" + run)
        if known is None:
            known = self._memo["\0" + run] = tuple(unknown(run))
        return known

    def _dictionary_words(self, block: str) -> list[str]:
        """The most probable way through `block` by word frequency, last word first found, ties to the longer word (as jieba decides)."""
        frequency, longest, size = self._frequency.get, self._longest.get, len(block)
        log_total = log(self._total)
        best = [0.0] * (size + 1)
        step = [0] * size
        for start in range(size - 1, -1, -1):
            count = frequency(block[start])
            score = log(count or 1) - log_total + best[start + 1] if count else None
            reach = start + 1
            for stop in range(start + 2, min(start + longest(block[start : start + 2], 0), size) + 1):
                count = frequency(block[start:stop])
                if count:
                    other = log(count) - log_total + best[stop]
                    if score is None or other >= score:
                        score, reach = other, stop
            best[start] = -log_total + best[start + 1] if score is None else score
            step[start] = reach
        words, start = [], 0
        while start < size:
            words.append(block[start : step[start]])
            start = step[start]
        return words

    def _load(self) -> Callable[[str], Iterable[str]]:
        frequency, longest, self._total = _dictionary()
        self._frequency, self._longest = dict(frequency), dict(longest)
        self._unknown = unknown = _jieba()[1]
        self._cutter = FastCutter() if self._fast else None
        self._teach(self._own)
        return unknown

    def _teach(self, words: Iterable[str]) -> None:
        """Give each word the lowest frequency at which it is cut as one (jieba's `suggest_freq`), shorter words first."""
        for word in sorted(words, key=lambda word: (len(word), word)):
            share = 1.0
            for part in self._parts(word):
                share *= self._frequency.get(part, 1) / self._total
            count = max(int(share * self._total) + 1, self._frequency.get(word, 1))
            before = self._frequency.get(word, 0)
            self._before.setdefault(word, before)
            self._frequency[word] = count
            self._total += count
            self._longest[word[:2]] = max(self._longest.get(word[:2], 1), len(word))
            if self._cutter:
                self._cutter.teach(word, count, before)
        self._memo.clear()

    def _parts(self, word: str) -> Iterator[str]:
        """The dictionary words of `word`, runs of Latin letters and digits kept together."""
        letters = ""
        for part in self._dictionary_words(word):
            if len(part) == 1 and LETTER.match(part):
                letters += part
                continue
            if letters:
                yield letters
                letters = ""
            yield part
        if letters:
            yield letters
