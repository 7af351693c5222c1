"""Sentences by key, in English or Chinese."""

from collections.abc import Mapping, Sequence

from coder.text.singular import filled

Texts = Mapping[str, tuple[str, str]]
"""Key -> English, Chinese; `{}` is filled in."""


class Bilingual:
    """The sentences of a table in one language: `words("tip", ...)` fills in a sentence."""

    def __init__(self, texts: Texts, language: str) -> None:
        self.language = language
        self._texts = texts
        self._column = 1 if language == "zh" else 0

    def __call__(self, key: str, *values: object) -> str:
        """A sentence with the values filled in; a key without a sentence (a code, a name, a year) is itself."""
        held = self._texts.get(key)
        if held is None:
            return key
        if self._column:
            return held[1].format(*values) if values else held[1]
        return filled(held[0], *values)

    def __contains__(self, key: str) -> bool:
        return key in self._texts

    def listed(self, items: Sequence[str]) -> str:
        """Items in a row."""
        return ("、" if self._column else ", ").join(items)

    def count(self, number: int, noun: str) -> str:
        """So many of something in English; in Chinese the number alone, as the sentence has the word for the things."""
        return f"{number:,}" if self._column else f"{number:,} {noun}{'' if number == 1 else 's'}"
