"""Works as the screen does: the project open twice in one process, a coding whenever a line comes in: `screen_like.py PROJECT`."""

import sys

from coder.project.project import Project


def main(path: str, *inputs: str) -> None:
    """Print the id of each coding once it is acknowledged; `inputs` are tried as documents between the two openings and the first line."""
    with Project.open(path) as project, Project.open(path) as second:
        document = project.documents.list()[0]
        for each in inputs:
            second.documents.add([each])
        print("ready", flush=True)
        for number, _ in enumerate(sys.stdin):
            print(project.codings.add(document.id, number, number + 5, "sit.skill_matching").id, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
