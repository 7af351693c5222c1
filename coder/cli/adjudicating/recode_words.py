"""The words of coding passages again, in English and Chinese."""

from coder.report.bilingual import Bilingual, Texts

_WORDS: Texts = {
    "none": (
        "Nothing is left to code again. Draw passages: coder recode PROJECT --draw 30",
        "没有待再次编码的段落。请先抽取：coder recode PROJECT --draw 30",
    ),
    "number": ("Passage {} of {}", "第 {} 段，共 {} 段"),
    "document": ("Document: {}", "文档：{}"),
    "turn": ("Turn {}, speaker: {}, characters {} to {}", "第 {} 段发言，发言者：{}，字符 {} 至 {}"),
    "nobody": ("nobody named", "未注明"),
    "before": ("Before it: {}", "前文：{}"),
    "passage": ("Passage: {}", "段落：{}"),
    "after": ("After it: {}", "后文：{}"),
    "ask": (
        "Which codes fit? Mnemonics, keys or names, parted by spaces; n none fits, empty: skip, < the one before, q stop",
        "哪些编码合适？输入助记键、编号或名称，以空格分隔；n 无合适编码，直接回车跳过，< 上一段，q 停止",
    ),
    "kept": ("Kept: {}.", "已记录：{}。"),
    "no code": ("no code", "无编码"),
    "nothing yet": ("{} has coded nothing again yet: coder recode PROJECT --draw 30", "{} 还没有再次编码：coder recode PROJECT --draw 30"),
    "coded again": (
        "{} coded {} of {} drawn again{}; {} got exactly the same codes.",
        "{0} 再次编码了所抽 {2} 段中的 {1} 段{3}；编码完全相同的 {4} 段。",
    ),
    "waited": (", {} days after the first time (median)", "，距首次 {} 天（中位数）"),
    "changed between": (
        "The codebook has changed between: {} -> {}; a difference may be the definition's.",
        "其间编码本有改动：{} -> {}；差异可能出于定义。",
    ),
    "changed": ("  {}, {}-{}: {} -> {}: {}", "  {}，{}-{}：{} -> {}：{}"),
    "nothing": ("nothing", "无"),
    "and more": ("  ... and {} more; --json has all.", "  ……另有 {} 处；--json 列出全部。"),
    "one time": ("One of the two times has no code at all: no coefficient can be computed.", "两次之中有一次全无编码，无法计算系数。"),
    "drawn": ("{} drawn (seed {}). Code them again: coder recode {}", "已抽取 {} 段（种子 {}）。再次编码：coder recode {}"),
    "summary": ("Coded again: {}. Left: {}.", "再次编码 {} 段，剩余 {} 段。"),
}


class Words(Bilingual):
    """The words in one language, `zh` or `en`; call it with the key and what to fill in."""

    def __init__(self, language: str) -> None:
        super().__init__(_WORDS, language)
