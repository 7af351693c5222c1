"""What the lists of disagreements, of the consensus and of confusions say, in English and Chinese."""

from coder.report.bilingual import Bilingual, Texts

_TEXTS: Texts = {
    "turn": (", turn {}", "，话轮 {}"),
    "open": ("open", "待定"),
    "nobody": ("No document was worked on by two people: there is nothing to agree or to differ on.", "没有由两人处理的文档，无从比较。"),
    "nobody assigned": (
        "In a document that was assigned (coder assign) only its coders are compared; --coders A,B names others.",
        "已分配的文档（coder assign）只比较受分配者；可用 --coders A,B 指定他人。",
    ),
    "consensus": (
        "Consensus of {} over {}: {} made alike by all, {} adjudicated, {} undecided.",
        "{} 的共识，文档 {} 篇：各人一致 {} 处，已裁定 {} 处，未裁定 {} 处。",
    ),
    "adjudicated": ("Adjudicated: {}.", "已裁定：{}。"),
    "undecided": ("Undecided: {}{}; {} ({}): something of {} of them.", "未裁定：{}{}；{}（{}），其中 {} 处有所保留。"),
    "put off": (" ({} of them put off)", "（其中 {} 处暂缓）"),
    "unanimous counts": ("only what is common to all counts", "只计各人共有者"),
    "majority counts": ("what more than half of the coders have counts", "计半数以上编码者共有者"),
    "adjudicated counts": ("nothing of it counts", "均不计"),
    "single": ("{} worked on by one person: that work is taken as it is.", "由一人处理的文档 {} 篇，照原样采用。"),
    "outdated": (
        "{} not used: what was decided about has changed since, or other coders are compared.",
        "{} 项裁定未采用：所裁定的内容此后有改动，或比较的是其他编码者。",
    ),
    "chosen": ("a coder's version", "取某编码者"),
    "neither meant": ("nothing", "都不取"),
    "other": ("something else", "另定"),
    "number": ("{} {}", "{} {}"),
    "code": ("code", "编码不同"),
    "boundary": ("boundary", "边界不同"),
    "presence": ("presence", "仅部分人编码"),
    "slots": ("slots", "联系记述不同"),
    "mention": ("mention", "仅部分人记录联系"),
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

    def count(self, number: int, noun: str) -> str:
        """How many of what; in Chinese the number, as the sentence has the noun."""
        return f"{number:,}" if self.language == "zh" else f"{number:,} {noun}{'' if number == 1 else 's'}"
