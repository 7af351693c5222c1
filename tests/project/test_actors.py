"""The registry of actors: names in both languages, merging and splitting with all that names them, and actors found in the texts."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from coder.errors import Ambiguous, Conflict, InvalidValue, NotFound
from coder.model.document import Document
from coder.model.linkage import ActorRef
from coder.model.town import Actor
from coder.project.naming.new_actors import new_actor
from coder.project.project import Project
from coder.project.workspace import added, edited

TALK = "访谈者：谁牵头？\n镇长：昆山市政府和市政府，还有昆山市人民政府，都请台商协会。台商協會很重要，我们镇里也出面。\n"


@pytest.fixture
def talk(project: Project, write: Callable[..., Path]) -> Document:
    """A constructed interview about Kunshan."""
    project.towns.add("昆山", county="昆山市")
    return project.documents.add([write("talk.txt", TALK)], kind="interview", town="昆山").added[0]


def state(project: Project) -> object:
    """All that merging may touch."""
    return project.actors.list(), project.mentions.list(), project.speakers.list(), project.linkages.list()


def test_a_name_in_another_language_finds_the_same_actor(project: Project) -> None:
    """By alias; a name of another actor is refused; taken back with unalias or undo."""
    project.actors.add("昆山市政府", aliases=["市政府"])
    project.actors.alias("昆山市政府", "Kunshan Municipal Government", "崑山市政府")
    assert project.actors.get("kunshan municipal government").name() == "昆山市政府"
    project.actors.add("商会")
    for bad in (
        lambda: project.actors.alias("商会", "市政府"),
        lambda: project.actors.rename("商会", "市政府"),
        lambda: project.actors.add("市政府"),
    ):
        with pytest.raises(Conflict):
            bad()
    with pytest.raises(Conflict):
        project.actors.set("商会", aliases=["市政府"])
    project.actors.unalias("昆山市政府", "市政府")
    assert "市政府" not in project.actors.get("昆山市政府").aliases
    project.history.undo()
    assert "市政府" in project.actors.get("昆山市政府").aliases


def test_merging_lets_mentions_ties_and_speakers_follow_and_undo_restores_all(project: Project, talk: Document) -> None:
    """Ends, brokers, linkages and the actor that a speaker is."""
    first = project.mentions.add(talk.id, 9, 20, "市政府", "台商协会", kinds=["capital"])
    second = project.mentions.add(talk.id, 12, 20, "镇里", "台商协会", brokers=["市政府"])
    project.linkages.merge(first.id, second.id)
    project.actors.add("昆山市政府", kind="actor.gov_county")
    project.speakers.set("镇长", actor="市政府")
    before = state(project)
    kept = project.actors.merge("市政府", "昆山市政府")
    assert "市政府" in kept.aliases
    assert [each.actor_a.actor_id for each in project.actors.mentions("昆山市政府")].count(kept.id) == 1
    assert project.mentions.get(second.id).brokers[0].actor_id == kept.id
    assert project.linkages.get(project.mentions.get(first.id).linkage_id or "").actor_a == kept.id
    assert project.speakers.get("镇长").actor_id == kept.id
    project.history.undo()
    assert state(project) == before and project.history.verify().ok


def test_two_ends_of_one_tie_are_not_merged(project: Project, talk: Document) -> None:
    """The message names the mention."""
    project.mentions.add(talk.id, 9, 20, "市政府", "台商协会")
    with pytest.raises(Conflict, match="a tie between"):
        project.actors.merge("市政府", "台商协会")


def test_splitting_takes_the_mentions_in_which_it_was_called_so(project: Project, talk: Document) -> None:
    """The contrary of a wrong merge; one undo step."""
    project.mentions.add(talk.id, 9, 20, "市政府", "台商协会")
    project.mentions.add(talk.id, 20, 30, "县政府", "台商协会")
    project.actors.merge("县政府", "市政府")
    before = state(project)
    made = project.actors.split("市政府", "县政府")
    assert [each.actor_a.label for each in project.actors.mentions(made.id)] == ["县政府"]
    assert "县政府" not in project.actors.get("市政府").aliases
    project.history.undo()
    assert state(project) == before
    one = project.actors.mentions("市政府")[0]
    other = project.actors.split("市政府", "园区", mentions=[one.id])
    assert [each.id for each in project.actors.mentions(other.id)] == [one.id]
    with pytest.raises(InvalidValue, match="nothing of"):
        project.actors.split("市政府", "银行")


def test_an_actor_is_removed_only_when_nothing_names_it(project: Project, talk: Document) -> None:
    """A broker counts; who spoke as it speaks as nobody."""
    project.mentions.add(talk.id, 9, 20, "市政府", "台商协会", brokers=["中介"])
    with pytest.raises(Conflict):
        project.actors.remove("中介")
    project.actors.add("园区")
    project.speakers.set("镇长", actor="园区")
    project.actors.remove("园区")
    assert project.speakers.get("镇长").actor_id is None
    project.history.undo()
    assert project.speakers.get("镇长").actor_id == project.actors.get("园区").id


def test_the_texts_suggest_actors_and_nothing_is_written(project: Project, talk: Document) -> None:
    """Both scripts are one name; counts, passages; the town's own body for a bare 市政府 is said to be a guess."""
    events = len(list(project.history.events()))
    found = {each.name: each for each in project.actors.suggest()}
    assert found["台商协会"].count == 2 and set(found["台商协会"].forms) == {"台商协会", "台商協會"}
    assert (found["市政府"].perhaps, found["市政府"].because) == ("昆山市政府", "town")
    assert found["镇里"].rule == "self"
    example = found["昆山市政府"].examples[0]
    assert TALK[example.start : example.stop] == "昆山市政府" and "昆山市政府" in example.sentence
    assert len(list(project.history.events())) == events


