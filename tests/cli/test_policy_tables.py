"""coder clauses, coder instruments and coder citations. The text is constructed."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

TEXT = "示例市人民政府关于示例小镇的通知\n各县人民政府：\n一、应当依照《示例条例》安排资金。\n二、鼓励社会投资。\n示例市人民政府\n2016年5月1日\n"


@pytest.fixture
def policies(coder: Callable, tmp_path: Path) -> Path:
    """One constructed notice, one clause of it coded with an instrument and a theme."""
    project = tmp_path / "policies.coder"
    coder("init", project, "--codebook", "policy_instruments", "--user", "Li")
    (tmp_path / "notice.txt").write_text(TEXT, encoding="utf-8")
    coder("add", project, tmp_path / "notice.txt", "--kind", "policy")
    start = TEXT.index("安排资金")
    for code in ("sup.funding", "theme.characteristic_towns"):
        coder("code", project, "notice", start, start + 4, code)
    return project


def test_what_binds_is_told_per_theme(coder: Callable, policies: Path) -> None:
    """A table, the clauses with their words, and JSON with the codings."""
    told = coder("clauses", policies)
    assert told.status == 0 and "theme.characteristic_towns" in told.out and "(not coded)" in told.out
    assert "binding (应当)" in coder("clauses", policies, "--code", "theme").out
    found = coder("clauses", policies, "--level", 3, "--json").json["clauses"]
    assert [(each["ref"], len(each["codings"])) for each in found] == [("1", 2)]


def test_a_project_without_the_scale_says_what_to_add(coder: Callable, project: Path) -> None:
    """Two lines."""
    answer = coder("clauses", project)
    assert answer.status == 1 and "policy_instruments" in answer.err


def test_the_mix_of_instruments_by_year(coder: Callable, policies: Path) -> None:
    """One text: told, with the year from its own date; a wrong date is refused; no clause is said plainly."""
    told = coder("instruments", policies, "--draws", 200)
    assert told.status == 0 and told.out.split("\n")[1].startswith("2016  1")
    assert coder("instruments", policies, "--by", "tier", "--draws", 200).out.split("\n")[1].startswith("prefecture")
    assert "No coded text lies on one of the sides" in coder("instruments", policies, "--since", "2020-09-16", "--draws", 200).out
    assert coder("instruments", policies, "--since", "soon").status == 1
    assert len(coder("instruments", policies, "--json").json["instruments"]["rows"][0]["shares"][0]["codings"]) == 2
    assert coder("instruments", policies, "--theme", "theme.labour_welfare").out.startswith("No clause")


def test_citations_are_told_and_written(coder: Callable, policies: Path, tmp_path: Path) -> None:
    """The list, JSON with places, and an edge list."""
    told = coder("citations", policies, "--out", tmp_path / "cites.csv")
    assert told.status == 0 and "示例条例 (1 place" in told.out
    rows = list(csv.DictReader((tmp_path / "cites.csv").read_text(encoding="utf-8-sig").split("\n")))
    assert [row["target_label"] for row in rows] == ["示例条例"]
    (place,) = coder("citations", policies, "--json").json["citations"]["citations"]
    assert TEXT[place["start"] : place["stop"]] == "《示例条例》"
