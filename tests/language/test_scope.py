"""Scope: where a cue does not count."""

import pytest

from coder.language.scope import apart, asks, mood, names_an_office, negated, tells_of_the_meeting
from coder.text.search.fold import fold


@pytest.mark.parametrize(
    "text",
    [
        "我们没有协商",
        "這件事並非協商",
        "从未进行过协商",
        "不是协商",
        "没有真正的协商",
        "缺乏协商",
        "這不是我們政府協商",
        "並不是什麼事都是協商",
        "没有经过完善的协商",
        "没有一个比较好的协商",
        "我们不需要协商",
        "他们不会再协商",
        "we never 协商",
        "there was no 协商",
        "they did not really 协商",
        "without any 协商",
    ],
)
def test_a_negation_directly_before_denies(text):
    """Chinese and English negations, with light words between, deny what follows."""
    folded = fold(text)
    assert negated(folded, folded.index("协商"))


@pytest.mark.parametrize(
    "text",
    [
        "有没有协商",
        "我们不只是协商",
        "不断协商",
        "不但协商",
        "未来协商",
        "不过协商",
        "没有钱，但是协商",
        "协商",
        "not only 协商",
        "特别协商",
        "no, we 协商",
        "無論如何要協商",
        "是不是协商",
        "会不会协商",
        "不是只有协商",
        "没有来的人后来一起协商",
    ],
)
def test_questions_and_distant_negations_deny_nothing(text):
    """`有没有` asks, `不只` adds, and a negation of another clause is another clause's."""
    folded = fold(text)
    assert not negated(folded, folded.index("协商"))


def test_titles_and_addresses_stand_apart():
    """《》 and web addresses are found with their offsets."""
    text = "按《关于对接的通知》办，见 [平台](https://matching.example/platform)。"
    assert [text[start:stop] for start, stop in apart(text)] == ["《关于对接的通知》", "](https://matching.example/platform)"]


def test_addresses_of_mail_stand_apart():
    """With what belongs to them."""
    text = "请寄 matching@service.example.org 谢谢"
    assert [text[start:stop] for start, stop in apart(text)] == ["matching@service.example.org"]


@pytest.mark.parametrize("shape", ["希望", "「做法", "透过今天", "不是我们大家都说要", "if how ", "a@"])
def test_a_text_without_a_break_is_read_in_time_that_grows_with_it(growth, shape):
    """Hostile text does not make the patterns try everything."""

    def read(size: int) -> None:
        text = shape * size
        apart(text)
        mood(text, len(text))
        tells_of_the_meeting(text)

    assert growth(read, 2_500) < 1.6


@pytest.mark.parametrize("text", ["左下角的「各部會盤點資源表」裡", "提綱「協商實施辦法」已經寫了", "看一下“协商工作报告”"])
def test_titles_of_papers_in_quotation_marks_stand_apart(text):
    """A list, an act or a report in 「」 or “” is named, as it is in 《》."""
    assert len(apart(text)) == 1


@pytest.mark.parametrize("text", ["我們有「媒合平台」", "他們的「做法」很好", "他说“我们协商了一个冬天”"])
def test_what_is_said_or_stressed_in_quotation_marks_counts(text):
    """Only a paper's name is set apart."""
    assert apart(text) == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("后来我们协商", "said"),
        ("我想我們是在做這樣的協商", "said"),
        ("應該是協商", "said"),
        ("提到這件事以後我們就去協商", "said"),
        ("没有协商", "denied"),
        ("我們怎麼樣協商", "asked"),
        ("有没有协商", "asked"),
        ("是不是可以讓大家好好協商", "asked"),
        ("大家都在講跨域、協商", "asked"),
        ("剛剛有提到協商", "asked"),
        ("we asked how they could 协商", "asked"),
        ("the so-called 协商", "asked"),
        ("這個法規其實是需要被協商", "wished"),
        ("我們希望在內容的部分要協商", "wished"),
        ("其實還有待協商", "wished"),
        ("如果村里可以协商", "wished"),
        ("they should 协商", "wished"),
        ("if they 协商", "wished"),
        ("希望以后更好，所以协商", "said"),
    ],
)
def test_how_a_word_is_meant(text, meant):
    """By what stands before it in its clause: said, wished (demanded, proposed, supposed), asked (or only spoken of) or denied."""
    folded = fold(text)
    assert mood(folded, folded.index("协商")) == meant


def test_questions_are_recognised():
    """By their mark or their particle; 嘛 insists and asks nothing."""
    assert asks("你们协商过吗") and asks("你们怎么做的？") and asks("How was it?") and not asks("我们协商过。")
    assert not asks("我们就是协商嘛。")


@pytest.mark.parametrize("text", ["透過這樣的討論協商之後", "今天很高興來參加座談", "稍候也會透過分組討論", "in this session we talk"])
def test_the_meeting_that_is_held_is_recognised(text):
    """It is no evidence of what it talks about."""
    assert tells_of_the_meeting(fold(text))


@pytest.mark.parametrize("text", ["去年我們開了三次會議", "透過社區的座談協商", "the meeting last year"])
def test_other_meetings_are_told(text):
    """A meeting of which a turn tells is evidence like anything else."""
    assert not tells_of_the_meeting(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "由安全生产监督管理部门责令改正",
        "安全生產監督管理部門",
        "负有安全生产监督管理职责的部门",
        "安全生产委员会",
        "安全生产监管机构",
        "向安全生产局报告",
    ],
)
def test_what_begins_the_name_of_an_office_is_who_acts(text):
    """Departments, bureaus and committees, with or without the words for supervising before."""
    folded = fold(text)
    assert names_an_office(folded, folded.index("安全生产") + 4)


@pytest.mark.parametrize("text", ["加强安全生产监督管理", "落实安全生产责任", "安全生产局面稳定", "安全生产培训机构", "安全生产，有关部门配合"])
def test_what_is_done_is_no_office(text):
    """Supervision itself, what serves it, and a department named later."""
    assert not names_an_office(text, text.index("安全生产") + 4)
