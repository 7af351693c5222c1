"""How long the screen stands still while suggestions are computed beside it: `python tests/benchmarks/stall.py [--json] [--seconds 60]`.

The demo is opened without any vectors kept, suggestions are computed in their process, and a coding is given and taken back every second.
A watcher in the event loop of the screen wakes every 2 ms; what it tells is the longest stretch of CPU time that the screen's thread
spent without giving the loop back (a budget of 33 ms), and the longest pause by the clock, which other programs lengthen.
"""

import argparse
import asyncio
import json
import tempfile
import time
from pathlib import Path
from typing import Any

from coder.project.demo import make_demo
from coder.project.project import Project
from coder.tui.app import CoderApp

SIZE = (120, 40)
SETTLED = 4.0
"""Seconds of opening that are not watched: the document is read, the dictionary is loaded in a thread of its own."""


class Watcher:
    """Notes the longest stretches between two of its turns in the event loop."""

    def __init__(self) -> None:
        self.cpu: list[float] = []
        self.clock: list[float] = []

    async def watch(self) -> None:
        """Until cancelled."""
        while True:
            cpu, clock = time.thread_time(), time.perf_counter()
            await asyncio.sleep(0.002)
            self.cpu.append((time.thread_time() - cpu) * 1000)
            self.clock.append((time.perf_counter() - clock - 0.002) * 1000)


async def watched(path: Path, seconds: float) -> dict[str, float]:
    """The figures, by name."""
    with Project.open(path, user="AB") as project:
        app: Any = CoderApp(project, None, "en")
        async with app.run_test(size=SIZE) as pilot:
            await asyncio.sleep(SETTLED)
            await pilot.press("escape")
            watcher = Watcher()
            task = asyncio.get_running_loop().create_task(watcher.watch())
            began, answered, codings = time.perf_counter(), 0.0, 0
            while time.perf_counter() - began < seconds:
                await pilot.press("1" if codings % 2 == 0 else "u")
                codings += 1
                await asyncio.sleep(1.0)
                if not answered and not app.coding.computing.suggesting:
                    answered = SETTLED + time.perf_counter() - began
            task.cancel()
    cpu, clock = sorted(watcher.cpu), sorted(watcher.clock)
    return {
        "longest_stretch_of_cpu_ms": round(cpu[-1], 1),
        "p999_stretch_of_cpu_ms": round(cpu[int(len(cpu) * 0.999)], 1),
        "longest_pause_by_the_clock_ms": round(clock[-1], 1),
        "first_suggestions_after_s": round(answered, 1),
        "codings_and_undos": codings,
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--seconds", type=float, default=60.0)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = asyncio.run(watched(make_demo(Path(folder)), chosen.seconds))
    if chosen.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{value:10,.1f}  {name}")


if __name__ == "__main__":
    main()
