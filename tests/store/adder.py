"""Adds codings through the Python API without pause, printing each id once it is acknowledged: `adder.py PROJECT USER [COUNT]`."""

import itertools
import sys

from coder.project.project import Project


def main(path: str, user: str, count: int | None) -> None:
    """Add codings until killed, or `count` of them."""
    with Project.open(path, user=user) as project:
        document = project.documents.list()[0]
        for number in itertools.count() if count is None else range(count):
            start = number % (document.length - 2)
            stop = start + 1 + (number // document.length) % (document.length - start)
            print(project.codings.add(document.id, start, stop, "sit.skill_matching").id, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else None)
