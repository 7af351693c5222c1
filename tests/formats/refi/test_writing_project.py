"""REFI-QDA out: valid for any project, exact offsets, the same bytes again, and whatever cannot be held is told."""

import dataclasses
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from coder.errors import FormatError
from coder.formats import writers
from coder.formats.refi.profiles import PROFILES, READERS, profile_for
from coder.formats.refi.vocabulary import PROJECT_NAMESPACE, QDE, SCHEMAS, SIDE_FILE, quote_name
from coder.formats.refi.writing import project as writing
from coder.formats.refi.writing.markup import FORBIDDEN
from coder.model.codebook import Code
from coder.model.coding import Coding, Memo
from coder.model.snapshot import Snapshot
from coder.model.user import User
from tests.formats.refi.random_projects import made_document, projects

SCHEMA = etree.XMLSchema(etree.parse(SCHEMAS / "Project.xsd"))
_SOME = {"deadline": None, "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]}


def written(snapshot: Snapshot, folder: Path, reader: str = "") -> Path:
    """The file for a reader."""
    path = folder / f"out{reader}.qdpx"
    writers.write(snapshot, path, options={"reader": reader})
    return path


def root_of(path: Path) -> Any:
    """The root of the project file."""
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(QDE))


def named(name: str) -> str:
    """An element's name with the namespace."""
    return f"{{{PROJECT_NAMESPACE}}}{name}"


def places(path: Path, reader: str = "") -> list[tuple[str, int, int, str, str]]:
    """(quote, start, stop, code, user) of every coding, read the way the profile's program counts."""
    profile, root = profile_for(reader), root_of(path)
    names = {each.get("guid"): each.get("name") for tag in ("Code", "User") for each in root.iter(named(tag))}
    found = []
    with zipfile.ZipFile(path) as archive:
        for source in root.iter(named("TextSource")):
            text = archive.read(source.get("plainTextPath").replace("internal://", "sources/")).decode()
            text = text.removeprefix("\ufeff") if profile.bom else text
            text = text.replace("\r\n", "\n") if profile.newline_units == 1 else text
            for selection in source.iter(named("PlainTextSelection")):
                start, stop = int(selection.get("startPosition")), int(selection.get("endPosition"))
                quote = text[start:stop].replace("\r\n", "\n")
                assert selection.get("name") == FORBIDDEN.sub("\ufffd", quote_name(quote))
                for coding in selection.iter(named("Coding")):
                    user = coding if profile.grouped else selection
                    found.append((quote, start, stop, names[coding[0].get("targetGUID")], names[user.get("creatingUser")]))
    return sorted(found)


def wanted(snapshot: Snapshot) -> list[tuple[str, str]]:
    """(quote, user) of every coding of a project; names as XML can hold them."""
    users = {each.id: FORBIDDEN.sub("\ufffd", each.name) for each in snapshot.users}
    return sorted((snapshot.texts[each.document_id][each.start : each.stop], users[each.user_id]) for each in snapshot.codings)


