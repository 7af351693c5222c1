"""Folding keeps the length and finds what a reader would find."""

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.text.search.fold import fold, fold_at_once, index_form, index_query
from coder.text.shadow import simplified, simplified_at_once, simplified_characters

ALL = "".join(map(chr, (*range(1, 0xD800), *range(0xE000, 0x110000))))
DOCUMENTS = {
    1: "去年昆山市大力招商引资，吸引了很多企业。",
    2: "崑山的招商引資經驗，臺灣廠商都知道。",
    3: "𠮷野家在Kunshan开店，Café很多。",
    4: "The skilled workers of Kunshan learned from Taiwanese firms.",
    5: "“……”，——！",
    6: "招商和引资是两回事；昆，山。",
}


@given(st.text())
def test_shadow_and_fold_keep_the_length(text: str) -> None:
    """Offsets found in the folded text hold in the text."""
    assert len(simplified(text)) == len(fold(text)) == len(text)


def test_every_character_folds_to_one_and_stays_folded() -> None:
    """Over all of Unicode: the length is kept and a second time changes nothing."""
    for form in (simplified, fold):
        assert len(form(ALL)) == len(ALL)
        assert form(form(ALL)) == form(ALL)


@pytest.mark.parametrize(
    ("traditional", "expected"),
    [
        ("崑山", "昆山"),
        ("臺灣", "台湾"),
        ("鄉鎮企業", "乡镇企业"),
        ("裏裡", "里里"),
        ("為爲", "为为"),
        ("⼯業", "工业"),
        ("著名", "著名"),
        ("什麼", "什么"),
    ],
)
def test_shadow(traditional: str, expected: str) -> None:
    """Traditional, variant and compatibility characters get their Simplified form."""
    assert simplified(traditional) == expected


def test_simplified_text_is_its_own_shadow() -> None:
    """Common Simplified characters are never mapped to others."""
    text = "只里后面干系发松谷丑斗么云台历向并征志表着范须余吁板准淀核游苏"
    assert simplified(text) == text
    assert all(len(char) == len(other) == 1 and char != other for char, other in simplified_characters().items())


@pytest.mark.parametrize(
    ("text", "expected"),
    [("ＡＢＣ：１２３", "abc:123"), ("Café ÉCOLE Łódź", "cafe ecole łodz"), ("don’t", "don't"), ("İstanbul ß Σ", "istanbul ß σ"), ("隨著", "随着")],
)
def test_fold(text: str, expected: str) -> None:
    """Lower case, half width, no accents."""
    assert fold(text) == expected


def _search(phrase: str) -> list[int]:
    """The documents that SQLite finds."""
    db = sqlite3.connect(":memory:")
    db.execute("""CREATE VIRTUAL TABLE t USING fts5(body, tokenize = "unicode61 remove_diacritics 0")""")
    db.executemany("INSERT INTO t(rowid, body) VALUES (?, ?)", [(key, index_form(text)) for key, text in DOCUMENTS.items()])
    found = [row for (row,) in db.execute("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rowid", (index_query(phrase),))]
    db.close()
    return found


@pytest.mark.parametrize(
    ("phrase", "documents"),
    [
        ("昆山", [1, 2, 6]),
        ("崑山", [1, 2, 6]),
        ("招商引资", [1, 2]),
        ("招商引資", [1, 2]),
        ("𠮷野家", [3]),
        ("𠮷", [3]),
        ("kunshan", [3, 4]),
        ("KUNSHAN开店", [3]),
        ("cafe", [3]),
        ("skill", []),
        ("skill*", [4]),
        ("skilled workers", [4]),
        ("“，”", []),
        ('say "hello"', []),
        ("山", [1, 2, 6]),
        ("廠商都知道", [2]),
    ],
)
def test_fts5_finds_words_of_both_scripts(phrase: str, documents: list[int]) -> None:
    """A real FTS5 index; punctuation does not part a phrase, so 昆，山 is a candidate for the exact search after it."""
    assert _search(phrase) == documents


@given(st.text(st.sampled_from("昆山崑a b,，“\"'*𠮷()-:^é鿿"), max_size=12))
def test_no_phrase_breaks_the_query_language_of_fts5(phrase: str) -> None:
    """Whatever is typed is a valid FTS5 query, which finds some of the documents or none."""
    assert set(_search(phrase)) <= set(DOCUMENTS)


def test_a_character_newer_than_sqlite_is_found() -> None:
    """Han characters that unicode61 takes for punctuation are indexed as ASCII words."""
    newer = chr(0x9FD4)
    db = sqlite3.connect(":memory:")
    db.execute("""CREATE VIRTUAL TABLE t USING fts5(body, tokenize = "unicode61 remove_diacritics 0")""")
    db.execute("INSERT INTO t(body) VALUES (?)", (index_form(f"在{newer}村"),))
    assert db.execute("SELECT count(*) FROM t WHERE t MATCH ?", (index_query(f"{newer}村"),)).fetchone() == (1,)
    db.close()


@settings(deadline=None)
@given(st.text())
def test_very_long_texts_are_folded_alike_by_arrays(text: str) -> None:
    """`fold_at_once` and `simplified_at_once` give what the others give, rare characters too."""
    assert fold_at_once(text) == fold(text)
    assert simplified_at_once(text) == simplified(text)
