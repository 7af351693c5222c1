"""Models of a user's own: a codebook of two dimensions and other ideal types gives profiles without touching code."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

BOOK = Path(__file__).parent / "books" / "sunan_wenzhou.yaml"
TURN = "厂长：第{}次说的话，讲我们镇里的资本和市场。\n访谈者：第{}个问题？\n"
SUNAN = {"cap.collective": 3, "cap.bank": 2, "mkt.planned": 4, "own.collective": 3}
WENZHOU = {"cap.household": 5, "mkt.specialised": 4, "own.private": 2, "own.shareholding": 2}
MIXED = {"cap.collective": 5, "mkt.specialised": 4}


@pytest.fixture(scope="module")
def towns() -> Mapping[str, Mapping[str, int]]:
    """Town -> code -> turns of each source (constructed)."""
    return {"苏": SUNAN, "温": WENZHOU, "杂": MIXED}


@pytest.fixture
def profiles(coder: Callable, tmp_path: Path, towns: Mapping[str, Mapping[str, int]]) -> Callable[..., Any]:
    """A project of three towns with three sources each, coded through the command line; gives the profiles by town."""
    project = tmp_path / "models.coder"
    assert coder("init", project, "--codebook", BOOK, "--user", "Li").status == 0
    for town, plan in towns.items():
        for number in range(3):
            text = tmp_path / f"{town}{number}.txt"
            text.write_text("".join(TURN.format(f"{town}{number}-{turn}", turn) for turn in range(sum(plan.values()))), encoding="utf-8")
            assert coder("add", project, text, "--town", town, "--kind", "interview").status == 0
            turns = [each for each in coder("show", project, text.stem, "--json").json["turns"] if each["speaker"] == "厂长"]
            keys = [key for key, n in plan.items() for _ in range(n)]
            for turn, key in zip(turns, keys, strict=True):
                assert coder("code", project, text.stem, turn["start"], turn["stop"], key).status == 0

    def answer(*options: object) -> dict[str, Any]:
        return {each["town"]: each for each in coder("profile", project, *options, "--json").json["towns"]}

    answer.project = project  # type: ignore[attr-defined]
    return answer


def test_a_book_of_two_dimensions_gives_contrasts_corners_types_and_rows(coder: Callable, profiles: Callable) -> None:
    """Two types named, a hybrid by initials, poles of several codes, and the rows of the book's own table."""
    found = profiles()
    assert {town: each["verdict"]["name"] for town, each in found.items()} == {"苏": "sunan", "温": "wenzhou", "杂": "S-W"}
    sunan = found["苏"]
    assert list(sunan["contrasts"]) == ["capital", "markets"] and set(sunan["corners"]) == {"sunan", "S-W", "W-S", "wenzhou"}
    assert (sunan["contrasts"]["capital"]["n_first"], sunan["contrasts"]["capital"]["first"]) == (15, "collective")
    assert abs(sum(sunan["corners"].values()) - 1) < 1e-6 and set(sunan["types"]) == {"sunan", "wenzhou"}
    verdicts = {
        (town, column, row["row"]): row["verdict"] for town, each in found.items() for column, rows in each["reference"].items() for row in rows
    }
    assert verdicts["苏", "sunan", "ownership"] == verdicts["温", "wenzhou", "ownership"] == "match"
    assert verdicts["苏", "wenzhou", "ownership"] == "differs" and verdicts["杂", "sunan", "ownership"] == "insufficient"
    assert verdicts["苏", "sunan", "links"] == "insufficient"
    told = coder("profile", profiles.project, "温").out
    assert "wenzhou (p = " in told and "Private and shareholding" in told
    quotes = coder("profile", profiles.project, "苏", "--explain", "ownership", "--json").json["quotes"]
    assert len(quotes) == 9 and all(quote["value"] == "own.collective" for quote in quotes)


def test_the_bytes_are_the_same_in_every_process(spawn: Callable, profiles: Callable) -> None:
    """Same project, parameters and seed: nothing depends on the hash seed of Python; another seed gives other bytes."""
    command = ("profile", profiles.project, "--json")
    first, second = (spawn(*command, env={**os.environ, "PYTHONHASHSEED": seed}).stdout for seed in ("1", "77"))
    assert first == second and '"wenzhou"' in first
    assert spawn(*command, "--seed", "3").stdout != first


def test_a_linkage_tells_of_the_codes_of_the_books_own_poles(coder: Callable, profiles: Callable) -> None:
    """Situations of a mention are the codes of poles, whatever they are called; the passage's coding suggests one, and it counts as evidence."""
    turn = next(each for each in coder("show", profiles.project, "苏0", "--json").json["turns"] if each["speaker"] == "厂长")
    place = (profiles.project, "苏0", turn["start"], turn["stop"])
    assert "situations: cap.collective" in coder("link", *place, "--suggest").out
    assert coder("link", *place, "--from", "厂长", "--to", "供销员", "--situation", "mkt.planned").status == 0
    found = profiles("--unit", "mention")["苏"]["contrasts"]["markets"]
    assert (found["n_first"], found["n_second"], len(found["mentions"])) == (1, 0, 1)
    wrong = coder("link", *place, "--from", "厂长", "--to", "供销员", "--situation", "own.collective")
    assert wrong.status == 1 and "mkt.planned" in wrong.err
