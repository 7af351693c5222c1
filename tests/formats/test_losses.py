"""What a format drops it tells: a project without some kind of thing gives another file, or another list of losses."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from coder.formats import writers
from coder.formats.registry import Entry
from coder.model.snapshot import Snapshot
from coder.project.leaving.exporting import all_writers

Without = Callable[[Snapshot], Snapshot]
_TIED = ("mention", "linkage")


def _no(field: str) -> Without:
    return lambda project: replace(project, **{field: ()})


def _each(field: str, **empty: Any) -> Without:
    return lambda project: replace(project, **{field: tuple(replace(each, **empty) for each in getattr(project, field))})


def _no_mentions(project: Snapshot) -> Snapshot:
    memos = tuple(each for each in project.memos if each.target_kind not in _TIED)
    return replace(project, mentions=(), linkages=(), memos=memos)


def _no_memos_on(kind: str) -> Without:
    return lambda project: replace(project, memos=tuple(each for each in project.memos if each.target_kind != kind))


OF_CODINGS: dict[str, Without] = {
    "memos on codings": _no_memos_on("coding"),
    "memos on the project": _no_memos_on("project"),
    "values of variables": _no("attributes"),
    "mentions": _no_mentions,
    "what was adjudicated": _no("adjudications"),
    "decisions": _no("decisions"),
}
WHOLE = OF_CODINGS | {
    "certainty": _each("codings", certainty=None),
    "linkages": lambda project: replace(_each("mentions", linkage_id=None)(project), linkages=()),
    "what was shown": _no("exposures"),
    "what was coded again": _no("recodings"),
    "which text speaks of which town": _no("town_scopes"),
    "definitions": _each("codes", definition={}),
    "cues": _each("codes", cues={}),
    "roles": _each("speakers", role=""),
    "what files say of themselves": _each("documents", metadata={}),
    "dimensions": _each("codebooks", dimensions=()),
    "ideal types": _each("codebooks", ideal_types=()),
    "settings": _no("settings"),
    "go-betweens": _each("mentions", brokers=()),
}
HELD = {
    **dict.fromkeys(("jsonl", "xlsx", "tidy-csv", "tidy-parquet", "tidy-sav", "qdpx", "deposit"), WHOLE),
    **dict.fromkeys(("csv", "sav", "doccano", "label-studio", "spacy", "html", "docx", "quotes-markdown", "quotes-docx"), OF_CODINGS),
}
"""Format -> what it must hold or tell of; others hold one thing by their name: a codebook, a network, a table."""


def _written(entry: Entry, project: Snapshot, path: Path) -> tuple[dict[str, str], set[tuple[str, int]]]:
    lost = writers.write_with(entry, project, path)
    files = sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]
    hashes = {each.relative_to(path.parent).as_posix(): hashlib.sha256(each.read_bytes()).hexdigest() for each in files}
    return {name.partition("/")[2]: value for name, value in hashes.items()}, {(each.what, each.count) for each in lost}


@pytest.mark.parametrize("entry", [each for each in all_writers() if each.format in HELD], ids=lambda each: each.format)
def test_what_is_not_in_the_file_is_in_the_list(entry: Entry, project: Snapshot, tmp_path: Path) -> None:
    """Kind by kind; nothing vanishes in silence."""
    whole = _written(entry, project, tmp_path / "whole")
    silent = []
    for number, (what, without) in enumerate(HELD[entry.format].items()):
        less = without(project)
        assert less != project, what
        if _written(entry, less, tmp_path / str(number)) == whole:
            silent.append(what)
    assert not silent
