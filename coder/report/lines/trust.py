"""How far a profile can be trusted: what hangs on one source or one parameter, and how far the coders agree."""

from collections.abc import Iterator
from typing import Any

from coder.report.lines.bars import bar, dot
from coder.report.lines.line import EMPTY, Behind, Line, Piece, filled, heading
from coder.report.lines.material import Hand, Material, probability
from coder.report.lines.situations import legend

_NAME = 36


def trust(material: Material, hand: Hand) -> Iterator[Line]:
    """Without each source, with other cross-overs, agreement."""
    yield from _without(material, hand)
    yield from _crossovers(material, hand)
    yield from _agreement(material, hand)
    yield EMPTY
    stamps = material.profile.parameters
    book = f"{stamps.get('codebook_key')} {stamps.get('codebook_version')} ({str(stamps.get('codebook_sha256'))[:12]})"
    yield from legend(hand.words("stamp", stamps.get("method"), book, str(stamps.get("inputs_sha256"))[:12]), hand.width)


def _without(material: Material, hand: Hand) -> Iterator[Line]:
    town, words = material.profile, hand.words
    found: Any = town.sensitivity.get("without")
    yield heading(words("without"))
    if not isinstance(found, (list, tuple)) or not found:
        yield (Piece(f" {words('no evidence')}", "dim"),)
        return
    yield from legend(words("without legend", hand.name(str(town.sensitivity.get("corner")))), hand.width)
    room = max(8, min(30, hand.width - _NAME - 26))
    for row in found:
        document, p = row["document"], row["p"]
        name = hand.name(row["name"]) if row["name"] else words("undetermined")
        title = (material.titles or {}).get(document, document)
        target = Behind(title=title, town_id=town.town_id, row=document)
        number = Piece(probability(p), "text", target)
        yield (Piece(f" {filled(title, _NAME)} "), Piece(f"{bar(p, p, p, room)} ", "accent"), number, Piece(f"  {name}", "dim"))


def _crossovers(material: Material, hand: Hand) -> Iterator[Line]:
    found: Any = material.profile.sensitivity.get("crossovers")
    if not isinstance(found, (list, tuple)):
        return
    yield EMPTY
    yield heading(hand.words("crossover"))
    room = max(8, min(30, hand.width - _NAME - 26))
    for row in found:
        name = hand.name(row["name"]) if row["name"] else hand.words("undetermined")
        label = f"{row['crossover']:g}: {name}"
        yield (
            Piece(f" {filled(label, _NAME)} "),
            Piece(f"{bar(row['p'], row['p'], row['p'], room)} ", "accent"),
            Piece(probability(row["p"])),
        )


def _agreement(material: Material, hand: Hand) -> Iterator[Line]:
    words = hand.words
    yield EMPTY
    yield heading(words("agreement"))
    told = [each for each in material.profile.agreement if each.alpha is not None]
    if not told:
        yield from legend(words("agreement unknown"), hand.width)
        return
    room = max(9, min(30, hand.width - _NAME - 38))
    for each in told:
        if each.alpha is None:
            continue
        low, high = each.low if each.low is not None else each.alpha, each.high if each.high is not None else each.alpha
        mark = f" ! {words('below floor')}" if each.alpha < material.parameters.alpha_floor else ""
        yield (
            Piece(f" {filled(hand.short(each.code), _NAME)} "),
            Piece(f"{dot(each.alpha, low, high, room, first=-1.0, zero=True)} ", "accent"),
            Piece(f"{each.alpha:5.2f} [{low:.2f}, {high:.2f}]"),
            Piece(f" {words('turns', each.units)}", "dim"),
            Piece(mark, "warning"),
        )