@settings(max_examples=15, **_SOME)
@given(snapshot=projects())
@pytest.mark.parametrize("reader", PROFILES)
def test_any_project_is_valid_with_every_coding_in_its_place(snapshot: Snapshot, reader: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """By the schema of the standard; identifiers are there once, references lead somewhere."""
    path = written(snapshot, tmp_path_factory.mktemp("refi"), reader)
    root = root_of(path)
    assert SCHEMA.validate(root), SCHEMA.error_log
    guids = [each.get("guid") for each in root.iter() if each.get("guid")]
    assert len(guids) == len(set(guids))
    assert {value for each in root.iter() for name, value in each.attrib.items() if name in _REFERENCES} <= set(guids)
    assert sorted((quote, user) for quote, _, _, _, user in places(path, reader)) == wanted(snapshot)


_REFERENCES = ("targetGUID", "originGUID", "representedGUID", "sourceVertex", "targetVertex", "creatingUser", "modifyingUser")


@pytest.mark.parametrize("reader", PROFILES)
def test_a_second_export_gives_the_same_bytes(project: Snapshot, tmp_path: Path, reader: str) -> None:
    """Whatever the order of things in memory."""
    shuffled = dataclasses.replace(project, codings=project.codings[::-1], documents=project.documents[::-1], towns=project.towns[::-1])
    (tmp_path / "again").mkdir()
    assert written(project, tmp_path, reader).read_bytes() == written(shuffled, tmp_path / "again", reader).read_bytes()


def test_the_archive_is_as_others_want_it(project: Snapshot, tmp_path: Path) -> None:
    """The project file first, flat lower-case sources named by identifier, no folders, our side file last; UTF-8 without a BOM, LF."""
    with zipfile.ZipFile(written(project, tmp_path)) as archive:
        names = archive.namelist()
        assert names[0] == QDE and names[-1] == SIDE_FILE
        assert all(name.startswith("sources/") and name.endswith(".txt") and name.count("/") == 1 for name in names[1:-1])
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read(QDE).startswith(b'<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="urn:QDA-XML:project:1.0"')
        first = root_of(tmp_path / "out.qdpx").find(f".//{named('TextSource')}")
        text = archive.read(f"sources/{first.get('guid')}.txt").decode()
    assert text == project.texts[next(each.id for each in project.documents if each.title == first.get("name"))]
    assert b"basePath" not in (tmp_path / "out.qdpx").read_bytes()


def _several(project: Snapshot) -> Snapshot:
    """Three codings of one passage by two people, one with a memo."""
    code, document = project.codes[1], project.documents[0]
    made = [("k1", "u1"), ("k2", "u2"), ("k3", "u2")]
    codings = tuple(Coding(id=i, document_id=document.id, start=4, stop=7, code_id=code.id, user_id=u, created_at="") for i, u in made)
    memo = Memo(id="n9", target_kind="coding", target_id="k2", body="why so", user_id="u2", created_at="2026-01-02T00:00:00Z", updated_at="")
    users = (*project.users, User(id="u2", name="Bo"))
    return dataclasses.replace(project, users=users, codings=codings, memos=(memo,), mentions=(), linkages=(), town_scopes=())


def test_codings_of_several_users_share_a_selection(project: Snapshot, tmp_path: Path) -> None:
    """Each with its user; the memo is a note of the coding."""
    (selection,) = root_of(written(_several(project), tmp_path)).iter(named("PlainTextSelection"))
    codings = list(selection.iter(named("Coding")))
    assert len(codings) == 3 and len({each.get("creatingUser") for each in codings}) == 2
    (reference,) = selection.iter(named("NoteRef"))
    (note,) = root_of(tmp_path / "out.qdpx").iter(named("Note"))
    assert reference.get("targetGUID") == note.get("guid") and note.get("creationDateTime") == "2026-01-02T00:00:00Z"
    assert reference.getparent() in codings and note.get("creatingUser") == reference.getparent().get("creatingUser")


def test_qualcoder_and_maxqda_read_the_memo_and_the_coder_off_the_selection(project: Snapshot, tmp_path: Path) -> None:
    """So each coding has one of its own, described by its memo."""
    selections = list(root_of(written(_several(project), tmp_path, "qualcoder")).iter(named("PlainTextSelection")))
    assert [len(list(each.iter(named("Coding")))) for each in selections] == [1, 1, 1]
    assert [each.findtext(named("Description")) for each in selections if len(each) > 1] == ["why so (Bo, 2026-01-02)"]
    assert not list(root_of(tmp_path / "outqualcoder.qdpx").iter(named("Note")))
    lost = writers.write(_several(project), tmp_path / "again.qdpx", options={"reader": "qualcoder"})
    assert [each.count for each in lost if "same passage twice" in each.what] == [1]


@pytest.mark.parametrize(
    ("reader", "data"), [("", b"a\nb"), ("nvivo", b"\xef\xbb\xbfa\r\nb"), ("maxqda", b"\xef\xbb\xbfa\r\nb"), ("qualcoder", b"a\nb")]
)
def test_line_ends_and_marks_are_those_of_the_reader(project: Snapshot, tmp_path: Path, reader: str, data: bytes) -> None:
    """Only NVivo counts CR LF as two."""
    from coder.formats.refi.writing.selections import offsets
    from coder.formats.refi.writing.sources import encoded

    assert encoded("a\nb", profile_for(reader)) == data
    assert offsets("a\nb", profile_for(reader))(2) == (3 if reader == "nvivo" else 2)


def _deep(project: Snapshot) -> Snapshot:
    codes: list[Code] = []
    for level, name in enumerate("ABCD"):
        codes.append(
            Code(id=f"x{level}", codebook_id=project.codebooks[0].id, key=name, names={"en": name}, parent_id=codes[-1].id if codes else None)
        )
    codes.append(dataclasses.replace(codes[3], id="x9", key="D2", parent_id="x0"))
    return dataclasses.replace(project, codes=tuple(codes), codings=(), decisions=(), exposures=())


def test_deep_trees_are_flattened_for_atlasti(project: Snapshot, tmp_path: Path) -> None:
    """It keeps one level of sub-codes: deeper ones stand beside their parent, named after it; the loss is told."""
    lost = writers.write(_deep(project), tmp_path / "a.qdpx", options={"reader": "atlasti"})
    (top,) = root_of(tmp_path / "a.qdpx").find(f".//{named('Codes')}")
    assert [top.get("name"), *(each.get("name") for each in top.iter(named("Code")))][1:] == ["A", "B", "B > C", "B > C > D", "D"]
    assert all(not list(each.iterchildren(named("Code"))) for each in top.iterchildren(named("Code")))
    assert next(each for each in lost if "stand higher" in each.what).count == 2
    whole = root_of(written(_deep(project), tmp_path))
    assert len(list(whole.iter(named("Code")))) == 5 and whole.find(".//" + "/".join([named("Code")] * 4)).get("name") == "D"


def test_names_that_occur_twice_differ_for_qualcoder(project: Snapshot, tmp_path: Path) -> None:
    """It would lose the codings of the second; elsewhere the names stay and a warning says so."""
    lost = writers.write(_deep(project), tmp_path / "q.qdpx", options={"reader": "qualcoder"})
    assert [each.get("name") for each in root_of(tmp_path / "q.qdpx").iter(named("Code"))] == ["A", "B", "C", "D", "A > D"]
    assert any("renamed" in each.what for each in lost)
    assert any("several codes have" in each.what for each in writers.write(_deep(project), tmp_path / "g.qdpx"))


def test_a_tree_too_deep_for_parsers_is_flattened(project: Snapshot, tmp_path: Path) -> None:
    """Two thousand levels are written and read without a stack overflow."""
    book = project.codebooks[0].id
    codes = tuple(Code(id=f"x{n}", codebook_id=book, key=f"k{n}", names={"en": "n"}, parent_id=f"x{n - 1}" if n else None) for n in range(2_000))
    path = written(dataclasses.replace(project, codes=codes, codings=(), decisions=(), exposures=()), tmp_path)
    assert SCHEMA.validate(root_of(path)) and len(list(root_of(path).iter(named("Code")))) == 2_000


def test_codes_that_go_in_circles_are_all_written(project: Snapshot, tmp_path: Path) -> None:
    """Nothing hangs."""
    book = project.codebooks[0].id
    codes = tuple(Code(id=f"x{n}", codebook_id=book, key=f"k{n}", names={"en": str(n)}, parent_id=f"x{(n + 1) % 3}") for n in range(3))
    assert len(list(root_of(written(dataclasses.replace(project, codes=codes, codings=()), tmp_path)).iter(named("Code")))) == 3


def test_ties_are_links_between_cases_with_their_notes(project: Snapshot, tmp_path: Path) -> None:
    """A mention and its linkage; the note says every field in words; the passages refer to it; one graph shows the network."""
    root = root_of(written(project, tmp_path))
    cases = {each.get("guid"): each.get("name") for each in root.iter(named("Case"))}
    linkage, mention = root.iter(named("Link"))
    assert cases[mention.get("originGUID")] == "镇政府" and cases[mention.get("targetGUID")] == "+台商"
    assert linkage.get("name") == "镇政府 - 台商" and mention.get("direction") == "OneWay"
    with zipfile.ZipFile(tmp_path / "out.qdpx") as archive:
        words = archive.read(f"sources/{mention[0].get('targetGUID')}.txt").decode()
    assert words.startswith("from: 镇政府 (actor.gov_township, township, 东镇)\nto: +台商\n")
    assert "situations: Skill matching\n" in words and "time from: 199X\n" in words and words.endswith("memo: @看原文")
    noted = [each for each in root.iter(named("PlainTextSelection")) if each.find(named("NoteRef")) is not None]
    assert {each.get("name") for each in noted} == {"昆山", "怎么"}


def test_what_is_not_held_is_told(project: Snapshot, tmp_path: Path) -> None:
    """Each kind of thing with its count."""
    lost = {each.what: each.count for each in writers.write(project, tmp_path / "x.qdpx", options={"reader": "nvivo"})}
    for said in (
        "decisions on suggestions",
        "corrections of turns",
        "settings",
        "how sure",
        "the log",
        "control characters",
        "beyond U+FFFF",
        "XML forbids",
    ):
        assert any(said in each for each in lost), said
    assert not any("beyond U+FFFF" in each.what for each in writers.write(project, tmp_path / "y.qdpx"))


def test_half_a_surrogate_pair_is_refused(project: Snapshot, tmp_path: Path) -> None:
    """In one clear line; nothing is left behind."""
    memo = dataclasses.replace(project.memos[0], title="bad \ud800")
    with pytest.raises(FormatError, match="half a surrogate pair"):
        written(dataclasses.replace(project, memos=(memo,)), tmp_path)
    assert not list(tmp_path.iterdir())


def test_an_unknown_reader_is_refused(project: Snapshot, tmp_path: Path) -> None:
    """With the known ones."""
    with pytest.raises(FormatError, match="no form of REFI-QDA") as caught:
        written(project, tmp_path, "word")
    assert all(each in caught.value.hint for each in READERS)


def test_an_empty_project_is_valid(tmp_path: Path) -> None:
    """No container without anything in it."""
    writing.write(Snapshot(name="nothing"), tmp_path / "x.qdpx")
    assert SCHEMA.validate(root_of(tmp_path / "x.qdpx")) and len(root_of(tmp_path / "x.qdpx")) == 0


def test_the_work_grows_with_the_codings(growth: Any, tmp_path: Path) -> None:
    """Not with their square: documents, passages and codings are each gone through once."""

    def write(size: int) -> None:
        project = _many(size)
        writing.write(project, tmp_path / "x.qdpx")

    assert growth(write, 400) < 1.5


def _many(size: int) -> Snapshot:
    user, code = User(id="u1", name="Li"), Code(id="k", codebook_id="b", key="k", names={"en": "k"})
    made, texts, codings = [], {}, []
    for number in range(size // 10):
        text = f"{number} 昆山 and more words of text" * 3
        made.append(made_document(text, f"d{number}", "u1"))
        texts[made[-1].id] = text
    for number in range(size):
        start, target = number % 7, made[number % len(made)].id
        codings.append(Coding(id=f"c{number}", document_id=target, start=start, stop=start + 3, code_id="k", user_id="u1", created_at=""))
    return Snapshot(name="many", users=(user,), codes=(code,), documents=tuple(made), texts=texts, codings=tuple(codings))
