"""Paragraphs and tables of an office document put together as lines of text."""

from collections.abc import Sequence


class Flow:
    """Text as it comes, in the order of the document.

    A paragraph is a line. A row of a table is a line with tabs between its cells; inside a cell, paragraphs are joined by a space.
    A table with one column only is layout: its paragraphs stay lines. Paragraphs inside a paragraph (text boxes) come before it.
    """

    def __init__(self) -> None:
        self._lines: list[list[str]] = [[]]
        self._open: list[list[str]] = []
        self._rows: list[list[list[str]]] = []

    def text(self, words: str) -> None:
        """Words of the paragraph that is open, or of one made for them."""
        if words and self._open:
            self._open[-1].append(words)
        elif words.strip():
            self._lines[-1].append(words)

    def open_paragraph(self) -> None:
        """A paragraph begins."""
        self._open.append([])

    def close_paragraph(self) -> None:
        """The paragraph that began last is complete."""
        if self._open:
            line = "".join(self._open.pop())
            self._lines[-1].extend(line.split("\n"))

    def open_row(self) -> None:
        """A row of a table begins."""
        self._rows.append([])

    def open_cell(self) -> None:
        """A cell begins: its lines are kept apart."""
        self._lines.append([])

    def close_cell(self) -> None:
        """The cell is complete."""
        if len(self._lines) > 1:
            cell = self._lines.pop()
            if self._rows:
                self._rows[-1].append(cell)
            else:
                self._lines[-1].extend(cell)

    def close_row(self) -> None:
        """The row is complete."""
        if not self._rows:
            return
        cells = self._rows.pop()
        if len(cells) == 1:
            self._lines[-1].extend(cells[0])
        elif cells:
            self._lines[-1].append("\t".join(_joined(cell) for cell in cells))

    def lines(self) -> tuple[str, ...]:
        """All lines."""
        return tuple(line for part in self._lines for line in part)


def with_notes(lines: Sequence[str], notes: Sequence[tuple[str, Sequence[str]]]) -> str:
    """The text, with footnotes (mark, lines) at its end as `[mark] text`."""
    body = "\n".join(lines).rstrip("\n")
    told = [f"[{mark}] {_joined(each)}" for mark, each in notes if any(line.strip() for line in each)]
    return body + "\n" + ("\n" + "\n".join(told) + "\n" if told else "")


def _joined(lines: Sequence[str]) -> str:
    return " ".join(" ".join(line.split("\t")).strip() for line in lines if line.strip())
