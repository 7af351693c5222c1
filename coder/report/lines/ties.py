"""The ties of a town: how far they reach, what flows through them, how they work, and which do not count."""

from collections.abc import Iterator

from coder.model.profile import Measure, ModelProfile, Share
from coder.report.lines.bars import FILLS, dot, lengths
from coder.report.lines.line import EMPTY, Behind, Line, Piece, filled, heading, spread
from coder.report.lines.material import Hand, Material, interval, percent
from coder.report.lines.situations import legend, shares

_FIRST = ("scale", "kind")
_UNCLEAR = "unclear"
_COUNTING = ("active", "ended")


def ties(material: Material, hand: Hand) -> Iterator[Line]:
    """Scale and E-I index, kinds and diversity, the other facets, the statuses."""
    town, words = material.profile, hand.words
    if not town.mentions:
        yield (Piece(f" {words('no mentions')}", "dim"),)
        return
    yield from _scale(town, hand)
    yield from _group(town, "kind", words("kinds"), hand)
    yield from _measure(town, "kind_diversity", hand, first=0.0)
    for group in town.facets:
        if group not in _FIRST:
            yield from _group(town, group, hand.name(group), hand)
    yield from _statuses(town, hand)


def _scale(town: ModelProfile, hand: Hand) -> Iterator[Line]:
    held = [share for share in town.facets.get("scale", ()) if share.code != _UNCLEAR and share.n]
    yield heading(hand.words("scale"))
    if not held:
        yield (Piece(f" {hand.words('no evidence')}", "dim"),)
        return
    sizes = lengths([share.share for share in held], hand.width - 4)
    yield (Piece(" "), *(Piece(FILLS[at % len(FILLS)] * size, ("accent", "second")[at % 2]) for at, size in enumerate(sizes)))
    for at, share in enumerate(held):
        numbers = f"{percent(share.share)} {interval(share.low, share.high)} n {share.n}"
        yield (
            Piece(f" {FILLS[at % len(FILLS)] * 2} ", ("accent", "second")[at % 2]),
            Piece(f"{filled(hand.short(share.code), 24)} "),
            Piece(filled(numbers, 20), "text", hand.behind(town, share, f"scale:{share.code}")),
            Piece(f" {hand.sources(share.sources)}", "dim"),
        )
    yield from _unclear(town, "scale", hand)
    yield from _measure(town, "ei_index", hand, first=-1.0)
    yield from legend(hand.words("scale is"), hand.width)


def _measure(town: ModelProfile, name: str, hand: Hand, *, first: float) -> Iterator[Line]:
    found: Measure | None = town.measures.get(name)
    if found is None or found.value is None:
        return
    room = max(9, min(41, hand.width - 60))
    behind = Behind(title=hand.words(name), codings=found.codings, mentions=found.mentions)
    yield (
        Piece(f" {filled(hand.words(name), 20)} "),
        Piece(f"{dot(found.value, found.low, found.high, room, first=first, zero=first < 0)} ", "accent"),
        Piece(f"{found.value:.2f} [{found.low:.2f}, {found.high:.2f}] n {found.n}", "text", behind),
        Piece(f" {hand.sources(found.sources)}", "dim"),
    )


def _group(town: ModelProfile, group: str, title: str, hand: Hand) -> Iterator[Line]:
    held = tuple(share for share in town.facets.get(group, ()) if share.code != _UNCLEAR and (share.n or share.aside))
    if not held:
        return
    yield EMPTY
    yield heading(title)
    yield from shares(town, held, hand, lambda share: f"{group}:{share.code}")
    yield from _unclear(town, group, hand)


def _unclear(town: ModelProfile, group: str, hand: Hand) -> Iterator[Line]:
    for share in town.facets.get(group, ()):
        if share.code == _UNCLEAR and share.n:
            yield (Piece(" "), Piece(hand.words("unclear n", share.n), "dim", _behind_unclear(town, share, group, hand)))


def _behind_unclear(town: ModelProfile, share: Share, group: str, hand: Hand) -> Behind:
    return Behind(title=hand.of(group, _UNCLEAR), town_id=town.town_id, row=f"{group}:{share.code}")


def _statuses(town: ModelProfile, hand: Hand) -> Iterator[Line]:
    held = {status: n for status, n in town.statuses.items() if n}
    if not held:
        return
    yield EMPTY
    yield heading(hand.words("by status"))
    largest = max(held.values())
    name = max(len(each) for each in spread([hand.words(status) for status in held], 24)) + 2
    for status, n in held.items():
        behind = Behind(title=hand.words(status), town_id=town.town_id, row=status)
        aside = "" if status in town.parameters.get("statuses", _COUNTING) else f"  {hand.words('does not count')}"  # type: ignore[operator]
        yield (
            Piece(f" {filled(hand.words(status), min(name, 24))} "),
            Piece(f"{FILLS[0] * max(1, round(n / largest * 20))} ", "accent" if not aside else "dim"),
            Piece(str(n), "text", behind),
            Piece(aside, "dim"),
        )
