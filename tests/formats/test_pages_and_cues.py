"""PDF, HTML and subtitles."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from coder.errors import InputRefused
from coder.formats import readers
from coder.formats.read_document import ReadDocument
from coder.text.speech.turns import find_turns

SUBTITLES = Path(__file__).parents[3] / "shared" / "formats" / "subtitles"


def _read(folder: Path, name: str, data: bytes | str) -> ReadDocument:
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    (document,) = readers.read(folder / name)
    return document


def test_pdf_lines_and_page_starts(tmp_path: Path, make: SimpleNamespace) -> None:
    """Lines as set; the offsets of pages lead to their first words."""
    document = _read(tmp_path, "x.pdf", make.pdf("昆山市\n产业转移 man-", "agement\n第二页"))
    assert document.text == "昆山市\n产业转移 man-\nagement\n第二页\n"
    pages = document.metadata["pages"]
    assert isinstance(pages, list) and [document.text[start : start + 2] for start in pages] == ["昆山", "ag"]


def test_pdf_without_text_is_refused(tmp_path: Path, make: SimpleNamespace) -> None:
    """Scanned pages have none."""
    with pytest.raises(InputRefused, match=r"x\.pdf: no text: scanned\?"):
        _read(tmp_path, "x.pdf", make.pdf("", ""))


def test_pdf_with_some_empty_pages_is_read_with_a_warning(tmp_path: Path, make: SimpleNamespace) -> None:
    """How many is said."""
    assert _read(tmp_path, "x.pdf", make.pdf("a", "", "b")).warnings == ("1 of 3 pages have no text (pictures?)",)


def test_encrypted_pdf_is_refused(tmp_path: Path, make: SimpleNamespace) -> None:
    """With the reason."""
    with pytest.raises(InputRefused, match="password"):
        _read(tmp_path, "x.pdf", make.pdf("a", encrypt="secret"))


def test_html_visible_text(tmp_path: Path) -> None:
    """Blocks are lines, scripts, styles and hidden parts are gone, entities are characters."""
    page = """<!DOCTYPE html><html><head><title> 昆山 &amp;
    more</title><style>p{}</style></head><body><script>x=1</script><h1>题</h1>
    <p>昆山
    市 is&nbsp;a <b>city</b>,<br>next<span hidden>no</span><i style="display: none">no</i> line</p>tail
    <ul><li>one<li>two</ul><table><tr><td>a<td>b</table><pre>x  y
z</pre></body></html>"""
    document = _read(tmp_path, "x.html", page)
    assert document.text == "题\n\n昆山市 is\u00a0a city,\nnext line\n\ntail\n\none\ntwo\n\na\tb\n\nx  y\nz\n"
    assert document.title == "昆山 & more"


def test_html_charset_of_the_page_is_used(tmp_path: Path) -> None:
    """As many Chinese sites wrote it; a wrong one falls back to what fits."""
    page = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body>朱镕基</body></html>'
    document = _read(tmp_path, "x.htm", page.encode("gb18030"))
    assert (document.text, document.encoding) == ("朱镕基\n", "gb18030")
    assert _read(tmp_path, "y.htm", page.replace("gb2312", "nonsense")).text == "朱镕基\n"


def test_subtitles_become_turns(tmp_path: Path) -> None:
    """The text package finds who speaks and when."""
    cues = "1\n00:00:01,000 --> 00:00:02,000\n李主任: 你好\n昆山\n\n2\n00:00:03,500 --> 00:00:04,000\n李主任: again\n\n"
    cues += "3\n01:00:05,000 --> 01:00:06,000\nWang: yes\n"
    document = _read(tmp_path, "x.srt", cues)
    assert document.text == "[00:00:01] 李主任: 你好昆山\nagain\n[01:00:05] Wang: yes\n"
    assert [(turn.label, turn.time_start) for turn in find_turns(document.text)] == [("李主任", 1.0), ("Wang", 3605.0)]
    assert document.metadata["cues"] == [[0, 1.0, 2.0], [21, 3.5, 4.0], [27, 3605.0, 3606.0]]


def test_webvtt_voices_tags_notes_and_styles(tmp_path: Path) -> None:
    """Names from voice tags; markup, notes, styles and headers are no text."""
    cues = """WEBVTT - a title

STYLE
::cue { color: red }

NOTE
not shown

intro
00:01.000 --> 00:02.000 align:left
<v.loud Mary Li>Hi &amp; <i>hello</i> <00:01.500>you</v>
<v 王>好

00:03.000 --> 00:04.000
<v 王>再见 2 < 3
"""
    assert _read(tmp_path, "x.vtt", cues).text == "[00:00:01] Mary Li: Hi & hello you\n[00:00:01] 王: 好\n再见 2 < 3\n"


@pytest.mark.parametrize("cues", ["no subtitle at all\n", "WEBVTT\n\nNOTE x\n", "1\n00:00:01,000 --> 00:00:02,000\n\n"])
def test_what_holds_no_cue_is_refused(tmp_path: Path, cues: str) -> None:
    """A text renamed to .srt is not silently emptied."""
    with pytest.raises(InputRefused, match=r"x\.srt"):
        _read(tmp_path, "x.srt", cues)


@pytest.mark.skipif(not SUBTITLES.is_dir(), reason="the shared samples are not here")
def test_odd_subtitles_of_others_are_read_whole() -> None:
    """Ten files of webvtt-py with missing times, tags, comments: every caption comes in."""
    found = {path.name: readers.read(path)[0] for path in SUBTITLES.iterdir()}
    assert len(found) == 10
    for name in ("invalid_timeframe.srt", "missing_timeframe.srt", "sample.srt"):
        assert [f"Caption text #{number}" in found[name].text for number in range(1, 6)] == [True] * 5
    assert "without a readable time" in found["missing_timeframe.srt"].warnings[0]
    assert "That's amore" in found["cue_tags.vtt"].text and "papayawhip" not in found["styles.vtt"].text
