"""Who is tied to whom in a town: the matrix of the ties, and where each actor stands in the network."""

from collections.abc import Iterator, Mapping

from coder.model.network import ActorMeasures, Network, NetworkActor, NetworkEdge, TieShare
from coder.report.lines.line import EMPTY, Behind, Line, Piece, filled, heading, right
from coder.report.lines.material import Hand, Material, interval, percent
from coder.report.lines.situations import legend

_COLUMN = 4
_NAME = 26
_WIDE = 110
_NONE, _BROKERED = "·", "*"


def network(material: Material, hand: Hand) -> Iterator[Line]:
    """Figures of the whole, the matrix, the actors."""
    words = hand.words
    if material.network is None or not material.network[0].edges:
        yield (Piece(f" {words('no ties')}", "dim"),)
        return
    found, figures = material.network
    yield (Piece(f" {words('network of', len(found.actors), len(found.edges), found.ties, found.mentions, found.sources)}", "strong"),)
    told = [f"{words('components')} {figures.components}"]
    measured = {"density": figures.density, "centralisation": figures.centralisation, "around government": figures.government_centralisation}
    for name, value in measured.items():
        told += [f"{words(name)} {value:.2f}"] if value is not None else []
    yield from legend(words.listed(told), hand.width)
    yield from _share(words("initiated by government"), figures.initiated_by_government, hand)
    yield from _share(words("rural"), figures.rural, hand)
    yield EMPTY
    actors = {actor.id: actor for actor in found.actors}
    order = [each for each in figures.actors if each.degree]
    shown = order[: max(2, (hand.width - _NAME - 8) // _COLUMN)]
    yield from _matrix(found, [actors[each.id] for each in shown], hand)
    if len(shown) < len(order):
        yield from legend(words("matrix cut", len(shown), len(order)), hand.width)
    yield EMPTY
    yield from _actors(order, actors, hand)


def _share(name: str, share: TieShare, hand: Hand) -> Iterator[Line]:
    if share.share is None or share.low is None or share.high is None:
        yield (Piece(f" {hand.words('colon', name)}{hand.words('no tie says so')}", "dim"),)
        return
    behind = Behind(title=name, mentions=share.mentions) if share.mentions else None
    numbers = f"{percent(share.share).strip()} {interval(share.low, share.high).strip()}"
    unclear = hand.words("comma", "", hand.words("unclear n", share.unclear)) if share.unclear else ""
    yield (
        Piece(f" {hand.words('colon', name)}"),
        Piece(numbers, "text", behind),
        Piece(f" {hand.words('of ties', share.hits, share.n)}{unclear}", "dim"),
    )


def _matrix(found: Network, actors: list[NetworkActor], hand: Hand) -> Iterator[Line]:
    """Rows are who it goes from, columns who it goes to; a number is that of the sources that tell of it."""
    edges: Mapping[tuple[str, str], NetworkEdge] = {(edge.source, edge.target): edge for edge in found.edges}
    yield heading(hand.words("matrix"))
    yield from legend(hand.words("matrix legend", _NONE, _BROKERED), hand.width)
    yield (Piece(" " * (_NAME + 6)), *(Piece(right(str(at), _COLUMN), "dim") for at in range(1, len(actors) + 1)))
    for at, actor in enumerate(actors, 1):
        cells: list[Piece] = []
        for other in actors:
            edge = edges.get((actor.id, other.id))
            if edge is None:
                cells.append(Piece(right("\\" if other is actor else _NONE, _COLUMN), "dim"))
                continue
            number = f"{edge.weight}{_BROKERED if edge.brokered else ''}"
            behind = Behind(title=f"{actor.name} → {other.name}", mentions=edge.mentions)
            cells += [Piece(" " * max(0, _COLUMN - len(number))), Piece(number, "second" if edge.brokered else "accent", behind)]
        yield (Piece(f" {at:>3} {filled(actor.name, _NAME)} "), *cells)


def _actors(order: list[ActorMeasures], actors: Mapping[str, NetworkActor], hand: Hand) -> Iterator[Line]:
    words = hand.words
    yield heading(words("actors"))
    heads = (right(words("degree"), 8), right(words("weight"), 8), right(words("betweenness"), 13))
    yield (Piece(f"     {filled('', _NAME)} {''.join(heads)}  {words('without it') if hand.width >= _WIDE else ''}", "dim"),)
    for at, each in enumerate(order, 1):
        actor = actors[each.id]
        behind = Behind(title=actor.name, mentions=actor.mentions) if actor.mentions else None
        lost = words("lost", each.components_without, each.ties_lost, each.pairs_cut)
        roles = words.listed([f"{words(role)} {n}" for role, n in each.roles.items() if n])
        told = [lost, *([roles] if roles else [])] if hand.width < _WIDE else [words.listed([lost, *([roles] if roles else [])])]
        yield (
            Piece(f" {at:>3} {filled(actor.name, _NAME)} "),
            Piece(" " * (8 - len(str(each.degree)))),
            Piece(str(each.degree), "text", behind),
            Piece(f"{each.strength:>8}{each.betweenness:>13.2f}  "),
            Piece(told[0] if hand.width >= _WIDE else "", "dim"),
        )
        if hand.width < _WIDE:
            yield from ((Piece(f"{' ' * 6}{row}", "dim"),) for row in told)
