"""coder linkages: ties listed, suggested, confirmed, split, named and dissolved."""

from collections.abc import Callable
from pathlib import Path
from typing import Any


def test_ties_from_suggestion_to_split_and_back(coder: Callable[..., Any], project: Path) -> None:
    """A suggestion says why; confirmed it is a linkage with figures; split and dissolved as told; undo brings each back."""
    facts = ("--from", "台商", "--to", "镇政府", "--kind", "information", "--polarity", "denied", "--time-from", "1998")
    made = coder("link", project, "en", 30, 40, *facts, "--json").json["mention"]
    (offered,) = coder("linkages", project, "--suggest", "--json").json["suggestions"]
    assert offered["kinds"] == ["kind.information"] and made in offered["mentions"]
    assert offered["reasons"] == ["same town, same two actors", "both tell of information", "times overlap (1998)", "1 without a time"]
    assert f"{offered['key']} 昆山: " in coder("linkages", project, "--suggest", "--quotes").out
    assert coder("linkages", project, "confirm").status == 2
    assert coder("linkages", project, "confirm", "--all").status == 0
    (tie,) = coder("linkages", project, "--town", "昆山", "--json").json["linkages"]
    assert (tie["town"], tie["polarities"], tie["first"], len(tie["sources"])) == ("昆山", {"affirmed": 1, "denied": 1}, 1998, 2)
    assert "1 linkage, 0 loose mentions." in coder("linkages", project).out
    linkage = tie["linkage_id"]
    assert coder("linkages", project, "rename", linkage, "对接", "--memo", "两份材料").out == "Named 对接.\n"
    assert coder("linkages", project, "split", "对接", made[:8], "--label", "被否认的").status == 0
    assert len(coder("linkages", project, "--json").json["linkages"]) == 2
    assert coder("linkages", project, "merge", "对接", "被否认的", "--label", "一处").out.startswith(linkage)
    assert coder("linkages", project, "dissolve", "一处").status == 0
    assert "0 linkages, 2 loose mentions." in coder("linkages", project).out
    coder("undo", project)
    assert "1 linkage, 0 loose mentions." in coder("linkages", project).out
    assert coder("doctor", project).status == 0
