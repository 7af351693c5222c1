"""A progress bar on standard error, only where somebody sees it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from coder.project.adding import Progress


@contextmanager
def progress(label: str, *, of_bytes: bool = False) -> Iterator[Progress | None]:
    """A callback (done, in all) that moves a bar; None if standard error is no terminal. `of_bytes`: sizes and speed as such."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn, TransferSpeedColumn
    from rich.progress import Progress as Bar

    numbers = (DownloadColumn(), TransferSpeedColumn()) if of_bytes else (MofNCompleteColumn(),)
    columns = (TextColumn("{task.description}"), BarColumn(), *numbers, TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
