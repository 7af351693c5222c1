"""Files as they come in practice: named and packed in any way, broken, or hostile."""

import zipfile
from pathlib import Path

import pytest

from coder.errors import CoderError
from coder.formats.refi.reading import LISTED, read, recognises
from tests.formats.refi.building import NAMESPACE, QUOTES, TEXT, archive, guid, one_text, qde, selection, selections, text_source
from tests.formats.refi.words import losses, passages

GOOD = qde(text_source(selections(TEXT)))


@pytest.mark.parametrize("member", ["project.qde", "Project.qde", "Trial.qde", "Trial v2/project.qde"])
@pytest.mark.parametrize("folder", ["sources/", "Sources/", "SOURCES/"])
def test_members_are_found_whatever_their_names(tmp_path: Path, member: str, folder: str) -> None:
    """The project file and the folder of sources may be named in any case, and stand below another folder."""
    above = member.rpartition("/")[0] + "/" if "/" in member else ""
    found = read(archive(tmp_path / "a.qdpx", GOOD, {0: TEXT}, member=member, folder=above + folder))
    assert passages(found) == list(QUOTES)


def test_of_two_project_files_the_one_of_the_right_name_is_read(tmp_path: Path) -> None:
    """The other one is told of."""
    path = archive(tmp_path / "a.qdpx", GOOD, {0: TEXT})
    with zipfile.ZipFile(path, "a") as made:
        made.writestr("a.qde", "<Project/>")
    found = read(path)
    assert passages(found) == list(QUOTES) and losses(found)["further .qde files in the archive, left out"] == 1


def test_a_missing_text_is_told_of_and_the_rest_comes_in(tmp_path: Path) -> None:
    """A list of its selections, with their codings, stands in its place."""
    two = qde(text_source(selections(TEXT)) + text_source(selection(90, 0, 5), number=1))
    found = read(archive(tmp_path / "a.qdpx", two, {0: TEXT}))
    assert passages(found) == [*QUOTES, "[0-5]"]
    assert losses(found)[f"texts that are not in the file{LISTED}"] == 1


@pytest.mark.parametrize(
    "path", ["", "internal://wrong.txt", "relative:///wrong/place.txt", "absolute:///C:/Users/x/y.txt", "internal:\\\\{guid}.TXT", "{guid}.txt"]
)
def test_wrong_and_odd_paths_lead_to_the_text(tmp_path: Path, path: str) -> None:
    """A text is found by the identifier of its source, where the path leads nowhere."""
    xml = qde(text_source(selections(TEXT), path=path.replace("{guid}", guid("source", 0))))
    assert passages(read(archive(tmp_path / "a.qdpx", xml, {0: TEXT}))) == list(QUOTES)


def test_a_path_never_leads_out_of_the_archive(tmp_path: Path) -> None:
    """Neither by an absolute name nor by dots is a file of the computer read, nor is anything written."""
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "in").mkdir()
    for path in ("relative:///../secret.txt", f"absolute://{tmp_path}/secret.txt", "internal://../../secret.txt"):
        file = tmp_path / "in" / "a.qdpx"
        with zipfile.ZipFile(file, "w") as made:
            made.writestr("project.qde", qde(text_source(selection(0, 0, 3), path=path)))
            made.writestr("../../evil.txt", "evil")
        found = read(file)
        assert losses(found)[f"texts that are not in the file{LISTED}"] == 1 and "secret" not in found.texts[0].text.replace("/secret.txt", "")
    assert sorted(each.name for each in tmp_path.rglob("*")) == ["a.qdpx", "in", "secret.txt"]


def test_a_bare_project_file_has_its_texts_beside_it(tmp_path: Path) -> None:
    """An archive that was unpacked by hand is read by its .qde, or by its folder."""
    with zipfile.ZipFile(archive(tmp_path / "a.qdpx", GOOD, {0: TEXT})) as made:
        made.extractall(tmp_path / "unpacked")
    assert passages(read(tmp_path / "unpacked" / "project.qde")) == list(QUOTES)
    assert recognises(tmp_path / "unpacked", b"") and passages(read(tmp_path / "unpacked")) == list(QUOTES)


def test_words_inside_go_before_a_member(tmp_path: Path) -> None:
    """PlainTextContent and a path both: the standard forbids it, the words that stand there count."""
    inside = f"<PlainTextContent>{TEXT}</PlainTextContent>{selections(TEXT)}"
    assert passages(read(one_text(tmp_path / "a.qdpx", "other words", inside))) == list(QUOTES)


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030", "utf-16-le"])
def test_texts_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    """UTF-16 and GB18030 texts are read; where it had to be guessed, the report says so."""
    raw = TEXT + "访谈者：后来怎么样？镇长：后来就好了，人也多了。" * 5
    found = read(archive(tmp_path / "a.qdpx", qde(text_source(selections(raw))), {0: raw.encode(encoding)}))
    assert passages(found) == list(QUOTES)
    assert (encoding == "utf-16") or any("guessed" in what for what in losses(found))


