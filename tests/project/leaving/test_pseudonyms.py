"""Pseudonyms: in texts, quotes, memos, titles and ids; a name is nowhere in what is written."""

import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from coder.errors import InvalidValue
from coder.formats.refi.profiles import READERS
from coder.model.document import Document
from coder.project.arriving import bundles as exchange
from coder.project.leaving import exporting
from coder.project.leaving.disguising import Disguise
from coder.project.leaving.pseudonyms import Pseudonyms, pseudonymised
from coder.project.project import Project

CODE = "sit.skill_matching"
TEXT = "访谈者：王总怎么看？\n王建国：昆山电子和學校對接，王建國我自己去談的。\n访谈者：谢谢王建国。\n"


@pytest.fixture
def named(project: Project, write: Callable[..., Path]) -> Project:
    """A project in which a speaker, who speaks as an actor, and a firm have pseudonyms."""
    source = project.documents.add([write("王建国访谈.txt", TEXT)], kind="interview").added[0]
    project.actors.add("王建国")
    project.actors.set("王建国", aliases=["王总"], pseudonym="受访者甲")
    project.speakers.set("王建国", actor="王建国")
    mention = project.mentions.add(
        source.id, TEXT.index("昆山"), TEXT.index("，王"), "老板他们公司", "学校", situations=[CODE], kinds=["information"]
    )
    assert mention.actor_a.actor_id
    project.actors.set("老板他们公司", aliases=["昆山电子"], pseudonym="某公司")
    start = TEXT.index("建國")
    project.codings.add(source.id, start, start + 6, CODE)
    project.memos.add("document", source.id, "王總很坦率")
    return project


def text_of(value: object) -> str:
    """Everything in a value as JSON."""
    return json.dumps(value, ensure_ascii=False, default=str)


def test_no_name_is_left_in_a_copy(named: Project) -> None:
    """Not in the text, title, file name, memo, actor, alias, label or end of a tie; the passages hold the words they held."""
    copy, replaced = pseudonymised(named.snapshot())
    source = copy.documents[0]
    text = copy.texts[source.id]
    assert text == "访谈者：受访者甲怎么看？\n受访者甲：某公司和學校對接，受访者甲我自己去談的。\n访谈者：谢谢受访者甲。\n"
    coding, mention = copy.codings[0], copy.mentions[0]
    assert text[coding.start : coding.stop] == "受访者甲我自己去" and text[mention.start : mention.stop] == "某公司和學校對接"
    assert mention.anchors[0].exact == "某公司和學校對接" and mention.actor_a.label == "某公司"
    assert [text[each.label_start : each.label_start + len(each.label)] for each in copy.segments[source.id] if each.kind == "turn"][1] == "受访者甲"
    held = text_of([copy.documents, copy.memos, copy.actors, copy.speakers, copy.mentions, dict(copy.segments), dict(copy.texts), copy.settings])
    for name in ("王建国", "王建國", "王总", "王總", "昆山电子", "老板他们公司"):
        assert name not in held, name
    assert set(replaced) == {"受访者甲", "某公司"} and replaced["某公司"] >= 2


def test_an_export_tells_no_name_by_its_ids(named: Project, tmp_path: Path) -> None:
    """Ids of speakers are derived from their names: those of an export are not; it can be read back."""
    speaker = named.speakers.get("王建国").id
    file = tmp_path / "all.jsonl"
    replaced = exporting.export(named.workspace.store, file, disguise=Disguise(pseudonyms=True)).disguised.replaced
    written = file.read_text(encoding="utf-8")
    assert speaker not in written and "王建" not in written and set(replaced) == {"受访者甲", "某公司"}
    bundle = exchange.read(file)
    exchange.restore(tmp_path / "new.coder", bundle, named.user)
    with Project.open(tmp_path / "new.coder") as new:
        assert {turn.speaker for turn in new.documents.turns(new.documents.list()[0].id)} == {"访谈者", "受访者甲"}
        assert new.history.verify().ok


@pytest.mark.parametrize("reader", ["", *READERS])
def test_a_refi_file_holds_no_name(named: Project, tmp_path: Path, reader: str) -> None:
    """Not in the project file, a text, a note, a name of a member, or the part that only this program reads; nor a log."""
    known = [each.id for each in named.speakers.list()]
    named.memos.add("speaker", known[-1], "王建国's memo")
    named.towns.add("王建国镇")
    exporting.export(named.workspace.store, tmp_path / "all.qdpx", disguise=Disguise(pseudonyms=True), options={"reader": reader})
    with zipfile.ZipFile(tmp_path / "all.qdpx") as archive:
        held = "".join(f"{member}{archive.read(member).decode()}" for member in archive.namelist())
    for name in ("王建国", "王建國", "王总", "王總", "昆山电子", "昆山電子", "老板他们公司", "payload", *known):
        assert name not in held, name
    assert "受访者甲" in held and "某公司" in held


def test_the_name_of_the_project_is_replaced_too(named: Project) -> None:
    """A file may be called after a person."""
    copy, _ = pseudonymised(replace(named.snapshot(), name="王建国"))
    assert copy.name == "受访者甲"


def test_any_text_can_be_asked_for(named: Project) -> None:
    """And what was replaced is counted by pseudonym."""
    names = Pseudonyms(named.snapshot())
    assert names.text("王總和昆山電子") == "受访者甲和某公司" and names.text("镇长") == "镇长"
    assert dict(names.counts) == {"受访者甲": 1, "某公司": 1}


def test_labels_that_hold_in_one_document_are_replaced_there(project: Project, write: Callable[..., Path]) -> None:
    """Speaker 1 of one interview is not Speaker 1 of the next."""
    for name, title in (("Anna", "one"), ("Berta", "two")):
        project.documents.add([write(f"{title}.txt", f"Speaker 1: I am here.\nSpeaker 2: And {name}?\nSpeaker 1: Yes.\n")], kind="interview")
    speakers = {(each.name, each.document_id): each for each in project.speakers.list()}
    documents = {each.title: each.id for each in project.documents.list()}
    for title, pseudonym in (("one", "P1"), ("two", "P9")):
        project.speakers.set(speakers["Speaker 1", documents[title]].id, pseudonym=pseudonym)
    copy, _ = pseudonymised(project.snapshot())
    assert copy.texts[documents["one"]].startswith("P1: I") and copy.texts[documents["two"]].startswith("P9: I")


def test_without_a_pseudonym_there_is_nothing_to_replace(project: Project, interview: Document) -> None:
    """It is said how to give one."""
    with pytest.raises(InvalidValue, match="has a pseudonym"):
        pseudonymised(project.snapshot())


def test_printed_quotes_and_profiles_go_by_pseudonyms(named: Project) -> None:
    """Words at the edges are whole; offsets are those of the exported text; only what is printed is counted."""
    named.towns.add("昆山")
    named.towns.speaks_of("王建国访谈", "昆山")
    copy, _ = pseudonymised(named.snapshot())
    printed = named.under_pseudonyms()
    passage = next(iter(map(printed.passage, named.retrieval.quotes(CODE, context=3))))
    assert passage.text == "受访者甲我自己去" and passage.speaker == "受访者甲" and passage.document == "interview 1" == copy.documents[0].title
    assert copy.texts[passage.coding.document_id][passage.coding.start : passage.coding.stop] == passage.text
    assert dict(printed.replaced) == {"受访者甲": 3}
    quotes = [printed.quote(each) for each in named.profiles.explain("昆山", CODE)]
    assert quotes and all("王建" not in text_of(each) for each in quotes)
    assert "王建" not in text_of(printed.profile(named.profiles.of("昆山")[0]))
