"""coder link: every field of a mention from the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any


def test_a_mention_is_recorded_looked_at_changed_and_cleared(coder: Callable[..., Any], project: Path) -> None:
    """Ends in brackets, further passages, clause, adjudication; --show and --json give every field; --clear empties one."""
    facts = (
        "--from",
        "镇长 [type=gov_township]",
        "--to",
        "台商 [place=台湾]",
        "--broker",
        "商会",
        "--more",
        "0-3",
        "--phase",
        "一期",
        "--clause",
        "3-2",
    )
    more = ("--kind", "capital", "--intensity", 2, "--adjudication", "agreed", "--json")
    made = coder("link", project, "zh", 16, 30, *facts, *more).json["mention"]
    shown = coder("link", project, "--show", made, "--json").json["mention"]
    assert (shown["actor_a"]["kind"], shown["actor_b"]["place"], shown["brokers"][0]["label"]) == ("actor.gov_township", "台湾", "商会")
    assert (len(shown["anchors"]), shown["phase"], shown["clause_ref"], shown["adjudication"]) == (2, "一期", "3-2", "agreed")
    assert "actor_b: label=台商" in coder("link", project, "--show", made).out
    assert coder("link", project, "--edit", made, "--clear", "intensity", "--clear", "brokers", "--status", "ended").status == 0
    after = coder("link", project, "--show", made, "--json").json["mention"]
    assert (after["intensity"], after["brokers"], after["status"]) == (None, [], "ended")


def test_a_broken_rule_is_told_in_two_lines(coder: Callable[..., Any], project: Path) -> None:
    """What is missing by which rule, and the rule; a passage that is none is a usage error."""
    answer = coder("link", project, "zh", 16, 30, "--from", "A", "--to", "B", "--kind", "institution")
    assert answer.status == 1 and "borrowed_from is missing: the rule institution_needs_place" in answer.err and "if, and only if" in answer.err
    assert coder("link", project, "zh", 16, 30, "--from", "A", "--to", "B", "--more", "3").status == 2


def test_a_passage_suggests_its_fields(coder: Callable[..., Any], project: Path) -> None:
    """With the words that say so, in lines and as JSON; nothing is recorded."""
    before = len(coder("link", project, "--json").json["mentions"])
    said = coder("link", project, "zh", 16, 30, "--suggest")
    assert said.status == 0
    assert "actor_a: 台商    (named: 台商 23-25)" in said.out
    answer = coder("link", project, "zh", 16, 30, "--suggest", "--json").json["prefill"]
    assert answer["fields"][0]["field"] == "actor_a"
    assert answer["fields"][0]["grounds"][0]["rule"] == "actor"
    assert len(coder("link", project, "--json").json["mentions"]) == before
    assert coder("link", project, "zh", 16, "--suggest").status == 2
