"""Folding for search, and the folded copy that SQLite's FTS5 indexes.

Folding keeps the length: what is found in the folded text stands at the same offsets in the text.
"""

import re
import unicodedata
from functools import cache
from itertools import chain

from coder.text.shadow import simplified_characters
from coder.text.tables import ASTRAL, CharTable

_CASED = ((0x80, 0x2E80), (0xA640, 0xABC0), (0xFB00, 0xFB07), (0xFF00, 0xFFEF), (0x10400, 0x10600), (0x10C80, 0x10D00), (0x1E900, 0x1E960))
_SAME = {"著": "着", "‘": "'", "’": "'", "＇": "'", "“": '"', "”": '"', "\u3000": " ", "\u00a0": " "}
CJK = "\u3005-\u3007\u3040-\u30ff\u3100-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""The characters that are searched one by one, as the inside of a regular-expression set: Han, kana, bopomofo."""
_RUN = re.compile(f"[{CJK}]+")
_NEWER = re.compile("[\u31f0-\u31ff\u4db6-\u4dbf\u9fcd-\u9fff\ufa6e-\ufa6f\ufada-\ufaff\U00020000-\U0003ffff]")
_LONG = 1000
"""A text of this length is folded and spaced by one table: in a third of the time, once the table is there."""
_WORD_END = re.compile(r"[^\W_]\Z")


def fold(text: str) -> str:
    """The text for comparing: Simplified, lower case, half width, Latin letters without accents; same length.

    Applying it twice changes nothing. Letters whose lower case is longer (İ) lose their accent only; ß and ligatures stay.
    """
    return text.lower() if text.isascii() else _table().apply(text)


def fold_at_once(text: str) -> str:
    """As `fold`, for very long texts: many passages joined by newlines."""
    return text.lower() if text.isascii() else _table().changed_at_once(text)


def index_form(text: str) -> str:
    """The folded text as FTS5 should index it with `tokenize = "unicode61 remove_diacritics 0"`.

    Every CJK character is a word of its own, with a space on either side. Han characters newer than unicode61's tables
    (Unicode 6.1) or beyond the Basic Multilingual Plane become ASCII words, such as `u20bb7` for 𠮷.
    """
    if len(text) < _LONG or ASTRAL.search(text):
        spaced = _RUN.sub(lambda match: f" {' '.join(match[0])} ", fold(text))
    else:
        spaced = text.translate(_spaced())
    return _NEWER.sub(lambda match: f"u{ord(match[0]):x}", spaced) if _NEWER.search(spaced) else spaced


def index_query(phrase: str) -> str:
    """The FTS5 query that finds the phrase in texts indexed by `index_form`: its words one after the other.

    A `*` after a word that is not Chinese finds all words that begin so. A phrase of punctuation only gives a query that finds nothing.
    """
    wanted = phrase.strip()
    stem = wanted.rstrip("*＊")
    prefix = stem != wanted and bool(_WORD_END.search(stem)) and not _RUN.match(stem[-1:])
    words = " ".join(index_form(stem).replace('"', " ").split())
    return f'"{words}"*' if prefix else f'"{words}"'


@cache
def _spaced() -> list[str]:
    """The folded form of each character of the Basic Multilingual Plane, CJK ones with their spaces."""
    return [f" {char} " if _RUN.match(char) else char for char in _table().bmp]


@cache
def _table() -> CharTable:
    characters = {char: _SAME.get(other, other) for char, other in simplified_characters().items()}
    return CharTable.of({**_letters(), **characters, **_SAME})


def _letters() -> dict[str, str]:
    """Letters outside ASCII -> lower case, half width, without accents; and A-Z, where a text is not ASCII as a whole."""
    codes = chain(range(0x41, 0x5B), *(range(*bounds) for bounds in _CASED))
    pairs = ((chr(code), _plain(chr(code))) for code in codes)
    return {char: other for char, other in pairs if char != other}


def _plain(char: str) -> str:
    """One character for one character: half width, then without accent, then lower case, until nothing changes."""
    while True:
        wide = unicodedata.normalize("NFKC", char) if "\uff00" <= char <= "\uffef" else char
        parts = unicodedata.normalize("NFD", wide) if len(wide) == 1 else char
        bare = parts[0] if len(parts) > 1 and parts[0].isascii() and all(map(unicodedata.combining, parts[1:])) else wide
        lower = bare.lower()
        after = next(form for form in (lower, bare, char) if len(form) == 1)
        if after == char:
            return char
        char = after
