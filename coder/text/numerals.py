"""Chinese numerals and dates as numbers."""

import re
from functools import lru_cache

_DIGITS = {
    char: value for value, chars in enumerate(("零〇○Ｏ", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")) for char in chars
}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
NUMERAL = "零〇○一二三四五六七八九十百千两0-9０-９"
"""The characters of a number, as the inside of a regular-expression set."""
DATE = re.compile(
    r"([12１２]\d{3}|[一二][〇○Ｏ零一二三四五六七八九O0]{3})\s*年\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*日"
)


@lru_cache(maxsize=1024)
def number(written: str) -> int:
    """The value of a numeral below ten thousand, Chinese or Arabic; digits one after the other count as such.

    >>> number("一百零三"), number("二十"), number("二〇〇五"), number("１２")
    (103, 20, 2005, 12)
    """
    if written.isdecimal():
        return int(written)
    if not any(char in _UNITS for char in written):
        return int("".join(str(_digit(char)) for char in written) or 0)
    total, digit = 0, 0
    for char in written:
        if char in _UNITS:
            total += max(digit, 1 if char in "十拾" else digit) * _UNITS[char]
            digit = 0
        else:
            digit = _digit(char)
    return total + digit


def dates(text: str) -> tuple[str, ...]:
    """The dates written in full in the text, as YYYY-MM-DD.

    >>> dates("二〇〇五年三月三日")
    ('2005-03-03',)
    """
    found = []
    for year, month, day in DATE.findall(text):
        month_number, day_number = number(month), number(day)
        if 1 <= month_number <= 12 and 1 <= day_number <= 31:
            found.append(f"{number(year):04d}-{month_number:02d}-{day_number:02d}")
    return tuple(found)


def _digit(char: str) -> int:
    if char.isdecimal():
        return int(char)
    return 0 if char == "O" else _DIGITS[char]
