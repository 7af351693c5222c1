"""How offsets count is found out by the quotes, else by words and sentences, else by what is known of the program."""

from pathlib import Path

import pytest

from coder.errors import InvalidValue
from coder.formats.refi.reading import read
from tests.formats.refi.building import QUOTES, TEXT, archive, one_text, qde, selection, selections, text_source
from tests.formats.refi.words import losses, passages

CRLF = TEXT.replace("\n", "\r\n")


@pytest.mark.parametrize("bom", [False, True])
@pytest.mark.parametrize("crlf", [1, 2])
@pytest.mark.parametrize("unit", ["code points", "utf-16"])
@pytest.mark.parametrize("inclusive", [False, True])
def test_all_eight_readings_are_told_apart_by_the_quotes(tmp_path: Path, bom: bool, crlf: int, unit: str, inclusive: bool) -> None:
    """Whichever way a program counts, every passage is its quote, and the report says which way it was."""
    inside = selections(CRLF, unit=unit, crlf=crlf, inclusive=inclusive)
    found = read(one_text(tmp_path / "a.qdpx", CRLF, inside, bom=bom))
    assert passages(found) == list(QUOTES)
    report = found.report
    assert (report.selections, report.verified, report.unverifiable, report.doubtful) == (len(QUOTES), len(QUOTES), 0, ())
    assert report.convention == f"CRLF={crlf}, {unit}, {'inclusive' if inclusive else 'exclusive'}"
    assert f"{len(QUOTES)} of {len(QUOTES)} quotes" in report.evidence


@pytest.mark.parametrize("unit", ["code points", "utf-16"])
def test_line_feeds_alone_leave_nothing_to_guess_about_line_ends(tmp_path: Path, unit: str) -> None:
    """LF counts as one in every reading; the evidence says so."""
    found = read(one_text(tmp_path / "a.qdpx", TEXT, selections(TEXT, unit=unit)))
    assert passages(found) == list(QUOTES) and "No CR LF" in found.report.evidence


ENGLISH = (
    "".join(f"Interviewer: Where did number {n} begin?\r\nMayor: Kunshan paid for road {n}, then we paid for the rest.\r\n" for n in range(30))
    + "The end.\r\n" * 20
)


@pytest.mark.parametrize(("origin", "crlf"), [("NVivo 12 Windows", 2), ("ATLAS.ti 23", 1), ("Nobody", 1), ("Nobody", 2)])
def test_without_quotes_words_that_would_be_split_tell(tmp_path: Path, origin: str, crlf: int) -> None:
    """Selections of whole words lie at the ends of words in one reading only, whatever the program is known for."""
    counted = ENGLISH if crlf == 2 else ENGLISH.replace("\r\n", "\n")
    wanted = [f"Kunshan paid for road {n}" for n in range(30)]
    inside = "".join(selection(n, counted.index(each), counted.index(each) + len(each)) for n, each in enumerate(wanted))
    found = read(one_text(tmp_path / "a.qdpx", ENGLISH, inside, bom=True, origin=origin))
    assert passages(found) == wanted
    assert found.report.convention == f"CRLF={crlf}, code points, exclusive" and "inside a word" in found.report.evidence
    assert found.report.unverifiable == 30 and not found.report.doubtful


CHINESE = "访谈者：那一次是怎么开始的？\r\n镇长：昆山出钱修了那条路。后来我们出钱建了市场，工人留下来了。\r\n" * 30 + "完了。\r\n" * 20


@pytest.mark.parametrize("crlf", [1, 2])
def test_without_quotes_chinese_is_told_by_the_ends_of_sentences(tmp_path: Path, crlf: int) -> None:
    """Chinese parts no words, so what tells is where sentences end."""
    counted = CHINESE if crlf == 2 else CHINESE.replace("\r\n", "\n")
    wanted = ["后来我们出钱建了市场，工人留下来了。"] * 30
    starts = [at for at in range(len(counted)) if counted.startswith("后来", at)]
    inside = "".join(selection(n, at, at + len(wanted[n])) for n, at in enumerate(starts))
    found = read(one_text(tmp_path / "a.qdpx", CHINESE, inside))
    assert passages(found) == wanted and "end of a sentence" in found.report.evidence


