"""Cue rules: what a cue counts depends on how it is meant."""

import pytest

from coder.language.words import Segmenter
from coder.model.suggestion import Unit
from coder.suggest.cuerules import MOODS, CueRules

SEGMENTER = Segmenter()


def strength(codes, text: str) -> float:
    """Of mediation in a unit that holds the text."""
    unit = Unit(document_id="d9", start=0, stop=len(text), text=text, role="respondent")
    found = CueRules(segmenter=SEGMENTER).fit(codes, (), [unit]).evidence(unit)
    return found["t"].strength if "t" in found else 0.0


def test_what_is_said_counts_more_than_a_wish_and_a_wish_more_than_a_question(codes):
    """And what is denied counts nothing."""
    said, wished, asked, denied = (
        strength(codes, text)
        for text in (
            "那年冬天是商会出面，把两边叫到一起。",
            "我们一直很希望商会出面，把两边叫到一起。",
            "这件事情是不是可以请商会出面？",
            "那年冬天没有商会出面，两边各做各的。",
        )
    )
    assert said > wished > asked > denied == 0
    assert MOODS["said"] > MOODS["wished"] > MOODS["asked"] > MOODS["denied"]


@pytest.mark.parametrize(
    "text", ["透過今天這樣的座談商會出面，祝大家身體健康。", "大家都在講商會出面、互相合作。", "這個是我們今天會議的主題，商會出面的經驗。"]
)
def test_talk_of_the_meeting_and_of_a_word_says_little(codes, text):
    """A slogan, an opening address: less than three tenths of what is told."""
    assert 0 < strength(codes, text) < 0.3 * strength(codes, "那年冬天是商会出面，把两边叫到一起。")


def test_a_cue_in_the_name_of_a_paper_says_nothing(codes):
    """Neither in 《》 nor in 「」."""
    assert strength(codes, "各部會的資料都放在「商會出面調解要點」裡面了。") == 0
    assert strength(codes, "大家坐下來，「商會出面」這四個字就是這樣來的。") > 0
