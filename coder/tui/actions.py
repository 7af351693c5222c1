"""The one table of everything a person can do on the coding screen.

Footer, help, which-key list, command palette and key map are all made from it. Three overlaps of the first draft are settled here:
marks are set with `"` and reached with `'`, so that `m` is free for memos; the space bar only skips a suggestion; Tab grows a selection,
and F2 to F4 move between the panels.
"""

from collections.abc import Mapping
from dataclasses import dataclass

READING, CODEBOOK = "reading", "codebook"

GROUPS: Mapping[str, Mapping[str, str]] = {
    "code": {"en": "Code", "zh": "编码"},
    "suggest": {"en": "Suggestions", "zh": "建议"},
    "select": {"en": "Select", "zh": "选择"},
    "move": {"en": "Move", "zh": "移动"},
    "jump": {"en": "Jump", "zh": "跳转"},
    "find": {"en": "Find", "zh": "查找"},
    "note": {"en": "Notes and linkages", "zh": "备忘与联系"},
    "screen": {"en": "Screen", "zh": "界面"},
    "codebook": {"en": "Codebook panel", "zh": "编码本面板"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing to do.

    Attributes:
        id: Such as `code.repeat`; keys can be given to it by this name.
        keys: Key sequences; presses of one sequence are parted by spaces. `<letter>` stands for any letter or digit.
        label, help: By language; the label is short enough for the footer.
        group: One of GROUPS.
        context: Where the keys hold: reading (the transcript) or codebook (the tree).
        footer: Place in the footer, from 1; 0: not there.
    """

    id: str
    keys: tuple[str, ...]
    label: Mapping[str, str]
    help: Mapping[str, str]
    group: str
    context: str = READING
    footer: int = 0

    def sequences(self) -> tuple[tuple[str, ...], ...]:
        """The keys as tuples of presses."""
        return tuple(tuple(each.split(" ")) for each in self.keys)


def _action(
    name: str, group: str, keys: str, en: str, zh: str, more_en: str = "", more_zh: str = "", *, context: str = READING, footer: int = 0
) -> Action:
    """`keys` holds the sequences, parted by ` | `."""
    return Action(
        id=name,
        keys=tuple(keys.split(" | ")),
        label={"en": en, "zh": zh},
        help={"en": more_en or en, "zh": more_zh or zh},
        group=group,
        context=context,
        footer=footer,
    )


_CODE = (
    _action(
        "code.begin",
        "code",
        "c",
        "code",
        "编码",
        "Code the selection, or the turn: then type the mnemonic of a code",
        "为选区（无选区则为整个话轮）编码：接着输入编码的助记键",
        footer=1,
    ),
    _action(
        "code.pick",
        "code",
        "enter",
        "code list",
        "编码列表",
        "Pick a code from a list searched by mnemonic, pinyin initials or name; recent ones first",
        "从列表选取编码，可按助记键、拼音首字母或名称搜索，最近使用的在前",
        footer=2,
    ),
    _action("code.repeat", "code", ".", "repeat", "重复", "Give the last code again", "再次使用上一个编码", footer=3),
    _action("code.recent", "code", "r", "recent codes", "最近编码", "Pick one of the codes used last", "从最近使用的编码中选取"),
    *(
        _action(
            f"code.pinned.{digit}",
            "code",
            str(digit),
            f"pinned code {digit}",
            f"固定编码 {digit}",
            f"Give the code pinned to {digit} (pin one in the codebook panel)",
            f"使用固定在 {digit} 键的编码（在编码本面板中固定）",
        )
        for digit in range(1, 10)
    ),
    _action(
        "code.remove",
        "code",
        "d | delete",
        "remove",
        "删除编码",
        "Remove a coding of yours here; asks which if there are several",
        "删除此处自己的编码；有多个时询问是哪一个",
        footer=8,
    ),
    _action(
        "code.cycle",
        "code",
        "O",
        "next overlapping",
        "下一重叠编码",
        "Select the passages of the codings here, one after the other",
        "依次选中此处各编码的段落",
    ),
    _action(
        "edit.undo",
        "code",
        "u | ctrl+z",
        "undo",
        "撤销",
        "Take back your last change; reaches back to the beginning, across restarts",
        "撤销自己的上一个改动；可一直撤到最初，重启后仍可",
        footer=7,
    ),
    _action("edit.redo", "code", "U | ctrl+y", "redo", "重做", "Bring back what was undone", "恢复被撤销的改动"),
)

_SUGGEST = (
    _action(
        "suggest.accept",
        "suggest",
        "a",
        "accept",
        "接受",
        "Accept the suggestion here; goes on to the next",
        "接受此处的建议，并前往下一条",
        footer=5,
    ),
    _action(
        "suggest.reject",
        "suggest",
        "x",
        "reject",
        "拒绝",
        "Reject the suggestion here; goes on to the next",
        "拒绝此处的建议，并前往下一条",
        footer=6,
    ),
    _action("suggest.skip", "suggest", "space", "skip", "略过", "Leave the suggestion undecided; goes on to the next", "暂不决定，前往下一条建议"),
    _action(
        "suggest.refresh",
        "suggest",
        "S",
        "suggest again",
        "重新计算建议",
        "Compute the suggestions again from all codings so far",
        "按目前全部编码重新计算建议",
    ),
    _action(
        "suggest.other",
        "suggest",
        "e",
        "other suggestion here",
        "此处另一建议",
        "Turn to the other suggestion for the same turn",
        "切换到同一话轮的另一条建议",
    ),
)

_SELECT = (
    _action(
        "select.extend",
        "select",
        "v",
        "extend on/off",
        "扩展选区",
        "Every move extends the selection until pressed again",
        "开启后移动即扩展选区，再按关闭",
    ),
    _action("select.left", "select", "shift+left", "extend left", "向左扩展"),
    _action("select.right", "select", "shift+right", "extend right", "向右扩展"),
    _action("select.up", "select", "shift+up", "extend up", "向上扩展"),
    _action("select.down", "select", "shift+down", "extend down", "向下扩展"),
    _action("select.sentence", "select", "s", "sentence", "选句", "Select the sentence; again: one more", "选中句子；再按多选一句", footer=4),
    _action("select.turn", "select", "t", "turn", "选话轮", "Select the speaker turn; again: one more", "选中话轮；再按多选一个"),
    _action("select.grow", "select", "+ | tab", "grow", "扩大", "Grow the selection: word, sentence, turn", "扩大选区：词、句、话轮"),
    _action("select.shrink", "select", "- | shift+tab", "shrink", "缩小", "Shrink the selection: turn, sentence, word", "缩小选区：话轮、句、词"),
    _action("select.swap", "select", "o", "swap ends", "换端", "Move the other end of the selection", "改为移动选区的另一端"),
    _action("select.none", "select", "escape", "nothing selected", "取消选区", "Drop the selection; one level back", "取消选区；返回上一层"),
)

_MOVE = (
    _action("move.left", "move", "left | h", "left", "左"),
    _action("move.right", "move", "right | l", "right", "右"),
    _action("move.up", "move", "up | k", "up", "上"),
    _action("move.down", "move", "down | j", "down", "下"),
    _action("move.word_next", "move", "w | ctrl+right", "next word", "下一词"),
    _action("move.word_previous", "move", "b | ctrl+left", "previous word", "上一词"),
    _action("move.sentence_next", "move", ")", "next sentence", "下一句"),
    _action("move.sentence_previous", "move", "(", "previous sentence", "上一句"),
    _action("move.turn_next", "move", "}", "next turn", "下一话轮"),
    _action("move.turn_previous", "move", "{", "previous turn", "上一话轮"),
    _action("move.page_down", "move", "pagedown", "page down", "下一页"),
    _action("move.page_up", "move", "pageup", "page up", "上一页"),
    _action("move.half_down", "move", "ctrl+d", "half page down", "下半页"),
    _action("move.half_up", "move", "ctrl+u", "half page up", "上半页"),
    _action("move.row_start", "move", "home", "start of row", "行首"),
    _action("move.row_stop", "move", "end", "end of row", "行尾"),
    _action("move.first", "move", "g g | ctrl+home", "start of text", "文首"),
    _action("move.last", "move", "G | ctrl+end", "end of text", "文末"),
)

_JUMP = (
    _action("jump.uncoded_next", "jump", "] u", "next uncoded turn", "下一未编码话轮", footer=9),
    _action("jump.uncoded_previous", "jump", "[ u", "previous uncoded turn", "上一未编码话轮"),
    _action("jump.suggestion_next", "jump", "] s", "next suggestion", "下一建议", footer=10),
    _action("jump.suggestion_previous", "jump", "[ s", "previous suggestion", "上一建议"),
    _action("jump.coding_next", "jump", "] c", "next coded passage", "下一编码段落"),
    _action("jump.coding_previous", "jump", "[ c", "previous coded passage", "上一编码段落"),
    _action("jump.memo_next", "jump", "] m", "next memo", "下一备忘"),
    _action("jump.memo_previous", "jump", "[ m", "previous memo", "上一备忘"),
    _action("jump.back", "jump", "ctrl+o", "back", "后退", "Back to where the last jump started", "回到上次跳转前的位置"),
    _action("jump.forward", "jump", "ctrl+n", "forward", "前进", "Forward again in the list of jumps", "在跳转列表中前进"),
    _action("jump.turn", "jump", ":", "go to turn", "转到话轮", "Go to the turn with this number: `:120`", "转到指定编号的话轮，如 `:120`"),
    _action("mark.set", "jump", '" <letter>', "set mark", "设书签", "Keep this place under a letter", "以字母记住此处"),
    _action("mark.jump", "jump", "' <letter>", "go to mark", "到书签", "Go to the place kept under a letter", "前往字母所记之处"),
)

_FIND = (
    _action(
        "find.begin", "find", "/", "find", "查找", "Find words in this document; Simplified and Traditional are one", "在本文档中查找；简体与繁体通查"
    ),
    _action("find.next", "find", "n", "next hit", "下一处"),
    _action("find.previous", "find", "N", "previous hit", "上一处"),
    _action("find.selection", "find", "*", "find selection", "查找选区文字"),
)

_NOTE = (
    _action(
        "memo.passage",
        "note",
        "m",
        "memo",
        "备忘",
        "Write or edit a memo on the selection, or the turn",
        "为选区或话轮写备忘，或修改已有备忘",
        footer=11,
    ),
    _action("memo.document", "note", "M", "document memo", "文档备忘", "Write or edit the memo of this document", "撰写或修改本文档的备忘"),
    _action(
        "link.begin",
        "note",
        "L",
        "linkage",
        "联系",
        "Record that the selection tells of a tie between two actors",
        "记录选区所述两个行动者之间的联系",
        footer=12,
    ),
    _action(
        "copy.citation",
        "note",
        "y",
        "copy with citation",
        "复制引文",
        "Copy the selection with document, turn and offsets",
        "复制选区文字及出处（文档、话轮、位置）",
    ),
)

_SCREEN = (
    _action("screen.help", "screen", "? | f1", "help", "帮助", "Every key of this screen", "本界面的全部按键", footer=13),
    _action("screen.codebook", "screen", "f2", "codebook panel", "编码本面板", "Show the codebook, go to it, or hide it", "显示、进入或隐藏编码本"),
    _action("screen.transcript", "screen", "f3", "transcript", "文本", "Back to the text", "回到文本"),
    _action("screen.inspector", "screen", "f4", "inspector", "检视面板", "Show or hide what is known of this place", "显示或隐藏此处的详情"),
    _action(
        "screen.profile",
        "screen",
        "f5",
        "town profiles",
        "城镇画像",
        "Profiles of the towns, with the quotes behind each number",
        "各城镇画像及每个数字背后的引文",
    ),
    _action("screen.documents", "screen", "f6 | D", "documents", "文档列表", "Open another document", "打开另一文档"),
    _action("screen.zen", "screen", "z", "text only", "仅文本", "Only the text and its margin", "只显示文本与页边"),
    _action("screen.saved", "screen", "ctrl+s", "save", "保存", "Nothing to do: every step is on disk at once", "无须保存：每一步都立即写入磁盘"),
    _action("screen.palette", "screen", "ctrl+p", "all commands", "全部命令", "Search every command by name", "按名称搜索全部命令", footer=14),
    _action("screen.quit", "screen", "ctrl+q | q", "quit", "退出"),
)

_PANEL = (
    _action("tree.up", "codebook", "up | k", "up", "上", context=CODEBOOK),
    _action("tree.down", "codebook", "down | j", "down", "下", context=CODEBOOK),
    _action(
        "tree.apply",
        "codebook",
        "enter",
        "code with this",
        "用此编码",
        "Code the selection, or the turn, with this code",
        "用此编码为选区或话轮编码",
        context=CODEBOOK,
    ),
    _action("tree.fold", "codebook", "space | left | right", "fold", "折叠", "Fold or unfold the group", "折叠或展开该组", context=CODEBOOK),
    _action(
        "tree.filter",
        "codebook",
        "f",
        "only this code",
        "仅看此编码",
        "Show only the codings of this code; again: all",
        "只显示此编码的段落；再按恢复",
        context=CODEBOOK,
    ),
    _action("tree.leave", "codebook", "escape | f3 | f2", "back to the text", "回到文本", context=CODEBOOK),
    *(
        _action(
            f"tree.pin.{digit}",
            "codebook",
            str(digit),
            f"pin to {digit}",
            f"固定到 {digit}",
            f"Give this code the key {digit}",
            f"把此编码固定到 {digit} 键",
            context=CODEBOOK,
        )
        for digit in range(1, 10)
    ),
)

ACTIONS: tuple[Action, ...] = (*_CODE, *_SUGGEST, *_SELECT, *_MOVE, *_JUMP, *_FIND, *_NOTE, *_SCREEN, *_PANEL)

BY_ID: Mapping[str, Action] = {action.id: action for action in ACTIONS}


def of_context(context: str) -> tuple[Action, ...]:
    """The actions whose keys hold in this context."""
    return tuple(action for action in ACTIONS if action.context == context)


def footer_actions() -> tuple[Action, ...]:
    """What the footer shows, in its order."""
    return tuple(sorted((action for action in ACTIONS if action.footer), key=lambda action: action.footer))
