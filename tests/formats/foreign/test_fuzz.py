"""Damaged and hostile files, a few of those that tests/benchmarks/fuzz.py makes by the thousand."""

import sys

import pytest

from tests.benchmarks import fuzz


@pytest.mark.skipif(sys.platform == "win32", reason="no signals that stop what hangs")
def test_damaged_files_are_read_or_refused_in_one_line() -> None:
    """Over all readers of projects and texts, some of them imported: no other error, no hang, nothing written elsewhere."""
    found = fuzz.run(80, 2026, import_every=20)
    assert found.troubles == [] and found.inputs == 80 and found.outcomes["chosen: refused"] and found.outcomes["chosen: read"]
