"""The home of a town: the verdict, where it stands on each dimension, the corners and the ideal types."""

from collections.abc import Iterator

from coder.model.profile import Contrast, ModelProfile
from coder.report.lines.bars import bar, dot
from coder.report.lines.line import EMPTY, Behind, Line, Piece, filled, heading, wrapped
from coder.report.lines.material import Hand, Material, interval, percent, probability

_CORNERS = 4


def home(material: Material, hand: Hand) -> Iterator[Line]:
    """Verdict, grid, corners, types."""
    yield from verdict(material, hand)
    yield EMPTY
    for contrast in material.profile.contrasts.values():
        yield from _row(material, contrast, hand)
    yield from _corners(material.profile, hand)
    yield from _types(material.profile, hand)
    if material.profile.notes:
        yield EMPTY
        for note in material.profile.notes:
            yield from ((Piece(f" {each}", "dim"),) for each in wrapped(hand.said(note), hand.width - 2))


def warnings(material: Material, hand: Hand, *, suggested: bool = True) -> Iterator[Line]:
    """That suggestions count here, if they do, and that the texts are examples, if they are."""
    words = hand.words
    if suggested and material.profile.suggested is not None:
        told = words("colon", words("mark suggested")) + words("suggested")
        yield from ((Piece(f" !! {each}", "error"),) for each in wrapped(told, hand.width - 5))
    if material.constructed:
        told = words("colon", words("mark constructed")) + words("constructed short")
        yield from ((Piece(f" ! {each}", "warning"),) for each in wrapped(told, hand.width - 4))


def verdict(material: Material, hand: Hand) -> Iterator[Line]:
    """What the town is nearest to, or what is missing; warnings before it."""
    town, words = material.profile, hand.words
    yield from warnings(material, hand)
    found = town.verdict
    said = words("undetermined") if found.name is None else words("comma", hand.name(found.name), f"p = {probability(found.p).strip()}")
    if town.tentative:
        said = words("in brackets", said, words("tentative"))
    more = words("colon", words("comma", "", words("needs"))).rstrip() if found.needs else ""
    yield (Piece(f" {words('colon', words('verdict'))}", "dim"), Piece(said, "strong"), Piece(more, "dim"))
    for need in found.needs:
        first, *rest = wrapped(hand.said(need), hand.width - 6) or [""]
        yield (Piece(f"   · {first}", "warning"),)
        yield from ((Piece(f"     {each}", "warning"),) for each in rest)
    counted = words("counts", town.documents, town.codings, town.mentions, town.sources)
    yield from ((Piece(f" {each}", "dim"),) for each in wrapped(counted, hand.width - 2))


def _row(material: Material, contrast: Contrast, hand: Hand) -> Iterator[Line]:
    """A row of the grid: the dimension, then a cell for each pole with share, interval and membership."""
    town, words = material.profile, hand.words
    half = (hand.width - 5) // 2
    counted = words("comma", words("n evidence", contrast.n_first + contrast.n_second), hand.sources(contrast.sources))
    behind = Behind(title=hand.name(contrast.dimension), town_id=town.town_id, row=contrast.dimension) if contrast.sources else None
    yield (Piece(f" {hand.name(contrast.dimension)}", "strong"), Piece("  "), Piece(counted, "dim", behind), *_alpha(contrast.alpha))
    sides = _sides(material, contrast)
    yield (Piece(" "), *_between([Piece(filled(f"{hand.name(each.pole)}", half), each.style) for each in sides]))
    shown: list[Piece] = []
    told: list[Piece] = []
    for each in sides:
        title = hand.of(contrast.dimension, each.pole)
        target = Behind(title=title, town_id=town.town_id, row=f"{contrast.dimension}:{each.pole}") if each.n else None
        number = f"{percent(each.share)} {interval(each.low, each.high)} n {each.n}"
        text = filled(number, max(len(number), 19))
        shown.append(Piece(f"{bar(each.share, each.low, each.high, max(4, half - len(text) - 1))} ", each.style))
        shown.append(Piece(text, "text", target))
        told.append(Piece(filled(words("membership", f"{each.m:.2f} [{each.m_low:.2f}–{each.m_high:.2f}]"), half), "dim", target))
    yield (Piece(" "), *shown[:2], Piece(" │ ", "dim"), *shown[2:])
    yield (Piece(" "), *_between(told))


class _Side:
    """One pole of a dimension; the second has the complement of the share."""

    def __init__(self, contrast: Contrast, side: int, memberships: tuple[float, float, float]) -> None:
        self.style = ("accent", "second")[side]
        self.pole, self.n = (contrast.first, contrast.n_first) if side == 0 else (contrast.second, contrast.n_second)
        values = ((contrast.theta, contrast.low, contrast.high), memberships)
        turned = values if side == 0 else tuple((1 - value, 1 - high, 1 - low) for value, low, high in values)
        (self.share, self.low, self.high), (self.m, self.m_low, self.m_high) = turned


def _sides(material: Material, contrast: Contrast) -> tuple[_Side, _Side]:
    import numpy as np

    from coder.analysis.profiles.membership import calibrate

    out, crossover, into = material.parameters.anchors
    held = np.array([contrast.theta, contrast.low, contrast.high])
    m, low, high = calibrate(held, out=out, crossover=crossover, into=into, inclusion=material.parameters.inclusion).tolist()
    return _Side(contrast, 0, (m, low, high)), _Side(contrast, 1, (m, low, high))


def _between(cells: list[Piece]) -> tuple[Piece, ...]:
    return cells[0], Piece(" │ ", "dim"), cells[1]


def _alpha(alpha: float | None) -> tuple[Piece, ...]:
    return () if alpha is None else (Piece(f"  α {alpha:.2f}", "dim"),)


def _corners(town: ModelProfile, hand: Hand) -> Iterator[Line]:
    yield EMPTY
    yield heading(hand.words("corners"))
    room = max(8, min(30, hand.width - 52))
    for corner, p in sorted(town.corners.items(), key=lambda each: -each[1])[:_CORNERS]:
        target = Behind(title=hand.name(corner), town_id=town.town_id, row=corner) if town.sources else None
        yield (Piece(f" {filled(hand.name(corner), 24)} "), Piece(f"{bar(p, p, p, room)} ", "accent"), Piece(probability(p), "text", target))
    rest = len(town.corners) - _CORNERS
    if rest > 0:
        left = sum(sorted(town.corners.values())[:rest])
        yield (Piece(f" {hand.words('colon', hand.words('other corners', rest))}{probability(left).strip()}", "dim"),)


def _types(town: ModelProfile, hand: Hand) -> Iterator[Line]:
    yield EMPTY
    yield heading(hand.words("types"))
    room = max(8, min(30, hand.width - 68))
    for kind, (median, low, high) in town.types.items():
        target = Behind(title=hand.name(kind), town_id=town.town_id, row=kind) if town.sources and kind in town.corners else None
        softer = town.softer.get(kind, {})
        told = hand.words.listed([f"{hand.words(name)} {softer[name][0]:.2f}" for name in ("mean", "power") if name in softer])
        yield (
            Piece(f" {filled(hand.name(kind), 18)} "),
            Piece(f"{dot(median, low, high, room)} ", "accent"),
            Piece(f"{median:.2f} [{low:.2f}–{high:.2f}]", "text", target),
            Piece(f"  {told}", "dim"),
        )
