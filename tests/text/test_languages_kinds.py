"""Language and kind of a document."""

import pytest

from coder.text.kinds import guess_kind
from coder.text.languages import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("昆山的经验值得学习。", "zh"),
        ("崑山的 IT 產業與 ICT 供應鏈很完整，臺商投資 TSMC 的夥伴也在這裡設廠，我們都去看過，覺得非常好", "zh"),
        ("The mayor of Kunshan (昆山) met them in the town and explained the plan to all.", "en"),
        ("We say 招商引资 here, attracting investment 吸引投资, and 产业集群 clusters of all the small firms in the town.", "mixed"),
        ("123", "en"),
    ],
)
def test_language(text: str, language: str) -> None:
    """By the share of Han characters."""
    assert detect(text) == language


def test_language_of_a_long_text_looks_at_all_of_it() -> None:
    """An English foreword does not make a Chinese book English."""
    assert detect("word " * 1000 + "昆山的经验" * 50_000) == "zh"


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.txt", "国务院关于促进就业的通知\n国发〔2018〕39号\n各省、自治区、直辖市人民政府：\n一、总体要求\n二、任务\n", "policy"),
        ("law.md", "# 某某法\n\n2021年4月29日 通过\n\n<!-- INFO END -->\n\n第一条 为了。\n", "policy"),
        ("2014年政府工作报告.txt", "2014年政府工作报告\n各位代表：\n一、回顾\n二、部署\n", "policy"),
        ("i.txt", "Q: How?\nA: Well.\nQ: And?\nA: So.\n", "interview"),
        ("x.txt", "王芳：你好。\n李强：你好。\n张伟：大家好。\n刘洋：好。\n王芳：开始。\n李强：好。", "roundtable"),
        ("专访.txt", "王芳：你好。\n李强：你好。\n张伟：大家好。\n王芳：开始。\n李强：好。", "interview"),
        ("市长访谈.txt", "昆山的发展靠自己。\n没有别的办法。", "interview"),
        ("note.txt", "Today I went to Kunshan.\n\nNote: buy tickets.", "note"),
    ],
)
def test_kind(name: str, text: str, kind: str) -> None:
    """Speakers, document numbers, titles and the file name decide."""
    assert guess_kind(text, name) == kind
