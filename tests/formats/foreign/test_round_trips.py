"""What this program exports for annotation tools and as tables comes back: the same passages with the same codes by the same people."""

from pathlib import Path

import pytest

from coder.formats import writers
from coder.formats.foreign.anchoring import anchored
from coder.formats.foreign.choosing import choose
from coder.formats.foreign.project import ForeignProject
from coder.model.snapshot import Snapshot


def _codings(project: ForeignProject) -> set[tuple[str, int, int, str, str | None]]:
    texts, codes = {each.key: each.text for each in project.texts}, {each.key: each.name for each in project.codes}
    return {(texts[each.text], each.start, each.stop, codes[each.code], each.user) for each in project.codings}


@pytest.mark.parametrize("form", ["doccano", "label-studio"])
def test_spans_come_back(project: Snapshot, tmp_path: Path, form: str) -> None:
    """With emoji, control characters and formulas in the texts; each way of counting is found."""
    path = tmp_path / ("a.jsonl" if form == "doccano" else "a.json")
    writers.write(project, path, format=form)
    chosen = choose(path)
    assert chosen and chosen.name.partition("@")[0] == form.replace("-", "_")
    keys, users = {each.id: each.key for each in project.codes}, {each.id: each.name for each in project.users}
    read = chosen.read(path)
    wanted = {(project.texts[each.document_id], each.start, each.stop, keys[each.code_id], users[each.user_id]) for each in project.codings}
    assert _codings(read) == wanted and not read.report.doubtful
    assert {each.title for each in read.texts} == {each.title for each in project.documents}


def test_our_table_of_codings_comes_back_to_its_texts(project: Snapshot, tmp_path: Path) -> None:
    """As CSV, into a project that has the texts; formulas without their guard."""
    writers.write(project, tmp_path / "codings.csv")
    chosen = choose(tmp_path / "codings.csv")
    assert chosen and chosen.name == "quote_table@1"
    titles = {each.title: project.texts[each.id] for each in project.documents}
    read = anchored(chosen.read(tmp_path / "codings.csv"), titles)
    users = {each.id: each.name for each in project.users}
    wanted = {(project.texts[each.document_id], each.start, each.stop, users[each.user_id]) for each in project.codings}
    found = {(text, start, stop, user) for text, start, stop, _, user in _codings(read)}
    assert found == wanted and not [each for each in read.report.losses if "quotes" in each.what]
