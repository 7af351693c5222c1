"""coder merge"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from coder.cli.merging.words import Words
from coder.cli.parameters import language_option, writing
from coder.cli.printing import shapes
from coder.cli.printing.render import counted, lines, one_line, print_json
from coder.cli.session import opened
from coder.errors import InvalidValue
from coder.model.merge import MergeConflict, Merged
from coder.tui.texts.screens import chosen_language

MOST = 20


@click.command()
@writing
@click.argument("other", required=False, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would come in; nothing is written.")
@click.option("--conflicts", "listed", is_flag=True, help="What two people changed at once and nobody decided yet.")
@click.option("--decide", is_flag=True, help="Go through them one at a time: both sides, who and when; one key says which holds.")
@click.option("--take", nargs=2, metavar="ID SIDE", help="Decide a conflict: its id (or the beginning), then mine, theirs, or the number of a side.")
@click.option("--reason", default="", metavar="WORDS", help="Why, with --take; kept with the decision.")
@click.option("--plain", is_flag=True, help="With --decide, answers are lines ended with Enter (for screen readers); otherwise one key is enough.")
@language_option("the conflicts")
def merge(
    project: Path,
    other: Path | None,
    dry_run: bool,
    listed: bool,
    decide: bool,
    take: tuple[str, str] | None,
    reason: str,
    plain: bool,
    language: str | None,
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
    if other and (decide or listed or take):
        raise click.UsageError("A copy is merged in one call, conflicts are listed or decided in another: leave OTHER out.")
    if plain and not decide:
        raise click.UsageError("--plain says how questions are answered: it goes with --decide.")
    words = Words(chosen_language(language))
    with opened(project, user) as opened_project:
        merging = opened_project.merging
        if decide and not as_json:
            from coder.cli.merging.dialogue import Dialogue

            Dialogue(opened_project, words, one_key=not plain).run() if merging.conflicts() else lines([words("none")])
        elif take:
            done = merging.take(*take, reason=reason)
            _answer(as_json, {"decided": shapes.plain(done)}, [f"Decided: {done.about}, as {done.decided} said. `coder undo` takes it back."])
        elif listed or decide:
            found = merging.conflicts()
            _answer(as_json, {"conflicts": shapes.plain(found)}, _conflict_lines(found, words) if found else [words("none")])
        elif other is None:
            raise InvalidValue("there is nothing to merge", "Name the other copy: coder merge PROJECT OTHER; or ask for --conflicts or --decide.")
        else:
            report = merging.preview(other) if dry_run else merging.merge(other)
            _answer(as_json, {"dry_run": dry_run, "merged": shapes.plain(report)}, _report(report, other.name, project, words, dry_run=dry_run))


def _answer(as_json: bool, answer: Mapping[str, object], told: Iterator[str] | list[str]) -> None:
    if as_json:
        print_json(answer)
    else:
        lines(told)


def _report(report: Merged, name: str, project: Path, words: Words, *, dry_run: bool) -> Iterator[str]:
    if not report.events:
        yield f"{name} has nothing that is not here."
        return
    if not (report.added or report.changed or report.removed or report.conflicts or report.left_out):
        told = "would only be noted" if dry_run else "are noted"
        yield f"Nothing new from {name}: {counted(report.events, 'entry')} of its log that change nothing here {told}."
    else:
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
        yield from _conflict_lines(report.conflicts[:MOST], words)
        if not dry_run:
            yield f"Decide them one at a time: coder merge {project} --decide; or one: coder merge {project} --take ID mine|theirs."


def _moved_lines(report: Merged) -> Iterator[str]:
    if not report.moved:
        return
    counts = {each: sum(moved.certainty == each for moved in report.moved) for each in ("exact", "moved", "changed", "lost")}
    yield f"  on corrected texts: {', '.join(f'{number} {certainty}' for certainty, number in counts.items() if number)}"
    for each in [moved for moved in report.moved if moved.certainty in ("changed", "lost")][:MOST]:
        new = f"“{one_line(each.new_quote, 50)}”" if each.new_quote else "not found: stays on the old text"
        yield f"    {each.certainty}: {each.entity} “{one_line(each.old_quote, 50)}” -> {new}"


def _conflict_lines(conflicts: tuple[MergeConflict, ...], words: Words) -> Iterator[str]:
    for each in conflicts:
        yield f"  {each.id[:8]}  {words.about(each)}"
        yield from (f"  {told}" for told in words.lines(each))
