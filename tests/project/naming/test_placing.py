"""Towns are placed by the gazetteer: by name where that is clear, else by county or code, never by a guess."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coder.errors import Ambiguous, Conflict, NotFound
from coder.project.project import Project


def test_a_town_knows_where_it_is_and_what_is_regional_for_it(project: Project) -> None:
    """Code, county and near region are the gazetteer's; the town is found by its name in any language afterwards."""
    town = project.towns.add("昆山")
    assert (town.division_code, town.county) == ("320583", "昆山市")
    assert {"苏州市", "上海市"} < set(town.near_region) and "香港特别行政区" not in town.near_region
    assert {"深圳市", "香港特别行政区"} < set(project.towns.add("Shunde").near_region)
    assert project.towns.get("Kunshan") == project.towns.get("崑山市") == town


def test_several_places_of_one_name_are_listed_and_one_is_asked_for(project: Project, write: Callable[..., Path]) -> None:
    """周庄 needs its county or its code, wherever a town is entered; undo takes the town back."""
    for enter in (lambda: project.towns.add("周庄"), lambda: project.documents.add([write("a.txt", "words")], town="周庄")):
        with pytest.raises(Ambiguous, match=r"6 places are called 周庄: .*周庄镇 \(江苏省 无锡市 江阴市\)") as told:
            enter()
        assert "--county" in told.value.hint and "--code" in told.value.hint
    assert project.towns.list() == ()
    assert project.towns.add("周庄", county="昆山").division_code == "320583107"
    assert project.towns.add("周庄", code="320281108").county == "江阴市"
    with pytest.raises(NotFound, match="division code 999"):
        project.towns.add("周庄", code="999")
    with pytest.raises(Ambiguous, match="places are called 朝阳"):
        project.towns.add("某镇", county="朝阳")
    project.history.undo()
    assert [town.county for town in project.towns.list()] == ["昆山市"]


def test_one_place_is_one_town(project: Project, write: Callable[..., Path]) -> None:
    """A second name is no second town, and texts added under it go to the first."""
    town = project.towns.add("昆山")
    with pytest.raises(Conflict, match="昆山 is the same place as Kunshan"):
        project.towns.add("Kunshan")
    added = project.documents.add([write("a.txt", "words")], town="崑山").added[0]
    assert project.towns.of_documents() == {added.id: (town.name(),)}


def test_a_town_that_no_table_has_is_taken_as_it_is(project: Project) -> None:
    """Constructed towns, and those merged long ago: in their county where that is known, else nowhere."""
    assert project.towns.add("Example Town").division_code == ""
    merged = project.towns.add("蓬朗", county="昆山")
    assert (merged.division_code, merged.county) == ("", "昆山市") and "上海市" in merged.near_region
    assert project.towns.add("新城镇", county="甲县").county == "甲县"


def test_near_regions_are_edited(project: Project) -> None:
    """Ready-made regions are written out; a default follows the town to its county, one's own list stays."""
    project.towns.add("织里")
    assert project.towns.set("织里", near_region=["苏南", "省城"]).near_region[-2:] == ("上海市", "省城")
    assert project.towns.set("织里", county="吴兴区").near_region[-1] == "省城"
    assert project.towns.set("织里", near_region=[""]).near_region == ()
    assert project.towns.near_by_default("织里").near_region[0] == "湖州市"
    moved = project.towns.set("织里", code="440606004")
    assert moved.county == "顺德区" and "香港特别行政区" in moved.near_region and "湖州市" not in moved.near_region