@pytest.mark.parametrize("form", ["bom", "blank", "utf-16", "no declaration", "crlf", "control"])
def test_the_xml_in_every_form(tmp_path: Path, form: str) -> None:
    """A byte order mark or blanks before it, UTF-16, no declaration, CR LF, a control character that XML forbids."""
    forms = {
        "bom": GOOD.encode("utf-8-sig"),
        "blank": b"\n  " + GOOD.encode(),
        "utf-16": GOOD.replace('encoding="utf-8"', 'encoding="utf-16"').encode("utf-16"),
        "no declaration": GOOD.partition("\n")[2].encode(),
        "crlf": GOOD.replace("\n", "\r\n").encode(),
        "control": GOOD.replace('name="talk 0"', 'name="talk&#x1;0"').encode(),
    }
    assert passages(read(archive(tmp_path / "a.qdpx", forms[form], {0: TEXT}))) == list(QUOTES)


@pytest.mark.parametrize("namespace", [NAMESPACE, "urn:QDA-XML:project:0:10", "urn:QDA-XML:project:1:0", ""])
def test_any_namespace_or_none(tmp_path: Path, namespace: str) -> None:
    """Elements are known by their names."""
    xml = GOOD.replace(f'xmlns="{NAMESPACE}"', f'xmlns="{namespace}"' if namespace else "")
    assert passages(read(archive(tmp_path / "a.qdpx", xml, {0: TEXT}))) == list(QUOTES)


def _refused(path: Path) -> CoderError:
    with pytest.raises(CoderError) as caught:
        read(path)
    assert path.name in caught.value.what and "\n" not in caught.value.what and caught.value.hint
    return caught.value


@pytest.mark.parametrize("name", ["a.qdpx", "a.qde", "a.qdc"])
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><head></head></html>",
        b"<!DOCTYPE html><html></html>",
        b"PK\x03\x04broken",
        b"hello",
        b"%PDF-1.4",
        b"\0" * 5000,
        b"<Other/>",
        b"<Project",
    ],
    ids=["empty", "page", "doctype page", "broken zip", "words", "pdf", "zeros", "other root", "cut"],
)
def test_what_is_no_project_is_refused_in_one_line(tmp_path: Path, name: str, data: bytes) -> None:
    """The line names the file, and another line says what to do."""
    path = tmp_path / name
    path.write_bytes(data)
    assert recognises(path, data[:4096])
    _refused(path)


@pytest.mark.parametrize(
    "head", ['<!DOCTYPE a [<!ENTITY b "b">]>', '<!DOCTYPE Project SYSTEM "file:///etc/passwd">', " " * 5000 + '<!DOCTYPE a [<!ENTITY b "bb">]>']
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_types_are_refused(tmp_path: Path, head: str, encoding: str) -> None:
    """They may hide entities that swell or read files."""
    xml = GOOD.partition("\n")[2]
    path = archive(tmp_path / "a.qdpx", f'<?xml version="1.0" encoding="{encoding}"?>{head}{xml}'.encode(encoding), {0: TEXT})
    assert "document type" in _refused(path).what


def test_bombs_are_refused(tmp_path: Path) -> None:
    """A member that would swell beyond all measure is not unpacked."""
    path = archive(tmp_path / "a.qdpx", GOOD, {0: "\n" * (64 * 1024**2)})
    assert "bomb" in _refused(path).what


def test_codes_nested_two_thousand_deep_are_refused_or_read(tmp_path: Path) -> None:
    """Two hundred levels come in; two thousand are refused in one line, without an end of the stack."""
    nested = "".join(f'<Code guid="{guid("code", n)}" name="n{n}">' for n in range(200)) + "</Code>" * 200
    assert len(read(archive(tmp_path / "a.qdpx", qde(text_source(""), codes=nested), {0: TEXT})).codes) == 200
    deep = "<Code>" * 2000 + "</Code>" * 2000
    assert "deep" in _refused(archive(tmp_path / "b.qdpx", qde("", codes=deep), {})).what


def test_an_encrypted_archive_is_refused_or_told_of(tmp_path: Path) -> None:
    """A flag that says so is enough."""
    path = archive(tmp_path / "a.qdpx", GOOD, {0: TEXT})
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    path.write_bytes(bytes(data))
    assert "password" in _refused(path).what
