"""The codes of another program's project: those that the project has already are found, the others make a codebook."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from coder.formats.codebooks.derive import colours, language_of, mnemonics, slug
from coder.formats.foreign.project import ForeignCode, ForeignProject
from coder.formats.refi.wording import CodeWords, code_words
from coder.model import ids
from coder.model.change import Change
from coder.model.codebook import IMPORTED_AS, Code, Codebook
from coder.project.arriving.losses import Losses
from coder.project.arriving.matches import Matches
from coder.project.workspace import added
from coder.store.store import Store

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


class Codes:
    """The codes on their way into a project.

    Attributes:
        by_key: The code for each key of the file.
        changes: That make the codebook and the new codes.
        matched: Names of the codes that were there already.
    """

    def __init__(self, store: Store, foreign: ForeignProject, losses: Losses) -> None:
        self.by_key: dict[str, Code] = {}
        self.changes: list[Change] = []
        self._foreign, self._losses = foreign, losses
        self._books = {each.id: each for each in store.all(Codebook)}
        self._stamps: dict[str, str] = {}
        self._new: list[Code] = []
        self._known = store.all(Code)
        self._used = {each.code for each in foreign.codings}
        self._taken = {(each.codebook_id, each.key) for each in self._known}
        self._places = Counter(
            {book: max((each.position for each in self._known if each.codebook_id == book), default=-1) + 1 for book in self._books}
        )
        self._book = self._own_book()
        self._take(in_order(foreign.codes, losses))

    def stamp(self, code: Code) -> str:
        """The version of its codebook."""
        if code.codebook_id not in self._stamps:
            self._stamps[code.codebook_id] = (self._books.get(code.codebook_id) or self._book).stamp
        return self._stamps[code.codebook_id]

    def name(self, key: str) -> str:
        """The name of the code with this key, for a person to read."""
        code = self.by_key.get(key)
        return code.name(next(iter(code.names), "en")) if code else key

    def _own_book(self) -> Codebook:
        """The codebook named after the project; the one that is there, if it came before."""
        name = one_line(self._foreign.name) or "imported"
        key = slug(name) or "imported"
        known = self._books.get(ids.codebook_id(key))
        if known:
            return known
        languages = sorted({language_of(each.name) for each in self._foreign.codes})
        notes = {"source": self._foreign.report.producer} if self._foreign.report.producer else {}
        position = max((each.position for each in self._books.values()), default=-1) + 1
        return Codebook(
            id=ids.codebook_id(key),
            key=key,
            version="1",
            names={language_of(name): name},
            languages=tuple(languages),
            notes=notes,
            position=position,
        )

    def _take(self, ordered: Sequence[ForeignCode]) -> None:
        self._found = Matches(self._known, self._used).of(ordered)
        self.by_key.update(self._found)
        for each in ordered:
            if each.key in self._found:
                self._tell_of_ours(each, self._found[each.key])
            else:
                self.by_key[each.key] = self._make(each)
        self.matched = tuple(each.name for each in ordered if each.key in self._found)
        if self._book.id not in self._books and (any(each.codebook_id == self._book.id for each in self._new) or not self._books):
            self.changes.append(added(self._book))
        self._dress()
        self.changes += [added(each) for each in self._new]

    def _make(self, foreign: ForeignCode) -> Code:
        above = self.by_key.get(foreign.parent or "")
        book = self._books.get(above.codebook_id) if above and above.codebook_id in self._books else self._book
        assert book is not None
        name = one_line(foreign.name) or "unnamed"
        key = self._free_key(book.id, f"{above.key}." if above else "", slug(name) or "code")
        codable = foreign.codable or foreign.key in self._used
        if codable and not foreign.codable:
            self._losses.lost("groups of codes that passages are coded with: they are codes now", name)
        told = _words(foreign.description)
        place = self._places[book.id]
        self._places[book.id] += 1
        code = Code(
            id=ids.code_id(book.id, key),
            codebook_id=book.id,
            key=key,
            parent_id=above.id if above else None,
            names=_names(name, told),
            definition=told.definition,
            include=told.include,
            exclude=told.exclude,
            examples=told.examples,
            cues=told.cues,
            anti_cues=told.anti_cues,
            retired=told.retired,
            colour=foreign.colour.upper() if _COLOUR.fullmatch(foreign.colour) else "",
            position=place,
            codable=codable,
            provenance={IMPORTED_AS: foreign.key},
        )
        self._new.append(code)
        return code

    def _free_key(self, book: str, family: str, word: str) -> str:
        number, key = 1, f"{family}{word}"
        while (book, key) in self._taken:
            number += 1
            key = f"{family}{word}_{number}"
        self._taken.add((book, key))
        return key

    def _dress(self) -> None:
        """Give mnemonics to the new codes, and colours to those without."""
        siblings = [each for each in self._known if each.codebook_id == self._book.id]
        letters = mnemonics([(each.key, each.name()) for each in self._new if each.codable], frozenset(each.mnemonic for each in siblings))
        bare = sum(not each.colour for each in self._new)
        hues = iter(colours(bare, frozenset(each.colour for each in (*siblings, *self._new))))
        given = iter(letters)
        dressed = {each.id: replace(each, mnemonic=next(given) if each.codable else "", colour=each.colour or next(hues)) for each in self._new}
        self._new = [dressed[each.id] for each in self._new]
        self.by_key = {key: dressed.get(each.id, each) for key, each in self.by_key.items()}

    def _tell_of_ours(self, foreign: ForeignCode, ours: Code) -> None:
        said = {each.strip() for each in _words(foreign.description).definition.values()}
        if not said <= {each.strip() for each in ours.definition.values()}:
            self._losses.lost("descriptions of codes that the project defines already (ours are kept)", foreign.name)


def _words(description: str) -> CodeWords:
    """What a description says: field by field if this program wrote it, else it is the definition."""
    if not description.strip():
        return CodeWords()
    return code_words(description.strip()) or CodeWords(definition={language_of(description): description})


def _names(name: str, told: CodeWords) -> Mapping[str, str]:
    """The names in all languages, unless somebody renamed the code since."""
    return told.names if name in map(one_line, told.names.values()) else {language_of(name): name}


def one_line(name: str) -> str:
    """A name on one line of printable characters."""
    return " ".join("".join(each if each.isprintable() else " " for each in name).split())


def in_order(codes: Sequence[ForeignCode], losses: Losses) -> list[ForeignCode]:
    """The codes, each after the one above it, whatever the depth; one whose parents are missing or go round in a circle is at the top."""
    by_key: dict[str, ForeignCode] = {}
    for each in codes:
        if by_key.setdefault(each.key, each) is not each:
            losses.lost("codes with the key of another code", each.name)
    below: dict[str | None, list[ForeignCode]] = {}
    for each in by_key.values():
        parent = each.parent if each.parent in by_key else None
        if each.parent and parent is None:
            losses.lost("codes whose group is nowhere in the file: they stand at the top", each.name)
        below.setdefault(parent, []).append(each)
    found = list(_walk(below))
    reached = {each.key for each in found}
    circular = [each for each in by_key.values() if each.key not in reached]
    for each in circular:
        losses.lost("codes that stand below themselves: they stand at the top", each.name)
    return found + [replace(each, parent=None) for each in circular]


def _walk(below: Mapping[str | None, Sequence[ForeignCode]]) -> Iterator[ForeignCode]:
    waiting = list(reversed(below.get(None, ())))
    while waiting:
        each = waiting.pop()
        yield each
        waiting.extend(reversed(below.get(each.key, ())))
