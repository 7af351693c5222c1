"""The words of the pages of figures."""

import re

from coder.analysis.profiles.parameter_values import MEANINGS
from coder.report.lines.texts import LINE_TEXTS


def test_every_parameter_has_its_chinese() -> None:
    """On the page of parameters, so that a new one does not show its key."""
    assert [name for name in MEANINGS if not re.search("[\u4e00-\u9fff]", LINE_TEXTS.get(f"meaning {name}", ("", ""))[1])] == []
