"""Speed, memory and steadiness of coder tag: python tests/benchmarks/tag_speed.py FOLDER [--json OUT] [--kills N]

FOLDER holds policy documents (such as the laws of ../shared/data/policy, unpacked). Characters a second are counted in CPU time of the whole
command, start included; with vectors (as the model is) over a thirtieth of the files, and once more less what a 150th of them takes. Two workers
against one need a clock, so ask on a quiet machine. Peak memory is that of one process over a tenth of the files and over all of them. With
--kills the command is killed that often at random moments and given again: the bytes must be those of a run in peace.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

CODER = [sys.executable, "-c", "from coder.cli.main import run; run()"]


def used(arguments: Sequence[str]) -> tuple[float, float, float]:
    """CPU seconds, wall seconds and peak memory (MB) of a command and its children."""
    start = time.perf_counter()
    process = subprocess.Popen([*CODER, *arguments], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"coder {' '.join(arguments)} failed")
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - start, usage.ru_maxrss / 1024


def characters(out: Path) -> int:
    """How many code points a data set was made from."""
    return int(json.loads((out / "manifest.json").read_text(encoding="utf-8"))["characters"])


def content(out: Path) -> dict[str, bytes]:
    """The files of a data set by name."""
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def a_part(folder: Path, into: Path, step: int) -> Path:
    """Every `step`-th file of a folder, copied."""
    into.mkdir()
    for number, path in enumerate(sorted(path for path in folder.rglob("*") if path.is_file())[::step]):
        shutil.copy(path, into / f"{number:05}-{path.name}")
    return into


def killed(arguments: list[str], out: Path, times: int, seconds: float) -> int:
    """Kill the command so many times at random moments, anew when it was done before, then let it finish; how often it was killed."""
    chance, struck = random.Random(7), 0
    for _ in range(times):
        process = subprocess.Popen([*CODER, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(chance.uniform(0.3, seconds))
            shutil.rmtree(out)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            struck += 1
    used(arguments)
    return struck


def measured(folder: Path, model: Path, scratch: Path, kills: int) -> dict[str, Any]:
    """All figures."""
    tenth = a_part(folder, scratch / "tenth", 10)
    fast = ["--from", str(model), "--no-vectors"]
    found: dict[str, Any] = {}
    cpu, wall, peak = used(["tag", str(folder), *fast, "--out", str(scratch / "one")])
    size = characters(scratch / "one")
    found["fast, characters a CPU second"] = round(size / cpu)
    found["peak memory, all files, MB"] = round(peak)
    found["peak memory, a tenth of them, MB"] = round(used(["tag", str(tenth), *fast, "--out", str(scratch / "t")])[2])
    found["two workers, times one (clock)"] = round(wall / used(["tag", str(folder), *fast, "--jobs", "2", "--out", str(scratch / "two")])[1], 2)
    found["two workers give the same bytes"] = content(scratch / "one") == content(scratch / "two")
    part = {step: a_part(folder, scratch / f"part{step}", step) for step in (30, 150)}
    cpus = {step: used(["tag", str(each), "--from", str(model), "--out", str(scratch / f"v{step}")])[0] for step, each in part.items()}
    sizes = {step: characters(scratch / f"v{step}") for step in part}
    found["as the model is, characters a CPU second"] = round(sizes[30] / cpus[30])
    found["as the model is, the start left out"] = round((sizes[30] - sizes[150]) / (cpus[30] - cpus[150]))
    if kills:
        arguments = ["tag", str(tenth), *fast, "--out", str(scratch / "k")]
        found["killed"] = killed(arguments, scratch / "k", kills, used([*arguments[:-1], str(scratch / "q")])[1])
        found["the same bytes after the kills"] = content(scratch / "k") == content(scratch / "t")
    return found


def main() -> None:
    """Make a model without codings unless one is given, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--from", dest="model", type=Path, help="a model of coder train; otherwise one of policy_instruments without codings")
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--json", dest="out", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        model = given.model or scratch / "m"
        if not given.model:
            used(["init", str(scratch / "p.coder"), "--codebook", "policy_instruments"])
            used(["train", str(scratch / "p.coder"), "--out", str(model)])
        found = measured(given.folder, model, scratch, given.kills)
    for label, value in found.items():
        print(f"{label:45} {value:>12,}" if isinstance(value, int) else f"{label:45} {value:>12}")
    if given.out:
        given.out.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
