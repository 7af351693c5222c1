"""coder report"""

from pathlib import Path
from typing import Any

import click

from coder.cli.parameters import language_option, reading
from coder.cli.printing.progress import progress
from coder.cli.printing.render import counted, line, lines, print_json, warn
from coder.cli.printing.replaced import replaced_lines, replaced_shape
from coder.cli.profiling.options import profile_options, varied
from coder.cli.session import opened


@click.command()
@reading
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="FILE.html", help="The page to write.")
@click.option("--town", "towns", multiple=True, metavar="NAME", help="Only this town; may be repeated.")
@language_option("the words around the numbers", "en")
@click.option("--pseudonyms", is_flag=True, help="Pseudonyms in the place of names, in quotes too.")
@click.option("--figures", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="Write each figure as a file too, with captions.")
@click.option("--format", "formats", default="svg", show_default=True, metavar="LIST", help="Of the figures: some of svg,png,pdf.")
@profile_options
def report(
    project: Path,
    out: Path,
    towns: tuple[str, ...],
    language: str,
    pseudonyms: bool,
    figures: Path | None,
    formats: str,
    as_json: bool,
    **given: Any,
) -> None:
    """Write the towns' profiles as one HTML page that opens offline: figures, the quotes behind every number, and how it was computed."""
    if out.suffix.lower() not in (".html", ".htm"):
        raise click.UsageError(f"a report is an HTML file: name it {out.name}.html")
    asked = [each.strip().lower() for each in formats.split(",") if each.strip()]
    with opened(project) as opened_project, progress("drawing figures") as told:
        written = opened_project.reports.write(
            out,
            towns=towns,
            language=language,
            pseudonyms=pseudonyms,
            figures=figures,
            formats=asked,
            parameters=opened_project.parameters.varied(varied(given)),
            progress=told,
        )
    if as_json:
        replaced = replaced_shape(written.replaced)
        print_json({"file": str(out), "figures": [str(each) for each in written.figures], "towns": list(written.towns), "replaced": replaced})
        return
    lines(replaced_lines(written.replaced))
    if not written.towns:
        warn("The project has no town yet: the report is empty. Make one with: coder towns PROJECT add NAME")
    if figures:
        line(f"Wrote {counted(len(written.figures), 'file')} to {figures}.")
    line(f"Wrote {out} ({counted(len(written.towns), 'town')}).")
