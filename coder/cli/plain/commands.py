"""The commands of plain coding: what they are called, what follows them, what they do."""

from collections.abc import Mapping
from dataclasses import dataclass

from coder.text.search.fold import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command.

    Attributes:
        id: What it is called in the program.
        names: What may be typed, the first of each language to be told: English, then Chinese.
        usage, help: By language; what follows the name, and what it does.
        action: The id of the action of the screen that does the same; empty if the screen has none.
    """

    id: str
    names: tuple[str, ...]
    usage: Mapping[str, str]
    help: Mapping[str, str]
    action: str = ""

    def name(self, language: str) -> str:
        """The name to be told in a language."""
        return next((each for each in self.names if each.isascii() == (language != "zh")), self.names[0])


def _command(id: str, names: str, usage: tuple[str, str], en: str, zh: str, action: str = "") -> Command:
    return Command(id=id, names=tuple(names.split(" | ")), usage={"en": usage[0], "zh": usage[1]}, help={"en": en, "zh": zh}, action=action)


_NONE = ("", "")
_NUMBER = ("N", "编号")
_TEXT = ("WORDS", "文字")

COMMANDS: tuple[Command, ...] = (
    _command("next", "next | n | 下一段", _NONE, "the next turn", "下一话轮", "move.turn_next"),
    _command("previous", "back | previous | p | 上一段", _NONE, "the turn before", "上一话轮", "move.turn_previous"),
    _command("go", "go | 转到", _NUMBER, "turn number N", "前往该编号的话轮", "jump.turn"),
    _command("first", "first | 首段", _NONE, "the first turn", "第一个话轮", "move.first"),
    _command("last", "last | 末段", _NONE, "the last turn", "最后一个话轮", "move.last"),
    _command("uncoded", "uncoded | 未编码", _NONE, "the next turn without a coding", "下一个未编码的话轮", "jump.uncoded_next"),
    _command("read", "read | r | 重读", _NONE, "read the turn again, with all that is on it", "重读话轮及其上的一切"),
    _command("where", "where | 位置", _NONE, "document, turn, selection, progress", "文档、话轮、选区、进度"),
    _command("sentences", "sentences | 句子", _NONE, "read the sentences of the turn, numbered", "逐句编号朗读话轮"),
    _command("sentence", "sentence | s | 选句", ("N [M]", "编号 [编号]"), "select sentence N, or N to M", "选中第 N 句至第 M 句", "select.sentence"),
    _command(
        "select",
        "select | 选",
        ("WORDS, FIRST ... LAST, or N to M", "文字、首……尾，或 N 至 M"),
        "select these words of the turn, or characters N to M; alone: the whole turn again",
        "选中话轮中的这些文字，或字符 N 至 M；不带内容则恢复为整个话轮",
        "select.none",
    ),
    _command(
        "code",
        "code | c | 编码",
        ("CODE ...", "编码项……"),
        "code the selection, or the turn; a code by mnemonic, key or name (a mnemonic or a pinned digit alone does too)",
        "为选区或话轮编码；编码项用助记键、键名或名称（单独输入助记键或固定的数字亦可）",
        "code.begin",
    ),
    _command("repeat", "repeat | . | 重复", _NONE, "give the last code again", "再次使用上一个编码项", "code.repeat"),
    _command(
        "codes",
        "codes | 编码表",
        ("[WORDS]", "[文字]"),
        "list the codes with their mnemonics, the likeliest here first once suggestions were computed",
        "列出编码项及助记键；计算过建议后，此处最可能的在前",
        "code.pick",
    ),
    _command("card", "card | 定义", ("CODE", "编码项"), "read the definition and rules of a code", "朗读编码项的定义与规则"),
    _command("uncode", "uncode | remove | 删除编码", _NUMBER, "remove coding N of this place", "删除此处第 N 条编码", "code.remove"),
    _command("recode", "recode | 改编码", ("N CODE", "编号 编码项"), "give coding N another code", "为第 N 条编码改换编码项", "code.recode"),
    _command(
        "suggestions",
        "suggestions | 建议",
        _NONE,
        "compute the suggestions for this document, and say how many",
        "计算本文档的建议并报数",
        "suggest.refresh",
    ),
    _command("suggestion", "suggestion | 下一建议", _NONE, "go to the next suggestion", "前往下一条建议", "jump.suggestion_next"),
    _command(
        "accept",
        "accept | a | 接受",
        ("[N]", "[编号]"),
        "accept suggestion N of this place, and go to the next",
        "接受此处第 N 条建议并前往下一条",
        "suggest.accept",
    ),
    _command("reject", "reject | x | 拒绝", ("[N]", "[编号]"), "reject it; on to the next", "拒绝，前往下一条", "suggest.reject"),
    _command(
        "memo",
        "memo | m | 备忘",
        ("WORDS, or: on THING: WORDS", "文字，或 on 对象：文字"),
        "write a memo on the selection or turn; THING is document, project, town, coding N, or code CODE",
        "为选区或话轮写备忘；对象可为 document（文档）、project（项目）、town（城镇）、coding N（第 N 条编码）、code 编码项",
        "memo.passage",
    ),
    _command("memos", "memos | 备忘表", ("[WORDS]", "[文字]"), "list the memos of the project, numbered", "列出项目的备忘并编号", "look.memos"),
    _command("unmemo", "unmemo | 删除备忘", _NUMBER, "remove memo N of the last list", "删除上次所列的第 N 条备忘"),
    _command(
        "link",
        "link | 联系",
        ("A -> B: CODE ... FIELD=VALUE ...", "甲 -> 乙：编码项…… 字段=值……"),
        "record that the selection or turn tells of a tie between two actors, with situations, kinds and any other field of the record",
        "记录选区或话轮所述两个行动者之间的联系，附情境、内容及其他字段",
        "link.begin",
    ),
    _command("hints", "hints | 提示", _NONE, "what the passage suggests for the fields of a linkage", "此段落对联系各字段的提示"),
    _command("linkage", "linkage | 读联系", _NUMBER, "read every field of linkage N of this place", "朗读此处第 N 条联系的全部字段"),
    _command(
        "relink", "relink | 改联系", ("N FIELD=VALUE ...", "编号 字段=值……"), "change fields of linkage N", "修改第 N 条联系的字段", "link.edit"
    ),
    _command("unlink", "unlink | 删除联系", _NUMBER, "remove linkage N of this place", "删除此处第 N 条联系"),
    _command("find", "find | 查找", _TEXT, "find words in this document and go to the first hit", "在本文档中查找并前往第一处", "find.begin"),
    _command("more", "more | 下一处", _NONE, "go to the next hit", "前往下一处", "find.next"),
    _command("undo", "undo | u | 撤销", _NONE, "take back your last change", "撤销自己的上一个改动", "edit.undo"),
    _command("redo", "redo | 恢复", _NONE, "bring back what was undone", "恢复被撤销的改动", "edit.redo"),
    _command("documents", "documents | 文档", _NONE, "list the documents, numbered", "列出文档并编号"),
    _command("open", "open | 打开", ("N or NAME", "编号或名称"), "open another document", "打开另一文档", "screen.documents"),
    _command("help", "help | h | ? | 帮助", ("[COMMAND]", "[命令]"), "these commands, or one of them", "列出命令，或说明一个命令", "screen.help"),
    _command("quit", "quit | q | 退出", _NONE, "leave; everything is on disk already", "离开；一切已写入磁盘", "screen.quit"),
)

BY_NAME: Mapping[str, Command] = {fold(name): command for command in COMMANDS for name in command.names}
