"""Where a cue does not count, or counts less: inside titles, addresses and names of offices, after a negation, in a question, a wish, or talk of
the meeting itself.

All patterns read folded text (Simplified, lower case, half width), so that both scripts are served.
"""

import re
from typing import Literal

Mood = Literal["said", "wished", "asked", "denied"]
_PAPERS = (
    r"(?:[条條]例|[办辦]法|要[点點]|[准準][则則]|[纲綱][领領]|指引|手[册冊]|[报報]告|白皮[书書]|[简簡]章|[规規][则則定]|[清名][单單]|表"
    r"|(?<![做看想说說方])法)"
)
_APART = re.compile(
    rf"「[^「」\n]{{2,40}}{_PAPERS}」|“[^“”\n]{{2,40}}{_PAPERS}”"
    r"|《[^《》\n]{1,80}》|〈[^〈〉\n]{1,80}〉|\]\([^)\s]*\)|https?://[^\s)\]（）。，]+|www\.[^\s)\]（）。，]+|[^\s@]{1,64}@[^\s@]{1,255}\.\w+"
)
_OFFICE = re.compile(
    r"(?:监督|管理|行政|主管|执法|监察|监管|综合){0,4}(?:(?:职责|职能|任务)的)?(?:部[门門]|总局|分局|局(?![面势限部])|委员会|机关)|(?:监督管理|监管|监察|执法)机构"
)
_ZH_FILL = (
    r"(?:任何|什么|真正|进行过?|做过?|去做?|去|过|的|得|好好|能够?|可以|再|一个|一种|太多|很多|那么多"
    r"|给予|提供|享受|实行|安排|企业|足够|有效|办法|人|得到|给我们|给|跟他们|跟我们|要|被|是|在|来|一起|专门"
    r"|[我你他咱]们|政府|大家|谁|自己|什么事都|什么都|凡事都|都|全部|真的|由|让|说|需要|应该|必|用|想|会|可能|希望|敢|肯)"
)
_WHETHER = r"(?:有没有|是不是|能不能|能否|会不会|要不要|可不可以|可不可能|需不需要|应不应该|该不该|想不想|肯不肯|敢不敢|用不用|愿不愿意|是否|可否)"
_ZH_NOT = re.compile(
    rf"(?:没有|并非|并不|不是|从未|未(?!来)|没|无|无法|不(?!过)|缺乏|缺少|欠缺|毫无|不再|难以|很难|拒绝){_ZH_FILL}{{0,3}}$"
    r"|(?:没有|缺乏|缺少|欠缺)(?:经过|通过|一[个套种]|任何|这么|那么|比较|很|太)[\u4e00-\u9fff]{0,6}$"
)
_ZH_YES = re.compile(
    rf"(?:{_WHETHER}|不只是|不仅仅?是?|不是(?:只|光|单单?)是?|不但|不光是?|不单是?|不得不|不能不|无不|不止是?|不外乎是?|没有不){_ZH_FILL}{{0,3}}$"
)
_EN_NOT = re.compile(
    r"(?:\b(?:not|never|no|without|neither|nor|hardly|nobody|none|cannot|lack|lacks|lacked)|n[’']t)(?:\s+(?:of|a|an|any|the|been|be|being|yet|really|ever|to|have|had))*\s+(?:[a-z’'-]+\s+){0,1}$"
)
_EN_YES = re.compile(r"\b(?:not only|not just|not simply|not merely|no doubt|no wonder|why not)\b[^.,;:?!]*$")
_REST = r"[^,，。.;；:：!！?？\n]"
_ASKED = re.compile(
    rf"(?:怎么样?|怎样|如何|{_WHETHER}){_REST}*$"
    rf"|(?:所谓|口号|大家都?在?[讲说喊谈]){_REST}{{0,10}}$|(?:提到|提及|讲到|谈到)(?:了|的|有|要|关于|有关|一个|这个|这些|一些){{0,3}}$"
    rf"|\b(?:whether|how (?:to|(?:[a-z]+ )?(?:can|could|do|does|should|would|might)))\b{_REST}*$"
    r"|\b(?:so-called|talk(?:ing|s)? (?:of|about))\s+(?:[a-z’'-]+\s+){0,2}$"
)
_WISHED = re.compile(
    rf"(?:希望|期待|期盼|盼望|建议|呼吁|拜托|恳请|如果|假如|假设|倘若|要是|万一|^若|\bif\b){_REST}{{0,16}}$"
    r"|(?:(?<!不)(?:应该|应当|必须|需要|想要)|有必要|有待|尚待)(?:能够?|可以|被|再|要|去|有|来|把|由|透过|这样的?|一个|更|多|好好"
    r"|大家|政府|部会|未来|持续|一起|[我你他]们){0,4}$"
    r"|\b(?:should|must|needs? to|ought to|hopes? to|wants? to|would like to|wish(?:es)? (?:to|for))\s+(?:[a-z’'-]+\s+){0,2}$"
)
_QUESTION = re.compile(r"[?？]|[吗么呢]\s*[。.]?\s*$")
_MEETING = r"(?:座谈|讨论|会议|论坛|研讨|交流|对话|工作坊|活动|场次)"
_OCCASION = re.compile(
    rf"(?:今天|今日|本次|此次|这次|这场|本场)[^。!?！？\n]{{0,10}}{_MEETING}|稍[后候](?:也?会|再)?[^。\n]{{0,8}}{_MEETING}"
    rf"|(?:透过|通过|借由|经由|藉由|借着|借此)(?:今天|这样|这个|这次|这场)的?[^,，。\n]{{0,4}}{_MEETING}"
    r"|\b(?:today[’']?s?|this) (?:meeting|session|roundtable|discussion|conversation|panel|forum|workshop|event)\b"
)
_OCCASION_SIGN = re.compile("今天|今日|本次|此次|这次|这场|本场|稍后|稍候|这样|这个|today|this")
"""One of them stands in every such sentence; quicker than the pattern, which tries every place."""
_LOOK_BACK = 60
_CLAUSE = re.compile(r"(?s:.*)[,，。.;；:：!！?？、\n（(]")
_STOP = re.compile(r"(?s:.*)[,，。.;；:：!！?？\n（(]")


