"""How a file counts its offsets, which no file says: found by trying the readings of the standard that are in use.

Eight readings: CR LF counts as two or as one, characters beyond U+FFFF as one or (UTF-16) two, the end is the place after the passage or
its last character. In order: with which of them do the quotes that the file gives stand where it says; with which do the fewest ends lie
outside the text, and the fewest inside a word; with which do most lie at ends of sentences and paragraphs; how is the program known to
count. An inclusive end is believed of nothing but quotes: where words are split, a careless hand is the likelier cause.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from coder.formats.foreign.anchoring import same_words
from coder.formats.foreign.offsets import Counting, Ruler, told

SAMPLE = 4_000
_PROOF = 2
"""Quotes that prove a reading of one text against that of the file."""
_LINE_NUMBER = re.compile(r"line:\d+\Z")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_ENDS = "。！？；…”」』!?.\n"
_PRODUCERS = (("nvivo for mac", 1), ("nvivo", 2), ("atlas.ti", 1), ("maxqda", 1), ("qualcoder", 1), ("towncoder", 1))
"""(beginning of Project@origin, how CR LF counts there); measured on real files or read in source."""


@dataclass(slots=True)
class Placed:
    """A selection as the file gives it: key of its text, its two offsets, its quote or title."""

    text: str
    start: int
    stop: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class _Score:
    agree: int
    outside: int
    split: int
    ends: int


@dataclass(frozen=True, slots=True)
class Convention:
    """How the offsets of a file are counted, and why we think so.

    Attributes:
        rivals: Readings that nothing in the file speaks against: where they put a selection elsewhere, its place is doubtful.
        apart: Key of a text -> its own reading, where all quotes in it prove another one than in the rest of the file: a project may
            hold texts that came out of different programs.
    """

    counting: Counting
    evidence: str
    rivals: tuple[Counting, ...] = ()
    apart: Mapping[str, Counting] = field(default_factory=dict)


def is_telling(name: str) -> bool:
    """Whether the name of a selection is long enough to be recognised as a quote."""
    return bool(name) and not _LINE_NUMBER.match(name) and (len(name.strip()) >= 4 or len(_HAN.findall(name)) >= 2)


def inside_word(text: str, at: int) -> bool:
    """Whether a place is between two letters or digits of a script that parts its words."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    return before.isalnum() and after.isalnum() and not _UNSPACED.match(before) and not _UNSPACED.match(after)


def infer(texts: Mapping[str, str], placed: Sequence[Placed], producer: str, convention: str | None = None) -> Convention:
    """The convention of a file.

    Args:
        texts: By key, as decoded: with CR LF where they have it.
        placed: All selections.
        producer: What the file says of the program that wrote it.
        convention: What a user says of it; only what is left open is found out.
    """
    usual = _usual(producer)
    candidates = _candidates(texts, usual, convention)
    sample = _sample([each for each in placed if each.text in texts])
    same = _why_same(texts)
    if len(candidates) == 1:
        return Convention(candidates[0], "As told." if convention else f"{same}An inclusive end would need quotes to be believed.")
    judge = _Judge(texts, sample)
    first = judge.score(candidates[0])
    if first.agree == judge.quotes >= 1 and not first.outside:
        return Convention(candidates[0], f"{same}{first.agree} of {judge.quotes} quotes stand where it says{_of(sample, placed)}.")
    scores = {each: judge.score(each) for each in candidates}
    chosen, why, rivals = _chosen(candidates, scores, judge, bool(producer) and _is_known(producer))
    apart = judge.apart(chosen, candidates) if scores[chosen].agree < judge.quotes else {}
    return Convention(chosen, f"{same}{why}{_of(sample, placed)}.", tuple(rivals), apart)


class _Judge:
    """Scores readings by a sample of selections."""

    def __init__(self, texts: Mapping[str, str], sample: Sequence[Placed]) -> None:
        self._sample = sample
        self._raw = {key: texts[key] for key in {each.text for each in sample}}
        self._frozen = {key: raw.replace("\r\n", "\n").replace("\r", "\n") for key, raw in self._raw.items()}
        self.quotes = sum(is_telling(each.name) for each in sample)
        self.boundaries = 2 * len(sample)

    def score(self, counting: Counting) -> _Score:
        rulers = {key: Ruler(raw, counting) for key, raw in self._raw.items()}
        agree = outside = split = ends = 0
        for each in self._sample:
            place, text = rulers[each.text].span(each.start, each.stop), self._frozen[each.text]
            if place is None or place[0] > place[1] or place[1] > len(text):
                outside += 1
                continue
            agree += is_telling(each.name) and same_words(each.name, text[place[0] : place[1]])
            split += inside_word(text, place[0]) + inside_word(text, place[1])
            ends += _is_end(text, place[0]) + _is_end(text, place[1])
        return _Score(agree, outside, split, ends)

    def apart(self, chosen: Counting, candidates: Sequence[Counting]) -> Mapping[str, Counting]:
        """Texts in which all quotes, two at least, stand where another reading says, and fewer where the chosen one says."""
        quotes = Counter(each.text for each in self._sample if is_telling(each.name))
        agree = {each: self._agreeing(each) for each in candidates}
        found: dict[str, Counting] = {}
        for key, number in quotes.items():
            better = [each for each in candidates if agree[each][key] == number > agree[chosen][key]]
            if better and number >= _PROOF:
                found[key] = better[0]
        return found

    def _agreeing(self, counting: Counting) -> Counter[str]:
        rulers = {key: Ruler(raw, counting) for key, raw in self._raw.items()}
        found: Counter[str] = Counter()
        for each in self._sample:
            place = rulers[each.text].span(each.start, each.stop) if is_telling(each.name) else None
            if place and same_words(each.name, self._frozen[each.text][place[0] : place[1]]):
                found[each.text] += 1
        return found


