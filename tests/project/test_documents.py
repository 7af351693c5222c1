"""Adding, correcting and removing documents; the first hour's repairs."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from coder.errors import Ambiguous, InputRefused, InvalidValue, NotFound, OffsetError
from coder.model.document import Document
from coder.project.project import Project

CODE = "sit.skill_matching"


def test_a_folder_with_bad_files_among_good(project: Project, write: Callable[..., Path]) -> None:
    """What can be read comes in; each other file is named with its reason; one undo takes all of it back."""
    folder = write("in/a.txt", "访谈者：好吗？\n镇长：好。\n").parent
    write("in/deeper/b.md", "# Note\n\nThe chamber helped.\n")
    write("in/empty.txt", "")
    write("in/nul.txt", b"one\0two")
    write("in/broken.docx", b"PK\x03\x04broken")
    write("in/zero.docx", b"")
    write("in/picture.png", b"\x89PNG")
    write("in/.hidden.txt", "hidden")
    (folder / "lost.txt").symlink_to(folder / "nowhere.txt")
    report = project.documents.add([folder])
    assert sorted(each.source for each in report.added) == ["a.txt", "b.md"]
    failed = sorted(Path(each.path).name for each in report.failed)
    assert failed == ["broken.docx", "empty.txt", "lost.txt", "nul.txt", "zero.docx"]
    assert all(Path(each.path).stem in each.what and "\n" not in each.what for each in report.failed)
    assert [Path(each.path).name for each in report.skipped] == ["picture.png"]
    project.history.undo()
    assert project.documents.list() == () and project.speakers.list() == ()


@pytest.mark.skipif(os.name != "posix" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads every folder")
def test_a_folder_that_cannot_be_read_is_reported(project: Project, write: Callable[..., Path]) -> None:
    """It is not passed over in silence."""
    closed = write("in/closed/a.txt", "words").parent
    closed.chmod(0)
    try:
        report = project.documents.add([closed.parent])
    finally:
        closed.chmod(0o755)
    assert [Path(each.path).name for each in report.failed] == ["closed"]


def test_a_text_comes_in_once(project: Project, interview: Document, write: Callable[..., Path]) -> None:
    """The same text again, under whatever name, is left out, and the report says as what it is there."""
    text = project.documents.text(interview.id)
    report = project.documents.add([write("copy.txt", text), write("crlf.txt", text.replace("\n", "\r\n"))])
    assert report.added == () and len(report.skipped) == 2
    assert all("zh" in each.what for each in report.skipped)


def test_rows_of_a_table_are_documents(project: Project, write: Callable[..., Path]) -> None:
    """With their other columns as variables; rows with the same words are two documents; the table again adds nothing."""
    table = write("answers.csv", "title,text,year\nA,我们招商引资。,1998\nB,我们招商引资。,1999\nC,The chamber helped.,2004\n")
    report = project.documents.add([table])
    assert [each.title for each in report.added] == ["A", "B", "C"]
    assert [project.attributes.of(each.id)["year"] for each in report.added] == ["1998", "1999", "2004"]
    assert len({each.id for each in report.added}) == 3
    assert project.documents.add([table]).added == ()
    other = project.documents.add([write("more.csv", "title,text\nD,我们招商引资。\nE,Something else.\n")])
    assert [each.title for each in other.added] == ["D", "E"]


def test_a_table_of_variables_by_file_name(project: Project, write: Callable[..., Path]) -> None:
    """--meta: found by name; a row for a file that did not come in is told."""
    meta = write("meta.csv", "﻿file, year ,sector\na.txt,1998,textiles\nmissing.txt,2000,chairs\n")
    report = project.documents.add([write("a.txt", "我们招商引资。")], meta=meta, town="昆山")
    assert project.attributes.of(report.added[0].id) == {"year": "1998", "sector": "textiles"}
    assert any("missing.txt" in each.what for each in report.warnings)
    assert project.documents.summaries()[0].towns == ("昆山",)
    again = project.documents.add([write("b.txt", "别的话。")], town=" 昆山 ")
    assert len(project.towns.list()) == 1 and len(again.added) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "big5"])
def test_encodings_are_told_and_kept(project: Project, write: Callable[..., Path], encoding: str) -> None:
    """Given or found out, the text is the same and the document says how it was read."""
    text = "訪談者：您怎麼看這個計畫？\n鎮長：我們跟學校合作，讓年輕人回到家鄉工作。\n訪談者：謝謝您。\n鎮長：不客氣。\n"
    given = encoding if encoding in ("gb18030", "big5") else None
    added = project.documents.add([write("x.txt", text.encode(encoding))], encoding=given).added[0]
    assert project.documents.text(added.id) == text
    assert added.encoding


def test_a_wrong_encoding_is_refused(project: Project, write: Callable[..., Path]) -> None:
    """Nothing is replaced in silence."""
    report = project.documents.add([write("x.txt", "我们招商引资。".encode("gb18030"))], encoding="utf-8")
    assert report.added == () and "x.txt" in report.failed[0].what
    assert project.documents.add([write("y.txt", "abc")], encoding="no-such").failed


def test_a_correction_carries_the_work_to_the_new_text(project: Project, interview: Document, write: Callable[..., Path]) -> None:
    """Codings follow their words or are reported as lost and kept on the old revision; undo takes the correction back."""
    text = project.documents.text(interview.id)
    kept, changed, lost = text.index("招商引资"), text.index("商会也出面"), text.index("土地流转以后")
    codings = [project.codings.add(interview.id, at, at + length, CODE) for at, length in ((kept, 4), (changed, 5), (lost, 14))]
    memo = project.memos.add("passage", interview.id, "hm", start=kept, stop=kept + 4)
    mention = project.mentions.add(interview.id, kept, kept + 4, "镇政府", "台商")
    project.documents.assign_turn(interview.id, 3, "镇长")
    project.towns.speaks_of(interview.id, project.towns.add("昆山").id)
    new_text = "（2019年录音）\n" + text.replace("商会也出面", "商会后来也出面").replace("土地流转以后，村里的集体经济好多了。", "（听不清）")
    done = project.documents.revise(interview.id, write("zh.txt", new_text))
    where = {each.entity_id: each for each in done.movings}
    assert [where[each.id].certainty for each in codings] == ["exact", "changed", "lost"]
    now = {each.id: each for each in project.codings.all()}
    assert new_text[now[codings[0].id].start : now[codings[0].id].stop] == "招商引资"
    assert new_text[now[codings[1].id].start : now[codings[1].id].stop] == "商会后来也出面"
    assert now[codings[2].id] == codings[2]
    assert project.memos.get(memo.id).target_id == done.document.id
    assert project.mentions.get(mention.id).anchors[0].exact == "招商引资"
    assert project.documents.turns(done.document.id)[2].speaker == "镇长"
    assert project.documents.summaries()[0].towns == ("昆山",)
    assert [each.id for each in project.documents.list()] == [done.document.id]
    assert project.documents.get("zh.txt").id == project.documents.get("zh").id == done.document.id
    again = project.documents.revise("zh", write("zh.txt", new_text + "完。\n"))
    titles = [each.title for each in project.documents.list(superseded=True)]
    assert len(set(titles)) == 3 and again.document.title == "zh"
    with pytest.raises(InputRefused, match="is the same text as"):
        project.documents.revise("zh", write("zh.txt", text))
    project.history.undo()
    project.history.undo()
    assert project.codings.all() == tuple(sorted(codings, key=lambda each: each.start))
    assert project.documents.get("zh").id == interview.id


def test_a_merged_speaker_stays_merged_in_a_correction(project: Project, write: Callable[..., Path]) -> None:
    """Speaker 1 was said to be Wang: so it is in the corrected text."""
    text = "Speaker 1: I sold it.\nSpeaker 2: And then?\nSpeaker 1: I left.\nSpeaker 2: Well.\n"
    document = project.documents.add([write("a.txt", text)], kind="interview").added[0]
    project.speakers.add("Wang")
    project.speakers.merge("Speaker 1", "Wang")
    assert project.documents.turns(document.id)[0].speaker == "Wang"
    done = project.documents.revise(document.id, write("b.txt", text.replace("sold", "bought")))
    assert [turn.speaker for turn in project.documents.turns(done.document.id)] == ["Wang", "Speaker 2", "Wang", "Speaker 2"]


def test_turns_are_split_merged_and_assigned(project: Project, interview: Document) -> None:
    """Each repair is an undo step; the text stays as it is."""
    text = project.documents.text(interview.id)
    at = text.index("商会也出面")
    project.documents.split_turn(interview.id, at, speaker="村民")
    turns = project.documents.turns(interview.id)
    assert [turn.speaker for turn in turns] == ["访谈者", "镇长", "村民", "村民", "访谈者", "镇长"]
    assert text[turns[2].start : turns[2].stop] == "商会也出面协调。"
    project.documents.merge_turn(interview.id, 4)
    assert len(project.documents.turns(interview.id)) == 5
    project.documents.assign_turn(interview.id, 5, "访谈者")
    assert project.documents.turns(interview.id)[4].speaker == "访谈者"
    assert project.documents.undo_turn_edits(interview.id) == 3
    assert len(project.documents.turns(interview.id)) == 5
    for wrong in (lambda: project.documents.merge_turn(interview.id, 1), lambda: project.documents.assign_turn(interview.id, 99, "镇长")):
        with pytest.raises(InvalidValue):
            wrong()
    with pytest.raises(OffsetError):
        project.documents.split_turn(interview.id, 10_000)
    with pytest.raises(NotFound):
        project.documents.assign_turn(interview.id, 1, "nobody")


def test_removing_takes_all_that_hangs_on_it_and_undo_brings_it_back(project: Project, interview: Document) -> None:
    """Codings with memos, mentions, scopes, repairs, variables."""
    coding = project.codings.add(interview.id, 4, 9, CODE)
    project.memos.add("coding", coding.id, "why")
    project.mentions.add(interview.id, 4, 9, "甲", "乙")
    project.attributes.set("document", interview.id, "year", "1998")
    project.documents.split_turn(interview.id, 30)
    before = project.snapshot()
    gone = project.documents.remove(interview.id)
    assert gone["coding"] == gone["memo"] == gone["mention"] == gone["attribute"] == gone["turn_edit"] == 1
    assert project.documents.list() == () and project.memos.list() == ()
    project.history.undo()
    after = project.snapshot()
    for field in ("documents", "codings", "memos", "mentions", "attributes", "turn_edits", "speakers"):
        assert getattr(after, field) == getattr(before, field)


def test_documents_are_found_by_what_people_call_them(project: Project, interview: Document, english: Document) -> None:
    """Id, title, file name, unique beginning; two that fit are named."""
    for ref in (interview.id, "zh", "zh.txt", interview.id[:8], "ZH"):
        assert project.documents.get(ref).id == interview.id
    project.documents.rename(english.id, "zh and more")
    with pytest.raises(Ambiguous, match="fits 2 documents"):
        project.documents.rename(interview.id, "zh an")
        project.documents.get("zh a")
    with pytest.raises(NotFound, match="no document nodoc"):
        project.documents.get("nodoc")
    with pytest.raises(NotFound):
        project.documents.get("")


def test_a_mention_left_on_the_old_text_names_no_speaker_that_went(project: Project, interview: Document, write: Callable[..., Path]) -> None:
    """Its passage is not in the corrected text, to which its speaker went; both texts' speakers are one. Undo names the speaker again."""
    text = project.documents.text(interview.id)
    start = text.index("土地流转")
    mention = project.mentions.add(interview.id, start, text.index("好多了"), "村集体", "村民")
    assert mention.speaker_id
    new = project.documents.revise(interview.id, write("zh2.txt", text.replace("土地流转以后，村里的集体经济好多了", "没有"))).document
    left = project.mentions.get(mention.id)
    assert left.document_id == interview.id and left.speaker_id in {each.id for each in project.speakers.list()}
    project.documents.remove(new.id)
    assert project.mentions.get(mention.id).speaker_id is None
    project.history.undo()
    assert project.mentions.get(mention.id) == left
