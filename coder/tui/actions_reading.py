"""Actions that move, find, note and show."""

from coder.tui.action import CODEBOOK, action

MOVE = (
    action("move.left", "move", "left | h", "left", "左"),
    action("move.right", "move", "right | l", "right", "右"),
    action("move.up", "move", "up | k", "up", "上"),
    action("move.down", "move", "down | j", "down", "下"),
    action("move.word_next", "move", "w | ctrl+right", "next word", "下一词"),
    action("move.word_previous", "move", "b | ctrl+left", "previous word", "上一词"),
    action("move.sentence_next", "move", ")", "next sentence", "下一句"),
    action("move.sentence_previous", "move", "(", "previous sentence", "上一句"),
    action("move.turn_next", "move", "}", "next turn", "下一话轮"),
    action("move.turn_previous", "move", "{", "previous turn", "上一话轮"),
    action("move.page_down", "move", "pagedown", "page down", "下一页"),
    action("move.page_up", "move", "pageup", "page up", "上一页"),
    action("move.half_down", "move", "ctrl+d", "half page down", "下半页"),
    action("move.half_up", "move", "ctrl+u", "half page up", "上半页"),
    action("move.row_start", "move", "home", "start of row", "行首"),
    action("move.row_stop", "move", "end", "end of row", "行尾"),
    action("move.first", "move", "g g | ctrl+home", "start of text", "文首"),
    action("move.last", "move", "G | ctrl+end", "end of text", "文末"),
)

JUMP = (
    action("jump.uncoded_next", "jump", "] u", "next uncoded turn", "下一未编码话轮", footer=9),
    action("jump.uncoded_previous", "jump", "[ u", "previous uncoded turn", "上一未编码话轮"),
    action("jump.suggestion_next", "jump", "] s", "next suggestion", "下一建议", footer=10),
    action("jump.suggestion_previous", "jump", "[ s", "previous suggestion", "上一建议"),
    action("jump.coding_next", "jump", "] c", "next coded passage", "下一编码段落"),
    action("jump.coding_previous", "jump", "[ c", "previous coded passage", "上一编码段落"),
    action("jump.memo_next", "jump", "] m", "next memo", "下一备忘"),
    action("jump.memo_previous", "jump", "[ m", "previous memo", "上一备忘"),
    action(
        "jump.difference_next",
        "jump",
        "] x",
        "next difference",
        "下一分歧",
        "The next coding by another person that you have not given",
        "他人已编而您未编的下一处",
    ),
    action("jump.difference_previous", "jump", "[ x", "previous difference", "上一分歧"),
    action(
        "jump.label",
        "jump",
        "f <letter>",
        "to a visible turn",
        "到可见话轮",
        "Go to a turn on the screen by the letter shown in its margin",
        "按页边显示的字母前往屏幕上的话轮",
    ),
    action("jump.back", "jump", "ctrl+o", "back", "后退", "Back to where the last jump started", "回到上次跳转前的位置"),
    action("jump.forward", "jump", "ctrl+n", "forward", "前进", "Forward again in the list of jumps", "在跳转列表中前进"),
    action("jump.turn", "jump", ":", "go to turn", "转到话轮", "Go to the turn with this number: `:120`", "转到指定编号的话轮，如 `:120`"),
    action("mark.set", "jump", '" <letter>', "set mark", "设书签", "Keep this place under a letter", "以字母记住此处"),
    action("mark.jump", "jump", "' <letter>", "go to mark", "到书签", "Go to the place kept under a letter", "前往字母所记之处"),
)

FIND = (
    action(
        "find.begin", "find", "/", "find", "查找", "Find words in this document; Simplified and Traditional are one", "在本文档中查找；简体与繁体通查"
    ),
    action("find.next", "find", "n", "next hit", "下一处"),
    action("find.previous", "find", "N", "previous hit", "上一处"),
    action("find.selection", "find", "*", "find selection", "查找选区文字"),
)

