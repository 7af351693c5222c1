"""coder profile --figures."""

from collections.abc import Callable
from pathlib import Path

from coder.cli.profiling.figures import PAGES
from coder.report.lines import pages


def test_the_pages_are_those_of_the_screen() -> None:
    """In the same order."""
    assert tuple(pages.PAGES) == PAGES


def test_figures_are_lines_of_text_without_colour(coder: Callable, project: Path) -> None:
    """All pages under their names, or some of them, in either language; JSON is refused."""
    told = coder("profile", project, "--figures", "--draws", 200)
    assert told.status == 0 and "\x1b" not in told.out
    assert all(f"== {name} ==" in told.out for name in ("Home", "Situations", "Ties", "Table", "Network", "Time", "Towns", "Trust", "Method"))
    one = coder("profile", project, "昆山", "--page", "home", "--language", "zh", "--draws", 200).out
    assert one.startswith("# 昆山") and "== 总览 ==" in one and "技能匹配" in one and "== 情境 ==" not in one
    refused = coder("profile", project, "--figures", "--json")
    assert refused.status == 2 and "--json has the numbers" in refused.err


def test_names_give_way_to_pseudonyms_in_figures_too(coder: Callable, project: Path) -> None:
    """In the table of actors and in the quotes."""
    coder("link", project, "zh", 20, 30, "--from", "招商局", "--to", "台商", "--situation", "sit.skill_matching")
    assert "招商局" in coder("profile", project, "昆山", "--page", "network", "--draws", 200).out
    coder("actors", project, "set", "招商局", "--pseudonym", "甲机构")
    told = coder("profile", project, "昆山", "--page", "network", "--pseudonyms", "--draws", 200).out
    assert "招商局" not in told and "甲机构" in told
