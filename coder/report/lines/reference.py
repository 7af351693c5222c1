"""A town against the published comparison tables, row by row."""

from collections.abc import Iterator

from coder.model.profile import ReferenceRow
from coder.report.lines.line import EMPTY, Behind, Line, Piece, filled, wrapped
from coder.report.lines.material import Hand, Material, percent, probability
from coder.report.lines.situations import legend

_MARKS = {"match": "=", "partial": "~", "differs": "x", "insufficient": "?"}


def reference(material: Material, hand: Hand) -> Iterator[Line]:
    """Of each column how many rows match; then each row: the cell here, and its verdict against every column."""
    town, words = material.profile, hand.words
    if not town.reference:
        yield (Piece(f" {words('no reference')}", "dim"),)
        return
    for kind, rows in town.reference.items():
        decided = [row for row in rows if row.verdict != "insufficient"]
        matched = sum(row.verdict == "match" for row in decided)
        yield (Piece(f" {words('column', hand.name(kind), matched, len(decided), len(rows) - len(decided))}", "strong"),)
    yield from legend(words("reference legend", f"{material.parameters.cell:g}"), hand.width)
    for row in dict.fromkeys(row.row for rows in town.reference.values() for row in rows):
        yield EMPTY
        yield from _row({kind: each for kind, rows in town.reference.items() for each in rows if each.row == row}, hand)


def _row(columns: dict[str, ReferenceRow], hand: Hand) -> Iterator[Line]:
    words, here = hand.words, next(iter(columns.values()))
    cell = words.listed([hand.short(each) for each in here.cell]) or words("no evidence")
    behind = Behind(title=hand.name(here.row), codings=here.codings, mentions=here.mentions) if here.n else None
    yield (
        Piece(f" {words('colon', hand.name(here.row))}", "strong"),
        Piece(f"{cell}  "),
        Piece(f"n {here.n}", "text", behind),
        Piece(f" {hand.sources(here.sources)}", "dim"),
        Piece(words("comma", "", words("unclear share", percent(here.unclear).strip())) if here.unclear else "", "dim"),
        Piece(f", α {here.alpha:.2f}" if here.alpha is not None else "", "dim"),
    )
    for kind, row in columns.items():
        known = row.verdict != "insufficient"
        figures = f"p {probability(row.p)}  J {row.jaccard:.2f}" if known else " " * 15
        yield (
            Piece(f"   {filled(hand.name(kind), 16)} "),
            Piece(f"{_MARKS[row.verdict]} {filled(words(f'verdict {row.verdict}'), 12)} ", "accent" if known else "dim"),
            Piece(f"{figures}  ", "text"),
            Piece(filled(words("colon", words("published")) + row.text, max(10, hand.width - 54)).rstrip(), "dim"),
        )
    for quote in here.quotes:
        told = f"“{' '.join(quote.text.split())}” — {words('comma', quote.title, quote.speaker or words('no speaker'))}"
        lines = wrapped(told, hand.width - 8)
        shown = lines[:2]
        if len(lines) > 2:
            shown[-1] = filled(shown[-1] + "…", hand.width - 8).rstrip()
        ids = ((quote.id,), ()) if quote.kind == "coding" else ((), (quote.id,))
        target = Behind(title=hand.name(here.row), codings=ids[0], mentions=ids[1])
        yield (Piece("     - "), Piece(shown[0] if shown else "", "dim", target))
        yield from ((Piece(f"       {each}", "dim"),) for each in shown[1:])
