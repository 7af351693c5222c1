"""Adds codings through the Python API without pause, printing each id once it is acknowledged: `adder.py PROJECT USER [COUNT]`."""

import itertools
import sys

from coder.project.project import Project


def main(path: str, user: str, count: int | None) -> None:
    """Add codings to passages that have none, until killed, or `count` of them."""
    with Project.open(path, user=user) as project:
        document = project.documents.list()[0]
        spans = {(coding.start, coding.stop) for coding in project.codings.all() if coding.user_id == project.user.id}
        new = (span for span in itertools.combinations(range(document.length + 1), 2) if span not in spans)
        for start, stop in itertools.islice(new, count):
            print(project.codings.add(document.id, start, stop, "sit.skill_matching").id, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else None)
