"""Speed of the project file: `python tests/benchmarks/store.py [--json] [--w1 FOLDER]`.

Budgets (CPU seconds on two cores unless said): 50,000 codings in one transaction < 5; one durable coding < 10 ms of wall time;
1,000 files of 3,000 characters < 6. FOLDER is the `w1/docs` folder of the workload generator; without it 1,000 texts are made here.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from coder.project.project import Project
from coder.project.texts.erasing import erase_speaker

CHINESE, ENGLISH = ("访谈者", "镇长", "企业主"), ("Interviewer", "Mayor", "Owner")
CODE = "sit.skill_matching"


def texts(folder: Path, number: int = 1_000) -> Path:
    """Write transcripts of about 3,000 characters, even ones Chinese, odd ones English."""
    folder.mkdir()
    for n in range(number):
        if n % 2:
            lines = [f"{ENGLISH[i % 3]}: In {1990 + i} the town {n} matched school {i} with factory {i * n}." for i in range(48)]
        else:
            lines = [f"{CHINESE[i % 3]}：{1990 + i}年第{n}次会议上，我们谈招商引资、土地流转和{i * n}家企业的用工。" for i in range(80)]
        (folder / f"{n:04d}.txt").write_text("\n".join(lines), encoding="utf-8")
    return folder


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of a piece of work in this process."""
    began = time.process_time()
    work()
    return time.process_time() - began


def command(*arguments: object) -> float:
    """CPU seconds of a coder command, start-up and all."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "coder.cli.main", *map(str, arguments)], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(scratch: Path, w1: Path) -> dict[str, float]:
    """All figures, by name."""
    figures: dict[str, float] = {}
    path = scratch / "w1.coder"
    Project.create(path, user="Li").close()
    figures["add W1, command (s CPU, < 6)"] = command("add", path, w1)
    figures["show W1, command (s CPU)"] = command("show", path)
    figures["undo and redo of W1 (s CPU)"] = command("undo", path) + command("redo", path)
    with Project.open(path) as project:
        documents = project.documents.list()
        items = [(each.id, 10 * n, 10 * n + 40, CODE) for each in documents for n in range(50_000 // len(documents))]
        figures["50,000 codings in one transaction (s CPU, < 5)"] = cpu(lambda: project.codings.add_many(items))
        walls = []
        for n in range(200):
            began = time.perf_counter()
            project.codings.add(documents[n].id, n, n + 50, CODE)
            walls.append((time.perf_counter() - began) * 1000)
        figures["one coding, durable (ms wall, median, < 10)"] = statistics.median(walls)
        figures["one coding, durable (ms wall, p95)"] = statistics.quantiles(walls, n=20)[-1]
        figures["open and list 1,000 documents (s CPU)"] = cpu(lambda: Project.open(path).documents.list())
        figures["all codings read (s CPU)"] = cpu(project.codings.all)
        figures["find 招商引资 (s CPU)"] = cpu(lambda: list(project.find("招商引资")))
        figures["doctor of 50,000 codings (s CPU)"] = cpu(project.history.verify)
        speaker = next(each for each in project.speakers.list() if each.name == "企业主")
        figures["erase a speaker of 500 documents (s CPU)"] = cpu(lambda: erase_speaker(project.workspace, speaker))
        assert project.history.verify().ok
    return figures


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--w1", type=Path)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        figures = measure(Path(scratch), chosen.w1 or texts(Path(scratch) / "texts"))
    if chosen.json:
        print(json.dumps({name: round(value, 4) for name, value in figures.items()}, ensure_ascii=False))
        return
    for name, value in figures.items():
        print(f"{value:10.3f}  {name}")


if __name__ == "__main__":
    main()
