"""A codebook as a Word document: the tree of codes with their colours, then each code under a heading of its level."""

from pathlib import Path

from coder.formats.codebooks.markdown import label
from coder.formats.codebooks.one_codebook import chosen
from coder.formats.loss import Loss
from coder.formats.reading.readable import Readable
from coder.formats.reading.word_file import Run, WordFile
from coder.model.snapshot import Snapshot
from coder.report.reading.codebook_cards import Card, cards, languages_of, named

_STEP = "\N{IDEOGRAPHIC SPACE}"
_DEEPEST_HEADING = 3


def write(snapshot: Snapshot, path: Path, *, raw: bool = False) -> tuple[Loss, ...]:
    """Write a codebook; of several, the one most codings use, and the others are losses.

    Raises:
        FormatError: the project has no codebook.
    """
    book, codes, lost = chosen(snapshot)
    readable, languages = Readable(), languages_of(book)
    listed = tuple(cards(book, codes))
    title = readable(named(book.names, languages) or book.key)
    with WordFile(path, title, language="en") as file:
        file.paragraph(title, style="Title")
        file.paragraph(readable(f"{book.key} · {label('version', languages)} {book.version}"), style="Source")
        file.paragraph(label("tree", languages), style="Heading1")
        for card in listed:
            name = Run(text=readable(card.title), style="" if card.code.codable else "Strong")
            mnemonic = Run(text=f"  {readable(card.code.mnemonic)}" if card.code.mnemonic else "", style="Number")
            file.paragraph(_STEP * card.level, _swatch(card), name, mnemonic)
        file.paragraph(label("codes", languages), style="Heading1", page_break=True)
        for card in listed:
            _write_card(file, card, readable)
    return (*lost, *readable.losses())


def _write_card(file: WordFile, card: Card, readable: Readable) -> None:
    file.paragraph(_swatch(card), readable(card.title), style=f"Heading{min(card.level + 2, _DEEPEST_HEADING)}")
    file.paragraph(readable(" · ".join(card.facts)), style="Source")
    for words in card.definition:
        file.paragraph(readable(words))
    for name, items in card.rules:
        file.paragraph(Run(text=name, style="Label"))
        for each in items:
            file.paragraph(f"• {readable(each)}", style="Source")


def _swatch(card: Card) -> Run:
    return Run(text="■ ", swatch=card.colour)
