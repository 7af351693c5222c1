"""All towns beside each other: a heat map of the situations in the order of likeness, with the verdict of each."""

from collections.abc import Iterator

from coder.model.comparison import Comparison
from coder.model.profile import ModelProfile, Share
from coder.report.lines.bars import SHADES, shade
from coder.report.lines.line import EMPTY, Behind, Line, Piece, Towards, behind_all, filled, heading, right, stacked
from coder.report.lines.material import Hand, Material, percent
from coder.report.lines.situations import legend

_NAME, _LEAST = 20, 8
_THIN = "·"
_HEAD_LINES = 3


def towns(material: Material, hand: Hand) -> Iterator[Line]:
    """Heat map, verdicts, how far the towns are from each other."""
    found = material.comparison
    if found is None or not found.profiles:
        return
    words = hand.words
    yield heading(words("heat"))
    yield from legend(words("heat legend", SHADES[1:], _THIN), hand.width)
    yield from _heat(found, hand)
    yield EMPTY
    yield heading(words("verdict"))
    for each in found.profiles:
        yield (Piece(" "), Piece(filled(hand.name(each.town_id), _NAME), "text", _towards(each, hand)), Piece(f" {_verdict(each, hand)}", "dim"))
    yield EMPTY
    yield from _distances(found, hand)
    yield from _standings(found, hand)


def _heat(found: Comparison, hand: Hand) -> Iterator[Line]:
    codes = [share.code for share in found.profiles[0].situations]
    size = max(_LEAST, min(16, (hand.width - _NAME - 2) // max(1, len(codes))))
    heads = [stacked(hand.short(code), size - 1, _HEAD_LINES) for code in codes]
    height = max(map(len, heads), default=0)
    for at in range(height):
        words = [right(lines[at - height + len(lines)] if at >= height - len(lines) else "", size - 1) for lines in heads]
        yield (Piece(" " * (_NAME + 2)), *(Piece(f" {each}", "dim") for each in words))
    for each in found.profiles:
        enough = each.town_id in found.sufficient
        cells = [piece for share in each.situations for piece in _cell(each, share, size, enough, hand)]
        yield (Piece(" "), Piece(filled(hand.name(each.town_id), _NAME), "strong", _towards(each, hand)), Piece(" "), *cells)
        yield (Piece(" " * (_NAME + 2)), *(Piece(right(f"{share.sources}", size), "dim") for share in each.situations))


def _cell(town: ModelProfile, share: Share, size: int, enough: bool, hand: Hand) -> tuple[Piece, ...]:
    mark = (shade(share.share) if enough else _THIN) * 2
    title = hand.of(town.town_id, share.code)
    behind = Behind(title=title, town_id=town.town_id, row=share.code) if share.n else None
    number = percent(share.share).strip()
    return (
        Piece(" " * (size - 3 - len(number))),
        Piece(mark, "accent" if enough else "dim"),
        Piece(" "),
        Piece(number, "text" if enough else "dim", behind),
    )


def _towards(each: ModelProfile, hand: Hand) -> Towards:
    return Towards(title=hand.name(each.town_id), town_id=each.town_id)


def _verdict(each: ModelProfile, hand: Hand) -> str:
    if each.verdict.name is not None:
        told = f"{hand.name(each.verdict.name)}, p = {each.verdict.p:.2f}"
    else:
        needs = hand.words.listed([hand.said(need) for need in each.verdict.needs])
        told = hand.words("not yet", hand.words("undetermined"), needs)
    return filled(told, hand.width - _NAME - 3).rstrip()


def _distances(found: Comparison, hand: Hand) -> Iterator[Line]:
    if len(found.sufficient) < 2:
        return
    yield heading(hand.words("distances"))
    yield from legend(hand.words("distances legend"), hand.width)
    yield (Piece(" " * (_NAME + 6)), *(Piece(right(str(at), 6), "dim") for at in range(1, len(found.sufficient) + 1)))
    for at, one in enumerate(found.sufficient, 1):
        cells = [piece for other in found.sufficient for piece in _distance(found, one, other, hand)]
        yield (Piece(f" {at:>3} {filled(hand.name(one), _NAME)} "), *cells)


def _distance(found: Comparison, one: str, other: str, hand: Hand) -> tuple[Piece, ...]:
    if one == other:
        return (Piece(right("-", 6)),)
    number = f"{found.distances[one, other]:.2f}"
    shares = [share for each in found.profiles if each.town_id in (one, other) for share in each.situations]
    return (Piece(" " * (6 - len(number))), Piece(number, "text", behind_all(f"{hand.name(one)} – {hand.name(other)}", shares)))


def _standings(found: Comparison, hand: Hand) -> Iterator[Line]:
    if not found.standings:
        return
    yield EMPTY
    yield heading(hand.words("standings"))
    for each in found.standings:
        title = hand.of(each.town_id, each.situation)
        pieces = [Piece(f" {filled(title, 46)} ")]
        for why, ids in each.mentions.items():
            pieces += [Piece(f"{hand.words(why)} ", "dim"), Piece(str(len(ids)), "text", Behind(title=title, mentions=ids)), Piece("  ")]
        yield pieces
