"""What each screen is for, and the keys it has besides those of the action table (no Textual)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A screen or panel as help explains it.

    Attributes:
        name, purpose: By language; what it is called, and what a person does there.
        keys: What to press, and what it does in English and Chinese.
    """

    name: Mapping[str, str]
    purpose: Mapping[str, str]
    keys: tuple[tuple[str, str, str], ...] = ()


def _place(en: str, zh: str, purpose_en: str, purpose_zh: str, *keys: tuple[str, str, str]) -> Place:
    return Place(name={"en": en, "zh": zh}, purpose={"en": purpose_en, "zh": purpose_zh}, keys=keys)


_MOVE = ("↑ ↓ pageup pagedown", "choose a row", "选择一行")
_LEAVE = ("escape", "leave; nothing changes", "离开，不作改动")
_LEAVE_TWICE = ("escape", "leave; if something was typed, a second time", "离开；若已输入内容须再按一次")
_TYPE = ("a-z 汉字", "type to narrow down: a part of the name, its initials, pinyin", "输入以缩小范围：名称的一部分、首字母、拼音")

READING = _place(
    "Text",
    "文本",
    "Read, select and code. Letters are commands, so nothing can be typed into the text. A command acts on the selection, or on the turn at the "
    "cursor. Everything is on disk at once, and u takes it back.",
    "阅读、选择、编码。字母是命令，文本不会被改动。命令作用于选区；没有选区时作用于光标所在话轮。每一步立即写入磁盘，按 u 撤销。",
)
CODEBOOK = _place(
    "Codebook panel",
    "编码本面板",
    "The codes with their mnemonics, colours and counts. Enter codes the selection, or the turn, with the code at the cursor; "
    "the panel at the right shows its definition. The codebook is changed here too; !2 behind a code: two of its codings were made before its "
    "definition changed.",
    "列出编码及其助记键、颜色和次数。回车用光标处的编码为选区或话轮编码；右侧面板显示其定义。编码本也在此修改；"
    "编码后的 !2 表示有两条编码作于定义改动之前。",
)

