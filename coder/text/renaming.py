"""Other names in the place of names in a text, and where every passage is afterwards."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from coder.text.search.fold import fold

_HAN_RUN = re.compile(r"[㐀-鿿豈-﫿\U00020000-\U0003ffff]{2,4}")
_WORD = r"[^\W_]"
_SPACE = r"(?:[ \t]+|[ \t]*\n[ \t]*)"
_LABEL = re.compile(r"[\])*_\"]{0,3} ?:")
_SHORT_LATIN = 3


@dataclass(frozen=True, slots=True)
class Renamed:
    """A text with other names in it, and where its characters went.

    Attributes:
        starts, stops: Places in the old text that were replaced.
        shifts: How far what follows each of them moved.
        names: The new name put in at each.
    """

    text: str
    starts: tuple[int, ...] = ()
    stops: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()
    names: tuple[str, ...] = ()

    def moved(self, place: int, *, is_stop: bool = False) -> int:
        """Where a place of the old text is now; inside a name, its beginning (or its end, for the stop of a passage)."""
        index = bisect_right(self.starts, place - 1 if is_stop else place) - 1
        if index < 0:
            return place
        if place >= self.stops[index]:
            return place + self.shifts[index]
        begins = self.starts[index] + (self.shifts[index - 1] if index else 0)
        return begins + len(self.names[index]) if is_stop else begins

    def passage(self, start: int, stop: int) -> str:
        """The words of a passage of the old text, names at its edges whole."""
        return self.text[self.moved(start) : self.moved(stop, is_stop=True)]


class Renaming:
    """Replaces names: the longest first, in Simplified and Traditional and any width alike, however they are spaced.

    Chinese names are found wherever they stand (also as 王　明), Latin ones as whole words in any case; those of up to three letters
    in their own case only, and those of one letter only as the label of a speaker, in front of a colon.
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        """Take the names: old -> new. Of two that are the same when folded the first counts."""
        given: dict[str, str] = {}
        for old, new in names.items():
            key = _key(old)
            if key:
                given.setdefault(key, new)
        self._new = given
        self._own_case = {_key(old): _bare(old) for old in names if fold(old).isascii() and len(_bare(old)) <= _SHORT_LATIN}
        longest = sorted(given, key=lambda each: (-len(each), each))
        chinese = [_pattern(each) for each in longest if not _is_word(each[0])]
        latin = [_pattern(each) for each in longest if _is_word(each[0])]
        groups = [*(["|".join(chinese)] if chinese else []), *([rf"(?<!{_WORD})(?:{'|'.join(latin)})"] if latin else [])]
        self._regex = re.compile("|".join(groups)) if groups else None

    def __bool__(self) -> bool:
        return self._regex is not None

    def __call__(self, text: str) -> Renamed:
        """The text with the new names in it."""
        if self._regex is None:
            return Renamed(text)
        pieces: list[str] = []
        starts, stops, shifts, names = [], [], [], []
        at = shift = 0
        folded = fold(text)
        for found in self._regex.finditer(folded):
            start, stop = found.span()
            key, printed = _key(found[0]), _bare(text[start:stop])
            if self._own_case.get(key, printed) != printed or ("\n" in found[0] and _LABEL.match(folded, stop)):
                continue
            new = self._new[key]
            pieces += [text[at:start], new]
            shift += len(new) - (stop - start)
            at = stop
            starts.append(start)
            stops.append(stop)
            shifts.append(shift)
            names.append(new)
        return Renamed("".join([*pieces, text[at:]]), tuple(starts), tuple(stops), tuple(shifts), tuple(names))


def _bare(name: str) -> str:
    """A name without the spaces that print sets between its characters, or with single ones between its words."""
    words = name.split()
    return "".join(words) if all(_HAN_RUN.fullmatch(each + each) for each in words) else " ".join(words)


def _key(name: str) -> str:
    return _bare(fold(name))


def _is_word(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _pattern(key: str) -> str:
    """Of a folded name: spaces of any length; between the characters of a short Chinese name one may stand."""
    spaced = _SPACE.join(map(re.escape, key.split(" ")))
    body = " ?".join(map(re.escape, key)) if _HAN_RUN.fullmatch(key) else spaced
    if len(key) == 1 and _is_word(key):
        return f"{body}(?={_LABEL.pattern})"
    return body + (rf"(?!{_WORD})" if _is_word(key[-1]) else "")
