"""The stations of the guided tour: what to press, in both languages, and how it is seen to be done (no Textual)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What can be seen of a session: block at the cursor, whether words are selected, and how much was written in the project so far."""

    block: int
    selected: bool
    codings: int
    decisions: int
    memos: int
    mentions: int


Done = Callable[[Seen, Seen, str], bool]
"""Takes what was seen when the station began, what is seen now, and the id of the last action."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """One thing to do.

    Attributes:
        id: Such as `select`.
        text: By language, two lines at most; `{move.turn_next}` stands for the key of an action, `{code}` for the mnemonic of a code.
    """

    id: str
    text: Mapping[str, str]
    done: Done


def _station(id: str, en: str, zh: str, done: Done) -> Station:
    return Station(id=id, text={"en": en, "zh": zh}, done=done)


def _by(prefix: str, more: Done) -> Done:
    return lambda before, now, action: action.startswith(prefix) and more(before, now, action)


def _coded(before: Seen, now: Seen, _action: str) -> bool:
    return now.codings > before.codings


STATIONS: Sequence[Station] = (
    _station(
        "move",
        "Letters are commands here; nothing can be typed into the text.\nPress {move.turn_next} to go to the next turn.",
        "此处字母是命令，文本不会被改动。\n按 {move.turn_next} 前往下一话轮。",
        lambda before, now, action: now.block != before.block,
    ),
    _station(
        "select",
        "A command acts on what is selected; without a selection, on the turn.\nPress {select.sentence} to select a sentence; again for one more.",
        "命令作用于选区；没有选区时作用于话轮。\n按 {select.sentence} 选中一句，再按多选一句。",
        _by("select.", lambda before, now, action: now.selected),
    ),
    _station(
        "mnemonic",
        "Code it: press {code.begin}, then a mnemonic, such as {code} ({name}).\nAfter {code.begin} a list shows all mnemonics.",
        "编码：按 {code.begin}，再输入助记键，如 {code}（{name}）。\n按 {code.begin} 后会列出全部助记键。",
        _by("code.", _coded),
    ),
    _station(
        "digit",
        "The codes with a digit in the codebook take one key. Go to another turn\nwith {move.turn_next} and press 1: it codes the whole turn.",
        "编码本中带数字的编码只需一键。\n按 {move.turn_next} 到另一话轮，再按 1，整个话轮即被编码。",
        _by("code.pinned.", _coded),
    ),
    _station(
        "repeat",
        "The same code again: go on with {move.turn_next}, then press {code.repeat}.",
        "再用同一编码：按 {move.turn_next} 前进，再按 {code.repeat}。",
        _by("code.repeat", _coded),
    ),
    _station(
        "undo",
        "{edit.undo} takes back your last step, as far back as you like, after a restart too.\nPress {edit.undo}; {edit.redo} would bring it back.",
        "{edit.undo} 撤销上一步，可一直撤到最初，重启后仍可。\n按 {edit.undo}；{edit.redo} 可恢复。",
        _by("edit.undo", lambda before, now, action: now.codings < before.codings),
    ),
    _station(
        "suggestion",
        "{jump.suggestion_next} goes to a suggestion; the panel ({screen.inspector}) says why it is made.\n"
        "You decide: {suggest.accept} accepts, {suggest.reject} rejects.",
        "{jump.suggestion_next} 前往一条建议，面板（{screen.inspector}）说明理由。\n由您决定：{suggest.accept} 接受，{suggest.reject} 拒绝。",
        lambda before, now, action: now.decisions > before.decisions,
    ),
    _station(
        "memo",
        "Write down what you think: {memo.passage} on this passage ({memo.choose} on anything else).\nType a few words; F2 saves.",
        "写下想法：{memo.passage} 为此处写备忘（{memo.choose} 为其他对象）。\n输入几个字，按 F2 保存。",
        lambda before, now, action: now.memos > before.memos,
    ),
    _station(
        "linkage",
        "A passage that tells of a tie: {link.begin}. Name two actors, a situation and a kind,\nsuch as information; Tab goes on, F2 records.",
        "记录段落所述的联系：{link.begin}。填两个行动者、一个情境和一种内容（如信息）；\nTab 下一项，F2 记录。",
        lambda before, now, action: now.mentions > before.mentions,
    ),
    _station(
        "profile",
        "Linkages add up to a profile of each town. {screen.profile} shows them;\nEnter on a number opens its quotes, Esc comes back.",
        "联系汇总为各城镇的画像。{screen.profile} 打开；\n在数字上按回车看引文，Esc 返回。",
        _by("screen.profile", lambda before, now, action: True),
    ),
    _station(
        "end",
        "That was the tour. {screen.help} lists all keys, {screen.palette} finds every command by name.\n"
        "Press {tour.begin} to end: you are asked whether what you did shall stay.",
        "导览到此结束。{screen.help} 列出全部按键，{screen.palette} 按名称查找命令。\n按 {tour.begin} 结束，届时会询问是否保留所作的改动。",
        _by("tour.begin", lambda before, now, action: True),
    ),
)
