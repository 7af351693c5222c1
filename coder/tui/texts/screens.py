"""Words of the screens, in English and Chinese."""

import locale
import os
from collections.abc import Mapping

from coder.text.singular import filled
from coder.tui.texts.actors import ACTOR_STEPS, ACTOR_TEXTS
from coder.tui.texts.adjudicate import ADJUDICATE_STEPS, ADJUDICATE_TEXTS
from coder.tui.texts.codebook import CODEBOOK_STEPS, CODEBOOK_TEXTS
from coder.tui.texts.errors import in_chinese
from coder.tui.texts.linkage import LINK_STEPS, LINK_TEXTS
from coder.tui.texts.profile import PROFILE_TEXTS
from coder.tui.texts.queue import QUEUE_TEXTS
from coder.tui.texts.steps import COMMAND_STEPS
from coder.tui.texts.things import FIELDS, TARGETS, THINGS, WORDS

_TEXTS: Mapping[str, tuple[str, str]] = {
    "turn": ("Turn", "话轮"),
    "nothing coded here": ("not coded yet: c or Enter", "尚未编码：按 c 或回车"),
    "memo": ("memo", "备忘"),
    "document memo": ("document memo", "文档备忘"),
    "include": ("use when", "适用"),
    "exclude": ("not when", "不适用"),
    "weak": ("weak", "较弱"),
    "fair": ("fair", "一般"),
    "strong": ("strong", "较强"),
    "accepted of": ("{} of {} accepted", "{1} 条中接受了 {0} 条"),
    "likeliest here": ("likeliest here: {}", "此处最可能：{}"),
    "like passage": ("The coded passage most like it; {} leads back", "最相似的已编码段落；按 {} 返回"),
    "no like passage": ("No suggestion here that names a coded passage.", "此处没有以已编码段落为依据的建议。"),
    "unlike": ("Unlike every other coded passage", "与其他已编码段落都不相似"),
    "reason cue": ("cue", "线索词"),
    "reason word": ("word", "词语"),
    "reason neighbour": ("like", "类似段落"),
    "reason definition": ("definition", "定义"),
    "reason counter": ("against", "反面线索"),
    "coded": ("coded", "已编码"),
    "codings": ("{} codings", "{} 条编码"),
    "suggestions": ("suggestions", "条建议"),
    "suggesting": ("computing suggestions …", "正在计算建议…"),
    "suggesting stopped": ("Stopped; {} computes them again, from where it was.", "已停止；按 {} 从中断处继续计算。"),
    "no suggestions here": ("This copy was made without suggestions.", "此副本不提供建议。"),
    "nothing computed": ("Nothing is being computed.", "目前没有在计算。"),
    "suggesting for": ("computing suggestions {} s", "正在计算建议 {} 秒"),
    "saved": ("saved", "已保存"),
    "back to list": ("{} goes back to the list", "按 {} 返回列表"),
    "everything saved": ("Everything is on disk already.", "一切已写入磁盘。"),
    "selected": ("selected", "已选"),
    "characters": ("characters", "字"),
    "extending": ("EXTEND", "扩展"),
    "normal": ("READ", "阅读"),
    "opening": ("Opening …", "正在打开……"),
    "no document": ("There is no document in this project yet.", "项目中还没有文档。"),
    "no document hint": ("Leave with q and add one: coder add PROJECT FILE", "按 q 退出后添加：coder add PROJECT FILE"),
    "nothing to undo": ("Nothing of yours is left to undo.", "没有可撤销的改动。"),
    "nothing to redo": ("Nothing to redo.", "没有可恢复的改动。"),
    "undone": ("undone: {}", "已撤销：{}"),
    "redone": ("redone: {}", "已恢复：{}"),
    "no code yet": ("No code was given yet: c and a mnemonic, or Enter.", "尚未使用编码：按 c 加助记键，或按回车。"),
    "no such mnemonic": ("No code begins with {}", "没有以 {} 开头的编码"),
    "nothing pinned": ("No code is pinned to {}.", "{} 键没有固定编码。"),
    "pinned": ("{} is on the key {}", "{} 已固定到 {} 键"),
    "coded as": ("coded: {}", "已编码：{}"),
    "removed": ("removed: {}", "已删除：{}"),
    "town of document": ("Which town does this document speak of? ● again takes it back", "本文档所述城镇？带 ● 者再选即取消"),
    "town of passage": ("Which town does the passage speak of? ● again takes it back", "该段落所述城镇？带 ● 者再选即取消"),
    "town type": ("Type the name of a town or place, such as 昆山 or Kunshan", "请输入城镇或地名，如昆山或 Kunshan"),
    "town new": ("new:", "新建："),
    "town nowhere": ("not in the gazetteer", "地名表中没有"),
    "town said": ("speaks of {}", "所述城镇：{}"),
    "town unsaid": ("no longer speaks of {}", "已取消所述城镇：{}"),
    "no coding here": ("No coding of yours here.", "此处没有您的编码。"),
    "accepted": ("accepted: {}", "已接受：{}"),
    "rejected": ("rejected: {}", "已拒绝：{}"),
    "no more suggestions": ("No further suggestion in this direction.", "此方向没有更多建议。"),
    "no suggestion": ("No suggestion here; ]s goes to the next one.", "此处没有建议；]s 前往下一条。"),
    "all coded": ("No uncoded turn in this direction.", "此方向没有未编码的话轮。"),
    "nothing there": ("There is none in this direction.", "此方向没有。"),
    "no mark": ("No mark {}", "没有书签 {}"),
    "mark set": ("mark {} set", "已设书签 {}"),
    "no jump": ("The jump list ends here.", "跳转列表到头了。"),
    "found": ("{0}/{1} “{2}”", "第 {0}/{1} 处“{2}”"),
    "round the end": ("past the end: from the beginning again", "已过文末，从文首继续"),
    "round the start": ("past the beginning: from the end again", "已过文首，从文末继续"),
    "nothing sought": ("Nothing was searched for yet: / begins.", "尚未查找：按 / 开始。"),
    "not found": ("“{}” is not in this document.", "本文档中没有“{}”。"),
    "copied": ("copied with citation", "已复制引文"),
    "memo added": ("memo saved", "备忘已保存"),
    "memo changed": ("memo changed", "备忘已修改"),
    "memo removed": ("memo removed; u brings it back", "备忘已删除，按 u 恢复"),
    "memo nothing": ("nothing was written", "未写入"),
    "only": ("only codings of {} are shown; f again for all", "只显示 {} 的编码；再按 f 恢复全部"),
    "all shown": ("all codings are shown", "显示全部编码"),
    "others wrote": ("another program changed the project: reloaded", "其他程序改动了项目：已重新载入"),
    "no such turn": ("There is no turn {}", "没有第 {} 话轮"),
    "unknown key": ("{} does nothing here; ? lists the keys", "{} 在此无作用；? 列出按键"),
    "code with": ("code with", "编码为"),
    "pick code": ("Code list: type a mnemonic, pinyin initials or a name", "编码列表：输入助记键、拼音首字母或名称"),
    "which remove": ("Which coding shall be removed?", "删除哪一个编码？"),
    "documents title": ("Documents", "文档"),
    "documents count": ("{} of {} documents, {} done", "{}/{} 篇，完成 {} 篇"),
    "documents legend": ("✓ done by you · ° by others · ? suggestions not computed yet", "✓ 自己完成 · ° 他人完成 · ? 建议尚未计算"),
    "document done": ("marked as done: read to the last line", "已标记为完成：读到最后一行"),
    "document not done": ("no longer marked as done", "已取消完成标记"),
    "column done": ("✓", "✓"),
    "column title": ("title", "标题"),
    "column coded": ("coded", "已编码"),
    "column turns": ("turns", "话轮"),
    "column codings": ("codings", "编码数"),
    "column waiting": ("sugg.", "建议"),
    "column memos": ("memos", "备忘"),
    "column kind": ("kind", "类型"),
    "column language": ("language", "语言"),
    "column town": ("town", "城镇"),
    "column opened": ("opened", "上次打开"),
    "just now": ("just now", "刚才"),
    "minutes ago": ("{} min ago", "{} 分钟前"),
    "hours ago": ("{} h ago", "{} 小时前"),
    "days ago": ("{} d ago", "{} 天前"),
    "find title": ("Find", "查找"),
    "go title": ("Go to turn", "转到话轮"),
    "memo about": ("Memo on: {}", "备忘：{}"),
    "memo title": ("title", "标题"),
    "memo keys": (
        "ctrl+s or F2 save · shift+Tab title, label · F8 remove · Esc leave",
        "ctrl+s 或 F2 保存 · shift+Tab 标题、标签 · F8 删除 · Esc 放弃",
    ),
    "memo foreign": ("by somebody else: to read only · Esc leave", "他人所写，只可阅读 · Esc 离开"),
    "memo label": ("label", "标签"),
    "memo on what": ("A memo on what?", "为何者写备忘？"),
    "memo which": ("Memos on: {}", "备忘：{}"),
    "memo new": ("a new memo", "新备忘"),
    "profile title": ("Town profiles", "城镇画像"),
    "no towns": ("No town yet: coder towns PROJECT, or coder add --town NAME", "还没有城镇：coder towns PROJECT，或 coder add --town 名称"),
    "documents": ("documents", "篇文档"),
    "mentions": ("mentions", "条联系记述"),
    "sources": ("sources", "个来源"),
    "quotes": ("Quotes behind {}", "{} 背后的引文"),
    "no quotes": ("No quote is behind this number.", "此数字背后没有引文。"),
    "computing": ("computing …", "计算中…"),
    "accepted count": ("accepted", "条接受"),
    "rejected count": ("rejected", "条拒绝"),
    "skipped count": ("skipped", "条略过"),
    "step keys": ("a accept · x reject · space skip · backspace back · Esc leave", "a 接受 · x 拒绝 · 空格 略过 · 退格 退回 · Esc 离开"),
    "review title": ("Review of suggestions", "审阅建议"),
    "reviewed": ("{0} accepted, {1} of {2} seen", "接受 {0} 条，已看 {1}/{2} 条"),
    "score title": ("Accept all suggestions with a score of at least", "接受分数不低于此值的全部建议"),
    "no score": ("{} is not a score.", "{} 不是分数。"),
    "none above": ("No suggestion has a score of {:.2f} or more.", "没有分数达到 {:.2f} 的建议。"),
    "accept n": ("accept {} suggestions with {:.2f} or more", "接受 {} 条不低于 {:.2f} 的建议"),
    "leave": ("leave all as it is", "不作改动"),
    "sure": ("Are you sure? One undo takes all back.", "确定吗？撤销一次即可全部收回。"),
    "accepted n": ("accepted: {} suggestions", "已接受 {} 条建议"),
    "everywhere title": ("Code “{}” everywhere", "处处编码“{}”"),
    "nowhere else": ("“{}” stands nowhere that has not this code already.", "“{}”各处都已有此编码。"),
    "coded everywhere": ("{0} passages coded: {1}", "已编码 {0} 处：{1}"),
    "recode title": ("Which code instead of {}?", "把 {} 改为哪个编码？"),
    "none of yours": ("No coding of yours here.", "此处没有您的编码。"),
    "none of yours hint": ("]c goes to the next coded passage.", "按 ]c 到下一编码段落。"),
    "would be empty": ("The coding would be empty.", "编码将变为空。"),
    "would be empty hint": ("d removes it.", "按 d 可删除。"),
    "nothing selected": ("Nothing is selected.", "没有选区。"),
    "nothing selected hint": ("Select what the coding shall cover, then press = again.", "请先选取编码应覆盖的文字，再按 =。"),
    "no second": ("There is no second coding of this code to merge with.", "没有可合并的同码编码。"),
    "no second hint": ("Select a passage that touches both.", "请选取同时触及两者的文字。"),
    "no words here": ("There are no words here.", "此处没有文字。"),
    "no words here hint": ("Select some.", "请先选取。"),
    "long name": ("{} characters are too long for the name of a code.", "{} 个字作编码名称太长。"),
    "long name hint": ("Select at most {}, or press C.", "请选取至多 {} 字，或按 C。"),
    "recoded": ("code changed to: {}", "已改为：{}"),
    "new code title": ("Name of the new code", "新编码的名称"),
    "resized": ("changed: {}", "已调整：{}"),
    "split": ("split: {}", "已拆分：{}"),
    "merged": ("merged: {}", "已合并：{}"),
    "no label": ("No turn has the letter {}", "没有标为 {} 的话轮"),
    "own codes": ("Codes of one's own", "自建编码"),
    "theme": ("theme: {}", "主题：{}"),
    "ambiguous": ("“ … → are counted as {} cells now; right if this line ends straight", "“…→ 现按 {} 格计；行尾对齐即为正确"),
    "theme dark": ("dark", "深色"),
    "theme light": ("light", "浅色"),
    "theme contrast": ("high contrast", "高对比"),
    "search for": ("Search", "检索"),
    "search keys": ("Enter search, then open · ↑↓ choose · Esc leave", "回车检索，再按打开 · ↑↓ 选择 · Esc 离开"),
    "listing keys": ("type to narrow down · ↑↓ choose · Enter open · Esc leave", "输入以缩小范围 · ↑↓ 选择 · 回车打开 · Esc 离开"),
    "words title": ("Words in all documents", "全项目检索"),
    "search help": (
        "招商引资          a word or phrase, Simplified or Traditional\nfirms AND skills   both in one turn; also OR, NOT, NEAR\n"
        "code:sit.skill_matching speaker:Owner town:Kunshan   only there\n"
        "user: document: kind: language: actor: title:   likewise\n"
        "gender:f year>=2005   variables of speakers, documents and towns, with : = != < <= > >=\n"
        "NOT kind:policy (firms OR workers)   filters and words combine; filters alone list the turns that pass",
        "招商引资          词或短语，简繁通查\n企业 AND 技能      同一话轮中都出现；另有 OR、NOT、NEAR\n"
        "code:sit.skill_matching speaker:镇长 town:昆山   限定范围\n"
        "user: document: kind: language: actor: title:   同样可用\n"
        "gender:女 year>=2005   发言者、文档、城镇的变量，可用 : = != < <= > >=\n"
        "NOT kind:policy (企业 OR 工人)   条件与词可组合；只有条件时列出符合的话轮",
    ),
    "found so far": ("{} so far …", "已找到 {} 条…"),
    "row": ("row", "行"),
    "column": ("column", "列"),
    "rows title": ("What shall the rows be?", "行是什么？"),
    "columns title": ("What shall the columns be?", "列是什么？"),
    "side code": ("codes", "编码"),
    "side town": ("towns", "城镇"),
    "side document": ("documents", "文档"),
    "side speaker": ("speakers", "发言者"),
    "side user": ("persons who code", "编码者"),
    "codes under": ("codes under {}", "{} 之下的编码"),
    "variable of": ("{1} ({0})", "{1}（{0}）"),
    "shown count": ("counts", "数目"),
    "shown row": ("% of the row", "占行 %"),
    "shown column": ("% of the column", "占列 %"),
    "shown documents": ("documents", "文档数"),
    "by overlap": ("overlapping", "重叠"),
    "by near": ("at most {} characters apart", "相隔至多 {} 字"),
    "by turn": ("in the same turn", "同一话轮"),
    "rolled up": ("with groups", "含上级组"),
    "sorted count": ("rows by sum", "行按合计"),
    "sorted name": ("rows by name", "行按名称"),
    "sorted here": ("rows by a column", "行按某列"),
    "in documents": ("documents: {}", "文档 {} 篇"),
    "cell codings": ("codings: {}", "编码 {} 条"),
    "cell pairs": ("pairs: {}", "共现 {} 对"),
    "cell turns": ("turns with both: {}", "两者皆有的话轮 {} 个"),
    "nothing to count": ("There are no codings to count by this.", "没有可按此计数的编码。"),
    "codes by codes only": ("That is for codes by codes: c chooses the columns.", "仅用于编码对编码：按 c 选择列。"),
    "table copied": ("the table is copied, parted by tabs", "已复制整张表（制表符分隔）"),
    "hits in": ("{} hits in {} documents", "{} 处，{} 篇文档"),
    "quotes title": ("Quotes of which code?", "哪个编码的引文？"),
    "quotes count": ("{} quotes", "{} 条引文"),
    "memos title": ("All memos", "全部备忘"),
    "memos count": ("memos: {}", "{} 条备忘"),
    "memo list keys": ("Tab kind · Enter go there · F2 change · F8 remove", "Tab 类别 · 回车 前往 · F2 修改 · F8 删除"),
    "memos any": ("all kinds (Tab)", "所有类别（Tab）"),
    **{f"on {kind}": (kind, zh) for kind, zh in TARGETS.items()},
    "choose a code": ("This is a heading: choose a code under it.", "这是标题，请选择其下的编码。"),
    "by code": ("code", "编码"),
    "by user": ("person", "编码者"),
    "by speaker": ("speaker", "发言者"),
    "by town": ("town", "城镇"),
    "by kind": ("kind of document", "文档类型"),
    "by language": ("language", "语言"),
    "kind interview": ("interview", "访谈"),
    "kind roundtable": ("roundtable", "座谈"),
    "kind policy": ("policy", "政策"),
    "kind note": ("note", "笔记"),
    "language zh": ("Chinese", "中文"),
    "language en": ("English", "英文"),
    "language mixed": ("mixed", "混合"),
    "filtered": ("only", "只看"),
    "filter title": ("Show only: type a speaker, code, person, town, kind or variable", "只看：输入发言者、编码、编码者、城镇、类型或变量"),
    "filter on": ("only {}: {}", "只看{}：{}"),
    "filter off": ("no longer only {}: {}", "不再只看{}：{}"),
    "help title": ("Help: {}", "帮助：{}"),
    "help foot": ("Esc closes · F1 explains any screen · keys: {}", "Esc 关闭 · F1 说明任一界面 · 改按键：{}"),
    "help closes": ("Esc closes", "Esc 关闭"),
    "keys wrong": ("These settings do not hold; all others do", "以下设置无效，其余照常生效"),
    "tour offer": ("A tour of five minutes through this sample project?", "用五分钟导览此示例项目？"),
    "tour take": ("take the tour", "开始导览"),
    "tour later": ("not now ({} begins it any time)", "以后再说（随时按 {} 开始）"),
    "tour at": ("Tour {}/{}", "导览 {}/{}"),
    "tour keys": ("{} skips · Esc leaves", "{} 略过 · Esc 离开"),
    "tour waits": ("the suggestions are still being computed (see above); {} skips", "建议仍在计算（见上方），完成后即可继续；{} 略过"),
    "tour left": ("tour left; {} goes on with it", "已离开导览，按 {} 继续"),
    "tour none": ("there is no tour under way; {} begins it", "未在导览中，按 {} 开始"),
    "tour over": ("the tour is over", "导览结束"),
    "tour asks": ("Changes made in the tour: {}. Shall they stay?", "导览中的改动：{} 项。是否保留？"),
    "tour keep": ("keep them", "保留"),
    "tour undo": ("take all of them back", "全部收回"),
    "tour kept": ("kept: {} changes", "已保留 {} 项改动"),
    "tour undone": ("taken back: {} changes", "已收回 {} 项改动"),
    "palette hint": ("Search all commands", "搜索全部命令"),
    "codebook": ("Codebook", "编码本"),
    **CODEBOOK_TEXTS,
    **LINK_TEXTS,
    **QUEUE_TEXTS,
    **ADJUDICATE_TEXTS,
    **ACTOR_TEXTS,
    **PROFILE_TEXTS,
}


