"""Every reader: good files give text, broken and hostile ones give InputRefused with the file's name, nothing else ever."""

import contextlib
import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from coder.errors import InputRefused
from coder.formats import readers

NAMES = ["a.txt", "a.md", "a.docx", "a.odt", "a.pdf", "a.rtf", "a.html", "a.srt", "a.vtt", "a.eaf", "a.cha", "a.json", "a.csv", "a.xlsx"]
ZIPPED = ["a.docx", "a.odt", "a.xlsx"]


def _read(folder: Path, name: str, data: bytes) -> Any:
    (folder / name).write_bytes(data)
    return readers.read(folder / name)


def _refused(folder: Path, name: str, data: bytes) -> InputRefused:
    with pytest.raises(InputRefused) as caught:
        _read(folder, name, data)
    assert name in caught.value.what and "\n" not in caught.value.what and caught.value.hint
    return caught.value


@pytest.mark.parametrize("name", NAMES)
def test_a_good_file_gives_text(good_files: dict[str, bytes], tmp_path: Path, name: str) -> None:
    """Of every format, with its origin."""
    first = _read(tmp_path, name, good_files[name])[0]
    assert "昆山" in first.text or "题" in first.text
    assert first.source == name and first.title and first.importer.partition("@")[2].isdecimal() and len(first.source_sha256) == 64


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "data", [b"", b"PK\3\4broken", b"\0\1\2\3" * 50, b"%PDF-1.4\n%broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, b" \n\n "]
)
def test_a_file_of_another_kind_is_refused(tmp_path: Path, name: str, data: bytes) -> None:
    """Empty, broken, binary, of another program, or nothing but white space."""
    assert _refused(tmp_path, name, data).hint


@pytest.mark.parametrize("name", ["zero.docx", "a.unknown", "noname", "a.doc"])
def test_unknown_kinds_are_refused_when_binary(tmp_path: Path, name: str) -> None:
    """The suffix does not matter."""
    assert _refused(tmp_path, name, bytes(range(256)) * 4).hint


@pytest.mark.parametrize("name", NAMES)
def test_without_a_suffix_the_first_bytes_decide(good_files: dict[str, bytes], tmp_path: Path, name: str) -> None:
    """All formats but tables, which look like text, are known by their beginning."""
    if name in ("a.csv", "a.md", "a.json"):
        pytest.skip("looks like any other text")
    expected = _read(tmp_path, name, good_files[name])[0]
    found = _read(tmp_path, "unknown", good_files[name])[0]
    assert (found.text, found.importer) == (expected.text, expected.importer)


def _damaged(data: bytes, chance: random.Random) -> bytes:
    kind = chance.randrange(4)
    place, width = chance.randrange(len(data)), chance.randrange(1, 40)
    if kind == 0:
        return data[:place]
    if kind == 1:
        return data[:place] + chance.randbytes(chance.randrange(8)) + data[place + width :]
    if kind == 2:
        return data[:place] + data[place : place + width] * 20 + data[place + width :]
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 6)):
        changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(changed)


@pytest.mark.parametrize("name", NAMES)
def test_damage_anywhere_is_refused_or_harmless(good_files: dict[str, bytes], tmp_path: Path, name: str) -> None:
    """Cut, changed, repeated bytes: a text or InputRefused, never another exception or a warning on the screen."""
    chance = random.Random(f"{name}1")
    for _ in range(120):
        damaged = _damaged(good_files[name], chance)
        (tmp_path / name).write_bytes(damaged)
        try:
            assert all(each.text for each in readers.read(tmp_path / name))
        except InputRefused as error:
            assert name in error.what


@pytest.mark.parametrize("name", ZIPPED)
def test_damage_inside_the_archive_is_refused_or_harmless(good_files: dict[str, bytes], tmp_path: Path, name: str) -> None:
    """The same, for the members under the compression."""
    chance = random.Random(f"{name}2")
    parts = {info: zipfile.ZipFile(io.BytesIO(good_files[name])).read(info) for info in zipfile.ZipFile(io.BytesIO(good_files[name])).namelist()}
    for _ in range(120):
        victim = chance.choice(sorted(parts))
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for member, content in parts.items():
                archive.writestr(member, _damaged(content, chance) if member == victim and content else content)
        (tmp_path / name).write_bytes(stream.getvalue())
        try:
            assert all(each.text for each in readers.read(tmp_path / name))
        except InputRefused as error:
            assert name in error.what


def test_a_zip_bomb_is_refused(tmp_path: Path, make: SimpleNamespace) -> None:
    """Before it is unpacked."""
    bomb = make.docx(f"<w:p><w:r><w:t>{'0' * 200_000_000}</w:t></w:r></w:p>")
    assert len(bomb) < 1_000_000
    assert "bomb" in _refused(tmp_path, "bomb.docx", bomb).what


