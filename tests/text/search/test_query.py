"""The search language."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.errors import CoderError, InvalidValue
from coder.text.search.fold import fold, index_form
from coder.text.search.query import evaluate, find, fts, kwic, parse_query

TEXT = "崑山市招商引資，Kunshan skill matching and skilled workers. Taiwanese firms in 昆山 came."
FOLDED = fold(TEXT)


def _hits(query: str) -> list[str]:
    return [TEXT[start:stop] for start, stop in find(parse_query(query), FOLDED, lambda _: True)]


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("昆山", ["崑山", "昆山"]),
        ("招商引资", ["招商引資"]),
        ("skill", ["skill"]),
        ("skill*", ["skill", "skilled"]),
        ('"skill matching"', ["skill matching"]),
        ("SKILL and workers", ["skill", "and", "workers"]),
        ("kunshan NEAR/2 matching", ["Kunshan skill matching"]),
        ("kunshan NEAR/0 matching", []),
        ("招商 NEAR/0 引资", ["招商引資"]),
        ("引资 NEAR/0 招商", ["招商引資"]),
        ("昆山 NOT 顺德", ["崑山", "昆山"]),
        ("昆山 NOT firms", []),
        ("昆山 AND (顺德 OR firms)", ["崑山", "firms", "昆山"]),
        ("顺德 OR firms AND came", ["firms", "came"]),
        ("（顺德 OR firms） “招商引资”", ["招商引資", "firms"]),
        ('"招商 引资"', ["招商引資"]),
        ("town：昆山 AND firms", ["firms"]),
        ("year>=2005 昆山市", ["崑山市"]),
        ("ｆｉｒｍｓ", ["firms"]),
        ("irms", []),
    ],
)
def test_find(query: str, hits: list[str]) -> None:
    """Words, phrases, operators, filters; both scripts; hits at their true places."""
    assert _hits(query) == hits


def test_a_filter_alone_matches_without_hits() -> None:
    """The project answers filters; a denied one turns round."""
    query = parse_query('code:sit.x AND NOT speaker:"Li Wei"')
    assert [each.printed() for each in query.filters()] == ["code:sit.x", 'speaker:"Li Wei"']
    assert evaluate(query, FOLDED, lambda each: each.field == "code").matches
    assert not evaluate(query, FOLDED, lambda _: True).matches


def test_a_filter_without_answer_is_an_error() -> None:
    """A query with filters needs somebody who knows."""
    with pytest.raises(InvalidValue, match="code:x"):
        find(parse_query("code:x 昆山"), FOLDED)


def test_terms_leave_out_what_is_denied() -> None:
    """Only the words that can be hit."""
    assert [term.words for term in parse_query("a OR (b NOT c)").terms()] == ["a", "b"]


@pytest.mark.parametrize(
    ("query", "position"),
    [
        ("(a", 1),
        ("a)", 2),
        ('"a', 1),
        ("NEAR b", 1),
        ("a AND", 6),
        ("a NEAR code:x", 3),
        ("a “，”", 4),
        ("code:", 1),
        ("(" * 60 + "a", 41),
    ],
)
def test_errors_name_the_position(query: str, position: int) -> None:
    """Counted from 1."""
    with pytest.raises(InvalidValue, match=rf"position {position}\b"):
        parse_query(query)


def test_an_empty_query_is_refused() -> None:
    """With a hint."""
    with pytest.raises(InvalidValue, match="empty"):
        parse_query("  ")


@given(st.text(st.sampled_from('昆山ab "“”()（）：:=*＊ANDORNEAR/3'), max_size=24))
def test_whatever_is_typed_is_read_or_refused(query: str) -> None:
    """No other error; hits lie in the text."""
    try:
        parsed = parse_query(query)
    except CoderError:
        return
    for start, stop in find(parsed, FOLDED, lambda _: True):
        assert 0 <= start < stop <= len(FOLDED)


@pytest.mark.parametrize("query", ["昆山 skill*", "昆山 NOT 顺德", "顺德 OR firms", "kunshan NEAR/2 matching", '"招商引资" year=2', "NOT 顺德"])
def test_the_index_finds_every_text_that_matches(query: str) -> None:
    """The FTS5 expression never misses a text that the exact search accepts."""
    expression = fts(parse_query(query))
    db = sqlite3.connect(":memory:")
    db.execute("""CREATE VIRTUAL TABLE t USING fts5(body, tokenize = "unicode61 remove_diacritics 0")""")
    db.execute("INSERT INTO t(body) VALUES (?)", (index_form(TEXT),))
    assert expression is None or db.execute("SELECT count(*) FROM t WHERE t MATCH ?", (expression,)).fetchone() == (1,)
    assert (expression is None) == (query == "NOT 顺德")
    db.close()


def test_kwic() -> None:
    """Context on both sides, newlines shown as spaces, cut at the ends."""
    assert kwic("一二\n昆山\n三四", 3, 5, 3) == ("一二 ", "昆山", " 三四")
    assert kwic("昆山", 0, 2, 3) == ("", "昆山", "")
