"""coder linkages"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from coder.cli.parameters import NounGroup, json_option, project_argument, user_option
from coder.cli.printing import shapes
from coder.cli.printing.evidence import quote_lines
from coder.cli.printing.render import counted, line, lines, print_json
from coder.cli.session import codes_of, opened, towns_of
from coder.model.tie import Tie, TieSuggestion
from coder.project.project import Project


@click.group(cls=NounGroup)
@project_argument
@click.option("--town", metavar="TOWN", help="Only the ties of this town.")
@click.option("--suggest", is_flag=True, help="List mentions that look like one tie, with what speaks for it; nothing is merged.")
@click.option("--quotes", is_flag=True, help="The passages behind each.")
@user_option
@json_option
@click.pass_context
def linkages(ctx: click.Context, project: Path, town: str | None, suggest: bool, quotes: bool, user: str | None, as_json: bool) -> None:
    """List the ties that the mentions of PROJECT tell of, with their figures; make, name and split them."""
    work = ctx.with_resource(opened(project, user))
    ctx.obj = work
    if ctx.invoked_subcommand:
        return
    found: tuple[Tie, ...] | tuple[TieSuggestion, ...] = work.linkages.suggest(town) if suggest else work.linkages.list(town)
    names = {each.id: each.name() for each in towns_of(work).values()}
    if as_json:
        _print_json(work, found, names, suggest)
        return
    codes = {each.id: each.key for each in codes_of(work).values()}
    for each in found:
        lines(suggestion_lines(each, names, codes) if isinstance(each, TieSuggestion) else tie_lines(each, names))
        if quotes:
            lines(quote_lines(work.analyses.quotes(mentions=_all_mentions(work, each))))
    line(_summary(found, suggest))


def tie_lines(tie: Tie, towns: Mapping[str, str]) -> Iterator[str]:
    """A tie in two lines."""
    told = f"{counted(len(tie.mentions), 'mention')}, {counted(len(tie.sources), 'source')}, {counted(tie.stakeholder_types, 'stakeholder type')}"
    state = ", ".join(f"{n} {word}" for word, n in (*tie.statuses.items(), *tie.polarities.items()))
    yield f"{(tie.linkage_id or 'loose')[:8]:<8} {towns.get(tie.town_id or '', 'no town')}: {tie.label}"
    kinds = ", ".join(each.partition(".")[2] for each in tie.kinds) or "no kind"
    yield f"         {kinds}; {_years(tie.first, tie.last)}; {told}; {state}; mentions {', '.join(each[:8] for each in tie.mentions)}"


def suggestion_lines(found: TieSuggestion, towns: Mapping[str, str], codes: Mapping[str, str]) -> Iterator[str]:
    """What could be one tie, and why."""
    into = f" with linkage {', '.join(each[:8] for each in found.linkages)}" if found.linkages else ""
    ends = " - ".join(found.actors)
    yield f"{found.key} {towns.get(found.town_id or '', 'no town')}: {ends}: {counted(len(found.mentions), 'mention')}{into}"
    yield f"         because: {'; '.join(reasons(found, codes))}"
    yield f"         mentions {', '.join(each[:8] for each in found.mentions)}"


def reasons(found: TieSuggestion, codes: Mapping[str, str]) -> Iterator[str]:
    """What speaks for one tie, in words."""
    yield "same town, same two actors" if found.town_id else "same two actors"
    for names in found.same_names:
        yield f"{' = '.join(names)}"
    if found.kinds:
        yield f"both tell of {', '.join(codes.get(each, each).partition('.')[2] for each in found.kinds)}"
    if found.kindless:
        yield f"{found.kindless} without a kind"
    if found.first is not None:
        yield f"times overlap ({_years(found.first, found.last)})"
    if found.undated:
        yield f"{found.undated} without a time"


def _years(first: int | None, last: int | None) -> str:
    return "no year" if first is None else str(first) if first == last else f"{first}-{last}"


def _summary(found: tuple[Tie, ...] | tuple[TieSuggestion, ...], suggest: bool) -> str:
    if suggest:
        return f"{counted(len(found), 'suggestion')}." + (" Confirm with: coder linkages PROJECT confirm KEY..." if found else "")
    ties = sum(isinstance(each, Tie) and each.linkage_id is not None for each in found)
    return f"{counted(ties, 'linkage')}, {counted(len(found) - ties, 'loose mention')}."


def _print_json(project: Project, found: tuple[Tie, ...] | tuple[TieSuggestion, ...], towns: Mapping[str, str], suggest: bool) -> None:
    codes = {each.id: each.key for each in codes_of(project).values()}
    listed = []
    for each in found:
        shape = {**shapes.plain(each), "town": towns.get(each.town_id or "")}
        if isinstance(each, TieSuggestion):
            shape |= {"key": each.key, "kinds": [codes.get(kind, kind) for kind in each.kinds], "reasons": list(reasons(each, codes))}
        else:
            shape["stakeholder_types"] = each.stakeholder_types
        listed.append(shape)
    print_json({"suggestions" if suggest else "linkages": listed})


def _all_mentions(project: Project, each: Tie | TieSuggestion) -> list[str]:
    inside = [mention.id for linkage in each.linkages for mention in project.linkages.mentions(linkage)] if isinstance(each, TieSuggestion) else []
    return [*inside, *each.mentions]


@linkages.command()
@click.argument("keys", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="All that is suggested, in one undo step.")
@click.pass_obj
def confirm(project: Project, keys: tuple[str, ...], everything: bool) -> None:
    """Make ties of the suggestions with these KEYS."""
    if bool(keys) == everything:
        raise click.UsageError("Give the keys of suggestions, or --all.")
    for made in project.linkages.confirm(*keys):
        line(f"{made.id} {made.label}")


@linkages.command()
@click.argument("parts", nargs=-1, required=True)
@click.option("--label", default="", metavar="NAME", help="Name of the tie; otherwise both actors.")
@click.pass_obj
def merge(project: Project, parts: tuple[str, ...], label: str) -> None:
    """Make one tie of PARTS: mentions and linkages, by id or name; the first linkage stays."""
    made = project.linkages.merge(*parts, label=label)
    line(f"{made.id} {made.label}")


@linkages.command()
@click.argument("linkage")
@click.argument("mentions", nargs=-1, required=True)
@click.option("--label", default="", metavar="NAME", help="Name of the new tie.")
@click.pass_obj
def split(project: Project, linkage: str, mentions: tuple[str, ...], label: str) -> None:
    """Take MENTIONS out of LINKAGE into a tie of their own; the two are not suggested as one again."""
    made = project.linkages.split(linkage, *mentions, label=label)
    line(f"{made.id} {made.label}")


@linkages.command()
@click.argument("linkage")
@click.pass_obj
def dissolve(project: Project, linkage: str) -> None:
    """Remove LINKAGE; its mentions stay, loose."""
    project.linkages.dissolve(linkage)
    line("Dissolved. `coder undo` brings it back.")


@linkages.command()
@click.argument("linkage")
@click.argument("label")
@click.option("--memo", metavar="TEXT", help="Why it is one tie.")
@click.pass_obj
def rename(project: Project, linkage: str, label: str, memo: str | None) -> None:
    """Name LINKAGE."""
    line(f"Named {project.linkages.rename(linkage, label, memo=memo).label}.")
