"""Layouts of transcripts without a colon after the name, and the tables, lists and manuals that look like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.text.speech.turns import find_turns

LAYOUTS = {
    "tabs": (
        "I\tHow did it start?\nR1\tWith the zone.\nI\tWhen?\nR1\tIn 1990.",
        [("I", "How did it start?"), ("R1", "With the zone."), ("I", "When?"), ("R1", "In 1990.")],
    ),
    "number, time, name": (
        "1\t00:00:01\tInterviewer\tHello\n2\t00:00:05\tWang\tHi\n3\t00:00:07\tInterviewer\tSo",
        [("Interviewer", "Hello"), ("Wang", "Hi"), ("Interviewer", "So")],
    ),
    "name, time": (
        "王主任\t00:01\t我们从头开始。\n李总\t00:05\t好。\n王主任\t00:09\t谢谢。",
        [("王主任", "我们从头开始。"), ("李总", "好。"), ("王主任", "谢谢。")],
    ),
    "a table of Word with a head": (
        "发言人\t内容\n访谈者\t您是哪年来的？\n李总（某公司，女）\t二〇〇一年。\n访谈者\t后来呢？\n李总（某公司，女）\t后来有了原因：很多。",
        [
            ("访谈者", "您是哪年来的？"),
            ("李总（某公司，女）", "二〇〇一年。"),
            ("访谈者", "后来呢？"),
            ("李总（某公司，女）", "后来有了原因：很多。"),
        ],
    ),
    "a row that goes on": (
        "Interviewer\tHow did it start?\nLi Wei\tWith the zone.\n\tThen the firms came.\nInterviewer\tWhen?",
        [("Interviewer", "How did it start?"), ("Li Wei", "With the zone.\n\tThen the firms came."), ("Interviewer", "When?")],
    ),
    "black brackets": ("【主持人】大家好\n【王主任】你好\n【主持人】谢谢", [("主持人", "大家好"), ("王主任", "你好"), ("主持人", "谢谢")]),
    "black brackets, speech below": (
        "【主持人】\n大家好\n\n【王主任】\n你好。\n\n【主持人】\n谢谢",
        [("主持人", "大家好"), ("王主任", "你好。"), ("主持人", "谢谢")],
    ),
    "square brackets": ("[Interviewer]: Hello\n[Wang]: Hi\n[Interviewer]: Ok", [("Interviewer", "Hello"), ("Wang", "Hi"), ("Interviewer", "Ok")]),
    "angle brackets": ("<Interviewer> Hello\n<Wang> Hi\n<Interviewer> Ok", [("Interviewer", "Hello"), ("Wang", "Hi"), ("Interviewer", "Ok")]),
    "dashes": (
        "Interviewer - How did you come?\nO'Brien-Smith - By bus - the last one.\nInterviewer - And then?\nO'Brien-Smith - I stayed.",
        [
            ("Interviewer", "How did you come?"),
            ("O'Brien-Smith", "By bus - the last one."),
            ("Interviewer", "And then?"),
            ("O'Brien-Smith", "I stayed."),
        ],
    ),
    "Chinese dashes": ("记者——您怎么来的？\n王厂长——坐车。\n记者——后来？", [("记者", "您怎么来的？"), ("王厂长", "坐车。"), ("记者", "后来？")]),
    "a gap": ("主持人  你好\n王主任  我来说\n主持人  好", [("主持人", "你好"), ("王主任", "我来说"), ("主持人", "好")]),
    "a full-width gap": ("主持人　你好。\n王主任　我来说。\n主持人　好。", [("主持人", "你好。"), ("王主任", "我来说。"), ("主持人", "好。")]),
    "capitals on a line": (
        "INTERVIEWER\nHow did it start?\n\nSMITH\nWe built it.\n\nThen more came.\n\nINTERVIEWER\nWhy?\n\nSMITH\nMoney.",
        [("INTERVIEWER", "How did it start?"), ("SMITH", "We built it.\n\nThen more came."), ("INTERVIEWER", "Why?"), ("SMITH", "Money.")],
    ),
    "capitals without a role": (
        "WANG\n\nHow did it start?\n\nSMITH\n\nWe built it.\n\nWANG\n\nWhy?\n\nSMITH\n\nMoney.",
        [("WANG", "How did it start?"), ("SMITH", "We built it."), ("WANG", "Why?"), ("SMITH", "Money.")],
    ),
    "bold names on a line": (
        "**Interviewer**\nHow?\n\n**Li Wei**\nWell, you see.\n\n**Interviewer**\nOk?",
        [("Interviewer", "How?"), ("Li Wei", "Well, you see."), ("Interviewer", "Ok?")],
    ),
    "roles on a line": (
        "访谈者\n哪年来的？\n\n受访者\n九〇年。\n\n访谈者\n后来？\n\n受访者\n谢谢",
        [("访谈者", "哪年来的？"), ("受访者", "九〇年。"), ("访谈者", "后来？"), ("受访者", "谢谢")],
    ),
    "after a form": (
        "时间：2024年\n受访者：王某\n\n【访谈者】你好\n【受访者】好\n【访谈者】谢谢",
        [("访谈者", "你好"), ("受访者", "好"), ("访谈者", "谢谢")],
    ),
}

OTHERS = {
    "a glossary": "Zone - an area for firms.\nTown - a small city.\nFirm - a company that we know.\nCounty - has towns.\n",
    "a list of people": "Wang Fang - director of the town.\nLi Wei - he is a manager.\nWang Min - she is a teacher.\nZhao Lei - our mayor.\n",
    "a table of data": "Name\tAge\tTown\nWang Fang\t45\tKunshan\nLi Wei\t50\tShunde\nWang Fang\t46\tZhili\nLi Wei\t51\tKunshan\n",
    "two columns of figures": "王芳\t45\n李伟\t50\n王芳\t46\n李伟\t52\n",
    "participants": "男  昆山\n女  太仓\n男  顺德\n女  昆山\n男  织里\n",
    "the masthead": "记者  李明\n记者  王芳\n编辑  赵六\n编辑  钱七\n",
    "a manual": "NAME\n\nls - list files\n\nSYNOPSIS\n\nls [OPTION]\n\nDESCRIPTION\n\nList what you want.\n\nOPTIONS\n\n-a all\n",
    "an interface": "Parameters\nThe name of it.\n\nReturns\nThe value.\n\nParameters\nThe size of it.\n\nReturns\nThe sum.\n\nReturns\nNo.\n",
    "a log": "[INFO] Started the server.\n[WARN] Disk is full.\n[INFO] Stopped the server.\n[ERROR] It failed.\n[INFO] Started again.\n",
    "sections in brackets": "【摘要】昆山的发展。\n【关键词】城镇\n【正文】我们认为好。\n【结论】好。\n",
    "markup": "<P> You and I.\n<I> Hello</I>\n<P> We say yes.\n<I> No</I>\n<P> I said.\n",
    "indented paragraphs": "　　我们从昆山开始。\n　　你好。\n　　我们再看顺德。\n",
    "articles": "第一条　为了发展，制定本法。\n第二条　本法适用于我国。\n第三条　国家支持。\n第一条　总则。\n",
    "a list with dashes": "- Wang said yes.\n- Li said no.\n- Wang said yes again.\n- Li came.\n",
    "verses": "山\n\n水\n\n山\n\n水\n\n我们\n\n你\n",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layout(layout: str) -> None:
    """Names and speeches, the label where it is printed."""
    text, expected = LAYOUTS[layout]
    turns = find_turns(text)
    assert [(turn.label, text[turn.start : turn.stop]) for turn in turns] == expected
    assert all(text[turn.label_start :].startswith(turn.label) for turn in turns)


@pytest.mark.parametrize("kind", OTHERS)
def test_what_only_looks_like_a_layout(kind: str) -> None:
    """Tables, lists, manuals and logs have no speakers."""
    assert find_turns(OTHERS[kind]) == ()


def test_times_in_columns() -> None:
    """One or two time codes in columns of their own."""
    turns = find_turns("1\t00:00:01\t00:00:04\tInterviewer\tHello\n2\t00:00:05\t00:00:06\tWang\tHi\n3\t00:00:07\t00:00:09\tInterviewer\tSo")
    assert [(turn.time_start, turn.time_stop) for turn in turns] == [(1.0, 4.0), (5.0, 6.0), (7.0, 9.0)]


@given(
    st.lists(
        st.sampled_from(
            ["主持人\t你好", "王主任\t好", "【主持人】", "INTERVIEWER", "SMITH", "Wang - yes", "主持人  好", "", "\t", "Hi?", "我说。", "<Li> x"]
        ),
        max_size=14,
    )
)
def test_turns_lie_in_order_inside_the_text(lines: list[str]) -> None:
    """Bounds, order, no overlap, no white space at the ends, whatever the mixture."""
    text = "\n".join(lines)
    last = 0
    for turn in find_turns(text):
        assert last <= turn.label_start < turn.start < turn.stop <= len(text)
        assert text[turn.start : turn.stop] == text[turn.start : turn.stop].strip()
        last = turn.stop
