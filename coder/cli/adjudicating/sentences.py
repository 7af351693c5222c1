"""What the lists of disagreements and of confusions say, in English and Chinese."""

from coder.report.bilingual import Bilingual, Texts

_TEXTS: Texts = {
    "turn": (", turn {}", "，话轮 {}"),
    "open": ("open", "待定"),
    "no confusions": ("No two codes are taken for each other.", "没有互相混淆的编码。"),
    "further": ("... and {}; --json has all.", "……另有 {} 对；--json 列出全部。"),
    "alone": ("Given by some where others gave nothing like it:", "部分人编码而他人没有相近编码："),
    "edges": ("Given by all, but not to the same passage: {}.", "各人都编码但段落不同：{}。"),
    "pair": ("{} and {}: {} in {}", "{} 与 {}：{} 处，文档 {} 篇"),
    "given": ("{}: {} {}, {} {}", "{}：{} {}，{} {}"),
    "agreed on": ("  {}; agreed on {} {}, on {} {}", "  {}；一致：{} {}，{} {}"),
    "decided": ("  decided: {}", "  已裁定：{}"),
    "both": ("both", "都取"),
    "neither": ("neither", "都不取"),
    "hint": ("  hint: {}", "  提示：{}"),
    "example": ("  e.g. {} {}", "  例：{} {}"),
    "alone line": ("  {}: {} ({}), agreed on {}{}", "  {}：{}（{}），一致 {}{}"),
    "alone decided": ("; decided: it holds {}, it does not {}", "；已裁定：成立 {}，不成立 {}"),
    "held": (
        "in {} of {} decisions {} held: the definition of {} may be too wide, or {} too narrow",
        "{1} 次裁定中有 {0} 次取 {2}：{3} 的定义可能过宽，或 {4} 的过窄",
    ),
    "one_sided": (
        "{} gave {} in {} of {}: a reading of one coder rather than of the definition",
        "{0} 在 {3} 处中有 {2} 处用 {1}：更像个人理解，而非定义所致",
    ),
    "no_definition": ("{} has no definition", "{} 没有定义"),
    "not_excluded": ("the exclude rules of {} do not mention {}", "{} 的不适用规则没有提到 {}"),
    "same_cues": ("both have cue words in common: {}", "两者有相同的线索词：{}"),
}


class Sentences(Bilingual):
    """The sentences in one language."""

    def __init__(self, language: str = "en") -> None:
        super().__init__(_TEXTS, language)
