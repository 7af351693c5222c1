"""The tables of sentences in two languages can be filled in."""

from importlib import import_module
from string import Formatter

import pytest

TABLES = (
    "coder.cli.adjudicating.sentences",
    "coder.cli.adjudicating.words",
    "coder.cli.agreeing.sentences",
    "coder.cli.adjudicating.recode_words",
    "coder.cli.suggesting.review_words",
    "coder.report.agreement.consensus_lines",
    "coder.report.agreement.counted",
    "coder.report.agreement.words",
)


def fields(text: str) -> list[str]:
    """What is filled in: the numbers, or nothing for one after the other."""
    return [name for _, name, _, _ in Formatter().parse(text) if name is not None]


@pytest.mark.parametrize("table", TABLES)
def test_both_languages_fill_in_the_same(table: str) -> None:
    """As many values, numbered all or none; and each sentence is there in both."""
    module = import_module(table)
    texts = getattr(module, "_TEXTS", None) or module._WORDS
    for key, (english, chinese) in texts.items():
        for said in (english, chinese):
            assert said, key
            assert len({bool(name) for name in fields(said)}) < 2, f"{key}: some are numbered and some are not"
        assert len(fields(english)) == len(fields(chinese)), key