def test_where_nothing_tells_the_program_is_asked_then_the_standard(tmp_path: Path) -> None:
    """One selection that fits all readings: NVivo counts CR LF as two; of an unknown program the evidence says that it is a guess."""
    raw = "一二三四五\r\n六七八九十\r\n一二三四五六七八九十\r\n"
    nvivo = read(one_text(tmp_path / "n.qdpx", raw, selection(0, 9, 11), origin="NVivo 20"))
    other = read(one_text(tmp_path / "o.qdpx", raw, selection(0, 9, 11), origin="Nobody"))
    assert passages(nvivo) == ["八九"] and "known to count line ends so" in nvivo.report.evidence and not nvivo.report.doubtful
    assert passages(other) == ["九十"] and "--convention" in other.report.evidence
    assert [each.expected for each in other.report.doubtful] == ["another way of counting would put it elsewhere"]


def test_behind_an_emoji_a_place_without_a_quote_is_doubtful(tmp_path: Path) -> None:
    """No program is known to count characters beyond U+FFFF in one way; before the first of them all ways agree."""
    raw = "一二三四五六七八九十😀一二三四五六七八九十\n"
    found = read(one_text(tmp_path / "a.qdpx", raw, selection(0, 2, 4) + selection(1, 13, 15), origin="NVivo 20"))
    assert passages(found) == ["三四", "三四"]
    assert [(each.start, each.stop) for each in found.report.doubtful] == [(13, 15)]


def test_split_words_never_make_an_end_inclusive(tmp_path: Path) -> None:
    """A coder whose own selections end one character too early is reported, not moved."""
    wanted = [f"Kunshan paid for road {n}"[:-3] for n in range(10, 20)]
    text = ENGLISH.replace("\r\n", "\n")
    inside = "".join(selection(n, text.index(each), text.index(each) + len(each) - 1) for n, each in enumerate(wanted))
    found = read(one_text(tmp_path / "a.qdpx", text, inside))
    assert passages(found) == [each[:-1] for each in wanted]
    assert len(found.report.doubtful) == 10 and {each.expected for each in found.report.doubtful} == {"ends inside a word"}


def test_a_convention_can_be_told(tmp_path: Path) -> None:
    """What is told is taken; what is left open is found out; a word that is none is refused."""
    path = one_text(tmp_path / "a.qdpx", CRLF, selections(CRLF, unit="utf-16", crlf=1))
    told = read(path, convention="CRLF=2")
    assert told.report.convention.startswith("CRLF=2, ") and told.report.doubtful
    assert not read(path, convention="CRLF=1, utf-16, exclusive").report.doubtful
    with pytest.raises(InvalidValue, match="sideways"):
        read(path, convention="sideways")


def test_one_byte_order_mark_is_taken_off_and_no_more(tmp_path: Path) -> None:
    """Of three, two are content and count."""
    raw = "\ufeff\ufeff" + TEXT
    found = read(one_text(tmp_path / "a.qdpx", raw, selections(raw), bom=True))
    assert passages(found) == list(QUOTES) and found.texts[0].text.startswith("\ufeff\ufeffInterviewer")


@pytest.mark.parametrize("odd", ["\u2028", "\x0b", "\x0c", "\x85", "\r"])
def test_characters_that_some_take_for_line_ends_count_as_one(tmp_path: Path, odd: str) -> None:
    """U+2028, VT, FF, NEL and a CR alone shift nothing."""
    raw = f"before{odd}after{odd}" + TEXT
    found = read(one_text(tmp_path / "a.qdpx", raw, selections(raw)))
    assert passages(found) == list(QUOTES)


