"""Bytes become a frozen text, or are refused with the place of the fault."""

import codecs
import hashlib
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.errors import InputRefused
from coder.text.freeze import freeze, freeze_text, sha256_text

ZH = "访谈者：昆山的招商引资是怎么开始的？\n受访者：一九八四年，我们自费办开发区，没有钱，也没有政策。\n" * 3
HANT = "主持人：請問崑山的產業聚落是怎麼形成的？\n受訪者：臺灣的廠商一家一家搬過來，後來鄉鎮企業也學會了。\n" * 3
TEXTS = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0\ufeff"), min_size=1).filter(lambda t: not t.isspace())


def test_utf8_is_kept_as_it_is() -> None:
    """Text, encoding and both hashes of plain UTF-8, without a warning."""
    frozen = freeze(ZH.encode(), name="a.txt")
    assert (frozen.text, frozen.encoding, frozen.warnings) == (ZH, "utf-8", ())
    assert frozen.source_sha256 == frozen.text_sha256 == hashlib.sha256(ZH.encode()).hexdigest() == sha256_text(ZH)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (codecs.BOM_UTF8 + ZH.encode(), "utf-8-sig"),
        (ZH.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + ZH.encode("utf-16-be"), "utf-16"),
        (ZH.encode("utf-32"), "utf-32"),
    ],
)
def test_a_byte_order_mark_names_the_encoding(data: bytes, encoding: str) -> None:
    """The mark is taken off and decides; that is no guess."""
    frozen = freeze(data, name="a.txt")
    assert (frozen.text, frozen.encoding, frozen.warnings) == (ZH, encoding, ())
    assert frozen.source_sha256 != frozen.text_sha256 == sha256_text(ZH)


def test_only_one_byte_order_mark_is_taken_off() -> None:
    """A second mark is text."""
    assert freeze(codecs.BOM_UTF8 * 2 + b"a", name="a").text == "\ufeffa"
    assert freeze(codecs.BOM_UTF8 + b"a", name="a", encoding="utf-8").text == "a"


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (ZH, "gb18030"),
        (ZH, "gbk"),
        (HANT, "big5"),
        (HANT, "gb18030"),
        ("Le café était fermé, où êtes-vous allé ?\n" * 4, "cp1252"),
        (ZH, "utf-16-le"),
    ],
)
def test_a_guess_is_right_and_says_so(text: str, codec: str) -> None:
    """What is not UTF-8 is guessed; the warning names the file, the guess and --encoding."""
    frozen = freeze(text.encode(codec), name="old.txt")
    assert frozen.text == text
    assert len(frozen.warnings) == 1
    assert all(word in frozen.warnings[0] for word in ("old.txt", frozen.encoding, "--encoding"))


def test_a_long_file_of_another_encoding_is_guessed() -> None:
    """The sample for the guess does not tear a character."""
    text = "昆山" * 150_000
    assert freeze(text.encode("gb18030"), name="a").text == text


def test_a_wrong_encoding_by_hand_is_refused_with_the_byte() -> None:
    """File, byte offset, line and encoding stand in the error."""
    with pytest.raises(InputRefused) as caught:
        freeze(b"good\n" + ZH.encode("gb18030"), name="zh.txt", encoding="utf-8")
    assert all(word in caught.value.what for word in ("zh.txt", "utf-8", "byte offset 5", "line 2"))
    assert "--encoding" in caught.value.hint


def test_an_unknown_encoding_is_refused() -> None:
    """A codec nobody knows, and one that does not give text."""
    for encoding in ("klingon", "base64"):
        with pytest.raises(InputRefused, match=encoding):
            freeze(b"abc", name="a", encoding=encoding)


def test_an_encoding_by_hand_that_hides_utf8_warns() -> None:
    """Told GB18030, but the bytes are UTF-8 too: read as told, with a warning."""
    frozen = freeze("昆山昆山".encode(), name="a", encoding="gb18030")
    assert frozen.encoding == "gb18030"
    assert "UTF-8" in frozen.warnings[0]


def test_damaged_utf8_is_not_taken_for_something_else() -> None:
    """One bad byte in a UTF-8 file is refused with its place, not read as Western or Chinese."""
    data = ZH.encode()
    cut = data.index("招商".encode())
    with pytest.raises(InputRefused) as caught:
        freeze(data[: cut + 2] + data[cut + 3 :], name="torn.txt")
    assert "torn.txt" in caught.value.what
    assert f"byte offset {cut}" in caught.value.what


def test_newlines_become_line_feeds() -> None:
    """CRLF, CR and mixtures; NEL, VT and U+2028 stay."""
    assert freeze(b"a\r\nb\rc\n\rd", name="a").text == "a\nb\nc\n\nd"
    assert freeze("a\u2028b\x85c\x0bd".encode(), name="a").text == "a\u2028b\x85c\x0bd"


def test_no_normalisation() -> None:
    """Decomposed accents and full-width letters stay as they are."""
    text = "e\u0301 Ａ ﬁ \u2f08"
    assert freeze(text.encode(), name="a").text == text


@pytest.mark.parametrize("data", [b"", b" \n\t\n", codecs.BOM_UTF8])
def test_an_empty_file_is_refused(data: bytes) -> None:
    """Nothing, white space only, a mark only; the error names the file."""
    with pytest.raises(InputRefused, match="empty\\.txt"):
        freeze(data, name="empty.txt")


def test_nul_is_refused_with_its_place() -> None:
    """Line and offset of the NUL."""
    with pytest.raises(InputRefused, match=r"bad\.txt: line 2, offset 6"):
        freeze("昆山昆山\n昆\0昆山".encode(), name="bad.txt")


def test_half_a_surrogate_is_refused_with_its_place() -> None:
    """A reader's text with a lone surrogate."""
    with pytest.raises(InputRefused, match=r"x\.json: line 2, offset 3.*D800"):
        freeze_text("a\nb\ud800", name="x.json")


@given(TEXTS)
def test_freezing_twice_changes_nothing(text: str) -> None:
    """freeze and freeze_text agree and are idempotent."""
    once = freeze_text(text, name="x")
    assert freeze_text(once, name="x") == once
    frozen = freeze(text.encode(), name="x")
    assert frozen.text == once
    assert freeze(frozen.text.encode(), name="x") == freeze(once.encode(), name="x")
    assert "\r" not in once


def test_the_referee_is_loaded_only_when_needed() -> None:
    """Plain UTF-8 imports neither charset-normalizer nor numpy."""
    code = (
        "import sys; from coder.text import freeze, segments; from coder.text.search import fold;"
        "t = freeze.freeze('昆山：好'.encode(), name='a').text; fold.index_form(t); segments.segment(t, 'interview');"
        "print([m for m in ('charset_normalizer', 'numpy', 'regex', 'rich') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
