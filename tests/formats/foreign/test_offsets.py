"""Offsets as other programs count them: bytes, UTF-16 units, line ends as one or two, from one, with the last character named."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.errors import InvalidValue
from coder.formats.foreign.fitting import fit
from coder.formats.foreign.offsets import Counting, Ruler, infer, told
from coder.formats.foreign.tagged_text import TaggedText

RAW = "一😀😀😀\r\nab𠮷c\rd\n"
TEXTS = st.text(st.sampled_from("ab 一é😀𠮷\r\n\u2028"), max_size=40)


def _units(raw: str, counting: Counting) -> int:
    seen = raw if counting.crlf == 2 else raw.replace("\r\n", "\n")
    return {"code points": len(seen), "utf-16": len(seen.encode("utf-16-le")) // 2, "bytes": len(seen.encode())}[counting.unit]


@given(
    raw=TEXTS,
    cut=st.tuples(st.integers(0, 40), st.integers(0, 40)),
    unit=st.sampled_from(["code points", "utf-16", "bytes"]),
    crlf=st.sampled_from([1, 2]),
)
@settings(max_examples=300)
def test_a_ruler_finds_every_place_of_the_raw_text(raw: str, cut: tuple[int, int], unit: str, crlf: int) -> None:
    """Whatever is counted; places between CR and LF are none that a program would name."""
    first, last = sorted(min(each, len(raw)) for each in cut)
    if any(raw[each - 1 : each + 1] == "\r\n" for each in (first, last)):
        return
    counting = Counting(unit, crlf)
    place = Ruler(raw, counting).span(_units(raw[:first], counting), _units(raw[:last], counting))
    frozen = raw.replace("\r\n", "\n").replace("\r", "\n")
    expected = raw[first:last].replace("\r\n", "\n").replace("\r", "\n")
    assert place is not None and frozen[place[0] : place[1]] == expected


@given(raw=TEXTS, offset=st.integers(-5, 200), unit=st.sampled_from(["code points", "utf-16", "bytes"]))
def test_a_ruler_never_leaves_the_text(raw: str, offset: int, unit: str) -> None:
    """Inside a character the place before it counts; beyond the end there is none."""
    frozen = raw.replace("\r\n", "\n").replace("\r", "\n")
    place = Ruler(raw, Counting(unit)).span(offset, offset)
    assert (place is None) == (not 0 <= offset <= _units(raw, Counting(unit)))
    assert place is None or 0 <= place[0] <= len(frozen)


def test_from_one_with_the_last_character_named() -> None:
    """As requal does."""
    assert Ruler("abcdef", Counting(first=1, inclusive=True)).span(2, 4) == (1, 4)


@pytest.mark.parametrize(
    "counting", [Counting(), Counting(crlf=1), Counting("utf-16"), Counting("utf-16", 1), Counting("bytes"), Counting(inclusive=True)]
)
def test_the_way_of_counting_is_found_by_the_quotes(counting: Counting) -> None:
    """Each of the ways by a passage that only it puts there."""
    quote = "ab𠮷"
    before = _units(RAW[: RAW.index(quote)], counting)
    stop = before + _units(quote, counting) - int(counting.inclusive)
    candidates = (Counting(), Counting(crlf=1), Counting("utf-16"), Counting("utf-16", 1), Counting("bytes"), Counting(inclusive=True))
    found = infer({"t": RAW}, [("t", before, stop, quote), ("t", None, 3, quote), ("gone", 0, 1, quote)], candidates)
    assert found.counting == counting and (found.agree, found.of) == (1, 1) and found.evidence == "1 of 1 quotes agree"


def test_without_quotes_the_first_way_holds() -> None:
    """And the evidence says so."""
    found = infer({"t": RAW}, [("t", 0, 1, " ")], (Counting("bytes"), Counting()))
    assert found.counting.unit == "bytes" and "no quotes" in found.evidence


def test_a_user_may_say_how_a_file_counts() -> None:
    """In any order and case; what is not said stays."""
    assert told("exclusive, UTF-16; crlf=1", Counting(inclusive=True)) == Counting("utf-16", 1)
    assert told("code points", Counting("bytes")).unit == "code points" and told(None, Counting("bytes")).unit == "bytes"
    assert str(Counting("utf-16", 1, 1, True)) == "CRLF=1, utf-16, inclusive, from 1"
    with pytest.raises(InvalidValue):
        told("bits", Counting())


def test_passages_that_fit_one_way_only_decide() -> None:
    """Two faults more are needed to be sure."""
    ways = (Counting("utf-16"), Counting())
    assert fit({"t": "no rare one"}, [("t", 0, 2)], ways).sure
    sure = fit({"t": "😀 abc def"}, [("t", 2, 5), ("t", 6, 9)], ways)
    assert sure.counting.unit == "code points" and sure.sure and "utf-16: 4" in sure.evidence
    assert not fit({"t": "😀一二三四"}, [("t", 1, 3)], ways).sure


def test_words_of_a_page_are_counted_without_its_tags_and_shown_with_line_breaks() -> None:
    """A passage that begins with a block begins after the break, one that ends with it ends before."""
    page = TaggedText("<h1>题&amp;目</h1><p>a<b>b</b>c</p>\n<p>😀<br>d</p><script>x</script>", Counting("utf-16"))
    assert page.words == "题&目abc\n😀d" and page.text == "题&目\nabc\n😀\nd"
    spans = [page.text[slice(*page.span(start, stop) or (0, 0))] for start, stop in ((0, 3), (3, 6), (2, 4), (7, 9), (7, 10))]
    assert spans == ["题&目", "abc", "目\na", "😀", "😀\nd"] and page.span(0, 99) is None
