"""The Simplified shadow: a text of the same length in which Traditional characters are Simplified ones.

The characters come from OpenCC's tables (Apache-2.0) in the package opencc-python-reimplemented (Apache-2.0), read from
the package where it is installed. Only characters are mapped, never words: 乡镇企业 finds 鄉鎮企業, and offsets hold in both.
"""

import unicodedata
from functools import cache
from itertools import chain

from coder.text.tables import CharTable

_BOTH = frozenset("著")
_COMPATIBILITY = ((0x2E80, 0x2FD6), (0xF900, 0xFB00), (0x2F800, 0x2FA20))


def simplified(text: str) -> str:
    """The text with every Traditional or variant character in its Simplified form; same length, applying it twice changes nothing."""
    return text if text.isascii() else _table().apply(text)


def simplified_at_once(text: str) -> str:
    """As `simplified`, for very long texts."""
    return text if text.isascii() else _table().changed_at_once(text)


@cache
def simplified_characters() -> dict[str, str]:
    """Traditional or variant character -> Simplified character, without those that stay.

    Regional variants (裏 裡, 爲 為, 啓 啟), compatibility ideographs and radicals (⼯, which PDF files hold for 工) go the way of
    the standard character, but not where they are themselves the Simplified form of something (么, which Taiwan writes for 幺).
    Where OpenCC gives several, the first counts. 著 stays: it is Simplified in 著名, 显著, and only a phrase tells it from 着
    (`fold` treats the two as one).
    """
    simple = _pairs("TSCharacters.txt")
    standard = {**_pairs("HKVariantsRev.txt"), **_pairs("TWVariantsRev.txt"), **_compatibility()}
    variants = {char: other for char, other in standard.items() if char not in simple and char not in _BOTH}
    final = frozenset(simple.values())
    merged = {char: simple.get(other, other) for char, other in variants.items() if char not in final or simple.get(other, other) == char}
    merged.update(simple)
    closed = {char: _last(char, merged) for char in merged}
    return {char: other for char, other in closed.items() if char != other}


@cache
def _table() -> CharTable:
    return CharTable.of(simplified_characters())


def _pairs(name: str) -> dict[str, str]:
    """The first choice of each character in a table of the installed package; entries that are not one code point long are left out."""
    from importlib.resources import files

    lines = files("opencc").joinpath("dictionary", name).read_text(encoding="utf-8").split("\n")
    fields = (line.rstrip("\r").split("\t") for line in lines if "\t" in line)
    rows = ((row[0], row[1].split(" ")[0]) for row in fields)
    return {char: other for char, other in rows if len(char) == 1 and len(other) == 1}


def _compatibility() -> dict[str, str]:
    codes = chain.from_iterable(range(*bounds) for bounds in _COMPATIBILITY)
    pairs = ((chr(code), unicodedata.normalize("NFKC", chr(code))) for code in codes)
    return {char: other for char, other in pairs if len(other) == 1 and other != char}


def _last(char: str, mapping: dict[str, str]) -> str:
    seen = {char}
    while mapping.get(char, char) not in seen:
        char = mapping[char]
        seen.add(char)
    return char
