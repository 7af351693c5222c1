"""How strongly a clause binds, by the words of the codebook's scale (`modality_strength` among the attributes in its notes).

The strongest word decides, as the codebook says; a longer word takes the place of the one inside it (研究制定 is no 制定). What stands
in 《》 is a citation and says nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from coder.errors import NotFound
from coder.model.codebook import Codebook
from coder.model.snapshot import Snapshot
from coder.text.shadow import simplified

CITED = re.compile("《[^《》]*(?:《[^《》]*》[^《》]*)*》|〈[^〈〉]*〉")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The levels of modality.

    Attributes:
        names: Level -> name, the strongest first. `words`: word -> level.
    """

    names: Mapping[int, str]
    words: Mapping[str, int]

    def of(self, text: str) -> tuple[int, str] | None:
        """The level of a clause and the word that decides it, as printed; None without a word."""
        hits = [
            (self.words[found[0]], -found.start(), text[found.start() : found.end()]) for found in _any_of(tuple(self.words)).finditer(uncited(text))
        ]
        if not hits:
            return None
        level, _, word = max(hits)
        return level, word


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))))


def uncited(text: str) -> str:
    """The Simplified shadow of a text with what stands in 《》 blanked; offsets stay."""
    shadow = simplified(text)
    return CITED.sub(lambda found: "　" * len(found[0]), shadow) if "《" in shadow or "〈" in shadow else shadow


def scale(snapshot: Snapshot) -> Scale:
    """The scale of the first codebook that has one.

    Raises:
        NotFound: none has.
    """
    for book in snapshot.codebooks:
        found = scale_of(book)
        if found:
            return found
    raise NotFound("no codebook of this project has a scale of modality", "Add one that has: coder codebook add PROJECT policy_instruments")


def scale_of(book: Codebook) -> Scale | None:
    """The scale of a codebook; None if it has none."""
    attributes = book.notes.get("attributes")
    levels = attributes.get("modality_strength") if isinstance(attributes, Mapping) else None
    if not isinstance(levels, Mapping):
        return None
    held = {int(level): value for level, value in levels.items() if str(level).isdecimal() and isinstance(value, Mapping)}
    words = {simplified(str(word)): level for level, value in held.items() for word in value.get("cues", ())}
    names = {level: str(held[level].get("name", level)) for level in sorted(held, reverse=True)}
    return Scale(names=names, words=words) if words else None
