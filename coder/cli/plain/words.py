"""The words of plain coding, in English and Chinese."""

from collections.abc import Mapping

_WORDS: Mapping[str, tuple[str, str]] = {
    "document": ("Document: {}. {} turns, {} coded. Coder: {}.", "文档：{}。共 {} 个话轮，已编码 {} 个。编码者：{}。"),
    "begin": ("Type help for the commands, quit to leave.", "输入 帮助 列出命令，退出 离开。"),
    "no documents": ("There is no document in this project yet. Add one with: coder add PROJECT FILE", "项目中还没有文档。添加：coder add 项目 文件"),
    "turn": ("Turn {} of {}, speaker: {}", "第 {} 个话轮，共 {} 个，发言者：{}"),
    "unit": ("Paragraph {} of {}{}", "第 {} 段，共 {} 段{}"),
    "coding": ("Coding {}: {}, {}, mnemonic {}, by {}{}", "编码 {}：{}，{}，助记键 {}，编码者 {}{}"),
    "words": (", on the words: {}", "，所编文字：{}"),
    "uncoded": ("No coding here.", "此处没有编码。"),
    "suggestion": ("Suggestion {}: {}, {}, strength {}{}", "建议 {}：{}，{}，强度{}{}"),
    "because": (", because of {}: {}", "，依据{}：{}"),
    "memo": ("Memo by {}{}: {}", "备忘，{}{}：{}"),
    "memo on": (" on {}", "，关于{}"),
    "linkage": ("Linkage {}: {} to {}", "联系 {}：{} 至 {}"),
    "relinked": ("Linkage changed: {} to {}.", "已修改联系：{} 至 {}。"),
    "unlinked": ("Linkage removed: {} to {}.", "已删除联系：{} 至 {}。"),
    "hint": ("{}: {}, because of: {}", "{}：{}，依据：{}"),
    "no hints": ("The passage suggests nothing.", "此段落没有提示。"),
    "selected": ("Selected: {}, characters {} to {}", "选中：{}，字符 {} 至 {}"),
    "whole turn": ("The whole turn is meant again.", "恢复为整个话轮。"),
    "coded": ("Coded: {}, {}.", "已编码：{}，{}。"),
    "removed": ("Removed: {}.", "已删除：{}。"),
    "recoded": ("Changed to: {}, {}.", "已改为：{}，{}。"),
    "code line": ("{}: {}, {}, used {} times", "{}：{}，{}，已用 {} 次"),
    "likeliest": ("Likeliest here ({}): {}", "此处最可能（{}）：{}"),
    "unlike": ("Unlike every other coded passage.", "与其他已编码段落都不相似。"),
    "definition": ("Definition: {}", "定义：{}"),
    "include": ("Use when: {}", "适用：{}"),
    "exclude": ("Not when: {}", "不适用：{}"),
    "looking": ("Looking for suggestions.", "正在查找建议。"),
    "suggestions": ("Suggestions: {}.", "建议：{} 条。"),
    "no more suggestions": ("There is no further suggestion.", "没有更多建议。"),
    "accepted": ("Accepted: {}.", "已接受：{}。"),
    "rejected": ("Rejected: {}.", "已拒绝：{}。"),
    "memo written": ("Memo written.", "备忘已写入。"),
    "memo removed": ("Memo removed.", "备忘已删除。"),
    "memo line": ("{}: on {} {}, by {}, {}: {}", "{}：关于{} {}，{}，{}：{}"),
    "linked": ("Linkage recorded: {} to {}.", "已记录联系：{} 至 {}。"),
    "found": ("Hits: {}.", "共 {} 处。"),
    "not found": ("Not in this document: {}", "本文档中没有：{}"),
    "undone": ("Undone: {}", "已撤销：{}"),
    "redone": ("Redone: {}", "已恢复：{}"),
    "nothing undone": ("Nothing of yours is left to undo.", "没有可撤销的改动。"),
    "nothing redone": ("Nothing to redo.", "没有可恢复的改动。"),
    "first already": ("This is the first turn.", "这是第一个话轮。"),
    "last already": ("This is the last turn.", "这是最后一个话轮。"),
    "all coded": ("No uncoded turn follows.", "后面没有未编码的话轮。"),
    "no code yet": ("No code was given yet.", "尚未使用编码项。"),
    "document line": ("{}: {}, {}, {} codings", "{}：{}，{}，{} 条编码"),
    "elsewhere": ("Another program changed the project.", "其他程序改动了项目。"),
    "unknown": ("Not a command: {}", "不是命令：{}"),
    "unknown hint": ("Type help for the commands.", "输入 帮助 列出命令。"),
    "no turn": ("there is no turn {}", "没有第 {} 个话轮"),
    "no sentence": ("there is no sentence {}", "没有第 {} 句"),
    "needs": ("{} needs more", "{} 后面还需要内容"),
    "not done": ("Not done: {}", "未执行：{}"),
    "other commands": (
        "Profiles, tables, quotes, reports: the commands coder profile, matrix, quotes, suggest; decisions one by one: coder review.",
        "画像、交叉表、引文等：coder profile、matrix、quotes、suggest 命令；逐条决定：coder review。",
    ),
    "bye": ("{} codings in this document. Everything is on disk.", "本文档共 {} 条编码。一切已写入磁盘。"),
    "weak": ("weak", "弱"),
    "fair": ("fair", "中"),
    "strong": ("strong", "强"),
}


class Words:
    """The words in one language, `zh` or `en`; call it with the key and what to fill in."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, key: str, *values: object) -> str:
        return _WORDS[key][1 if self.language == "zh" else 0].format(*values)
