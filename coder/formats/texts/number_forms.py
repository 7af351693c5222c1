"""Numbers as lists print them, by the names of Office Open XML (ISO/IEC 29500-1, ST_NumberFormat)."""

from collections.abc import Callable

_SMALL = "零一二三四五六七八九"
_LEGAL = {"Simplified": "零壹贰叁肆伍陆柒捌玖", "Traditional": "零壹貳參肆伍陸柒捌玖"}
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


def written(number: int, form: str) -> str:
    """The number in this form; a form that is not known, or has no sign for the number, gives plain digits.

    >>> [written(n, "chineseCountingThousand") for n in (1, 10, 12, 20, 105, 110, 2001)]
    ['一', '十', '十二', '二十', '一百零五', '一百一十', '二千零一']
    >>> written(4, "upperRoman"), written(28, "lowerLetter"), written(3, "decimalEnclosedCircle"), written(7, "decimalZero")
    ('IV', 'bb', '③', '07')
    """
    make = _FORMS.get(form)
    return (make(number) if make and number > 0 else "") or str(number)


def chinese(number: int, digits: str = _SMALL, units: str = "十百千") -> str:
    """A number below ten thousand in Chinese; 10 to 19 begin with 十 in everyday digits."""
    if not 0 < number < 10_000:
        return ""
    text, gap = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            text += (digits[0] if gap else "") + digits[digit] + (units[power - 1] if power else "")
        gap = bool(text) and not digit
    return text[1:] if digits == _SMALL and 10 <= number < 20 else text


def _letters(number: int) -> str:
    """a to z, then aa, bb ... as Word counts."""
    return chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1) if number <= 26 * 20 else ""


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value) if number < 5000 else ""
        number %= value
    return text


def _of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if number <= len(signs) else ""


def _digit_by_digit(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


_FORMS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "decimalFullWidth": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
    "decimalEnclosedCircle": _of("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
    "decimalEnclosedCircleChinese": _of("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
    "decimalEnclosedParen": _of("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
    "decimalEnclosedFullstop": _of("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "ideographDigital": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "chineseLegalSimplified": lambda number: chinese(number, _LEGAL["Simplified"], "拾佰仟"),
    "ideographLegalTraditional": lambda number: chinese(number, _LEGAL["Traditional"], "拾佰仟"),
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
}
