"""The words of the line-mode adjudication that the screen has not, in English and Chinese, and what may be answered."""

from collections.abc import Mapping

from coder.report.bilingual import Bilingual, Texts

_WORDS: Texts = {
    "number": ("Disagreement {} of {}: {}", "第 {} 处分歧，共 {} 处：{}"),
    "document": ("Document: {}", "文档：{}"),
    "turn": ("Turn {}, speaker: {}, characters {} to {}", "第 {} 段发言，发言者：{}，字符 {} 至 {}"),
    "unit": ("Paragraph {}, characters {} to {}", "第 {} 段，字符 {} 至 {}"),
    "outside": ("Characters {} to {}", "字符 {} 至 {}"),
    "nobody": ("nobody named", "未注明"),
    "context": ("In the text: {}", "原文：{}"),
    "version": ("{} {}: {}", "{} {}：{}"),
    "passage": ("{} ({}), characters {} to {}: {}", "{}（{}），字符 {} 至 {}：{}"),
    "mention": ("{}; characters {} to {}: {}", "{}；字符 {} 至 {}：{}"),
    "slot": ("  {}: {}", "  {}：{}"),
    "nothing said": ("nothing", "未记"),
    "definition": ("{} {}: {}", "{} {}：{}"),
    "rule": ("  {}: {}", "  {}：{}"),
    "precedent": ("Decided before ({}): {}", "此前裁定（{}）：{}"),
    "decided": ("Decided: {}", "已裁定：{}"),
    "ask": (
        "Which holds? {} [b]oth [n]either [o]ther [w] later [r]eason [u]ndo [d]efinitions [<] back [>] next [q]uit [?] read again",
        "取哪个？{} [b] 都取 [n] 都不取 [o] 另定 [w] 暂缓 [r] 理由 [u] 撤销 [d] 定义 [<] 上一处 [>] 下一处 [q] 退出 [?] 重读",
    ),
    "ask reason": ("Why? Empty: no reason.", "理由？直接回车则不写。"),
    "ask code": ("Which code holds? Mnemonic, key or name; empty: not decided.", "取哪个编码？输入助记键、编号或名称；直接回车则不裁定。"),
    "ask span": (
        "For which passage? A number: as that coder has it. Else two character numbers, the words, or the first and last words with ... between.",
        "取哪一段？输入编号即取该编码者的段落；或两个字符位置、原文文字、首尾文字（中间用……）。",
    ),
    "ask slots": (
        "Whose version, and which slots from whom? Such as: 1 scale=2 status=2; empty: not decided. Slots: {}",
        "以谁为准，哪些字段取自谁？如：1 尺度=2 状态=2；直接回车则不裁定。字段：{}",
    ),
    "unknown": ("{} is not an answer.", "“{}”不是有效的回答。"),
    "undecided": ("Nothing is decided.", "未裁定。"),
    "reason kept": ("Reason kept.", "理由已写入。"),
    "undone": ("Undone: {}.", "已撤销：{}。"),
    "nothing undone": ("Nothing was decided here to take back.", "没有可以撤销的裁定。"),
    "ends here": ("There is none in this direction.", "此方向没有。"),
    "all decided": ("Every disagreement is decided or put off.", "全部分歧均已裁定或暂缓。"),
    "summary": ("Decided {}, put off {}, open {}, of {}.", "已裁定 {} 处，暂缓 {} 处，待定 {} 处，共 {} 处。"),
}

_ANSWERS: Mapping[str, tuple[str, ...]] = {
    "both": ("b", "both", "all", "都取"),
    "neither": ("n", "neither", "none", "都不取"),
    "other": ("o", "other", "另定"),
    "later": ("w", "later", "暂缓"),
    "reason": ("r", "reason", "理由"),
    "undo": ("u", "undo", "撤销"),
    "definitions": ("d", "definitions", "定义"),
    "back": ("<", "back", "上一处"),
    "next": (">", "next", "下一处"),
    "quit": ("q", "quit", "退出"),
    "again": ("?", "重读"),
}
ANSWERS: Mapping[str, str] = {word: action for action, words in _ANSWERS.items() for word in words}
"""What may be answered beside numbers, in half-width Simplified lower case -> what it means."""


class Words(Bilingual):
    """The words in one language, `zh` or `en`; call it with the key and what to fill in."""

    def __init__(self, language: str) -> None:
        super().__init__(_WORDS, language)
