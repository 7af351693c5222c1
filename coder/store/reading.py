"""Reading another project file: as it is at one moment, and without changing it."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from coder.store import connection, migrations
from coder.store.store import Store


@contextmanager
def read_only(path: Path, folder: Path) -> Iterator[Store]:
    """A project that is read and not written.

    A file of an older version is brought to this one in a copy, which lies in `folder` meanwhile: whoever works in it may have
    the older program.

    Raises:
        NotFound, ProjectError, SchemaTooNew: as `coder.store.connection.connect`.
    """
    with ExitStack() as stack:
        if _is_older(path):
            copy = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=folder, prefix=".reading-"))) / path.name
            _copy(path, copy)
            path = copy
        store = stack.enter_context(closing(Store.open(path)))
        stack.enter_context(store.at_one_moment())
        yield store


def _is_older(path: Path) -> bool:
    db, _ = connection.connect(path, upgrade=False)
    with closing(db):
        return migrations.version_of(db) < migrations.VERSION


def _copy(path: Path, copy: Path) -> None:
    db, _ = connection.connect(path, upgrade=False)
    with closing(db), connection.translated(path):
        db.execute("VACUUM INTO ?", (str(copy),))
