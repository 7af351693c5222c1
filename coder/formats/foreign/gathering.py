"""What a reader gathers on its way through a file: unique keys, spans inside their texts, quotes compared, losses counted."""

from collections import Counter, defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from coder.errors import FormatError, InputRefused
from coder.formats.foreign.anchoring import context, same_words
from coder.formats.foreign.offsets import Counting, Measure, Ruler
from coder.formats.foreign.project import (
    ForeignCase,
    ForeignCode,
    ForeignCoding,
    ForeignLink,
    ForeignMemo,
    ForeignProject,
    ForeignQuote,
    ForeignSet,
    ForeignText,
    ForeignUser,
    ForeignValue,
)
from coder.formats.foreign.report import Doubtful, ImportReport
from coder.formats.foreign.wording import colour, instant, one_line
from coder.formats.loss import losses
from coder.text.freeze import freeze_text

OUTSIDE = "passages outside of their text"
EMPTY = "passages of no length"
NOWHERE = "codings of a text or a code that is not there"
_MANY = 1_000
_MOST = 1_000_000


@dataclass
class Gathering:
    """A project as it grows; keys are given by the reader and made unique here where a file uses one twice. `file`: its name, for errors."""

    file: str
    users: dict[str, ForeignUser] = field(default_factory=dict)
    codes: dict[str, ForeignCode] = field(default_factory=dict)
    texts: dict[str, ForeignText] = field(default_factory=dict)
    rulers: dict[str, Measure] = field(default_factory=dict)
    codings: dict[str, ForeignCoding] = field(default_factory=dict)
    quotes: list[ForeignQuote] = field(default_factory=list)
    memos: list[ForeignMemo] = field(default_factory=list)
    values: dict[tuple[str, str, str], ForeignValue] = field(default_factory=dict)
    cases: list[ForeignCase] = field(default_factory=list)
    sets: list[ForeignSet] = field(default_factory=list)
    links: list[ForeignLink] = field(default_factory=list)
    doubtful: list[Doubtful] = field(default_factory=list)
    selections: int = 0
    verified: int = 0
    unverifiable: int = 0
    _lost: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _times: Counter[str] = field(default_factory=Counter)
    _seen: set[tuple[object, ...]] = field(default_factory=set)

    def lose(self, what: str, example: str = "", *, count: int = 1) -> None:
        """So many things of a kind could not be taken over."""
        self._lost[what].extend([one_line(example)] * min(count, _MOST))

    def user(self, name: str) -> str | None:
        """The key of a user by name; None for an empty one."""
        known = one_line(name)
        if known:
            self.users.setdefault(known, ForeignUser(key=known, name=known))
        return known or None

    def code(self, key: str, name: str, **more: object) -> str:
        """Take a code; a key that is there already stays as it is. `colour` may be written in any way."""
        if key not in self.codes:
            more["colour"] = colour(str(more.get("colour", "")))
            self.codes[key] = ForeignCode(key=key, name=one_line(name) or one_line(key) or "unnamed", **more)  # type: ignore[arg-type]
        return key

    def text(self, key: str, title: str, raw: str, *, ruler: Measure | None = None, **more: object) -> bool:
        """Take a text and its ruler (code points unless given); False (and a loss) if it cannot be frozen or its key is taken."""
        name = one_line(title) or one_line(key) or "untitled"
        if key in self.texts:
            self.lose("texts with the key of another", name)
            return False
        try:
            frozen = freeze_text(raw, name=name)
        except InputRefused as error:
            self.lose("texts that hold nothing or cannot be kept", error.what)
            return False
        self.texts[key] = ForeignText(key=key, title=name, text=frozen, **more)  # type: ignore[arg-type]
        self.rulers[key] = ruler or Ruler(raw, Counting())
        return True

    def span(self, text: str, start: int | None, stop: int | None) -> tuple[int, int] | None:
        """Offsets of the program in code points of the frozen text; None (and a loss) if they lie outside, or enclose nothing."""
        if text not in self.texts or start is None or stop is None:
            self.lose(NOWHERE if text not in self.texts else OUTSIDE, f"{text} {start}-{stop}")
            return None
        place = self.rulers[text].span(start, stop)
        title = self.texts[text].title
        if place is None or place[0] > place[1] or place[1] > len(self.texts[text].text):
            self.lose(OUTSIDE, f"{title}: {start}-{stop}")
            return None
        if place[0] == place[1]:
            self.lose(EMPTY, f"{title}: {start}-{stop}")
            return None
        return place

    def coding(
        self, key: str, text: str, place: tuple[int, int] | None, code: str, *, user: str | None = None, at: str = "", twice: bool = False
    ) -> str | None:
        """Take a coding at a place that `span` gave; None if it hangs on what is not there, or (unless `twice`) says what another has said."""
        if place is None:
            return None
        if code not in self.codes:
            self.lose(NOWHERE, f"{self.texts[text].title}: {code}")
            return None
        if not twice and self._said_before(text, place, code, user):
            return None
        unique = key if key not in self.codings else _free(key, self.codings, self._times)
        start, stop = place
        self.codings[unique] = ForeignCoding(key=unique, text=text, start=start, stop=stop, code=code, user=user, created_at=instant(at))
        return unique

    def _said_before(self, text: str, place: tuple[int, int], code: str, user: str | None) -> bool:
        same = (text, *place, code, user)
        if same in self._seen:
            self.lose("codings that say what another says (same passage, code and person)", f"{self.texts[text].title}: {self.codes[code].name}")
            return True
        self._seen.add(same)
        return False

    def quote(self, key: str, document: str, words: str, code: str, *, at: str = "", **more: object) -> None:
        """Take a coding of which only the words are known; without any, or without a document, it is a loss."""
        if not words.strip() or not document.strip():
            self.lose("quotes without words or without a document", words or document)
            return
        self.quotes.append(ForeignQuote(key=key, document=document, quote=words, code=code, created_at=instant(at), **more))  # type: ignore[arg-type]

    def compare(self, text: str, place: tuple[int, int], quote: str) -> bool:
        """Count a passage as verified, as unverifiable (without a quote), or as doubtful if the quote says something else."""
        start, stop = place
        self.selections += 1
        whole = self.texts[text].text
        if not quote.strip():
            self.unverifiable += 1
        elif same_words(quote, whole[start:stop]):
            self.verified += 1
            return True
        else:
            self.doubt(text, place, quote)
        return False

    def agree(self) -> None:
        """Count a passage as verified that was compared elsewhere."""
        self.selections += 1
        self.verified += 1

    def doubt(self, text: str, place: tuple[int, int], expected: str, *, again: bool = False) -> None:
        """Report a passage as doubtful; `again`: though its quote was found to agree."""
        self.verified -= int(again)
        found = context(self.texts[text].text, *place)
        self.doubtful.append(Doubtful(source=self.texts[text].title, start=place[0], stop=place[1], expected=expected[:_MANY], found=found))

    def memo(self, target_kind: str, target: str | None, body: str, *, place: tuple[int, int] | None = None, **more: object) -> None:
        """Take a memo that says something."""
        if not body.strip():
            return
        key = f"memo {len(self.memos) + 1}"
        start, stop = place or (None, None)
        title = one_line(str(more.pop("title", "")))
        more["created_at"] = instant(str(more.pop("at", "")))
        clean = "".join(each for each in body if each >= " " or each in "\n\t").strip()
        made = ForeignMemo(key=key, target_kind=target_kind, target=target, start=start, stop=stop, title=title, body=clean, **more)  # type: ignore[arg-type]
        self.memos.append(made)

    def value(self, target_kind: str, target: str, variable: str, value: str, value_type: str = "text") -> None:
        """Take the value of a variable; of several for one variable the first is kept."""
        name, said = one_line(variable), one_line(value)
        if not name or not said:
            return
        if value_type in ("integer", "number") and not _is_number(said, whole=value_type == "integer"):
            value_type = "text"
        key = (target_kind, target, name)
        if key in self.values and self.values[key].value != said:
            self.lose("further values of a variable", f"{name}: {said}")
        made = ForeignValue(target_kind=target_kind, target=target, variable=name, value_type=value_type, value=said)
        self.values.setdefault(key, made)

    def project(self, name: str, *, producer: str, convention: str, evidence: str) -> ForeignProject:
        """The project and its report.

        Raises:
            FormatError: there is nothing in it.
        """
        codes = self._rooted()
        if not self.texts and not codes and not self.memos and not self.quotes and not self._lost:
            raise FormatError(f"{self.file}: there is nothing in it to import", "Check that it is the right file.")
        report = ImportReport(
            producer=one_line(producer) or "a program that does not say its name",
            convention=convention,
            evidence=evidence[:1].upper() + evidence[1:],
            sources=len(self.texts),
            codes=len(codes),
            selections=self.selections,
            verified=self.verified,
            unverifiable=self.unverifiable,
            doubtful=tuple(self.doubtful),
            losses=losses(self._lost.items()),
        )
        return ForeignProject(
            name=one_line(name),
            report=report,
            users=tuple(self.users.values()),
            codes=codes,
            texts=tuple(self.texts.values()),
            codings=tuple(self.codings.values()),
            quotes=_numbered(self.quotes),
            memos=tuple(self.memos),
            values=_of_one_type(tuple(self.values.values())),
            cases=_numbered(self.cases),
            sets=_numbered(self.sets),
            links=_numbered(self.links),
        )

    def _rooted(self) -> tuple[ForeignCode, ...]:
        """The codes; a parent that is not there, or that is below its own child, is none."""
        cut: set[str] = set()
        walked: set[str] = set()
        for key in self.codes:
            path: dict[str, None] = {}
            here: str | None = key
            while here is not None and here in self.codes and here not in walked and here not in path:
                path[here] = None
                here = self.codes[here].parent
            if here in path:
                cut.add(next(reversed(path)))
            walked |= path.keys()
        kept = []
        for code in self.codes.values():
            if code.key in cut or (code.parent is not None and code.parent not in self.codes):
                self.lose("codes whose parent is not there, or below themselves: put at the top", code.name)
                code = replace(code, parent=None)
            kept.append(code)
        return tuple(kept)


