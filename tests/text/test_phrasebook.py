"""Sentences in another language by their fixed parts."""

from coder.text.phrasebook import Phrasebook

BOOK = Phrasebook({"no {} in {}": "{1}中没有{0}", "no town in {}": "{}中没有城镇"})


def test_the_pattern_that_says_most_itself_comes_first() -> None:
    """What is filled in goes to its place, quoted names in the quotation marks of the other language."""
    assert BOOK.say("no town in 'a b'", str) == "“a b”中没有城镇"
    assert BOOK.say("no code in x", lambda word: {"code": "编码项"}.get(word, word)) == "x中没有编码项"


def test_what_no_pattern_knows_stays() -> None:
    """A word may be translated by itself."""
    assert BOOK.say("something else", str) == "something else"
    assert BOOK.say("memo", lambda word: "备忘") == "备忘"
