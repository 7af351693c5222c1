"""Real projects of other programs, where they are at hand: the standard's annexes, and a project of NVivo for Mac."""

from pathlib import Path

import pytest

from coder.formats.refi.reading import LISTED, read, recognises
from tests.formats.refi.words import losses, passages

FILES = Path(__file__).resolve().parents[4] / "shared" / "refi" / "files"
pytestmark = pytest.mark.skipif(not FILES.is_dir(), reason="the files of ../shared are not here")
NVIVO = FILES / "zenodo5703624_Constructive_turn_NVivoMac.qdpx"


def test_the_project_of_nvivo_for_mac() -> None:
    """874 selections without quotes, 190 of which begin or end inside a word: so they are told of, and stay where the file puts them."""
    found = read(NVIVO)
    report = found.report
    assert (report.selections, len(passages(found)), report.verified, report.unverifiable) == (874, 874, 0, 874)
    assert len(report.doubtful) == 190 and all("inside a word" in each.expected for each in report.doubtful)
    assert report.producer == "NVivo for Mac 20.5.0" and report.convention == "CRLF=1, code points, exclusive"
    assert (len(found.codes), len(found.cases), len(found.users), len(found.texts), len(found.values)) == (172, 68, 4, 60, 120)
    told = losses(found)
    assert told["texts that hold nothing or cannot be kept"] == told["texts without words: their variables and codings are kept"] == 10
    assert max(_depth(found.codes)) == 4
    assert sum(bool(each.texts) for each in found.cases) > 40, "cases share their identifiers with codes that code texts whole"


def _depth(codes) -> list[int]:  # type: ignore[no-untyped-def]
    parents = {each.key: each.parent for each in codes}
    depths = []
    for key in parents:
        depth, here = 0, key
        while here:
            depth, here = depth + 1, parents[here]
        depths.append(depth)
    return depths


@pytest.mark.parametrize("name", ["sky-loom/TestProject.qdpx", "sky-loom/Project.qde"])
def test_annex_a2(name: str) -> None:
    """ATLAS.ti 8.4 without its texts: codes, sets, notes and the graph come in; selections are listed, each coded as it was."""
    found = read(FILES / name)
    assert (len(found.codes), len(found.users), len(found.sets)) == (14, 3, 16)
    told = losses(found)
    assert told["texts that are not in the file"] == 5 and told[f"texts that are not in the file{LISTED}"] == 6
    assert told[f"pictures and recordings without a transcript{LISTED}"] == 1 and len(found.codings) == 14
    assert any(each.kind == "graph" for each in found.memos)


def test_annex_a3() -> None:
    """Transana 3.22, invalid by its namespace and its sets: users, codes and all 66 codings come in, in five scripts, though no text does."""
    found = read(FILES / "spec-annex" / "Transana_3.22_Annex_A3_project.qde")
    assert (len(found.users), len(found.codes), len(found.sets)) == (63, 19, 6)
    assert any("中文" in each.name for each in found.users) and len(found.codings) == 66


def test_annex_a1() -> None:
    """The codebook in the standard, with braces around its identifiers and an empty Sets."""
    found = read(FILES / "REFI-QDA-1-5.qdc")
    assert len(found.codes) == 6 and not any(each.key.startswith("{") for each in found.codes)


def test_all_are_known_by_their_look() -> None:
    """Each file here is taken by this reader."""
    for path in FILES.rglob("*.qd*"):
        assert recognises(path, path.read_bytes()[:4096])
