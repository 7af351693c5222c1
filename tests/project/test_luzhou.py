"""A worked example: the linkages between cities that an interview with a mayor tells of in prose (Kuhn, China Daily, 8 October 2016, on Luzhou).

The document is constructed: two speakers put the article's ties into words of our own, so that one tie is told twice.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coder.model.linkage import LinkageMention
from coder.model.tie import Tie
from coder.project.project import Project

TALK = """[Constructed paraphrase of a published interview; no quotation.]

Mayor: We work with Chongqing on tourism and farming, and on industries that complement each other; our transport is joined up.

Mayor: With Shanghai there are agreements on science and technology, and we invite firms from Shanghai to come to Luzhou.

Mayor: The province of Sichuan is about to sign agreements with Chongqing, Yunnan and Guizhou. We tell each other what we want.

Mayor: In 2011 the government paid 500 million yuan for a system that joins rail and river.

Mayor: Goods from our port now reach South Korea by way of Nanjing.

Mayor: We have to put technology and training into the poor counties of Yunnan next door.
"""
SECOND = """[Constructed paraphrase of a published interview; no quotation.]

Planner: Luzhou and Chongqing have planned their industry and transport together for years.

Planner: No Shanghai firm has brought its research here yet.

Planner: The province signs with Chongqing when the two governments have told each other what they need.
"""
GOV = "type=gov_prefecture, place=泸州"
LUZHOU = f"Luzhou [{GOV}]"
CHONGQING, SHANGHAI = "Chongqing [type=gov_provincial, place=重庆]", "Shanghai [type=gov_provincial, place=上海]"
SICHUAN = "Sichuan [type=gov_provincial, place=四川]"
YUNNAN, GUIZHOU = "Yunnan [type=gov_provincial, place=云南]", "Guizhou [type=gov_provincial, place=贵州]"
PORT, COUNTIES = "Luzhou port [type=enterprise_state, place=泸州]", "Yunnan counties [type=gov_county, place=云南]"

TOLD = (
    ("mayor", "We work with Chongqing", LUZHOU, CHONGQING, ["market_order", "information"], "mutual", "active", "a"),
    ("mayor", "With Shanghai there are agreements", LUZHOU, SHANGHAI, ["technology_knowledge"], "mutual", "active", "a"),
    ("mayor", "we invite firms from Shanghai", LUZHOU, "Shanghai firms [type=enterprise_private, place=上海]", ["capital"], "inward", "planned", "a"),
    ("mayor", "The province of Sichuan is about", SICHUAN, CHONGQING, ["policy_authority"], "mutual", "planned", "unclear"),
    ("mayor", "The province of Sichuan is about", SICHUAN, YUNNAN, ["policy_authority"], "mutual", "planned", "unclear"),
    ("mayor", "The province of Sichuan is about", SICHUAN, GUIZHOU, ["policy_authority"], "mutual", "planned", "unclear"),
    ("mayor", "the government paid", "central government [type=gov_central]", LUZHOU, ["capital"], "inward", "ended", "a"),
    ("mayor", "Goods from our port", PORT, "South Korea [place=韩国]", ["market_order"], "outward", "active", "a"),
    ("mayor", "We have to put technology", LUZHOU, COUNTIES, ["technology_knowledge"], "outward", "active", "a"),
    ("planner", "Luzhou and Chongqing have planned", CHONGQING, LUZHOU, ["information"], "mutual", "active", "unclear"),
    ("planner", "No Shanghai firm has brought", LUZHOU, "Shanghai firms", ["technology_knowledge"], "inward", "active", "b"),
    ("planner", "The province signs with Chongqing", SICHUAN, CHONGQING, ["policy_authority"], "mutual", "active", "unclear"),
)  # fmt: skip
"""Source, first words, both ends, kinds, direction, status, initiator."""


@pytest.fixture
def luzhou(project: Project, write: Callable[..., Path]) -> Iterator[Project]:
    """The two constructed texts, and every tie they tell recorded."""
    project.towns.add("泸州", other_name="Luzhou", near_region=["重庆", "云南", "贵州", "四川"])
    for name, text in (("mayor", TALK), ("planner", SECOND)):
        project.documents.add([write(f"{name}.txt", text)], kind="interview", town="泸州")
    for source, words, one, other, kinds, direction, status, initiator in TOLD:
        text = project.documents.text(project.documents.get(source).id)
        start = text.index(words)
        fields = {"kinds": kinds, "direction": direction, "status": status, "initiator": initiator}
        fields |= {"polarity": "denied"} if words.startswith("No ") else {}
        fields |= {"time_from": "2011", "time_to": "2011"} if "paid" in words else {}
        fields |= {"situations": ["communicative_mediation"]} if one == SICHUAN else {}
        project.mentions.add(source, start, text.index(".", start), one, other, **fields)  # type: ignore[arg-type]
    yield project


def ties(project: Project) -> dict[frozenset[str], list[Tie]]:
    """The ties by pair of actors."""
    found: dict[frozenset[str], list[Tie]] = {}
    for tie in project.linkages.list("泸州"):
        found.setdefault(frozenset(tie.actors), []).append(tie)
    return found


def test_the_ties_are_those_that_the_interview_tells(luzhou: Project) -> None:
    """Twelve mentions are ten ties: with Chongqing and of Sichuan with Chongqing are told by both, whichever end comes first."""
    offered = luzhou.linkages.suggest("泸州")
    assert {frozenset(each.actors) for each in offered} == {frozenset({"Luzhou", "Chongqing"}), frozenset({"Sichuan", "Chongqing"})}
    luzhou.linkages.confirm()
    found = ties(luzhou)
    assert sum(len(each) for each in found.values()) == 10
    (chongqing,) = found[frozenset({"Luzhou", "Chongqing"})]
    assert (len(chongqing.mentions), len(chongqing.sources), chongqing.kinds) == (2, 2, ("kind.information", "kind.market_order"))
    (province,) = found[frozenset({"Sichuan", "Chongqing"})]
    assert province.statuses == {"active": 1, "planned": 1} and province.situations == ("sit.communicative_mediation",)


def test_kinds_that_differ_stay_two_ties_and_a_denial_is_counted_apart(luzhou: Project) -> None:
    """Capital invited from firms of Shanghai is one tie, the research that did not come another, denied."""
    luzhou.linkages.confirm()
    invited, research = sorted(ties(luzhou)[frozenset({"Luzhou", "Shanghai firms"})], key=lambda each: each.kinds)
    assert (invited.kinds, invited.statuses) == (("kind.capital",), {"planned": 1})
    assert (research.kinds, research.polarities) == (("kind.technology_knowledge",), {"denied": 1})


def test_who_began_when_and_how_far_it_reaches(luzhou: Project) -> None:
    """The gazetteer sets the neighbours as regional, Shanghai as national and Korea as global; the rail and river are of 2011."""
    keys = {code.id: code.key for code in luzhou.codebooks.codes()}
    scales: dict[str, str] = {}
    mentions: dict[str, LinkageMention] = {}
    for each in luzhou.mentions.list():
        scales[each.actor_b.label] = keys.get(each.scale, "")
        mentions[each.actor_b.label] = each
    assert scales["Yunnan"] == scales["Guizhou"] == scales["Yunnan counties"] == "scale.regional"
    assert (scales["Shanghai"], scales["South Korea"]) == ("scale.national", "scale.global")
    railway = next(each for each in luzhou.mentions.list() if each.actor_a.label == "central government")
    assert (railway.time_from, railway.status, railway.initiator, keys[railway.direction]) == ("2011", "ended", "a", "dir.inward")
    assert all(each.scale_source in ("gazetteer", "") for each in mentions.values())


def test_what_a_person_knows_better_is_kept(luzhou: Project) -> None:
    """The planner's words are of an older agreement: split off, it is not suggested again; everything can be taken back."""
    luzhou.linkages.confirm()
    (tie,) = ties(luzhou)[frozenset({"Sichuan", "Chongqing"})]
    active = next(each for each in luzhou.linkages.mentions(str(tie.linkage_id)) if each.status == "active")
    luzhou.linkages.split(str(tie.linkage_id), active.id, label="earlier agreement")
    assert luzhou.linkages.suggest("泸州") == () and len(ties(luzhou)[frozenset({"Sichuan", "Chongqing"})]) == 2
    luzhou.history.undo()
    luzhou.history.undo()
    assert len(luzhou.linkages.suggest("泸州")) == 2 and luzhou.history.verify().ok
