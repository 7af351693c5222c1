"""Sentences of the program in another language, found by their fixed parts.

A sentence of a table has `{}` where the English one of the program has something filled in, in the same order.
"""

import re
from collections.abc import Callable, Mapping

_QUOTED = re.compile(r"(['\"])(.*)\1", re.DOTALL)


class Phrasebook:
    """A table of English sentences and what they are in another language."""

    def __init__(self, table: Mapping[str, str]) -> None:
        pairs = ((_pattern(english), other) for english, other in table.items())
        self._patterns = sorted(pairs, key=lambda each: -len(each[0].pattern.replace("(.*?)", "")))

    def say(self, said: str, word: Callable[[str], str]) -> str:
        """A sentence in the other language, the one that says most itself first; as it is where no table knows it.

        Args:
            word: The translation of something filled in, such as `memo`; what it does not know it gives back.
        """
        for pattern, template in self._patterns:
            found = pattern.fullmatch(said)
            if found:
                return template.format(*(self._filled(each, word) for each in found.groups()))
        return word(said)

    def _filled(self, value: str, word: Callable[[str], str]) -> str:
        quoted = _QUOTED.fullmatch(value)
        return f"“{word(quoted[2])}”" if quoted else self.say(value, word) if " " in value else word(value)


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile("(.*?)".join(map(re.escape, template.split("{}"))), re.DOTALL)
