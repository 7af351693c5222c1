"""Files that are almost right: whatever is changed in a project, it comes in or is refused in one line."""

import copy
import random
from pathlib import Path

from lxml import etree

from coder.errors import CoderError
from coder.formats.refi.reading import read
from coder.project.arriving.arrival import found_project
from coder.project.project import Project
from tests.formats.refi.building import TEXT, archive, coding, guid, qde, selection, selections, text_source

CRLF = TEXT.replace("\n", "\r\n")
_VALUES = (
    "",
    "-1",
    "0",
    "5",
    "99",
    "99999999999999999999",
    "x",
    "{A}",
    "\u202e",
    "1e3",
    "false",
    "internal://../../etc/passwd",
    "line:3",
    "…",
    "😀",
    "NaN",
)


def _everything() -> bytes:
    """A project with one of each kind of thing."""
    value = f'<VariableValue><VariableRef targetGUID="{guid("note", 50)}"/><IntegerValue>5</IntegerValue></VariableValue>'
    more = (
        f'<Variables><Variable guid="{guid("note", 50)}" name="age" typeOfVariable="Integer"/></Variables>'
        f'<Cases><Case guid="{guid("case", 0)}" name="Liu">{value}<SourceRef targetGUID="{guid("source", 0)}"/></Case></Cases>'
    )
    text = text_source(f'<Description>d</Description>{selections(CRLF)}{coding(70, 1)}<NoteRef targetGUID="{guid("note", 0)}"/>{value}')
    place = 'page="0" firstX="1" firstY="1" secondX="2" secondY="2"'
    pdf = (
        f'<PDFSource guid="{guid("source", 7)}" name="paper"><PDFSelection guid="{guid("selection", 20)}" name="Mayor Liu" {place}>{coding(20)}'
        f'</PDFSelection><Representation guid="{guid("source", 8)}"><PlainTextContent>{TEXT}</PlainTextContent></Representation></PDFSource>'
    )
    points = '<SyncPoint guid="s1" position="0" timeStamp="0"/><SyncPoint guid="s2" position="40" timeStamp="2000"/>'
    spoken = f'<TranscriptSelection guid="{guid("selection", 40)}" fromSyncPoint="s1" toSyncPoint="s2">{coding(41)}</TranscriptSelection>'
    film = (
        f'<VideoSource guid="{guid("source", 5)}" name="film"><Transcript guid="{guid("source", 6)}" name="t"><PlainTextContent>{TEXT[5:]}'
        f'</PlainTextContent>{points}{spoken}</Transcript><VideoSelection guid="{guid("selection", 42)}" begin="100" end="900">{coding(43)}'
        "</VideoSelection></VideoSource>"
    )
    after = (
        f'<Notes><Note guid="{guid("note", 0)}" name="n"><PlainTextContent>{TEXT}</PlainTextContent>{selection(60, 0, 11)}</Note></Notes>'
        f'<Links><Link guid="l" name="x" originGUID="{guid("selection", 0)}" targetGUID="{guid("code", 2)}"/></Links>'
        f'<Sets><Set guid="t" name="hot"><MemberCode targetGUID="{guid("code", 0)}"/><MemberSource targetGUID="{guid("source", 0)}"/></Set></Sets>'
        f'<Graphs><Graph guid="g" name="map"><Vertex guid="1" representedGUID="{guid("code", 0)}"/><Vertex guid="2" name="road"/>'
        '<Edge guid="4" sourceVertex="1" targetVertex="2"/></Graph></Graphs>'
    )
    return qde(text + pdf + film, more=more, after=after).encode()


def _mutated(xml: bytes, chance: random.Random) -> bytes:
    """The same with some elements taken out, doubled or moved, some attributes changed or taken out, some elements renamed."""
    root = etree.fromstring(xml)
    elements = list(root.iter("*"))
    for _ in range(chance.randint(1, 8)):
        element, what = chance.choice(elements), chance.random()
        if what < 0.35 and element.getparent() is not None:
            if what < 0.2:
                element.getparent().remove(element)
            else:
                element.addnext(copy.deepcopy(element))
        elif what < 0.5:
            chance.choice(elements).append(copy.deepcopy(element))
        elif what < 0.8 and element.attrib:
            value = chance.choice(_VALUES) if chance.random() < 0.6 else chance.choice(elements).get("guid") or "z"
            element.set(chance.choice(list(element.attrib)), value)
        elif what < 0.9 and element.attrib:
            del element.attrib[chance.choice(list(element.attrib))]
        else:
            element.tag, element.text = chance.choice(elements).tag, chance.choice(_VALUES)
    return bytes(etree.tostring(root))


def test_whatever_is_changed_comes_in_or_is_refused_in_one_line(tmp_path: Path) -> None:
    """150 projects: no error but our own, each in one line; what came in holds, and every coding lies inside its text."""
    chance, xml = random.Random(20261128), _everything()
    came_in = 0
    for number in range(150):
        file = archive(tmp_path / f"{number}.qdpx", _mutated(xml, chance), {0: CRLF})
        try:
            found = read(file)
        except CoderError as error:
            assert "\n" not in error.what and error.hint
            continue
        lengths = {each.key: len(each.text) for each in found.texts}
        assert all(0 <= each.start < each.stop <= lengths[each.text] for each in found.codings)
        report = found.report
        assert report.verified + report.unverifiable <= report.selections
        if number % 10 == 0:
            found_project(tmp_path / f"{number}.coder", found, "refi@1")
            with Project.open(tmp_path / f"{number}.coder") as project:
                assert not project.workspace.store.problems()
            came_in += 1
    assert came_in >= 8
    assert {each.suffix for each in tmp_path.iterdir()} == {".qdpx", ".coder"}


def test_cut_files_are_refused(tmp_path: Path) -> None:
    """An archive that ends too early, wherever it does."""
    whole = archive(tmp_path / "whole.qdpx", _everything(), {0: CRLF}).read_bytes()
    for size in range(4, len(whole) - 30, len(whole) // 20):
        (tmp_path / "cut.qdpx").write_bytes(whole[:size])
        try:
            read(tmp_path / "cut.qdpx")
        except CoderError as error:
            assert "cut.qdpx" in error.what
        else:
            raise AssertionError(f"{size} bytes were read")
