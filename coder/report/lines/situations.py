"""Which situations a town's sources tell of, and how the poles of each pair weigh against each other."""

from collections.abc import Callable, Iterator

from coder.model.profile import Contrast, ModelProfile, Share
from coder.report.lines.bars import BREADTH, DOT, MIDDLE, REACH, diverging, dot
from coder.report.lines.line import EMPTY, Behind, Line, Piece, filled, heading, right, wrapped
from coder.report.lines.material import Hand, Material, interval, percent
from coder.report.lines.policy import policy
from coder.text.cells import cell_len

_WIDEST_NAME, _NUMBERS = 34, 19
_LEAST_PLOT, _WIDEST_PLOT = 16, 48


def situations(material: Material, hand: Hand) -> Iterator[Line]:
    """Dots with intervals, then bars from the middle to both poles."""
    town, words = material.profile, hand.words
    yield heading(words("situations"))
    yield (Piece(f" {words('dot legend', DOT, REACH, percent(material.parameters.level).strip(), BREADTH)}", "dim"),)
    yield from shares(town, town.situations, hand, lambda share: share.code, breadth=True)
    yield EMPTY
    yield heading(words("contrasts"))
    for contrast in town.contrasts.values():
        yield from _pair(town, contrast, hand)
    yield from policy(material, hand)


def shares(town: ModelProfile, held: tuple[Share, ...], hand: Hand, row: Callable[[Share], str], *, breadth: bool = False) -> Iterator[Line]:
    """A line for each share: name, dot with interval, the numbers; what does not count stands at the end.

    Args:
        row: Gives the row of the profile that a share's quotes are asked for by.
    """
    name = max(14, min(_WIDEST_NAME, hand.width // 3, max((cell_len(hand.short(each.code)) for each in held), default=0)))
    told = {share.code: hand.words.listed(_more(share, hand, breadth)) for share in held}
    beside = hand.width - name - _NUMBERS - max(map(cell_len, told.values()), default=0) - 5
    below = beside < _LEAST_PLOT
    room = min(_WIDEST_PLOT, hand.width - name - _NUMBERS - 4 if below else beside)
    for share in held:
        numbers = f"{percent(share.share)} {interval(share.low, share.high)} n {share.n:<3}"
        second = share.breadth if breadth and share.n else None
        yield (
            Piece(f" {filled(hand.short(share.code), name)} "),
            Piece(f"{dot(share.share, share.low, share.high, max(8, room), second=second)} ", "accent" if share.n else "dim"),
            Piece(numbers, "text" if share.n else "dim", hand.behind(town, share, row(share))),
            Piece("" if below else f" {told[share.code]}", "dim"),
        )
        if below:
            yield (Piece(f"{' ' * (name + 2)}{told[share.code]}", "dim"),)


def _more(share: Share, hand: Hand, breadth: bool) -> list[str]:
    """What is said beside the numbers of a share: sources, breadth, agreement, and what does not count."""
    more = [hand.sources(share.sources)]
    more += [hand.words("breadth of", percent(share.breadth).strip())] if breadth and share.n else []
    more += [f"α {share.alpha:.2f}"] if share.alpha is not None else []
    return more + [f"{n} {hand.words(why)}" for why, n in share.aside.items() if n]


def _pair(town: ModelProfile, contrast: Contrast, hand: Hand) -> Iterator[Line]:
    """The dimension with its counts, then the bars between the names of the poles."""
    first, second = hand.name(contrast.first), hand.name(contrast.second)
    name = max(10, min(28, (hand.width - 40) // 2))
    half = max(6, min(30, (hand.width - 2 * name - 6) // 2))
    left, other = diverging(contrast.theta, contrast.low, contrast.high, half)
    behind = [
        Behind(title=hand.of(contrast.dimension, pole), town_id=town.town_id, row=f"{contrast.dimension}:{pole}") if n else None
        for pole, n in ((contrast.first, contrast.n_first), (contrast.second, contrast.n_second))
    ]
    yield (Piece(f" {right(first, name)} "), Piece(left, "accent"), Piece(MIDDLE, "dim"), Piece(other, "second"), Piece(f" {filled(second, name)}"))
    mine = f"{percent(contrast.theta).strip()} {interval(contrast.low, contrast.high).strip()} n {contrast.n_first}"
    theirs = f"n {contrast.n_second} {percent(1 - contrast.theta).strip()} {interval(1 - contrast.high, 1 - contrast.low).strip()}"
    middle = name + half + 2
    yield (
        Piece(" " * max(0, middle - len(mine) - 1)),
        Piece(mine, "text", behind[0]),
        Piece(f" {MIDDLE} ", "dim"),
        Piece(theirs, "text", behind[1]),
        Piece(f"  {hand.sources(contrast.sources)}", "dim"),
    )


def legend(words: str, width: int) -> Iterator[Line]:
    """A remark on how to read a figure."""
    yield from ((Piece(f" {each}", "dim"),) for each in wrapped(words, width - 2))
