"""Linkages: made of mentions when a person says so, split, named, dissolved; each step can be taken back."""

import pytest

from coder.errors import CoderError, InvalidValue, NotFound
from coder.model.document import Document
from coder.model.linkage import LinkageMention
from coder.project.project import Project


@pytest.fixture
def told(project: Project, interview: Document, english: Document) -> list[LinkageMention]:
    """Three mentions of one tie in two sources, one of them denied, and one of another tie."""
    project.towns.add("昆山")
    add, town = project.mentions.add, "昆山"
    return [
        add(interview.id, 16, 26, "镇长", "台商", kinds=["capital"], town=town, time_from="1998"),
        add(interview.id, 30, 34, "台商", "镇长", kinds=["capital", "information"], town=town, polarity="denied", time_to="2004"),
        add(english.id, 4, 9, "镇长", "台商", kinds=["capital"], town=town, status="planned"),
        add(interview.id, 16, 27, "镇长", "商会", kinds=["information"], town=town),
    ]


def test_a_suggestion_is_merged_only_when_confirmed(project: Project, told: list[LinkageMention]) -> None:
    """Suggesting writes nothing; confirming makes the tie in one step that can be taken back."""
    (offered,) = project.linkages.suggest("昆山")
    assert set(offered.mentions) == {each.id for each in told[:3]} and project.snapshot().linkages == ()
    (made,) = project.linkages.confirm(offered.key)
    assert {each.id for each in project.linkages.mentions(made.id)} == set(offered.mentions) and project.linkages.suggest() == ()
    assert (made.time_from, made.time_to) == ("1998", "2004")
    project.history.undo()
    assert project.snapshot().linkages == () and all(each.linkage_id is None for each in project.mentions.list())
    project.history.redo()
    assert project.linkages.get(made.id) == made
    with pytest.raises(NotFound):
        project.linkages.confirm("nothing")


def test_a_tie_has_its_figures(project: Project, told: list[LinkageMention]) -> None:
    """Mentions, sources, stakeholder types, status and polarity, first and last year; a loose mention is a tie of its own."""
    project.linkages.confirm()
    tie, loose = project.linkages.list("昆山")
    assert (len(tie.mentions), len(tie.sources), tie.first, tie.last) == (3, 2, 1998, 2004)
    assert (tie.statuses, tie.polarities) == ({"active": 2, "planned": 1}, {"affirmed": 2, "denied": 1})
    assert tie.kinds == ("kind.capital", "kind.information") and sum(tie.stakeholders.values()) == 3
    assert (loose.linkage_id, loose.mentions, loose.label) == (None, (told[3].id,), "镇长 - 商会")


def test_what_was_split_is_not_suggested_again(project: Project, told: list[LinkageMention]) -> None:
    """The mention has a tie of its own; merging by hand makes them one again."""
    (made,) = project.linkages.confirm()
    new = project.linkages.split(made.id, told[2].id, label="计划中的")
    assert (new.label, len(project.linkages.mentions(made.id)), new.kinds) == ("计划中的", 2, told[2].kinds)
    assert project.linkages.suggest() == ()
    again = project.linkages.merge(made.id, "计划中的")
    assert (again.id, again.apart, len(project.linkages.mentions(made.id))) == (made.id, (), 3)
    for _ in range(2):
        project.history.undo()
    assert project.linkages.get(made.id) == made and project.history.verify().ok


def test_a_mention_moves_alone_and_an_empty_tie_goes(project: Project, told: list[LinkageMention]) -> None:
    """Naming a mention of another linkage takes only that mention along; the last one takes the linkage with it."""
    one = project.linkages.merge(told[0].id, told[1].id)
    other = project.linkages.merge(told[2].id)
    project.linkages.merge(other.id, told[1].id)
    assert [len(project.linkages.mentions(each.id)) for each in (one, other)] == [1, 2]
    project.mentions.remove(told[0].id)
    assert [each.id for each in project.snapshot().linkages] == [other.id]
    project.history.undo()
    assert {each.id for each in project.snapshot().linkages} == {one.id, other.id}
    project.linkages.dissolve(other.id)
    assert project.mentions.get(told[2].id).linkage_id is None and project.history.verify().ok


def test_a_tie_follows_its_mentions(project: Project, told: list[LinkageMention]) -> None:
    """Kinds and times are those of the mentions as they are now."""
    (made,) = project.linkages.confirm()
    project.mentions.edit(told[0].id, time_from="198X", kinds=["capital", "land_space"])
    after = project.linkages.get(made.id)
    assert after.time_from == "198X" and len(after.kinds) == 3


def test_a_tie_is_named_with_the_reason(project: Project, told: list[LinkageMention]) -> None:
    """The name finds it."""
    made = project.linkages.merge(told[3].id)
    project.linkages.rename(made.id, "例会", memo="每月一次")
    assert (project.linkages.get("例会").id, project.linkages.get("例会").memo) == (made.id, "每月一次")


def test_what_makes_no_sense_is_refused(project: Project, told: list[LinkageMention]) -> None:
    """Different towns, nothing to merge, a split that leaves nothing, a name of nothing; nothing is written."""
    project.towns.add("顺德")
    elsewhere = project.mentions.edit(told[3].id, town="顺德")
    made = project.linkages.merge(told[0].id)
    events = project.history.verify().events
    for refused in (
        lambda: project.linkages.merge(told[1].id, elsewhere.id),
        lambda: project.linkages.merge(),
        lambda: project.linkages.split(made.id, told[0].id),
        lambda: project.linkages.split(made.id, told[1].id),
        lambda: project.linkages.rename(made.id, " "),
    ):
        with pytest.raises(InvalidValue) as error:
            refused()
        assert error.value.hint
    with pytest.raises(CoderError):
        project.linkages.merge("000000")
    assert project.history.verify().events == events