_STEPS: Mapping[str, str] = {
    "add a coding": "添加编码",
    "change a coding": "修改编码",
    "remove a coding": "删除编码",
    "split a coding": "拆分编码",
    "accept a suggestion": "接受建议",
    "reject a suggestion": "拒绝建议",
    "add a memo": "撰写备忘",
    "change a memo": "修改备忘",
    "remove a memo": "删除备忘",
    "change a setting": "修改设置",
    "change the parameters of profiles": "修改画像参数",
    "add a code": "新建编码项",
    "add a code and give it": "新建编码项并使用",
    "edit a code": "修改编码项",
    **CODEBOOK_STEPS,
    **LINK_STEPS,
    **ADJUDICATE_STEPS,
    **ACTOR_STEPS,
    **COMMAND_STEPS,
    "add {} codings": "添加 {} 条编码",
    "remove {} codings": "删除 {} 条编码",
    "merge {} codings": "合并 {} 条编码",
    "accept {} suggestions": "接受 {} 条建议",
}
"""What the log calls the steps; `{}` stands for a number."""


class Texts:
    """The words in one language; call it with the key and what to fill in."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, key: str, *values: object) -> str:
        english, chinese = _TEXTS[key]
        if self.language == "zh":
            return chinese.format(*values) if values else chinese
        return filled(english, *values)

    def word(self, value: str) -> str:
        """The shown form of a fixed word of the linkage record."""
        return WORDS.get(value, value) if self.language == "zh" else value

    def refusal(self, what: str, hint: str = "") -> str:
        """An error in one line: what is wrong, and what to do."""
        what, hint = self.said(what), self.said(hint)
        if self.language != "zh":
            return f"{what.rstrip('.')}. {hint}" if hint else what
        return f"{what.rstrip('。')}。{hint}" if hint else what

    def said(self, text: str) -> str:
        """A sentence of an error in this language, if it is known in it."""
        return in_chinese(text, self._thing) if self.language == "zh" else text

    def _thing(self, value: str) -> str:
        """What an error has filled in, in Chinese, if it is a word of the program's own."""
        if value in FIELDS:
            return _TEXTS[f"{value} field" if f"{value} field" in _TEXTS else value][1]
        return THINGS.get(value) or self.step(self.word(value))

    def step(self, label: str) -> str:
        """A label of the log in this language, if it is known in it."""
        if self.language != "zh":
            return label
        words = label.split(" ")
        known = _STEPS.get(" ".join("{}" if each.isdigit() else each for each in words))
        return known.format(*(each for each in words if each.isdigit())) if known else label


def chosen_language(asked: str | None) -> str:
    """zh or en: as asked, else as the locale says."""
    if asked:
        return "zh" if asked.lower().startswith("zh") else "en"
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return "zh" if os.environ[name].lower().startswith("zh") else "en"
    return "zh" if (locale.getlocale()[0] or "").lower().startswith("zh") else "en"
