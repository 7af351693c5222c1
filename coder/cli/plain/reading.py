"""Plain commands that move, select, find and explain."""

import re
from collections.abc import Callable, Iterable, Iterator

from coder.cli.plain.commands import BY_NAME, COMMANDS
from coder.cli.plain.numbers import number_in
from coder.cli.plain.telling import Telling
from coder.cli.plain.words import Words
from coder.cli.printing.render import one_line
from coder.errors import InvalidValue, NotFound
from coder.project.suggesting.reviewing import span_meant
from coder.text.search.fold import fold
from coder.text.sentences import sentences
from coder.tui.session import Session

Do = Callable[[str], Iterable[str]]
"""Takes what follows the name of the command; gives the lines that tell what was done."""

_SHORT = 200
_NUMBERS = re.compile(r"(\d+)(?:\D+(\d+))?")


class Reading:
    """Commands that move, select and find."""

    def __init__(self, session: Session, telling: Telling, words: Words) -> None:
        self._session = session
        self._telling = telling
        self._words = words
        self._documents: list[str] = []

    def commands(self) -> dict[str, Do]:
        """By id."""
        return {
            "next": lambda _: self._step(1),
            "previous": lambda _: self._step(-1),
            "go": self._go,
            "first": lambda _: self._to(0),
            "last": lambda _: self._to(len(self._session.document.blocks) - 1),
            "uncoded": lambda _: self._uncoded(),
            "read": lambda _: self._telling.here(),
            "where": lambda _: [self._telling.document(), *self._telling.here()],
            "sentences": lambda _: [f"{number}: {one_line(words, 10_000)}" for number, (_, words) in enumerate(self._sentences(), 1)],
            "sentence": self._sentence,
            "select": self._select,
            "find": self._find,
            "more": lambda _: self._hit(),
            "documents": lambda _: self._list_documents(),
            "open": self._open,
            "help": self._help,
        }

    def _to(self, at: int) -> Iterable[str]:
        blocks = self._session.document.blocks
        if not 0 <= at < len(blocks):
            raise NotFound(self._words("no turn", at + 1), f"1-{len(blocks)}")
        self._session.jump(blocks[at].start)
        return self._telling.here()

    def _step(self, direction: int) -> Iterable[str]:
        blocks = self._session.document.blocks
        at = max(0, blocks.index_at(self._session.head)) + direction
        if not 0 <= at < len(blocks):
            return [self._words("last already" if direction > 0 else "first already")]
        return self._to(at)

    def _go(self, typed: str) -> Iterable[str]:
        return self._to(number_in(typed) - 1)

    def _uncoded(self) -> Iterable[str]:
        block = self._session.document.next_uncoded(self._session.head, 1)
        return self._to(block.ordinal - 1) if block else [self._words("all coded")]

    def _sentences(self) -> list[tuple[tuple[int, int], str]]:
        block = self._session.here()
        if block is None:
            return []
        text = self._session.document.text[block.start : block.stop]
        return [((block.start + start, block.start + stop), text[start:stop]) for start, stop in sentences(text)]

    def _sentence(self, typed: str) -> Iterable[str]:
        found, numbers = self._sentences(), _NUMBERS.search(fold(typed))
        first = int(numbers[1]) if numbers else 1
        last = int(numbers[2] or first) if numbers else 1
        if not 1 <= first <= last <= len(found):
            raise InvalidValue(self._words("no sentence", typed), f"1-{len(found)}")
        self._session.select(found[first - 1][0][0], found[last - 1][0][1])
        return self._telling.selection()

    def _select(self, typed: str) -> Iterable[str]:
        block = self._session.here()
        if not typed or block is None:
            self._session.select(self._session.head, self._session.head)
            if block:
                self._session.select(block.start, block.start)
            return [self._words("whole turn")]
        inside = (block.label_start, block.stop)
        self._session.select(*span_meant(self._session.document.text, (block.start, block.stop), inside, typed))
        return self._telling.selection()

    def _find(self, typed: str) -> Iterable[str]:
        count = self._session.find(typed) if typed else 0
        return [self._words("found", count), *self._telling.here()] if count else [self._words("not found", typed)]

    def _hit(self) -> Iterable[str]:
        return self._telling.here() if self._session.find_step(1) else [self._words("not found", "")]

    def _list_documents(self) -> Iterator[str]:
        summaries = self._session.project.documents.summaries()
        self._documents = [each.document.id for each in summaries]
        for number, each in enumerate(summaries, 1):
            yield self._words("document line", number, one_line(each.document.title, _SHORT), each.document.kind, each.codings)

    def _open(self, typed: str) -> Iterable[str]:
        number = int(typed) if typed.isdecimal() else 0
        self._session.open(self._documents[number - 1] if 1 <= number <= len(self._documents) else typed)
        return [self._telling.document(), *self._telling.here()]

    def _help(self, typed: str) -> Iterator[str]:
        language = self._words.language
        wanted = BY_NAME.get(fold(typed))
        if typed and wanted is None:
            raise NotFound(self._words("unknown", typed), self._words("unknown hint"))
        for each in [wanted] if wanted else COMMANDS:
            names = ", ".join((each.name(language), *(name for name in each.names if name != each.name(language))))
            usage = f" {each.usage[language]}" if each.usage[language] else ""
            yield f"{names}{usage}: {each.help[language]}"
        if not wanted:
            yield self._words("other commands")
