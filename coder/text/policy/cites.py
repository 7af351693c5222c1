"""What a policy text cites: titles in 《》 and document numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coder.text.policy.numbers import doc_numbers, find_doc_number

_TITLE = re.compile("《([^《》\n]{2,120}(?:《[^《》\n]*》[^《》\n]*)*)》")
_NUMBER_WITHIN = 30
_SHORT = re.compile("以下(?:简称|统称|称)(?:为)?[:：]?[ \t\u3000]*\\Z")
_SHORT_WITHIN, _NAMED_WITHIN = 10, 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """A place that names another document: by its title, its number in normal form, or both (either may be empty).

    A short title that the text gives to another (《...规划》（以下简称《规划》）) stands for that.
    """

    start: int
    stop: int
    title: str
    number: str


def cites(text: str) -> Iterator[Cite]:
    """The titles in order of place, then the numbers that stand alone; a number right behind a title belongs to that title."""
    taken: list[tuple[int, int]] = []
    meant: dict[str, str] = {}
    named = ("", 0)
    for found in _TITLE.finditer(text) if "《" in text else ():
        if _SHORT.search(text, max(0, found.start() - _SHORT_WITHIN), found.start()) and found.start() - named[1] < _NAMED_WITHIN:
            meant[found[1]] = named[0]
            continue
        title = meant.get(found[1], found[1])
        named = (title, found.end())
        number = find_doc_number(text, found.end(), min(len(text), found.end() + _NUMBER_WITHIN))
        behind = number if number and not text[found.end() : number.start].strip("（( \t\u3000") else None
        stop = behind.stop if behind else found.end()
        taken.append((found.start(), stop))
        yield Cite(start=found.start(), stop=stop, title=title, number=behind.normal if behind else "")
    for alone in doc_numbers(text):
        if not any(start <= alone.start < stop for start, stop in taken):
            yield Cite(start=alone.start, stop=alone.stop, title="", number=alone.normal)
