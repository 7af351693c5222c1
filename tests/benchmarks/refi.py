"""How long a project takes into a .qdpx: CPU seconds by part, the best of several. Run: python tests/benchmarks/refi.py PROJECT.coder [READER]

W1 of the design (1,000 documents, 3.0 M characters, 50,000 codings) on 2 cores: the file 1.2 s, the whole command 1.9 s, 13 MB.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from coder.formats.refi.writing import project as writing
from coder.model.snapshot import Snapshot
from coder.project.snapshots import snapshot
from coder.store.store import Store

TIMES = 5


def best(work: Callable[[], object]) -> float:
    """CPU seconds of the quickest of several runs."""
    taken = []
    for _ in range(TIMES):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken)


def main(path: Path, reader: str) -> None:
    """Print the figures of one project."""
    store = Store.open(path)
    bundle: Snapshot = snapshot(store)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "out.qdpx"
        written = best(lambda: writing.write(bundle, file, reader=reader))
        size = file.stat().st_size / 1e6
    read = best(lambda: snapshot(store))
    print(f"{len(bundle.documents)} documents, {len(bundle.codings)} codings: read {read:.2f} s, written {written:.2f} s, {size:.1f} MB")
    store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