def test_quotes_cut_short_and_with_other_white_space_agree(tmp_path: Path) -> None:
    """`…` at the end of a name, a blank where the text has a line end, none where it has one."""
    start = TEXT.index("Where")
    names = ("Where did it all begin? Mayor Liu: In 织里，童装产业 came first …", "Where did it all begin?Mayor Liu: In 织里，童装产业 came...")
    stop = TEXT.index("Then the others")
    inside = "".join(selection(n, start, stop, each) for n, each in enumerate(names))
    found = read(one_text(tmp_path / "a.qdpx", TEXT, inside))
    assert found.report.verified == 2 and not found.report.doubtful


def test_line_numbers_and_titles_are_no_quotes(tmp_path: Path) -> None:
    """`line:3` says nothing; a title is kept as a memo, and a quote that stands elsewhere is doubtful with both places to see."""
    start = TEXT.index("Kunshan")
    inside = (
        selection(0, start, start + 12, "line:3")
        + selection(1, start, start + 12, "what money does to friends")
        + selection(2, start, start + 12, "童装产业 came first")
    )
    found = read(one_text(tmp_path / "a.qdpx", TEXT, inside))
    assert passages(found) == ["Kunshan paid"] * 3
    assert (found.report.verified, found.report.unverifiable, len(found.report.doubtful)) == (0, 2, 1)
    assert [(each.kind, each.body) for each in found.memos] == [("title", "what money does to friends")]
    assert found.report.doubtful[0].expected == "童装产业 came first" and "[Kunshan paid]" in found.report.doubtful[0].found


def test_selections_at_and_beyond_the_end(tmp_path: Path) -> None:
    """Up to the end is right; beyond it is cut and doubtful; of no length or outside is lost; the wrong way round is doubtful."""
    end = len(TEXT)
    places = ((end - 7, end), (end - 7, end + 9), (5, 5), (end + 4, end + 9), (24, 13))
    inside = "".join(selection(n, *place) for n, place in enumerate(places))
    found = read(one_text(tmp_path / "a.qdpx", TEXT, inside))
    assert passages(found) == ["school.\n"[-7:], "school.\n"[-7:], "Where did i"]
    assert losses(found)["passages of no length"] == 1 and losses(found)["passages outside of their text"] == 1
    assert losses(found)["codings whose passage could not be kept"] == 2
    told = " ".join(each.expected for each in found.report.doubtful)
    assert "beyond the text" in told and "before its start" in told


def test_texts_whose_quotes_prove_another_reading_are_read_so(tmp_path: Path) -> None:
    """A project that holds texts out of two programs: each counts as its own quotes say, and the report names the odd one."""
    raw = TEXT.replace("\n", "\r\n")
    xml = qde("".join(text_source(selections(raw, crlf=crlf), number=number) for number, crlf in enumerate((2, 2, 1))))
    found = read(archive(tmp_path / "a.qdpx", xml, dict.fromkeys(range(3), raw)))
    assert passages(found) == [*QUOTES] * 3 and found.report.verified == 3 * len(QUOTES) and not found.report.doubtful
    assert found.report.convention.startswith("CRLF=2") and "another reading, which is used there: talk 2 (CRLF=1" in found.report.evidence
    assert "used there" not in read(archive(tmp_path / "b.qdpx", xml, dict.fromkeys(range(2), raw))).report.evidence
    told = read(tmp_path / "a.qdpx", convention="CRLF=2, code-points, exclusive").report
    assert told.doubtful and told.evidence == "As told."


def test_one_quote_proves_no_reading_of_its_own(tmp_path: Path) -> None:
    """It is doubtful, and stays where the file puts it."""
    raw = TEXT.replace("\n", "\r\n")
    last = QUOTES[-1]
    odd = TEXT.index(last)
    xml = qde(text_source(selections(raw, crlf=2)) + text_source(selection(90, odd, odd + len(last), last), number=1))
    found = read(archive(tmp_path / "a.qdpx", xml, dict.fromkeys(range(2), raw)))
    assert len(found.report.doubtful) == 1 and "used there" not in found.report.evidence