def _is_end(text: str, at: int) -> bool:
    """Whether a sentence or paragraph ends at a place, or the text begins or ends there."""
    return at in (0, len(text)) or text[at - 1] in _ENDS or text[at] == "\n"


def _usual(producer: str) -> Counting:
    crlf = next((crlf for beginning, crlf in _PRODUCERS if producer.lower().startswith(beginning)), 1)
    return Counting(crlf=crlf)


def _is_known(producer: str) -> bool:
    return any(producer.lower().startswith(beginning) for beginning, _ in _PRODUCERS)


def _candidates(texts: Mapping[str, str], usual: Counting, convention: str | None) -> list[Counting]:
    """The readings that give different places in these texts, the usual one first; those only that a user's words allow."""
    pairs = any("\r\n" in raw for raw in texts.values())
    wide = any(_ASTRAL.search(raw) for raw in texts.values() if not raw.isascii())
    crlfs = (usual.crlf, 3 - usual.crlf) if pairs else (usual.crlf,)
    units = ("code points", "utf-16") if wide else ("code points",)
    found = [Counting(unit=unit, crlf=crlf, inclusive=inclusive) for inclusive, unit, crlf in product((False, True), units, crlfs)]
    return list(dict.fromkeys(told(convention, each) for each in found))


def _sample(placed: Sequence[Placed]) -> Sequence[Placed]:
    """At most SAMPLE selections, evenly spread."""
    step = max(1, -(-len(placed) // SAMPLE))
    return placed[::step]


def _of(sample: Sequence[Placed], placed: Sequence[Placed]) -> str:
    return f" (of {len(sample)} selections looked at)" if len(sample) < len(placed) else ""


def _why_same(texts: Mapping[str, str]) -> str:
    pairs = any("\r\n" in raw for raw in texts.values())
    wide = any(_ASTRAL.search(raw) for raw in texts.values() if not raw.isascii())
    absent = [what for what, there in (("CR LF", pairs), ("character beyond U+FFFF", wide)) if not there]
    return f"No {' and no '.join(absent)} occurs, so that how they count is of no matter. " if absent else ""


def _chosen(
    candidates: Sequence[Counting], scores: Mapping[Counting, _Score], judge: _Judge, known: bool
) -> tuple[Counting, str, Sequence[Counting]]:
    """The reading, why, and those that would do as well."""
    left = _by_quotes(candidates, scores)
    agree = scores[left[0]].agree
    if len(left) == 1 and not agree:
        return left[0], f"{_of_quotes(agree, judge)}an inclusive end is believed of nothing but quotes", ()
    if len(left) == 1:
        second = max(scores[each].agree for each in candidates if each != left[0])
        return left[0], f"{_of_quotes(agree, judge)}by the next best reading {second}", ()
    quotes = _of_quotes(agree, judge)
    for measure, what in (
        (_bad, "boundaries lie inside a word or outside their text"),
        (_outside, "boundaries lie outside their text"),
        (_unended, "boundaries lie at no end of a sentence or paragraph"),
    ):
        bad = {each: measure(scores[each], judge) for each in left}
        best, second = sorted(bad.values())[:2]
        if best == 0 < second if measure is _outside else second - best >= 3 and best <= 0.7 * second:
            return min(left, key=bad.__getitem__), f"{quotes}{best} of {judge.boundaries} {what}, by other readings {second} or more", ()
    if known:
        rivals = [each for each in left if each.unit != left[0].unit and each.crlf == left[0].crlf]
        return left[0], f"{quotes}the boundaries do not tell; the program is known to count line ends so", rivals
    why = f"{quotes}nothing tells: this is the standard's own reading; look at some passages, or name another with --convention"
    return left[0], why, left[1:]


def _of_quotes(agree: int, judge: _Judge) -> str:
    if agree:
        return f"{agree} of {judge.quotes} quotes stand where it says; "
    return "No quote agrees; " if judge.quotes else "No quote to compare; "


def _by_quotes(candidates: Sequence[Counting], scores: Mapping[Counting, _Score]) -> list[Counting]:
    """The readings with which most quotes agree; one with an inclusive end only where none with an exclusive one does as well."""
    most = max(score.agree for score in scores.values())
    best = [each for each in candidates if scores[each].agree == most]
    return [each for each in best if not each.inclusive] or best


def _bad(score: _Score, judge: _Judge) -> int:
    return score.split + 2 * score.outside


def _outside(score: _Score, judge: _Judge) -> int:
    return 2 * score.outside


def _unended(score: _Score, judge: _Judge) -> int:
    return judge.boundaries - score.ends
