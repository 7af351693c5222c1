"""Coded transcripts and quotes to read: nothing of the text is lost, every code stands beside it in words."""

import dataclasses
import re
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.formats.loss import Loss
from coder.model.codebook import Code
from coder.model.coding import Coding, Memo
from coder.model.document import Document, Segment
from coder.model.snapshot import Snapshot
from coder.report.reading import quotes, transcript_docx, transcript_html
from coder.report.reading.blocks import blocks
from coder.report.reading.notes import Notes

AT = "2026-11-22T08:00:00Z"


def _text_of(project: Snapshot, document: Document) -> str:
    notes = Notes(project).of(document, "zh")
    lines = [line for block in blocks(project, document, notes) for line in block.lines]
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    return "\n".join("".join(each.text for each in line.stretches) for line in lines)


@st.composite
def _coded(draw: Any) -> tuple[str, list[tuple[int, int]], list[tuple[int, int, int]]]:
    """A text, passages, and turns as (label start, start, stop)."""
    text = draw(st.text(alphabet="甲乙：a😀\n \u2028", min_size=1, max_size=40))
    places = st.integers(0, len(text))
    spans = [tuple(sorted(pair)) for pair in draw(st.lists(st.tuples(places, places), max_size=6))]
    cuts = sorted(draw(st.lists(places, max_size=6, unique=True)))
    turns = [(a, min(a + 1, b - 1), b) for a, b in pairwise(cuts) if b - a > 1]
    return text, [(a, b) for a, b in spans if a < b], turns


@given(_coded())
@settings(max_examples=150, deadline=None)
def test_the_lines_are_the_text_and_each_note_opens_and_closes_once(made: tuple[str, list[tuple[int, int]], list[tuple[int, int, int]]]) -> None:
    """Whatever overlaps, touches, crosses turns or covers only a line end; a stretch lies under the notes that cover it."""
    text, spans, turns = made
    document = Document(
        id="d", title="t", kind="interview", language="zh", text_sha256="", length=len(text), source="", source_sha256="", encoding="utf-8",
        importer="", created_at=AT, created_by="",
    )  # fmt: skip
    codings = tuple(Coding(id=str(n), document_id="d", start=a, stop=b, code_id="c", user_id=str(n), created_at=AT) for n, (a, b) in enumerate(spans))
    segments = tuple(Segment(kind="turn", ordinal=n, label="x", label_start=a, start=b, stop=c) for n, (a, b, c) in enumerate(turns, 1))
    project = Snapshot(
        name="p", codes=(Code(id="c", codebook_id="b", key="k"),), documents=(document,), texts={"d": text}, segments={"d": segments}, codings=codings
    )
    assert _text_of(project, document) == text
    notes = Notes(project).of(document, "zh")
    opened, closed, under, place = [], [], {note.number: "" for note in notes}, 0
    for block in blocks(project, document, notes):
        for line in block.lines:
            for each in line.stretches:
                opened += [note.number for note in each.opens]
                closed += [note.number for note in each.closes]
                assert set(closed) <= set(opened)
                for note in each.under:
                    assert note.start <= place and (place + len(each.text) <= note.stop)
                    under[note.number] += each.text
                place += len(each.text)
            place += 1
    assert sorted(opened) == sorted(closed) == [note.number for note in notes]
    assert all(under[note.number] == text[note.start : note.stop].replace("\n", "") for note in notes)


def test_html_holds_text_labels_coders_and_memos(project: Snapshot, tmp_path: Path) -> None:
    """In words, not in colours alone; the same bytes again; nothing of it runs."""
    script = dataclasses.replace(project.memos[0], body="<script>alert(1)</script>")
    for name in ("a", "b"):
        lost = transcript_html.write(dataclasses.replace(project, memos=(script, project.memos[1])), tmp_path / f"{name}.html")
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert page == (tmp_path / "b.html").read_text(encoding="utf-8")
    assert "<script" not in page and "http-equiv" not in page and not re.search(r'(src|href)="(?!#)', page)
    words = unescape(re.sub(r"<sup>.*?</sup>|<[^>]+>", "", page))
    for document in project.documents:
        for line in project.texts[document.id].split("\n"):
            assert line.replace("\x0b", "␋") in words
    assert page.count("<b>技能匹配</b>") == 2 and "Skill matching" in page and "@ana 2/3" in page and "镇政府 → +台商" in page
    assert {each.what.partition(" (")[0] for each in lost} == {
        "texts with control characters, shown as symbols", "memos on other things than passages", "values of variables",
        "what was adjudicated", "decisions on suggestions",
    }  # fmt: skip


def test_docx_holds_the_text_and_a_comment_for_each_code(project: Snapshot, tmp_path: Path) -> None:
    """Opened again by python-docx: comments with author and words, marks in the text, lines numbered."""
    transcript_docx.write(project, tmp_path / "a.docx")
    transcript_docx.write(project, tmp_path / "b.docx")
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    file = docx.Document(str(tmp_path / "a.docx"))
    said = [
        "".join(run.text for run in each.runs if run.style.name not in ("Mark", "Number")) for each in file.paragraphs if each.style.name == "Turn"
    ]
    wanted = [line for document in project.documents for line in project.texts[document.id].replace("\x0b", "␋").split("\n")]
    assert said == wanted
    comments = [(each.author, each.text.split("\n")[0]) for each in file.comments]
    assert comments.count(("@ana", "技能匹配")) == 1 and ("@ana 2/3", "技能匹配") in comments and ("@ana", "镇政府 → +台商") in comments
    notes = [each.text for each in file.paragraphs if each.style.name == "Note"]
    assert any("技能匹配" in each and "@ana" in each for each in notes) and any("Skill matching" in each for each in notes)
    assert "lnNumType" in file.element.xml and file.core_properties.title == "示例"


