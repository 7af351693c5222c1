"""Words of the screen of town profiles, in English and Chinese."""

from collections.abc import Mapping

PROFILE_TEXTS: Mapping[str, tuple[str, str]] = {
    "town of": ("town {} of {}", "第 {}／{} 个城镇"),
    "leads to quotes": ("{}: Enter lists the quotes behind it", "{}：回车列出背后的引文"),
    "leads to town": ("{}: Enter shows this town", "{}：回车显示该镇"),
    "leads to choice": ("{0} = {1}: Enter sets it, r gives the default back", "{0} = {1}：回车修改，r 恢复默认"),
    "nothing chosen": ("no number here leads further", "此处没有可进入的数字"),
    "computing page": ("computing … {} s (Esc leaves)", "计算中…… {} 秒（Esc 离开）"),
    "suggesting texts": ("suggestions: {} of {} texts (Esc leaves)", "建议：{}／{} 篇（Esc 离开）"),
    "with suggestions": ("WITH SUGGESTIONS", "含建议"),
    "set title": ("{} (empty: none)", "{}（空：无）"),
    "set to": ("{} = {}; u takes it back", "{} = {}；按 u 撤销"),
    "no default here": ("That is for a parameter: page Method.", "仅用于参数：见“参数”页。"),
    "page copied": ("the page is copied as text", "已将本页复制为文本"),
    "quotes of number": ("Quotes behind {}", "{} 背后的引文"),
    "against": ("against", "反面"),
    "about home": (
        "HOME. The verdict, or what it lacks. The grid: a row for each dimension, its poles left and right; the share of a pole among the evidence "
        "of both, its 90 % interval (█ to its low end, ▓ to the share, ░ to its high end), n pieces of evidence, and the membership that follows "
        "from the anchors. Then the probability of each corner, and the fuzzy scores of the ideal types (strict: the least membership).",
        "总览。判定或所缺。网格：每行一个维度，左右为其两极；一极在两极证据中的份额及 90% 区间（█ 至下限，▓ 至份额，░ 至上限）、"
        "证据数、由锚点得出的隶属度。其下为各角点的概率和理想类型的模糊得分（严格：最小的隶属度）。",
    ),
    "about situations": (
        "SITUATIONS. ● is the share of a situation, ─ its interval, ◆ its breadth: the share of independent sources that tell of it. "
        "A talkative source moves the dot, not the diamond. Below: the contrast pairs, bars from the middle to both poles.",
        "情境。● 为份额，─ 为区间，◆ 为广度：讲到它的独立来源所占比例。话多的来源会移动圆点，不会移动菱形。下方为对比组，条形自中线伸向两极。",
    ),
    "about ties": (
        "TIES. Scale of the linkages and the E-I index (external less internal, by all), what flows, how the ties work; at the end what does not "
        "count: wished, planned, failed, denied. Scale is an economic-geographic category only.",
        "联系。联系的尺度与 E-I 指数（外部减内部，除以全部）、内容与方式；末尾为不计入者：希望、计划、失败、否认。尺度仅为经济地理范畴。",
    ),
    "about table": (
        "TABLE. The town against the published comparison table: = match, ~ partial, x differs, ? insufficient; a row is never forced.",
        "对照表。城镇与已发表的对照表：= 相符，~ 部分相符，x 不同，? 不足；不作勉强判断。",
    ),
    "about network": (
        "NETWORK. Who is tied to whom: a number of the matrix says how many sources tell of the edge from the row to the column. "
        "Below: where each actor stands, and what falls away without it.",
        "网络。邻接矩阵中的数字为讲到由行至列之边的来源数。下方为各行动者的位置，以及去掉它会失去什么。",
    ),
    "about course": (
        "TIME. The share of the first pole from period to period; dated ties on a line of years (░ may be, █ surely, > goes on); the steps from "
        "assessment to institutionalisation.",
        "时间。各时期第一极的份额；有日期的联系（░ 可能，█ 必定，> 仍在继续）；从评估到制度化的步骤。",
    ),
    "about towns": (
        "TOWNS. All towns beside each other, like by like; the darker, the larger the share; · too few sources. Enter on a name shows that town.",
        "各镇。全部城镇并列，相似者相邻；越深份额越大；· 来源过少。在镇名上回车显示该镇。",
    ),
    "about trust": (
        "TRUST. What becomes of the headline without each source and with another cross-over; Krippendorff's alpha of the coders.",
        "可信度。去掉每个来源、改变交叉点后结论如何；编码者的 Krippendorff α。",
    ),
    "about method": (
        "METHOD. Every parameter behind the numbers; Enter sets one for the project, u takes it back.",
        "参数。决定数字的全部参数；回车为项目设定，按 u 撤销。",
    ),
    "about all": (
        "Definitions of the situations, and which belong together, are the reading of this project; the names are from the source.",
        "情境的定义及其配对是本项目的解读；名称出自原著。",
    ),
}
