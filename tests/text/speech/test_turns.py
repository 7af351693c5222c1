"""Turns in all the layouts of transcripts, and none in prose."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.text.speech.labels import is_generic, is_name_like
from coder.text.speech.turns import find_turns, runs

TRANSCRIPTS = Path(__file__).parents[4] / "shared" / "data" / "transcripts"

LAYOUTS = {
    "markdown headings": ("# t\n\n### 唐鳳：\n你好。\n\n### Name:\nHi.\n", [("唐鳳", "你好。"), ("Name", "Hi.")]),
    "heading without a colon": ("### 張馨文\n你好\n\n### 唐鳳：\n好\n\n### 唐鳳：\n再見", [("張馨文", "你好"), ("唐鳳", "好"), ("唐鳳", "再見")]),
    "colon inside a heading": (
        "### 科長：邱俊雄\n是的。\n\n### 唐鳳：\n好。\n\n### 唐鳳：\n嗯。",
        [("科長：邱俊雄", "是的。"), ("唐鳳", "好。"), ("唐鳳", "嗯。")],
    ),
    "roles": ("访谈者：怎么样？\n受访者：好。\n", [("访谈者", "怎么样？"), ("受访者", "好。")]),
    "half-width colon": ("受访者: 好\n访谈者:嗯", [("受访者", "好"), ("访谈者", "嗯")]),
    "Q and A": ("Q: How?\nA: Well.\n", [("Q", "How?"), ("A", "Well.")]),
    "问 and 答": ("问：怎么样？\n答：好。", [("问", "怎么样？"), ("答", "好。")]),
    "two named turns": ("Li: Hello there.\nWang: Hi, nice.", [("Li", "Hello there."), ("Wang", "Hi, nice.")]),
    "a reporter and a name": ("记者：你好。\n刘强：你们好。", [("记者", "你好。"), ("刘强", "你们好。")]),
    "times before": ("[00:01:02] Li: Hello\n[00:01:09] Wang: Hi\n", [("Li", "Hello"), ("Wang", "Hi")]),
    "times after": ("Li (00:01:02): Hello\nWang (00:01:09): Hi\n", [("Li", "Hello"), ("Wang", "Hi")]),
    "numbered speakers": ("Speaker 1: a b\nSPEAKER_00: c d", [("Speaker 1", "a b"), ("SPEAKER_00", "c d")]),
    "bold": ("**Li Wei**: Hello\n\n**Wang:** Hi\n\n**Li Wei**: again", [("Li Wei", "Hello"), ("Wang", "Hi"), ("Li Wei", "again")]),
    "发言人": ("发言人1：大家好。\n\n发言人2：好。", [("发言人1", "大家好。"), ("发言人2", "好。")]),
    "Otter": ("Li Wei  0:03\nHello all.\n\nSpeaker 2  0:10\nYes.\n", [("Li Wei", "Hello all."), ("Speaker 2", "Yes.")]),
    "讯飞听见": ("说话人1 00:00:12\n大家好。\n\n说话人2 00:00:20\n你好。", [("说话人1", "大家好。"), ("说话人2", "你好。")]),
    "飞书妙记": ("张三 00:12\n大家好。\n李四 00:20\n你好。", [("张三", "大家好。"), ("李四", "你好。")]),
    "Tencent": ("张三(00:00:12): 你好\n李四(00:00:15): 好", [("张三", "你好"), ("李四", "好")]),
    "name, time and speech": ("发言人1 00:12 大家好\n发言人2 00:14 你好", [("发言人1", "大家好"), ("发言人2", "你好")]),
    "Teams, name below": (
        "0:0:5.1 --> 0:0:9.3\nLi Wei\nHello all.\n\n0:0:10.1 --> 0:0:12.0\nWang Fang\nYes.\n\n0:0:13.1 --> 0:0:14.0\nLi Wei\nOk then.\n",
        [("Li Wei", "Hello all."), ("Wang Fang", "Yes."), ("Li Wei", "Ok then.")],
    ),
    "Teams, name beside": (
        "0:0:5.1 --> 0:0:9.3, Li Wei\nHello.\n0:0:10.1 --> 0:0:12.0, Wang Fang\nYes.",
        [("Li Wei", "Hello."), ("Wang Fang", "Yes.")],
    ),
    "Zoom": ("[Li Wei] 00:00:01\nHello\n\n[Wang] 00:00:05\nHi", [("Li Wei", "Hello"), ("Wang", "Hi")]),
    "voice tags": ("<v Li Wei>Hello</v>\n<v Wang>Hi</v>", [("Li Wei", "Hello"), ("Wang", "Hi")]),
    "subtitles": (
        "1\n00:00:01,000 --> 00:00:02,000\n张三：大家好\n\n2\n00:00:03,000 --> 00:00:04,000\n李四：好",
        [("张三", "大家好"), ("李四", "好")],
    ),
    "erased names": ("███：一。\n██：二。\n███：三", [("███", "一。"), ("██", "二。"), ("███", "三")]),
    "erased names in headings": ("### ███：\n一。\n\n### 唐鳳：\n二。", [("███", "一。"), ("唐鳳", "二。")]),
    "one speaker only": ("发言人1：一个人说。\n\n第二段。", [("发言人1", "一个人说。\n\n第二段。")]),
    "paragraphs inside": ("问：一？\n答：二。\n\n三。\n\n问：四？", [("问", "一？"), ("答", "二。\n\n三。"), ("问", "四？")]),
    "a form at the head": (
        "访谈时间：2020年\n受访者：李某\n访谈者：王某\n地点：昆山\n\n访谈者：请介绍。\n受访者：好的。",
        [("访谈者", "请介绍。"), ("受访者", "好的。")],
    ),
    "a form that ends with the person": (
        "采访时间：2024年5月1日\n采访地点：昆山\n受访者：王先生（男，45岁）\n\n记者：您好。\n王先生：您好。\n记者：谢谢。",
        [("记者", "您好。"), ("王先生", "您好。"), ("记者", "谢谢。")],
    ),
    "a form of persons only": (
        "Interviewer: Li Wei\nInterviewee: Wang Fang\n\nInterviewer: Hello\nInterviewee: Hi\nInterviewer: So",
        [("Interviewer", "Hello"), ("Interviewee", "Hi"), ("Interviewer", "So")],
    ),
    "a form with a blank line between": (
        "时间：2024年\n\n受访者：某厂长\n\n访谈者：请介绍。\n受访者：好的。",
        [("访谈者", "请介绍。"), ("受访者", "好的。")],
    ),
    "a person who speaks below": ("受访者：王先生\n记者：您好\n王先生：好\n记者：嗯", [("记者", "您好"), ("王先生", "好"), ("记者", "嗯")]),
    "brackets of other kinds": (
        "王主任（镇经发办（原））：一。\n李总[女]：二。\n陈书记（男）（45岁）：三。\n王主任（镇经发办（原））：四。",
        [("王主任（镇经发办（原））", "一。"), ("李总[女]", "二。"), ("陈书记（男）（45岁）", "三。"), ("王主任（镇经发办（原））", "四。")],
    ),
    "a greeting after the date": (
        "时间：2024年\n主持人：大家好\n王主任：好\n主持人：开始",
        [("主持人", "大家好"), ("王主任", "好"), ("主持人", "开始")],
    ),
    "a field inside a speech": (
        "记者：你好\n王先生：有三点\n时间：很短\n记者：谢谢",
        [("记者", "你好"), ("王先生", "有三点\n时间：很短"), ("记者", "谢谢")],
    ),
    "details in brackets": (
        "访谈者:你好吗?\n受访人（王某，男，45岁，厂长）:好。\n访谈者:后来?\n受访人（王某，男，45岁，厂长）:后来好。",
        [("访谈者", "你好吗?"), ("受访人（王某，男，45岁，厂长）", "好。"), ("访谈者", "后来?"), ("受访人（王某，男，45岁，厂长）", "后来好。")],
    ),
    "details of two people": (
        "王主任（镇经发办）：我们从1990年开始。\n李总(某公司, 女)：对。\n王主任（镇经发办）：是的。\n李总(某公司, 女)：对对。",
        [
            ("王主任（镇经发办）", "我们从1990年开始。"),
            ("李总(某公司, 女)", "对。"),
            ("王主任（镇经发办）", "是的。"),
            ("李总(某公司, 女)", "对对。"),
        ],
    ),
    "details that stand once": (
        "王主任：一。\n李总（职务：厂长；女）：对。\n王主任：三。",
        [("王主任", "一。"), ("李总（职务：厂长；女）", "对。"), ("王主任", "三。")],
    ),
    "English details and titles": (
        "Interviewer: Hi.\nMs. Li (Firm A, 45): hello.\nInterviewer: and?\nDr. O'Brien-Smith Jr.: no\nMr. J. P. Wang: so",
        [
            ("Interviewer", "Hi."),
            ("Ms. Li (Firm A, 45)", "hello."),
            ("Interviewer", "and?"),
            ("Dr. O'Brien-Smith Jr.", "no"),
            ("Mr. J. P. Wang", "so"),
        ],
    ),
    "details and a time": ("李总（女） (00:01:02): 好\n王主任(男)(00:01:09): 嗯", [("李总（女）", "好"), ("王主任(男)", "嗯")]),
    "spaces round the colon": (
        "M1: eins\nW1： zwei\nM1 : drei\n 王 : 四\n李 ： 五\n王 : 六",
        [("M1", "eins"), ("W1", "zwei"), ("M1", "drei"), ("王", "四"), ("李", "五"), ("王", "六")],
    ),
    "a surname beside a time, once": (
        "[00:00:01] 访谈员: 你好\n[00:00:05] 李: 好。\n[00:01:05] 访谈员: 嗯",
        [("访谈员", "你好"), ("李", "好。"), ("访谈员", "嗯")],
    ),
    "older Teams": (
        "0:0:0.0 --> 0:0:4.120\nSmith, John\nHello everyone.\n\n0:0:4.120 --> 0:0:9.000\nDoe, Jane\nThank you.\n\n"
        "0:0:9.0 --> 0:0:11.0\nSmith, John\nSo.",
        [("Smith, John", "Hello everyone."), ("Doe, Jane", "Thank you."), ("Smith, John", "So.")],
    ),
    "a remark inside a speech": (
        "记者：为什么？\n刘强：因为\n目的：很多。\n记者：好。",
        [("记者", "为什么？"), ("刘强", "因为\n目的：很多。"), ("记者", "好。")],
    ),
    "an empty speech": ("### 唐鳳：\n\n### 郭翡玉：\n好。\n\n### 唐鳳：\n嗯。", [("郭翡玉", "好。"), ("唐鳳", "嗯。")]),
    "aside between turns": ("### 唐鳳：\n好。\n\n> （笑）\n\n### 唐鳳：\n嗯。", [("唐鳳", "好。"), ("唐鳳", "嗯。")]),
    "section heading ends a turn": ("### 唐鳳：\n好。\n\n## 第二部分\n\n### 唐鳳：\n嗯。", [("唐鳳", "好。"), ("唐鳳", "嗯。")]),
}

PROSE = {
    "one note": "This is prose.\n\nNote: this matters.\n\nMore prose here.",
    "remarks": "昆山的发展。\n目的：发展经济。\n第一：招商引资。\n第二：服务。\n他说：很好。\n时间：10:30",
    "addresses and ratios": "See http://a.b/c\nhttps://c.d\nTime 10:30 was it.\nRatio 3:4\n",
    "an agenda": "会议议程\n09:00 签到\n09:30 开幕式\n10:00 主题报告\n",
    "titles with colons": "### 目的：\na\n\n### 方法：\nb",
    "subtitles without names": "1\n00:00:01,000 --> 00:00:02,000\n大家好\n今天我们\n\n2\n00:00:03,000 --> 00:00:04,000\n讲昆山\n和顺德",
    "minutes": "会议纪要\n时间：2020年\n地点：昆山\n出席：王芳、李强\n决议：同意。",
    "a name once in a long article": "记者：王小明\n\n" + "这是一段很长的新闻内容，没有发言。\n\n" * 50,
    "places explained": "Kunshan (Jiangsu, 1989): a county-level city.\nShunde (Guangdong): a district.\nZhili (Zhejiang): a town.",
    "shops explained": "王记（老店，1990年）：面条。\n李家（新店，2001年）：包子。\n",
    "settings of subtitles": "WEBVTT\n\n00:00:04.500 --> 00:00:08.000 align:start\nhello\n\n00:00:09.500 --> 00:00:12.000 align:start\nyes you are",
    "remarks with brackets": "昆山的发展。\n目的（第一，就业）：发展。\n原因（一，二）：招商。\n目的（第二，税收）：服务。\n据说（某报，2001）：好。",
    "code with double colons": "use IO::File;\nuse IO::Socket;\nIO::File is a class.\nNet::FTP too.\nNet::FTP again.\nIO::File",
    "an English article": "Kunshan grew fast. There was one reason: Taiwan.\n\nImportant: the land was cheap.\n\n"
    + "Firms came and went over the years.\n\n" * 9,
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layout(layout: str) -> None:
    """Names and speeches, the label where it is printed."""
    text, expected = LAYOUTS[layout]
    turns = find_turns(text)
    assert [(turn.label, text[turn.start : turn.stop]) for turn in turns] == expected
    assert all(text[turn.label_start :].startswith(turn.label) for turn in turns)
    assert [turn.ordinal for turn in turns] == list(range(1, len(turns) + 1))


@pytest.mark.parametrize("kind", PROSE)
def test_prose_has_no_turns(kind: str) -> None:
    """A colon in prose opens nothing."""
    assert find_turns(PROSE[kind]) == ()


def test_times_are_seconds() -> None:
    """Time codes beside the name, the second one as the end."""
    turns = find_turns("0:0:5.1 --> 0:0:9.3, Li Wei\nHello.\n01:00:10 --> 01:00:12, Wang Fang\nYes.")
    assert [(turn.time_start, turn.time_stop) for turn in turns] == [(5.1, 9.3), (3610.0, 3612.0)]


def test_runs_group_one_speaker() -> None:
    """Headings with one name after the other are turns of their own; runs put them together."""
    turns = find_turns("### 唐鳳：\n一\n\n### 唐鳳：\n二\n\n### 郭翡玉：\n三")
    assert [[turn.ordinal for turn in group] for group in runs(turns)] == [[1, 2], [3]]


@pytest.mark.parametrize(
    "label",
    [
        "Speaker 1",
        "SPEAKER_00",
        "發言人 2",
        "发言人1",
        "Q",
        "问",
        "答",
        "访谈者",
        "受訪者A",
        "Interviewer",
        "███",
        "主持人",
        "Participant 3",
        "受访人（男，45岁，厂长）",
    ],
)
def test_generic_labels(label: str) -> None:
    """Another person in the next document."""
    assert is_generic(label)


@pytest.mark.parametrize("label", ["唐鳳", "刘强", "Li Wei", "郭主任", "Quentin", "Audrey Tang", "Allen"])
def test_names_are_not_generic(label: str) -> None:
    """The same person in the next document."""
    assert not is_generic(label)
    assert is_name_like(label)


LINES = st.lists(
    st.sampled_from(
        [
            "### 唐鳳：",
            "### Li:",
            "問：",
            "答：好",
            "Li: yes",
            "[00:01] Wang: no",
            "發言人1 00:12",
            "> （笑）",
            "## 題",
            "",
            "　",
            "一些話。",
            "Note: x",
            "<v A B>c</v>",
        ]
    ),
    max_size=14,
)


@given(LINES)
def test_turns_lie_in_order_inside_the_text(lines: list[str]) -> None:
    """Bounds, order, no overlap, no white space at the ends, whatever the mixture."""
    text = "\n".join(lines)
    last = 0
    for turn in find_turns(text):
        assert last <= turn.label_start < turn.start < turn.stop <= len(text)
        assert text[turn.start : turn.stop] == text[turn.start : turn.stop].strip()
        last = turn.stop


@pytest.mark.skipif(not TRANSCRIPTS.is_dir(), reason="the shared transcripts are not here")
@pytest.mark.parametrize("folder", ["curated_zh", "curated_en"])
def test_real_transcripts(folder: str) -> None:
    """Every `### name：` of 30 real meetings opens a turn, in order, with its speech."""
    for file in sorted((TRANSCRIPTS / folder).glob("*.md")):
        text = file.read_text(encoding="utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        heads = list(re.finditer(r"^### (.+?)[ \t]*[：:][ \t]*$", text, re.M))
        bounds = [*(head.start() for head in heads[1:]), len(text)]
        spoken = [(head[1].strip(), text[head.end() : stop]) for head, stop in zip(heads, bounds, strict=True) if text[head.end() : stop].strip()]
        turns = find_turns(text)
        assert [turn.label for turn in turns] == [name for name, _ in spoken]
        assert all(speech.lstrip().startswith(text[turn.start : turn.stop]) for turn, (_, speech) in zip(turns, spoken, strict=True))


@pytest.mark.skipif(not TRANSCRIPTS.is_dir(), reason="the shared transcripts are not here")
def test_real_speech_recognition() -> None:
    """All `发言人N：` lines of 48 recognised meetings."""
    for file in sorted((TRANSCRIPTS / "vcsum").glob("vcsum_*.txt")):
        text = file.read_text(encoding="utf-8")
        assert [turn.label for turn in find_turns(text)] == re.findall(r"^(发言人\d+)：[ \t]*(?=\S)", text, re.M)
