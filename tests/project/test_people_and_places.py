"""Speakers, actors, towns, variables and codes: renamed, merged and removed without losing what hangs on them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coder.errors import Ambiguous, CoderError, Conflict, InvalidValue
from coder.model.document import Document
from coder.project.project import Project

CODE, OTHER = "sit.skill_matching", "sit.competitive_positioning"


def test_generic_labels_of_two_documents_can_be_one_person(project: Project, write: Callable[..., Path]) -> None:
    """In both documents, and in no third one."""
    texts = [f"Speaker 1: {word}.\nSpeaker 2: And?\nSpeaker 1: {word} again.\nSpeaker 2: Well.\n" for word in ("One", "Two", "Three")]
    one, two, three = project.documents.add([write(f"{n}.txt", text) for n, text in enumerate(texts)], kind="interview").added
    first, second = project.speakers.get("Speaker 1", one.id), project.speakers.get("Speaker 1", two.id)
    assert first.id != second.id
    project.memos.add("speaker", first.id, "the same as in the second talk")
    project.attributes.set("speaker", first.id, "age", "40")
    kept = project.speakers.merge(first.id, second.id)
    project.speakers.rename(kept.id, "Wang")
    assert [project.documents.turns(each.id)[0].speaker for each in (one, two, three)] == ["Wang", "Wang", "Speaker 1"]
    assert project.speakers.turn_counts()[kept.id] == 4
    assert [memo.target_id for memo in project.memos.list()] == [kept.id]
    assert project.attributes.of(kept.id) == {"age": "40"}
    project.history.undo()
    project.history.undo()
    assert project.documents.turns(one.id)[0].speaker_id == first.id and project.history.verify().ok


def test_variables_from_a_table(project: Project, interview: Document, english: Document, write: Callable[..., Path]) -> None:
    """Good rows are set, the others reported with their number; the last of two values counts; empty lines and BOMs do no harm."""
    project.attributes.define("document", "year", value_type="integer")
    table = write("t.csv", "﻿document,year, sector \nzh,1998,textiles\n\nnowhere,1999,x\nen,soon,x\nen.txt,2004,\nzh,1999,chairs\n")
    done, refused = project.attributes.load("document", table)
    assert done == 3
    assert [each.what.split(":")[0] for each in refused] == ["t.csv, row 4", "t.csv, row 5"]
    assert project.attributes.of(interview.id) == {"year": "1999", "sector": "chairs"}
    assert project.attributes.of(english.id) == {"year": "2004"}
    project.history.undo()
    assert project.attributes.of(interview.id) == {}
    for bad in ("", "document\nzh\n", "document,year\n"):
        with pytest.raises(CoderError):
            project.attributes.load("document", write("bad.csv", bad))
    assert project.history.verify().ok


def test_types_and_allowed_values_hold(project: Project, interview: Document) -> None:
    """A value of another form is refused; a narrower definition too, while values stand against it."""
    project.attributes.define("document", "year", value_type="integer")
    with pytest.raises(InvalidValue, match="is not a integer"):
        project.attributes.set("document", "zh", "year", "soon")
    project.attributes.set("document", "zh", " year ", "1998")
    with pytest.raises(InvalidValue, match="not allowed"):
        project.attributes.define("document", "year", value_type="integer", values=["2004"])
    project.attributes.set("document", "zh", "year", "")
    assert project.attributes.of(interview.id) == {}


def test_towns_of_one_name_are_told_apart_by_county(project: Project, write: Callable[..., Path]) -> None:
    """A second one needs its county; adding texts by the bare name then asks which."""
    first = project.towns.add("新城镇", county="甲县")
    second = project.towns.add("新城镇", county="乙县")
    assert first.id != second.id
    with pytest.raises(Conflict, match="already a town"):
        project.towns.add("新城镇", county="甲县")
    with pytest.raises(Ambiguous):
        project.documents.add([write("a.txt", "words")], town="新城镇")
    assert project.documents.add([write("a.txt", "words")], town=second.id).added
    project.towns.rename(first.id, "老城镇")
    project.towns.add("新城镇", county="丙县")
    for bad in ("", " ", "a\x1bb"):
        with pytest.raises(InvalidValue):
            project.towns.rename(first.id, bad)


def test_a_town_is_merged_and_removed_with_actors_in_it(project: Project, interview: Document) -> None:
    """Actors and mentions follow a merge and stay without a town after a removal; scopes are not doubled."""
    one, two = project.towns.add("昆山"), project.towns.add("Kunshan", county="甲县")
    project.actors.add("商会", town="昆山")
    for town in (one, two):
        project.towns.speaks_of(interview.id, town.id)
    project.memos.add("town", one.id, "visited in spring")
    mention = project.mentions.add(interview.id, 4, 9, "商会", "台商", town="昆山")
    project.towns.merge(one.id, two.id)
    assert project.towns.get("Kunshan").names == {"zh": "昆山", "en": "Kunshan"}
    assert project.actors.get("商会").town_id == two.id and project.mentions.get(mention.id).town_id == two.id
    assert len(project.towns.scopes()) == 1
    assert [memo.target_id for memo in project.memos.list()] == [two.id]
    project.towns.remove("Kunshan")
    assert project.actors.get("商会").town_id is None and project.mentions.get(mention.id).town_id is None
    assert project.history.verify().ok


def test_a_span_speaks_of_a_town(project: Project, interview: Document) -> None:
    """And its mentions take that town; outside of it they do not."""
    town = project.towns.add("昆山")
    project.towns.speaks_of(interview.id, "昆山", start=0, stop=40)
    assert project.mentions.add(interview.id, 4, 9, "甲", "乙").town_id == town.id
    assert project.mentions.add(interview.id, 50, 55, "甲", "乙").town_id is None


def test_actors_are_merged_with_their_mentions(project: Project, interview: Document) -> None:
    """Names become aliases; an actor that a mention names is not removed."""
    mention = project.mentions.add(interview.id, 4, 9, "镇政府", "台商", brokers=["商会"])
    project.actors.add("工商联")
    project.memos.add("actor", project.actors.get("商会").id, "m")
    kept = project.actors.merge("商会", "工商联")
    assert "商会" in kept.aliases and project.mentions.get(mention.id).brokers[0].actor_id == kept.id
    assert [memo.target_id for memo in project.memos.list()] == [kept.id]
    with pytest.raises(Conflict, match="name 工商联"):
        project.actors.remove("工商联")


def test_codes_are_merged_without_doubles(project: Project, interview: Document) -> None:
    """Both codes on one passage become one coding, with the memos of both; undo brings both back."""
    made = [project.codings.add(interview.id, 4, 9, code) for code in (CODE, OTHER)]
    alone = project.codings.add(interview.id, 10, 14, OTHER)
    memo = project.memos.add("coding", made[1].id, "why")
    project.codebooks.merge_codes(OTHER, CODE)
    assert {each.id for each in project.codings.all()} == {made[0].id, alone.id}
    assert project.memos.get(memo.id).target_id == made[0].id
    project.history.undo()
    assert set(project.codings.all()) == {*made, alone} and project.memos.get(memo.id).target_id == made[1].id


def test_a_coding_of_a_retired_code_can_still_be_moved(project: Project, interview: Document) -> None:
    """Only giving it anew is refused."""
    coding = project.codings.add(interview.id, 4, 9, CODE)
    project.codebooks.edit_code(CODE, retired=True)
    assert project.codings.edit(coding.id, stop=12).stop == 12
    with pytest.raises(InvalidValue, match="is retired"):
        project.codings.add(interview.id, 5, 9, CODE)
    with pytest.raises(InvalidValue, match="certainty"):
        project.codings.edit(coding.id, certainty=9)


def test_a_memo_never_becomes_empty(project: Project) -> None:
    """It is removed instead."""
    memo = project.memos.add("project", None, "words")
    with pytest.raises(InvalidValue, match="empty"):
        project.memos.edit(memo.id, body="  ")
