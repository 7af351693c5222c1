"""What a codebook may leave out: keys, mnemonics and colours made from names, the same on every machine."""

import colorsys
import re
from collections.abc import Iterator, Sequence
from string import ascii_lowercase

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LATIN = re.compile(r"[A-Za-z]")
_GOLDEN = 0.6180339887498949


def language_of(text: str) -> str:
    """`zh` where the text is Chinese (Han characters, and not just a few among many Latin letters), else `en`."""
    return "zh" if 3 * len(_HAN.findall(text)) > len(_LATIN.findall(text)) else "en"


def slug(name: str) -> str:
    """A key from a name: lower case, words joined by `_`; Han characters stay. Empty if the name has neither letter nor digit."""
    return "_".join(re.findall(r"[^\W_]+", name.casefold()))


def mnemonics(codes: Sequence[tuple[str, str]], taken: frozenset[str]) -> tuple[str, ...]:
    """One or two letters for each (key, name), distinct from each other and from `taken`; empty when all 702 are gone."""
    used = set(taken)
    made = []
    for key, name in codes:
        letters = next((each for each in _candidates(key, name) if each not in used), "")
        used.add(letters)
        made.append(letters)
    return tuple(made)


def colours(count: int, taken: frozenset[str]) -> tuple[str, ...]:
    """`count` colours `#RRGGBB`, neighbours far apart (golden-ratio steps round the colour circle), none of them in `taken`."""
    used = {each.upper() for each in taken}
    made: list[str] = []
    step = 0
    while len(made) < count:
        hue, ring = (step * _GOLDEN) % 1.0, step // 24 % 3
        red, green, blue = colorsys.hls_to_rgb(hue, (0.45, 0.60, 0.35)[ring], (0.62, 0.48, 0.70)[ring])
        colour = f"#{round(red * 255):02X}{round(green * 255):02X}{round(blue * 255):02X}"
        step += 1
        if colour not in used or step > 4096:
            used.add(colour)
            made.append(colour)
    return tuple(made)


def _candidates(key: str, name: str) -> Iterator[str]:
    words = _latin_words(key.rpartition(".")[2]) or _latin_words(name) or _pinyin_words(name or key)
    if words:
        letters = "".join(words)
        if len(words) > 1:
            yield words[0][0] + words[1][0]
            yield words[0][0] + words[-1][0]
        yield letters[:2]
        yield letters[0]
        for second in letters[1:]:
            yield letters[0] + second
        for second in ascii_lowercase:
            yield letters[0] + second
    for first in ascii_lowercase:
        for second in ascii_lowercase:
            yield first + second
    yield from ascii_lowercase


def _latin_words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.lower())


def _pinyin_words(text: str) -> list[str]:
    if not _HAN.search(text):
        return []
    from pypinyin import lazy_pinyin

    return [word for each in lazy_pinyin(text) for word in _latin_words(each)]