def test_what_is_accepted_becomes_an_actor_with_type_tier_and_town(project: Project, talk: Document) -> None:
    """In one undo step; a known actor gets the new forms; 人民 makes no other actor, which is said."""
    found = project.actors.suggest(talk.id)
    made = project.actors.accept([project.actors.suggested(name, found) for name in ("昆山市政府", "台商協會")])
    codes = {each.id: each.key for each in project.codebooks.codes()}
    assert [(each.name(), codes[each.kind], each.level) for each in made] == [
        ("昆山市政府", "actor.gov_county", "county"),
        ("台商协会", "actor.business_association", ""),
    ]
    assert made[0].town_id == project.towns.get("昆山").id
    assert made[1].aliases == ("台商協會",)
    again = {each.name: each for each in project.actors.suggest()}
    assert again["昆山市政府"].actor_id == made[0].id
    assert (again["昆山市人民政府"].perhaps, again["昆山市人民政府"].because) == ("昆山市政府", "form")
    project.history.undo()
    assert project.actors.list() == ()
    with pytest.raises(NotFound):
        project.actors.suggested("火星政府", found)


def told(project: Project, talk: Document, one: Actor, other: Actor) -> str:
    """The id of a mention of a tie between two actors, as a merge of two copies leaves it."""
    made = project.mentions.add(talk.id, 10, 15, "甲方", "乙方")
    ends = {"actor_a": ActorRef(actor_id=one.id, label=one.name()), "actor_b": ActorRef(actor_id=other.id, label=other.name())}
    project.workspace.write([edited(made, replace(made, **ends))], "merge another copy")
    return made.id


def test_namesakes_that_several_coders_made_become_one(project: Project, talk: Document) -> None:
    """In both scripts, with their mentions; two towns part them. Each can be undone."""
    here, there = project.towns.get("昆山"), project.towns.add("周庄", county="昆山市")
    first, second, partner = new_actor("國發會"), new_actor("国发会"), new_actor("台商协会")
    parted = [new_actor("鄉公所", town_id=each.id) for each in (here, there)]
    project.workspace.write([added(each) for each in (first, second, partner, *parted)], "add actors")
    mention = told(project, talk, second, partner)
    with pytest.raises(Ambiguous, match=f"鄉公所 .{parted[0].id[:8]}."):
        project.actors.get("鄉公所")
    assert project.actors.get(second.id[:8]) == second
    (group,) = project.actors.namesakes()
    assert {each.id for each in group} == {first.id, second.id}
    ((kept, number),) = project.actors.merge_namesakes()
    assert (kept.id, number) == (group[0].id, 2) and {kept.name(), *kept.aliases} == {"國發會", "国发会"}
    assert project.mentions.get(mention).actor_a.actor_id == kept.id and project.actors.namesakes() == ()
    project.history.undo()
    assert project.mentions.get(mention).actor_a.actor_id == second.id


def test_namesakes_at_both_ends_of_a_tie_stay_two(project: Project, talk: Document) -> None:
    """Somebody meant two of them: nothing is merged, and nothing fails."""
    one, two = new_actor("商会"), new_actor("商会")
    project.workspace.write([added(one), added(two)], "add actors")
    told(project, talk, one, two)
    assert project.actors.merge_namesakes() == () and len(project.actors.namesakes()) == 1
