"""What the tables of agreement say, in English and Chinese."""

from coder.report.bilingual import Bilingual, Texts

_HEADS: Texts = {
    "code": ("code", "编码"),
    "units": ("units", "单位"),
    "yes": ("yes", "判是"),
    "agree": ("agree", "一致率"),
    "alpha": ("alpha", "α"),
    "from": ("from", "下限"),
    "to": ("to", "上限"),
    "prev": ("prev", "流行"),
    "bias": ("bias", "偏倚"),
    "passages": ("passages", "段落"),
    "stretch": ("stretch", "阶段"),
    "documents": ("documents", "文档"),
    "coders": ("coders", "编码者"),
    "nothing": ("nothing", "无"),
    "field": ("field", "字段"),
    "pairs": ("pairs", "对数"),
    "same": ("same", "相同"),
    "likeness": ("likeness", "相似度"),
}

_TEXTS: Texts = {
    "compared": ("{}: {} of {}: {}", "{}：话轮 {} 个，文档 {} 篇：{}"),
    "mentions compared": ("{}: {} of {}: {}", "{}：联系记述 {} 条，文档 {} 篇：{}"),
    "and more": ("{} and {:,} more", "{} 等（另有 {:,} 篇）"),
    "nobody": (
        "No document is coded by two people. Give one to a second coder, who works with --user NAME.",
        "没有由两人编码的文档。请把一篇交给第二位编码者，以 --user 姓名 编码。",
    ),
    "nobody assigned": (
        "No document is coded by two of those it was assigned to. Whoever coded is compared with --count read.",
        "没有文档由其受分配者中的两人编码。--count read 比较所有编过码的人。",
    ),
    "unit a no": (
        "Unit: {}; one that nobody coded is a no of everybody. * is all codes together.",
        "单位：{}；无人编码的单位视为各人均判否。* 为全部编码。",
    ),
    "unit left out": ("Unit: {}; one that nobody coded is left out. * is all codes together.", "单位：{}；无人编码的单位不计。* 为全部编码。"),
    "turn": ("turn", "话轮"),
    "sentence": ("sentence", "句"),
    "character": ("character", "字符"),
    "over documents": ("Interval: {:.0%}, bootstrap over documents.", "区间：{:.0%}，按文档自助重抽。"),
    "over units": (
        "Interval: {:.0%}, bootstrap over units (fewer than three documents: the interval is too narrow).",
        "区间：{:.0%}，按单位自助重抽（文档不足三篇，区间偏窄）。",
    ),
    "certain": (
        "from = to: all draws gave the same; where few units have the code (yes), that is no certainty.",
        "下限与上限相同：各次重抽结果相同；判是的单位很少时，并不说明确定无疑。",
    ),
    "undefined": (
        "- : not defined, because everybody gave all units the same answer, so that agreement cannot be told from chance.",
        "- ：无定义。所有单位上各人的回答都相同，无从区分一致与偶然。",
    ),
    "columns": (
        "from, to: the interval of alpha. prev and bias are of two coders. --measures says what all mean; --code CODE shows the passages.",
        "下限、上限为 α 的区间；流行与偏倚只对两位编码者给出。--measures 说明各项含义，--code 列出分歧的段落。",
    ),
    "measure": ("  {}: {}.", "  {}：{}。"),
    "agree measure": (
        "how often two coders say the same of a unit; high by itself where a code is rare",
        "两位编码者对一个单位说法相同的频率；编码稀少时本来就高",
    ),
    "kappa measure": (
        "Cohen's for two coders, Conger's for more: agreement beyond what each coder's own habit of saying yes would give",
        "两人为 Cohen，多人为 Conger：超出各人判是习惯所致的一致",
    ),
    "pi measure": (
        "Scott's for two coders, Fleiss's for more: agreement beyond what the common share of yes would give",
        "两人为 Scott，多人为 Fleiss：超出共同判是比例所致的一致",
    ),
    "BP measure": ("Brennan & Prediger's, which is PABAK here: agreement beyond tossing a coin", "Brennan–Prediger，此处即 PABAK：超出抛硬币的一致"),
    "AC1 measure": ("Gwet's: as kappa, but not misled where a code is rare or nearly everywhere", "Gwet：同 kappa，但编码极少或极多时不致误导"),
    "alpha measure": (
        "Krippendorff's: 1 minus disagreement over that expected by chance, corrected for few units; from and to are its interval",
        "Krippendorff：1 减去分歧与偶然所期分歧之比，并校正单位少的情形；下限与上限为其区间",
    ),
    "prev measure": (
        "how unequal yes and no are (two coders): near 1, kappa, pi and alpha are low however well they agree; look at AC1 and BP then",
        "判是与判否的不均衡（两人）：接近 1 时无论多么一致，kappa、pi、α 都低，请看 AC1 与 BP",
    ),
    "bias measure": (
        "how differently two coders say yes: if it is large, one of them gives the code more freely",
        "两人判是多少的差别：大则其中一人更常使用该编码",
    ),
    "again": (
        "Unit: a passage coded again; without a code it is a no both times. * is all codes together.",
        "单位：再次编码的段落；无编码者两次均判否。* 为全部编码。",
    ),
    "over passages": (
        "Interval: {:.0%}, bootstrap over passages. - where a figure is not defined. `coder agree --measures` says what they mean.",
        "区间：{:.0%}，按段落自助重抽。- 为无定义。各项含义见 `coder agree --measures`。",
    ),
    "not all": (
        "No document is coded by all of these people. Choose two of them: --coders A,B.",
        "没有由这些人全部编码的文档。请选两人：--coders A,B。",
    ),
    "unitizing": (
        "Alpha: Krippendorff's for unitizing, 1 where all passages begin and end alike. Interval: {}.",
        "α：Krippendorff 的分段 α，各段起止都相同为 1。区间：{}。",
    ),
    "drawn": ("{:.0%}, bootstrap over documents", "{:.0%}，按文档自助重抽"),
    "not drawn": ("none, there are fewer than three documents", "无，文档不足三篇"),
    "overlap": (
        "F1: the share of passages that share at least half of their union with one of another coder. * is all codes together.",
        "F1：与另一编码者的某段相交至少达其并集一半的段落所占比例。* 为全部编码。",
    ),
    "no confusions": ("No two codes of one group are taken for each other.", "同组编码之间没有混淆。"),
    "map": (
        "Turns to which one coder gave the code of the row and another that of the column; on the diagonal: all of them gave it (agreement).",
        "一人给行上的编码、另一人给列上的编码的话轮数；对角线：各人都给了该编码（一致）。",
    ),
    "shades": (
        "nothing: another coder gave nothing of the group. Shade: ░ few to █ most. Without a shade: none.",
        "无：另一编码者没有给出同组编码。深浅：░ 少至 █ 最多；无底纹为没有。",
    ),
    "no stretch": ("No document was coded by two people within one stretch.", "没有在同一阶段内由两人编码的文档。"),
    "not said": ("(not said)", "（未注明）"),
    "course": (
        "{}, unit {}. A rise may come from training, a change of the codebook, or easier documents.",
        "{}，单位：{}。上升可能来自训练、编码本的改动，或较易的文档。",
    ),
    "all together": ("All codes together", "全部编码"),
    "people": ("people", "人与人"),
    "with a machine": ("with a machine", "人与机器"),
    "ceiling": (
        "{}. What people reach among themselves is the ceiling for what a machine can reach with them.",
        "{}。人与人之间的一致是机器与人一致的上限。",
    ),
    "mistaken": ("Taken for each other (turns to which one coder gave the one and another the other):", "互相混淆（一人给此、另一人给彼的话轮）："),
    "pair": ("  {} and {}: {} in {}", "  {} 与 {}：话轮 {} 个，文档 {} 篇"),
    "definition": ("    {}: {}", "    {}：{}"),
    "no definition": ("no definition", "没有定义"),
    "alone": ("Given by one coder where another gave nothing of the group (turns): {}", "一人编码而另一人没有给出同组编码（话轮）：{}"),
    "no mentions": (
        "In no document did two people record mentions. `coder link --user NAME` and L in the screen record them.",
        "没有由两人记录联系的文档。可用 `coder link --user 姓名` 或界面上的 L 记录。",
    ),
    "one only": ("Not compared: {} with mentions of one coder only.", "未比较：只有一位编码者记录联系的文档 {} 篇。"),
    "ties": (
        "Same ties recorded: {} of {} mentions have a partner, F1 {} [{}, {}].",
        "记录了相同联系：{1} 条记述中 {0} 条有对应，F1 {2} [{3}, {4}]。",
    ),
    "partners": (
        "Partners overlap in the text; those with the same actors come first (by the registry, in either order).",
        "对应的记述在原文中相交；行动者相同者优先（按行动者名录，次序不拘）。",
    ),
    "whole": ("whole: all of {} alike. A field that neither coder filled is not compared.", "整体：{}都相同。两人都未填的字段不比较。"),
    "masi": (
        "alpha: Krippendorff's over the pairs; for fields of several values with MASI distance. likeness: shared values over all values (Jaccard).",
        "α：对各对记述的 Krippendorff α，多值字段用 MASI 距离。相似度：共有值与全部值之比（Jaccard）。",
    ),
    "slots": (
        "Interval: {:.0%}, bootstrap over documents. --slot FIELD or --slot {} shows where.",
        "区间：{:.0%}，按文档自助重抽。--slot 字段名 或 --slot {} 列出分歧之处。",
    ),
    "narrow": (
        "Too few documents, so that pairs are drawn and the interval is too narrow: {}.",
        "文档太少，改按对重抽，区间偏窄：{}。",
    ),
}


class Sentences(Bilingual):
    """The sentences in one language, and the heads of columns."""

    def __init__(self, language: str = "en") -> None:
        super().__init__({**_HEADS, **_TEXTS}, language)

    def heads(self, *names: str) -> list[str]:
        """Heads of columns."""
        return [self(name) for name in names]

    def some(self, titles: tuple[str, ...], most: int = 8) -> str:
        """Titles in a row, the first of them where there are many."""
        listed = self.listed(titles[:most])
        return self("and more", listed, len(titles) - most) if len(titles) > most else listed
