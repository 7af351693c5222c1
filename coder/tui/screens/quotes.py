"""Coded passages to look through: all quotes of a code, or those behind a number of a table."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from coder.project.retrieval import CodedPassage
from coder.text.cells import visible
from coder.tui.document.passages import in_context
from coder.tui.lines import Line
from coder.tui.profiles.quotes import quote_lines
from coder.tui.screens.listing import Gather, Listing, Search, Shown
from coder.tui.session import Session
from coder.tui.texts.screens import Texts
from coder.tui.widgets.list_pane import Row

if TYPE_CHECKING:
    from coder.analysis.counting.matrix import Matrix
    from coder.model.profile import Quote as ProfileQuote
    from coder.report.lines.line import Behind

_AROUND = 60
_MOST = 6


class Quote:
    """A coded passage as rows of a list; they are made when first asked for at a width."""

    def __init__(self, passage: CodedPassage, name: str) -> None:
        """`name`: of the code, as the screen calls it; empty where the list is of one code."""
        self._passage = passage
        self._name = name
        self._rows: dict[int, list[Row]] = {}

    def fits(self, wanted: str) -> bool:
        """Whether the words, where they stand, who speaks or who coded hold the folded text `wanted`."""
        from coder.text.search.fold import fold

        passage = self._passage
        return wanted in fold(
            f"{passage.document} {passage.speaker} {passage.turn} {passage.user} {self._name} {passage.text} {' '.join(passage.memos)}"
        )

    def rows(self, width: int) -> list[Row]:
        """Where it stands, the passage between its surroundings, its memos."""
        if width not in self._rows:
            self._rows = {width: self._made(width)}
        return self._rows[width]

    def _made(self, width: int) -> list[Row]:
        passage = self._passage
        coding = passage.coding
        place = (coding.document_id, coding.start, coding.stop)
        who = f"  {passage.speaker} {passage.turn or ''} · {passage.user}"
        head: Line = [(f" {visible(passage.document)}", "accent"), (visible(who), "dim"), (f"  {visible(self._name)}" if self._name else "", "key")]
        text, start = passage.before + passage.text + passage.after, len(passage.before)
        lines = in_context(text, start, start + len(passage.text), width - 4, around=_AROUND, most=_MOST)
        memos: list[Line] = [[(f"* {visible(each)}".replace("\n", " "), "warning")] for each in passage.memos]
        return [Row(head, place), *(Row([("   ", "text"), *_quoted(line)]) for line in (*lines, *memos)), Row([])]


class NumberQuote:
    """A passage behind a number of a profile as rows of a list."""

    def __init__(self, quote: "ProfileQuote", name: str, texts: Texts) -> None:
        """`name`: of what it stands for, as the screen calls it."""
        self._quote = quote
        self._name = name
        self._texts = texts

    def fits(self, wanted: str) -> bool:
        """Whether the words, where they stand, who speaks, who coded or what it stands for hold the folded text `wanted`."""
        from coder.text.search.fold import fold

        quote = self._quote
        return wanted in fold(f"{quote.title} {quote.speaker} {quote.turn} {quote.user} {quote.value} {self._name} {quote.aside} {quote.text}")

    def rows(self, width: int) -> list[Row]:
        """What it stands for and where, then its first words."""
        aside = self._texts.word(self._quote.aside)
        lines = quote_lines([self._quote], width, name=lambda _: self._name, against=self._texts("against"), aside=aside)
        return [*(Row(line, value) for line, value in lines), Row([])]


def quotes_of_code(session: Session, texts: Texts, code_id: str) -> Listing:
    """All quotes of a code and of those below it, each in its context."""

    def gather(project: Any, _typed: str) -> Iterable[CodedPassage]:
        passages: Iterable[CodedPassage] = project.retrieval.quotes(code_id, context=_AROUND + 1)
        return passages

    return _listing(
        session, texts, texts("quotes", session.codes.name(code_id)), gather, lambda key: "" if key == session.codes.by_id[code_id].key else key
    )


def quotes_of_cell(session: Session, texts: Texts, title: str, matrix: "Matrix", row: int, column: int) -> Listing:
    """The quotes behind one number of a table."""

    def gather(project: Any, _typed: str) -> Iterable[CodedPassage]:
        passages: Iterable[CodedPassage] = project.retrieval.of(matrix.codings(row, column), context=_AROUND + 1)
        return passages

    return _listing(session, texts, texts("quotes", title), gather, lambda key: key)


def quotes_of_number(session: Session, texts: Texts, behind: "Behind") -> Listing:
    """The codings and mentions behind a number of a profile: those that support it, those against, those that do not count."""

    names = {code.key: code.name(session.language) for code in session.codes.by_id.values()}

    def gather(project: Any, _typed: str) -> Iterable[NumberQuote]:
        return (NumberQuote(each, names.get(each.value, each.value), texts) for each in project.figures.quotes(behind))

    return Listing(texts, texts("quotes of number", visible(behind.title)), _search(texts), connect=session.connection, gather=gather)


def _listing(session: Session, texts: Texts, title: str, gather: Gather, named: Callable[[str], str]) -> Listing:
    names = {code.key: code.name(session.language) for code in session.codes.by_id.values()}

    def made(project: Any, typed: str) -> Iterable[Quote]:
        return (Quote(each, names.get(named(each.code), "")) for each in gather(project, typed))

    return Listing(texts, title, _search(texts), connect=session.connection, gather=made)


def _search(texts: Texts) -> Search:
    """Narrows what was gathered down to what fits the typed words."""

    def search(found: Sequence[Any], typed: str, width: int) -> Shown:
        from coder.text.search.fold import fold

        wanted = fold(typed.strip())
        fitting = [each for each in found if not wanted or each.fits(wanted)]
        return Shown([row for each in fitting for row in each.rows(width)], texts("quotes count", len(fitting)))

    return search


def _quoted(line: Line) -> Line:
    return [(piece, "strong" if style == "current" else style) for piece, style in line]
