"""coder network"""

from collections.abc import Iterator
from pathlib import Path

import click

from coder.cli.parameters import reading
from coder.cli.printing import shapes
from coder.cli.printing.evidence import quote_lines
from coder.cli.printing.render import counted, line, lines, percent, print_json, table
from coder.cli.printing.replaced import pseudonyms_option
from coder.cli.session import opened
from coder.model.linkage import STATUSES
from coder.model.network import Network, NetworkMeasures, TieShare


@click.command()
@reading
@click.argument("town")
@click.option("--kind", "kinds", multiple=True, metavar="CODE", help="Only ties of this kind (a layer), such as capital; may be repeated.")
@click.option("--without", multiple=True, metavar="ACTOR", help="Take this actor out and see what is left; may be repeated.")
@click.option("--status", "statuses", type=click.Choice(STATUSES), multiple=True, help="Mentions that count (default: active, ended).")
@click.option("--coder", "coders", multiple=True, metavar="NAME", help="Only this coder's work; may be repeated.")
@click.option("--speakers", multiple=True, metavar="KEY=VALUE", help="Only what these say, such as role=official; may be repeated.")
@click.option("--quotes", is_flag=True, help="The passages behind each edge.")
@pseudonyms_option
@click.option("--out", type=click.Path(path_type=Path), help="Write the network too: .graphml, .gexf, or .csv (list of edges).")
def network(
    project: Path,
    town: str,
    kinds: tuple[str, ...],
    without: tuple[str, ...],
    statuses: tuple[str, ...],
    coders: tuple[str, ...],
    speakers: tuple[str, ...],
    quotes: bool,
    pseudonyms: bool,
    out: Path | None,
    as_json: bool,
) -> None:
    """Who is tied to whom in TOWN, who holds the network together, and what falls away without an actor.

    An edge weighs as much as distinct sources tell of it. A tie over a broker runs through the broker.
    """
    chosen = {name: value for name, value in {"users": coders, "statuses": statuses, "speakers": speakers}.items() if value}
    with opened(project) as opened_project:
        analyses = opened_project.analyses.under_pseudonyms() if pseudonyms else opened_project.analyses
        parameters = opened_project.parameters.varied(chosen)
        found, figures = analyses.network(town, kinds=kinds, without=without, parameters=parameters)
        whole = analyses.network(town, kinds=kinds, parameters=parameters)[1] if without else None
        if out:
            analyses.write_network(found, out)
        behind = {edge: analyses.quotes(mentions=edge.mentions) for edge in found.edges} if quotes else {}
    if as_json:
        print_json({"network": shapes.plain(found), "measures": shapes.plain(figures), "before": shapes.plain(whole) if whole else None})
        return
    lines(_head(found, figures))
    if whole:
        gone = counted(len(without), "actor") if pseudonyms else ", ".join(without)
        line(f"  before ({gone} taken out): {counted(whole.components, 'component')}, {counted(len(whole.actors), 'actor')}")
    if found.edges:
        _print_actors(found, figures)
        line()
        names = {actor.id: actor.name for actor in found.actors}
        for edge in found.edges:
            kinds_told = ", ".join(kind.rpartition(".")[2] for kind in edge.kinds) or "no kind"
            over = ", over a broker" if edge.brokered else ""
            told = f"{counted(edge.weight, 'source')}, {counted(len(edge.mentions), 'mention')}"
            line(f"{names[edge.source]} -> {names[edge.target]}: {kinds_told}{over} ({told})")
            lines(quote_lines(behind.get(edge, ())))
    if out:
        line(f"Wrote {out}.")


def _head(found: Network, figures: NetworkMeasures) -> Iterator[str]:
    layers = f" of {', '.join(found.kinds)}" if found.kinds else ""
    told = f"{counted(found.mentions, 'mention')} of {counted(found.ties, 'tie')} in {counted(found.sources, 'source')}"
    yield f"{found.town}: network{layers}: {counted(len(found.actors), 'actor')}, {counted(len(found.edges), 'edge')}, from {told}"
    aside = ", ".join(f"{n} {why}" for why, n in found.aside.items())
    yield f"  counted: {', '.join(found.statuses)}" + (f"; aside: {aside}" if aside else "")
    parts = [counted(figures.components, "component")]
    for name, value in (
        ("density", figures.density),
        ("degree centralisation (Freeman)", figures.centralisation),
        ("around government", figures.government_centralisation),
    ):
        if value is not None:
            parts.append(f"{name} {value:.2f}")
    yield f"  {'; '.join(parts)}"
    yield f"  initiated by government: {_share(figures.initiated_by_government)}"
    yield f"  with a village or migrant end: {_share(figures.rural)}"


def _share(share: TieShare) -> str:
    unclear = f"; {share.unclear} unclear" if share.unclear else ""
    if share.share is None or share.low is None or share.high is None:
        return f"no tie says so{unclear}"
    return f"{percent(share.share)} [{percent(share.low)}, {percent(share.high)}] of {counted(share.n, 'tie')} ({share.hits}{unclear})"


def _print_actors(found: Network, figures: NetworkMeasures) -> None:
    known = {actor.id: actor for actor in found.actors}
    rows = [
        (
            known[each.id].name,
            known[each.id].kind.rpartition(".")[2] or "?",
            each.degree,
            each.strength,
            f"{each.betweenness:.2f}",
            ", ".join(f"{role} {n}" for role, n in each.roles.items()) or "-",
            f"{counted(each.components_without, 'component')}, {counted(each.ties_lost, 'tie')} and {counted(each.pairs_cut, 'pair')} lost",
        )
        for each in figures.actors
    ]
    table(rows, ("actor", "type", "degree", "weight", "betweenness", "brokerage (triads)", "without it"))
