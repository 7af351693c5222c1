"""Where a cue does not count: inside titles and addresses, and after a negation.

All patterns read folded text (Simplified, lower case, half width), so that both scripts are served.
"""

import re

_APART = re.compile(r"《[^《》\n]{1,80}》|〈[^〈〉\n]{1,80}〉|\]\([^)\s]*\)|https?://[^\s)\]（）。，]+|www\.[^\s)\]（）。，]+|\S+@\S+\.\w+")
_ZH_FILL = (
    r"(?:任何|什么|真正|进行过?|做过?|去做?|去|过|的|得|好好|能够?|可以|再|一个|一种|太多|很多|那么多"
    r"|足够|有效|办法|人|得到|给我们|给|跟他们|跟我们|要|被|是|在|来|一起|专门)"
)
_ZH_NOT = re.compile(rf"(?:没有|并非|并不|不是|从未|未(?!来)|没|无|无法|不(?!过)|缺乏|缺少|欠缺|毫无|不再|难以|很难|拒绝){_ZH_FILL}{{0,3}}$")
_ZH_YES = re.compile(
    rf"(?:有没有|是不是|能不能|会不会|要不要|可不可以|需不需要|不只是|不仅仅?是?|不但|不光是?|不单是?|不得不|不能不|无不|不止是?|不外乎是?|没有不){_ZH_FILL}{{0,3}}$"
)
_EN_NOT = re.compile(
    r"(?:\b(?:not|never|no|without|neither|nor|hardly|nobody|none|cannot|lack|lacks|lacked)|n[’']t)(?:\s+(?:of|a|an|any|the|been|be|being|yet|really|ever|to|have|had))*\s+(?:[a-z’'-]+\s+){0,1}$"
)
_EN_YES = re.compile(r"\b(?:not only|not just|not simply|not merely|no doubt|no wonder|why not)\b[^.,;:?!]*$")
_QUESTION = re.compile(r"[?？]|[吗嘛么呢]\s*[。.]?\s*$")
_LOOK_BACK = 60
_CLAUSE = re.compile(r"[,，。.;；:：!！?？、\n（(]")


def apart(text: str) -> list[tuple[int, int]]:
    """Titles in 《》 and addresses, as (start, stop): they name other things, so no cue counts in them."""
    return [found.span() for found in _APART.finditer(text)]


def negated(folded: str, start: int) -> bool:
    """Whether the words at `start` are denied by what stands directly before them in the same clause.

    没有, 未, 不是 ..., with a few light words between; not, never, no, without ..., at most one word away. `有没有` (a question)
    and `not only` deny nothing.
    """
    before = folded[max(0, start - _LOOK_BACK) : start]
    breaks = list(_CLAUSE.finditer(before))
    if breaks:
        before = before[breaks[-1].end() :]
    if _ZH_NOT.search(before):
        return not _ZH_YES.search(before)
    return bool(_EN_NOT.search(before)) and not _EN_YES.search(before)


def asks(sentence: str) -> bool:
    """Whether a sentence is a question."""
    return bool(_QUESTION.search(sentence))
