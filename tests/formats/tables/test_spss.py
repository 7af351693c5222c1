"""SPSS files, opened again by pyreadstat: labels in any script, numbers with names, long texts, the same bytes."""

import dataclasses
from datetime import datetime
from pathlib import Path
from typing import Any

import pyreadstat

from coder.formats import writers
from coder.formats.tables.spss import TEXT_BYTES
from coder.formats.tidy.tables import TABLES
from coder.model.attribute import Attribute, AttributeDef
from coder.model.snapshot import Snapshot


def _read(path: Path) -> tuple[dict[str, list[Any]], Any]:
    found: tuple[dict[str, list[Any]], Any] = pyreadstat.read_sav(path, output_format="dict")
    return found


def _named(path: Path, column: str) -> list[str | None]:
    """The values of a numbered variable by their labels."""
    found, meta = _read(path)
    return [None if value is None else meta.variable_value_labels[column][value] for value in found[column]]


def test_codings_have_numbers_with_labels_and_exact_quotes(project: Snapshot, tmp_path: Path) -> None:
    """Chinese values are value labels; every value that there may be has one; a quote is itself, formula or not."""
    writers.write(project, tmp_path / "out.sav")
    found, meta = _read(tmp_path / "out.sav")
    assert _named(tmp_path / "out.sav", "document") == ["=一号", "=一号", "note"]
    assert _named(tmp_path / "out.sav", "town") == ["East", "西镇", None]
    assert list(meta.variable_value_labels["origin"].values()) == ["human", "accepted_suggestion", "import"]
    texts = {each.id: project.texts[each.document_id][each.start : each.stop] for each in project.codings}
    assert dict(zip(found["coding_id"], found["quote"], strict=True)) == texts
    assert found["certainty"] == [2, None, None] and meta.variable_measure["certainty"] == "ordinal"
    assert found["created_at"][0] == datetime(2026, 11, 22, 8)
    assert meta.column_names_to_labels["quote"] == "The words of the passage / 段落原文"


def test_variables_of_the_documents_stand_beside_the_codings(project: Snapshot, tmp_path: Path) -> None:
    """Typed, whatever their names are; two that would be one name get different ones."""
    keys = ("年份 (调查)", "年份_(调查)", "Ok", "ok")
    more = tuple(AttributeDef(id=f"k{n}", key=key, target_kind="document", value_type="boolean") for n, key in enumerate(keys))
    first = project.documents[0].id
    values = tuple(Attribute(id=f"w{n}", def_id=each.id, target_id=first, value="true") for n, each in enumerate(more))
    wide = dataclasses.replace(project, attribute_defs=(*project.attribute_defs, *more), attributes=(*project.attributes, *values))
    assert not any("variables" in each.what for each in writers.write(wide, tmp_path / "out.sav"))
    found, meta = _read(tmp_path / "out.sav")
    assert found["doc_year"] == [2020, 2020, None]
    heads = [name for name in meta.column_names if name.startswith("doc_") and name != "doc_year"]
    assert heads == ["doc_年份__调查_", "doc_年份__调查__2", "doc_Ok", "doc_ok_2"]
    assert all(found[name] == [1, 1, None] for name in heads)
    assert meta.column_names_to_labels[heads[0]].endswith("年份 (调查)")


def test_a_folder_holds_every_table(project: Snapshot, tmp_path: Path) -> None:
    """With all rows."""
    writers.write(project, tmp_path / "out", format="tidy-sav")
    for table in TABLES:
        found, meta = _read(tmp_path / "out" / f"{table.name}.sav")
        assert meta.number_rows == len(list(table.rows(project))) and list(found) == list(table.heads)


def test_what_spss_cannot_hold_is_told(project: Snapshot, tmp_path: Path) -> None:
    """Texts are cut between characters, labels too, and counted."""
    long = "𠮷" * TEXT_BYTES
    document = dataclasses.replace(project.documents[0], title="长" * 60, length=len(long))
    coding = dataclasses.replace(project.codings[0], start=0, stop=len(long))
    big = dataclasses.replace(project, documents=(document,), texts={document.id: long}, codings=(coding,), segments={}, turn_speakers={})
    lost = {each.what: each.count for each in writers.write(big, tmp_path / "out.sav")}
    assert lost["texts longer than 32,767 bytes, cut"] == lost["value labels longer than 120 bytes, cut"] == 1
    (quote,) = _read(tmp_path / "out.sav")[0]["quote"]
    assert TEXT_BYTES - 8 < len(quote.encode()) <= TEXT_BYTES and quote.endswith("𠮷…")


def test_the_same_project_gives_the_same_bytes_and_an_empty_one_is_written(project: Snapshot, tmp_path: Path) -> None:
    """No time of writing inside."""
    for name in ("a", "b"):
        writers.write(project, tmp_path / f"{name}.sav")
    assert (tmp_path / "a.sav").read_bytes() == (tmp_path / "b.sav").read_bytes()
    assert _read(tmp_path / "a.sav")[1].creation_time == datetime(2000, 1, 1)
    writers.write(Snapshot(name="empty"), tmp_path / "c.sav")
    assert _read(tmp_path / "c.sav")[1].number_rows == 0