FILTER = (
    action(
        "look.words",
        "find",
        "g / | f7",
        "words in all documents",
        "全项目检索",
        "Words in context over the whole project, with AND, OR, NOT, NEAR, code:, speaker:, town:; Enter opens the passage",
        "在全部文档中检索，可用 AND、OR、NOT、NEAR、code:、speaker:、town:；回车打开该处",
    ),
    action(
        "look.quotes",
        "find",
        "g c | f8",
        "quotes of a code",
        "编码的引文",
        "All quotes of a code with their context; Enter opens the passage",
        "列出某编码的全部引文及上下文；回车打开该处",
    ),
    action(
        "look.matrix",
        "find",
        "g x | f10",
        "table of codings",
        "编码交叉表",
        "Codes by towns, documents, speakers, variables or codes; Enter opens the quotes behind a number",
        "编码与城镇、文档、发言者、变量或编码的交叉表；回车打开数字背后的引文",
    ),
    action(
        "look.memos",
        "find",
        "g m | f9",
        "all memos",
        "全部备忘",
        "All memos of the project, searchable; Enter goes to the place, F2 changes, F8 removes",
        "项目的全部备忘，可搜索；回车前往，F2 修改，F8 删除",
    ),
    action(
        "filter.begin",
        "find",
        "g f",
        "filter",
        "筛选",
        "Show only one speaker, code or person, or list only the documents of a town; again: all",
        "只看某一发言者、编码或编码者，或只列某城镇的文档；再选一次恢复",
    ),
)

NOTE = (
    action(
        "memo.passage",
        "note",
        "m",
        "memo",
        "备忘",
        "Write or edit a memo on the selection, or the turn",
        "为选区或话轮写备忘，或修改已有备忘",
        footer=11,
    ),
    action("memo.document", "note", "M", "document memo", "文档备忘", "Write or edit the memo of this document", "撰写或修改本文档的备忘"),
    action(
        "memo.choose",
        "note",
        "g n",
        "memo on …",
        "为…写备忘",
        "Memos on what is here: passage, coding, code, linkage, speaker, document, town, project; as many as you like",
        "为此处的段落、编码、编码项、联系、发言者、文档、城镇或项目写备忘，可写多条",
    ),
    action(
        "link.begin",
        "note",
        "L",
        "linkage",
        "联系",
        "Record that the selection tells of a tie between two actors",
        "记录选区所述两个行动者之间的联系",
        footer=12,
    ),
    action(
        "copy.citation",
        "note",
        "y",
        "copy with citation",
        "复制引文",
        "Copy the selection with document, turn and offsets",
        "复制选区文字及出处（文档、话轮、位置）",
    ),
)

SCREEN = (
    action("screen.help", "screen", "? | f1", "help", "帮助", "Every key of this screen", "本界面的全部按键", footer=13),
    action("screen.codebook", "screen", "f2", "codebook panel", "编码本面板", "Show the codebook, go to it, or hide it", "显示、进入或隐藏编码本"),
    action("screen.transcript", "screen", "f3", "transcript", "文本", "Back to the text", "回到文本"),
    action("screen.inspector", "screen", "f4", "inspector", "检视面板", "Show or hide what is known of this place", "显示或隐藏此处的详情"),
    action(
        "screen.profile",
        "screen",
        "f5",
        "town profiles",
        "城镇画像",
        "Profiles of the towns, with the quotes behind each number",
        "各城镇画像及每个数字背后的引文",
    ),
    action("screen.documents", "screen", "f6 | D", "documents", "文档列表", "Open another document", "打开另一文档"),
    action("screen.zen", "screen", "z", "text only", "仅文本", "Only the text and its margin", "只显示文本与页边"),
    action(
        "screen.theme",
        "screen",
        "g t",
        "next theme",
        "换主题",
        "Dark, light, high contrast; kept for all projects",
        "深色、浅色、高对比；对所有项目生效",
    ),
    action("screen.saved", "screen", "ctrl+s", "save", "保存", "Nothing to do: every step is on disk at once", "无须保存：每一步都立即写入磁盘"),
    action("screen.palette", "screen", "ctrl+p", "all commands", "全部命令", "Search every command by name", "按名称搜索全部命令", footer=14),
    action("screen.quit", "screen", "ctrl+q | q", "quit", "退出"),
)

PANEL = (
    action("tree.up", "codebook", "up | k", "up", "上", context=CODEBOOK),
    action("tree.down", "codebook", "down | j", "down", "下", context=CODEBOOK),
    action(
        "tree.apply",
        "codebook",
        "enter",
        "code with this",
        "用此编码",
        "Code the selection, or the turn, with this code",
        "用此编码为选区或话轮编码",
        context=CODEBOOK,
    ),
    action("tree.fold", "codebook", "space | left | right", "fold", "折叠", "Fold or unfold the group", "折叠或展开该组", context=CODEBOOK),
    action(
        "tree.filter",
        "codebook",
        "f",
        "only this code",
        "仅看此编码",
        "Show only the codings of this code; again: all",
        "只显示此编码的段落；再按恢复",
        context=CODEBOOK,
    ),
    action("tree.leave", "codebook", "escape | f3 | f2", "back to the text", "回到文本", context=CODEBOOK),
    *(
        action(
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
