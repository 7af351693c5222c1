"""English inflection: `matches`, `matched` and `matching` are one word to a cue.

The word list is simplemma's (MIT; its English list derives from M. Mechura's lemmatization lists, Open Database License, and
Wiktionary). It is installed beside this package and not copied into it. British and American spellings meet in one form.
"""

import re

WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?|\d+")
_SPELLINGS = (
    (re.compile(r"(?<=[a-z]{3})is(e|ation|ational)$"), r"iz\1"),
    (re.compile(r"(?<=[a-z]{2})our$"), "or"),
    (re.compile(r"(?<=[a-z]{3})tre$"), "ter"),
    (re.compile(r"ogramme$"), "ogram"),
)
_COMPARED = re.compile(r"(?:er|est|better|best|worse|worst|more|most|less|least)$")
_OWN = {"isn": "not", "n't": "not", "cannot": "not", "left": "left", "found": "find", "data": "data", "media": "media"}


class Lemmas:
    """Lemmas of English words, remembered. The word list (0.2 s) is loaded when the first word is asked for.

    >>> Lemmas().of("Institutes")
    'institute'
    """

    def __init__(self) -> None:
        self._known: dict[str, str] = dict(_OWN)

    def of(self, word: str) -> str:
        """The lemma of one word, lower case; possessives lose their 's, negated auxiliaries become `not`."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._find(word.lower().replace("’", "'"))
        return known

    def sequence(self, text: str) -> list[tuple[str, int, int]]:
        """The words of lower-case `text` as (lemma, start, stop); hyphens part words, a possessive 's is left out."""
        of = self._known.get
        return [
            (of(word) or self.of(word), found.start(), found.end() - 2 * word.endswith(("'s", "’s")))
            for found in WORD.finditer(text)
            if (word := found.group())
        ]

    def _find(self, word: str) -> str:
        if word.endswith("n't"):
            return "not"
        if word.endswith("'s"):
            word = word[:-2]
        if not word.isalpha() or not word.isascii():
            return word
        from simplemma import lemmatize

        for _ in range(3):
            lemma = lemmatize(word, lang="en").lower()
            if lemma == word or not lemma.isalpha() or (_COMPARED.search(word) and not _COMPARED.search(lemma)):
                break
            word = lemma
        for pattern, form in _SPELLINGS:
            word = pattern.sub(form, word)
        return word
