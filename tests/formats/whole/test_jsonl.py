"""JSONL: lossless, deterministic, and a damaged file is refused with its line."""

import dataclasses
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coder.errors import FormatError
from coder.formats import writers
from coder.formats.whole import jsonl
from coder.formats.whole.rows import ROW_TYPES
from coder.model import ids
from coder.model.coding import Coding, Memo
from coder.model.document import Document
from coder.model.snapshot import Snapshot
from coder.model.user import Setting

GOLDEN = Path(__file__).parents[2] / "golden" / "formats"


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def _write(path: Path, lines: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


def _key(thing: Any) -> object:
    return getattr(thing, "id", None) or (thing.replica, thing.seq)


def _same(back: Snapshot, project: Snapshot) -> bool:
    for each in ROW_TYPES:
        ours, theirs = ({_key(thing): thing for thing in getattr(snapshot, each.field)} for snapshot in (back, project))
        assert ours == theirs, each.type
    return dict(back.texts) == dict(project.texts) and back.name == project.name


def test_the_mention_of_these_tests_leaves_no_field_at_its_default(project: Snapshot) -> None:
    """So that the round trips here are round trips of every field of a mention."""
    (mention,) = project.mentions
    assert [each.name for each in dataclasses.fields(mention) if getattr(mention, each.name) == each.default] == []


def test_bytes_are_as_in_the_golden_file(project: Snapshot, tmp_path: Path) -> None:
    """Field names are a contract: they are never renamed without a version."""
    writers.write(project, tmp_path / "out.jsonl")
    assert (tmp_path / "out.jsonl").read_bytes() == (GOLDEN / "project.jsonl").read_bytes()


def test_everything_comes_back(project: Snapshot, tmp_path: Path) -> None:
    """All types, events included; only what is derived from the texts stays out."""
    assert writers.write(project, tmp_path / "out.jsonl") == ()
    back = jsonl.read_bundle(tmp_path / "out.jsonl")
    assert _same(back, project)
    assert list(back.codebooks[0].dimensions[0].poles) == ["first", "before"]
    assert not back.segments and not back.turn_speakers


def test_a_second_export_gives_the_same_bytes(project: Snapshot, tmp_path: Path) -> None:
    """Written, read and written again; the order of things in memory does not matter."""
    shuffled = dataclasses.replace(project, codings=project.codings[::-1], documents=project.documents[::-1], towns=project.towns[::-1])
    jsonl.write(project, tmp_path / "a.jsonl")
    jsonl.write(shuffled, tmp_path / "b.jsonl")
    back = jsonl.read_bundle(tmp_path / "a.jsonl")
    jsonl.write(dataclasses.replace(back, segments=project.segments, turn_speakers=project.turn_speakers), tmp_path / "c.jsonl")
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes() == (tmp_path / "c.jsonl").read_bytes()


def test_no_program_sees_more_lines_than_there_are(project: Snapshot, tmp_path: Path) -> None:
    """U+2028 and its like are escaped."""
    jsonl.write(project, tmp_path / "out.jsonl")
    text = (tmp_path / "out.jsonl").read_text(encoding="utf-8")
    assert len(text.splitlines()) == text.count("\n")


def test_codings_hold_what_scripts_read(project: Snapshot, tmp_path: Path) -> None:
    """id, start, stop, document, code (its key) and user (the name)."""
    jsonl.write(project, tmp_path / "out.jsonl")
    first = next(row for row in _lines(tmp_path / "out.jsonl") if row["type"] == "coding")
    assert (first["id"], first["start"], first["code"], first["user"]) == ("c1", 14, "sit.match", "@ana")
    assert first["document"] == project.documents[0].id


def _break(row_type: str, **fields: object) -> Any:
    def change(lines: list[dict[str, Any]]) -> int:
        number = next(index for index, line in enumerate(lines) if line["type"] == row_type)
        for key, value in fields.items():
            if value is ...:
                del lines[number][key]
            else:
                lines[number][key] = value
        return number + 1

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_break("coding", start="3"), "whole number"),
        (_break("coding", start=True), "whole number"),
        (_break("coding", start=-1), "outside"),
        (_break("coding", start=5, stop=5), "empty"),
        (_break("coding", stop=10_000), "outside"),
        (_break("coding", colour="red"), "unknown field"),
        (_break("coding", start=...), "no field 'start'"),
        (_break("coding", origin="machine"), "must be one of"),
        (_break("coding", code_id="zzz"), "nowhere"),
        (_break("coding", code="sit.other"), "code says"),
        (_break("coding", user="bob"), "user says"),
        (_break("coding", type="codding"), "unknown type"),
        (_break("coding", type=["coding"]), "unknown type"),
        (_break("document", text="other"), "hash"),
        (_break("document", text=...), "no field 'text'"),
        (_break("document", length=3), "length"),
        (_break("document", metadata=[]), "must be an object"),
        (_break("document", kind="song"), "must be one of"),
        (_break("mention", anchors=[{"start": 1}]), "no field"),
        (_break("mention", anchors=[]), "outside"),
        (_break("mention", kinds="kind.labour"), "must be a list"),
        (_break("decision", score="high"), "must be a number"),
        (_break("codebook", dimensions=[3]), "must be an object"),
        (_break("turn_edit", opens=1), "must be true or false"),
        (_break("event", seq=2**70), "whole number"),
        (_break("memo", start=3, stop=1), "outside"),
    ],
)
def test_a_line_that_does_not_hold_is_named(project: Snapshot, tmp_path: Path, change: Any, said: str) -> None:
    """File, line and reason."""
    jsonl.write(project, tmp_path / "out.jsonl")
    lines = _lines(tmp_path / "out.jsonl")
    number = change(lines)
    with pytest.raises(FormatError) as caught:
        jsonl.read_bundle(_write(tmp_path / "bad.jsonl", lines))
    assert f"bad.jsonl line {number}:" in caught.value.what and said in caught.value.what


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b'{"type":"coding",', "no JSON"),
        (b"[1,2]", "not a JSON object"),
        (b'{"type":"setting","id":"x","key":"y","value":NaN}', "NaN"),
        (b'{"type":"setting","id":"x","key":"y","value":1e999}', "too large"),
        (b'{"type":"setting","id":"x","key":"y","value":"\\ud800"}', "surrogate"),
        (b'{"type":"setting","id":"x","key":"y","value":"\xff"}', "UTF-8"),
        (b'{"type":"setting","id":"x","key":"y","value":' + b"[" * 100_000, "nested"),
        (b'{"type":"setting","id":"x","key":"y","value":' + b"9" * 10_000 + b"}", "no JSON"),
        (b'{"type":"user","id":"u1","name":"again"}', "before, on line 2"),
    ],
)
def test_a_line_that_is_no_good_json_is_named(project: Snapshot, tmp_path: Path, line: bytes, said: str) -> None:
    """Whatever the damage, the error says which line."""
    jsonl.write(project, tmp_path / "out.jsonl")
    whole = (tmp_path / "out.jsonl").read_bytes()
    (tmp_path / "bad.jsonl").write_bytes(whole + line)
    with pytest.raises(FormatError) as caught:
        jsonl.read_bundle(tmp_path / "bad.jsonl")
    assert f"line {whole.count(10) + 1}:" in caught.value.what and said in caught.value.what


