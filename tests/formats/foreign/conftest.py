"""One project of each program, for all tests of readers."""

from pathlib import Path

import pytest

from tests.formats.foreign.building import MAKERS


@pytest.fixture
def made(tmp_path: Path) -> dict[str, Path]:
    """One project of each program."""
    return {name: make(tmp_path) for name, (_, make) in MAKERS.items()}
