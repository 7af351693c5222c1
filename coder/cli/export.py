"""coder export"""

from pathlib import Path
from typing import Any

import click

from coder.cli.consensus import checked_rule, coders_option, consensus_option, people, rule_option
from coder.cli.disguise import disguise_of, disguise_options, disguised_shape, left_lines
from coder.cli.parameters import documents_option, reading
from coder.cli.printing.progress import progress
from coder.cli.printing.render import line, lines, print_json, warn
from coder.cli.printing.replaced import replaced_lines
from coder.cli.session import opened, warn_while_coding
from coder.formats.annotation.pieces import UNITS
from coder.formats.refi.profiles import READERS
from coder.formats.registry import Entry
from coder.model.consensus import Consensus
from coder.model.garbage import uncollected
from coder.project.leaving import exporting


class _Export(click.Command):
    """The command with the list of formats at the end of its help."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """All formats: the name for --format, the suffixes that choose it, what it holds."""
        rows = [(" ".join([each.format, *each.suffixes]), _told(each)) for each in exporting.all_writers()]
        with formatter.section("Formats (the name for --format, and the suffixes that choose it)"):
            formatter.write_dl(rows, col_max=34)


def _told(entry: Entry) -> str:
    return f"{entry.holds} (a folder, or .zip)" if entry.is_folder else entry.holds


@click.command(cls=_Export)
@reading
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The file or folder to write; the suffix says the format.")
@click.option("--format", "format_name", metavar="NAME", help="Name of a format of the list below, whatever the suffix.")
@documents_option("Only this document.")
@click.option("--code", "codes", multiple=True, metavar="CODE", help="Only codings of this code and those below it; may be repeated.")
@click.option("--unit", type=click.Choice(UNITS), help="spacy, doccano, label-studio: what one text of theirs is.")
@click.option("--deposit", is_flag=True, help="A package for an archive: the same as --format deposit.")
@click.option("--licence", "licences", multiple=True, metavar="WHAT=NAME", help="deposit: licence of data, texts or codebook; may be repeated.")
@click.option("--for", "reader", type=click.Choice(READERS), help="REFI-QDA as this program reads it; else as most do.")
@click.option("--raw", is_flag=True, help="CSV: leave cells that look like formulas as they are.")
@consensus_option
@rule_option
@coders_option
@disguise_options
def export(
    project: Path,
    out: Path,
    format_name: str | None,
    documents: tuple[str, ...],
    codes: tuple[str, ...],
    unit: str | None,
    deposit: bool,
    licences: tuple[str, ...],
    reader: str | None,
    raw: bool,
    consensus: bool,
    rule: str | None,
    coders: str | None,
    pseudonyms: bool,
    names: Path | None,
    anonymous_coders: bool,
    as_json: bool,
) -> None:
    """Write the project, or a part of it, for other programs and for readers; says what the format could not hold."""
    with uncollected(), opened(project) as opened_project:
        warn_while_coding(opened_project)
        store = opened_project.workspace.store
        options = {name: value for name, value in (("unit", unit), ("reader", reader), ("licences", _licences(licences))) if value}
        if deposit and format_name not in (None, "deposit"):
            raise click.UsageError("--deposit and --format exclude each other")
        format_name = "deposit" if deposit else format_name
        disguise = disguise_of(pseudonyms=pseudonyms, names=names, anonymous_coders=anonymous_coders)
        named, rule = people(coders, consensus=consensus), checked_rule(rule, consensus=consensus)
        only = opened_project.adjudications.parameters(named, rule) if consensus else None
        with progress("Documents", then="Writing") as moved:
            done = exporting.export(
                store,
                out,
                format=format_name,
                raw=raw,
                disguise=disguise,
                documents=documents,
                codes=codes,
                consensus=only,
                options=options,
                progress=moved,
            )
    if as_json:
        print_json(_answer(out, done))
        return
    lines(replaced_lines(done.disguised.replaced))
    for left in left_lines(done.disguised):
        warn(left)
    if format_name == "deposit" and not disguise:
        warn("names stand as in the texts, and coders go by theirs: --pseudonyms replaces both, --anonymous-coders those of coders")
    for each in done.lost:
        warn(f"not held by the format: {each.what} ({each.count})")
    if done.consensus:
        from coder.report.agreement.consensus_lines import consensus_lines

        lines(consensus_lines(done.consensus))
    line(f"Wrote {out}.")


def _answer(out: Path, done: exporting.Exported) -> dict[str, Any]:
    losses = [{"what": each.what, "count": each.count, "examples": list(each.examples)} for each in done.lost]
    told = {"file": str(out), "lost": losses, **disguised_shape(done.disguised)}
    return {**told, **_consensus(done.consensus)}


def _consensus(found: Consensus | None) -> dict[str, Any]:
    if not found:
        return {}
    from coder.cli.adjudicating.lines import consensus_answer

    return consensus_answer(found)


def _licences(given: tuple[str, ...]) -> dict[str, str]:
    pairs = [each.partition("=") for each in given]
    for what, equals, name in pairs:
        if not equals or not name.strip():
            raise click.UsageError(f"--licence {what} needs a name: --licence {what or 'data'}=CC-BY-4.0")
    return {what.strip(): name.strip() for what, _, name in pairs}
