"""Options that many commands share."""

from collections.abc import Callable
from pathlib import Path

import pytest

SPEAKING = ("agree", "adjudicate", "recode", "review", "open", "demo", "keys", "tag", "profile", "report")
CHOOSING = ("agree", "adjudicate", "recode", "assign", "copy", "export")


@pytest.mark.parametrize(("commands", "name", "older"), [(SPEAKING, "--language", "--lang"), (CHOOSING, "--document", "--documents")])
def test_an_option_has_one_name_everywhere(coder: Callable, commands: tuple[str, ...], name: str, older: str) -> None:
    """The help of every command shows it under one name."""
    for command in commands:
        told = coder(command, "--help").out
        assert f"{name} " in told and f"{older} " not in told and f"{older}," not in told, command


def test_older_names_work_still(coder: Callable, project: Path) -> None:
    """So that scripts go on."""
    assert coder("assign", project, "--coders", "Li,Wang", "--documents", "zh").status == 0
    assert coder("keys", "--lang", "zh").out == coder("keys", "--language", "zh").out