def apart(text: str) -> list[tuple[int, int]]:
    """Titles in 《》, those of papers in 「」 too, and addresses, as (start, stop): they name other things, so no cue counts in them."""
    return [found.span() for found in _APART.finditer(text)] if _may_be_apart(text) else []


def names_an_office(folded: str, stop: int) -> bool:
    """Whether the words that end at `stop` are the beginning of an office's name (安全生产 of 安全生产监督管理部门): who acts, not what is done."""
    return _OFFICE.match(folded, stop) is not None


def _may_be_apart(text: str) -> bool:
    """Whether a sign of what is set apart stands anywhere; quicker than the pattern, which tries every place."""
    return "《" in text or "“" in text or "〈" in text or "「" in text or "@" in text or "](" in text or "http" in text or "www." in text


def mood(folded: str, start: int) -> Mood:
    """How the words at `start` are meant, by what stands before them in the same clause.

    Asked also covers what is only spoken of (所谓, 大家都在讲, talk of); wished what is demanded, hoped for, proposed or supposed.
    """
    if negated(folded, start):
        return "denied"
    before = _since(_STOP, folded, start)
    if _ASKED.search(before):
        return "asked"
    return "wished" if _WISHED.search(before) else "said"


def negated(folded: str, start: int) -> bool:
    """Whether the words at `start` are denied by what stands directly before them in the same clause.

    没有, 未, 不是 ..., with a few light words between; not, never, no, without ..., at most one word away. `有没有` (a question)
    and `not only` deny nothing.
    """
    before = _since(_CLAUSE, folded, start)
    if _ZH_NOT.search(before):
        return not _ZH_YES.search(before)
    return bool(_EN_NOT.search(before)) and not _EN_YES.search(before)


def may_ask(text: str) -> bool:
    """Whether there is a sign of a question anywhere: without one, no sentence `asks`."""
    return "?" in text or "？" in text or "吗" in text or "么" in text or "呢" in text


def asks(sentence: str) -> bool:
    """Whether a sentence is a question."""
    return bool(_QUESTION.search(sentence))


def tells_of_the_meeting(folded: str) -> bool:
    """Whether a sentence speaks of the meeting that is being held (`今天的座谈`, `透过这样的讨论`, `this session`)."""
    return bool(_OCCASION_SIGN.search(folded)) and bool(_OCCASION.search(folded))


def _since(breaks: re.Pattern[str], folded: str, start: int) -> str:
    """What stands before `start` since the last break."""
    first = max(0, start - _LOOK_BACK)
    found = breaks.match(folded, first, start)
    return folded[found.end() if found else first : start]
