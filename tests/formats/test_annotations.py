"""Texts with marks for doccano and Label Studio: every coding at its place, in the unit the program counts."""

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from coder.errors import FormatError, InvalidValue
from coder.formats import writers
from coder.formats.annotation.pieces import Pieces
from coder.formats.foreign import doccano, label_studio
from coder.model.coding import Coding
from coder.model.snapshot import Snapshot


def _sliced_utf16(text: str, start: int, stop: int) -> str:
    return text.encode("utf-16-le")[2 * start : 2 * stop].decode("utf-16-le")


def _quotes(project: Snapshot) -> dict[str, str]:
    return {each.id: project.texts[each.document_id][each.start : each.stop] for each in project.codings}


@pytest.mark.parametrize("unit", ["document", "turn"])
def test_doccano_has_each_coding_as_a_browser_counts(project: Snapshot, tmp_path: Path, unit: str) -> None:
    """With its code, its coder, and where the piece begins in the document."""
    lost = writers.write(project, tmp_path / "out.jsonl", format="doccano", options={"unit": unit})
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").rstrip("\n").split("\n")]
    found = [(_sliced_utf16(line["text"], start, stop), code) for line in lines for start, stop, code in line["label"]]
    assert sorted(found) == sorted((quote, "sit.match") for quote in _quotes(project).values())
    for line in lines:
        text = project.texts[line["document_id"]]
        assert text[line["start"] : line["start"] + len(line["text"])] == line["text"] and line["offsets"] == "UTF-16 units"
    assert [line.get("speaker") for line in lines] == ([None, None] if unit == "document" else ["访谈者", "李主任", "王", None, None])
    assert {each.what.partition(" (")[0] for each in lost} == {
        "linkage mentions", "memos", "certainty of codings", "values of variables", "what was adjudicated", "decisions on suggestions",
    }  # fmt: skip


def test_label_studio_counts_code_points(project: Snapshot, tmp_path: Path) -> None:
    """An emoji is one, as the program stores it since 2022; one annotation for each coder."""
    other = dataclasses.replace(project.codings[0], id="c9", user_id="u2")
    two = dataclasses.replace(
        project, codings=(*project.codings, other), users=(*project.users, dataclasses.replace(project.users[0], id="u2", name="bo"))
    )
    writers.write(two, tmp_path / "out.json", format="label-studio")
    tasks: list[dict[str, Any]] = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    first = tasks[0]
    assert [each["completed_by"]["first_name"] for each in first["annotations"]] == ["@ana", "bo"]
    results = [(task["data"]["text"], result) for task in tasks for annotation in task["annotations"] for result in annotation["result"]]
    for text, result in results:
        value = result["value"]
        assert text[value["start"] : value["end"]] == value["text"] == _quotes(two)[result["id"].partition("@")[0]]
    assert len(results) == 4 and results[0][1]["value"]["start"] == two.codings[0].start


@pytest.mark.parametrize(("format", "reader"), [("doccano", doccano), ("label-studio", label_studio)])
@pytest.mark.parametrize("unit", ["document", "turn"])
def test_what_goes_out_comes_back(project: Snapshot, tmp_path: Path, format: str, reader: Any, unit: str) -> None:
    """Through our own reader of that program: every passage with its code, none in doubt, emoji and rare Han or not."""
    place = tmp_path / ("out.jsonl" if format == "doccano" else "out.json")
    writers.write(project, place, format=format, options={"unit": unit})
    assert reader.recognises(place, place.read_bytes()[:4096])
    found = reader.read(place)
    texts, codes = {each.key: each.text for each in found.texts}, {each.key: each.name for each in found.codes}
    passages = sorted((texts[each.text][each.start : each.stop], codes[each.code]) for each in found.codings)
    assert passages == sorted((quote, "sit.match") for quote in _quotes(project).values())
    assert found.report.doubtful == ()


def test_a_coding_across_turns_is_in_each_and_one_in_none_is_told(project: Snapshot) -> None:
    """Nothing goes without a word."""
    document = project.documents[0]
    text = project.texts[document.id]
    across = Coding(id="x", document_id=document.id, start=5, stop=len(text) - 2, code_id=project.codes[1].id, user_id="u1", created_at="")
    label = dataclasses.replace(across, id="y", start=text.index("李"), stop=text.index("李") + 1)
    pieces = Pieces(dataclasses.replace(project, codings=(across, label)), "turn")
    marked = [piece.text[mark.start : mark.stop] for piece in pieces for mark in piece.marks]
    assert len(marked) == 3 and marked[0].startswith("山") and not any("李" in each for each in marked)
    assert [(each.what.partition(" ")[2].partition(",")[0], each.examples) for each in pieces.losses()] == [
        ("across several turns or paragraphs", (text[5 : len(text) - 2][:40],)),
        ("of nothing but printed names of speakers or white space", ("李",)),
    ]


def test_labels_with_colours_go_beside(project: Snapshot, tmp_path: Path) -> None:
    """Codes that are only groups are no labels; two books with one key stay apart; hostile names stay text."""
    book = dataclasses.replace(project.codebooks[0], id="b2", key="other")
    twin = dataclasses.replace(project.codes[1], id="k2", codebook_id="b2", colour="#112233", key="sit.match")
    strange = dataclasses.replace(twin, id="k3", key='a"<&\x0b', colour="")
    more = dataclasses.replace(project, codebooks=(*project.codebooks, book), codes=(*project.codes, twin, strange))
    writers.write(more, tmp_path / "l.json", format="doccano-labels")
    rows = json.loads((tmp_path / "l.json").read_text(encoding="utf-8"))
    assert [row["text"] for row in rows] == ["sit:sit.match", "other:sit.match", 'a"<&\x0b'] and rows[1]["background_color"] == "#112233"
    writers.write(more, tmp_path / "l.xml", format="label-studio-config")
    labels = ElementTree.parse(tmp_path / "l.xml").getroot().findall(".//Label")
    assert [each.get("value") for each in labels] == ["sit:sit.match", "other:sit.match", 'a"<&']


def test_options_that_mean_nothing_are_refused(project: Snapshot, tmp_path: Path) -> None:
    """An unknown unit, and a unit for a format that has none."""
    with pytest.raises(InvalidValue, match="page"):
        writers.write(project, tmp_path / "a.jsonl", format="doccano", options={"unit": "page"})
    with pytest.raises(FormatError, match="no option unit"):
        writers.write(project, tmp_path / "a.csv", options={"unit": "turn"})
    assert list(tmp_path.iterdir()) == []


def test_many_codings_and_turns_are_cut_in_a_sweep(project: Snapshot, growth: Callable[..., float]) -> None:
    """The work grows as their number."""
    document, code = project.documents[0], project.codes[1]

    def cut(size: int) -> None:
        turn = project.segments[document.id][0]
        places = [10 * n for n in range(size)]
        turns = tuple(dataclasses.replace(turn, start=at + 2, stop=at + 10, label_start=at) for at in places)
        given = {"document_id": document.id, "code_id": code.id, "user_id": "u1", "created_at": ""}
        many = tuple(Coding(id=str(at), start=at + 3, stop=at + 7, **given) for at in places)
        texts, segments = {document.id: "x" * 10 * size}, {document.id: turns}
        big = dataclasses.replace(project, documents=(document,), codings=many, segments=segments, texts=texts, turn_speakers={})
        assert sum(len(piece.marks) for piece in Pieces(big, "turn")) == size

    assert growth(cut, 1_000) < 1.6
