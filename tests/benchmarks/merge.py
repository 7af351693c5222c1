"""CPU time of merging two copies with 25,000 codings each, made apart on 100 texts: python tests/benchmarks/merge.py"""

import random
import shutil
import tempfile
import time
from pathlib import Path

from coder.project.project import Project

DOCUMENTS, CODINGS, LENGTH = 100, 25_000, 6_000
BUDGET = 5.0


def made(folder: Path) -> tuple[Path, Path]:
    """Two copies of a project; each coder works in one of them."""
    words = random.Random(1)
    texts = []
    for number in range(DOCUMENTS):
        place = folder / f"text {number:03}.txt"
        place.write_text("".join(chr(words.randrange(0x4E00, 0x9FA5)) for _ in range(LENGTH)), encoding="utf-8")
        texts.append(place)
    first, second = folder / "a.coder", folder / "b.coder"
    with Project.create(first, user="Li") as project:
        project.documents.add(texts, kind="note")
    shutil.copy(first, second)
    for path, user, seed in ((first, "Li", 2), (second, "Wang", 3)):
        draw = random.Random(seed)
        with Project.open(path, user=user) as project:
            documents = [each.id for each in project.documents.list()]
            codes = [each.key for each in project.codebooks.codes() if each.codable][:30]
            starts = [draw.randrange(LENGTH - 60) for _ in range(CODINGS)]
            project.codings.add_many([(draw.choice(documents), start, start + draw.randrange(5, 50), draw.choice(codes)) for start in starts])
    return first, second


def main() -> None:
    """Print the CPU seconds of the dry run, the merge, the undo and the check."""
    with tempfile.TemporaryDirectory() as folder:
        first, second = made(Path(folder))
        with Project.open(first, user="Li") as project:
            for name, work in (
                ("dry run", lambda: project.merging.preview(second)),
                ("merge", lambda: project.merging.merge(second)),
                ("merge again", lambda: project.merging.merge(second)),
                ("undo", project.history.undo),
                ("merge after undo", lambda: project.merging.merge(second)),
                ("doctor", project.history.verify),
            ):
                began = time.process_time()
                work()
                print(f"{name}: {time.process_time() - began:.2f} s CPU" + (f" (budget {BUDGET:.0f} s)" if name == "merge" else ""))
            print(f"{len(project.codings.all())} codings, {project.history.verify().problems or 'all holds'}")


if __name__ == "__main__":
    main()