def test_a_file_cut_short_is_refused(project: Snapshot, tmp_path: Path) -> None:
    """Even where every line that is left is whole."""
    jsonl.write(project, tmp_path / "out.jsonl")
    lines = _lines(tmp_path / "out.jsonl")
    cut = [line for line in lines if line["type"] != "coding"] + [next(line for line in lines if line["type"] == "coding")]
    with pytest.raises(FormatError, match="the first line says 3"):
        jsonl.read_bundle(_write(tmp_path / "bad.jsonl", cut))


_NEWER = b'{"type":"project","schema":"coder/9","name":"x"}\n'


@pytest.mark.parametrize("first", [b"", b"{}\n", b'{"type":"coding"}\n', b"<html></html>\n", _NEWER, b"\x00\x01"])
def test_what_is_no_export_of_ours_is_refused(tmp_path: Path, first: bytes) -> None:
    """With the name of the file."""
    (tmp_path / "odd.jsonl").write_bytes(first)
    with pytest.raises(FormatError, match=r"odd\.jsonl"):
        jsonl.read_bundle(tmp_path / "odd.jsonl")


def test_a_missing_file_is_a_format_error(tmp_path: Path) -> None:
    """No traceback."""
    with pytest.raises(FormatError, match=r"none\.jsonl"):
        jsonl.read_bundle(tmp_path / "none.jsonl")


