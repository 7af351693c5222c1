"""coder backup"""

from pathlib import Path

import click

from coder.cli.parameters import reading
from coder.cli.printing.render import line, print_json
from coder.cli.session import opened


@click.command()
@reading
@click.argument("file", type=click.Path(path_type=Path))
def backup(project: Path, file: Path, as_json: bool) -> None:
    """Copy the whole project, log and all, into the new file FILE."""
    with opened(project) as opened_project:
        opened_project.backup(file)
    if as_json:
        print_json({"backup": str(file), "bytes": file.stat().st_size})
    else:
        line(f"Copied to {file} ({file.stat().st_size:,} bytes). A backup keeps what is erased later: erase there too.")
