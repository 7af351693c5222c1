"""The words of the line-mode review, in English and Chinese."""

from collections.abc import Mapping

_WORDS: Mapping[str, tuple[str, str]] = {
    "looking": ("Looking for suggestions.", "正在查找建议。"),
    "none": ("There are no suggestions. Silence is the normal answer.", "没有建议。没有建议是正常的。"),
    "number": ("Suggestion {} of {}", "第 {} 条建议，共 {} 条"),
    "document": ("Document: {}", "文档：{}"),
    "turn": ("Turn {}, speaker: {}, characters {} to {}", "第 {} 段发言，发言者：{}，字符 {} 至 {}"),
    "unit": ("Paragraph {}, characters {} to {}", "第 {} 段，字符 {} 至 {}"),
    "outside": ("Characters {} to {}", "字符 {} 至 {}"),
    "nobody": ("nobody named", "未注明"),
    "passage": ("Passage: {}", "段落：{}"),
    "code": ("Code: {}, {}", "编码项：{}，{}"),
    "definition": ("Definition: {}", "定义：{}"),
    "strength": ("Strength: {}", "强度：{}"),
    "weak": ("weak", "弱"),
    "fair": ("fair", "中"),
    "strong": ("strong", "强"),
    "cue": ("Because of: the cue “{}”, characters {} to {}", "因为：线索词“{}”，字符 {} 至 {}"),
    "word": ("Because of: the words “{}”, characters {} to {}", "因为：词语“{}”，字符 {} 至 {}"),
    "neighbour": ("Because of: a passage coded so in {}, “{}”", "因为：{}中有同样编码的段落“{}”"),
    "by definition": ("Because of: the definition, “{}”", "因为：定义“{}”"),
    "no reason": ("Because of: the passage as a whole", "因为：整个段落"),
    "ask": (
        "[a]ccept [x] reject [s]kip [e]dit span [b]ack [m]emo [q]uit [?] read again",
        "[a] 接受 [x] 拒绝 [s] 跳过 [e] 改范围 [b] 撤回上一步 [m] 备注 [q] 退出 [?] 重读",
    ),
    "ask at the end": ("[b]ack [q]uit", "[b] 撤回上一步 [q] 退出"),
    "ask span": (
        "Which passage? Two character numbers, the words themselves, or the first and last words with ... between; empty: as before.",
        "哪一段？请输入两个字符位置，或原文文字，或首尾文字（中间用……）；直接回车则不改。",
    ),
    "ask memo": ("Memo on this passage; empty: none.", "对这一段的备注；直接回车则不写。"),
    "unknown": ("{} is not an answer.", "“{}”不是有效的回答。"),
    "accepted": ("Accepted, coding {}: {}", "已接受，编码 {}：{}"),
    "rejected": ("Rejected.", "已拒绝。"),
    "skipped": ("Skipped.", "已跳过。"),
    "undone accepted": ("Back. The acceptance is undone.", "已返回，接受已撤销。"),
    "undone rejected": ("Back. The rejection is undone.", "已返回，拒绝已撤销。"),
    "undone skipped": ("Back to what was skipped.", "已返回跳过的建议。"),
    "nothing undone": ("There is nothing to take back.", "没有可以撤回的。"),
    "memo written": ("Memo written.", "备注已写入。"),
    "no memo": ("No memo written.", "没有写备注。"),
    "unchanged": ("The span stays as it was; nothing is decided yet.", "范围未改，尚未决定。"),
    "through": ("That was the last suggestion.", "这是最后一条建议。"),
    "summary": ("Accepted {}, rejected {}, skipped {}, not looked at {}.", "接受 {} 条，拒绝 {} 条，跳过 {} 条，未看 {} 条。"),
}

_ANSWERS: Mapping[str, tuple[str, ...]] = {
    "accept": ("a", "accept", "接受"),
    "reject": ("x", "reject", "拒绝"),
    "skip": ("s", "skip", "跳过"),
    "edit": ("e", "edit", "edit span", "改范围"),
    "back": ("b", "back", "撤回", "撤回上一步"),
    "memo": ("m", "memo", "备注"),
    "quit": ("q", "quit", "退出"),
    "again": ("?", "重读"),
}
ANSWERS: Mapping[str, str] = {word: action for action, words in _ANSWERS.items() for word in words}
"""What may be answered, in half-width Simplified lower case -> what it means."""


class Words:
    """The words in one language, `zh` or `en`; call it with the key and what to fill in."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, key: str, *values: object) -> str:
        return _WORDS[key][1 if self.language == "zh" else 0].format(*values)