_words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
_texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), min_size=2, max_size=60).filter(lambda text: bool(text.strip()))
_numbers = st.integers(-(2**62), 2**62) | st.floats(allow_nan=False, allow_infinity=False)
_values = st.recursive(st.none() | st.booleans() | _numbers | _words, st.lists, max_leaves=5)


@st.composite
def _projects(draw: st.DrawFn) -> tuple[list[Document], dict[str, str], list[Coding], list[Memo], list[Setting]]:
    texts = draw(st.lists(_texts, min_size=1, max_size=3, unique=True))
    documents, by_id, codings = [], {}, []
    for number, text in enumerate(texts):
        digest = hashlib.sha256(text.encode()).hexdigest()
        document = Document(
            id=ids.document_id(digest),
            title=draw(_words),
            kind="note",
            language="mixed",
            text_sha256=digest,
            length=len(text),
            source=draw(_words),
            source_sha256="",
            encoding="utf-8",
            importer="x@1",
            created_at="",
            created_by="u1",
            metadata={"x": draw(_values)},
        )
        documents.append(document)
        by_id[document.id] = text
        start = draw(st.integers(0, len(text) - 1))
        stop = draw(st.integers(start + 1, len(text)))
        codings.append((f"c{number}", document.id, start, stop))
    memos = [Memo(id="m", target_kind="project", body=draw(_words), user_id="u1", created_at="", updated_at="")]
    return documents, by_id, codings, memos, [Setting(id="s", key="k", value=draw(_values))]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=_projects())
def test_any_text_survives_the_round_trip(project: Snapshot, tmp_path: Path, drawn: Any) -> None:
    """Control characters, astral characters, line separators, numbers of any size, names like field names."""
    documents, texts, spans, memos, choices = drawn
    code = project.codes[1].id
    codings = [Coding(id=i, document_id=d, start=a, stop=b, code_id=code, user_id="u1", created_at="") for i, d, a, b in spans]
    snapshot = Snapshot(
        name="x",
        users=project.users,
        codebooks=project.codebooks,
        codes=project.codes,
        documents=tuple(documents),
        texts=texts,
        codings=tuple(codings),
        memos=tuple(memos),
        settings=tuple(choices),
    )
    jsonl.write(snapshot, tmp_path / "x.jsonl")
    assert _same(jsonl.read_bundle(tmp_path / "x.jsonl"), snapshot)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damage_anywhere_is_an_error_or_harmless(project: Snapshot, tmp_path: Path, data: st.DataObject) -> None:
    """Bytes cut out or changed: a FormatError or a Snapshot, never another exception."""
    whole = (GOLDEN / "project.jsonl").read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    width = data.draw(st.integers(0, 30))
    damaged = whole[:place] + data.draw(st.binary(max_size=8)) + whole[place + width :]
    (tmp_path / "x.jsonl").write_bytes(damaged)
    try:
        assert isinstance(jsonl.read_bundle(tmp_path / "x.jsonl"), Snapshot)
    except FormatError as error:
        assert "x.jsonl" in error.what and "\n" not in error.what
