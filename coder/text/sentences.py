"""Sentences of Chinese and English text."""

import re

_CLOSING = "”’」』）)】》〉\\]\"'＂＇"
_BREAK = re.compile(
    rf"""
    \n
  | [。！？!?…]+ [。！？!?….]* [{_CLOSING}]*            # Chinese full stops; ! and ? everywhere
  | \.+ [{_CLOSING}]* (?= \s | \Z | [\u3400-\u9fff“「『（] )   # a full stop, where white space or Chinese text follows
    """,
    re.VERBOSE,
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|sr|jr|vs|etc|inc|ltd|co|corp|no|nos|vol|pp|p|ed|eds|fig|figs|approx|dept|est|gen|gov|rep|sen|rev"
    r"|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|e\.g|i\.e|cf|al|ph\.d|u\.s|u\.k|u\.n|a\.m|p\.m)|\b[a-z])\.\Z",
    re.IGNORECASE,
)
_ENDS_TOO = re.compile(r"\b(?:etc|inc|ltd|co|corp|jr|sr|al|ph\.d|u\.s|u\.k|u\.n|a\.m|p\.m)\.\Z", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:^|\n)[^\S\n]*(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\.\Z")
_OPENS_SENTENCE = re.compile(r"\s+[“‘\"'(]?[A-Z\u3400-\u9fff]")
_LOWER = re.compile(r"\s+[a-z]")


def sentences(text: str, start: int = 0, stop: int | None = None) -> tuple[tuple[int, int], ...]:
    """The sentences of `text[start:stop]`, as (start, stop) pairs in order.

    They do not overlap and hold every character that is not white space. A newline ends a sentence; so do 。！？!?… with
    the closing quotes and brackets after them, and a full stop before white space or Chinese text. Full stops of
    abbreviations (Dr., e.g.), initials, decimals and numbered headings (1.) do not.
    """
    stop = len(text) if stop is None else min(stop, len(text))
    found: list[tuple[int, int]] = []
    begin = start
    for match in _BREAK.finditer(text, start, stop):
        if match[0][0] != "\n" and not _ends(text, begin, match, stop):
            continue
        _add(found, text, begin, match.end())
        begin = match.end()
    _add(found, text, begin, stop)
    return tuple(found)


def _ends(text: str, begin: int, match: re.Match[str], stop: int) -> bool:
    """Whether the punctuation at `match` ends the sentence that began at `begin`."""
    last, after = match.end(), text[match.end() : min(stop, match.end() + 8)]
    if match[0][0] in "…!?" and _LOWER.match(after):
        return False
    if match[0] != ".":
        return True
    before = text[max(begin, last - 12) : last]
    if _NUMBERED.search(text[max(0, last - 12) : last]) or (last - begin <= 4 and _NUMBERED.search("\n" + text[begin:last].lstrip())):
        return False
    if _ENDS_TOO.search(before):
        return bool(_OPENS_SENTENCE.match(after)) or not after.strip()
    if _ABBREVIATION.search(before):
        return not after.strip()
    return not _LOWER.match(after)


def _add(found: list[tuple[int, int]], text: str, start: int, stop: int) -> None:
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    if start < stop:
        found.append((start, stop))
