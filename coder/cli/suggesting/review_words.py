"""The words of the line-mode review, in English and Chinese."""

from collections.abc import Mapping

from coder.report.bilingual import Bilingual, Texts

_WORDS: Texts = {
    "looking": ("Looking for suggestions.", "正在查找建议。"),
    "none": ("There are no suggestions. Silence is the normal answer.", "没有建议。没有建议是正常的。"),
    "number": ("Suggestion {} of {}", "第 {} 条建议，共 {} 条"),
    "number audit": ("Passage {} of {}, drawn at random: nothing is suggested", "第 {} 段，共 {} 段，随机抽取，不显示建议"),
    "number coding": ("Coding in doubt, {} of {}", "第 {} 条存疑编码，共 {} 条"),
    "queue uncertain": ("Chosen because: it is in doubt", "选出理由：最不确定"),
    "queue rare": ("Chosen because: the code was seldom given", "选出理由：该编码项使用较少"),
    "queue audit": ("Chosen because: it was drawn at random", "选出理由：随机抽取"),
    "queue rule-only": ("Chosen because: cue words speak for the code, your codings against it", "选出理由：线索词支持，已有编码不支持"),
    "queue model-only": ("Chosen because: your codings speak for the code, no cue word does", "选出理由：已有编码支持，无线索词"),
    "queue contradictions": ("Chosen because: your other codings speak against this one", "选出理由：与您的其他编码相矛盾"),
    "queue sample": ("Chosen because: it was drawn from a tagged data set", "选出理由：从自动标注数据集中抽取"),
    "your code": ("Your code: {}, {}", "您的编码项：{}，{}"),
    "expected": ("Expected instead: {}, {}", "按其他编码应为：{}，{}"),
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
    "ask audit": (
        "[c]odes that fit [n]one fits [s]kip [b]ack [m]emo [q]uit [?] read again",
        "[c] 输入合适的编码 [n] 无合适编码 [s] 跳过 [b] 撤回上一步 [m] 备注 [q] 退出 [?] 重读",
    ),
    "ask coding": (
        "[a] change to the expected code [x] keep yours [d] remove [s]kip [b]ack [m]emo [q]uit [?] read again",
        "[a] 改为所示编码 [x] 保留原编码 [d] 删除编码 [s] 跳过 [b] 撤回上一步 [m] 备注 [q] 退出 [?] 重读",
    ),
    "ask codes": (
        "Codes by mnemonic, key or name, parted by spaces; empty: not decided.",
        "输入编码的助记键、编号或名称，以空格分隔；直接回车则不决定。",
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
    "kept": ("Your coding is kept.", "已保留原编码。"),
    "removed": ("The coding is removed.", "编码已删除。"),
    "audited": ("Kept: {}.", "已记录：{}。"),
    "no code": ("no code", "无编码"),
    "undecided": ("Nothing is decided yet.", "尚未决定。"),
    "skipped": ("Skipped.", "已跳过。"),
    "undone accepted": ("Back. The acceptance is undone.", "已返回，接受已撤销。"),
    "undone rejected": ("Back. The rejection is undone.", "已返回，拒绝已撤销。"),
    "undone removed": ("Back. The coding is there again.", "已返回，编码已恢复。"),
    "undone audited": ("Back. What was recorded is undone.", "已返回，记录已撤销。"),
    "undone skipped": ("Back to what was skipped.", "已返回跳过的建议。"),
    "nothing undone": ("There is nothing to take back.", "没有可以撤回的。"),
    "memo written": ("Memo written.", "备注已写入。"),
    "no memo": ("No memo written.", "没有写备注。"),
    "unchanged": ("The span stays as it was; nothing is decided yet.", "范围未改，尚未决定。"),
    "through": ("That was the last suggestion.", "这是最后一条建议。"),
    "summary removed": ("Codings removed: {}.", "删除编码 {} 条。"),
    "summary audited": ("Passages audited: {}.", "随机审阅 {} 段。"),
    "summary": ("Accepted {}, rejected {}, skipped {}, not looked at {}.", "接受 {} 条，拒绝 {} 条，跳过 {} 条，未看 {} 条。"),
}

_ANSWERS: Mapping[str, tuple[str, ...]] = {
    "accept": ("a", "accept", "接受"),
    "reject": ("x", "reject", "拒绝"),
    "skip": ("s", "skip", "跳过"),
    "edit": ("e", "edit", "edit span", "改范围"),
    "code": ("c", "code", "codes", "编码"),
    "none": ("n", "none", "无"),
    "remove": ("d", "remove", "删除"),
    "back": ("b", "back", "撤回", "撤回上一步"),
    "memo": ("m", "memo", "备注"),
    "quit": ("q", "quit", "退出"),
    "again": ("?", "重读"),
}
ANSWERS: Mapping[str, str] = {word: action for action, words in _ANSWERS.items() for word in words}
"""What may be answered, in half-width Simplified lower case -> what it means."""


_ALWAYS = frozenset({"skip", "back", "memo", "quit", "again"})
POSSIBLE: Mapping[str, frozenset[str]] = {
    "suggestion": _ALWAYS | {"accept", "reject", "edit"},
    "audit": _ALWAYS | {"code", "none"},
    "coding": _ALWAYS | {"accept", "reject", "remove"},
}
"""Kind of item -> what may be answered."""


class Words(Bilingual):
    """The words in one language, `zh` or `en`; call it with the key and what to fill in."""

    def __init__(self, language: str) -> None:
        super().__init__(_WORDS, language)
