"""What policy texts say of a town beside what people say: document evidence, marked as such."""

from collections.abc import Iterator

from coder.model.profile import Beside
from coder.report.lines.line import EMPTY, Behind, Line, Piece, filled, heading, right, wrapped
from coder.report.lines.material import Hand, Material

_NAME, _COUNT = 30, 16


def policy(material: Material, hand: Hand) -> Iterator[Line]:
    """A line for each code found in policy texts; nothing where no policy text speaks of the town."""
    found, words = material.profile.policy, hand.words
    if found is None:
        return
    yield EMPTY
    yield heading(words("document evidence"))
    titles = words.listed(list(found.documents.values()))
    for line in wrapped(words("document evidence is", len(found.documents), titles), hand.width - 2):
        yield (Piece(f" {line}", "dim"),)
    if not found.rows:
        yield (Piece(f" {words('no document evidence')}", "dim"),)
        return
    name = min(_NAME, max(14, hand.width - 2 * _COUNT - 6))
    yield (Piece(f" {' ' * name} {right(words('written'), _COUNT)} {right(words('spoken'), _COUNT)}", "dim"),)
    for row in found.rows:
        yield from _row(row, name, hand)


def _row(row: Beside, name: int, hand: Hand) -> Iterator[Line]:
    written = right(hand.words("n of sources", row.written, row.written_sources), _COUNT)
    spoken = right(hand.words("n of sources", row.spoken, row.spoken_sources), _COUNT)
    behind = Behind(title=hand.short(row.code), codings=row.codings, mentions=row.mentions)
    binding = "  " + hand.words.listed([f"{number} {level}" for level, number in row.binding.items()]) if row.binding else ""
    yield (
        Piece(f" {filled(hand.short(row.code), name)} "),
        Piece(f"{written} ", "accent", behind),
        Piece(spoken, "text" if row.spoken else "dim"),
        Piece(binding, "dim"),
    )
