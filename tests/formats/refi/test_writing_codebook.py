"""A codebook out as .qdc: valid for any codes, the tree kept, words in several languages and rules as labelled lines."""

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from coder.errors import FormatError
from coder.formats import writers
from coder.formats.codebooks.yaml_files import read_codebook
from coder.formats.refi.profiles import PROFILES
from coder.formats.refi.vocabulary import CODEBOOK_NAMESPACE, SCHEMAS
from coder.model.snapshot import Snapshot
from coder.resources import folder
from tests.formats.refi.random_projects import projects

SCHEMA = etree.XMLSchema(etree.parse(SCHEMAS / "Codebook.xsd"))


def root_of(snapshot: Snapshot, path: Path, reader: str = "") -> Any:
    """The root of the file written for a reader."""
    writers.write(snapshot, path, options={"reader": reader})
    return etree.fromstring(path.read_bytes())


def named(name: str) -> str:
    """An element's name with the namespace."""
    return f"{{{CODEBOOK_NAMESPACE}}}{name}"


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(project=projects())
@pytest.mark.parametrize("reader", PROFILES)
def test_any_codebook_is_valid_with_all_codes(project: Snapshot, reader: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """By the schema of the standard; sets tell several books apart; the same codes give the same bytes."""
    path = tmp_path_factory.mktemp("qdc") / "x.qdc"
    root = root_of(project, path, reader)
    assert SCHEMA.validate(root), SCHEMA.error_log
    assert len(list(root.iter(named("Code")))) == len(project.codes)
    members = {each.get("guid") for each in root.iter(named("MemberCode"))}
    assert members <= {each.get("guid") for each in root.iter(named("Code"))}
    assert bool(members) == (len({each.codebook_id for each in project.codes}) > 1)
    before = path.read_bytes()
    root_of(project, path, reader)
    assert path.read_bytes() == before


def test_a_shipped_codebook_goes_out_whole(tmp_path: Path) -> None:
    """Its groups are not codable, its codes stand below them with both names, definitions and rules."""
    book, codes = read_codebook(folder("codebooks") / "interactive_situations.yaml")
    root = root_of(Snapshot(name="x", codebooks=(book,), codes=codes), tmp_path / "x.qdc")
    assert SCHEMA.validate(root), SCHEMA.error_log
    code = next(each for each in root.iter(named("Code")) if each.get("name") == "Skill matching")
    assert code.getparent().get("isCodable") == "false" and code.get("isCodable") == "true" and code.get("color").startswith("#")
    words = code.findtext(named("Description"))
    for said in ("name (zh): 技能匹配\n", "definition (en): ", "include (zh): ", "key: sit.skill_matching\n"):
        assert said in words, said


def test_memos_on_codes_are_told_as_lost(project: Snapshot, tmp_path: Path) -> None:
    """The format has no place for them."""
    memo = dataclasses.replace(project.memos[1], target_kind="code", target_id=project.codes[0].id)
    lost = writers.write(dataclasses.replace(project, memos=(memo,)), tmp_path / "x.qdc")
    assert any("memos on codes" in each.what for each in lost)


def test_a_project_without_codes_has_no_codebook(tmp_path: Path) -> None:
    """It is refused in one line."""
    with pytest.raises(FormatError, match="no codes"):
        root_of(Snapshot(name="x"), tmp_path / "x.qdc")
