"""coder merge"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from coder.cli import shapes
from coder.cli.parameters import writing
from coder.cli.render import counted, lines, one_line, print_json
from coder.cli.session import opened
from coder.errors import InvalidValue
from coder.model.merge import MergeConflict, Merged, Side

MOST = 20


@click.command()
@writing
@click.argument("other", required=False, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would come in; nothing is written.")
@click.option("--conflicts", "listed", is_flag=True, help="What two people changed at once and nobody decided yet.")
@click.option("--take", nargs=2, metavar="ID SIDE", help="Decide a conflict: its id (or the beginning), then mine, theirs, or the number of a side.")
@click.option("--reason", default="", metavar="WORDS", help="Why, with --take; kept with the decision.")
def merge(
    project: Path,
    other: Path | None,
    dry_run: bool,
    listed: bool,
    take: tuple[str, str] | None,
    reason: str,
    user: str | None,
    as_json: bool,
) -> None:
    """Bring in what OTHER has: a copy of this project, or one made separately on the same texts and codebook (or its JSONL).

    It does not matter who merges whom, in which order, or how often; one `undo` takes a merge back. What two people changed at once is kept
    from both sides and waits for a decision; until then the later change stands. Where one copy corrected a text, the work of the other moves
    to its words in the corrected text.
    """
    if reason and not take:
        raise click.UsageError("--reason says why a conflict is decided so: it goes with --take.")
    with opened(project, user) as opened_project:
        merging = opened_project.merging
        if take:
            done = merging.take(*take, reason=reason)
            _answer(as_json, {"decided": shapes.plain(done)}, [f"Decided: {done.about}, as {done.decided} said. `coder undo` takes it back."])
        elif listed:
            found = merging.conflicts()
            _answer(as_json, {"conflicts": shapes.plain(found)}, _conflict_lines(found) if found else ["Nothing waits to be decided."])
        elif other is None:
            raise InvalidValue("there is nothing to merge", "Name the other copy: coder merge PROJECT OTHER; or ask for --conflicts.")
        else:
            report = merging.preview(other) if dry_run else merging.merge(other)
            _answer(as_json, {"dry_run": dry_run, "merged": shapes.plain(report)}, _report(report, other.name, project, dry_run))


def _answer(as_json: bool, answer: Mapping[str, object], told: Iterator[str] | list[str]) -> None:
    if as_json:
        print_json(answer)
    else:
        lines(told)


def _report(report: Merged, name: str, project: Path, dry_run: bool) -> Iterator[str]:
    if not report.events:
        yield f"{name} has nothing that is not here."
        return
    yield f"{'Would come' if dry_run else 'Came'} in from {name}: {counted(report.events, 'entry')} of its log."
    for what, counts in (("added", report.added), ("changed", report.changed), ("removed", report.removed)):
        if counts:
            yield f"  {what}: {', '.join(counted(number, entity.replace('_', ' ')) for entity, number in sorted(counts.items()))}"
    yield from _moved_lines(report)
    for note in report.notes:
        yield f"  note: {note}"
    if report.left_out:
        yield f"  left out: {counted(report.left_out, 'thing')} that hang on what was erased here for good"
    if report.conflicts:
        yield f"{counted(len(report.conflicts), 'conflict')} to decide:"
        yield from _conflict_lines(report.conflicts[:MOST])
        if not dry_run:
            yield f"Decide each: coder merge {project} --take ID mine|theirs; `coder merge {project} --conflicts` lists them again."


def _moved_lines(report: Merged) -> Iterator[str]:
    if not report.moved:
        return
    counts = {each: sum(moved.certainty == each for moved in report.moved) for each in ("exact", "moved", "changed", "lost")}
    yield f"  on corrected texts: {', '.join(f'{number} {certainty}' for certainty, number in counts.items() if number)}"
    for each in [moved for moved in report.moved if moved.certainty in ("changed", "lost")][:MOST]:
        new = f"“{one_line(each.new_quote, 50)}”" if each.new_quote else "not found: stays on the old text"
        yield f"    {each.certainty}: {each.entity} “{one_line(each.old_quote, 50)}” -> {new}"


def _conflict_lines(conflicts: tuple[MergeConflict, ...]) -> Iterator[str]:
    for each in conflicts:
        yield f"  {each.id[:8]}  {each.about}"
        for unit, sides in each.sides.items():
            yield f"    {unit}:" if unit != "exists" else "    removed by one, changed or used by the other:"
            yield from (f"      {number} {_side(side, unit)}" for number, side in enumerate(sides, 1))
            if unit == "exists" and len(sides) == 1:
                yield f"      - {'theirs' if sides[0].mine else 'mine'}: keep"


def _side(side: Side, unit: str) -> str:
    whose = "mine" if side.mine else "theirs"
    value = ("keep" if side.value else "remove") if unit == "exists" else one_line(_said(side.value), 100)
    return f"{whose} ({side.user}, {side.at[:16].replace('T', ' ')}): {value}"


def _said(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return " · ".join(_said(each) for each in value if each not in (None, "", [], {}))
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_said(each)}" for key, each in value.items() if each not in (None, "", [], {}))
    return str(value)
