"""What cannot be taken back is asked in the language of the person; long rows of names are cut."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import click
import pytest

from coder.cli import erase
from coder.cli.agreeing.sentences import Sentences


@pytest.mark.parametrize(("locale", "said"), [("zh_CN.UTF-8", "永久抹除zh？此操作不可撤销"), ("en_GB.UTF-8", "Erase zh for good?")])
def test_an_erasure_is_asked_in_the_language_of_the_locale(
    coder: Callable, project: Path, monkeypatch: pytest.MonkeyPatch, locale: str, said: str
) -> None:
    """Nothing is erased where the answer is no."""
    asked: list[str] = []

    def refuse(text: str, *, abort: bool) -> None:
        asked.append(text)
        raise click.Abort

    monkeypatch.setenv("LC_ALL", locale)
    monkeypatch.setattr(erase, "sys", SimpleNamespace(stdin=SimpleNamespace(isatty=lambda: True)))
    monkeypatch.setattr(click, "confirm", refuse)
    assert coder("erase", project, "--document", "zh").status != 0
    assert said in asked[0]
    assert "zh" in coder("show", project).out


def test_long_rows_of_names_are_cut() -> None:
    """The first of them and how many more; all where they are few."""
    english, chinese = Sentences(), Sentences("zh")
    assert english.some(("a", "b")) == "a, b" and english.some(tuple(map(str, range(2010))), 2) == "0, 1 and 2,008 more"
    assert chinese.some(("甲", "乙", "丙"), 2) == "甲、乙 等（另有 1 篇）"
