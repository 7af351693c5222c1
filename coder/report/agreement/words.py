"""What the page on agreement says, in English and Chinese."""

from coder.report.bilingual import Bilingual, Texts

_TEXTS: Texts = {
    "title": ("How far the coders agree", "编码者一致性"),
    "compared": ("{}: {} documents coded by at least two of them.", "{}：其中至少两人编码的文档 {} 篇。"),
    "none": ("No document is coded by two people.", "没有由两人编码的文档。"),
    "how": (
        "Unit: {}; one that nobody coded {}. Intervals: {:.0%}, {} bootstrap draws over {}.",
        "单位：{}；无人编码的单位{}。区间：{:.0%}，自助法 {} 次，按{}重抽。",
    ),
    "a no": ("is a no of everybody", "视为各人均判否"),
    "left out": ("is left out", "不计"),
    "documents": ("documents", "文档"),
    "units": ("units", "单位"),
    "turn": ("turn", "话轮"),
    "sentence": ("sentence", "句"),
    "character": ("character", "字符"),
    "few": ("With fewer than three documents the intervals are too narrow.", "文档不足三篇，区间偏窄。"),
    "alphas": ("Krippendorff's alpha by code", "各编码的 Krippendorff α"),
    "alphas caption": (
        "1: full agreement; 0: what chance would give. At .667 conclusions are tentative, at .8 they hold (Krippendorff 2004). "
        "Where a code is rare, look at AC1 in the table.",
        "1 为完全一致，0 为偶然一致。.667 以上可作试探性结论，.8 以上可靠（Krippendorff 2004）。编码稀少时请看表中的 AC1。",
    ),
    "confusions": ("Which codes are taken for each other", "哪些编码互相混淆"),
    "confusions caption": (
        "Turns to which one coder gave the code of the row and another that of the column. On the diagonal, framed: all gave it.",
        "一人给行上的编码、另一人给列上的编码的话轮数。对角线（带框）：各人都给了该编码。",
    ),
    "no confusions": ("No two codes of one group are taken for each other.", "同组编码之间没有混淆。"),
    "over": ("In the course of the work", "随工作进程"),
    "linkages": ("Linkages", "联系"),
    "linkages said": ("{} of {} mentions have a partner: F1 {}.", "{1} 条记述中 {0} 条有对应：F1 {2}。"),
    "certain": (
        "An interval that is a point, such as 1.00 [1.00, 1.00]: all draws gave the same. Where few units have the code that is no certainty.",
        "区间两端相同（如 1.00 [1.00, 1.00]）：各次重抽结果相同；判是的单位很少时，并不说明确定无疑。",
    ),
    "narrow": (
        "Pairs in fewer than three documents, so that the interval is too narrow: {}.",
        "以下字段的成对记述不足三篇文档，区间偏窄：{}。",
    ),
    "undefined": (
        "–: not defined, because everybody gave all units the same answer, so that agreement cannot be told from chance.",
        "–：无定义。所有单位上各人的回答都相同，无从区分一致与偶然。",
    ),
    "methods": ("For the methods section", "方法段落"),
    "code": ("code", "编码"),
    "all": ("all codes together", "全部编码"),
    "yes": ("yes", "判是"),
    "percent": ("agree", "一致率"),
    "stretch": ("stretch", "阶段"),
    "field": ("field", "字段"),
    "pairs": ("pairs", "对数"),
    "same": ("same", "相同"),
    "likeness": ("likeness", "相似度"),
    "alpha": ("alpha", "α"),
    "interval": ("interval", "区间"),
    "nothing": ("nothing", "无"),
    "not said": ("not said", "未注明"),
    "figures": ("The same as a table", "数据表"),
    "prevalence": ("prev.", "流行"),
    "bias": ("bias", "偏倚"),
    "actors": ("actors", "行动者"),
    "actor_types": ("types of actors", "行动者类型"),
    "situations": ("situations", "互动情境"),
    "systems": ("systems", "系统"),
    "kinds": ("kinds", "联系内容"),
    "borrowed_from": ("borrowed from", "借鉴自何处"),
    "town": ("town", "城镇"),
    "time": ("time", "时间"),
    "scale": ("scale", "尺度"),
    "direction": ("direction", "方向"),
    "status": ("status", "状态"),
    "polarity": ("polarity", "肯定/否定"),
    "initiator": ("who began it", "发起者"),
    "step": ("step", "步骤"),
    "dynamics": ("dynamics", "动力"),
    "risk": ("risk", "风险"),
    "relation": ("relation to industries", "与既有产业"),
    "valence": ("valence", "得失"),
    "evidence_mode": ("evidence", "证据方式"),
    "whole": ("whole", "整体"),
}


class AgreementWords(Bilingual):
    """The sentences of the page."""

    def __init__(self, language: str) -> None:
        super().__init__(_TEXTS, language)
