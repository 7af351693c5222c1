"""What exports cost: `python tests/benchmarks/export.py PROJECT [FORMAT ...]`: CPU seconds with start-up, and the most memory, per format.

PROJECT is best W1 of the workload generator, imported: 1,000 documents, 50,000 codings. Budget: CSV of all codings 1 s with start-up.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from coder.project.leaving.exporting import all_writers


def cost(project: Path, format: str, out: Path) -> tuple[float, float]:
    """CPU seconds and megabytes of one `coder export`."""
    command = [sys.executable, "-m", "coder.cli.main", "export", str(project), "--out", str(out), "--format", format]
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    if status:
        raise SystemExit(f"{format} failed")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    """Measure and print."""
    project, *chosen = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        for number, format in enumerate(chosen or [each.format for each in all_writers()]):
            seconds, megabytes = cost(Path(project), format, Path(folder) / str(number))
            print(f"{format:24} {seconds:6.2f} s CPU {megabytes:7.0f} MB")


if __name__ == "__main__":
    main()
