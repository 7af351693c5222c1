"""Word, OpenDocument and RTF: what is printed is read, in its order; what is left out is said."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from coder.errors import InputRefused
from coder.formats import readers
from coder.formats.read_document import ReadDocument
from coder.formats.texts.number_forms import chinese
from coder.text.numerals import number as value


def _read(folder: Path, name: str, data: bytes) -> ReadDocument:
    (folder / name).write_bytes(data)
    (document,) = readers.read(folder / name)
    return document


def _p(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def test_docx_paragraphs_breaks_and_links(tmp_path: Path, make: SimpleNamespace) -> None:
    """A paragraph is a line; tabs, line breaks, hyperlinks and empty paragraphs stay."""
    link = '<w:hyperlink w:anchor="x"><w:r><w:t>网址</w:t></w:r></w:hyperlink>'
    field = '<w:fldSimple w:instr="PAGE"><w:r><w:t>7</w:t></w:r></w:fldSimple><w:r><w:instrText>DATE</w:instrText></w:r>'
    body = f"{_p('访谈者：昆山 ')}<w:p/><w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>{link}{field}</w:p>"
    document = _read(tmp_path, "x.docx", make.docx(body))
    assert document.text == "访谈者：昆山 \n\na\tb\nc网址7\n" and document.warnings == () and document.title == "x"


def test_docx_tables_are_lines_with_tabs(tmp_path: Path, make: SimpleNamespace) -> None:
    """Cells by tabs, paragraphs in a cell by spaces; one column is layout; a table in a cell is read too."""
    inner = f"<w:tbl><w:tr><w:tc>{_p('i')}</w:tc><w:tc>{_p('j')}</w:tc></w:tr></w:tbl>"
    table = (
        f"<w:tbl><w:tr><w:tc>{_p('李')}</w:tc><w:tc>{_p('one')}{_p('two')}</w:tc></w:tr><w:tr><w:tc><w:p/></w:tc><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    )
    layout = f"<w:tbl><w:tr><w:tc>{_p('x')}{_p('y')}</w:tc></w:tr></w:tbl>"
    assert _read(tmp_path, "x.docx", make.docx(f"{_p('before')}{table}{layout}{_p('after')}")).text == "before\n李\tone two\n\ti j\nx\ny\nafter\n"


def test_docx_changes_are_accepted_and_said(tmp_path: Path, make: SimpleNamespace) -> None:
    """Tracked deletions, moved text, hidden text, comments and ruby are out, insertions in."""
    changes = "<w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
    changes += "<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>shown</w:t></w:r>"
    ruby = "<w:r><w:ruby><w:rt><w:r><w:t>kun</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>昆</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    document = _read(tmp_path, "x.docx", make.docx(f"<w:p>{changes}{hidden}{ruby}</w:p>", comments="<w:comment w:id='1'/>"))
    assert document.text == "newshown昆\n"
    assert [warning.split()[0] for warning in document.warnings] == ["2", "1", "1", "1", "1"]


def test_docx_footnotes_stand_at_the_end(tmp_path: Path, make: SimpleNamespace) -> None:
    """With their mark in the text; separators and notes nobody refers to are none."""
    body = "<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id='5'/></w:r><w:r><w:t>b</w:t><w:footnoteReference w:id='2'/></w:r></w:p>"
    notes = "".join(f"<w:footnote w:id='{number}'>{_p(text)}</w:footnote>" for number, text in ((0, "line"), (2, "second"), (5, "first")))
    assert _read(tmp_path, "x.docx", make.docx(body, footnotes=notes)).text == "a[1]b[2]\n\n[1] first\n[2] second\n"


def test_docx_automatic_numbers_are_written_out(tmp_path: Path, make: SimpleNamespace) -> None:
    """As printed: levels, restarts, numbers of a style, Chinese forms, bullets."""

    def level(number: int, form: str, pattern: str, more: str = "") -> str:
        return f"<w:lvl w:ilvl='{number}'><w:start w:val='1'/><w:numFmt w:val='{form}'/><w:lvlText w:val='{pattern}'/>{more}</w:lvl>"

    def item(text: str, number: str = "1", depth: int = 0) -> str:
        return f"<w:p><w:pPr><w:numPr><w:ilvl w:val='{depth}'/><w:numId w:val='{number}'/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"

    articles = level(0, "chineseCountingThousand", "第%1条") + level(1, "decimal", "%1.%2", "<w:isLgl/><w:suff w:val='nothing'/>")
    again = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='7'/></w:lvlOverride>"
    numbering = (
        f"<w:abstractNum w:abstractNumId='0'>{articles}</w:abstractNum>"
        f"<w:abstractNum w:abstractNumId='1'>{level(0, 'bullet', chr(0xF0B7))}</w:abstractNum>"
        f"<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='0'/>{again}</w:num>"
        "<w:num w:numId='3'><w:abstractNumId w:val='1'/></w:num>"
    )
    styles = "<w:style w:styleId='A'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
    styles += "<w:style w:styleId='B'><w:basedOn w:val='A'/></w:style>"
    styled = "<w:p><w:pPr><w:pStyle w:val='B'/></w:pPr><w:r><w:t>c</w:t></w:r></w:p>"
    body = (
        item("a")
        + item("x", depth=1)
        + item("y", depth=1)
        + item("b")
        + item("z", depth=1)
        + styled
        + item("d", "2")
        + item("e", "3")
        + item("f", "0")
    )
    document = _read(tmp_path, "x.docx", make.docx(body, numbering=numbering, styles=styles))
    assert document.text == "第一条 a\n1.1x\n1.2y\n第二条 b\n2.1z\n第三条 c\n第七条 d\n• e\nf\n"
    assert document.warnings == ("8 automatic numbers of paragraphs written out",)


def test_chinese_numerals_read_back() -> None:
    """What is written is what the text package reads."""
    assert all(value(chinese(number)) == number for number in range(1, 10_000))


def test_docx_text_boxes_are_read_once(tmp_path: Path, make: SimpleNamespace) -> None:
    """Word writes them twice, for new and for old programs."""
    box = f"<w:txbxContent>{_p('box')}</w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    content = f"<mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert _read(tmp_path, "x.docx", make.docx(f"<w:p><w:r>{content}<w:t>around</w:t></w:r></w:p>")).text == "box\naround\n"


def test_odt_paragraphs_lists_tables_and_notes(tmp_path: Path, make: SimpleNamespace) -> None:
    """White space as it is shown; notes at the end."""
    note = "<text:note><text:note-citation>i</text:note-citation><text:note-body><text:p>foot</text:p></text:note-body></text:note>"
    cells = "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in "李好")
    table = f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
    items = "<text:list>\n <text:list-item><text:p>one</text:p></text:list-item> <text:list-item><text:p>two</text:p></text:list-item></text:list>"
    words = f"a<text:s text:c='3'/>b<text:tab/>c\n  d<text:span>e</text:span>f{note}g<text:line-break/>h"
    body = f"<text:h>题</text:h>\n<text:p>{words}</text:p>{items}{table}"
    document = _read(tmp_path, "x.odt", make.odt(body))
    assert document.text == "题\na   b\tc def[1]g\nh\none\ntwo\n李\t好\n\n[1] foot\n"


def test_odt_deletions_and_comments_are_left_out_and_said(tmp_path: Path, make: SimpleNamespace) -> None:
    """They are not what is printed."""
    office = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    tracked = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>old</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    )
    document = _read(tmp_path, "x.odt", make.odt(f"{tracked}<text:p>a<office:annotation {office}><text:p>hm</text:p></office:annotation>b</text:p>"))
    assert document.text == "ab\n" and len(document.warnings) == 2


def test_encrypted_odt_is_refused(tmp_path: Path, make: SimpleNamespace) -> None:
    """With the reason."""
    (tmp_path / "x.odt").write_bytes(make.zipped({"META-INF/manifest.xml": "<m><encryption-data/></m>", "content.xml": b"\x12\x34"}))
    with pytest.raises(InputRefused, match="password"):
        readers.read(tmp_path / "x.odt")


@pytest.mark.parametrize(
    ("rtf", "text"),
    [
        (rb"{\rtf1\ansi\ansicpg936 \'c0\'a5\'c9\'bd\par b}", "昆山\nb\n"),
        (
            rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset134 S;}{\f2\fcharset136 M;}}\f0 caf\'e9 \f1\'c0\'a5 \f2\'a9\'f8}",
            "café 昆 昆\n",
        ),
        (rb"{\rtf1\ansi\uc1 \u26118?\u23665 ?x}", "昆山x\n"),
        (rb"{\rtf1\ansi\ansicpg936\uc2 \u26118\'c0\'a5\u23665\'c9\'bd x}", "昆山 x\n"),
        (rb"{\rtf1\ansi\uc1 \u-10179?\u-8704?}", "\U0001f600\n"),
        (rb"{\rtf1\ansi\uc0 \u26118\u23665}", "昆山\n"),
        (rb"{\rtf1 a\par{\*\unknown no}{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}\line\{b\}\~c}", "a\nlink\n{b}\u00a0c\n"),
        (rb"{\rtf1 {\trowd\intbl a\par b\cell c\cell\row}\pard d\par}", "a b\tc\nd\n"),
        (rb"{\rtf1 a{\footnote {\super 1} low}b{\v hidden}{\deleted gone}c}", "a[1]bc\n\n[1] 1 low\n"),
        (rb"{\rtf1 {\pict\bin4 {}}}x}y}", "y\n"),
        (b"{\\rtf1\\ansi\\ansicpg936 \xc0\xa5\xc9\xbd}", "昆山\n"),
        (rb"{\rtf1{\info{\title T}{\author A}}{\listtext 1.\tab}item}", "1.\titem\n"),
    ],
)
def test_rtf(tmp_path: Path, rtf: bytes, text: str) -> None:
    """Code pages by font, Unicode with its fall-back, tables, notes, hidden and binary parts."""
    assert _read(tmp_path, "x.rtf", rtf).text == text


def test_rtf_says_what_is_doubtful(tmp_path: Path) -> None:
    """Bytes that fit no character, and an end that is missing."""
    document = _read(tmp_path, "x.rtf", rb"{\rtf1\ansi\ansicpg936 a\'ff\par {b")
    assert "\ufffd" in document.text and len(document.warnings) == 2
