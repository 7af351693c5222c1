"""Names in a text are replaced by others, and every passage is found again."""

from hypothesis import given
from hypothesis import strategies as st

from coder.text.renaming import Renaming

NAMES = {"王建国": "P1", "王明": "P2", "Wang Jianguo": "P1", "Li": "P3", "A": "P4", "張三": "P6", "Mayor Li": "P7", "王": "P8", "昆山电子": "某公司"}


def renamed(text: str) -> str:
    """The text with the new names."""
    return Renaming(NAMES)(text).text


def test_names_are_found_in_both_scripts_and_widths_and_however_spaced() -> None:
    """Traditional for Simplified and the reverse, full width, the space in a name of two characters, a line broken in a name."""
    assert renamed("王建國、王建国和张三、張三") == "P1、P1和P6、P6"
    assert renamed("王　明：你好，王 明") == "P2：你好，P2"
    assert renamed("Ｗａｎｇ Ｊｉａｎｇｕｏ, WANG  JIANGUO and wang\njianguo") == "P1, P1 and P1"
    assert renamed("昆山電子的人") == "某公司的人"


def test_the_longest_name_counts() -> None:
    """王建国 before 王, Mayor Li before Li."""
    assert renamed("王建国和王总") == "P1和P8总"
    assert renamed("Mayor Li and Li") == "P7 and P3"


def test_latin_names_are_whole_words_and_short_ones_keep_their_case() -> None:
    """No P3 in Limerick or `li`; one letter counts as a speaker's label only."""
    assert renamed("Limerick, LiLei, li, Li_2") == "Limerick, LiLei, li, P3_2"
    assert renamed("A: yes. A firm in a town.\n**A**：no") == "P4: yes. A firm in a town.\n**P4**：no"


def test_passages_move_with_their_words() -> None:
    """The edges of a passage inside a name become the edges of the new name."""
    now = Renaming(NAMES)("𠮷：王建国说，王明也说")
    assert now.passage(0, 2) == "𠮷：" and now.passage(2, 5) == "P1" and now.passage(3, 6) == "P1说" and now.passage(6, 11) == "，P2也说"


def test_without_names_nothing_changes() -> None:
    """And a renaming of nothing says so."""
    assert not Renaming({}) and not Renaming({" ": "P"}) and Renaming({})("王明").text == "王明"


@given(st.text(alphabet="王建国明A Li:，\n𠮷張三x", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_places_keep_their_order(text: str, one: int, other: int) -> None:
    """Every place of the old text is a place of the new one, in the same order, and what was not replaced stays."""
    now = Renaming(NAMES)(text)
    left, right = sorted((min(one, len(text)), min(other, len(text))))
    assert 0 <= now.moved(left) <= now.moved(right, is_stop=True) <= len(now.text) or left == right
    kept = [text[a:b] for a, b in zip((0, *now.stops), (*now.starts, len(text)), strict=True)]
    assert now.text == "".join(piece + name for piece, name in zip(kept, (*now.names, ""), strict=True))
