"""Coded transcripts as one HTML page: the text with numbered passages, the codes beside it; opens offline and prints."""

from html import escape
from pathlib import Path

from coder.formats import left_out
from coder.formats.loss import Loss, losses
from coder.formats.reading.readable import Readable
from coder.model.document import Document
from coder.model.snapshot import Snapshot
from coder.report.markup import Html, element, joined
from coder.report.reading.blocks import Block, Line, Stretch, blocks
from coder.report.reading.notes import Note, Notes, heading
from coder.report.reading.words import word
from coder.report.theme import FONTS

_LINES = 4
"""So many lines under the text tell of overlapping notes; the numbers tell of all."""
_STYLE = (Path(__file__).parent / "transcript.css").read_text(encoding="utf-8").replace("FONTS", FONTS)


def write(snapshot: Snapshot, path: Path, *, raw: bool = False) -> tuple[Loss, ...]:
    """Write the transcripts of all documents of the snapshot, one after the other."""
    readable, notes = Readable(), Notes(snapshot)
    alone = len(snapshot.documents) == 1
    language = snapshot.documents[0].language if alone else "en"
    listed = element("nav", element("h2", word("contents", language)), element("ol", map(_link, snapshot.documents)))
    title = snapshot.documents[0].title if alone else snapshot.name
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", readable(title)),
        element("style", Html(_STYLE)),
    )
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(f'<!doctype html>\n<html lang="{"zh" if language == "zh" else "en"}">{head}<body>')
        stream.write("" if alone else listed)
        for document in snapshot.documents:
            stream.write(_document(snapshot, document, notes, readable))
        stream.write("</body></html>\n")
    return (*readable.losses(), *not_read(snapshot))


def not_read(snapshot: Snapshot) -> tuple[Loss, ...]:
    """What a transcript has no place for."""
    return losses(
        (
            left_out.memos(snapshot, "use --format memos-markdown", beside=("passage", "coding", "mention")),
            left_out.values(snapshot, "use --format tidy-csv"),
            *left_out.decided(snapshot),
        )
    )


def _link(document: Document) -> Html:
    return element("li", element("a", " ".join(document.title.split()), href=f"#{document.id}"))


def _document(snapshot: Snapshot, document: Document, notes: Notes, readable: Readable) -> Html:
    language = "zh" if document.language == "zh" else "en"
    found = notes.of(document, language)
    rows = joined(_block(each, language, readable) for each in blocks(snapshot, document, found))
    return element(
        "article",
        element("h1", readable(document.title)),
        element("p", heading(document, found, language), class_="how"),
        element("div", rows, class_="text"),
        id=document.id,
        lang=language,
    )


def _block(block: Block, language: str, readable: Readable) -> Html:
    lines = joined(_line(each, readable) for each in block.lines)
    margin = element("ul", (_note(each, each.number in block.continued, language, readable) for each in block.notes)) if block.notes else None
    turn = element("div", block.turn, class_="turn", title=word("turn", language)) if block.turn else element("div", class_="turn")
    return element("section", turn, element("div", lines, class_="said"), element("aside", margin), class_="block")


def _line(line: Line, readable: Readable) -> Html:
    words = element("span", [_stretch(each, readable) for each in line.stretches], class_="words")
    return element("p", element("span", line.number, class_="number"), words)


def _stretch(stretch: Stretch, readable: Readable) -> Html:
    words = Html(escape(readable(stretch.text), quote=False))
    if stretch.is_label:
        words = element("b", words)
    if stretch.under:
        words = element("mark", words, style=_look(stretch.under))
    opens = [element("sup", f"[{each.number}") for each in stretch.opens]
    closes = [element("sup", f"{each.number}]") for each in stretch.closes]
    return joined(*opens, words, *closes)


def _look(under: tuple[Note, ...]) -> str:
    """A pale ground in the first colour, and a line under the text for each note."""
    lines = [(place, each.colour) for place, each in enumerate(under[:_LINES])]
    rules = ", ".join(rule for place, colour in lines for rule in (f"0 {3 * place + 2}px 0 {colour}", f"0 {3 * place + 3}px 0 #fff"))
    return f"background: {under[0].colour}22; box-shadow: {rules}"


def _note(note: Note, continued: bool, language: str, readable: Readable) -> Html:
    signed = ", ".join(each for each in note.users if each)
    more = f" ({word('continued', language)})" if continued else ""
    return element(
        "li",
        element("span", style=f"background: {note.colour}", class_=f"swatch {note.kind}"),
        element("span", f"[{note.number}] ", class_="key"),
        element("b", readable(note.label)),
        more,
        element("small", readable(" · ".join(each for each in (note.path, signed) if each))),
        None if continued else [element("small", readable(each), class_="detail") for each in note.details],
    )