PLACES: Mapping[str, Place] = {
    "Picker": _place(
        "List to choose from",
        "选择列表",
        "Choose one thing of a list.",
        "从列表中选一项。",
        _TYPE,
        _MOVE,
        ("enter", "take the row at the cursor", "选定光标所在行"),
        ("1-9", "in a list without a line to type into: take the row with this number", "没有输入行的列表中：选定该编号的行"),
        _LEAVE,
    ),
    "Listing": _place(
        "Passages to look through",
        "段落列表",
        "Look through passages of the whole project; Enter opens one in the text, ctrl+o there comes back to this list.",
        "浏览整个项目中的段落；回车在文本中打开，之后按 ctrl+o 回到此列表。",
        ("a-z 汉字", "type; words in all documents are looked for when you press Enter", "输入；全项目检索在按回车后进行"),
        _MOVE,
        ("ctrl+home ctrl+end", "first row, last row", "首行、末行"),
        ("enter", "search, then open the passage", "检索，再按打开该处"),
        _LEAVE,
    ),
    "DocumentList": _place(
        "Document list",
        "文档列表",
        "All documents that the filters let pass, with how many of their turns are coded. ✓ you read it to the last line, ° somebody else did; ? its "
        "suggestions were not computed since the program began.",
        "列出通过筛选的全部文档及已编码话轮的比例。✓ 您已读到最后一行，° 他人已读完；? 表示程序启动以来尚未计算建议。",
        _TYPE,
        _MOVE,
        ("tab shift+tab", "sort by the next column, by the one before", "按下一列、上一列排序"),
        ("ctrl+r", "the other way round", "倒序"),
        ("ctrl+t", "mark the document as done, or take the mark back", "标记文档为完成，或取消标记"),
        ("enter", "open the document", "打开文档"),
        _LEAVE,
    ),
    "MemoList": _place(
        "All memos",
        "全部备忘",
        "All memos of the project, newest first. Words are found in the memo, its title and label, what it is on, and who wrote it; Simplified and "
        "Traditional are one.",
        "项目的全部备忘，新的在前。检索正文、标题、标签、对象和作者，简繁通查。",
        _TYPE,
        _MOVE,
        ("tab shift+tab", "only memos on one kind of thing: project, document, passage, code …", "只看某一类对象的备忘：项目、文档、段落、编码项……"),
        ("enter", "go to what the memo is on", "前往备忘所写之处"),
        ("f2", "change the memo", "修改备忘"),
        ("f8", "remove the memo; u brings it back", "删除备忘，按 u 恢复"),
        _LEAVE,
    ),
    "MemoEditor": _place(
        "Memo",
        "备忘",
        "Write down what you think. The title and the label (a word of your own, such as theory) are optional.",
        "写下想法。标题和标签（自定的词，如“理论”）可不填。",
        ("ctrl+s f2", "save", "保存"),
        ("shift+tab", "up to label and title", "上移到标签、标题"),
        ("f8", "remove the memo", "删除备忘"),
        _LEAVE_TWICE,
    ),
    "Steps": _place(
        "One decision at a time",
        "逐条决定",
        "One passage per screen, one key per decision. What is decided is kept when you leave.",
        "每屏一段，每个决定一键。离开时已作的决定保留。",
        ("a y enter", "accept", "接受"),
        ("x", "reject", "拒绝"),
        ("space →", "skip; decide later", "略过，以后再定"),
        ("backspace ← u", "take the last decision back", "收回上一个决定"),
        ("escape q", "leave", "离开"),
    ),
    "LinkForm": _place(
        "Linkage",
        "联系",
        "Record that the passage tells of a tie between two actors. What the passage suggests is marked ? and says why at the right; "
        "nothing counts until you record it. The first page holds what nearly every mention needs.",
        "记录段落所述两个行动者之间的联系。段落所提示的内容以 ? 标出，右侧说明依据；您记录之前都不算数。首页为通常必填的各项。",
        ("tab shift+tab enter", "next field, field before", "下一项、上一项"),
        ("1 … 9", "choose what is offered under this number", "选右侧该号的一项"),
        ("↑ ↓ enter", "take what is offered", "选用右侧内容"),
        (".", "in an actor's line: the actors of the linkage recorded last", "在行动者一行：同上次记录的行动者"),
        ("f3", "every field of the record, or the first page", "全部字段，或只看首页"),
        ("f4", "let both ends change places", "两端互换"),
        ("f8", "remove the linkage (twice)", "删除此联系（按两次）"),
        ("ctrl+s f2", "record", "记录"),
        _LEAVE_TWICE,
    ),
    "TieList": _place(
        "Linkages",
        "联系",
        "Mentions that tell of the same tie become one linkage when you say so: same town, actors, kind and time are what suggests it. "
        "What was split is not suggested again.",
        "讲同一联系的各条记述，由您确认后归并为一条联系；依据是城镇、两端、内容和时间相同。拆开的不再建议合并。",
        ("enter", "open the passage", "打开该段落"),
        ("f2", "confirm a suggestion; name a linkage; change a mention", "确认建议；命名联系；修改记述"),
        ("f3", "mark a linkage or mention", "标记联系或记述"),
        ("f5", "make one linkage of what is marked", "把标记者合并为一条联系"),
        ("f6", "split the mention here, and those marked, off its linkage", "把此记述及标记者从联系中拆出"),
        ("f8", "dissolve a linkage; its mentions stay", "解散联系，记述保留"),
        ("tab shift+tab", "only one town; all", "只看一个城镇；全部"),
        ("ctrl+z", "take back", "撤销"),
        ("escape", "leave", "离开"),
    ),
    "ProfileScreen": _place(
        "Town profiles",
        "城镇画像",
        "The figures of a town, page by page (1 to 9). Every number that can be reached with the arrows opens the quotes behind it; from a quote "
        "Enter leads into the text, and ctrl+o there comes back.",
        "城镇的图形，分页显示（1 至 9）。方向键可到达的每个数字都可打开背后的引文；在引文上回车进入文本，之后按 ctrl+o 返回。",
    ),
    "MatrixScreen": _place(
        "Table of codings",
        "编码交叉表",
        "How often the codes stand in documents, towns, speakers, values of variables, or beside other codes; every number opens its quotes.",
        "编码在各文档、城镇、发言者、变量取值中或与其他编码同现的次数；每个数字都可打开其引文。",
    ),
    "CardForm": _place(
        "Code card",
        "编码卡片",
        "What a code is called and means, in both languages. A change of definition or rules makes a new version of the codebook; codings made "
        "before are marked with ! until you have looked at them again. A rule or example stands on a line of its own; cues are parted by semicolons.",
        "编码的中英文名称与含义。改动定义或规则即产生编码本的新版本；此前所作的编码以 ! 标出，待您复核。规则和例句每行一条，线索词以分号隔开。",
        ("tab shift+tab", "next field, field before", "下一项、上一项"),
        ("ctrl+s f2", "save", "保存"),
        _LEAVE_TWICE,
    ),
    "Adjudicate": _place(
        "Disagreements",
        "分歧裁定",
        "Where coders differ: the passage, what each of them made of it, the definitions concerned, and what was decided on the same codes before. "
        "Nobody's coding is changed; a decision lies beside them, with its reason, and makes the consensus.",
        "各编码者的分歧：段落、各人版本、相关定义，以及同样编码此前的裁定。任何人的编码都不改动；裁定连同理由另行保存，构成共识。",
        ("1-9", "the version of this coder holds", "取该编码者的版本"),
        ("b", "all versions hold", "各版本都取"),
        ("n", "nothing holds", "都不取"),
        ("o", "something else holds: a code and a passage, or the slots as marked", "另定：另一编码与段落，或按所标字段"),
        ("space", "mark whose value of a slot holds", "标记字段取谁的值"),
        ("w", "put it off", "暂缓"),
        ("r", "write why it was decided so", "写理由"),
        ("u", "undo the last decision", "撤销上一裁定"),
        ("d", "all rules of the codes, or only those that name each other", "显示编码的全部细则，或只显示互相提及者"),
        ("f", "which disagreements: a kind, this document, these codes, two coders", "选看：某类、本文档、这些编码、某两位编码者"),
        ("← → p", "the one before, the next one", "前一处、后一处"),
        ("tab", "the next one that is open", "下一处待定"),
        ("↑ ↓ k j", "scroll, or choose a slot", "滚动，或选择字段"),
        ("enter", "go to the passage; ctrl+o comes back", "前往该段落，ctrl+o 返回"),
        ("escape q", "leave; what is decided stays", "离开，已作的裁定保留"),
    ),
    "OlderCodings": _place(
        "Older codings",
        "复核旧编码",
        "The codings of a code that were made when its definition or rules were others, with what they were and are. Look at each again; every "
        "decision is on disk at once.",
        "列出在定义或规则改动之前所作的编码，并对照新旧内容。逐条复核，每个决定立即写入磁盘。",
        ("↑ ↓ k j", "choose a coding", "选择一条"),
        ("a", "keep it: it holds under the new definition", "保留：在新定义下仍成立"),
        ("e", "give it another code", "改为另一编码"),
        ("x", "remove it", "删除"),
        ("A", "keep all that are left, in one undo step", "保留其余全部，一步可撤销"),
        ("u", "undo", "撤销"),
        ("enter", "go to the passage", "前往该段落"),
        ("escape q", "leave; what is decided stays", "离开，已作的决定保留"),
    ),
    "Splitting": _place(
        "Split a code",
        "拆分编码",
        "The quotes of the code, one by one: each goes to the new code or stays. The new code is made when you finish, in one undo step.",
        "逐条查看该编码的引文：归入新编码或留下。结束时一步建立新编码。",
        ("a y enter", "it goes to the new code", "归入新编码"),
        ("x", "it stays", "留下"),
        ("space →", "decide later; it stays for now", "以后再定，暂留"),
        ("backspace ← u", "take the last decision back", "收回上一个决定"),
        ("escape q", "finish; without any that goes, nothing is split", "结束；若无移出者则不拆分"),
    ),
    "Prompt": _place(
        "A line to type",
        "输入一行",
        "Type the answer to what is asked at the left.",
        "输入左侧所问的内容。",
        ("enter", "take it", "确定"),
        _LEAVE,
    ),
    "CommandPalette": _place(
        "All commands",
        "全部命令",
        "Every command by name, in English, Chinese or pinyin, with its key.",
        "按英文、中文或拼音搜索全部命令，并显示按键。",
        ("a-z 汉字", "type a part of the name", "输入名称的一部分"),
        ("↑ ↓ enter", "choose and do", "选择并执行"),
        _LEAVE,
    ),
}
"""By the name of the screen's class; a screen without an entry has that of the class it stems from."""

ANYWHERE = _place("This screen", "此界面", "Escape goes one level back.", "Esc 返回上一层。", ("escape", "leave", "离开"))


def place_of(classes: Iterable[str]) -> Place:
    """The place that a screen is, from the names of its class and those it stems from, nearest first."""
    return next((PLACES[name] for name in classes if name in PLACES), ANYWHERE)