def _of_one_type(values: tuple[ForeignValue, ...]) -> tuple[ForeignValue, ...]:
    """A variable is a number only if all of its values are."""
    mixed = {each.variable for each in values if each.value_type == "text"}
    return tuple(replace(each, value_type="text") if each.variable in mixed else each for each in values)


def _is_number(written: str, *, whole: bool) -> bool:
    try:
        number = float(written)
    except ValueError:
        return False
    return number == number and abs(number) < 1e15 and (number.is_integer() if whole else True)


_Keyed = TypeVar("_Keyed", ForeignCase, ForeignSet, ForeignLink, ForeignQuote)


def _numbered(things: Sequence[_Keyed]) -> tuple[_Keyed, ...]:
    """The things, with a number behind the key of each that has the key of one before it."""
    taken = {each.key for each in things}
    if len(taken) == len(things):
        return tuple(things)
    unique: list[_Keyed] = []
    used: set[str] = set()
    times: Counter[str] = Counter()
    for each in things:
        key = each.key if each.key not in used else _free(each.key, taken, times)
        used.add(key)
        taken.add(key)
        unique.append(replace(each, key=key))
    return tuple(unique)


def _free(key: str, taken: Container[str], times: Counter[str]) -> str:
    """The key with the next number that makes it one of its own."""
    times[key] += 1
    while f"{key} ({times[key] + 1})" in taken:
        times[key] += 1
    return f"{key} ({times[key] + 1})"