def test_a_document_with_a_password_is_told_from_a_damaged_one(tmp_path: Path) -> None:
    """Office wraps it into the old container format."""
    refused = _refused(tmp_path, "x.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert "password" in refused.what and "password" in refused.hint


@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.srt", "a.html", "a.rtf"])
def test_an_encoding_nobody_knows_is_refused(good_files: dict[str, bytes], tmp_path: Path, name: str) -> None:
    """By every reader that decodes."""
    (tmp_path / name).write_bytes(good_files[name])
    with pytest.raises(InputRefused, match="nonsense"):
        readers.read(tmp_path / name, encoding="nonsense")


def test_an_archive_of_too_many_members_is_refused(tmp_path: Path, make: SimpleNamespace) -> None:
    """Their number is bounded."""
    assert _refused(tmp_path, "many.odt", make.zipped({f"m{number}": b"" for number in range(20_001)})).hint


@pytest.mark.parametrize("attack", ['<!DOCTYPE w [<!ENTITY a "b">]>', '<!DOCTYPE w SYSTEM "file:///etc/passwd">'])
def test_document_types_and_entities_are_refused(tmp_path: Path, make: SimpleNamespace, attack: str) -> None:
    """In Word, OpenDocument and Excel files, also in UTF-16 and behind a long comment."""
    document = f'<?xml version="1.0"?>{attack}<w>&a;</w>'
    for encoding, comment in (("utf-8", ""), ("utf-16", ""), ("utf-8", f"<!--{'x' * 9000}-->")):
        xml = document.replace("<!D", f"{comment}<!D").encode(encoding)
        assert _refused(tmp_path, "x.docx", make.zipped({"word/document.xml": xml})).hint
        assert _refused(tmp_path, "x.odt", make.zipped({"content.xml": xml})).hint


def test_document_types_in_workbooks_are_refused(tmp_path: Path, good_files: dict[str, bytes]) -> None:
    """Whichever part holds them."""
    with zipfile.ZipFile(io.BytesIO(good_files["a.xlsx"])) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for part in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "[Content_Types].xml"):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for name, content in parts.items():
                archive.writestr(name, b'<!DOCTYPE a [<!ENTITY b "c">]>' + content if name == part else content)
        assert _refused(tmp_path, "x.xlsx", stream.getvalue()).hint


_DEEP: dict[str, Callable[[SimpleNamespace], bytes]] = {
    "deep.docx": lambda make: make.docx("<w:p>" * 5000 + "</w:p>" * 5000),
    "deep.odt": lambda make: make.odt("<text:p>" * 5000 + "</text:p>" * 5000),
    "deep.rtf": lambda make: b"{\\rtf1 " + b"{" * 20_000 + b"x",
    "deep.html": lambda make: b"<div>" * 100_000 + b"x",
}


@pytest.mark.parametrize("name", _DEEP)
def test_deep_nesting_is_refused(tmp_path: Path, make: SimpleNamespace, name: str) -> None:
    """No recursion runs away."""
    assert _refused(tmp_path, name, _DEEP[name](make)).hint


def test_a_missing_file_a_folder_and_a_pipe_are_refused(tmp_path: Path) -> None:
    """A pipe would hang."""
    import os

    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no pipes in folders")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.txt").mkdir()
    for name in ("missing.txt", "folder.txt", "pipe.txt"):
        with pytest.raises(InputRefused, match=name):
            readers.read(tmp_path / name)


def test_names_with_control_characters_are_safe(tmp_path: Path) -> None:
    """Title and error are one line; the source keeps the name, bytes that are no UTF-8 become visible."""
    import os

    odd = tmp_path / "a\nb\x1b[31m.txt"
    odd.write_text("昆山")
    assert readers.read(odd)[0].title == "a b [31m"
    assert readers.read(odd)[0].source == odd.name
    raw = os.fsencode(tmp_path) + b"/\xff.txt"
    Path(os.fsdecode(raw)).write_text("昆山")
    assert readers.read(Path(os.fsdecode(raw)))[0].source == "\\xff.txt"


def test_a_line_of_fifty_megabytes_is_read(tmp_path: Path) -> None:
    """In one piece."""
    assert len(_read(tmp_path, "long.txt", b"ab" * 25_000_000)[0].text) == 50_000_000


_REPEATED: dict[str, Callable[[int], bytes]] = {
    "a.srt": lambda n: b"1\n00:00:01,000 --> 00:00:02,000\n" + b"<v " * n + b"<rt>" * (n // 2) + b"{\\" * (n // 2),
    "a.html": lambda n: b"<!--" * n + b"<a " * n + b"&" * n,
    "a.rtf": lambda n: b"{\\rtf1 " + b"\\'" * n + b"\\par x" * n,
    "a.csv": lambda n: b"text\n" + b'"' * (3 * n + 1),
    "page": lambda n: b"<!---->" * n + b"x",
    "a.md": lambda n: b"[" * (3 * n),
}


@pytest.mark.parametrize("name", _REPEATED)
def test_repetition_costs_no_more_than_its_length(tmp_path: Path, name: str, growth: Callable[..., float]) -> None:
    """No pattern backtracks over the whole file: the cost grows as its length."""

    def read(times: int) -> None:
        (tmp_path / name).write_bytes(_REPEATED[name](times))
        with contextlib.suppress(InputRefused):
            readers.read(tmp_path / name)

    assert growth(read, 12_500) < 1.6
