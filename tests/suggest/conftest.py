"""A small bilingual project: a codebook of two codes and some turns."""

import pytest

from coder.model.codebook import Code
from coder.model.suggestion import Example, Unit

MATCHING = Code(
    id="m",
    codebook_id="b",
    key="sit.matching",
    names={"en": "Skill matching", "zh": "技能匹配"},
    definition={"en": "A need of a firm is connected with a competence.", "zh": "企业的一项需求与一项能力接上。"},
    cues={"zh": ("供需对接", "技术难题", "订单班"), "en": ("matched with", "technical problem")},
    anti_cues={"zh": ("领导牵线",)},
)
MEDIATION = Code(
    id="t",
    codebook_id="b",
    key="sit.mediation",
    names={"en": "Communicative mediation", "zh": "沟通性调解"},
    definition={"en": "Conflicts are settled by talking.", "zh": "靠谈话化解冲突。"},
    cues={"zh": ("商会出面", "谈拢", "自律公约"), "en": ("talked it through", "reached a compromise")},
)
BARE = Code(id="x", codebook_id="b", key="bare", names={"en": "Bare"})
TEXTS = (
    "做铰链的老板把技术难题挂到服务中心，一个星期就供需对接上了材料工程师。",
    "家具厂说招不到会看图纸的人，职校就专门开了订单班，学完直接上岗。",
    "互相抄款抄得厉害，商会出面把十几个老板叫到一起，最后签了自律公约。",
    "村里一开始不同意，来回谈了一个冬天，租金和用工都谈拢了才动工。",
    "我们镇在山脚下，春天的茶叶很有名，游客一般周末开车过来玩。",
    "那几年路很难走，去一趟县城要大半天，现在高速通了方便多了。",
    "当時鎮上沒有人懂這種機器，商會出面請了台灣的老師傅來教大家。",
    "The workshop was matched with a laboratory that solved its technical problem within a month.",
    "We talked it through for a winter until the village and the firms reached a compromise on rent.",
    "The bus station moved twice and people still complain about the long walk in the rain.",
    "我小时候在这里长大，后来到外地读书，毕业以后才又回到镇上工作。",
    "合同签了三年，租金每年涨一点，大家觉得还算公道，也没有什么话说。",
)


def unit(number: int, role: str = "respondent") -> Unit:
    text = TEXTS[number]
    return Unit(
        document_id=f"d{number % 3}",
        start=1000 * number,
        stop=1000 * number + len(text),
        text=text,
        language="zh" if text[0] > "z" else "en",
        role=role,
    )


@pytest.fixture(scope="session")
def codes() -> tuple[Code, ...]:
    return (MATCHING, MEDIATION)


@pytest.fixture(scope="session")
def units() -> tuple[Unit, ...]:
    return tuple(unit(number) for number in range(len(TEXTS)))


@pytest.fixture(scope="session")
def examples(units) -> tuple[Example, ...]:
    carried = {0: ("m",), 1: ("m",), 2: ("t",), 3: ("t",), 7: ("m",), 8: ("t",)}
    return tuple(
        Example(unit=each, codes=carried.get(number, ()), coding_ids=tuple(f"c{number}" for _ in carried.get(number, ())))
        for number, each in enumerate(units[:10])
    )
