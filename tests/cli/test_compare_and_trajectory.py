"""coder compare and coder trajectory, in lines and as JSON."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coder.cli.compare import pairs_told
from coder.model.comparison import Comparison


def test_two_towns_are_compared_with_intervals(coder: Callable, project: Path) -> None:
    """The heat map marks too few sources; the difference has an interval; JSON holds the ids behind each share."""
    coder("towns", project, "add", "顺德")
    told = coder("compare", project, "--draws", 200)
    assert told.status == 0 and "··" in told.out and "昆山 less 顺德" in told.out and "too few sources" in told.out
    found = coder("compare", project, "--draws", 200, "--json").json
    shares = next(each for each in found["towns"] if each["town"] == "昆山")["situations"]
    assert [each["codings"] for each in shares if each["n"]] == [[coder("show", project, "zh", "--json").json["codings"][0]["id"]]]
    assert found["sufficient"] == [] and len(found["difference"]) == 9 and found["standings"][0]["mentions"]["active"]


def test_a_project_without_towns_says_how_to_make_one(coder: Callable, tmp_path: Path) -> None:
    """One line."""
    coder("init", tmp_path / "new.coder", "--user", "Li")
    assert coder("compare", tmp_path / "new.coder").out.startswith("No town yet.")
    assert coder("trajectory", tmp_path / "new.coder").status == 0


def test_periods_are_kept_with_the_project_and_undone(coder: Callable, project: Path) -> None:
    """Given once with --keep they hold for the next run; undo takes them back; wrong ones are refused in two lines."""
    first = coder("trajectory", project, "--periods", "1984-1991,1992-", "--keep", "--draws", 200)
    assert first.status == 0 and "1984-1991" in first.out and "undated (nothing says when)" in first.out
    assert "1992-" in coder("trajectory", project, "--draws", 200).out
    assert [row["kind"] for row in coder("trajectory", project, "--draws", 200, "--json").json["trajectories"][0]["rows"]] == [
        "period",
        "period",
        "undated",
    ]
    coder("undo", project)
    assert "1984-1991" not in coder("trajectory", project, "--draws", 200).out
    wrong = coder("trajectory", project, "--periods", "1992-,1984-")
    assert wrong.status == 1 and wrong.err.count("\n") == 2


@pytest.mark.parametrize("towns", [3, 8])
def test_of_many_towns_only_the_nearest_of_each_is_told(towns: int) -> None:
    """Of few every pair; of more than six one line for each, so that a list of forty towns is no list of 780 pairs."""
    names = tuple(f"t{number}" for number in range(towns))
    distances = {(one, other): abs(int(one[1:]) - int(other[1:])) / 10 for one in names for other in names if one != other}
    found = Comparison(profiles=(), sufficient=names, distances=distances, ordered_by="", standings=())
    pairs = list(pairs_told(found))
    assert len(pairs) == (3 if towns == 3 else 8) and all(distances[pair] <= 0.2 for pair in pairs)
