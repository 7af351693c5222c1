"""Coded transcripts as a Word document: numbered lines, coded passages marked, each code a comment in the margin and a line below the turn."""

from pathlib import Path

from coder.formats.loss import Loss
from coder.formats.reading.readable import Readable
from coder.formats.reading.word_file import CommentEnd, CommentStart, Part, Run, WordFile
from coder.model.snapshot import Snapshot
from coder.report.reading.blocks import Block, Line, Stretch, blocks
from coder.report.reading.notes import Note, Notes, heading
from coder.report.reading.transcript_html import not_read
from coder.report.reading.words import word
from coder.report.theme import mixed


def write(snapshot: Snapshot, path: Path, *, raw: bool = False) -> tuple[Loss, ...]:
    """Write the transcripts of all documents of the snapshot, one after the other."""
    readable, notes = Readable(), Notes(snapshot)
    alone = len(snapshot.documents) == 1
    title = snapshot.documents[0].title if alone else snapshot.name
    with WordFile(path, readable(title), language="en", numbered_lines=True) as file:
        if not alone:
            file.paragraph(readable(title), style="Title")
        first = 0
        for place, document in enumerate(snapshot.documents):
            language = "zh" if document.language == "zh" else "en"
            found = notes.of(document, language)
            writing = _Writing(file, readable, language, first)
            file.paragraph(readable(document.title), style="Heading1", page_break=place > 0)
            file.paragraph(heading(document, found, language), style="Note")
            for block in blocks(snapshot, document, found):
                writing.block(block)
            first += len(found)
    return (*readable.losses(), *not_read(snapshot))


class _Writing:
    """Writes the blocks of one document; `first` comments were written before."""

    def __init__(self, file: WordFile, readable: Readable, language: str, first: int) -> None:
        self._file = file
        self._readable = readable
        self._language = language
        self._first = first

    def block(self, block: Block) -> None:
        turn = [Run(text=f"{block.turn}  ", style="Number")] if block.turn else []
        for number, line in enumerate(block.lines):
            self._file.paragraph(*(turn if number == 0 else []), *self._line(line), style="Turn")
        for note in block.notes:
            continued = note.number in block.continued
            self._file.paragraph(*self._below(note, continued), style="Note")
            if not continued:
                lines = [self._readable(each) for each in (note.label, note.path, *note.details) if each]
                author = self._readable(", ".join(each for each in note.users if each)) or "?"
                self._file.comment(self._first + note.number, lines, author=author, at=note.at)

    def _line(self, line: Line) -> list[Part]:
        return [part for stretch in line.stretches for part in self._stretch(stretch)]

    def _stretch(self, stretch: Stretch) -> list[Part]:
        parts: list[Part] = []
        for note in stretch.opens:
            parts += [CommentStart(number=self._first + note.number), Run(text=f"[{note.number}", style="Mark")]
        parts.append(self._run(stretch))
        for note in stretch.closes:
            parts += [Run(text=f"{note.number}]", style="Mark"), CommentEnd(number=self._first + note.number)]
        return parts

    def _run(self, stretch: Stretch) -> Run:
        text, style = self._readable(stretch.text), "Strong" if stretch.is_label else ""
        if not stretch.under:
            return Run(text=text, style=style)
        top = stretch.under[-1]
        fill = mixed("#ffffff", stretch.under[0].colour, 0.2)
        return Run(text=text, style=style, fill=fill, line=top.colour, lines=len(stretch.under))

    def _below(self, note: Note, continued: bool) -> list[Part]:
        sign = {"code": "■", "tie": "●", "memo": "◤"}[note.kind]
        more = f" ({word('continued', self._language)})" if continued else ""
        rest = " · ".join(each for each in (note.path, ", ".join(filter(None, note.users))) if each)
        label = Run(text=f"[{note.number}] {self._readable(note.label)}", style="Label")
        return [Run(text=f"{sign} ", swatch=note.colour), label, Run(text=f"{more}  {self._readable(rest)}")]
