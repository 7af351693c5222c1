"""What a report costs: python tests/benchmarks/report.py

CPU time and size of the page of the demo (three towns), and of 20 towns with 40 sources each and 5,000 mentions.
"""

import importlib.util
import tempfile
import time
from pathlib import Path

from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.profile import profile
from coder.model.snapshot import Snapshot
from coder.project.demo import make_demo
from coder.project.project import Project
from coder.report.log import Log
from coder.report.report import assembled, figures_of, html


def measured(snapshot: Snapshot) -> str:
    """A line on one project."""
    parameters = ProfileParameters()
    began = time.process_time()
    profiles = profile(snapshot, parameters=parameters)
    computed = time.process_time()
    report = assembled(snapshot, profiles, parameters=parameters, log=Log())
    gathered = time.process_time()
    page = html(report)
    drawn = time.process_time()
    figures = sum(len(part) for subject in report.subjects for part in figures_of(subject).values())
    parts = f"profiles {computed - began:.1f}, gathering {gathered - computed:.1f}, page {drawn - gathered:.1f}"
    return f"{len(profiles)} towns, {figures} figures: {parts} s CPU; {len(page.encode()) / 1e6:.1f} MB"


def main() -> None:
    """Print both lines."""
    with tempfile.TemporaryDirectory() as folder, Project.open(make_demo(Path(folder))) as project:
        print("demo:", measured(project.snapshot()))
    spec = importlib.util.spec_from_file_location("profile_benchmark", Path(__file__).with_name("profile.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    print("large:", measured(module.project(20, 40, 5_000, 0, 1)))


if __name__ == "__main__":
    main()
