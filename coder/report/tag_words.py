"""What the page of a tagged data set says, in English and Chinese."""

from collections.abc import Mapping

from coder.report.bilingual import Bilingual, Texts

_TEXTS: Texts = {
    "title": ("A tagged data set", "自动标注数据集"),
    "machine": (
        "Tags of a model, not codings of people: see how right they are with coder tag --report.",
        "这些是模型的标注，不是人的编码：其准确程度请用 coder tag --report 查看。",
    ),
    "counts": ("{} clauses of {} documents, {} with a code", "{1} 篇文件的 {0} 条，其中 {2} 条有编码"),
    "themes": ("Codes by themes", "编码与主题"),
    "themes caption": (
        "Clauses tagged with both. Darker: more of the row's clauses. At the right: all clauses with the code.",
        "同时带有两者的条款数。颜色越深，占该行的比例越大。右端为带有该编码的全部条款数。",
    ),
    "groups": ("Groups of codes by year", "各年份的编码类别"),
    "groups caption": (
        "Clauses tagged with a code of the group; one may count in several. Darker: more of the year's. At the right: all clauses of the year.",
        "带有该类编码的条款数，一条可计入几类。颜色越深，占该年条款的比例越大。右端为该年全部条款数。",
    ),
    "offices": ("Codes by tier of the issuer", "各级发文机关的编码"),
    "offices caption": (
        "Clauses tagged with the code. Darker: more of the row's. At the right: all clauses with the code.",
        "带有该编码的条款数。颜色越深，占该行的比例越大。右端为带有该编码的全部条款数。",
    ),
    "years": ("How strongly clauses bind, by year", "各年份条款的约束力"),
    "tiers": ("How strongly clauses bind, by tier of the issuer", "各级发文机关条款的约束力"),
    "strength caption": (
        "Shares of the clauses, the strongest word of a clause decides; at the right their number.",
        "各类条款所占比例，由条款中最强的词决定；右端为条款数。",
    ),
    "strengths": ("Strength of the documents, by year and tier", "各年份、各层级的文件力度"),
    "strengths caption": (
        "Sums of the strengths that the codebook's table gives to each document (coder tag --ranks prints it). Darker: more of the year's.",
        "按编码本的表（coder tag --ranks 可打印）给每份文件的力度求和。颜色越深，占该年的比例越大。",
    ),
    "citations": ("Which documents cite which", "文件之间的引用"),
    "citations caption": (
        "The documents cited most, and those that cite them. Filled: in the data set; hollow: only named there. Larger: cited by more documents.",
        "被引用最多的文件及引用它们的文件。实心：在数据集中；空心：仅被提及。越大：引用它的文件越多。",
    ),
    "no citations": ("No document cites another.", "没有文件引用其他文件。"),
    "figures": ("The same as a table", "数据表"),
    "all": ("all", "合计"),
    "code": ("code", "编码"),
    "year": ("year", "年份"),
    "tier": ("tier", "层级"),
    "cited": ("document", "文件"),
    "by": ("cited by", "被引文件数"),
    "in the set": ("in the data set", "在数据集中"),
    "yes": ("yes", "是"),
    "no": ("no", "否"),
    "binding": ("binding", "约束"),
    "directive": ("directive", "指示"),
    "permissive": ("permissive", "许可"),
    "exploratory": ("exploratory", "探索"),
    "none": ("no such word", "无此类词"),
    "?": ("not told", "未注明"),
    "central": ("central", "中央"),
    "provincial": ("provincial", "省级"),
    "prefecture": ("prefecture", "地级"),
    "county": ("county", "县级"),
    "township": ("township", "乡镇"),
}


class TagWords(Bilingual):
    """The sentences of the page, and the names of codes: key -> language -> name."""

    def __init__(self, language: str, names: Mapping[str, Mapping[str, str]] | None = None) -> None:
        named = {key: (each.get("en") or key, each.get("zh") or each.get("en") or key) for key, each in (names or {}).items()}
        super().__init__({**named, **_TEXTS}, language)
