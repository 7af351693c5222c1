"""Plain commands that code, decide on suggestions, and take back."""

from collections.abc import Iterable, Iterator

from coder.cli.plain.commands import BY_NAME
from coder.cli.plain.numbers import nth
from coder.cli.plain.reading import Do
from coder.cli.plain.telling import Telling
from coder.cli.plain.words import Words
from coder.cli.printing.render import one_line
from coder.errors import InvalidValue
from coder.model.codebook import Code
from coder.project.suggesting.ranking import TOP
from coder.text.search.fold import fold
from coder.tui.session import Session
from coder.tui.texts.screens import Texts


class Writing:
    """Commands that write, and that take back."""

    def __init__(self, session: Session, telling: Telling, words: Words, texts: Texts) -> None:
        self._session = session
        self._telling = telling
        self._words = words
        self._texts = texts

    def commands(self) -> dict[str, Do]:
        """By id."""
        return {
            "code": lambda typed: [self.give(self.meant(each)) for each in self._several(typed)],
            "repeat": lambda _: self._repeat(),
            "codes": self._codes,
            "card": self._card,
            "uncode": self._uncode,
            "recode": self._recode,
            "suggestions": lambda _: self._suggest(),
            "suggestion": lambda _: self._next_suggestion(),
            "accept": lambda typed: self._decide(typed, accept=True),
            "reject": lambda typed: self._decide(typed, accept=False),
            "undo": lambda _: self._travel("undone", self._session.undo()),
            "redo": lambda _: self._travel("redone", self._session.redo()),
        }

    def meant(self, typed: str) -> Code:
        """The code with this mnemonic, pinned digit, key or name."""
        codes = self._session.codes
        wanted = fold(typed.strip())
        exact = next((each for each in codes.codes if codes.short(each.id) == wanted), None)
        pinned = codes.pinned.get(int(wanted)) if wanted.isdecimal() and len(wanted) == 1 else None
        if exact or pinned:
            return exact or codes.by_id[str(pinned)]
        code: Code = self._session.project.codebooks.code(typed.strip())
        return code

    def is_shorthand(self, typed: str) -> bool:
        """Whether a line is a mnemonic or a pinned digit and nothing else."""
        codes, wanted = self._session.codes, fold(typed.strip())
        pinned = len(wanted) == 1 and wanted.isdecimal() and int(wanted) in codes.pinned
        return pinned or any(codes.short(each.id) == wanted for each in codes.codes)

    def give(self, code: Code) -> str:
        """Code the selection, or the turn."""
        self._session.code(code.id)
        return self._words("coded", *self._telling.code(code))

    def _several(self, typed: str) -> list[str]:
        """The codes named: all words are codes, or the whole is the name of one."""
        if not typed:
            raise InvalidValue(self._words("needs", BY_NAME["code"].name(self._words.language)), BY_NAME["code"].help[self._words.language])
        parts = typed.replace("，", ",").replace(",", " ").split()
        return parts if all(self.is_shorthand(each) or "." in each for each in parts) else [typed]

    def _repeat(self) -> Iterable[str]:
        last = self._session.last_code
        return [self.give(self._session.codes.by_id[last]) if last else self._words("no code yet")]

    def _codes(self, typed: str) -> Iterator[str]:
        session, codes = self._session, self._session.codes
        likely = {} if typed or not session.document.text else dict(session.review.likely(*session.target()))
        for code_id, probability in likely.items():
            yield self._words("likeliest", session.review.how_likely(code_id, probability, self._texts), self._code_line(codes.by_id[code_id]))
        for each in codes.search(typed) if typed else codes.codes:
            if each.id not in likely:
                yield self._code_line(each)

    def _code_line(self, code: Code) -> str:
        return self._words("code line", self._session.codes.short(code.id), *self._telling.code(code), self._session.counts.get(code.id, 0))

    def _card(self, typed: str) -> Iterator[str]:
        code, language = self.meant(typed), self._words.language
        yield ", ".join(self._telling.code(code))
        definition = code.definition.get(language) or next(iter(code.definition.values()), "")
        if definition:
            yield self._words("definition", one_line(definition, 10_000))
        for key, rules in (("include", code.include), ("exclude", code.exclude)):
            for rule in rules.get(language) or next(iter(rules.values()), ()):
                yield self._words(key, one_line(rule, 10_000))

    def _uncode(self, typed: str) -> Iterable[str]:
        found = self._telling.codings()
        chosen = nth(found, typed, only=True)
        self._session.remove(chosen.id)
        return [self._words("removed", self._session.codes.name(chosen.code_id))]

    def _recode(self, typed: str) -> Iterable[str]:
        number, _, rest = typed.partition(" ")
        changed = self._session.editing.recode(nth(self._telling.codings(), number), self.meant(rest).id)
        return [self._words("recoded", *self._telling.code(self._session.codes.by_id[changed.code_id]))]

    def _suggest(self) -> Iterator[str]:
        session = self._session
        yield self._words("looking")
        (found,) = session.project.suggestions.readings([session.document.document.id], ranked=TOP)
        session.review.show(found.suggestions, found.ranked)
        yield self._words("suggestions", len(session.document.suggestions))

    def _next_suggestion(self) -> Iterable[str]:
        if self._session.review.next(1):
            return self._telling.here()
        return [self._words("no more suggestions")]

    def _decide(self, typed: str, *, accept: bool) -> Iterable[str]:
        session, found = self._session, self._telling.suggestions()
        chosen = nth(found, typed or "1")
        session.review.settle(chosen, accept=accept)
        done = self._words("accepted" if accept else "rejected", session.codes.name(chosen.code_id))
        return [done, *(self._telling.here() if self._telling.suggestions() else self._next_suggestion())]

    def _travel(self, done: str, label: str | None) -> Iterable[str]:
        if label is None:
            return [self._words(f"nothing {done}")]
        return [self._words(done, self._texts.step(label)), *self._telling.here()]
