"""All names of a place count as one in the profiles, and a place inside one of the comparison table counts as that one."""

from coder.model.document import Document
from coder.project.project import Project


def borrowed(project: Project) -> dict[str, int]:
    """Name -> how many mentions borrow from there, in the profile of the only town."""
    shares = project.profiles.of()[0].facets["borrowed_from"]
    return {share.code: share.n for share in shares if share.n}


def test_spellings_of_a_place_count_as_one(project: Project, interview: Document) -> None:
    """台北 lies in Taiwan, which the table has; Manchester and 曼彻斯特 are one; what no gazetteer has stays itself."""
    project.towns.add("昆山")
    project.towns.speaks_of(interview.id, "昆山")
    for place in ("臺灣", "台北", "Taipei City", "HK", "深圳南山区", "Manchester", "曼徹斯特", "我們鄰居"):
        project.mentions.add(interview.id, 17, 40, "镇政府", "台商", kinds=["institution"], borrowed_from=[place])
    assert borrowed(project) == {"Taiwan": 3, "Hong Kong": 1, "Shenzhen": 1, "Manchester": 2, "我們鄰居": 1}
    quotes = project.profiles.explain("昆山", "Taiwan")
    assert [quote.value for quote in quotes] == ["Taiwan"] * 3


def test_nothing_is_looked_up_without_a_name(project: Project, interview: Document) -> None:
    """Without borrowing there is nothing to ask; a place that no mention borrows from is not in the mapping."""
    names = project.snapshot().place_names
    assert dict(names) == {} and names.get("台湾") is None and len(names) == 0