def test_the_same_code_by_two_people_stands_once(project: Snapshot) -> None:
    """With both names."""
    other = dataclasses.replace(project.codings[0], id="c9", user_id="u2", certainty=None)
    users = (*project.users, dataclasses.replace(project.users[0], id="u2", name="bo"))
    both = dataclasses.replace(project, codings=(*project.codings, other), users=users)
    (note,) = [each for each in Notes(both).of(project.documents[0], "en") if each.start == other.start and each.kind == "code"]
    assert note.users == ("@ana 2/3", "bo") and note.details == ("why: =1+1\nsee 2",)


def test_a_time_before_the_name_hides_no_turn(project: Snapshot) -> None:
    """The line belongs to the turn that begins in it."""
    document = dataclasses.replace(project.documents[1], length=20)
    text = "[00:07] Li: Yes.\nAh."
    turn = Segment(kind="turn", ordinal=1, label="Li", label_start=8, start=12, stop=20)
    timed = dataclasses.replace(project, texts={document.id: text}, segments={document.id: (turn,)}, codings=(), mentions=(), turn_speakers={})
    assert [(each.turn, each.speaker, len(each.lines)) for each in blocks(timed, document, ())] == [(1, "Li", 2)]


def test_memos_on_passages_stand_in_the_margin(project: Snapshot) -> None:
    """As notes of their own."""
    memo = Memo(
        id="p", target_kind="passage", target_id=project.documents[0].id, start=4, stop=6, body="see", user_id="u1", created_at=AT, updated_at=AT
    )
    notes = Notes(dataclasses.replace(project, memos=(memo,))).of(project.documents[0], "zh")
    assert [(each.kind, each.details) for each in notes if each.kind == "memo"] == [("memo", ("see",))]


def test_quotes_in_markdown_are_quotations_with_their_source(project: Snapshot, tmp_path: Path) -> None:
    """Nothing in a quote is markup."""
    star = dataclasses.replace(project.codings[0], id="c8", document_id=project.documents[1].id, start=0, stop=13, certainty=None)
    text = "# *one* [x]\n- <b>"
    texts = {**project.texts, project.documents[1].id: text.ljust(22)}
    lost = quotes.write_markdown(dataclasses.replace(project, codings=(*project.codings, star), texts=texts), tmp_path / "q.md")
    told = (tmp_path / "q.md").read_text(encoding="utf-8")
    assert "\n## Skill matching\n\nSituation \\> Skill matching (sit.match): 4 quotes, 2 documents\n\nSkills meet jobs.\n" in told
    assert "> \\# \\*one\\* \\[x\\]\n> \\-\n" in told
    assert "> — =一号, 李主任, Turn 2, characters 14-47, East, @ana, sure 2/3\n\n*why: =1+1*\n\n*see 2*\n" in told
    assert [each for each in lost if each.what.startswith("linkage")] == [
        Loss(what="linkage mentions (use .xlsx or --format mentions-csv)", count=1, examples=("镇政府 - +台商",))
    ]


def test_quotes_for_word(project: Snapshot, tmp_path: Path) -> None:
    """Opened again by python-docx: quote after quote, each with its source."""
    quotes.write_docx(project, tmp_path / "q.docx")
    file = docx.Document(str(tmp_path / "q.docx"))
    found = [(each.style.name, each.text) for each in file.paragraphs]
    assert ("heading 1", "Skill matching") in [(style.lower(), text) for style, text in found]
    wanted = [project.texts[each.document_id][each.start : each.stop].replace("\x0b", "␋") for each in project.codings]
    assert [text for style, text in found if style == "Quote"] == wanted
    assert sum(style == "Source" for style, _ in found) == len(wanted) + 1


@pytest.mark.parametrize("write", [transcript_html.write, transcript_docx.write, quotes.write_markdown, quotes.write_docx])
def test_an_empty_project_is_an_empty_document(write: Any, tmp_path: Path) -> None:
    """And no error."""
    assert write(Snapshot(name="empty"), tmp_path / "out") == ()
    assert (tmp_path / "out").stat().st_size > 0


def test_ties_are_told_by_names(project: Snapshot, tmp_path: Path) -> None:
    """Of their codes and states, in the language of the text."""
    code = next(each for each in project.codes if each.key == "sit.match")
    mention = dataclasses.replace(project.mentions[0], situations=(code.id,), kinds=())
    transcript_html.write(dataclasses.replace(project, mentions=(mention,)), tmp_path / "a.html")
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "<small>技能匹配、已结束、否认 · @ana</small>" in page


def test_chinese_sentences_have_chinese_punctuation(project: Snapshot, tmp_path: Path) -> None:
    """At the head of a transcript and behind a quote."""
    transcript_html.write(project, tmp_path / "a.html")
    chinese = tuple(dataclasses.replace(each, language="zh") for each in project.documents)
    quotes.write_markdown(dataclasses.replace(project, documents=chinese), tmp_path / "a.md")
    page, listed = ((tmp_path / name).read_text(encoding="utf-8") for name in ("a.html", "a.md"))
    assert re.search(r"\d 条编码，[\d,]+ 字符。文中编号", page)
    assert re.search(r"）：\d 条引文，\d+ 份文档", listed) and "，话轮 " in listed
