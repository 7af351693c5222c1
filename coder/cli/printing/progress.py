"""A progress bar on standard error, only where somebody sees it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from coder.model.progress import Progress


@contextmanager
def progress(label: str, *, of_bytes: bool = False, then: str = "") -> Iterator[Progress | None]:
    """A callback (done, in all) that moves a bar; None if standard error is no terminal. Until it is called the bar only shows that work goes on.

    Args:
        of_bytes: Sizes and speed as such.
        then: What still goes on when all is done, such as writing: the bar says so. Without it the bar stays full.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, TextColumn, TimeRemainingColumn, TransferSpeedColumn
    from rich.progress import Progress as Bar

    numbers = (DownloadColumn(), TransferSpeedColumn()) if of_bytes else (TextColumn("{task.fields[told]}", style="progress.download"),)
    columns = (TextColumn("{task.description}"), BarColumn(), *numbers, TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None, told="")

        def moved(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, told=f"{done}/{total}")
            if then and done >= total:
                bar.update(task, visible=False)
                bar.add_task(then, total=None, told="")

        yield moved
