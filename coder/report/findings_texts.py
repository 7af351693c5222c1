"""What the report says of findings, in English and Chinese."""

from collections.abc import Mapping

FINDING_TEXTS: Mapping[str, tuple[str, str]] = {
    "findings": ("Findings", "研究发现"),
    "findings lead": (
        "Findings of codebook {} {}: what is said for and against each. Against one counts: {}. Shares have {} intervals.",
        "编码本 {} {} 的各项发现：支持与反对的证据。计为反对的有：{}。份额附 {} 区间。",
    ),
    "a denied mention that carries a code of the finding": ("a denied mention that carries a code of the finding", "带有该发现之码的否认记述"),
    "a passage that the same coder also gave a code with the facet stance: against": (
        "a passage that the same coder also gave a code with the facet stance: against",
        "同一编码者另外给了带 stance: against 之码的段落",
    ),
    "a code whose facet against names the finding": ("a code whose facet against names the finding", "其 against 指明该发现的码"),
    "mirror": ("{} beside {}", "{}与{}对照"),
    "mirror caption": (
        "Bars run from the middle: {} to the left, {} to the right. A finding's bar is its share of all that is said on that "
        "side, a code's bar its share within the finding. Lines are {} intervals. Where a side has too little evidence (fewer than {} "
        "pieces, or {} sources) no bar is drawn.",
        "条形自中线向两侧伸出：左为{}，右为{}。发现的条形是它在该侧全部证据中的份额，各码的条形是它在该发现证据中的份额。细线为 {} 区间。"
        "某侧证据过少（少于 {} 条或 {} 个来源）时不画条形。",
    ),
    "insufficient side": ("insufficient", "不足"),
    "finding": ("Finding", "发现"),
    "for": ("for", "支持"),
    "against": ("against", "反对"),
    "share of all": ("Share of all that is said", "在全部证据中的份额"),
    "speaks for": ("Speaks for it", "支持的份额"),
    "smallest": ("Probability that it is the least", "最少的概率"),
    "differs": ("difference", "差"),
    "least evidence": ("Least evidence: {}. Spoken against: {}.", "证据最少：{}。有反对证据：{}。"),
    "none against": ("none", "无"),
    "origin": ("origin", "转出地"),
    "recipient": ("recipient", "承接地"),
    "both": ("both", "兼有"),
    "neither": ("neither", "无关"),
    "(none)": ("not known", "未知"),
    "passages of findings": ("Passages on the findings ({})", "各项发现的段落（{}）"),
}
