"""Questions to a profile: who says so, whom to ask next, and the quotes behind every number there is."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coder.project.demo import make_demo


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample project."""
    return make_demo(tmp_path_factory.mktemp("demo"))


def rows_of(town: dict[str, Any]) -> set[str]:
    """Every row that a profile has a number for."""
    rows = {share["code"] for share in town["situations"]} | set(town["contrasts"]) | set(town["corners"]) | set(town["types"])
    rows |= {contrast[pole] for contrast in town["contrasts"].values() for pole in ("first", "second")}
    rows |= set(town["facets"]) | {f"{group}:{share['code']}" for group, shares in town["facets"].items() for share in shares}
    rows |= set(town["measures"]) | set(town["statuses"]) | {each["code"] for each in town["agreement"]}
    rows |= {row["row"] for rows in town["reference"].values() for row in rows}
    return rows | {each["document"] for each in town["sensitivity"]["without"]}


def test_every_number_opens_its_quotes(coder: Callable, demo: Path) -> None:
    """Each row of the JSON, status and source is a row of --explain; what counts n pieces opens at least as many quotes."""
    town = coder("profile", demo, "Example Town East", "--json").json["towns"][0]
    for row in sorted(rows_of(town)):
        answer = coder("profile", demo, "Example Town East", "--explain", row, "--json")
        assert answer.status == 0, f"{row}: {answer.err}"
        told = {quote["id"] for quote in answer.json["quotes"]}
        for share in (*town["situations"], *(share for shares in town["facets"].values() for share in shares)):
            if row in (share["code"], f"unclear:{share['code']}"):
                assert told == {*share["codings"], *share["mentions"]}
        for rows in town["reference"].values():
            for each in rows:
                assert row != each["row"] or told >= {*each["codings"], *each["mentions"]}
        if row in town["measures"]:
            assert told >= set(town["measures"][row]["mentions"])
        if row in town["contrasts"]:
            assert told == {*town["contrasts"][row]["codings"], *town["contrasts"][row]["mentions"]}
        assert town["statuses"].get(row, len(told)) == len(told)


def test_who_says_so(coder: Callable, demo: Path) -> None:
    """Plain lines and JSON with shares, ids and quotes by stakeholder."""
    told = coder("profile", demo, "Example Town East", "--who", "dynamics")
    assert told.status == 0 and "official: " in told.out and "dyn.government_led" in told.out and "“" in told.out
    (town,) = coder("profile", demo, "Example Town East", "--who", "dynamics", "--json").json["towns"]
    first = town["stakeholders"][0]
    assert {"stakeholder", "n", "sources", "speakers", "shares", "quotes"} <= first.keys()
    assert len(first["shares"][0]["mentions"]) >= first["shares"][0]["n"]
    assert coder("profile", demo, "--who", "nonsense").status == 1


def test_which_towns_need_more_and_whom_to_ask(coder: Callable, demo: Path) -> None:
    """The towns that are not decided, dimension by dimension, with the stakeholders heard least."""
    told = coder("profile", demo, "--needs").out
    assert "1 more source on the organisational dimension" in told and "stakeholders heard least" in told
    towns = {each["town"]: each for each in coder("profile", demo, "--needs", "--json").json["towns"]}
    west = towns["Example Town West"]
    assert not west["decided"] and towns["Example Town East"]["decided"]
    assert [need["sources"] for need in west["missing"]] == [1, 1, 1] and "villager" in west["missing"][0]["ask"]


def test_the_plain_profile_says_everything_that_fixes_and_shakes_it(coder: Callable, demo: Path) -> None:
    """Corners, strict and softer scores, rows with quotes, robustness, stamps and every parameter, as lines."""
    told = coder("profile", demo, "Example Town South").out
    wanted = ("corners: shunde 0.", "membership in shunde: ", "softer: mean ", "  comparison table, column shunde: ", "Jaccard", "unclear ", "“")
    shaken = ("leaving out one source at a time", "with the cross-over moved: ", "agreement of the coders", "ei_index ", "profile@", "inputs ")
    assert all(each in told for each in (*wanted, *shaken, "rho 0.3; kappa 2.0; draws 4000; seed 2016; anchors 0.2,0.5,0.8"))
