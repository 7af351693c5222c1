"""The codes as hands use them: by mnemonic, by pinned digit, by search, recent first (no Textual)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from string import ascii_lowercase

from coder.model.codebook import Code, Codebook, in_language
from coder.project.linking.fields import SITUATIONS
from coder.tui.codes.forms import forms_of

_PALETTE = ("#e06c75", "#61afef", "#98c379", "#e5c07b", "#c678dd", "#56b6c2", "#d19a66", "#7f9f7f", "#b294bb", "#8abeb7", "#cc6666", "#81a2be")
_RECENT = 20


class CodeList:
    """The codes of a project that passages can be given.

    Attributes:
        codes: In the order of the codebooks; only those that code passages and are not retired.
        by_id: Every code of the project.
        recent: Ids of the codes used last, newest first; the list given is kept up to date.
        pinned: Digit -> id.
    """

    def __init__(
        self,
        codes: Iterable[Code],
        language: str,
        pinned: Sequence[str] = (),
        before: Mapping[int, str] | None = None,
        recent: list[str] | None = None,
        books: Iterable[Codebook] = (),
    ) -> None:
        """`pinned`: what a person chose, from digit 1 on; `before`: what was pinned where nobody chose; `books`: the codebooks."""
        known = tuple(books)
        self._titles = {book.id: in_language(book.names, language) or book.key for book in known}
        self._poles = frozenset(key for book in known for key in book.pole_codes)
        every = tuple(codes)
        self.by_id = {code.id: code for code in every}
        self.codes = tuple(code for code in every if code.codable and not code.retired and code.attaches_to == "segment")
        self.recent: list[str] = recent if recent is not None else []
        self.recent[:] = [each for each in self.recent if each in self.by_id]
        self.language = language
        chosen = {digit: each for digit, each in enumerate(pinned[:9], start=1) if each in self.by_id}
        self.pinned = chosen or self._first(before or {})
        passages = (*self.codes, *(code for code in every if code.codable and code.retired and code.attaches_to == "segment"))
        self._colours = {code.id: code.colour or _PALETTE[at % len(_PALETTE)] for at, code in enumerate(passages)}
        self._forms: dict[str, tuple[str, ...]] | None = None
        self._short = _short_names(passages)

    def _first(self, before: Mapping[int, str]) -> dict[int, str]:
        """The first codes on the digits; those that have one keep it."""
        usable = [code.id for code in self.codes]
        kept = {digit: each for digit, each in before.items() if each in usable}
        others = iter([each for each in usable if each not in kept.values()])
        filled = {digit: kept.get(digit) or next(others, "") for digit in range(1, 10)}
        return {digit: each for digit, each in filled.items() if each}

    def colour(self, code_id: str) -> str:
        """The colour of a code as #rrggbb; given by the codebook, else by its place."""
        return self._colours.get(code_id, _PALETTE[0])

    def short(self, code_id: str) -> str:
        """The mnemonic, or what stands for it in a code without one."""
        return self._short.get(code_id, "?")

    def name(self, code_id: str) -> str:
        """The name in the language of the screen; the id of a code that is not here."""
        code = self.by_id.get(code_id)
        return code.name(self.language) if code else code_id

    def definition(self, code_id: str) -> str:
        """The definition in the language of the screen, else in any; empty without one."""
        code = self.by_id.get(code_id)
        said = code.definition if code else {}
        return said.get(self.language) or next(iter(said.values()), "")

    def use(self, code_id: str) -> None:
        """Note that a code was used."""
        if code_id in self.recent:
            self.recent.remove(code_id)
        self.recent.insert(0, code_id)
        del self.recent[_RECENT:]

    def pin(self, digit: int, code_id: str) -> None:
        """Give a code the key of a digit; it leaves any other."""
        self.pinned = {each: other for each, other in self.pinned.items() if other != code_id}
        self.pinned[digit] = code_id

    def beginning(self, typed: str) -> tuple[Code, ...]:
        """The codes whose mnemonic begins so; an exact one alone if no longer one begins so."""
        return tuple(code for code in self.codes if self._short[code.id].startswith(typed))

    def facets(self, prefix: str) -> tuple[Code, ...]:
        """The codes of one group of the linkage record, such as `kind` or `scale`; situations are also the codes of poles."""
        usable = (code for code in self.by_id.values() if not code.retired and code.codable)
        return tuple(code for code in usable if code.key.startswith(f"{prefix}.") or (prefix == SITUATIONS and code.key in self._poles))

    def title(self, codebook_id: str) -> str:
        """The name of a codebook."""
        return self._titles.get(codebook_id, codebook_id)

    def search(self, query: str) -> tuple[Code, ...]:
        """The codes that fit, best first: mnemonic, pinyin initials, name in any language; of equals the recent first."""
        wanted = query.strip().lower()
        place = {each: at for at, each in enumerate(self.recent)}
        ranked = []
        for at, code in enumerate(self.codes):
            rank = 0 if not wanted else self._rank(code, wanted)
            if rank is not None:
                ranked.append((rank, place.get(code.id, len(place)), at, code))
        ranked.sort(key=lambda each: each[:3])
        return tuple(each[3] for each in ranked)

    def _rank(self, code: Code, wanted: str) -> int | None:
        if self._forms is None:
            self._forms = {each.id: _forms(each) for each in self.codes}
        mnemonic = self._short[code.id]
        if mnemonic == wanted:
            return 0
        if mnemonic.startswith(wanted):
            return 1
        forms = self._forms[code.id]
        if any(form.startswith(wanted) for form in forms):
            return 2
        if any(wanted in form for form in forms):
            return 3
        return None


def _forms(code: Code) -> tuple[str, ...]:
    """Everything a code can be found by, in lower case."""
    keys = (code.key.lower(), code.key.rsplit(".", 1)[-1].lower())
    return (*keys, *(form for name in code.names.values() for form in forms_of(name)))


def _short_names(codes: Sequence[Code]) -> dict[str, str]:
    """The mnemonics in lower case. A code without one, or with one that a codebook before has taken, gets the first free letters of its key."""
    short: dict[str, str] = {}
    taken: set[str] = set()
    for code in codes:
        if code.mnemonic and code.mnemonic.lower() not in taken:
            short[code.id] = code.mnemonic.lower()
            taken.add(short[code.id])
    for code in codes:
        if code.id not in short:
            short[code.id] = next(pair for pair in _letters(code.key) if pair not in taken)
            taken.add(short[code.id])
    return {code.id: short[code.id] for code in codes}


def _letters(key: str) -> Iterator[str]:
    """Pairs of letters for a code, those of its name first; then numbers."""
    letters = "".join(each for each in key.rsplit(".", 1)[-1].lower() if each.isascii() and each.isalnum()) or "x"
    for first in letters + ascii_lowercase:
        for second in letters[1:] + ascii_lowercase:
            yield first + second
    yield from map(str, count())
