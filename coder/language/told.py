"""How a tie is told: as planned, wished for, ended, failed, only supposed, or denied. Each sign is a few words of the passage."""

import re
from dataclasses import dataclass

from coder.language.scope import negated
from coder.text.search.fold import fold

_REST = r"[^,，。.;；:：!！?？\n]"
_STATUS = (
    (
        "counterfactual",
        re.compile(
            rf"(?:如果|要是|假如|倘若)(?:当时|当初|那时|那个时候|早){_REST}*|(?:本来|原本)(?:是)?可以|(?:就不会|早就){_REST}{{0,8}}了"
            r"|\b(?:would|could|might) have\b"
        ),
    ),
    (
        "failed",
        re.compile(
            r"没谈[成拢]|谈不[成拢]|谈崩|没(?:有)?(?:谈)?成功|没(?:能)?做成|没(?:有)?下文|失败|泡汤|告吹|无疾而终|不了了之|落空|流产|夭折|破局|胎死腹中"
            r"|\bfell through\b|\bfailed\b|\bcame to nothing\b|\bcollapsed\b|\bdid(?:n[’']t| not) work out\b"
        ),
    ),
    (
        "ended",
        re.compile(
            r"(?:已经?|都|就|后来|最后|现在)(?:停|断|关|撤|结束|终止|取消|中止|解散|倒闭|退出|搬走|撤走)了?|不再|停掉了?|结束了|终止了|解散了|撤走了|搬走了|合约到期|到期了|退场"
            r"|\bno longer\b|\bused to\b|\bcame to an end\b|\bended\b|\bwas (?:closed|dissolved|terminated)\b|\bpulled out\b"
        ),
    ),
    (
        "planned",
        re.compile(
            r"计划(?:要|在|把|将|于|跟|和|与|引进|建|设|投)|打算|准备(?:要|去|跟|和|与|在|把|引进|建|设|签|找)|将要|即将|预计|预定|拟(?:定|在|建|引|与)|筹备|筹建|正在(?:谈|洽谈|规划|筹)|规划中"
            r"|下一步|接下来(?:会|要|就)|明年(?:会|要|将)?|未来(?:会|要|将)|之后会|(?<=[,，。；\n])将(?=[与和同引建设投])|将会|会在(?:明年|下半年|年底)"
            r"|\bplans? to\b|\bplanned to\b|\bis planning\b|\bgoing to\b|\bintends? to\b|\bwill\b|\babout to\b|\bnext year\b"
        ),
    ),
    (
        "wished",
        re.compile(
            r"希望|期待|期盼|盼望|但愿|建议|呼吁|拜托|恳请|应该要?|应当|需要|想要|可不可以|能不能|有没有可能|是不是可以|最好(?:能|是)"
            r"|\bhopes?\b|\bhoping\b|\bwish(?:es)?\b|\bwould like\b|\bshould\b|\bought to\b|\bneeds? to\b"
        ),
    ),
)
_DENIED = re.compile(
    r"(?:没有|没|从来?不|从未|并未|并没有|不曾|未曾|毫无|没什么|没有什么|没有任何|没跟|没和)"
    r"(?:跟|和|与|同|给|向|任何|得到|拿到|什么|参与|真正|去|过|来|从|受到|享受)*[^,，。.;；\n]{0,8}?"
    r"(?:合作|来往|往来|联系|联络|关系|支持|帮助|帮忙|补助|补贴|参与|投资|对接|沟通|协助|交流|接触|投钱|管过?我们|帮过?我们|理我们)"
    r"|(?:互不|老死不相)往来|各做各的|各管各的"
    r"|\b(?:never|not|n[’']t|no|without|nor)\b[^,.;\n]{0,24}?"
    r"\b(?:work(?:ed)? with|cooperat\w+|contact|ties?|support\w*|help\w*|invest\w*|fund\w*|deal(?:t|ings?)? with|link\w*)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """Words of a passage that say how it is told: of a `field` (status or polarity) a `value`."""

    field: str
    value: str
    start: int
    stop: int


def signs(text: str, start: int = 0, stop: int | None = None) -> list[Sign]:
    """The signs in a part of a text, the most telling first: of several statuses the first counts.

    What is itself denied (不希望, not going to) is no sign.
    """
    folded = fold(text)
    end = len(text) if stop is None else stop
    found = [
        Sign(field="status", value=value, start=each.start(), stop=each.end())
        for value, pattern in _STATUS
        for each in pattern.finditer(folded, start, end)
        if value in ("failed", "ended") or not negated(folded, each.start())
    ]
    return [*found, *(Sign(field="polarity", value="denied", start=each.start(), stop=each.end()) for each in _DENIED.finditer(folded, start, end))]
