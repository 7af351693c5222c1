"""A passage suggests the fields of a mention, each with the words that say so; nothing is written."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coder.errors import OffsetError
from coder.model.document import Document
from coder.project.project import Project

SAID = {
    "broker": "1990年代，昆山市政府请台商协会牵线，从台湾引进了电子企业的投资和技术。",
    "planned": "我们镇里打算明年跟上海交通大学合作，建一个研究院。",
    "denied": "鄉公所從來沒有跟合作社合作過。",
    "ended": "农商行在2004年给了镇办企业一笔贷款，后来停了。",
    "borrowed": "商会学香港的做法，把章程照搬过来。",
    "from": "合作社的技术是从农业大学来的。",
    "own": "我们和台商协会一直有来往。",
    "bare": "市政府和企业一起投资。",
}


@pytest.fixture
def talk(project: Project, write: Callable[..., Path]) -> Document:
    """A constructed interview about Kunshan."""
    project.towns.add("昆山", county="昆山市")
    lines = "\n".join(SAID.values())
    return project.documents.add([write("talk.txt", f"访谈者：怎么说？\n镇长：{lines}\n")], kind="interview", town="昆山").added[0]


def read(project: Project, talk: Document, which: str) -> dict[str, object]:
    start = project.documents.text(talk.id).index(SAID[which])
    return dict(project.mentions.prefill(talk.id, start, start + len(SAID[which])).arguments())


def test_ends_broker_kinds_direction_and_time(project: Project, talk: Document) -> None:
    """The actors in the order of the text, the go-between apart; kinds and direction from the cues of the codebook."""
    found = read(project, talk, "broker")
    assert found["actor_a"] == "昆山市政府 [type=gov_county, tier=county, place=昆山市]"
    assert str(found["actor_b"]).startswith("电子企业")
    assert found["brokers"] == ("台商协会 [type=business_association]",)
    assert set(found["kinds"]) == {"kind.capital", "kind.technology_knowledge"}  # type: ignore[call-overload]
    assert (found["direction"], found["time_from"]) == ("dir.inward", "199X")
    assert "status" not in found


def test_what_is_planned_ended_or_denied(project: Project, talk: Document) -> None:
    """By the words of the sentences that name the ends."""
    assert read(project, talk, "planned")["status"] == "planned"
    assert read(project, talk, "denied")["polarity"] == "denied"
    ended = read(project, talk, "ended")
    assert (ended["status"], ended["time_from"]) == ("ended", "2004")


def test_an_institution_comes_with_the_place_it_was_borrowed_from(project: Project, talk: Document) -> None:
    """What the codebook's rule asks for is filled where the passage names a place."""
    found = read(project, talk, "borrowed")
    assert (found["kinds"], found["borrowed_from"]) == (("kind.institution",), ("香港",))


def test_a_word_for_the_origin_turns_the_ends_round(project: Project, talk: Document) -> None:
    """From 从 on: the second actor gives, the first takes."""
    found = read(project, talk, "from")
    assert str(found["actor_a"]).startswith("农业大学")
    assert str(found["actor_b"]).startswith("合作社")


def test_we_is_the_actor_that_the_speaker_is(project: Project, talk: Document) -> None:
    """Only where the project says who the speaker is."""
    assert "actor_b" not in read(project, talk, "own")
    project.actors.add("周庄镇政府")
    project.speakers.set("镇长", actor="周庄镇政府")
    found = read(project, talk, "own")
    assert (found["actor_a"], str(found["actor_b"])[:4]) == ("周庄镇政府", "台商协会")


def test_the_towns_own_body_is_a_candidate_and_never_taken_silently(project: Project, talk: Document) -> None:
    """市政府 stays as said, its tier open: Kunshan is a city of the rank of a county."""
    start = project.documents.text(talk.id).index(SAID["bare"])
    found = project.mentions.prefill(talk.id, start, start + len(SAID["bare"]))
    assert found.arguments()["actor_a"] == "市政府"
    assert "昆山市政府" in found.actors


def test_an_actor_of_the_project_is_named_as_it_is_there(project: Project, talk: Document) -> None:
    """Found by an alias; its type is known and not said again."""
    project.actors.add("台商協會", kind="actor.business_association")
    found = read(project, talk, "broker")
    assert found["brokers"] == ("台商協會",)


def test_situations_come_from_the_codings_of_the_passage(project: Project, talk: Document) -> None:
    """What is coded there."""
    start = project.documents.text(talk.id).index(SAID["planned"])
    project.codings.add(talk.id, start, start + 5, "sit.skill_matching")
    assert read(project, talk, "planned")["situations"] == ("sit.skill_matching",)


def test_each_value_has_its_words_and_can_be_recorded(project: Project, talk: Document) -> None:
    """Every ground stands where it says; the whole of it makes a mention; nothing was written before."""
    text = project.documents.text(talk.id)
    for said in ("broker", "planned", "denied", "ended", "from", "bare"):
        start = text.index(SAID[said])
        found = project.mentions.prefill(talk.id, start, start + len(SAID[said]))
        for ground in (ground for field in found.fields for ground in field.grounds):
            assert start <= ground.start < ground.stop <= start + len(SAID[said]), (said, ground)
        assert project.mentions.list(talk.id) == ()
        made = project.mentions.add(talk.id, start, start + len(SAID[said]), **found.arguments())  # type: ignore[arg-type]
        assert made.status == found.arguments().get("status", "active")
        project.history.undo()
    with pytest.raises(OffsetError):
        project.mentions.prefill(talk.id, 5, 100_000)
