"""Quotes of tables find their places, and say when they are not certain."""

from collections.abc import Callable

import pytest

from coder.formats.foreign.anchoring import Searched, anchored, names, same_words
from coder.formats.foreign.project import ForeignCode, ForeignProject, ForeignQuote, ForeignText
from coder.formats.foreign.report import ImportReport

TEXT = "访谈者：您好😀吗？\n李：我们“先学”后做，\n  招商𠮷祥。先学后做。\n"


def _project(*quotes: ForeignQuote, text: str = TEXT) -> ForeignProject:
    report = ImportReport(producer="a table", convention="quotes", evidence="the table holds words, no places", codes=1)
    return ForeignProject(
        name="t",
        report=report,
        codes=(ForeignCode(key="c", name="学习"),),
        texts=(ForeignText(key="t", title="昆山 1", text=text, source="昆山1.txt"),),
        quotes=quotes,
    )


def _quote(words: str, **more: object) -> ForeignQuote:
    return ForeignQuote(**{"key": words, "document": "昆山 1.docx", "quote": words, "code": "c", **more})  # type: ignore[arg-type]


def test_a_quote_is_found_where_it_stands_and_counts_as_verified() -> None:
    """Exactly, beyond emoji and rare Han."""
    done = anchored(_project(_quote("招商𠮷祥")), {})
    coding = done.codings[0]
    assert TEXT[coding.start : coding.stop] == "招商𠮷祥" and coding.text == "t"
    assert done.report.verified == 1 and not done.report.doubtful and not done.quotes


@pytest.mark.parametrize(
    ("words", "there", "sure"), [("后做， 招商", "后做，\n  招商", True), ('我们"先学"后做', "我们“先学”后做", False), ("ＡＢ招商", "", False)]
)
def test_other_white_space_is_the_same_quote_other_marks_are_doubtful(words: str, there: str, sure: bool) -> None:
    """Both are found; what is not there is a loss with its document."""
    done = anchored(_project(_quote(words)), {})
    assert [TEXT[each.start : each.stop] for each in done.codings] == ([there] if there else [])
    assert done.report.verified == int(sure) and len(done.report.doubtful) == int(bool(there) and not sure)
    assert bool(done.report.losses) == (not there)


def test_a_quote_that_stands_at_several_places_is_reported() -> None:
    """Unless the table has a row for each of them, or says where."""
    doubtful = anchored(_project(_quote("学")), {}).report.doubtful
    assert "2 places" in doubtful[0].expected and "[学]" in doubtful[0].found
    both = anchored(_project(_quote("学"), _quote("学", key="again")), {})
    assert both.report.verified == 2 and len({each.start for each in both.codings}) == 2
    near = anchored(_project(_quote("学", start=len(TEXT))), {})
    assert near.report.verified == 1 and near.codings[0].start == TEXT.rindex("学")


def test_a_cut_quote_ends_where_the_program_says() -> None:
    """A preview of the first words, with the length of the passage."""
    start = TEXT.index("我们“先")
    done = anchored(_project(_quote("我们“先", cut=True, start=start, stop=start + 10)), {})
    assert (done.codings[0].start, done.codings[0].stop) == (start, start + 10) and done.report.verified == 1


def test_an_ellipsis_at_the_end_is_a_cut() -> None:
    """Unless it stands in the text itself."""
    text = "他说……然后走了，很快就走了。"
    assert anchored(_project(_quote("他说……"), text=text), {}).codings[0].stop == 4
    assert anchored(_project(_quote("然后走了，很快就…"), text=text), {}).report.verified == 1


def test_texts_of_the_project_are_borrowed_by_any_of_their_names() -> None:
    """Only those in which something was found; others are missing."""
    known = {"无锡": "无锡的话", "Other": "nothing"}
    done = anchored(_project(_quote("的话", document="C:\\texts\\无锡.TXT"), _quote("x", document="苏州")), known)
    assert [each.title for each in done.texts] == ["昆山 1", "无锡"] and done.report.sources == 2
    assert done.report.losses[0].count == 1 and "苏州" in done.report.losses[0].examples[0]


def test_names_and_words_are_compared_as_people_would() -> None:
    """Case, folders and suffixes aside; an ellipsis stands for the rest."""
    assert names("a/B c.docx") == ("a/b c.docx", "b c.docx", "b c")
    assert same_words("a b\nc", "ab c") and same_words("long enough to be cut…", "long enough to be cut and more") and not same_words("a", "b")


def test_work_grows_with_the_text_not_with_its_square(growth: Callable[..., float]) -> None:
    """A quote that is nowhere is looked for in the folded text, which is made once."""

    def search(size: int) -> None:
        searched = Searched("昆山的企业，先学后做。" * size)
        for number in range(20):
            searched.places(f"不在{number}")

    assert growth(search, 2_000) < 1.4
