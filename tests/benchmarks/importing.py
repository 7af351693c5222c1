"""How long a project of another program takes to come in: CPU seconds by part, and memory. Run: python tests/benchmarks/importing.py FILE

W1 of the design as .qdpx (1,000 documents, 3.0 M characters, 50,000 codings) on 2 cores that seven others shared: reading 1.6 s, arriving
3.9 s (of which turns and kinds 0.6 s, the search index 0.5 s, rows and events 1.9 s), the whole command 5.8 s and 0.35 GB.
"""

import resource
import sys
import tempfile
import time
from pathlib import Path

from coder.project.arriving.arrival import found_project, read


def main(path: Path) -> None:
    """Print the figures of one file."""
    began = time.process_time()
    foreign, importer = read(path)
    taken = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        done = found_project(Path(folder) / "new.coder", foreign, importer)
        ended = time.process_time()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(f"{len(foreign.texts)} texts, {len(foreign.codings)} codings, {sum(done.added.values())} things added")
    print(f"read {taken - began:.2f} s, arrived {ended - taken:.2f} s, in all {time.process_time():.2f} s with start-up; {memory:.2f} GB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
